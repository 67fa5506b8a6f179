import { type Actor, system } from "#app/gate/actor.ts";
import { type Decision, execute, executeTogether } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Incoming } from "#app/platform/incoming.server.ts";
import { log } from "#app/platform/log.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThread, ThreadFault } from "#app/platform/thread.server.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { wordsAt } from "#app/rooms/applications/words-at.ts";
import { assessmentKind, loadWithScores } from "#app/rooms/assessment/assessment.store.server.ts";
import { summaryKey } from "#app/rooms/assessment/assessment.ts";
import { saveScores } from "#app/rooms/assessment/commands/save-scores.ts";
import { whileOpen } from "#app/rooms/assessment/commands/while-open.ts";
import {
  assessmentsElsewhere,
  sheetCases,
  sheetContents,
  sheetDays,
  type UploadedSheet,
  uploadedSheet,
  uploadedSheets,
} from "#app/rooms/assessment/queries/scoring-sheet.server.ts";
import type { SheetForm } from "#app/rooms/assessment/scoring-sheet.forms.ts";
import { loadUploaded, type SheetEvent, sheetId, sheetKind } from "#app/rooms/assessment/scoring-sheet.store.server.ts";
import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import {
  type Answered,
  type Comparison,
  choiceOf,
  chosenLines,
  clashesIn,
  compareSheet,
  markText,
  type SheetCase,
  sheetKeptUntil,
  storedIn,
} from "#app/rooms/assessment/scoring-sheet.ts";
import type { ReadSheet, SheetFile } from "#app/rooms/assessment/scoring-sheet-file.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

const markOf = (answer: Answered): string => sha256(markText(answer)).slice(0, 12);

/** Whoever may give a sheet's commands may do so without more ado. */
const happened = (event: SheetEvent) => (): Result<Decision<SheetEvent, undefined>, never> => accept({ events: [event] });

const isOpen = ({ state, closed }: SheetCase) => state === "begun" && !closed;

/** Largest file taken in here, bytes: a sheet of words for a hundred cases is a tenth of it. */
export const largestSheet = 5 * 1_048_576;

export type SheetPage = {
  readonly call: { readonly id: string; readonly number: string; readonly title: Bilingual };
  /** in the file */
  readonly open: number;
  /** left out until the question of conflict is answered */
  readonly undeclared: number;
  /** `keptUntil`: the last day before it is erased, unless it is saved */
  readonly uploaded: (Pick<UploadedSheet, "name" | "uploadedAt"> & { readonly keptUntil: LocalDate }) | null;
};

/** Null: the reader has nothing to assess in such a call, or there is none. */
export async function sheetPage(actor: Actor, callId: string): Promise<SheetPage | null> {
  const [call, cases, uploaded, days] = await Promise.all([
    callById(callId),
    sheetCases(actor, callId),
    uploadedSheet(actor, callId),
    sheetDays(),
  ]);
  if (!call || (cases.length === 0 && !uploaded)) return null;
  return {
    call: { id: call.id, number: call.number, title: call.title },
    open: cases.filter(isOpen).length,
    undeclared: cases.filter(({ state, closed }) => state === "assigned" && !closed).length,
    uploaded: uploaded && {
      name: uploaded.name,
      uploadedAt: uploaded.uploadedAt,
      keptUntil: sheetKeptUntil(uploaded.uploadedAt, days),
    },
  };
}

/** The reader's open assessments as a file to fill in without network. Null: there is nothing open. */
export async function sheetFile(
  actor: Actor,
  callId: string,
  language: Language,
): Promise<{ bytes: Uint8Array; name: string } | null> {
  const [call, cases, contents] = await Promise.all([callById(callId), sheetCases(actor, callId), sheetContents(actor, callId)]);
  const open = cases.filter(isOpen);
  if (!call || open.length === 0) return null;
  const bytes = (await askThread(
    "workbooks",
    { ask: "write-scoring-sheet", file: asFile(open, contents, language) },
    { limit: 60_000, mebibytes: 512 },
  )) as Uint8Array;
  return { bytes, name: `bedomning-${call.number}.xlsx` };
}

/** What each criterion rests on, in the applicant's own words: each place of an application once, with all that rest on it. */
function wordsOf(one: SheetCase, content: Sealed | undefined, language: Language): SheetFile["words"]["rows"] {
  if (!content) return [];
  const places = [...new Set(one.items.flatMap(({ answeredIn }) => answeredIn))];
  return wordsAt(content, places, language).map(({ place, where, words }) => ({
    number: one.number,
    title: one.title,
    items: one.items
      .filter(({ answeredIn }) => answeredIn.includes(place))
      .map(({ name }) => inLanguage(name, language))
      .join("\n"),
    where,
    words,
  }));
}

