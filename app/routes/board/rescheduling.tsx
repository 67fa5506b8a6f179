import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { rescheduleForm } from "#app/rooms/decisions/decisions.forms.ts";
import { callOffMeeting, meetingPage, moveMeeting } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { formatDate, formatTime } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { meeting, may } = found(await meetingPage(actor, params.id));
  return {
    heading: decisionTexts[language].reschedule.title,
    meeting,
    may: may.includes("move"),
    time: formatTime(meeting.startsAt, "sv")
      .replace(/^kl\.\u00a0/, "")
      .replace(".", ":"),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: rescheduleForm,
  run: ({ actor, params: { id }, form }): Promise<Result<unknown, string>> =>
    form.do === "move"
      ? moveMeeting({ actor, id, ...form })
      : callOffMeeting({ actor, id, version: form.version, reason: form.why }),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Rescheduling() {
  const { meeting, may, time } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.reschedule;
  const back = paths.meeting(meeting.id);
  if (!may) return <NotNow title={t.title} message={message} code={code} href={back} />;
  const at = [formatDate(meeting.heldOn, language), formatTime(meeting.startsAt, language), meeting.place] as const;
  const callingOff = unaccepted.errors.why !== undefined;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${meeting.body} ${room.meeting.caption(...at)}`}
        lead={t.lead}
        back={{ href: back, label: room.item.back }}
      />
      <Answer message={message} code={code} />
      <Section title={t.moveTitle}>
        <CommandForm version={meeting.version} hidden={{ do: "move" }} {...(callingOff ? {} : unaccepted)}>
          <Field
            name="date"
            label={room.plan.date}
            hint={room.plan.dateHint}
            width="short"
            inputMode="numeric"
            defaultValue={meeting.heldOn}
          />
          <Field name="time" label={room.plan.time} hint={room.plan.timeHint} width="tiny" defaultValue={time} />
          <Field name="place" label={room.plan.place} width="long" defaultValue={meeting.place} />
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
          <Button>{t.move}</Button>
        </CommandForm>
      </Section>
      <Section title={t.offTitle} lead={t.offLead} rule>
        <CommandForm version={meeting.version} hidden={{ do: "call-off" }} {...(callingOff ? unaccepted : {})}>
          <TextArea name="why" label={t.offReason} rows={3} />
          <Button kind="danger">{t.off}</Button>
        </CommandForm>
      </Section>
    </>
  );
}
