import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { type MeetingLine, meetings } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { MeetingTag } from "#app/rooms/decisions/ui/meeting-tag.tsx";
import { wordingTexts } from "#app/rooms/decisions/wording.texts.ts";
import { formatDate, formatTime } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, language }) => ({
  heading: decisionTexts[language].meetings.title,
  ...found(await meetings(actor)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function Meetings() {
  const { lines, mayPlan } = useLoaderData<typeof loader>();
  const { meetings: t } = useTexts(decisionTexts);
  const delegation = useTexts(delegationTexts);
  const wording = useTexts(wordingTexts).link;
  const plan = mayPlan && <LinkButton href={paths.newMeeting()}>{t.plan}</LinkButton>;
  const coming = lines.filter((line) => line.state === "planned" || line.state === "open").toReversed();
  const calledOff = lines.filter((line) => line.state === "called-off");
  const held = lines.filter((line) => !coming.includes(line) && !calledOff.includes(line));
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} {...(plan ? { actions: plan } : {})} />
      <p>
        <a href={paths.delegations()}>{delegation.link}</a>
        {mayPlan && (
          <>
            {" · "}
            <a href={paths.wordings()}>{wording}</a>
          </>
        )}
      </p>
      {lines.length === 0 ? <EmptyState title={t.none} /> : null}
      {coming.length > 0 && <Lines title={t.coming} lines={coming} />}
      {held.length > 0 && <Lines title={t.held} lines={held} />}
      {calledOff.length > 0 && <Lines title={t.calledOff} lines={calledOff} />}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly MeetingLine[] }) {
  const { meetings: t, board } = useTexts(decisionTexts);
  const language = useLanguage();
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        captionHidden
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          {
            key: "date",
            label: t.columns.date,
            rowHeader: true,
            nowrap: true,
            cell: (line) => (
              <a href={paths.meeting(line.id)}>{`${formatDate(line.heldOn, language)} ${formatTime(line.startsAt, language)}`}</a>
            ),
          },
          { key: "body", label: t.columns.body, cell: (line) => line.body },
          { key: "place", label: t.columns.place, cell: (line) => line.place },
          {
            key: "paragraphs",
            label: t.columns.paragraphs,
            nowrap: true,
            cell: (line) => (line.first !== null && line.last !== null ? board.paragraphs(line.first, line.last) : "–"),
          },
          { key: "state", label: t.columns.state, cell: (line) => <MeetingTag state={line.state} /> },
        ]}
      />
    </Section>
  );
}
