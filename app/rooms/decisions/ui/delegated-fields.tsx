import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

type Given = {
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
  readonly reasons: string;
  readonly conditions: string;
};

/** Outcome, sum, reasons and conditions: the same for who proposes and for who decides. */
export function DelegatedFields({ given }: { given: Partial<Given> }) {
  const t = useTexts(delegationTexts);
  return (
    <>
      <Choice
        name="outcome"
        label={t.choose}
        inline
        options={(["grant", "reject"] as const).map((value) => ({ value, label: t.outcome[value] }))}
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
      <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={5} defaultValue={given.reasons ?? ""} />
      <TextArea name="conditions" label={t.conditions} rows={3} optional defaultValue={given.conditions ?? ""} />
    </>
  );
}
