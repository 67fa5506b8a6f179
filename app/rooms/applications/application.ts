import { z } from "zod";
import { type Ore, sum } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate, monthsSpanned, yearsTouched } from "#app/kernel/time.ts";
import type { ApplicationState } from "#app/rooms/applications/application.lifecycle.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** The parts of an application in the order they are filled in. Each has an address, a row and a version of its own. */
export const sectionKeys = [
  "project",
  "need",
  "strategy",
  "municipalities",
  "goals",
  "budget",
  "financing",
  "support",
  "plan",
  "aid",
  "questions",
] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** The last part of a section's address. */
export const sectionSlugs: Readonly<Record<SectionKey, string>> = {
  project: "projekt",
  need: "behov",
  strategy: "strategi",
  municipalities: "kommuner",
  goals: "mal",
  budget: "budget",
  financing: "finansiering",
  support: "stodnivaer",
  plan: "plan",
  aid: "statsstod",
  questions: "fragor",
};

export const sectionBySlug = (slug: string): SectionKey | null => sectionKeys.find((key) => sectionSlugs[key] === slug) ?? null;

/** What decides which sections an application has: a call's rules, or the words that are sealed with it. */
type Shape = {
  readonly questions: readonly unknown[];
  readonly limits: { readonly lowerLevels: number };
  readonly stateAid?: unknown;
  readonly earlierSupport?: boolean | undefined;
  /** the sections of a first step; the others are asked for when it has been answered */
  readonly only?: readonly SectionKey[] | undefined;
};
/** A call's rules as they are asked at one step of it. */
export type AskedRules = CallRules & Pick<Shape, "only">;
/** The sections of an application to this call: lower levels, state aid and the call's own questions are parts only where they are asked for. */
export const sectionsWith = ({ questions, limits, stateAid, earlierSupport, only }: Shape): SectionKey[] => {
  const asked: Partial<Record<SectionKey, boolean>> = {
    questions: questions.length > 0,
    support: limits.lowerLevels > 0,
    aid: Boolean(stateAid) || earlierSupport === true,
  };
  return sectionKeys.filter((key) => (asked[key] ?? true) && (only?.includes(key) ?? true));
};

// What is stored, per section. A draft may lack anything, so every field has an empty value; what a whole application must hold is
// said by `check.ts` alone. Öre are decimal texts in JSON and bigint here.
const text = z.string().default("");
const date = z
  .string()
  .refine(isLocalDate)
  .transform((value): LocalDate => value)
  .nullable()
  .default(null);
const year = z.number().int().nullable().default(null);
const ore = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt)
  .nullable()
  .default(null);

/** What a row is known by while its application is written: two people can then change two rows, or move one, and neither is lost. */
const key = z.string().optional();

/** Every row its own key. A row without one - typed without JavaScript, or saved before there were keys - gets the first that is free. */
export function keyed<Row extends { readonly key?: string | undefined }>(rows: readonly Row[]): Row[] {
  const taken = new Set<string>();
  const own = rows.map(({ key: given = "" }) => {
    if (given === "" || taken.has(given)) return "";
    taken.add(given);
    return given;
  });
  let next = 1;
  return rows.map((row, index) => {
    let given = own[index] as string;
    while (given === "") {
      const free = `r${next++}`;
      if (!taken.has(free)) given = free;
    }
    return row.key === given ? row : { ...row, key: given };
  });
}

const share = z.object({
  node: z.string(),
  /** null: chosen, but not yet given a part - or a framework without parts */
  basisPoints: z.number().int().nullable().default(null),
});

export const comparators = ["at-least", "more-than", "at-most", "yes"] as const;

