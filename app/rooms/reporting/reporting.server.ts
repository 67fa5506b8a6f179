import type { DrumDocument } from "#app/documents/document.ts";
import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { readSealed } from "#app/rooms/applications/sealing.ts";
import { minutesTerm } from "#app/rooms/decisions/decisions.server.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import type { AwardShare } from "#app/rooms/reporting/award-aliases.ts";
import { axisFor, both, frameFor } from "#app/rooms/reporting/divisions.server.ts";
import { type Dimension, type Division, type FundingReport, fundingReport } from "#app/rooms/reporting/funding-report.ts";
import { levelsInUse } from "#app/rooms/reporting/levels.ts";
import { ownerTypeName } from "#app/rooms/reporting/owner-types.ts";
import { publishedApplication } from "#app/rooms/reporting/publication.ts";
import * as queries from "#app/rooms/reporting/queries/awards.server.ts";
import { caseFacts } from "#app/rooms/reporting/queries/case-facts.server.ts";
import { goalsOf } from "#app/rooms/reporting/queries/project-results.server.ts";
import {
  asQuery,
  goalField,
  pageSize,
  type RegisterQuestion,
  type ReportQuestion,
  registerQuestion,
  reportQuestion,
  withoutUnknown,
} from "#app/rooms/reporting/register.ts";
import { firstColumn, headingOf, lineLabel } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { fundingReportDocument, openDataTable } from "#app/rooms/reporting/ui/funding-report-document.ts";
import type {
  AwardView,
  GoalChoice,
  MoneyTable,
  MoneyView,
  RegisterFigures,
  RegisterView,
  ReportChoices,
} from "#app/rooms/reporting/views.ts";
import { type FrameworkNode, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { allFrameworks, type FrameworkView, frameworkById, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export { importAwards } from "#app/rooms/reporting/award-import.store.server.ts";

// The register is public: it holds only what has been published, and no reader is asked for.

/** The strategies that these cases point at, newest first. */
export async function strategiesOf(cases: readonly { readonly shares: readonly AwardShare[] }[]): Promise<FrameworkView[]> {
  const sets = new Set(cases.map(({ shares }) => shares));
  const pointed = await nodesById([...new Set([...sets].flatMap((shares) => shares.map(({ nodeId }) => nodeId)))]);
  const used = new Set(pointed.map((node) => node.frameworkId));
  const views = await Promise.all((await allFrameworks()).filter(({ id }) => used.has(id)).map(({ id }) => frameworkById(id)));
  return views.filter((view) => view !== null);
}

/** The report on cases that have been read: by year when there are several, by every strategy in use, municipality, owner, pot and funder. */
export async function fundingReportOf(
  question: ReportQuestion,
  { facts, withoutYear }: Awaited<ReturnType<typeof caseFacts>>,
): Promise<FundingReport> {
  const [strategies, places, chosen] = await Promise.all([
    strategiesOf(facts),
    municipalities(),
    nodesById([...(question.mal ?? [])]),
  ]);
  const goals = strategies
    .filter(({ framework }) => question.strategi === undefined || framework.id === question.strategi)
    .flatMap((strategy) => levelsInUse(facts, strategy).map((type) => ({ framework: strategy.framework, type })));
  const plain = (kind: "year" | "municipality" | "owner") => async (): Promise<Division> => ({
    kind,
    axis: await axisFor({ kind }, facts),
  });
  const byGoal =
    ({ framework, type }: (typeof goals)[number]) =>
    async (): Promise<Division> => {
      const level = framework.levels.find((one) => one.type === type);
      const unnamed = both(() => type);
      return {
        kind: "goal",
        framework: { id: framework.id, name: framework.name, level: level?.label ?? unnamed, plural: level?.plural ?? unnamed },
        axis: await axisFor({ kind: "goal", framework: framework.id, type }, facts),
      };
    };
  const divisions = [
    ...(new Set(facts.flatMap(({ year }) => year ?? [])).size > 1 ? [plain("year")] : []),
    ...goals.map(byGoal),
    plain("municipality"),
    plain("owner"),
    async (): Promise<Division> => ({ kind: "pot", axis: await axisFor({ kind: "pot-source" }, facts) }),
  ];
  return fundingReport(question, facts, {
    divisions: await Promise.all(divisions.map((division) => division())),
    municipalities: places.map(({ code }) => code),
    withoutYear,
    selection: [
      ...places.filter(({ code }) => code === question.kommun).map(({ name }) => both(() => name)),
      ...chosen.map((node) => both((language) => nodeLabel(node, language))),
    ],
  });
}

export async function fundingReportFor(question: ReportQuestion): Promise<FundingReport> {
  const { facts, withoutYear } = await caseFacts({
    from: question.fran ?? null,
    to: question.till ?? null,
    calls: question.utlysning === undefined ? [] : [question.utlysning],
    pots: [],
    municipality: question.kommun ?? null,
    goals: question.mal ?? [],
  });
  return fundingReportOf(question, { facts: facts.filter(({ granted }) => granted), withoutYear });
}

export type ReportFile = { readonly document: DrumDocument; readonly etag: string; readonly name: string };

/** The report as a document. Its date is the day, not the second: asked twice in a day without a change it is the same file. */
export async function fundingReportFile(question: ReportQuestion, language: Language): Promise<ReportFile> {
  const [report, awards] = await Promise.all([fundingReportFor(question), queries.awardsFor(question)]);
  const document = fundingReportDocument(report, awards, language, frameFor(paths.fundingReport(asQuery(question))));
  return { document, etag: markOf(canonical(document)), name: `finansieringsrapport${limitsOf(question)}` };
}

const markOf = (content: string) => `"${sha256(content).slice(0, 32)}"`;

/** What a question is limited to, in the name of its file. */
function limitsOf({ fran, till, kommun }: ReportQuestion): string {
  const years = fran === undefined && till === undefined ? "" : fran === till ? `-${fran}` : `-${fran ?? ""}-${till ?? ""}`;
  return `${years}${kommun === undefined ? "" : `-${kommun}`}`;
}

/** The projects of a report as one table with stable keys. */
export const openDataOf = async (question: ReportQuestion, language: Language) =>
  openDataTable(await queries.awardsFor(question), language);

/** The same as text for programs. */
export async function projectsText(question: ReportQuestion, language: Language) {
  const text = renderTableCsv(await openDataOf(question, language));
  return { text, etag: markOf(text), name: `projekt${limitsOf(question)}` };
}

/** The goals that projects point at, strategy by strategy. */
async function goalChoices(nodeIds: readonly string[], language: Language): Promise<GoalChoice[]> {
  const [nodes, frameworks] = await Promise.all([nodesById([...nodeIds]), allFrameworks()]);
  return frameworks
    .map((framework) => ({ framework, own: nodes.filter((node) => node.frameworkId === framework.id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ framework, own }, index) => ({
      field: goalField(index),
      label: inLanguage(framework.name, language),
      options: own.map((node) => ({ value: node.id, label: nodeLabel(node, language) })),
    }));
}

const asChoice = (place: { code: string; name: string }) => ({ value: place.code, label: place.name });

/** What a report can be limited to. */
export async function reportChoices(language: Language): Promise<ReportChoices> {
  const [facets, places, frameworks] = await Promise.all([queries.facets(), municipalities(), allFrameworks()]);
  const used = new Set((await nodesById(facets.nodes)).map((node) => node.frameworkId));
  const strategies = frameworks
    .filter((framework) => used.has(framework.id))
    .map((framework) => ({ id: framework.id, name: inLanguage(framework.name, language) }));
  return {
    years: facets.years,
    calls: facets.calls,
    strategies,
    municipalities: places.map(asChoice),
    goals: await goalChoices(facets.nodes, language),
  };
}

/** The codes and names that may be asked for, and the goals asked for that there are, used or not. */
async function knownChoices(goals: readonly string[] | undefined) {
  const [facets, places, frameworks, nodes] = await Promise.all([
    queries.facets(),
    municipalities(),
    allFrameworks(),
    nodesById([...(goals ?? [])]),
  ]);
  return {
    utlysning: facets.calls,
    kommun: places.map(({ code }) => code),
    agare: [...facets.ownerTypes, "okand"],
    strategi: frameworks.map(({ id }) => id),
    mal: nodes.map(({ id }) => id),
  };
}

/** What the register is asked in an address, and what in it nobody knows. */
export async function askedOfRegister(given: Readonly<Record<string, string>>) {
  const question = registerQuestion.parse(given);
  const { utlysning, kommun, agare, mal } = await knownChoices(question.mal);
  return withoutUnknown(given, question, { ar: null, utlysning, kommun, agare, mal });
}

/** The same of the funding report. */
export async function askedOfReport(given: Readonly<Record<string, string>>) {
  const question = reportQuestion.parse(given);
  const { utlysning, kommun, strategi, mal } = await knownChoices(question.mal);
  return withoutUnknown(given, question, { fran: null, till: null, utlysning, strategi, kommun, mal });
}

export async function registerView(question: RegisterQuestion, language: Language): Promise<RegisterView> {
  const { participation, ...counts } = await queries.registerCounts(question);
  // A link to a page that there is no longer leads to the last one.
  const page = Math.min(question.sida ?? 1, Math.max(1, Math.ceil(counts.count / pageSize)));
  const [awards, whole, facets, places] = await Promise.all([
    queries.awardsOnPage({ ...question, sida: page }, counts.count),
    queries.figures(),
    queries.facets(),
    municipalities(),
  ]);
  const takePart = new Map(participation.map((part) => [part.code, part.count]));
  return {
    awards,
    ...counts,
    page,
    all: whole.awards,
    years: facets.years,
    calls: facets.calls,
    municipalities: places.map(asChoice),
    ownerTypes: facets.ownerTypes.map((type) => ({ value: type, label: ownerTypeName(type, language) ?? type })),
    goals: await goalChoices(facets.nodes, language),
    participation: Object.fromEntries(places.map((place) => [place.code, takePart.get(place.code) ?? 0])),
  };
}

/** Where the money went, by municipality and by goal. Every table adds up to the whole: what has no place stands last. */
export async function moneyView(language: Language): Promise<MoneyView> {
  const { figures, dimensions } = await queries.kept("money", () => composed("funding", {}));
  const table = (dimension: Dimension): MoneyTable => ({
    id: dimension.id,
    title: headingOf(dimension, language),
    heading: firstColumn(dimension, language),
    lines: dimension.lines
      .filter((line) => line.key !== null || line.awards > 0)
      .map((line) => ({
        key: line.key ?? "",
        label: lineLabel(dimension, line, language),
        // A municipality of ours or a goal has a report of its own; what is outside or unknown has none.
        linked: line.key !== null && (dimension.kind === "goal" ? line.awards > 0 : line.takesPart !== undefined),
        line,
      })),
  });
  const places = dimensions.find((dimension) => dimension.kind === "municipality");
  return {
    figures,
    municipalities: table(places ?? { kind: "municipality", id: "municipality", lines: [] }),
    strategies: dimensions.filter((dimension) => dimension.kind === "goal").map(table),
  };
}

export async function awardById(id: string, language: Language): Promise<AwardView | null> {
  const award = await queries.awardWithId(id);
  if (!award) return null;
  const [places, nodes, frameworks, behind, goals] = await Promise.all([
    municipalities(),
    nodesById(award.shares.map((share) => share.nodeId)),
    allFrameworks(),
    queries.behindAward(id),
    goalsOf(id),
  ]);
  const term = behind?.meetingId ? await minutesTerm(behind.meetingId, behind.itemId ?? undefined) : null;
  const names = new Map(places.map((place) => [place.code, place.name]));
  return {
    award,
    ownerType: ownerTypeName(award.ownerType, language),
    seat: award.municipalityCode === null ? null : (names.get(award.municipalityCode) ?? reportingTexts[language].outside),
    participants: award.municipalities.map((code) => names.get(code) ?? code).sort((a, b) => a.localeCompare(b, "sv")),
    application:
      behind && publishedApplication(readSealed(behind.sealed), { today: localDate(now()), endsOn: award.endsOn, language }),
    reached: goals.flatMap(({ position, reached, reachedOn }) =>
      reached === null || reachedOn === null ? [] : [{ position, reached, on: reachedOn }],
    ),
    minutes: behind?.meetingId && behind.itemId && term ? { meetingId: behind.meetingId, itemId: behind.itemId, ...term } : null,
    goals: frameworks.flatMap((framework) => {
      const own = nodes.filter((node) => node.frameworkId === framework.id);
      const severalLevels = new Set(own.map((node) => node.type)).size > 1;
      const level = (node: FrameworkNode) => framework.levels.find((item) => item.type === node.type)?.label;
      const shown = own.map((node) => {
        const label = nodeLabel(node, language);
        const kind = severalLevels ? level(node) : undefined;
        return {
          label: kind ? `${inLanguage(kind, language)}: ${label}` : label,
          basisPoints: award.shares.find((share) => share.nodeId === node.id)?.basisPoints ?? 0,
        };
      });
      return shown.length === 0
        ? []
        : [{ frameworkId: framework.id, framework: inLanguage(framework.name, language), nodes: shown }];
    }),
  };
}

/** The register in a few figures, for the start page. */
export const registerFigures: () => Promise<RegisterFigures> = queries.figures;

export const latestAwards = queries.latestAwards;
