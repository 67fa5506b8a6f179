import { z } from "zod";

/**
 * What a composed report is asked: period, selection, what stands in its rows and columns, and what is measured. It stands whole in the
 * address, so that a report can be linked, saved and asked again. Unlike the register's, a question with something odd in it is refused at
 * the field: a figure of another question than the one meant would be believed.
 */
export const plainAxes = {
  ar: "year",
  utlysning: "call",
  kommun: "municipality",
  agare: "owner",
  pott: "pot",
  finansiar: "source",
  "pott-finansiar": "pot-source",
} as const;
export type PlainAxis = (typeof plainAxes)[keyof typeof plainAxes];

/** A level of a strategy is named by the strategy's version and the level's type: `sjuharad-2030@2021-2030/fokusomrade`. */
export type AxisChoice =
  | { readonly kind: PlainAxis }
  | { readonly kind: "goal"; readonly framework: string; readonly type: string };

export const measureWords = {
  sokta: "applied",
  antal: "count",
  grad: "rate",
  sokt: "sought",
  beviljat: "granted",
  omslutning: "turnover",
  utbetalt: "paid",
  kvar: "remaining",
  aterbetalt: "returned",
  kontant: "cash",
  arbete: "own-work",
  kallor: "by-source",
  mal: "goals",
  nadda: "reached",
} as const;
export type Measure = (typeof measureWords)[keyof typeof measureWords];

/** Amounts, each a sum of öre that every table divides without a rest. */
export const moneyMeasures = ["sought", "granted", "turnover", "paid", "remaining", "returned", "cash", "own-work"] as const;
export type MoneyMeasure = (typeof moneyMeasures)[number];
export const isMoney = (measure: Measure): measure is MoneyMeasure => (moneyMeasures as readonly string[]).includes(measure);

/** What may be asked: only what the register and the strategies hold. */
export type BuilderKnown = {
  readonly calls: readonly string[];
  /** purposes of funds: "tillvaxt", "kultur" … */
  readonly pots: readonly string[];
  readonly municipalities: readonly string[];
  readonly frameworks: readonly { readonly id: string; readonly types: readonly string[] }[];
};

export type BuilderQuestion = {
  readonly from: number | null;
  readonly to: number | null;
  readonly calls: readonly string[];
  readonly pots: readonly string[];
  readonly municipality: string | null;
  readonly rows: AxisChoice;
  readonly columns: AxisChoice | null;
  readonly measures: readonly Measure[];
  readonly compare: boolean;
};

const blank = (value: unknown) => (value === "" || value === undefined || value === null ? null : value);
const year = z.preprocess(blank, z.coerce.number("yearOdd").int("yearOdd").min(1990, "yearOdd").max(2100, "yearOdd").nullable());
const list = (known: readonly string[], fault: string) =>
  z
    .preprocess(
      (value) => (Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value]),
      z.array(z.string()),
    )
    .refine((chosen) => chosen.every((one) => known.includes(one)), fault)
    .transform((chosen) => known.filter((one) => chosen.includes(one)));

const axisOf = (word: string): AxisChoice | null => {
  if (Object.hasOwn(plainAxes, word)) return { kind: plainAxes[word as keyof typeof plainAxes] };
  const [framework, type, rest] = word.split("/");
  return framework && type && rest === undefined ? { kind: "goal", framework, type } : null;
};

const axis = (known: BuilderKnown) =>
  z.string("chooseRows").transform((word, context): AxisChoice => {
    const choice = axisOf(word);
    const fault =
      choice === null ? (word === "" ? "chooseRows" : "axisUnknown") : choice.kind !== "goal" ? null : levelFault(known, choice);
    if (choice === null || fault !== null) {
      context.addIssue({ code: "custom", message: fault ?? "axisUnknown" });
      return z.NEVER;
    }
    return choice;
  });

function levelFault(known: BuilderKnown, { framework, type }: { framework: string; type: string }): string | null {
  const held = known.frameworks.find(({ id }) => id === framework);
  return held ? (held.types.includes(type) ? null : "levelMissing") : "frameworkMissing";
}

