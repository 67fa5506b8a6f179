import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** Dissent of somebody who took part, in their own words (KL 4:27). */
export function ReservationForm({
  data: { meeting, item, taking },
  unaccepted,
  hidden,
  heading,
}: StepProps<"meeting" | "item" | "taking">) {
  const room = useTexts(decisionTexts);
  const t = room.reservation;
  const open = taking.filter((member) => !item.reservations.some((reservation) => reservation.personId === member.personId));
  return (
    <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
      {heading}
      <Select
        name="personId"
        label={t.person}
        placeholder={room.item.choose}
        options={open.map((member) => ({ value: member.personId, label: member.name }))}
      />
      <TextArea name="text" label={t.text} hint={t.textHint} rows={4} />
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}
