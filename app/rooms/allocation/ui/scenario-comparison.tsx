import { divide, rational } from "#app/kernel/rational.ts";
import { paths } from "#app/paths.ts";
import type { AnswerView } from "#app/rooms/allocation/answer-view.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section, Stack } from "#app/ui/layout.tsx";
import { type Column, DataTable } from "#app/ui/table.tsx";
import "./allocation.css";

type Compared = { readonly id: string; readonly name: string; readonly view: AnswerView };

/** A column for each scenario; what they share stands once. */
export function ScenarioComparison({ scenarios }: { scenarios: readonly Compared[] }) {
  const t = useTexts(scenarioTexts).compare;
  const best = useTexts(optimumTexts);
  const language = useLanguage();
  const kronor = (amount: bigint) => formatKronor(amount, language);
  const columns = <Row,>(numeric: boolean, cell: (one: Compared, row: Row) => string): Column<Row>[] =>
    scenarios.map((one) => ({
      key: one.id,
      label: (
        <a href={paths.scenario(one.id)}>
          <bdi>{one.name}</bdi>
        </a>
      ),
      words: one.name,
      numeric,
      cell: (row) => cell(one, row),
    }));
  const figures: { label: string; of: (view: AnswerView) => string }[] = [
    { label: t.total, of: (view) => kronor(view.spent) },
    { label: t.granted, of: (view) => `${view.granted}` },
    { label: t.differences, of: (view) => best.figures.projects(view.differences) },
    { label: best.objective.label, of: (view) => best.objective[view.objective] },
    {
      label: t.perKrona,
      of: (view) =>
        view.objective === "score-times-sum" && view.spent > 0n
          ? formatRational(divide(view.value, rational(view.spent)), view.decimals, language)
          : t.none,
    },
    { label: t.proved, of: (view) => (view.kind === "optimal" ? t.yes : t.no) },
  ];
  const projects = new Map(
    scenarios.flatMap(({ view }) =>
      view.rows.map((row) => [row.number, { number: row.number, title: row.title, rank: row.rank }]),
    ),
  );
  const first = scenarios[0] as Compared;
  return (
    <Stack gap="large">
      <Section title={t.figures}>
        <DataTable
          caption={t.figures}
          captionHidden
          rows={figures}
          rowKey={(row) => row.label}
          columns={[
            { key: "label", label: t.figure, rowHeader: true, cell: (row) => row.label },
            ...columns<(typeof figures)[number]>(false, (one, row) => row.of(one.view)),
          ]}
        />
      </Section>
      <Section title={t.money}>
        <DataTable
          caption={t.money}
          captionHidden
          rows={[...projects.values()]}
          rowKey={(row) => row.number}
          columns={[
            {
              key: "project",
              label: t.project,
              rowHeader: true,
              cell: (row) => (
                <>
                  <bdi>{row.title}</bdi>
                  <br />
                  <Muted>{row.number}</Muted>
                </>
              ),
            },
            ...columns<{ number: string }>(true, (one, row) => {
              const amount = one.view.rows.find((other) => other.number === row.number)?.best ?? 0n;
              return amount === 0n ? t.none : kronor(amount);
            }),
          ]}
          foot={{ project: t.total, ...Object.fromEntries(scenarios.map((one) => [one.id, kronor(one.view.spent)])) }}
        />
      </Section>
      {first.view.pictures.map((picture) => {
        const title = inLanguage(picture.name, language);
        return (
          <BarChart
            key={picture.key}
            title={title}
            labelHeading={t.group}
            valueHeading={t.total}
            series={scenarios.map((one) => one.name)}
            rows={picture.groups.map((group) => ({
              label: inLanguage(group.name, language),
              values: scenarios.map(({ view }) => {
                const other = view.pictures.find((one) => one.key === picture.key)?.groups.find((one) => one.key === group.key);
                return Number((other?.best ?? 0n) / 100n);
              }),
            }))}
            format={(value) => kronor(BigInt(Math.round(value)) * 100n)}
          />
        );
      })}
    </Stack>
  );
}
