import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { csvRows, placeIn, separatorOf } from "#app/rooms/reporting/csv-rows.ts";
import {
  faultsOf,
  firstPlace,
  type ImportFault,
  type ImportFaultCode,
  isImportFile,
  type Located,
  locate,
  nowhere,
  type Place,
  shown,
} from "#app/rooms/strategy/import-faults.ts";

/**
 * Awards of earlier years, from JSON or CSV with the same columns. A sum, an owner or a year that nobody has found is left empty and
 * stays a gap: it is never read as zero. Nothing is imported from a file with a fault.
 */
export const awardColumns = [
  "year",
  "call",
  "project",
  "owner",
  "amount_sek",
  "sought_sek",
  "total_sek",
  "period",
  "focus_area_if_known",
  "source",
  "note",
  "owner_type",
  "municipality",
  "municipalities",
  "decided_on",
] as const;
export type AwardColumn = (typeof awardColumns)[number];

const requiredColumns: readonly AwardColumn[] = ["year", "call", "project", "amount_sek", "source"];

/** What the sum covers, read only from what the note says in plain words. */
export const coverages = ["whole", "per-year", "one-year", "unknown"] as const;
export type Coverage = (typeof coverages)[number];

export type AwardRecord = {
  /** Line in the file, null when the data did not come from one. */
  readonly line: number | null;
  readonly year: number | null;
  readonly call: string;
  readonly project: string;
  readonly owner: string | null;
  readonly grantedOre: Ore | null;
  readonly requestedOre: Ore | null;
  readonly totalOre: Ore | null;
  readonly periodText: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly focusText: string;
  readonly source: string;
  readonly note: string;
  readonly ownerType: string | null;
  readonly municipality: string | null;
  readonly municipalities: readonly string[];
  readonly decidedOn: LocalDate | null;
};

export type ReadAwards =
  | { readonly ok: true; readonly records: readonly AwardRecord[] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

const maxRecords = 20_000;

// ── one record ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const text = (max: number) => z.string().trim().max(max);
const gap = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)), schema.nullable());

/** Kronor as a number or as people write them. Zero is refused: a sum that is not known is left empty. */
const amount = z.union([z.number(), z.string()]).transform((value, context): Ore => {
  const ore = parseKronor(String(value));
  const message: ImportFaultCode | null =
    ore === null ? "not-an-amount" : ore < 0n ? "negative-amount" : ore === 0n ? "zero-amount" : null;
  if (message) context.addIssue({ code: "custom", message });
  return ore ?? 0n;
});

const year = z.union([z.number(), z.string()]).transform((value, context): number => {
  const number = typeof value === "number" ? value : /^\d{4}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || number < 1990 || number > 2100) context.addIssue({ code: "custom", message: "not-a-year" });
  return number;
});

const municipalityCode = z.union([z.string(), z.number().transform(String)]).pipe(
  z
    .string()
    .trim()
    .regex(/^\d{4}$/, "bad-form"),
);