export const sectionSchemas = {
  project: z.object({
    title: text,
    summary: text,
    period: z.object({ from: date, to: date }).default({ from: null, to: null }),
    contact: z
      .object({ name: text, title: text, email: text, phone: text })
      .default({ name: "", title: "", email: "", phone: "" }),
  }),
  need: z.object({ need: text, purpose: text, targetGroup: text }),
  strategy: z.object({
    /** by `FrameworkChoice.field`: focusArea, rus … */
    shares: z.record(z.string(), z.array(share)).default({}),
  }),
  municipalities: z.object({
    municipalities: z.array(z.object({ code: z.string(), role: text })).default([]),
    perspective: text,
  }),
  goals: z.object({
    activities: z
      .array(z.object({ key, title: text, text, from: date, to: date, responsible: text }))
      .default([])
      .transform(keyed),
    goals: z
      .array(
        z.object({
          key,
          /** by `CallRules.indicators`; empty: a goal of the applicant's own */
          indicator: text,
          /** of a goal by an indicator: what the applicant adds to it, or nothing */
          text,
          unit: text,
          /** null: not known */
          baseline: z.number().nullable().default(null),
          /** 1 when the comparator is "yes" */
          target: z.number().nullable().default(null),
          comparator: z.enum(comparators).default("at-least"),
          /** how much of the target is women, and men; people without either are counted in the target alone */
          targetWomen: z.number().nullable().default(null),
          targetMen: z.number().nullable().default(null),
        }),
      )
      .default([])
      .transform(keyed),
  }),
  budget: z.object({
    rows: z
      .array(
        z.object({
          key,
          costType: text,
          year,
          /** of a wage row what its hours and pay come to */
          amount: ore,
          note: text,
          how: z.enum(["amount", "hours", "monthly"]).default("amount"),
          /** at most two decimals */
          hours: z.number().nullable().default(null),
          /** öre an hour, or a month */
          rate: ore,
        }),
      )
      .default([])
      .transform(keyed),
  }),
  financing: z.object({
    rows: z
      .array(
        z.object({
          key,
          source: text,
          name: text,
          year,
          kind: z.enum(["cash", "own-work"]).default("cash"),
          amount: ore,
          /** the applicant's own word that it was promised, from before financiers confirmed themselves; only read, never written */
          confirmed: z.boolean().optional(),
        }),
      )
      .default([])
      .transform(keyed),
  }),
  support: z.object({
    /** sums below what is requested that something can still be done with, the highest first; never anything in between */
    levels: z.array(z.object({ amount: ore, leftOut: text, remains: text })).default([]),
  }),
  plan: z.object({
    longTermPlan: text,
    risks: z
      .array(z.object({ key, risk: text, measure: text }))
      .default([])
      .transform(keyed),
    equality: text,
    sustainability: text,
    stateAid: text,
  }),
  aid: z.object({
    /** somebody in the project offers goods or services on a market */
    economic: z.enum(["", "no", "yes"]).default(""),
    favoured: z.enum(["", "nobody", "all-alike", "applicant", "businesses"]).default(""),
    ground: z.enum(["", "de-minimis", "block-exemption", "unclear"]).default(""),
    reasons: text,
    /** those that get de minimis aid, each with its certificate */
    undertakings: z
      .array(
        z.object({
          key,
          /** organisation number, digits alone where it is right */
          number: text,
          name: text,
          planned: ore,
          /** other companies with the same owner, which count as the same undertaking (regulation 2023/2831 art. 2.2) */
          group: text,
          signer: text,
          declared: z.boolean().default(false),
        }),
      )
      .default([])
      .transform(keyed),
    /** what they have already had */
    received: z
      .array(z.object({ key, number: text, on: date, giver: text, amount: ore }))
      .default([])
      .transform(keyed),
    earlier: z
      .array(z.object({ key, what: text, giver: text, year, amount: ore }))
      .default([])
      .transform(keyed),
  }),
  questions: z.object({
    /** by `Question.key`; what a condition hides stays here, unseen, in case it is asked again */
    answers: z
      .record(z.string(), z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]))
      .default({}),
  }),
} as const;

export type Sections = { readonly [Key in SectionKey]: z.output<(typeof sectionSchemas)[Key]> };
export type ProjectSection = Sections["project"];
export type Share = z.output<typeof share>;
export type BudgetRow = Sections["budget"]["rows"][number];
export type FinancingRow = Sections["financing"]["rows"][number];

/** One section as stored JSON; an absent one is empty. */
export const readSection = <Key extends SectionKey>(key: Key, stored: unknown): Sections[Key] =>
  sectionSchemas[key].parse(stored ?? {}) as Sections[Key];

export const readSections = (stored: Partial<Record<SectionKey, unknown>>): Sections =>
  Object.fromEntries(sectionKeys.map((key) => [key, readSection(key, stored[key])])) as Sections;

/** A line of a list or report: what was copied out at submission. Amounts and period are null in a draft. */
export type ApplicationFacts = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: Exclude<ApplicationState, "absent">;
  readonly callId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly requestedOre: Ore | null;
  readonly totalOre: Ore | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly submittedAt: Date | null;
};

// ── calculations ────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Amounts = readonly { readonly amount: Ore | null }[];
export const sumOf = (rows: Amounts): Ore => sum(rows.map((row) => row.amount ?? 0n));

/** Sums by a key in the order the keys first appear; rows without the key are left out. */
function sumsBy<Key>(rows: readonly { readonly amount: Ore | null }[], keyOf: (index: number) => Key | null): Map<Key, Ore> {
  const sums = new Map<Key, Ore>();
  for (const [index, row] of rows.entries()) {
    const key = keyOf(index);
    if (key !== null && key !== "") sums.set(key, (sums.get(key) ?? 0n) + (row.amount ?? 0n));
  }
  return sums;
}

