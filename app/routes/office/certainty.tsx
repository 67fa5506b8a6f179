import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { type CertaintyOfCall, certaintyOfCall } from "#app/rooms/assessment/certainty.server.ts";
import { certaintyTexts } from "#app/rooms/assessment/certainty.texts.ts";
import type { Interval } from "#app/rooms/assessment/certainty.ts";
import { formatShare } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { IntervalChart } from "#app/ui/chart-intervals.tsx";
import { Explained } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, Select } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

const swings = [0, 5, 10, 20] as const;
/** An odd address shows something: anything else than what is offered is the usual question. */
const asked = z.object({
  vikt: z.coerce
    .number()
    .refine((value): value is (typeof swings)[number] => swings.some((one) => one === value))
    .catch(5),
  fro: z.string().trim().min(1).max(40).catch("2027"),
});

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) => {
    const { vikt, fro } = asked.parse(Object.fromEntries(url.searchParams));
    const { call, ...shown } = found(await certaintyOfCall(actor, params.id, { swing: vikt, seed: fro }));
    return unsent({
      heading: certaintyTexts[language].title,
      call: { id: call.id, title: call.title },
      swing: vikt,
      seed: fro,
      ...shown,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

type Row = CertaintyOfCall["rows"][number];
const verdicts = ["safe", "edge", "out"] as const;
const tones = { safe: "positive", edge: "attention", out: "neutral" } as const;
/** So many fit in a picture that can be taken in; the table has them all. */
const pictured = 60;

const onTheEdgeNow = (reached: boolean) => (row: Row) => row.verdict === "edge" && row.reachedNow === reached;

/** How much weight the order can bear, as a picture and a table. */
export default function CertaintyPage() {
  const { call, rows, owed, late, swing, seed } = useLoaderData<typeof loader>();
  const t = useTexts(certaintyTexts);
  const ranking = useTexts(assessmentTexts).ranking;
  const language = useLanguage();
  const judged = rows.some(({ verdict }) => verdict !== null);
  const few = rows.some(({ submitted }) => submitted < 4);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, language)}
        lead={t.lead}
        back={{ href: paths.ranking(call.id), label: t.back }}
      />
      <p>
        <Muted>{t.machine}</Muted>
      </p>
      {owed > 0 && <Notice>{ranking.owed(owed)}</Notice>}
      {late && <Notice tone="warning">{t.late}</Notice>}
      {!late && rows.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <Filters label={t.change} submitLabel={t.show} values={{ vikt: `${swing}`, fro: seed }}>
        <Select
          name="vikt"
          label={t.swing}
          hint={t.swingHint}
          options={swings.map((value) => ({ value: `${value}`, label: value === 0 ? t.noSwing : t.points(value) }))}
        />
        <Field name="fro" label={t.seed} hint={t.seedHint} width="medium" autoComplete="off" />
      </Filters>
      {rows.length > 0 && (
        <>
          {judged && (
            <KeyFigures
              items={verdicts.map((verdict) => ({
                label: t.verdicts[verdict],
                value: `${rows.filter((row) => row.verdict === verdict).length}`,
                ...(verdict === "edge"
                  ? { note: t.now(rows.filter(onTheEdgeNow(true)).length, rows.filter(onTheEdgeNow(false)).length) }
                  : {}),
              }))}
            />
          )}
          {few && <Notice>{t.few}</Notice>}
          <Picture rows={rows} />
          <Explained summary={t.how} lines={t.howText} />
        </>
      )}
    </>
  );
}

function Picture({ rows }: { rows: readonly Row[] }) {
  const t = useTexts(certaintyTexts);
  const language = useLanguage();
  const between = ({ best, worst }: Interval) => t.interval(best, worst);
  const shown = rows.slice(0, pictured);
  const judged = rows.some(({ verdict }) => verdict !== null);
  const lastReached = rows.findLast(({ reachedNow }) => reachedNow)?.place;
  return (
    <>
      <IntervalChart
        title={t.picture}
        description={t.pictureAbout}
        rows={shown.map((row) => ({
          place: `${row.place}.`,
          label: row.title,
          at: row.place,
          widest: [row.all.best, row.all.worst],
          usual: [row.resampled.best, row.resampled.worst],
          look: row.verdict === null ? 0 : verdicts.indexOf(row.verdict),
          ...(judged ? { value: formatShare((row.reachedPerMille ?? 0) * 10, language) } : {}),
        }))}
        {...(judged ? { valueHead: t.reached } : {})}
        series={judged ? verdicts.map((verdict) => t.verdicts[verdict]) : []}
        last={Math.max(...shown.map(({ all }) => all.worst))}
        limit={lastReached === undefined ? null : { after: lastReached, label: t.moneyEnds }}
        table={
          <DataTable
            caption={t.table}
            rows={rows}
            rowKey={(row) => row.applicationId}
            columns={[
              { key: "place", label: t.place, numeric: true, cell: (row: Row) => `${row.place}` },
              {
                key: "application",
                label: t.application,
                rowHeader: true,
                cell: (row) => (
                  <>
                    <a href={paths.case(row.applicationId)}>
                      <bdi>{row.title}</bdi>
                    </a>
                    <br />
                    <Muted>
                      <bdi>{row.organisation}</bdi>, {row.number}
                    </Muted>
                  </>
                ),
              },
              { key: "weights", label: t.weights, numeric: true, nowrap: true, cell: (row) => between(row.weights) },
              { key: "without", label: t.withoutOne, numeric: true, nowrap: true, cell: (row) => between(row.withoutOne) },
              { key: "resampled", label: t.resampled, numeric: true, nowrap: true, cell: (row) => between(row.resampled) },
              ...(judged
                ? [
                    {
                      key: "reached",
                      label: t.reached,
                      numeric: true,
                      nowrap: true,
                      cell: (row: Row) => formatShare((row.reachedPerMille ?? 0) * 10, language),
                    },
                    {
                      key: "verdict",
                      label: t.verdict,
                      nowrap: true,
                      cell: (row: Row) => row.verdict && <Tag tone={tones[row.verdict]}>{t.verdicts[row.verdict]}</Tag>,
                    },
                  ]
                : []),
            ]}
          />
        }
      />
      {rows.length > shown.length && (
        <p>
          <Muted>{t.more(rows.length - shown.length)}</Muted>
        </p>
      )}
    </>
  );
}