function asFile(cases: readonly SheetCase[], contents: ReadonlyMap<string, Sealed>, language: Language): SheetFile {
  const t = scoringSheetTexts[language].file;
  const inWords = (text: Bilingual) => inLanguage(text, language);
  const level = ({ value, notAssessable }: Answered) => (notAssessable ? t.notAssessable : value);
  return {
    sheets: t.sheets,
    heads: t.heads,
    keep: t.keep,
    guide: t.guide,
    words: { heads: t.wordHeads, more: t.more, rows: cases.flatMap((one) => wordsOf(one, contents.get(one.id), language)) },
    lines: cases.flatMap((one) => {
      const { number, title, organisation, id: assessment } = one;
      const common = { number, title, organisation, assessment };
      const stored = (key: string) => {
        const answer = storedIn(one, key);
        return { key, mark: markOf(answer), level: level(answer), motivation: answer.motivation };
      };
      return [
        ...one.items.map((item) => ({
          ...common,
          item: inWords(item.name),
          about: [inWords(item.about), ...item.questions.map((question) => `– ${inWords(question)}`)].filter(Boolean).join("\n"),
          levels: [...item.levels.map(({ value, text }) => `${value} – ${inWords(text)}`), t.orNot].join("\n"),
          levelAsked: true,
          ...stored(item.key),
        })),
        { ...common, item: t.summary, about: t.summaryAbout, levels: "", levelAsked: false, ...stored(summaryKey) },
      ];
    }),
  };
}

// ── coming back ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Asked before a byte is taken in. */
export const mayUploadSheet = async (actor: Actor, callId: string): Promise<Result<null, "not-found">> =>
  (await sheetPage(actor, callId)) ? accept(null) : refuse("not-found");

type UploadRefusal = GateRefusal | "sheet-kind" | Extract<ReadSheet, { ok: false }>["fault"];

/** Reads the file in a thread of its own and keeps what it says. Nothing is written into any assessment. */
export async function uploadSheet({
  actor,
  callId,
  file,
}: {
  readonly actor: Actor;
  readonly callId: string;
  readonly file: Incoming;
}): Promise<Result<undefined, UploadRefusal>> {
  if (file.kind !== "xlsx") return refuse("sheet-kind");
  if (file.bytes > largestSheet) return refuse("sheet-too-large");
  const parts: Uint8Array[] = [];
  for await (const part of file.read()) parts.push(part as Uint8Array);
  const read = await readInThread(Buffer.concat(parts));
  if (!read.ok) return refuse(read.fault);
  const event: SheetEvent = { type: "SheetUploaded", name: file.name, sha256: file.sha256, count: read.rows.length };
  return execute({
    kind: sheetKind(read.rows),
    command: "upload",
    actor,
    id: sheetId(callId, actor.personId),
    decide: happened(event),
  });
}

async function readInThread(bytes: Uint8Array): Promise<ReadSheet> {
  try {
    return (await askThread(
      "uploaded-sheets",
      { ask: "read-scoring-sheet", bytes },
      { limit: 20_000, mebibytes: 256 },
    )) as ReadSheet;
  } catch (fault) {
    if (!(fault instanceof ThreadFault)) throw fault;
    log.warn({ fault: fault.message }, "an uploaded scoring sheet was not read");
    return { ok: false, fault: "sheet-unreadable" };
  }
}

export type SheetComparison = {
  readonly call: SheetPage["call"];
  readonly uploaded: Pick<UploadedSheet, "name" | "uploadedAt">;
  readonly comparison: Comparison;
  /** of all that the comparison says: what was read is what is saved */
  readonly fingerprint: string;
};

async function compared(actor: Actor, callId: string) {
  const [uploaded, cases, elsewhere] = await Promise.all([
    uploadedSheet(actor, callId),
    sheetCases(actor, callId),
    assessmentsElsewhere(actor, callId),
  ]);
  if (!uploaded) return null;
  const comparison = compareSheet(uploaded.rows, cases, elsewhere, markOf);
  return { uploaded, cases, comparison, fingerprint: sha256(canonical({ version: uploaded.version, comparison })) };
}

/** What the uploaded sheet would change, as things stand now; null when none is uploaded. */
export async function sheetComparison(actor: Actor, callId: string): Promise<SheetComparison | null> {
  const [call, found] = await Promise.all([callById(callId), compared(actor, callId)]);
  if (!call || !found) return null;
  const { comparison, fingerprint, uploaded } = found;
  return { call: { id: call.id, number: call.number, title: call.title }, uploaded, comparison, fingerprint };
}

