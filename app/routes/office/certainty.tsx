import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { certaintyOfCall } from "#app/rooms/assessment/certainty.server.ts";
import { certaintyTexts } from "#app/rooms/assessment/certainty.texts.ts";
import { reachedIn, type ShownCertainty, verdicts } from "#app/rooms/assessment/certainty-rows.ts";
import { FinishedTable } from "#app/rooms/assessment/ui/ranking-tables.tsx";
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
    const { call, ...certainty } = found(await certaintyOfCall(actor, params.id, { swing: vikt, seed: fro, language }));
    return unsent({
      heading: certaintyTexts[language].title,
      call: { id: call.id, title: call.title },
      swing: vikt,
      seed: fro,
      ...certainty,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

/** How much weight the order can bear, as a picture and a table. */
export default function CertaintyPage() {
  const { call, shown, owed, swing, seed } = useLoaderData<typeof loader>();
  const t = useTexts(certaintyTexts);
  const ranking = useTexts(assessmentTexts).ranking;
  const language = useLanguage();
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
      {!shown && <Notice tone="warning">{t.late}</Notice>}
      {shown?.count === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <Filters label={t.change} submitLabel={t.show} values={{ vikt: `${swing}`, fro: seed }}>
        <Select
          name="vikt"
          label={t.swing}
          hint={t.swingHint}
          options={swings.map((value) => ({ value: `${value}`, label: value === 0 ? t.noSwing : t.points(value) }))}
        />
        <Field name="fro" label={t.seed} hint={t.seedHint} width="medium" autoComplete="off" />
      </Filters>
      {shown && shown.count > 0 && (
        <>
          {shown.verdicts && (
            <KeyFigures
              items={verdicts.map((verdict) => ({
                label: t.verdicts[verdict],
                value: `${shown.verdicts?.[verdict]}`,
                ...(verdict === "edge" ? { note: t.now(shown.onTheEdge.inside, shown.onTheEdge.outside) } : {}),
              }))}
            />
          )}
          {shown.few && <Notice>{t.few}</Notice>}
          <Picture shown={shown} />
          <Explained summary={t.how} lines={t.howText} />
        </>
      )}
    </>
  );
}

function Picture({ shown: { count, rows, first, verdicts: judged, lastReached } }: { shown: ShownCertainty }) {
  const t = useTexts(certaintyTexts);
  const language = useLanguage();
  return (
    <>
      <IntervalChart
        title={t.picture}
        description={t.pictureAbout}
        rows={first.map((row) => ({
          place: `${row.place}.`,
          label: row.title,
          at: row.place,
          widest: [row.all.best, row.all.worst],
          usual: [row.resampled.best, row.resampled.worst],
          look: row.verdict === null ? 0 : verdicts.indexOf(row.verdict),
          ...(judged ? { value: reachedIn(row.reachedPerMille, language) } : {}),
        }))}
        {...(judged ? { valueHead: t.reached } : {})}
        series={judged ? verdicts.map((verdict) => t.verdicts[verdict]) : []}
        last={Math.max(...first.map(({ all }) => all.worst))}
        limit={lastReached === null ? null : { after: lastReached, label: t.moneyEnds }}
        table={
          <FinishedTable
            caption={t.table}
            rows={rows}
            count={count}
            columns={[
              { key: "place", label: t.place, numeric: true },
              { key: "application", label: t.application },
              { key: "weights", label: t.weights, numeric: true },
              { key: "without", label: t.withoutOne, numeric: true },
              { key: "resampled", label: t.resampled, numeric: true },
              ...(judged
                ? [
                    { key: "reached", label: t.reached, numeric: true },
                    { key: "verdict", label: t.verdict },
                  ]
                : []),
            ]}
          />
        }
      />
      {count > first.length && (
        <p>
          <Muted>{t.more(count - first.length)}</Muted>
        </p>
      )}
    </>
  );
}
