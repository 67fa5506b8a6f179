import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { AwardShare } from "#app/rooms/reporting/award-aliases.ts";
import type { Coverage } from "#app/rooms/reporting/award-import.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What one pot carries of an award, from the ledger. */
export type PotPart = { readonly key: string; readonly label: Bilingual; readonly amountOre: Ore };

/** One line of the register. `null` = nobody has said; it is shown as a gap and counted as unknown, never as zero. */
export type Award = {
  readonly id: string;
  readonly year: number | null;
  readonly callName: string;
  readonly project: string;
  readonly ownerName: string | null;
  readonly ownerType: string | null;
  readonly municipalityCode: string | null;
  readonly requestedOre: Ore | null;
  readonly grantedOre: Ore | null;
  readonly totalOre: Ore | null;
  readonly coverage: Coverage;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly periodText: string;
  readonly focusText: string;
  readonly source: string;
  readonly note: string;
  readonly decidedOn: LocalDate | null;
  readonly demo: boolean;
  /** by import, from a register of earlier years; its pots are unknown */
  readonly imported: boolean;
  readonly shares: readonly AwardShare[];
  /** codes of the municipalities that take part */
  readonly municipalities: readonly string[];
  readonly pots: readonly PotPart[];
};

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional()).catch(undefined);
const year = z.coerce.number().int().min(1990).max(2100);

const node = z.string().trim().min(1).max(120);
/** One goal of each strategy at most; in the address as one list, from the form as one field for each strategy. */
const goals = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(node).min(1).max(6).optional(),
  )
  .catch(undefined);
const municipality = optional(z.string().regex(/^\d{4}$/));

/** The register's question, in the address: anything odd in it is left out, since an old link should still show something. */
export const registerQuestion = z.object({
  sok: optional(z.string().trim().max(100)),
  ar: optional(year),
  utlysning: optional(z.string().max(300)),
  kommun: municipality,
  agare: optional(z.string().max(40)),
  mal: goals,
  ordning: optional(z.enum(["ar", "projekt", "agare", "belopp"])),
  riktning: optional(z.enum(["stigande", "fallande"])),
  sida: optional(z.coerce.number().int().min(1).max(10_000)),
});
export type RegisterQuestion = z.output<typeof registerQuestion>;

/** The funding report's question. */
export const reportQuestion = z.object({
  fran: optional(year),
  till: optional(year),
  utlysning: optional(z.string().max(300)),
  strategi: optional(z.string().max(120)),
  kommun: municipality,
  mal: goals,
});
export type ReportQuestion = z.output<typeof reportQuestion>;

/** What an address asks for and nobody knows: an old link, or one that was mistyped. */
export type UnknownChoice = { readonly field: ChoiceField; readonly value: string };
type ChoiceField = "ar" | "fran" | "till" | "utlysning" | "strategi" | "kommun" | "agare" | "mal";

/**
 * The question without what nobody knows, and what that was: whoever follows such a link sees something, and is told what was left out. A field
 * with no list of what is known (a year) is at fault when it could not be read.
 */
export function withoutUnknown<Question extends { readonly [Field in ChoiceField]?: unknown }>(
  given: Readonly<Record<string, string>>,
  question: Question,
  known: { readonly [Field in ChoiceField]?: readonly string[] | null },
): { question: Question; unknown: UnknownChoice[] } {
  const unknown: UnknownChoice[] = [];
  const left: Record<string, unknown> = { ...question };
  for (const [name, list] of Object.entries(known)) {
    const field = name as ChoiceField;
    const words = (given[field] ?? "").split(field === "mal" ? "," : "\0");
    const isKnown = (word: string) => question[field] !== undefined && (list ?? [word]).includes(word);
    const odd = words.map((word) => word.trim()).filter((word) => word !== "" && !isKnown(word));
    if (odd.length === 0) continue;
    unknown.push(...odd.map((value) => ({ field, value: value.slice(0, 80) })));
    const rest = words.filter(isKnown);
    left[field] = field === "mal" && rest.length > 0 ? rest : undefined;
  }
  return { question: left as Question, unknown };
}

/** A period that ends before it begins. */
export const isReversed = ({ fran, till }: Pick<ReportQuestion, "fran" | "till">): boolean =>
  fran !== undefined && till !== undefined && fran > till;

/** `?ar=2023&kommun=1490`; the same question always gives the same address. */
export function asQuery(question: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** The name of the field where a goal of one strategy is chosen; which strategy it is follows from the goal. */
export const goalField = (index: number): string => `mal${index + 1}`;

/** The fields of a question as its form sends them: goals are chosen strategy by strategy and read as one list. */
export function fromSearch(url: URL): Record<string, string> {
  const given = [...url.searchParams];
  const goals = given.flatMap(([name, value]) => (name.startsWith("mal") ? value.split(",") : []));
  return {
    ...Object.fromEntries(given.filter(([name]) => !name.startsWith("mal"))),
    mal: [...new Set(goals.filter(Boolean))].sort().join(","),
  };
}

export const pageSize = 50;
