import { type MetaFunction, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { scenarioSensitivity } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { mostSamples } from "#app/rooms/allocation/sensitivity.ts";
import { formatKronor, formatShare } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

const step = 25;
/** An odd address shows something: anything else than what is offered is the usual question. */
const asked = z.object({
  fro: z.string().trim().min(1).max(40).catch("2027"),
  prov: z.coerce.number().int().min(step).max(mostSamples).catch(step),
});

export const loader = page(idParams, {}, async ({ actor, params, url, language }) => {
  const { fro, prov } = asked.parse(Object.fromEntries(url.searchParams));
  return {
    heading: scenarioTexts[language].sensitivity.title,
    of: mostSamples,
    ...found(await scenarioSensitivity(actor, params.id, { seed: fro, asked: prov })),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.name} – Drum` }];

const tones = { safe: "positive", edge: "attention", out: "neutral", against: "strong" } as const;
/** So many fit in a picture that can be taken in; the table has them all. */
const pictured = 60;

/** How often each project is funded. With JavaScript the page goes on until all samples are worked out; without it a link does. */
export default function ScenarioSensitivity() {
  const { id, name, call, seed, asked: done, of, samples, impossible, left, stale, rows } = useLoaderData<typeof loader>();
  const t = useTexts(scenarioTexts).sensitivity;
  const language = useLanguage();
  const navigate = useNavigate();
  const next = paths.scenarioSensitivity(id, `?fro=${encodeURIComponent(seed)}&prov=${Math.min(of, done + step)}`);
  const goesOn = !stale && rows.length > 0 && done < of;
  useEffect(() => {
    if (goesOn) navigate(next, { replace: true, preventScrollReset: true });
  }, [goesOn, next, navigate]);
  const share = (perMille: number) => formatShare(perMille * 10, language);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${name}`}
        lead={t.lead}
        back={{ href: paths.scenario(id), label: name }}
      />
      <p>
        <Muted>{t.machine}</Muted>
      </p>
      {stale ? (
        <Notice tone="warning">{t.stale}</Notice>
      ) : rows.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <>
          <div role="status">
            <Progress label={t.progress} value={done} max={of} text={t.progressText(done, of)} />
          </div>
          {goesOn && (
            <noscript>
              <LinkButton kind="secondary" href={next}>
                {t.more}
              </LinkButton>
            </noscript>
          )}
          {impossible > 0 && <Notice tone="warning">{t.impossible(impossible)}</Notice>}
          {left > 0 && <Notice tone="warning">{t.left(left)}</Notice>}
          {samples > 0 && (
            <>
              <BarChart
                title={t.picture}
                description={t.pictureAbout}
                labelHeading={t.columns.application}
                valueHeading={t.columns.funded}
                rows={rows.slice(0, pictured).map((row) => ({
                  label: `${row.rank ?? t.noRank}. ${row.title}`,
                  values: [row.fundedPerMille],
                }))}
                max={1000}
                format={share}
              />
              <DataTable
                caption={t.table}
                rows={rows}
                rowKey={(row) => row.number}
                columns={[
                  { key: "rank", label: t.columns.rank, numeric: true, cell: (row) => row.rank ?? t.noRank },
                  {
                    key: "application",
                    label: t.columns.application,
                    rowHeader: true,
                    cell: (row) => (
                      <>
                        <bdi>{row.title}</bdi>
                        <br />
                        <Muted>
                          <bdi>{row.organisation}</bdi> · {row.number}
                        </Muted>
                      </>
                    ),
                  },
                  {
                    key: "best",
                    label: t.columns.best,
                    numeric: true,
                    nowrap: true,
                    cell: (row) => (row.best > 0n ? formatKronor(row.best, language) : t.noRank),
                  },
                  {
                    key: "funded",
                    label: t.columns.funded,
                    numeric: true,
                    nowrap: true,
                    cell: (row) => share(row.fundedPerMille),
                  },
                  { key: "full", label: t.columns.full, numeric: true, nowrap: true, cell: (row) => share(row.fullPerMille) },
                  {
                    key: "verdict",
                    label: t.columns.verdict,
                    cell: (row) => <Tag tone={tones[row.verdict]}>{t.verdicts[row.verdict]}</Tag>,
                  },
                ]}
              />
              <p>
                <Muted>{t.verdictsAre}</Muted>
              </p>
            </>
          )}
        </>
      )}
      <Filters label={t.change} submitLabel={t.show} values={{ fro: seed }}>
        <Field name="fro" label={t.seed} hint={t.seedHint} width="medium" autoComplete="off" />
      </Filters>
    </>
  );
}
