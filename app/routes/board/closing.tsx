import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { lastDayToAdjust } from "#app/rooms/decisions/appeal.ts";
import { closeMeeting, meetingPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: decisionTexts[language].closing.title,
  ...found(await meetingPage(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: versionForm,
  run: ({ actor, params, form }) => closeMeeting({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Closing() {
  const { meeting, may } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(room);
  const t = room.closing;
  const left = meeting.items.filter((item) => !item.settled);
  if (!may.includes("close")) return <NotNow title={t.title} message={message} code={code} href={paths.meeting(meeting.id)} />;
  return (
    <CommandForm version={meeting.version}>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.meeting(meeting.id), label: room.item.back }} />
      <Answer message={message} code={code} />
      {left.length > 0 ? (
        <Section title={t.left}>
          <ul>
            {left.map((item) => (
              <li key={item.id}>
                <a href={paths.meetingItem(meeting.id, item.id)}>{item.title}</a>
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <>
          <Callout label={t.lastDay} value={formatDate(lastDayToAdjust(meeting.heldOn), language)} />
          <Button>{t.submit}</Button>
        </>
      )}
    </CommandForm>
  );
}
