import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { announceMinutes, meetingPage, minutesTerm, noticeToday } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { meeting, may } = found(await meetingPage(actor, params.id));
  return {
    heading: decisionTexts[language].notice.title,
    meeting,
    may,
    today: noticeToday(meeting.adjustedAt),
    term: await minutesTerm(params.id),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: versionForm,
  run: ({ actor, params, form }) => announceMinutes({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.minutesNotice(params.id),
});

export default function NoticePage() {
  const { meeting, may, today, term } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(room);
  const down = useTexts(takenDownTexts);
  const t = room.notice;
  const back = { href: paths.meeting(meeting.id), label: room.item.back };
  if (meeting.state === "announced" && meeting.appealUntil)
    return (
      <>
        <PageHeading title={t.title} back={back} />
        <Answer message={message} code={code} />
        <Notice tone="success" live={!message}>
          {t.isUp}
        </Notice>
        <Callout label={room.meeting.appealUntil} value={formatDate(meeting.appealUntil, language)} />
        {term?.open && <SummaryList rows={[{ label: room.board.readUntil, value: formatDate(term.until, language) }]} />}
        {term?.downSince && <Notice tone="warning">{down.board.whole(formatDate(localDate(term.downSince), language))}</Notice>}
        <ButtonGroup>
          <LinkButton href={paths.noticeBoard()}>{t.board}</LinkButton>
          {may.includes("take-down") && <a href={paths.textTakingDown(meeting.id)}>{down.link}</a>}
        </ButtonGroup>
      </>
    );
  if (!may.includes("announce")) return <NotNow title={t.title} message={message} code={code} href={back.href} />;
  return (
    <CommandForm version={meeting.version}>
      <PageHeading title={t.title} lead={t.lead} back={back} />
      <Answer message={message} code={code} />
      {today.late && <Notice tone="warning">{t.late}</Notice>}
      <SummaryList
        rows={[
          ...(today.by ? [{ label: t.by, value: formatDate(today.by, language) }] : []),
          { label: t.until, value: formatDate(today.until, language) },
        ]}
      />
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}
