import { printable } from "#app/documents/printable-text.ts";
import { addDays, type LocalDate, localDate } from "#app/kernel/time.ts";
import {
  type AssessmentState,
  faultOf,
  type Item,
  longestMotivation,
  longestSummary,
  type Scale,
  type Score,
  scaleOf,
  summaryKey,
} from "#app/rooms/assessment/assessment.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** One of the reader's own assessments in a call, with all that its rows in the sheet say and are held against. */
export type SheetCase = {
  readonly id: string;
  readonly state: Extract<AssessmentState, "assigned" | "begun" | "submitted">;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly rules: CallRules;
  readonly claimed: readonly string[];
  readonly items: readonly Item[];
  readonly scores: readonly Score[];
  readonly summary: string;
  /** the proposal that rests on the scores has been handed over, or the case is decided */
  readonly closed: boolean;
};

/** The overall words have no level. */
export type Answered = { readonly value: number | null; readonly notAssessable: boolean; readonly motivation: string };

/** A row as it came back. `level` is what the cell held: nothing, a number or words. `row` is its number in the workbook. */
export type SheetRow = {
  readonly row: number;
  readonly assessment: string;
  readonly key: string;
  readonly mark: string;
  readonly level: number | string | null;
  readonly motivation: string;
  readonly formula: boolean;
};

/** The file's own sign, in the head of its last columns: tells our sheet, and this way of writing it, from any other workbook. */
export const sheetSign = "drum-blankett-1";
/** More rows than any assessor has criteria to answer. */
export const mostRows = 5_000;

/**
 * What is told apart: typed letters, not how they are stored. Spreadsheet programs change line endings and drop what no sheet may hold, and
 * that is no change of anybody's.
 */
export const sheetText = (text: string): string => printable(text).trim();

const blank: Answered = { value: null, notAssessable: false, motivation: "" };
const isBlank = ({ value, notAssessable, motivation }: Answered) => value === null && !notAssessable && motivation === "";
const same = (a: Answered, b: Answered) =>
  a.value === b.value && a.notAssessable === b.notAssessable && sheetText(a.motivation) === sheetText(b.motivation);

export const storedIn = (one: SheetCase, key: string): Answered =>
  key === summaryKey ? { ...blank, motivation: one.summary } : (one.scores.find((score) => score.key === key) ?? blank);

/** One text for an answer as it was when the sheet was written; its fingerprint is the row's mark. */
export const markText = ({ value, notAssessable, motivation }: Answered): string =>
  `${notAssessable ? "none" : (value ?? "")}\n${sheetText(motivation)}`;

const declined = new Set(["ej", "kan ej bedömas", "kan inte bedömas", "ej bedömt", "cannot be assessed", "not assessed"]);

/** Reads the level's cell; null when it is neither a whole number nor the words for "not assessable". */
export function readLevel(cell: number | string | null): Pick<Answered, "value" | "notAssessable"> | null {
  if (cell === null) return { value: null, notAssessable: false };
  const text = String(cell).trim().toLowerCase().replace(/\.$/, "");
  if (text === "") return { value: null, notAssessable: false };
  if (declined.has(text)) return { value: null, notAssessable: true };
  return /^-?\d{1,4}$/.test(text) ? { value: Number(text), notAssessable: false } : null;
}

// ── what the sheet would change ─────────────────────────────────────────────────────────────────────────────────────────────

export const rowFaults = [
  "not-open-to-you",
  "other-call",
  "not-declared",
  "submitted",
  "closed",
  "foreign",
  "twice",
  "formula",
  "level-unreadable",
  "level-missing",
  "scale",
  "motivation",
  "tooLong",
] as const;
export type RowFault = (typeof rowFaults)[number];

export type FaultyRow = {
  readonly row: number;
  readonly fault: RowFault;
  readonly scale: Scale | null;
  /** which case and which part of it, when the reader may know them; `name` null: the overall words */
  readonly at: { readonly number: string; readonly title: string; readonly name: Bilingual | null } | null;
};

/**
 * `new`: nothing was saved. `changed`: what was saved is what the file was made from. `clash`: it has been saved anew in the browser since
 * the file was made, and says something else.
 */
export type SheetLine = {
  readonly row: number;
  readonly key: string;
  readonly kind: "new" | "changed" | "clash";
  /** null: the overall words */
  readonly name: Bilingual | null;
  readonly file: Answered;
  readonly stored: Answered;
};

export type Comparison = {
  readonly faults: readonly FaultyRow[];
  readonly cases: readonly {
    readonly assessment: string;
    readonly version: number;
    readonly number: string;
    readonly title: string;
    readonly lines: readonly SheetLine[];
  }[];
  /** rows that say what is saved already */
  readonly unchanged: number;
  /** rows that the file left as they were or empty while something else is saved: what is saved stands */
  readonly kept: number;
  /** rows with nothing in them, where nothing is saved either */
  readonly empty: number;
};

