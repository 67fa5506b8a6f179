import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate } from "#app/kernel/time.ts";
import type { Bilingual } from "#app/texts/language.ts";
import { cleanText, parseDate, parseNumber, parsePercent } from "#app/texts/typed.ts";

/**
 * A part of a call that is being built, as data: which fields it has and of what kind. One description is read by the form, by the
 * reader of what was typed and by the reader of what is stored, so none of them can forget a field. A draft may lack anything.
 */
export type Field =
  /** one line in both languages */
  | { readonly kind: "text"; readonly max: number }
  /** paragraphs in both languages */
  | { readonly kind: "long"; readonly max: number }
  /** one line, the same in every language */
  | { readonly kind: "plain"; readonly max: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  /** hundredths of a step of a scale */
  | { readonly kind: "hundredths" }
  /** öre as decimal text */
  | { readonly kind: "kronor" }
  /** basis points */
  | { readonly kind: "percent" }
  | { readonly kind: "date" }
  /** Swedish wall clock, "23:59" */
  | { readonly kind: "time" }
  | { readonly kind: "yes" }
  /** one or many of the named set of options */
  | { readonly kind: "choice" | "many"; readonly of: string }
  /** a text in both languages for each value of the scale, lowest first */
  | { readonly kind: "levels"; readonly max: number }
  | { readonly kind: "rows"; readonly most: number; readonly fields: Fields };

export type Fields = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends { kind: "rows"; fields: infer Inner extends Fields }
  ? readonly Row<Inner>[]
  : F extends { kind: "text" | "long" }
    ? Bilingual
    : F extends { kind: "plain" | "time" | "choice" }
      ? string
      : F extends { kind: "number" | "percent" | "hundredths" }
        ? number | null
        : F extends { kind: "kronor" | "date" }
          ? string | null
          : F extends { kind: "yes" }
            ? boolean
            : F extends { kind: "many" }
              ? readonly string[]
              : readonly Bilingual[];

export type Content<Of extends Fields> = { readonly [Key in keyof Of]: Value<Of[Key]> };
/** Every row has a key of its own, given once and kept: what other parts refer to. */
export type Row<Of extends Fields> = Content<Of> & { readonly key: string };

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value: unknown): Loose => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string => (typeof value === "string" ? value : "");
const both = (value: unknown): Bilingual => ({ sv: words(record(value).sv), en: words(record(value).en) });

/** What nobody has written yet. */
function empty(field: Field): unknown {
  switch (field.kind) {
    case "text":
    case "long":
      return { sv: "", en: "" };
    case "plain":
    case "time":
    case "choice":
      return "";
    case "yes":
      return false;
    case "many":
    case "levels":
    case "rows":
      return [];
    default:
      return null;
  }
}

// ── what is stored ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function stored(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return empty(field);
  switch (field.kind) {
    case "text":
    case "long":
      return both(value);
    case "levels":
      return list(value).map(both);
    case "rows":
      return list(value).map((row) => ({ ...readContent(field.fields, row), key: words(record(row).key) }));
    case "many":
      return list(value).filter((item) => typeof item === "string");
    default:
      return value;
  }
}

/** Stored JSON as content; what is missing is empty, what no field knows is left out. */
export const readContent = <const Of extends Fields>(fields: Of, value: unknown): Content<Of> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, stored(field, record(value)[name])])) as Content<Of>;

// ── what was typed ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Typed<Of extends Fields> = { readonly content: Content<Of>; readonly errors: Readonly<Record<string, string>> };

const oneLine = (text: string) => text.replace(/\s+/g, " ");
/** 100 000 000 000 kr: far above any call, far below what a sum of öre can hold. */
const mostOre = 10_000_000_000_000n;

/** Reads a form. Whatever cannot be read is told at its field (text keys); nothing is asked to be there. */
export function readTyped<const Of extends Fields>(fields: Of, given: unknown): Typed<Of> {
  const errors: Record<string, string> = {};
  const content = readFields(fields, given, "", errors) as Content<Of>;
  return { content, errors };
}

function readFields(fields: Fields, given: unknown, at: string, errors: Record<string, string>): Record<string, unknown> {
  const typed = record(given);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, readField(field, typed[name], `${at}${name}`, errors)]),
  );
}