const record = z.strictObject({
  year: gap(year),
  call: text(300).min(1),
  project: text(300).min(1),
  owner: gap(text(300)),
  amount_sek: gap(amount),
  sought_sek: gap(amount),
  total_sek: gap(amount),
  period: gap(text(100)),
  focus_area_if_known: gap(text(500)),
  source: text(500)
    .min(1)
    .refine((value) => /^https?:\/\/[^\s<>"]+$/.test(value) || !/^[a-z][a-z+.-]*:\S/i.test(value), "not-an-address"),
  note: gap(text(2_000)),
  owner_type: gap(text(60)),
  municipality: gap(municipalityCode),
  municipalities: gap(
    z.preprocess(
      (value) => (typeof value === "string" ? value.split(/[|,\s]+/).filter(Boolean) : value),
      z.array(municipalityCode),
    ),
  ),
  decided_on: gap(z.string().trim().refine(isLocalDate, "not-a-date")),
});

/** "2023-01-01/2023-12-31" is a period. Other words about time are kept as they stand, unless they look like two dates and are not. */
function periodOf(words: string | null): { startsOn: LocalDate | null; endsOn: LocalDate | null } | null {
  const match = /^(\d{4}-\d{2}-\d{2})\s*(?:\/|–|—| - )\s*(\d{4}-\d{2}-\d{2})$/.exec(words ?? "");
  if (!match) return /^\d{4}-\d{2}-\d{2}.*\d{4}-\d{2}-\d{2}$/.test(words ?? "") ? null : { startsOn: null, endsOn: null };
  const [, from, to] = match as unknown as [string, string, string];
  return isLocalDate(from) && isLocalDate(to) && from <= to ? { startsOn: from, endsOn: to } : null;
}

/** Only what the note says outright; a one-year project does not make its sum a one-year sum. */
export function coverageOf(note: string): Coverage {
  if (/\bdoes not say\b|framgår inte/i.test(note)) return "unknown";
  if (/\bper year\b|\bper år\b|\bårligen\b/i.test(note)) return "per-year";
  if (/\bfor (?:year )?(?:19|20)\d{2}\b|\b(?:avser|för) (?:år )?(?:19|20)\d{2}\b/i.test(note)) return "one-year";
  if (/\bwhole period\b|\bhela (?:projekt)?perioden\b/i.test(note)) return "whole";
  return "unknown";
}

/** What makes two records the same award: a second import of it changes the first instead of adding one more. */
export const recordKey = (item: Pick<AwardRecord, "year" | "call" | "project">) =>
  `${item.year ?? ""}\n${item.call.toLowerCase()}\n${item.project.toLowerCase()}`;

function toRecord(parsed: z.output<typeof record>, line: number | null): AwardRecord | null {
  const period = periodOf(parsed.period);
  if (!period) return null;
  return {
    line,
    year: parsed.year,
    call: parsed.call,
    project: parsed.project,
    owner: parsed.owner,
    grantedOre: parsed.amount_sek,
    requestedOre: parsed.sought_sek,
    totalOre: parsed.total_sek,
    periodText: parsed.period ?? "",
    ...period,
    focusText: parsed.focus_area_if_known ?? "",
    source: parsed.source,
    note: parsed.note ?? "",
    ownerType: parsed.owner_type,
    municipality: parsed.municipality,
    municipalities: [...new Set(parsed.municipalities ?? [])],
    decidedOn: parsed.decided_on,
  };
}

/** A file, its text (JSON when it begins with a bracket, otherwise CSV) or records that have been parsed already. */
export function readAwards(handed: unknown): ReadAwards {
  const given = isImportFile(handed) ? handed.text : handed;
  if (typeof given === "string") {
    const bare = given.replace(/^\uFEFF/, "");
    if (bare.trim() === "") return { ok: false, faults: [{ code: "empty-file", ...firstPlace, where: "", value: "" }] };
    if (!/^\s*[[{]/.test(bare)) return readCsv(bare);
  }
  const located = locate(given);
  if ("fault" in located) return { ok: false, faults: [located.fault] };
  if (!Array.isArray(located.value))
    return { ok: false, faults: [{ code: "wrong-type", ...located.placeOf([]), where: "", value: shown(located.value) }] };
  return collect(
    located.value.map((value, index) => ({
      value,
      at: located.placeOf([index]),
      placeOf: (path) => located.placeOf([index, ...path]),
      named: (field) => (field === "" ? `[${index}]` : `[${index}].${field}`),
    })),
  );
}

type Source = {
  readonly value: unknown;
  readonly at: Place;
  readonly placeOf: Located["placeOf"];
  readonly named: (field: string) => string;
};

function collect(sources: readonly Source[]): ReadAwards {
  if (sources.length > maxRecords)
    return { ok: false, faults: [{ code: "too-large", ...nowhere, where: "", value: String(sources.length) }] };
  const faults: ImportFault[] = [];
  const records: AwardRecord[] = [];
  const seen = new Set<string>();
  for (const { value, at, placeOf, named } of sources) {
    const parsed = record.safeParse(value);
    if (!parsed.success) {
      faults.push(...faultsOf(parsed.error, { value, placeOf }).map((fault) => ({ ...fault, where: named(fault.where) })));
      continue;
    }
    const item = toRecord(parsed.data, at.line);
    if (!item) {
      faults.push({ code: "not-a-period", ...placeOf(["period"]), where: named("period"), value: shown(parsed.data.period) });
      continue;
    }
    const key = recordKey(item);
    if (seen.has(key)) faults.push({ code: "duplicate-record", ...at, where: named(""), value: shown(item.project) });
    seen.add(key);
    records.push(item);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, records };
}

// ── CSV ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Swedish headings mean the same columns. */
const headings: Readonly<Record<string, AwardColumn>> = {
  år: "year",
  utlysning: "call",
  projekt: "project",
  projektägare: "owner",
  beviljat: "amount_sek",
  sökt: "sought_sek",
  omslutning: "total_sek",
  period: "period",
  fokusområde: "focus_area_if_known",
  källa: "source",
  anmärkning: "note",
  ägartyp: "owner_type",
  kommun: "municipality",
  kommuner: "municipalities",
  beslutsdatum: "decided_on",
};

const columnOf = (heading: string): AwardColumn | null => {
  const name = heading.trim().toLowerCase();
  return awardColumns.find((column) => column === name) ?? headings[name] ?? null;
};

function readCsv(given: string): ReadAwards {
  const refuse = (code: ImportFaultCode, at: Place, value = ""): ReadAwards => ({
    ok: false,
    faults: [{ code, ...at, where: "", value: shown(value) }],
  });
  const firstLine = given.split(/\r?\n/, 1)[0] ?? "";
  const separator = separatorOf(firstLine);
  const read = csvRows(given, separator);
  if ("fault" in read) return { ok: false, faults: [read.fault] };
  const [header, ...rows] = read.rows;
  if (!header) return refuse("empty-file", firstPlace);
  const columns = header.cells.map(columnOf);
  if (columns.every((column) => column === null)) return refuse("no-header", placeIn(header, 0), firstLine);
  if (separator !== ";" && separator !== ",")
    return refuse(
      "wrong-separator",
      { line: 1, column: firstLine.indexOf(separator) + 1 },
      separator === "\t" ? "tab" : separator,
    );

  const faults: ImportFault[] = [];
  const fault = (code: ImportFaultCode, at: Place, value: string) => faults.push({ code, ...at, where: "", value: shown(value) });
  for (const [index, column] of columns.entries()) {
    if (column === null) fault("unknown-column", placeIn(header, index), header.cells[index] ?? "");
    else if (columns.indexOf(column) !== index) fault("duplicate-column", placeIn(header, index), header.cells[index] ?? "");
  }
  for (const column of requiredColumns) if (!columns.includes(column)) fault("missing-column", placeIn(header, 0), column);
  for (const row of rows)
    if (row.cells.length !== columns.length)
      // The first cell too many, or the last there is.
      fault("wrong-cells", placeIn(row, columns.length), `${row.cells.length}/${columns.length}`);
  if (faults.length > 0) return { ok: false, faults };

  return collect(
    rows.map((row) => ({
      value: Object.fromEntries(columns.map((column, index) => [column, row.cells[index]])),
      at: placeIn(row, 0),
      placeOf: ([field]) => placeIn(row, columns.indexOf(field as AwardColumn)),
      named: (field) => field,
    })),
  );
}