export const costsByType = (rows: readonly BudgetRow[]): Map<string, Ore> =>
  sumsBy(rows, (index) => rows[index]?.costType ?? null);
export const amountsByYear = (rows: readonly { readonly year: number | null; readonly amount: Ore | null }[]): Map<number, Ore> =>
  new Map([...sumsBy(rows, (index) => rows[index]?.year ?? null)].sort(([a], [b]) => a - b));

type Sources = { readonly sourceTypes: readonly Pick<CallRules["sourceTypes"][number], "key" | "own">[] };
/** The fund itself is a source among others in the form, but what it gives is requested, never co-financing. */
export const isOwnSource = (rules: Sources, source: string): boolean =>
  rules.sourceTypes.some((type) => type.key === source && type.own);

export type Totals = {
  readonly cost: Ore;
  readonly financing: Ore;
  /** financing minus cost: below zero something is missing, above zero there is too much */
  readonly balance: Ore;
  readonly requested: Ore;
  readonly coFinancing: Ore;
  readonly ownWork: Ore;
  readonly cash: Ore;
};

export function totalsOf(budget: readonly BudgetRow[], financing: readonly FinancingRow[], rules: Sources): Totals {
  const cost = sumOf(budget);
  const all = sumOf(financing);
  const requested = sumOf(financing.filter((row) => isOwnSource(rules, row.source)));
  const ownWork = sumOf(financing.filter((row) => row.kind === "own-work" && !isOwnSource(rules, row.source)));
  return { cost, financing: all, balance: all - cost, requested, coFinancing: all - requested, ownWork, cash: all - ownWork };
}

export const requestedPerYear = (financing: readonly FinancingRow[], rules: Sources): { year: number; amount: Ore }[] =>
  [...amountsByYear(financing.filter((row) => isOwnSource(rules, row.source)))].map(([year, amount]) => ({ year, amount }));

/** `part` of `whole` in basis points, rounded down: a share that is not reached is never shown as reached. Null when there is no whole. */
export const shareOf = (part: Ore, whole: Ore): number | null =>
  whole > 0n && part >= 0n ? Number((part * 10_000n) / whole) : null;

/** Exact: part / whole ≥ basisPoints / 10 000. */
export const reaches = (part: Ore, whole: Ore, basisPoints: number): boolean => part * 10_000n >= whole * BigInt(basisPoints);

export type FlatRateExcess = { readonly costType: string; readonly claimed: Ore; readonly allowed: Ore };

/** Flat-rate cost types that claim more than their part of what they are reckoned on. The allowed sum is rounded down to whole öre. */
export function flatRateExcesses(rows: readonly BudgetRow[], rules: Pick<CallRules, "costTypes">): FlatRateExcess[] {
  const byType = costsByType(rows);
  return rules.costTypes.flatMap((type) => {
    // What is reckoned for the applicant is right by itself.
    if (!type.flatRate || type.flatRate.automatic) return [];
    const base = sum(type.flatRate.of.map((key) => byType.get(key) ?? 0n));
    const allowed = (base * BigInt(type.flatRate.maxBasisPoints)) / 10_000n;
    const claimed = byType.get(type.key) ?? 0n;
    return claimed > allowed ? [{ costType: type.key, claimed, allowed }] : [];
  });
}

export type Period = { readonly from: LocalDate; readonly to: LocalDate };
export const periodOf = (project: ProjectSection): Period | null => {
  const { from, to } = project.period;
  return from && to && from <= to ? { from, to } : null;
};
export const monthsOf = (period: Period): number => monthsSpanned(period.from, period.to);

/** The years a row may be given: those of the project, or of the call until the project has a period. */
export const yearsFor = (project: ProjectSection, limits: Pick<CallRules["limits"], "earliestStart" | "latestEnd">): number[] => {
  const period = periodOf(project);
  return period ? yearsTouched(period.from, period.to) : yearsTouched(limits.earliestStart, limits.latestEnd);
};

export const sharesTotal = (shares: readonly Share[]): number =>
  shares.reduce((total, item) => total + (item.basisPoints ?? 0), 0);

/** Parts in basis points for a framework without parts: equal, and still exactly 10 000 together. */
export function evenShares(nodes: readonly string[]): { node: string; basisPoints: number }[] {
  const base = Math.floor(10_000 / Math.max(1, nodes.length));
  return nodes.map((node, index) => ({ node, basisPoints: base + (index < 10_000 - base * nodes.length ? 1 : 0) }));
}

/** A goal's value as people write it: "1 200,5". */
export const goalValue = (value: number, language: "sv" | "en"): string => {
  const [whole = "", decimals] = `${Math.abs(value)}`.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");
  return `${value < 0 ? "\u2212" : ""}${digits}${decimals ? `${language === "sv" ? "," : "."}${decimals}` : ""}`;
};
