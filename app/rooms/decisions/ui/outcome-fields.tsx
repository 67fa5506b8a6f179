import { formatKronor } from "#app/texts/format.ts";
import { Choice, Field } from "#app/ui/fields.tsx";

type OutcomeFieldsProps = {
  readonly label: string;
  readonly outcomes: Readonly<Record<"grant" | "reject", string>>;
  readonly amount: string;
  readonly amountHint: string;
  readonly given: { readonly outcome?: "grant" | "reject" | null | undefined; readonly amountOre?: bigint | null | undefined };
};

/** Grant or refusal, and how much: the same for who proposes, who states and who decides. */
export function OutcomeFields({ label, outcomes, amount, amountHint, given }: OutcomeFieldsProps) {
  return (
    <>
      <Choice
        name="outcome"
        label={label}
        inline
        options={(["grant", "reject"] as const).map((value) => ({ value, label: outcomes[value] }))}
        {...(given.outcome ? { defaultValue: given.outcome } : {})}
      />
      <Field
        name="amount"
        label={amount}
        hint={amountHint}
        inputMode="decimal"
        suffix="kr"
        width="medium"
        autoComplete="off"
        defaultValue={given.amountOre ? formatKronor(given.amountOre, "sv", false) : ""}
      />
    </>
  );
}
