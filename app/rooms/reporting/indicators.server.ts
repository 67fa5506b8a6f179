import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import type { IndicatorSeriesForm } from "#app/rooms/reporting/indicator-series.forms.ts";
import { indicatorSeriesLifecycle } from "#app/rooms/reporting/indicator-series.lifecycle.ts";
import {
  type IndicatorSeriesEvent,
  indicatorSeriesKind,
  seriesRelations,
} from "#app/rooms/reporting/indicator-series.store.server.ts";
import { type LineFault, readSeries } from "#app/rooms/reporting/indicator-series.ts";
import { notedValues, projectOutcomes, seriesVersion } from "#app/rooms/reporting/queries/indicator-series.server.ts";
import type { IndicatorView } from "#app/rooms/reporting/views.ts";
import { nodeLabel } from "#app/rooms/strategy/framework.ts";
import { allIndicators, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import type { Language } from "#app/texts/language.ts";

/** Every indicator with its goals, its values over the years and what projects have reached of it. Public. */
export async function indicatorsView(language: Language): Promise<IndicatorView[]> {
  const [indicators, values, outcomes] = await Promise.all([allIndicators(), notedValues(), projectOutcomes()]);
  const nodes = new Map((await nodesById(indicators.flatMap((one) => one.nodes))).map((node) => [node.id, node]));
  return indicators.map((one) => ({
    ...one,
    goals: one.nodes.flatMap((id) => {
      const node = nodes.get(id);
      return node ? [{ frameworkId: node.frameworkId, label: nodeLabel(node, language) }] : [];
    }),
    values: values.filter(({ indicator }) => indicator === one.key),
    // Only counts add up: the mean of a mark or a share does not follow from its sum.
    outcomes: outcomes.filter(({ indicator }) => indicator === one.key).map((of) => ({ ...of, sum: one.split ? of.sum : null })),
  }));
}

export type IndicatorPage = { readonly indicator: IndicatorView; readonly version: number; readonly mayRecord: boolean };

/** One indicator for the office; null for others, and when there is none. */
export async function indicatorPage(actor: Actor, key: string, language: Language): Promise<IndicatorPage | null> {
  const relations = seriesRelations(null, actor);
  const indicator = relations.length === 0 ? undefined : (await indicatorsView(language)).find((one) => one.key === key);
  if (!indicator) return null;
  const mayRecord = openCommands(indicatorSeriesLifecycle, "followed", relations).includes("record");
  return { indicator, version: await seriesVersion(key), mayRecord };
}

export const changeIndicator = ({
  actor,
  key,
  form,
}: {
  readonly actor: Actor;
  readonly key: string;
  readonly form: IndicatorSeriesForm;
}): Promise<Result<undefined, GateRefusal | LineFault["code"]>> =>
  execute({
    kind: indicatorSeriesKind,
    command: form.command,
    actor,
    id: key,
    version: form.version,
    decide: () => {
      const decided = (event: IndicatorSeriesEvent) => accept({ events: [event] });
      if (form.command === "take-away") return decided({ type: "ValueTakenAway", year: form.year });
      const read = readSeries(form.lines);
      return read.ok ? decided({ type: "ValuesRecorded", values: read.value, source: form.source }) : read;
    },
  });
