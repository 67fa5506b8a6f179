import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { ConflictHints } from "#app/rooms/assessment/ui/conflict-hints.tsx";
import { absenceForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { absenceStep } from "#app/rooms/decisions/item-steps.server.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { AbsenceForm, AbsencesNoted } from "#app/rooms/decisions/ui/absence-form.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { StepHeading } from "#app/rooms/decisions/ui/step-heading.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { TwoColumns } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].absence.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: absenceForm,
  run: ({ actor, params: { id, itemId }, form }) => absenceStep({ actor, id, itemId }, form),
  done: ({ params: { id, itemId } }) => paths.meetingItemAbsence(id, itemId),
});

export default function ItemAbsence() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, cases, hints } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.absence;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("note-absence") || item.settled)
    return <NotNow title={t.title} message={message} code={code} href={back} meeting={meeting} />;
  return (
    <>
      <StepHeading words={t} meeting={meeting} item={item} message={message} code={code} />
      {cases.length > 0 && (
        <p>
          <a href={paths.meetingItemRuling(meeting.id, item.id)}>{room.ruling.link}</a>
        </p>
      )}
      <TwoColumns
        main={<AbsenceForm data={data} unaccepted={unaccepted} />}
        aside={
          <>
            <AbsencesNoted data={data} />
            <ConflictHints hints={hints} nameOf={(personId) => nameIn(meeting, personId)} />
          </>
        }
      />
    </>
  );
}
