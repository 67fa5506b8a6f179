import type { z } from "zod";
import { type JsonPath, type LocatedJson, parseLocated } from "#app/kernel/located-json.ts";

/** Why a file was not imported. Nothing of it is: a half-read file is worse than none. */
export type ImportFaultCode =
  | "not-utf8"
  | "not-json"
  | "duplicate-key"
  | "too-deep"
  | "too-large"
  | "empty-file"
  | "missing"
  | "wrong-type"
  | "empty"
  | "too-long"
  | "not-allowed"
  | "unknown-field"
  | "not-a-date"
  | "bad-form"
  | "dates-reversed"
  | "duplicate-id"
  | "foreign-id"
  | "parent-missing"
  | "cycle"
  | "unknown-level"
  | "duplicate-level"
  | "link-from-outside"
  | "link-end-missing"
  | "link-to-itself"
  | "duplicate-link"
  | "frozen"
  | "node-in-use"
  | "duplicate-framework"
  | "wrong-separator"
  | "no-header"
  | "unknown-column"
  | "missing-column"
  | "duplicate-column"
  | "wrong-cells"
  | "open-quote"
  | "not-an-amount"
  | "negative-amount"
  | "zero-amount"
  | "not-a-year"
  | "not-a-period"
  | "duplicate-record"
  | "not-an-address";

export type ImportFault = {
  readonly code: ImportFaultCode;
  /** Line and column in the file, 1 = the first; null when the data did not come from a file, or the fault has no one place. */
  readonly line: number | null;
  readonly column: number | null;
  /** Where in the data, as people write it: `nodes[3].title.en`; "" = the file as a whole. */
  readonly where: string;
  /** The value that was not accepted, or the name that is missing; at most 80 characters. */
  readonly value: string;
};

export const pathText = (path: JsonPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );

export const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** A file as it was handed over. */
export type ImportFile = { readonly name: string; readonly text: string };

export const isImportFile = (given: unknown): given is ImportFile =>
  typeof given === "object" &&
  given !== null &&
  typeof (given as ImportFile).name === "string" &&
  typeof (given as ImportFile).text === "string";

export type Place = Pick<ImportFault, "line" | "column">;
export const nowhere: Place = { line: null, column: null };
export const firstPlace: Place = { line: 1, column: 1 };

export type Located = { readonly value: unknown; readonly placeOf: (path: JsonPath) => Place };

/** JSON text with lines, or data that has none because it never was a file. */
export function locate(handed: unknown): Located | { readonly fault: ImportFault } {
  const given = isImportFile(handed) ? handed.text : handed;
  if (typeof given !== "string") return { value: given, placeOf: () => nowhere };
  if (given.trim() === "") return { fault: { code: "empty-file", ...firstPlace, where: "", value: "" } };
  const read: LocatedJson = parseLocated(given.replace(/^\uFEFF/, ""));
  if (read.ok) return read;
  const code = read.reason === "syntax" ? "not-json" : read.reason;
  return { fault: { code, ...read.at, where: "", value: shown(read.detail) } };
}

const at = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>(
    (place, part) =>
      typeof place === "object" && place !== null ? (place as Record<string | number, unknown>)[part] : undefined,
    value,
  );

const ownCodes: ReadonlySet<string> = new Set<ImportFaultCode>([
  "not-a-date",
  "bad-form",
  "not-an-amount",
  "negative-amount",
  "zero-amount",
  "not-a-year",
  "not-a-period",
  "not-an-address",
]);

/** zod's findings as faults with their places. A schema's own messages are fault codes. */
export const faultsOf = (error: z.ZodError, { value, placeOf }: Located): ImportFault[] =>
  error.issues.flatMap((issue): ImportFault[] => {
    const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
    const given = at(value, path);
    const fault = (code: ImportFaultCode, where = path, what: unknown = given): ImportFault => ({
      code,
      ...placeOf(where),
      where: pathText(where),
      value: shown(what),
    });
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => fault("unknown-field", [...path, key], key));
    if (given === undefined) return [fault("missing")];
    if (ownCodes.has(issue.message)) return [fault(issue.message as ImportFaultCode)];
    if (issue.code === "invalid_value") return [fault("not-allowed")];
    if (issue.code === "too_small") return [fault("empty")];
    if (issue.code === "too_big") return [fault("too-long")];
    return [fault("wrong-type")];
  });
