import type { DrumDocument } from "#app/documents/document.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { instantAt, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { readSealed } from "#app/rooms/applications/sealing.ts";
import { legalForms } from "#app/rooms/people/organisation.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { type Dimension, type FundingReport, fundingReport, type Strategy } from "#app/rooms/reporting/funding-report.ts";
import { publishedApplication } from "#app/rooms/reporting/publication.ts";
import * as queries from "#app/rooms/reporting/queries/awards.server.ts";
import { goalsOf } from "#app/rooms/reporting/queries/project-results.server.ts";
import {
  type Award,
  asQuery,
  goalField,
  pageSize,
  type RegisterQuestion,
  type ReportQuestion,
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
import { allFrameworks, frameworkById, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";
import installation from "#data/installation.json" with { type: "json" };

export { type AwardImport, importAwards } from "#app/rooms/reporting/award-import.store.server.ts";

// The register is public: it holds only what has been published, and no reader is asked for.

export const ownerTypes: ReadonlyMap<string, Bilingual> = new Map(
  legalForms.map((form) => [form, { sv: peopleTexts.sv.legalForms[form], en: peopleTexts.en.legalForms[form] }]),
);

/** The strategies that these awards point at, newest first. */
async function strategiesOf(awards: readonly Award[]): Promise<Strategy[]> {
  const pointed = await nodesById(awards.flatMap((award) => award.shares.map((share) => share.nodeId)));
  const used = new Set(pointed.map((node) => node.frameworkId));
  const frameworks = (await allFrameworks()).filter((framework) => used.has(framework.id));
  const views = await Promise.all(frameworks.map((framework) => frameworkById(framework.id)));
  return views.flatMap((view) => (view ? [{ framework: view.framework, nodes: view.nodes }] : []));
}

export async function fundingReportFor(question: ReportQuestion): Promise<FundingReport> {
  const [awards, withoutYear, places] = await Promise.all([
    queries.awardsFor(question),
    queries.awardsWithoutYear(),
    municipalities(),
  ]);
  return fundingReport(question, awards, {
    municipalities: places.map((place) => ({ key: place.code, label: { sv: place.name, en: place.name } })),
    outside: { sv: reportingTexts.sv.outside, en: reportingTexts.en.outside },
    ownerTypes,
    strategies: await strategiesOf(awards),
    withoutYear,
    selection: [
      ...places.filter((place) => place.code === question.kommun).map((place) => ({ sv: place.name, en: place.name })),
      ...(await nodesById([...(question.mal ?? [])])).map((node) => ({ sv: nodeLabel(node, "sv"), en: nodeLabel(node, "en") })),
    ],
  });
}

export type ReportFile = { readonly document: DrumDocument; readonly etag: string; readonly name: string };

/** The report as a document. Its date is the day, not the second: asked twice in a day without a change it is the same file. */
export async function fundingReportFile(question: ReportQuestion, language: Language): Promise<ReportFile> {
  const today = localDate(now());
  const document = fundingReportDocument(await fundingReportFor(question), language, {
    letterhead: { organisation: installation.name, address: installation.address },
    author: installation.name,
    region: installation.region,
    contact: installation.contact.email,
    address: `${publicUrl()}${paths.fundingReport(asQuery(question))}`,
    issuedAt: instantAt(today, "00:00") ?? now(),
  });
  const { fran, till } = question;
  const years = fran === undefined && till === undefined ? "" : fran === till ? `-${fran}` : `-${fran ?? ""}-${till ?? ""}`;
  return {
    document,
    etag: `"${sha256(canonical(document)).slice(0, 32)}"`,
    name: `finansieringsrapport${years}${question.kommun === undefined ? "" : `-${question.kommun}`}`,
  };
}

/** The projects of a report as one table with stable keys. */
export const openDataOf = async (question: ReportQuestion, language: Language) =>
  openDataTable(await queries.awardsFor(question), language);

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
  const { figures, dimensions } = await fundingReportFor({});
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

export const ownerTypeName = (type: string | null, language: Language): string | null => {
  if (type === null) return null;
  const known = ownerTypes.get(type);
  return known ? inLanguage(known, language) : type;
};

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
    minutes: behind?.meetingId && behind.itemId ? { meetingId: behind.meetingId, itemId: behind.itemId } : null,
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
