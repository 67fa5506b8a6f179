import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { rollForm } from "#app/rooms/decisions/decisions.forms.ts";
import { daysSince, meetingPage, openMeeting } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { RollFields } from "#app/rooms/decisions/ui/roll-fields.tsx";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { meeting, may } = found(await meetingPage(actor, params.id));
  return {
    heading: decisionTexts[language].opening.title,
    meeting,
    open: may.includes("open"),
    otherDay: daysSince(meeting.heldOn) !== 0,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: rollForm,
  run: ({ actor, params, form }) =>
    openMeeting({
      actor,
      id: params.id,
      version: form.version,
      chairId: form.chairId,
      seats: form.roll,
      heldToday: form.heldToday,
    }),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Opening() {
  const { meeting, open, otherDay } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  if (!open) return <NotNow title={room.opening.title} message={message} code={code} href={paths.meeting(meeting.id)} />;
  return (
    <CommandForm version={meeting.version} {...unaccepted}>
      <PageHeading
        title={room.opening.title}
        lead={room.opening.lead}
        back={{ href: paths.meeting(meeting.id), label: room.item.back }}
      />
      <Answer message={message} code={code} />
      {otherDay && (
        <Notice tone="warning" title={room.opening.otherDay(formatDate(meeting.heldOn, language))}>
          <Check name="heldToday" label={room.opening.heldToday} hint={room.opening.heldTodayHint} />
          <p>
            <a href={paths.meetingRescheduling(meeting.id)}>{room.reschedule.link}</a>
          </p>
        </Notice>
      )}
      <RollFields meeting={meeting} fresh />
      <Button>{room.opening.submit}</Button>
    </CommandForm>
  );
}