/**
 * Holds every row of the file against what is saved now. Three ways: the mark says what was saved when the file was made, so that a row
 * nobody touched never undoes what was written in the browser since. `elsewhere` are the reader's own assessments of other calls.
 */
export function compareSheet(
  rows: readonly SheetRow[],
  cases: readonly SheetCase[],
  elsewhere: ReadonlySet<string>,
  markOf: (answer: Answered) => string,
): Comparison {
  const known = new Map(cases.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const faults: FaultyRow[] = [];
  const lines = new Map<string, SheetLine[]>();
  let unchanged = 0;
  let kept = 0;
  let empty = 0;
  for (const row of rows) {
    const one = known.get(row.assessment);
    const item = one?.items.find(({ key }) => key === row.key);
    const no = (fault: RowFault) =>
      faults.push({
        row: row.row,
        fault,
        scale: one && fault === "scale" ? scaleOf(one.rules, row.key) : null,
        at: one && (item || row.key === summaryKey) ? { number: one.number, title: one.title, name: item?.name ?? null } : null,
      });
    // One that belongs to another, is hidden or never was: one and the same answer.
    if (!one) {
      no(elsewhere.has(row.assessment) ? "other-call" : "not-open-to-you");
      continue;
    }
    if (one.state === "assigned") {
      no(one.closed ? "closed" : "not-declared");
      continue;
    }
    if (!item && row.key !== summaryKey) {
      no("foreign");
      continue;
    }
    const place = `${row.assessment} ${row.key}`;
    if (seen.has(place)) {
      no("twice");
      continue;
    }
    seen.add(place);
    if (row.formula) {
      no("formula");
      continue;
    }
    const level = item ? readLevel(row.level) : { value: null, notAssessable: false };
    if (!level) {
      no("level-unreadable");
      continue;
    }
    const file: Answered = { ...level, motivation: row.motivation };
    const stored = storedIn(one, row.key);
    if (same(file, stored)) {
      if (isBlank(file)) empty += 1;
      else unchanged += 1;
      continue;
    }
    if (isBlank(file) || row.mark === markOf(file)) {
      kept += 1;
      continue;
    }
    if (one.state === "submitted") {
      no("submitted");
      continue;
    }
    if (one.closed) {
      no("closed");
      continue;
    }
    const fault = item ? answerFault(one, row.key, file) : file.motivation.length > longestSummary ? "tooLong" : null;
    if (fault) {
      no(fault);
      continue;
    }
    const kind = isBlank(stored) ? "new" : row.mark === markOf(stored) ? "changed" : "clash";
    const line: SheetLine = { row: row.row, key: row.key, kind, name: item?.name ?? null, file, stored };
    lines.set(one.id, [...(lines.get(one.id) ?? []), line]);
  }
  return {
    faults,
    cases: cases.flatMap(({ id, version, number, title }) => {
      const found = lines.get(id);
      return found ? [{ assessment: id, version, number, title, lines: found }] : [];
    }),
    unchanged,
    kept,
    empty,
  };
}

/** The form's own rule, said in the sheet's words. */
function answerFault(one: SheetCase, key: string, answer: Answered): RowFault | null {
  const fault = faultOf(one.rules, one.claimed, { key, ...answer });
  if (fault === "level") return "level-missing";
  if (fault === "motivation" && answer.motivation.length > longestMotivation) return "tooLong";
  return fault;
}

/** What is saved of a comparison when every clash has been answered; `stored` wins where the browser's text was picked. */
export const chosenLines = (
  lines: readonly SheetLine[],
  choice: Readonly<Record<string, "file" | "stored">>,
): readonly SheetLine[] => lines.filter(({ kind, row }) => kind !== "clash" || choice[choiceOf(row)] === "file");

/** The name of a clash's choice in the form: with a letter first, since a bare number is a place in a list. */
export const choiceOf = (row: number): string => `r${row}`;

export const clashesIn = (comparison: Comparison): SheetLine[] =>
  comparison.cases.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "clash"));

/**
 * An uploaded sheet is private working material (TF 2:12) on its way into the assessments. Not saved, it is erased after this many days
 * (GDPR art. 5.1 e); an installation may set its own (`setting`, key `sheet-days`).
 */
export const usualSheetDays = 30;
export const sheetDaysFrom = (set: unknown): number => {
  const days = Number(set ?? Number.NaN);
  return Number.isInteger(days) && days >= 1 && days <= 365 ? days : usualSheetDays;
};
/** The last day it is kept. */
export const sheetKeptUntil = (uploadedAt: Date, days: number): LocalDate => addDays(localDate(uploadedAt), days);