/**
 * Saves what the comparison showed into the assessments as drafts: the same command as the browser's, once for each assessment, all in one
 * transaction. What has changed since the comparison was read is refused, and it is shown again. Submitting stays an act of its own.
 */
export async function saveSheet({
  actor,
  callId,
  form,
}: {
  readonly actor: Actor;
  readonly callId: string;
  readonly form: SheetForm;
}): Promise<Result<number, GateRefusal | "not-chosen" | "scoring-closed" | "scores-not-accepted">> {
  const found = await compared(actor, callId);
  if (!found) return refuse("not-found");
  if (form.step === "throw-away") {
    const thrown = await execute({
      kind: sheetKind(),
      command: "throw-away",
      actor,
      id: sheetId(callId, actor.personId),
      decide: happened({ type: "SheetThrownAway" }),
    });
    return thrown.ok ? accept(0) : thrown;
  }
  const { comparison, fingerprint, uploaded, cases } = found;
  if (fingerprint !== form.seen) return refuse("changed-since-read");
  const open = clashesIn(comparison).filter(({ row }) => form.choose[choiceOf(row)] === undefined);
  if (open.length > 0)
    return refuse("not-chosen", { fields: Object.fromEntries(open.map(({ row }) => [`choose.${choiceOf(row)}`, "chooseText"])) });
  const summaries = new Map(cases.map(({ id, summary }) => [id, summary]));
  let saved = 0;
  return executeTogether<number, GateRefusal | "scoring-closed" | "scores-not-accepted">(async (run) => {
    // By id, so that two uploads at once wait for each other and never lock each other.
    const inOrder = [...comparison.cases].sort((a, b) => (a.assessment < b.assessment ? -1 : 1));
    const written: string[] = [];
    for (const { assessment, version, lines } of inOrder) {
      const chosen = chosenLines(lines, form.choose);
      if (chosen.length === 0) continue;
      const outcome = await run({
        kind: assessmentKind,
        command: "save-score",
        actor,
        id: assessment,
        version,
        load: loadWithScores,
        decide: whileOpen((subject, at) =>
          saveScores(
            subject,
            {
              scores: chosen.flatMap(({ key, file: { value, notAssessable, motivation } }) =>
                key === summaryKey ? [] : [{ key, level: { value, notAssessable }, motivation }],
              ),
              summary: chosen.find(({ key }) => key === summaryKey)?.file.motivation ?? summaries.get(assessment) ?? "",
            },
            at.now,
          ),
        ),
      });
      if (!outcome.ok) return outcome;
      saved += chosen.length;
      written.push(assessment);
    }
    const done = await run({
      kind: sheetKind(),
      command: "save",
      actor,
      id: sheetId(callId, actor.personId),
      version: uploaded.version,
      decide: happened({ type: "SheetSaved", saved, assessments: written }),
    });
    return done.ok ? accept(saved) : done;
  });
}

// ── what is left lying ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** For how many days an uploaded sheet is kept here. */
export { sheetDays } from "#app/rooms/assessment/queries/scoring-sheet.server.ts";

export type SheetsTally = { readonly days: number; readonly purged: number };

/**
 * Erases uploaded sheets that nobody has saved in time, each in a transaction of its own and looked at again under its lock. Safe to run at
 * once in several processes. `dryRun` tells what would be done.
 */
export async function purgeSheets(order: { dryRun?: boolean } = {}): Promise<SheetsTally> {
  const days = await sheetDays();
  const isOver = (uploadedAt: Date, at: Date) => localDate(at) > sheetKeptUntil(uploadedAt, days);
  let purged = 0;
  for (const { callId, personId, uploadedAt } of await uploadedSheets()) {
    if (!isOver(uploadedAt, now())) continue;
    if (!order.dryRun) {
      let lies = uploadedAt;
      const done = await execute({
        kind: sheetKind(),
        command: "purge",
        actor: system,
        id: sheetId(callId, personId),
        load: async (tx, id) => {
          const subject = await loadUploaded(tx, id);
          lies = subject?.uploadedAt ?? lies;
          return subject;
        },
        decide: (_subject, at) =>
          isOver(lies, at.now) ? happened({ type: "SheetPurged" })() : refuse("not-in-this-state" as const),
      });
      if (!done.ok) continue;
    }
    purged += 1;
  }
  if (purged > 0 && !order.dryRun) log.info({ purged }, "scoring sheets that were left lying have been erased");
  return { days, purged };
}