/** The question's schema; fields have the names they have in the address, messages are keys of `builderTexts.errors`. */
export const builderSchema = (known: BuilderKnown) =>
  z
    .object({
      fran: year,
      till: year,
      utlysning: list(known.calls, "callUnknown"),
      pott: list(known.pots, "potUnknown"),
      kommun: z
        .preprocess(blank, z.string().nullable())
        .refine((code) => code === null || known.municipalities.includes(code), "municipalityUnknown"),
      rader: axis(known),
      kolumner: z.preprocess((value) => (blank(value) === null ? undefined : value), axis(known).optional()),
      matt: list(Object.keys(measureWords), "measureUnknown").refine((chosen) => chosen.length > 0, "chooseMeasure"),
      jamfor: z.preprocess(blank, z.literal("ja", "unknown").nullable()),
    })
    // Told together with faults of single fields: nobody should correct a form twice.
    .refine(({ fran, till }) => !(typeof fran === "number" && typeof till === "number" && fran > till), {
      path: ["till"],
      error: "periodReversed",
      when: () => true,
    })
    .refine(({ rader, kolumner }) => !(isAxis(rader) && isAxis(kolumner) && axisWord(kolumner) === axisWord(rader)), {
      path: ["kolumner"],
      error: "sameAxis",
      when: () => true,
    })
    .refine(({ jamfor, fran, till }) => jamfor !== "ja" || (fran !== null && till !== null), {
      path: ["jamfor"],
      error: "compareNeedsPeriod",
      when: () => true,
    })
    .transform(
      (given): BuilderQuestion => ({
        from: given.fran,
        to: given.till,
        calls: given.utlysning,
        pots: given.pott,
        municipality: given.kommun,
        rows: given.rader,
        columns: given.kolumner ?? null,
        measures: given.matt.map((word) => measureWords[word as keyof typeof measureWords]),
        compare: given.jamfor === "ja",
      }),
    );

/** A choice that has been read: one at fault is still the word that was written, or nothing. */
const isAxis = (choice: unknown): choice is AxisChoice => typeof choice === "object" && choice !== null && "kind" in choice;

export const axisWord = (axis: AxisChoice): string =>
  axis.kind === "goal"
    ? `${axis.framework}/${axis.type}`
    : (Object.entries(plainAxes).find(([, kind]) => kind === axis.kind)?.[0] ?? "");

const several = ["utlysning", "pott", "matt"];

/** The fields of a question as its form sends them. */
export function valuesOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = ["fran", "till", "kommun", "rader", "kolumner", "jamfor"];
  return Object.fromEntries([
    ...names.flatMap((name) => (search.has(name) ? [[name, search.get(name)?.trim() ?? ""]] : [])),
    ...several.map((name) => [name, search.getAll(name).slice(0, 200)]),
  ]);
}

/** The same question always gives the same address, whatever order its form sent it in. */
export function builderQuery(question: BuilderQuestion): string {
  const search = new URLSearchParams();
  if (question.from !== null) search.set("fran", `${question.from}`);
  if (question.to !== null) search.set("till", `${question.to}`);
  for (const call of question.calls) search.append("utlysning", call);
  for (const pot of question.pots) search.append("pott", pot);
  if (question.municipality !== null) search.set("kommun", question.municipality);
  search.set("rader", axisWord(question.rows));
  if (question.columns) search.set("kolumner", axisWord(question.columns));
  for (const [word, measure] of Object.entries(measureWords))
    if (question.measures.includes(measure)) search.append("matt", word);
  if (question.compare) search.set("jamfor", "ja");
  return `?${search.toString().replaceAll("%2F", "/").replaceAll("%40", "@")}`;
}

/** The years just before, as many as the question has: 2027 is held against 2026, 2025–2027 against 2022–2024. */
export const yearsBefore = ({ from, to }: Pick<BuilderQuestion, "from" | "to">): { from: number; to: number } | null =>
  from === null || to === null ? null : { from: 2 * from - to - 1, to: from - 1 };

export const measured = ({ measures: chosen }: Pick<BuilderQuestion, "measures">, wanted: readonly Measure[]): Measure[] =>
  wanted.filter((measure) => chosen.includes(measure));
