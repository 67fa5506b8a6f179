import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, Field, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Section } from "#app/ui/layout.tsx";

/** Who takes no part in a paragraph, and why; a substitute may come in their place. */
export function AbsenceForm({
  data: { meeting, cases, taking },
  unaccepted,
  hidden,
  heading,
}: StepProps<"meeting" | "cases" | "taking">) {
  const room = useTexts(decisionTexts);
  const t = room.absence;
  const free = meeting.members.filter(
    (member) => member.capacity === "substitute" && member.present && !taking.some((one) => one.personId === member.personId),
  );
  return (
    <CommandForm version={meeting.version} hidden={{ ...hidden, do: "note" }} {...unaccepted}>
      {heading}
      <Select
        name="personId"
        label={t.person}
        placeholder={room.item.choose}
        options={taking.map((member) => ({ value: member.personId, label: member.name }))}
      />
      <Choice
        name="kind"
        label={t.kind}
        defaultValue="conflict"
        options={[
          { value: "conflict", label: t.kinds.conflict },
          { value: "left", label: t.kinds.left },
        ]}
      />
      {cases.length > 1 && (
        <Choices
          name="applicationIds"
          label={t.application}
          hint={t.applicationHint}
          options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
        />
      )}
      <Field name="ground" label={t.ground} hint={t.groundHint} />
      {free.length > 0 && (
        <Select
          name="replacedById"
          label={t.replaced}
          placeholder={t.replacedNone}
          options={free.map((member) => ({ value: member.personId, label: member.name }))}
        />
      )}
      <Select
        name="chairId"
        label={t.chair}
        hint={t.chairHint}
        placeholder={t.chairNone}
        options={taking
          .filter((member) => member.personId !== meeting.chairId)
          .map((member) => ({ value: member.personId, label: member.name }))}
      />
      <Button>{t.note}</Button>
    </CommandForm>
  );
}

/** Those already noted, each with a button that takes the note away. */
export function AbsencesNoted({ data: { meeting, item }, hidden }: Pick<StepProps<"meeting" | "item">, "data" | "hidden">) {
  const { absence: t } = useTexts(decisionTexts);
  return (
    <Section title={t.noted}>
      {item.absences.length === 0 ? <p>{t.none}</p> : null}
      {item.absences.map((absence) => (
        <CommandForm
          key={absence.personId}
          version={meeting.version}
          hidden={{ ...hidden, do: "withdraw", personId: absence.personId }}
        >
          <p>
            <strong>
              <bdi>{nameIn(meeting, absence.personId)}</bdi>
            </strong>
            <br />
            <Muted>{absence.ground || t.kinds[absence.kind]}</Muted>
          </p>
          <Button kind="quiet">{t.withdraw(nameIn(meeting, absence.personId))}</Button>
        </CommandForm>
      ))}
    </Section>
  );
}
