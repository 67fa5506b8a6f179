import type { DrumDocument } from "#app/documents/document.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { instantAt, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { legalForms } from "#app/rooms/people/organisation.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { type FundingReport, figuresOf, fundingReport, type Strategy } from "#app/rooms/reporting/funding-report.ts";
import * as queries from "#app/rooms/reporting/queries/awards.server.ts";
import { type Award, asQuery, type RegisterQuestion, type ReportQuestion } from "#app/rooms/reporting/register.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { fundingReportDocument, openDataTable } from "#app/rooms/reporting/ui/funding-report-document.ts";
import type { AwardView, RegisterFigures, RegisterView, ReportChoices } from "#app/rooms/reporting/views.ts";
import { type FrameworkNode, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { allFrameworks, frameworkById, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";
import installation from "#data/installation.json" with { type: "json" };

export { type AwardImport, importAwards } from "#app/rooms/reporting/award-import.store.server.ts";

// The register is public: it holds only what has been published, and no reader is asked for.

const ownerTypes: ReadonlyMap<string, Bilingual> = new Map(
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
  return { document, etag: `"${sha256(canonical(document)).slice(0, 32)}"`, name: `finansieringsrapport${years}` };
}

/** The projects of a report as one table with stable keys. */
export const openDataOf = async (question: ReportQuestion, language: Language) =>
  openDataTable(await queries.awardsFor(question), language);

/** What a report can be limited to. */
export async function reportChoices(language: Language): Promise<ReportChoices> {
  const facets = await queries.facets();
  const used = new Set((await nodesById(facets.nodes)).map((node) => node.frameworkId));
  const strategies = (await allFrameworks())
    .filter((framework) => used.has(framework.id))
    .map((framework) => ({ id: framework.id, name: inLanguage(framework.name, language) }));
  return { years: facets.years, calls: facets.calls, strategies };
}

export async function registerView(question: RegisterQuestion, language: Language): Promise<RegisterView> {
  const [page, facets, places, parts, frameworks] = await Promise.all([
    queries.registerPage(question),
    queries.facets(),
    municipalities(),
    queries.participation(question),
    allFrameworks(),
  ]);
  const nodes = await nodesById(facets.nodes);
  const goals = frameworks.flatMap((framework) => {
    const own = nodes.filter((node) => node.frameworkId === framework.id);
    return own.length === 0
      ? []
      : [
          {
            label: inLanguage(framework.name, language),
            options: own.map((node) => ({ value: node.id, label: nodeLabel(node, language) })),
          },
        ];
  });
  const counts = new Map(parts.map((part) => [part.code, part.count]));
  return {
    ...page,
    years: facets.years,
    municipalities: places.map((place) => ({ value: place.code, label: place.name })),
    ownerTypes: facets.ownerTypes.map((type) => ({ value: type, label: ownerTypeName(type, language) ?? type })),
    goals,
    participation: Object.fromEntries(places.map((place) => [place.code, counts.get(place.code) ?? 0])),
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
  const [places, nodes, frameworks] = await Promise.all([
    municipalities(),
    nodesById(award.shares.map((share) => share.nodeId)),
    allFrameworks(),
  ]);
  const names = new Map(places.map((place) => [place.code, place.name]));
  return {
    award,
    ownerType: ownerTypeName(award.ownerType, language),
    seat: award.municipalityCode === null ? null : (names.get(award.municipalityCode) ?? reportingTexts[language].outside),
    participants: award.municipalities.map((code) => names.get(code) ?? code).sort((a, b) => a.localeCompare(b, "sv")),
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
export async function registerFigures(): Promise<RegisterFigures> {
  const awards = await queries.awardsFor({});
  return { ...figuresOf(awards), years: [...new Set(awards.flatMap((award) => award.year ?? []))].sort((a, b) => a - b) };
}

export const latestAwards = queries.latestAwards;
