import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { deferralForm } from "#app/rooms/decisions/decisions.forms.ts";
import { deferItemDecision, itemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { DeferralForm } from "#app/rooms/decisions/ui/deferral-form.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { StepHeading } from "#app/rooms/decisions/ui/step-heading.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].deferral.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: deferralForm,
  run: ({ actor, params: { id, itemId }, form }) => deferItemDecision({ actor, id, itemId, ...form }),
  done: ({ params: { id, itemId } }) => paths.meetingItem(id, itemId),
});

export default function ItemDeferral() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, deferrable, isConcealed } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.deferral;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("defer") || item.settled || isConcealed || !deferrable)
    return <NotNow title={t.title} message={message} code={code} href={back} meeting={meeting} />;
  return (
    <DeferralForm
      data={data}
      unaccepted={unaccepted}
      heading={<StepHeading words={t} meeting={meeting} item={item} message={message} code={code} />}
    />
  );
}
