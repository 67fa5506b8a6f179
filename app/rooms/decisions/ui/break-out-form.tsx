import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** One application gets a paragraph of its own, so that a conflict of interest in it keeps nobody from the rest. */
export function BreakOutForm({ data: { meeting, cases }, unaccepted, hidden }: StepProps<"meeting" | "cases">) {
  const { item: t } = useTexts(decisionTexts);
  return (
    <>
      <p>{t.breakOutLead}</p>
      <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
        <Select
          name="applicationId"
          label={t.breakOutWhich}
          placeholder={t.chooseApplication}
          options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
        />
        <Button>{t.breakOut}</Button>
      </CommandForm>
    </>
  );
}
