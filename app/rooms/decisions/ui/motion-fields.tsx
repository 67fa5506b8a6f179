import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Item, Member } from "#app/rooms/decisions/meeting.ts";
import { moversOf } from "#app/rooms/decisions/voting.ts";
import { Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Grid, Stack } from "#app/ui/layout.tsx";

/** What was moved and by whom, and the order that the chair put it in (KL 5:66). There is always an empty row to write in. */
export function MotionFields({
  members,
  item,
  orderHint,
}: {
  members: readonly Member[];
  item: Pick<Item, "absences" | "proceedings">;
  orderHint: string;
}) {
  const { vote: t } = useTexts(decisionTexts);
  const { motions, order } = item.proceedings;
  const people = moversOf({ members }, item).map((member) => ({ value: member.personId, label: member.name }));
  const rows = [...Array(Math.max(3, motions.length + 1)).keys()];
  return (
    <Stack>
      {rows.map((index) => (
        <Grid key={index}>
          <Select
            name={`motions.${index}.personId`}
            label={t.motionBy(index + 1)}
            placeholder={t.nobody}
            defaultValue={motions[index]?.personId ?? ""}
            options={people}
          />
          <Field
            name={`motions.${index}.text`}
            label={t.motionText(index + 1)}
            defaultValue={motions[index]?.text ?? ""}
            {...(index === 0 ? { hint: t.motionHint } : {})}
          />
        </Grid>
      ))}
      <TextArea name="order" label={t.order} hint={orderHint} rows={2} optional defaultValue={order} />
    </Stack>
  );
}
