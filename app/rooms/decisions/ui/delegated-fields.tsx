import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { OutcomeFields } from "#app/rooms/decisions/ui/outcome-fields.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

type Given = {
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
  readonly reasons: string;
  readonly conditions: string;
  readonly note: string;
};

/** Outcome, sum, reasons and conditions: the same for who proposes and for who decides. */
export function DelegatedFields({ given }: { given: Partial<Given> }) {
  const t = useTexts(delegationTexts);
  return (
    <>
      <OutcomeFields label={t.choose} outcomes={t.outcome} amount={t.amount} amountHint={t.amountHint} given={given} />
      <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={5} defaultValue={given.reasons ?? ""} />
      <TextArea name="note" label={t.note} hint={t.noteHint} rows={2} defaultValue={given.note ?? ""} />
      <TextArea name="conditions" label={t.conditions} rows={3} optional defaultValue={given.conditions ?? ""} />
    </>
  );
}
