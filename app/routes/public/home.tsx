import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { publishedCalls, rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { beginsUntil } from "#app/rooms/calls/two-step.ts";
import { ComingCalls, OpenCall } from "#app/rooms/calls/ui/call-facts.tsx";
import { daysSince, noticesToday } from "#app/rooms/decisions/decisions.server.ts";
import { latestAwards, registerFigures } from "#app/rooms/reporting/reporting.server.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatKronor, formatNumber } from "#app/texts/format.ts";
import { publicTexts } from "#app/texts/public.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Section, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import installation from "#data/installation.json";

const latest = 5;

export const loader = publicPage(noParams, async ({ language }) => {
  const { metaTitle, description } = publicTexts[language].home;
  const [published, figures, awards, board] = await Promise.all([
    publishedCalls(),
    registerFigures(),
    latestAwards(latest),
    noticesToday(),
  ]);
  const calls = await Promise.all(
    published.map(async (call) => ({
      ...call,
      phase: (await callToApplyTo(call.slug))?.phase ?? "closed",
      daysLeft: -daysSince(localDate(beginsUntil(call))),
      limits: (await rulesVersion(call.id, call.rulesVersion)).limits,
    })),
  );
  return {
    title: metaTitle,
    description,
    open: calls.filter((call) => call.phase === "open").toReversed(),
    coming: calls.filter((call) => call.phase === "coming").toReversed(),
    figures,
    awards: awards.map(({ id, project, ownerName, grantedOre, decidedOn, demo }) => ({
      id,
      project,
      ownerName,
      grantedOre,
      decidedOn,
      demo,
    })),
    notice: board.current[0] ?? null,
  };
});

type Home = Awaited<ReturnType<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "description", content: data?.description },
];

export default function HomePage() {
  const { open, coming, figures, awards, notice } = useLoaderData<typeof loader>();
  const t = useTexts(publicTexts).home;
  const calls = useTexts(callsTexts);
  return (
    <>
      <PageHeading title={t.heading} lead={t.lead(installation.region)} />
      <Section title={t.open} actions={<a href={paths.calls()}>{t.allCalls}</a>}>
        {open.length === 0 ? (
          <EmptyState level={3} title={calls.noOpen} action={<LinkButton href={paths.register()}>{t.toRegister}</LinkButton>}>
            {calls.noOpenText}
          </EmptyState>
        ) : (
          <Stack>
            {open.map((call) => (
              <OpenCall key={call.slug} call={call} />
            ))}
          </Stack>
        )}
      </Section>
      <Section title={t.steps.title} rule>
        <Muted>{t.steps.lead}</Muted>
        <Steps label={t.steps.label} items={t.steps.items} current={-1} />
      </Section>
      <RegisterFigures figures={figures} />
      <TwoColumns main={<LatestAwards awards={awards} />} aside={<NoticeBoard notice={notice} />} />
      {coming.length > 0 && (
        <Section title={t.coming} rule>
          <ComingCalls calls={coming} />
        </Section>
      )}
    </>
  );
}

function RegisterFigures({ figures }: Pick<Home, "figures">) {
  const language = useLanguage();
  const t = useTexts(publicTexts).home.figures;
  const [first, last] = [figures.years[0], figures.years.at(-1)];
  return (
    <Section title={t.title} rule actions={<a href={paths.results()}>{t.results}</a>}>
      <KeyFigures
        items={[
          {
            label: t.projects,
            value: formatNumber(figures.awards),
            href: paths.register(),
            note: [
              first !== undefined && last !== undefined ? `${t.years(first, last)}.` : "",
              figures.demo > 0 ? t.demo(figures.demo) : "",
            ].join(" "),
          },
          { label: t.granted, value: formatKronor(figures.grantedOre, language, false), unit: t.unit, note: t.grantedNote },
          { label: t.unknown, value: formatNumber(figures.withoutGranted), note: t.unknownNote },
        ]}
      />
    </Section>
  );
}

function LatestAwards({ awards }: Pick<Home, "awards">) {
  const language = useLanguage();
  const t = useTexts(publicTexts).home.latest;
  const common = useTexts(commonTexts);
  return (
    <Section title={t.title} actions={<a href={paths.register()}>{t.all}</a>}>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={awards}
        rowKey={(award) => award.id}
        empty={t.none}
        columns={[
          {
            key: "project",
            label: t.project,
            rowHeader: true,
            cell: (award) => (
              <>
                <a href={paths.award(award.id)}>{award.project}</a> {award.demo && <Tag tone="attention">{common.demoMark}</Tag>}
              </>
            ),
          },
          { key: "owner", label: t.owner, cell: (award) => award.ownerName ?? <Muted>{t.unknown}</Muted> },
          {
            key: "granted",
            label: t.granted,
            numeric: true,
            cell: (award) =>
              award.grantedOre === null ? <Muted>{common.unknownAmount}</Muted> : formatKronor(award.grantedOre, language),
          },
          {
            key: "decided",
            label: t.decided,
            cell: (award) => (award.decidedOn === null ? <Muted>{t.unknown}</Muted> : formatDate(award.decidedOn, language)),
          },
        ]}
      />
    </Section>
  );
}

function NoticeBoard({ notice }: Pick<Home, "notice">) {
  const language = useLanguage();
  const t = useTexts(publicTexts).home.board;
  return (
    <Panel title={t.title} tone="accent">
      {notice ? <p>{t.latest(notice.body, formatDate(notice.heldOn, language))}</p> : <p>{t.none}</p>}
      {notice?.appealUntil && <p>{t.appeal(formatDate(notice.appealUntil, language))}</p>}
      <p>
        <a href={paths.noticeBoard()}>{t.link}</a>
      </p>
    </Panel>
  );
}
