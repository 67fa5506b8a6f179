import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { recordForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { decisionStep } from "#app/rooms/decisions/item-steps.server.ts";
import { DecisionForm } from "#app/rooms/decisions/ui/decision-form.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { StepHeading } from "#app/rooms/decisions/ui/step-heading.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].record.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: recordForm,
  run: ({ actor, params: { id, itemId }, form }) => decisionStep({ actor, id, itemId }, form),
  done: ({ params: { id, itemId } }) => paths.meetingItem(id, itemId),
});

export default function ItemDecision() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, isConcealed } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.record;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("record-decision") || item.settled || isConcealed)
    return <NotNow title={t.title} message={message} code={code} href={back} meeting={meeting} />;
  return (
    <DecisionForm
      data={data}
      unaccepted={unaccepted}
      heading={<StepHeading words={t} meeting={meeting} item={item} message={message} code={code} />}
    />
  );
}
