import { longestPart } from "#app/rooms/decisions/statement.forms.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";
import { formatKronor } from "#app/texts/format.ts";
import { Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** What an officer writes in a statement. */
export function StatementFields({ given }: { given: StatementContent }) {
  const t = useTexts(statementTexts);
  return (
    <>
      <Choice
        name="outcome"
        label={t.outcome}
        inline
        options={(["grant", "reject"] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        {...(given.outcome ? { defaultValue: given.outcome } : {})}
      />
      <Field
        name="amount"
        label={t.amount}
        hint={t.amountHint}
        inputMode="decimal"
        suffix="kr"
        width="medium"
        autoComplete="off"
        defaultValue={given.amountOre ? formatKronor(given.amountOre, "sv", false) : ""}
      />
      <TextArea
        name="summary"
        label={t.summary}
        hint={t.summaryHint}
        rows={5}
        maxLength={longestPart}
        defaultValue={given.summary}
      />
      <TextArea
        name="reasons"
        label={t.reasons}
        hint={t.reasonsHint}
        rows={10}
        maxLength={longestPart}
        defaultValue={given.reasons}
      />
      <TextArea
        name="conditions"
        label={t.conditions}
        hint={t.conditionsHint}
        rows={3}
        optional
        maxLength={longestPart}
        defaultValue={given.conditions}
      />
    </>
  );
}
