import type { DrumDocument } from "#app/documents/document.ts";
import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { instantAt, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { reviveDocument } from "#app/rooms/decisions/decisions.server.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import {
  type AxisChoice,
  type BuilderKnown,
  type BuilderQuestion,
  builderQuery,
  builderSchema,
  type PlainAxis,
  valuesOf,
  yearsBefore,
} from "#app/rooms/reporting/builder-question.ts";
import {
  type Axis,
  type BuiltReport,
  type CaseFact,
  callAxis,
  fundedBy,
  goalAxis,
  municipalityAxis,
  ownerAxis,
  potAxis,
  sourcesIn,
  tableOf,
  tallyOf,
  yearAxis,
} from "#app/rooms/reporting/built-report.ts";
import { builderFacets, caseFacts, factsWithoutYear } from "#app/rooms/reporting/queries/case-facts.server.ts";
import * as saved from "#app/rooms/reporting/queries/saved-reports.server.ts";
import { ownerTypes } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import type { SavedReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import { type SavedReportCommand, savedReportLifecycle } from "#app/rooms/reporting/saved-report.lifecycle.ts";
import { type SavedReportEvent, savedReportRelations, savedReportWith } from "#app/rooms/reporting/saved-report.store.server.ts";
import { builtReportDocument } from "#app/rooms/reporting/ui/built-report-document.ts";
import type { ReportFrame } from "#app/rooms/reporting/ui/funding-report-document.ts";
import type { BuilderChoices, BuilderView } from "#app/rooms/reporting/views.ts";
import { allFrameworks, frameworkById, otherVersionsOf } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

// Reports on what has been decided and announced. The office composes them; what they count is public, so no case is hidden from anybody.

/** What there is to choose among: every strategy held, with the levels that have goals. */
async function choicesFor(language: Language): Promise<{ known: BuilderKnown; choices: BuilderChoices }> {
  const [facets, places, frameworks] = await Promise.all([builderFacets(), municipalities(), allFrameworks()]);
  const levelled = frameworks.map((framework) => ({
    framework,
    levels: framework.levels.filter((level) => framework.counts.some(({ type }) => type === level.type)),
  }));
  return {
    known: {
      calls: facets.calls,
      pots: facets.pots.map(({ purpose }) => purpose),
      municipalities: places.map(({ code }) => code),
      frameworks: levelled.map(({ framework, levels }) => ({ id: framework.id, types: levels.map(({ type }) => type) })),
    },
    choices: {
      years: facets.years,
      calls: facets.calls,
      pots: facets.pots.map(({ purpose, name }) => ({ value: purpose, label: inLanguage(name, language) })),
      municipalities: places.map(({ code, name }) => ({ value: code, label: name })),
      strategies: levelled
        .filter(({ levels }) => levels.length > 0)
        .map(({ framework, levels }) => ({
          label: `${inLanguage(framework.name, language)} (${framework.version})`,
          options: levels.map(({ type, label }) => ({ value: `${framework.id}/${type}`, label: inLanguage(label, language) })),
        })),
    },
  };
}

const both = <Text>(of: (language: Language) => Text) => ({ sv: of("sv"), en: of("en") });

async function axisFor(choice: AxisChoice, facts: readonly CaseFact[]): Promise<Axis> {
  if (choice.kind === "goal") {
    const view = await frameworkById(choice.framework);
    // The question's schema has asked for it already.
    if (!view) throw new Error(`no framework ${choice.framework}`);
    const { framework, nodes } = view;
    const [{ nodes: others, continues }, all] = await Promise.all([otherVersionsOf(framework), allFrameworks()]);
    const versions = new Map(all.map(({ id, version }) => [id, version]));
    const level = framework.levels.find(({ type }) => type === choice.type);
    return goalAxis(
      {
        heading: level?.label ?? both(() => choice.type),
        unknown: both((language) => builderTexts[language].unknown.goal),
      },
      { framework, nodes },
      choice.type,
      { nodes: others.map((node) => ({ ...node, version: versions.get(node.frameworkId) ?? "" })), continues },
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
        (await municipalities()).map(({ code, name }) => ({ key: code, label: both(() => name) })),
        both((language) => reportingTexts[language].outside),
      );
    case "owner":
      return ownerAxis(names, ownerTypes);
    default:
      return potAxis(names, choice.kind);
  }
}

const plainNames = (kind: PlainAxis): { heading: Bilingual; unknown: Bilingual } => ({
  heading: both((language) => builderTexts[language].axes[kind]),
  unknown: both((language) => builderTexts[language].unknown[kind]),
});

/** The answer to a question that has been read and found whole. */
export async function builtReport(question: BuilderQuestion): Promise<BuiltReport> {
  const years = question.compare ? yearsBefore(question) : null;
  const [facts, earlier, withoutYear, facets, places] = await Promise.all([
    caseFacts(question),
    years ? caseFacts({ ...question, ...years }) : null,
    question.from === null && question.to === null ? 0 : factsWithoutYear(question),
    builderFacets(),
    municipalities(),
  ]);
  const axes = async (of: readonly CaseFact[]) =>
    Promise.all([axisFor(question.rows, of), question.columns ? axisFor(question.columns, of) : null]);
  const [rows, columns] = await axes(facts);
  return {
    question,
    selection: [
      ...question.calls.map((call) => both((language) => builderTexts[language].document.call(call))),
      ...facets.pots
        .filter(({ purpose }) => question.pots.includes(purpose))
        .map(({ name }) => both((language) => builderTexts[language].document.pot(inLanguage(name, language)))),
      ...places.filter(({ code }) => code === question.municipality).map(({ name }) => both(() => name)),
    ],
    whole: tallyOf(facts),
    table: tableOf(facts, rows, columns),
    sources: sourcesIn([...facts, ...(earlier ?? [])]),
    before:
      earlier && years ? { ...years, whole: tallyOf(earlier), table: tableOf(earlier, (await axes(earlier))[0], null) } : null,
    ...fundedBy(facts),
    withoutYear,
  };
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

const documentOf = async (question: BuilderQuestion, language: Language, name: string | null): Promise<DrumDocument> =>
  builtReportDocument(await builtReport(question), language, frameFor(paths.reportBuilder(builderQuery(question))), name);

const firstFaults = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) => {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return errors;
};

/** What the form holds before anybody has asked: everything, by the sub-region's own strategy when it is held. */
const begun = (choices: BuilderChoices) => ({
  rader: choices.strategies.flatMap(({ options }) => options).find(({ value }) => value.endsWith("/fokusomrade"))?.value ?? "ar",
  matt: ["antal", "sokt", "beviljat", "omslutning"],
});

const readBuilder = (actor: Actor, search: URLSearchParams, known: BuilderKnown) =>
  isStaff(actor) ? builderSchema(known).safeParse(valuesOf(search)) : null;

/** The page where a report is composed: what may be chosen, what was, and the report or what is wrong with the question. Null for others than the office. */
export async function builderView(actor: Actor, search: URLSearchParams, language: Language): Promise<BuilderView | null> {
  if (!isStaff(actor)) return null;
  const { known, choices } = await choicesFor(language);
  const maySave = savedReportRelations(null, actor).includes("author");
  if (search.size === 0) return { choices, values: begun(choices), errors: {}, document: null, query: "", maySave };
  const values = valuesOf(search);
  const read = builderSchema(known).safeParse(values);
  if (!read.success) return { choices, values, errors: firstFaults(read.error.issues), document: null, query: "", maySave };
  return {
    choices,
    values,
    errors: {},
    document: await documentOf(read.data, language, null),
    query: builderQuery(read.data),
    maySave,
  };
}

export type ReportPaper = { readonly document: DrumDocument; readonly name: string };

/** The composed report as a file; null when its question is not whole, and the page says why. */
export async function builderPaper(actor: Actor, search: URLSearchParams, language: Language): Promise<ReportPaper | null> {
  const read = readBuilder(actor, search, (await choicesFor(language)).known);
  return read?.success ? { document: await documentOf(read.data, language, null), name: "rapport" } : null;
}

// ── saved reports ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const reportList = async (actor: Actor): Promise<readonly saved.SavedReport[] | null> =>
  isStaff(actor) ? saved.savedReports() : null;

export type SavedReportPage = {
  readonly report: saved.SavedReport;
  readonly may: readonly SavedReportCommand[];
  /** null when something that it asks for is no longer there */
  readonly document: DrumDocument | null;
  readonly editions: readonly saved.Edition[];
};

export async function savedReportPage(actor: Actor, id: string, language: Language): Promise<SavedReportPage | null> {
  const report = isStaff(actor) ? await saved.savedReport(id) : null;
  if (!report) return null;
  const [{ known }, editions] = await Promise.all([choicesFor(language), saved.editionsOf(id)]);
  const read = readBuilder(actor, new URLSearchParams(report.question), known);
  return {
    report,
    may: openCommands(savedReportLifecycle, report.state, savedReportRelations(null, actor)),
    document: read?.success ? await documentOf(read.data, language, report.name) : null,
    editions,
  };
}

export type EditionPage = saved.Edition & { readonly document: DrumDocument; readonly report: string };
/** A frozen edition, as it was; in Swedish, as what is sent out is. */
export async function editionPage(actor: Actor, id: string, number: number): Promise<EditionPage | null> {
  const edition = isStaff(actor) ? await saved.editionOf(id, number) : null;
  return edition && { ...edition, document: reviveDocument(edition.document), report: id };
}

/** A question that is whole, as its address; otherwise the refusal to save it. */
async function wholeQuestion(
  actor: Actor,
  text: string,
): Promise<Result<{ question: BuilderQuestion; query: string }, "question-odd">> {
  const read = readBuilder(actor, new URLSearchParams(text), (await choicesFor("sv")).known);
  return read?.success ? accept({ question: read.data, query: builderQuery(read.data) }) : refuse("question-odd");
}

export async function saveReport({
  actor,
  name,
  question,
}: {
  readonly actor: Actor;
  readonly name: string;
  readonly question: string;
}): Promise<Result<string | undefined, GateRefusal | "question-odd">> {
  const asked = await wholeQuestion(actor, question);
  if (!asked.ok) return asked;
  const id = newId(now());
  return execute({
    kind: savedReportWith(null),
    command: "save",
    actor,
    id,
    load: async () => ({ id, state: "absent" as const, version: 0, name: "", question: "", editions: 0 }),
    decide: () => accept({ events: [{ type: "ReportSaved" as const, name, question: asked.value.query }], value: id }),
  });
}

/** An edition is worked out before its transaction, from what the database held then; its checksum is of exactly what is kept. */
export async function changeReport({
  actor,
  id,
  form,
}: {
  readonly actor: Actor;
  readonly id: string;
  readonly form: SavedReportForm;
}): Promise<Result<undefined, GateRefusal | "question-odd">> {
  const text =
    form.command === "ask" ? form.question : form.command === "freeze" ? ((await saved.savedReport(id))?.question ?? "") : null;
  const asked = text === null ? null : await wholeQuestion(actor, text);
  if (asked && !asked.ok && savedReportRelations(null, actor).length > 0) return asked;
  const whole = asked?.ok ? asked.value : null;
  const name = (await saved.savedReport(id))?.name ?? null;
  const document = form.command === "freeze" && whole ? canonical(await documentOf(whole.question, "sv", name)) : null;
  return execute({
    kind: savedReportWith(document),
    command: form.command,
    actor,
    id,
    version: form.version,
    decide: (subject): Result<{ events: SavedReportEvent[] }, "question-odd"> => {
      switch (form.command) {
        case "rename":
          return accept({ events: [{ type: "ReportRenamed", name: form.name }] });
        case "ask":
          return whole ? accept({ events: [{ type: "ReportAsked", question: whole.query }] }) : refuse("question-odd");
        case "freeze":
          return document === null
            ? refuse("question-odd")
            : accept({ events: [{ type: "ReportFrozen", edition: subject.editions + 1, sha256: sha256(document) }] });
        case "shelve":
          return accept({ events: [{ type: "ReportShelved" }] });
        case "bring-back":
          return accept({ events: [{ type: "ReportBroughtBack" }] });
      }
    },
  });
}

/** The saved report whose question is being changed on the builder's page; null when the reader may not. */
export async function reportBeingChanged(actor: Actor, id: string) {
  const report = savedReportRelations(null, actor).includes("author") ? await saved.savedReport(id) : null;
  return report?.state === "kept" ? { id: report.id, name: report.name, version: report.version } : null;
}