function readField(field: Field, value: unknown, name: string, errors: Record<string, string>): unknown {
  const fault = (key: string, where = name) => {
    errors[where] ??= key;
    return null;
  };
  const sized = (text: string, max: number, where: string) => {
    if ([...text].length > max) fault("tooLong", where);
    return text;
  };
  const bilingual = (given: unknown, max: number, where: string, shape: (text: string) => string): Bilingual => {
    const { sv, en } = both(given);
    return {
      sv: sized(shape(cleanText(sv)), max, `${where}.sv`),
      en: sized(shape(cleanText(en)), max, `${where}.en`),
    };
  };
  const text = cleanText(words(Array.isArray(value) && field.kind !== "many" ? value[0] : value));
  switch (field.kind) {
    case "text":
      return bilingual(value, field.max, name, oneLine);
    case "long":
      return bilingual(value, field.max, name, (long) => long);
    case "levels":
      return list(value)
        .slice(0, 21)
        .map((level, index) => bilingual(level, field.max, `${name}.${index}`, oneLine));
    case "plain":
      return sized(oneLine(text), field.max, name);
    case "time": {
      const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text);
      if (text !== "" && !clock) fault("notATime");
      return clock ? `${(clock[1] as string).padStart(2, "0")}:${clock[2]}` : text.slice(0, 20);
    }
    case "choice":
      return text.slice(0, 200);
    case "many":
      return [value ?? []]
        .flat()
        .filter((item): item is string => typeof item === "string")
        .map((item) => cleanText(item).slice(0, 200))
        .slice(0, 200);
    case "yes":
      return text !== "";
    case "number": {
      if (text === "") return null;
      const number = parseNumber(text);
      if (number === null || !Number.isInteger(number)) return fault("notAWholeNumber");
      return number < field.min || number > field.max ? fault("outsideLimits") : number;
    }
    case "hundredths": {
      if (text === "") return null;
      const number = parseNumber(text);
      if (number === null) return fault("notANumber");
      const hundredths = Math.round(number * 100);
      if (Math.abs(hundredths / 100 - number) > 1e-9) return fault("twoDecimals");
      return Math.abs(hundredths) > 100_000 ? fault("outsideLimits") : hundredths;
    }
    case "kronor": {
      if (text === "") return null;
      const ore = parseKronor(text);
      if (ore === null) return fault("notAnAmount");
      return ore < 0n ? fault("negativeAmount") : ore > mostOre ? fault("amountTooLarge") : ore.toString();
    }
    case "percent": {
      if (text === "") return null;
      return parsePercent(text) ?? fault("notAPercent");
    }
    case "date": {
      if (text === "") return null;
      return parseDate(text) ?? fault("notADate");
    }
    case "rows": {
      const rows = list(value);
      if (rows.length > field.most) fault("tooManyRows");
      return rows.slice(0, field.most).flatMap((row, index) =>
        isRecord(row)
          ? [
              {
                ...readFields(field.fields, row, `${name}.${index}.`, errors),
                key: /^[A-Za-z0-9:/@#._-]{0,120}$/.test(words(row.key)) ? words(row.key) : "",
              },
            ]
          : [],
      );
    }
  }
}

// ── back to the form ────────────────────────────────────────────────────────────────────────────────────────────────────────

const decimals = (hundredths: number): string => `${hundredths / 100}`.replace(".", ",");
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");

/** Öre text as a field shows it: "125 000", "125 000,50". */
export const typedKronor = (ore: string): string => {
  const cents = BigInt(ore) % 100n;
  return `${grouped((BigInt(ore) / 100n).toString())}${cents === 0n ? "" : `,${cents.toString().padStart(2, "0")}`}`;
};

/** Content as the values of its form: reading them again gives the same content. */
export function typedValues(fields: Fields, content: unknown, at = ""): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = record(content)[name];
    const where = `${at}${name}`;
    switch (field.kind) {
      case "text":
      case "long":
        values[`${where}.sv`] = both(value).sv;
        values[`${where}.en`] = both(value).en;
        break;
      case "levels":
        for (const [index, level] of list(value).entries()) {
          values[`${where}.${index}.sv`] = both(level).sv;
          values[`${where}.${index}.en`] = both(level).en;
        }
        break;
      case "rows":
        for (const [index, row] of list(value).entries())
          Object.assign(
            values,
            { [`${where}.${index}.key`]: words(record(row).key) },
            typedValues(field.fields, row, `${where}.${index}.`),
          );
        break;
      case "many":
        values[where] = list(value).map(words);
        break;
      case "yes":
        if (value) values[where] = "on";
        break;
      case "kronor":
        values[where] = typeof value === "string" ? typedKronor(value) : "";
        break;
      case "percent":
      case "hundredths":
        values[where] = typeof value === "number" ? decimals(value) : "";
        break;
      default:
        values[where] = value === null || value === undefined ? "" : `${value}`;
    }
  }
  return values;
}

/** Nothing in it but its key: rows that nobody filled in are left out when a call is put together. */
export const isBlank = (fields: Fields, content: unknown): boolean =>
  Object.entries(fields).every(([name, field]) => {
    const value = record(content)[name];
    switch (field.kind) {
      case "text":
      case "long":
        return both(value).sv === "" && both(value).en === "";
      case "levels":
        return list(value).every((level) => both(level).sv === "" && both(level).en === "");
      case "rows":
        return list(value).length === 0;
      case "many":
        return list(value).length === 0;
      case "yes":
        return true;
      default:
        return value === null || value === undefined || value === "";
    }
  });

/** A date that is one, for types' sake: stored content has been read by `readTyped`. */
export const asDate = (text: string | null): string | null => (text !== null && isLocalDate(text) ? text : null);

/** A key that none of `taken` has. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted || "rad";
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
