import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { addDays, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { noticesToday, type OnBoard } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { publishes } from "#app/rooms/decisions/texts-taken-down.server.ts";
import { Extracts } from "#app/rooms/decisions/ui/extracts.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { alternate } from "#app/ui/alternate.ts";
import { IconLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Panel, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, async ({ actor }) => ({
  ...(await noticesToday()),
  publishes: actor !== null && publishes(actor),
}));
export const meta: MetaFunction<typeof loader> = (given) => {
  const language = languageOfMatches(given.matches);
  const t = decisionTexts[language].board;
  return [
    ...pageMeta(given, { title: t.title, description: t.lead }),
    alternate("application/atom+xml", t.feedLink, paths.noticeNews(language)),
  ];
};

export default function NoticeBoard() {
  const { current, earlier, keeper, court, months, publishes } = useLoaderData<typeof loader>();
  const { board: t } = useTexts(decisionTexts);
  const language = useLanguage();
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.current}>
        {current.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          current.map((line) => <Announcement key={line.id} line={line} keeper={keeper} publishes={publishes} />)
        )}
      </Section>
      <Section title={t.how}>
        <p className="prose">{`${t.howText} ${inLanguage(court, language)} ${t.howEnd}`}</p>
        <p className="prose">{t.keeping(months)}</p>
      </Section>
      <Section title={t.follow}>
        <Cluster>
          <IconLink href={paths.noticeNews(language)} icon="info">
            {t.feedLink}
          </IconLink>
          <Muted>{t.feedHint}</Muted>
        </Cluster>
      </Section>
      {earlier.length > 0 && (
        <Section title={t.earlier}>
          {earlier.map((line) => (
            <Announcement key={line.id} line={line} keeper={keeper} publishes={publishes} />
          ))}
        </Section>
      )}
    </>
  );
}

function Announcement({ line, keeper, publishes }: { line: OnBoard; keeper: string; publishes: boolean }) {
  const { board: t } = useTexts(decisionTexts);
  const down = useTexts(takenDownTexts);
  const language = useLanguage();
  const day = (instant: Date | null) => (instant ? formatDate(localDate(instant), language) : "–");
  return (
    <Panel title={t.entry(line.body, formatDate(line.heldOn, language))} level={3}>
      <SummaryList
        compact
        rows={[
          ...(line.first !== null && line.last !== null
            ? [{ label: t.paragraphsLabel, value: t.paragraphs(line.first, line.last) }]
            : []),
          { label: t.adjusted, value: day(line.adjustedAt) },
          { label: t.up, value: day(line.announcedAt) },
          ...(line.appealUntil
            ? [
                { label: t.until, value: <strong>{formatDate(line.appealUntil, language)}</strong> },
                { label: t.down, value: formatDate(addDays(line.appealUntil, 1), language) },
              ]
            : []),
          { label: t.kept, value: keeper },
          ...(line.publicUntil && !line.downSince ? [{ label: t.readUntil, value: formatDate(line.publicUntil, language) }] : []),
        ]}
      />
      {line.downSince ? (
        <Notice>{down.board.whole(day(line.downSince))}</Notice>
      ) : (
        <>
          <p>
            <a href={paths.publicMinutesPdf(line.id)}>{t.read}</a>
          </p>
          <Extracts
            paragraphs={line.paragraphs.map((one) => ({ ...one, href: paths.publicMinutesExtract(line.id, one.itemId) }))}
          />
        </>
      )}
      {publishes && (
        <p>
          <a href={paths.textTakingDown(line.id)}>{down.link}</a>
        </p>
      )}
    </Panel>
  );
}
