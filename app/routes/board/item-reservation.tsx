import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { reservationForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage, reserveAgainstItem } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { ReservationForm } from "#app/rooms/decisions/ui/reservation-form.tsx";
import { StepHeading } from "#app/rooms/decisions/ui/step-heading.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].reservation.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: reservationForm,
  run: ({ actor, params: { id, itemId }, form }) => reserveAgainstItem({ actor, id, itemId, ...form }),
  done: ({ params: { id, itemId } }) => paths.meetingItem(id, itemId),
});

export default function ItemReservation() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.reservation;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("reserve") || !item.settled)
    return (
      <NotNow
        title={t.title}
        message={message ?? (meeting.state === "open" && !item.settled ? t.notYet : undefined)}
        code={code}
        href={back}
        meeting={meeting}
      />
    );
  return (
    <ReservationForm
      data={data}
      unaccepted={unaccepted}
      heading={<StepHeading words={t} meeting={meeting} item={item} message={message} code={code} />}
    />
  );
}
