import type { DrumDocument } from "#app/documents/document.ts";
import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { reviveDocument } from "#app/rooms/decisions/decisions.server.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import {
  type BuilderKnown,
  type BuilderQuestion,
  builderQuery,
  builderSchema,
  valuesOf,
  yearsBefore,
} from "#app/rooms/reporting/builder-question.ts";
import type { BuiltReport } from "#app/rooms/reporting/built-report.ts";
import { both, divisionOf, earlierTable, frameFor } from "#app/rooms/reporting/divisions.server.ts";
import { builderFacets, caseFacts } from "#app/rooms/reporting/queries/case-facts.server.ts";
import * as saved from "#app/rooms/reporting/queries/saved-reports.server.ts";
import { readyDocument } from "#app/rooms/reporting/ready-report.server.ts";
import { readyKinds, readyQuery, readySchema, readyValues } from "#app/rooms/reporting/ready-report.ts";
import type { SavedReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import { type SavedReportCommand, savedReportLifecycle } from "#app/rooms/reporting/saved-report.lifecycle.ts";
import { type SavedReportEvent, savedReportRelations, savedReportWith } from "#app/rooms/reporting/saved-report.store.server.ts";
import { builtReportDocument } from "#app/rooms/reporting/ui/built-report-document.ts";
import type { BuilderChoices, BuilderView } from "#app/rooms/reporting/views.ts";
import { allFrameworks } from "#app/rooms/strategy/strategy.server.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

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
          id: framework.id,
          label: `${inLanguage(framework.name, language)} (${framework.version})`,
          options: levels.map(({ type, label }) => ({ value: `${framework.id}/${type}`, label: inLanguage(label, language) })),
        })),
    },
  };
}

/** The answer to a question that has been read and found whole. */
export async function builtReport(question: BuilderQuestion): Promise<BuiltReport> {
  const years = question.compare ? yearsBefore(question) : null;
  const [{ facts, withoutYear }, earlier, facets, places] = await Promise.all([
    caseFacts(question),
    years ? caseFacts({ ...question, ...years }).then((of) => of.facts) : null,
    builderFacets(),
    municipalities(),
  ]);
  return {
    ...(await divisionOf(question, facts)),
    selection: [
      ...question.calls.map((call) => both((language) => builderTexts[language].document.call(call))),
      ...facets.pots
        .filter(({ purpose }) => question.pots.includes(purpose))
        .map(({ name }) => both((language) => builderTexts[language].document.pot(inLanguage(name, language)))),
      ...places.filter(({ code }) => code === question.municipality).map(({ name }) => both(() => name)),
    ],
    before: earlier && years ? { ...years, ...(await earlierTable(question, earlier)) } : null,
    withoutYear,
  };
}

/** A question of either kind, as its address and as the document that answers it. */
type Asked = { readonly query: string; readonly document: (language: Language, name: string | null) => Promise<DrumDocument> };
type Reading =
  | { readonly ok: true; readonly asked: Asked }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const isReady = (search: URLSearchParams) => search.has("mall");

function readingOf(search: URLSearchParams, known: BuilderKnown): Reading {
  if (isReady(search)) {
    const read = readySchema(known).safeParse(readyValues(search));
    if (!read.success) {
      const { mall: noSuchReport, ...errors } = firstFaults(read.error.issues);
      // There is no field for it: told where one is composed instead.
      return { ok: false, errors: noSuchReport ? { rader: noSuchReport } : errors };
    }
    const query = readyQuery(read.data);
    return {
      ok: true,
      asked: {
        query,
        document: (language, name) => readyDocument(read.data, language, frameFor(paths.reportBuilder(query)), name),
      },
    };
  }
  const read = builderSchema(known).safeParse(valuesOf(search));
  if (!read.success) return { ok: false, errors: firstFaults(read.error.issues) };
  const query = builderQuery(read.data);
  return {
    ok: true,
    asked: {
      query,
      document: async (language, name) =>
        builtReportDocument(await builtReport(read.data), language, frameFor(paths.reportBuilder(query)), name),
    },
  };
}

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

/** The page where a report is composed: what may be chosen, what was, and the report or what is wrong with the question. Null for others than the office. */
export async function builderView(actor: Actor, search: URLSearchParams, language: Language): Promise<BuilderView | null> {
  if (!isStaff(actor)) return null;
  const { known, choices } = await choicesFor(language);
  const maySave = savedReportRelations(null, actor).includes("author");
  const ready = isReady(search) ? (readyKinds.find((kind) => kind === search.get("mall")) ?? null) : null;
  const page = { choices, ready, maySave };
  // A ready-made report with none of its choices made is a form to fill in and no fault.
  if (search.size === 0) return { ...page, values: begun(choices), errors: {}, document: null, query: "" };
  if (ready && search.size === 1) return { ...page, values: { mall: ready }, errors: {}, document: null, query: "" };
  const values = ready ? readyValues(search) : valuesOf(search);
  const read = readingOf(search, known);
  if (!read.ok) return { ...page, values, errors: read.errors, document: null, query: "" };
  return { ...page, values, errors: {}, document: await read.asked.document(language, null), query: read.asked.query };
}

export type ReportPaper = { readonly document: DrumDocument; readonly name: string };

/** The composed report as a file; null when its question is not whole, and the page says why. */
export async function builderPaper(actor: Actor, search: URLSearchParams, language: Language): Promise<ReportPaper | null> {
  if (!isStaff(actor)) return null;
  const read = readingOf(search, (await choicesFor(language)).known);
  return read.ok ? { document: await read.asked.document(language, null), name: "rapport" } : null;
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
  const read = readingOf(new URLSearchParams(report.question), known);
  return {
    report,
    may: openCommands(savedReportLifecycle, report.state, savedReportRelations(null, actor)),
    document: read.ok ? await read.asked.document(language, report.name) : null,
    editions,
  };
}

export type EditionPage = saved.Edition & { readonly document: DrumDocument; readonly report: string };
/** A frozen edition, as it was; in Swedish, as what is sent out is. */
export async function editionPage(actor: Actor, id: string, number: number): Promise<EditionPage | null> {
  const edition = isStaff(actor) ? await saved.editionOf(id, number) : null;
  return edition && { ...edition, document: reviveDocument(edition.document), report: id };
}

/** A question that is whole; otherwise the refusal to save it. */
async function wholeQuestion(text: string): Promise<Result<Asked, "question-odd">> {
  const read = readingOf(new URLSearchParams(text), (await choicesFor("sv")).known);
  return read.ok ? accept(read.asked) : refuse("question-odd");
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
  const asked = await wholeQuestion(question);
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
  const asked = text === null ? null : await wholeQuestion(text);
  if (asked && !asked.ok && savedReportRelations(null, actor).length > 0) return asked;
  const whole = asked?.ok ? asked.value : null;
  const name = (await saved.savedReport(id))?.name ?? null;
  const document = form.command === "freeze" && whole ? canonical(await whole.document("sv", name)) : null;
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
