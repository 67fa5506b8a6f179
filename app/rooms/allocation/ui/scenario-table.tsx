import { paths } from "#app/paths.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import type { ListedScenario } from "#app/rooms/allocation/queries/scenarios.server.ts";
import type { ScenarioState } from "#app/rooms/allocation/scenario.lifecycle.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { RowCheck } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { type Column, DataTable } from "#app/ui/table.tsx";
import "./allocation.css";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Record<ScenarioState, Tone> = {
  absent: "neutral",
  drafted: "neutral",
  shared: "info",
  frozen: "positive",
  discarded: "negative",
};

export function ScenarioTag({ state }: { state: ScenarioState }) {
  const t = useTexts(scenarioTexts).states;
  return <Tag tone={tones[state]}>{t[state]}</Tag>;
}

/** Figures only: a hundred scenarios are a hundred lines. */
export function ScenarioTable({
  scenarios,
  chosen,
  comparable,
}: {
  scenarios: readonly ListedScenario[];
  /** ids that are ticked already */
  chosen: readonly string[];
  /** there are several to compare, here or on other pages */
  comparable: boolean;
}) {
  const t = useTexts(scenarioTexts).list;
  const best = useTexts(optimumTexts).figures;
  const language = useLanguage();
  const columns: Column<ListedScenario>[] = [
    {
      key: "name",
      label: t.columns.name,
      rowHeader: true,
      cell: (one) => (
        <>
          <a href={paths.scenario(one.id)}>
            <bdi>{one.name}</bdi>
          </a>
          <br />
          <Muted>
            {t.columns.owner} <bdi>{one.mine ? t.you : one.owner}</bdi>, {formatInstant(one.changedAt, language)}
          </Muted>
        </>
      ),
    },
    { key: "state", label: t.columns.state, cell: (one) => <ScenarioTag state={one.state} /> },
    { key: "spent", label: t.columns.spent, numeric: true, nowrap: true, cell: (one) => formatKronor(one.spentOre, language) },
    { key: "granted", label: t.columns.granted, numeric: true, cell: (one) => one.granted },
    { key: "differences", label: t.columns.differences, numeric: true, cell: (one) => best.projects(one.differences) },
  ];
  const pick: Column<ListedScenario> = {
    key: "pick",
    label: t.columns.pick,
    cell: (one) => <RowCheck name="scenario" value={one.id} label={t.pick(one.name)} defaultChecked={chosen.includes(one.id)} />,
  };
  return (
    <DataTable
      caption={t.table}
      captionHidden
      rows={scenarios}
      rowKey={(one) => one.id}
      columns={comparable ? [...columns, pick] : columns}
    />
  );
}
