import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Meeting, Member } from "#app/rooms/decisions/meeting.ts";
import { hasLeft } from "#app/rooms/decisions/presence.ts";
import { Hidden, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Section, Stack } from "#app/ui/layout.tsx";
import "./decisions.css";

const namedWith = (member: Member) => (member.municipality ? `${member.name}, ${member.municipality}` : member.name);

/** The roll: one line per person, members and others first marked as they stand. `fresh`: nobody has been called yet, members are taken as present. */
export function RollFields({ meeting, fresh }: { meeting: Meeting; fresh: boolean }) {
  const t = useTexts(decisionTexts);
  const members = meeting.members.filter((member) => member.capacity === "member");
  const status = (member: Member): string => {
    if (fresh) return member.capacity === "substitute" || member.capacity === "adjunct" ? "absent" : "present";
    if (!member.present || hasLeft(meeting, member.personId)) return "absent";
    return member.servesFor ?? "present";
  };
  const options = (member: Member) => [
    { value: "absent", label: t.opening.absent },
    { value: "present", label: member.capacity === "substitute" ? t.opening.observing : t.opening.present },
    ...(member.capacity === "substitute"
      ? members.map((seat) => ({ value: seat.personId, label: t.opening.servesFor(seat.name) }))
      : []),
  ];
  const lines = meeting.members.map((member, index) => ({ member, index }));
  return (
    <>
      <Select
        name="chairId"
        label={t.opening.chair}
        defaultValue={meeting.chairId ?? ""}
        options={meeting.members
          .filter((member) => member.capacity === "member" || member.capacity === "substitute")
          .map((member) => ({ value: member.personId, label: namedWith(member) }))}
      />
      {(["member", "substitute", "adjunct", "officer", "secretary"] as const).map((capacity) => {
        const own = lines.filter((line) => line.member.capacity === capacity);
        return own.length === 0 ? null : (
          <Section key={capacity} title={t.capacities[capacity]} level={2}>
            <Stack gap="small">
              {own.map(({ member, index }) => (
                <div className="roll" key={member.personId}>
                  <Hidden name={`roll.${index}.personId`} value={member.personId} />
                  <Select
                    name={`roll.${index}.status`}
                    label={<bdi>{namedWith(member)}</bdi>}
                    defaultValue={status(member)}
                    options={options(member)}
                  />
                </div>
              ))}
            </Stack>
          </Section>
        );
      })}
    </>
  );
}
