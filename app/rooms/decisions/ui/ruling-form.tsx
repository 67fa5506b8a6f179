import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf } from "#app/rooms/decisions/meeting.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** What the body decides of a conflict of interest that is disputed, without the person it is about (KL 6:30). */
export function RulingForm({
  data: { meeting, item, cases, taking },
  unaccepted,
  hidden,
  heading,
}: StepProps<"meeting" | "item" | "cases" | "taking">) {
  const room = useTexts(decisionTexts);
  const t = room.ruling;
  const elected = meeting.members.filter(
    (member) =>
      member.present && (member.capacity === "member" || member.capacity === "substitute" || member.capacity === "adjunct"),
  );
  const named = (people: readonly { personId: string; name: string }[]) =>
    people.map((one) => ({ value: one.personId, label: one.name }));
  const free = elected.filter(
    (member) => member.capacity === "substitute" && !taking.some((one) => one.personId === member.personId),
  );
  return (
    <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
      {heading}
      <Select name="personId" label={t.person} placeholder={room.item.choose} options={named(elected)} />
      <Select
        name="raisedById"
        label={t.raisedBy}
        placeholder={t.raisedBySelf}
        options={named(meeting.members.filter((member) => member.present))}
      />
      {cases.length > 1 && (
        <Choices
          name="applicationIds"
          label={t.application}
          options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
        />
      )}
      <Field name="ground" label={t.ground} hint={t.groundHint} />
      <Choice
        name="outcome"
        label={t.outcome(meeting.body)}
        options={[
          { value: "conflict", label: t.outcomes.conflict, hint: t.outcomeHints.conflict },
          { value: "none", label: t.outcomes.none, hint: t.outcomeHints.none },
        ]}
      />
      <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={3} maxLength={2000} />
      <Choices name="against" label={t.against} hint={t.againstHint} options={named(taking)} />
      {free.length > 0 && (
        <Select
          name="replacedById"
          label={room.absence.replaced}
          hint={t.replacedHint}
          placeholder={room.absence.replacedNone}
          options={named(free)}
        />
      )}
      <Select
        name="chairId"
        label={room.absence.chair}
        hint={t.chairHint}
        placeholder={room.absence.chairNone}
        options={named(taking.filter((member) => member.personId !== chairOf(meeting, item)))}
      />
      <Button>{t.save}</Button>
    </CommandForm>
  );
}
