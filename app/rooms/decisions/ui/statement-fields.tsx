import { longestPart } from "#app/rooms/decisions/statement.forms.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";
import { OutcomeFields } from "#app/rooms/decisions/ui/outcome-fields.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** What an officer writes in a statement. */
export function StatementFields({ given }: { given: StatementContent }) {
  const t = useTexts(statementTexts);
  return (
    <>
      <OutcomeFields label={t.outcome} outcomes={t.outcomes} amount={t.amount} amountHint={t.amountHint} given={given} />
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
