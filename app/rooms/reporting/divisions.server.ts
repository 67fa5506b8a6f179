import { instantAt, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import type { AxisChoice, BuilderQuestion, PlainAxis } from "#app/rooms/reporting/builder-question.ts";
import {
  type Axis,
  type BuiltReport,
  type CaseFact,
  callAxis,
  fundedBy,
  goalAxis,
  grantedAmong,
  municipalityAxis,
  ownerAxis,
  potAxis,
  sourcesIn,
  tableOf,
  tallyOf,
  yearAxis,
} from "#app/rooms/reporting/built-report.ts";
import { ownerTypes } from "#app/rooms/reporting/owner-types.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import type { ReportFrame } from "#app/rooms/reporting/ui/funding-report-document.ts";
import { allFrameworks, frameworkById, otherVersionsOf } from "#app/rooms/strategy/strategy.server.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

// What stands in rows and columns, with the names that the strategies and the register give; shared by every kind of report.

/** A text in both languages. */
export const both = <Text>(of: (language: Language) => Text) => ({ sv: of("sv"), en: of("en") });

const readFor = new WeakMap<readonly CaseFact[], Map<string, Promise<unknown>>>();
/** Read once for the cases of a report, however many of its chapters ask. */
function onceFor<Value>(facts: readonly CaseFact[], what: string, read: () => Promise<Value>): Promise<Value> {
  const known = readFor.get(facts) ?? new Map<string, Promise<unknown>>();
  readFor.set(facts, known);
  const found = known.get(what) ?? read();
  known.set(what, found);
  return found as Promise<Value>;
}

/** A strategy, its other versions and what each of those is called; null when there is none. */
async function strategyWithVersions(id: string) {
  const view = await frameworkById(id);
  if (!view) return null;
  const [others, all] = await Promise.all([otherVersionsOf(view.framework), allFrameworks()]);
  return { ...view, others, versions: new Map(all.map(({ id: of, version }) => [of, version])) };
}

/** A choice of rows or columns as an axis of these cases. */
export async function axisFor(choice: AxisChoice, facts: readonly CaseFact[]): Promise<Axis> {
  if (choice.kind === "goal") {
    const view = await onceFor(facts, choice.framework, () => strategyWithVersions(choice.framework));
    // The question's schema has asked for it already.
    if (!view) throw new Error(`no framework ${choice.framework}`);
    const { framework, nodes, others, versions } = view;
    const level = framework.levels.find(({ type }) => type === choice.type);
    return goalAxis(
      {
        heading: level?.label ?? both(() => choice.type),
        unknown: both((language) => builderTexts[language].unknown.goal),
      },
      { framework, nodes },
      choice.type,
      {
        nodes: others.nodes.map((node) => ({ ...node, version: versions.get(node.frameworkId) ?? "" })),
        continues: others.continues,
      },
      {
        older: (label, version) => both((language) => builderTexts[language].olderGoal(label, version)),
        lost: (id) => both((language) => builderTexts[language].lostGoal(id)),
      },
    );
  }
  const names = plainNames(choice.kind);
  switch (choice.kind) {
    case "year":
      return yearAxis(names, facts);
    case "call":
      return callAxis(names);
    case "municipality":
      return municipalityAxis(
        names,
        (await onceFor(facts, "municipalities", municipalities)).map(({ code, name }) => ({
          key: code,
          label: both(() => name),
        })),
        both((language) => reportingTexts[language].outside),
      );
    case "owner":
      return ownerAxis(names, ownerTypes);
    default:
      return potAxis(facts.every(({ granted }) => granted) ? { ...names, unknown: ofGranted(choice.kind) } : names, choice.kind);
  }
}

const ofGranted = (kind: "pot" | "source" | "pot-source"): Bilingual =>
  both((language) => builderTexts[language].unknownOfGranted[kind]);

const plainNames = (kind: PlainAxis): { heading: Bilingual; unknown: Bilingual } => ({
  heading: both((language) => builderTexts[language].axes[kind]),
  unknown: both((language) => builderTexts[language].unknown[kind]),
});

/** A rejected case has nothing but what it sought: where that is not asked for it would only stand as empty lines. */
const countedIn = ({ measures }: Pick<BuilderQuestion, "measures">, facts: readonly CaseFact[]): readonly CaseFact[] =>
  measures.some((measure) => measure === "applied" || measure === "rate" || measure === "sought") ? facts : grantedAmong(facts);

/** One division of cases that have been read. */
export async function divisionOf(
  question: BuilderQuestion,
  facts: readonly CaseFact[],
): Promise<Omit<BuiltReport, "selection" | "before" | "withoutYear">> {
  const counted = countedIn(question, facts);
  const [rows, columns] = await Promise.all([
    axisFor(question.rows, counted),
    question.columns ? axisFor(question.columns, counted) : null,
  ]);
  const granted = grantedAmong(facts);
  return {
    question,
    whole: tallyOf(facts),
    table: tableOf(counted, rows, columns),
    sources: sourcesIn(facts),
    pots: question.pots.length === 0 ? [] : tableOf(granted, await axisFor({ kind: "pot" }, granted), null).lines,
    ...fundedBy(facts),
  };
}

/** The same rows of the years before, to be held against. */
export async function earlierTable(question: BuilderQuestion, facts: readonly CaseFact[]) {
  const counted = countedIn(question, facts);
  return { whole: tallyOf(facts), table: tableOf(counted, await axisFor(question.rows, counted), null) };
}

/** The day, not the second: asked twice in a day without a change it is the same document. */
export const frameFor = (address: string): ReportFrame => ({
  letterhead: { organisation: installation.name, address: installation.address },
  author: installation.name,
  region: installation.region,
  contact: installation.contact.email,
  address: `${publicUrl()}${address}`,
  issuedAt: instantAt(localDate(now()), "00:00") ?? now(),
});
