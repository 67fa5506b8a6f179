import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import { compare, type Rational, rational, zero } from "#app/kernel/rational.ts";
import { type Objective, objectives } from "#app/rooms/calls/rules.ts";

/**
 * An allocation problem as data: pots, applications with their levels, and the rules that a proposal must keep. Every amount is whole
 * öre, every score an exact fraction. `docs/allocation-problem.md` describes the JSON that `readProblem` accepts.
 */
export type Problem = {
  readonly objective: Objective;
  readonly scoreStep: Rational;
  /** the top of the scale; null when nothing says how high a score may be */
  readonly scoreMost: Rational | null;
  readonly pots: readonly Pot[];
  readonly commitments: readonly Commitment[];
  readonly limits: readonly Limit[];
  readonly applications: readonly Application[];
  readonly groups: readonly Group[];
  readonly together: readonly Bond[];
  readonly eitherOr: readonly Bond[];
  readonly onlyIf: readonly Condition[];
  readonly pins: readonly Pin[];
};

export type { Objective };

/** One source's money of one year for one purpose; `share` in basis points of every award its fund pays. */
export type Pot = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly purpose: string;
  readonly share: number;
  readonly available: Ore;
};
/** Money of a pot that earlier decisions already have promised, öre. */
export type Commitment = { readonly id: string; readonly name: string; readonly pot: string; readonly amount: Ore };
/** The call's own limit on what it may use of one fund, öre. */
export type Limit = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly purpose: string;
  readonly most: Ore;
};
export type YearSum = { readonly year: number; readonly amount: Ore };
export type Level = {
  readonly id: string;
  /** part of the project's value that this level gives, above 0 and at most 1 */
  readonly worth: Rational;
  readonly years: readonly YearSum[];
  /** öre, all years together */
  readonly amount: Ore;
};
export type Application = {
  readonly id: string;
  readonly name: string;
  readonly score: Rational;
  readonly rank: number | null;
  /** any one of these may pay, never half from each */
  readonly purposes: readonly string[];
  /** full level first, each lower than the one above */
  readonly levels: readonly Level[];
};
export type Member = { readonly application: string /** basis points of its sum that count here */; readonly share: number };
export type Group = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Member[];
  readonly floor: Ore | null;
  readonly ceiling: Ore | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
};
export type Bond = { readonly id: string; readonly name: string; readonly applications: readonly string[] };
export type Condition = { readonly id: string; readonly name: string; readonly application: string; readonly needs: string };
export type Pin = {
  readonly id: string;
  readonly application: string;
  readonly pin: "must" | "must-not";
  /** with `must`: this very level; null is any of them */
  readonly level: string | null;
  /** with `must`: paid from this very purpose; null is any of them */
  readonly purpose: string | null;
  readonly reason: string;
};

export type FaultCode =
  | "wrong-shape"
  | "not-whole"
  | "negative"
  | "not-a-score"
  | "too-long"
  | "duplicate-id"
  | "unknown-id"
  | "not-lower"
  | "no-amount"
  | "shares-do-not-add-up"
  | "no-pot"
  | "floor-over-ceiling"
  | "two-names";

/** What is wrong with a problem, and where: `applications[3].levels[1].amount`. */
export type Fault = { readonly where: string; readonly code: FaultCode; readonly message: string };

export type ReadProblem =
  | { readonly ok: true; readonly problem: Problem }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const mostDigits = 18;

const amount = z.unknown().transform((value, ctx): Ore => {
  const fault = (code: FaultCode, message: string) => {
    ctx.addIssue({ code: "custom", message, params: { fault: code } });
    return z.NEVER;
  };
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === "number") return fault("not-whole", `${text} is not a whole number of öre`);
  if (typeof text !== "string") return fault("wrong-shape", "an amount is whole öre: an integer, or a string of digits");
  if (/^-\d+$/.test(text)) return fault("negative", `${text} is below zero`);
  if (!/^\d+$/.test(text)) return fault("not-whole", `"${text}" is not a whole number of öre`);
  if (text.length > mostDigits) return fault("too-long", `more than ${mostDigits} digits`);
  return BigInt(text);
});

/** "3.75", "15/4" or a JSON number as it is written; never below zero. */
const fraction = z.unknown().transform((value, ctx): Rational => {
  const text = typeof value === "number" ? String(value) : value;
  const match = typeof text === "string" ? /^(\d{1,12})(?:\.(\d{1,12})|\/(\d{1,12}))?$/.exec(text) : null;
  const den = match?.[3] === undefined ? 10n ** BigInt(match?.[2]?.length ?? 0) : BigInt(match[3]);
  if (!match || den === 0n) {
    const code: FaultCode = typeof text === "string" && text.startsWith("-") ? "negative" : "not-a-score";
    const message =
      code === "negative" ? `${text} is below zero` : `${JSON.stringify(value) ?? "nothing"} is not like "3.75" or "15/4"`;
    ctx.addIssue({ code: "custom", message, params: { fault: code } });
    return z.NEVER;
  }
  return rational(BigInt(match[1] as string) * (match[3] === undefined ? den : 1n) + BigInt(match[2] ?? 0), den);
});

const id = z.string().min(1).max(200);
const name = z.string().min(1).max(300).optional();
const year = z.int().min(1900).max(2999);
const basisPoints = z.int().min(1).max(10_000);
const count = z.int().min(0);

/** The JSON of a problem, as it is written and downloaded. */
export type ProblemJson = z.input<typeof problemSchema>;

/** The JSON of a problem. What belongs together is checked after the shape, in `readProblem`. */
export const problemSchema = z.strictObject({
  objective: z.enum(objectives),
  scoreStep: fraction.optional(),
  scoreMost: fraction.optional(),
  pots: z
    .array(z.strictObject({ id, name, year, purpose: id, share: basisPoints.default(10_000), available: amount }))
    .min(1, "give at least one"),
  commitments: z.array(z.strictObject({ id, name, pot: id, amount })).default([]),
  limits: z.array(z.strictObject({ id, name, year, purpose: id, most: amount })).default([]),
  applications: z.array(
    z.strictObject({
      id,
      name,
      score: fraction,
      rank: z.int().min(1, "a rank is 1 or more").optional(),
      purposes: z.array(id).min(1, "give at least one").optional(),
      levels: z
        .array(
          z.strictObject({
            id: id.optional(),
            worth: fraction.optional(),
            amount: amount.optional(),
            years: z.array(z.strictObject({ year, amount })).min(1, "give at least one").optional(),
          }),
        )
        .min(1, "give at least one")
        .max(20, "give at most 20"),
    }),
  ),
  groups: z
    .array(
      z.strictObject({
        id,
        name,
        members: z.array(z.union([id, z.strictObject({ application: id, share: basisPoints })])).min(1, "give at least one"),
        floor: amount.optional(),
        ceiling: amount.optional(),
        atLeast: count.optional(),
        atMost: count.optional(),
      }),
    )
    .default([]),
  together: z.array(z.strictObject({ id, name, applications: z.array(id).min(2, "give at least two") })).default([]),
  eitherOr: z.array(z.strictObject({ id, name, applications: z.array(id).min(2, "give at least two") })).default([]),
  onlyIf: z.array(z.strictObject({ id, name, application: id, needs: id })).default([]),
  pins: z
    .array(
      z.strictObject({
        id: id.optional(),
        application: id,
        pin: z.enum(["must", "must-not"]),
        level: id.optional(),
        purpose: id.optional(),
        reason: z.string().min(1, "say why").max(2_000, "use at most 2000 characters"),
      }),
    )
    .default([]),
});

/** A place in a problem as a fault names it. */
export const place = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)),
    "",
  );

export const fundKey = (of: { readonly year: number; readonly purpose: string }) => `${of.purpose} ${of.year}`;

/** The problem, or everything that is wrong with it, each with its place. Contradictory pins are found by solving, not here. */
export function readProblem(json: unknown): ReadProblem {
  const shaped = problemSchema.safeParse(json);
  if (!shaped.success)
    return {
      ok: false,
      faults: shaped.error.issues.map((issue) => {
        const own = issue.code === "custom" ? (issue.params?.fault as FaultCode | undefined) : undefined;
        return { where: place(issue.path) || "the problem", code: own ?? "wrong-shape", message: issue.message };
      }),
    };
  const raw = shaped.data;
  const faults: Fault[] = [];
  const fault = (where: string, code: FaultCode, message: string) => faults.push({ where, code, message });

  const unique = (list: string, ids: readonly string[], field = "id") => {
    const seen = new Map<string, number>();
    for (const [index, one] of ids.entries()) {
      const first = seen.get(one);
      if (first === undefined) seen.set(one, index);
      else fault(`${list}[${index}]${field && `.${field}`}`, "duplicate-id", `"${one}" is also ${list}[${first}]`);
    }
  };
  const lists = ["pots", "commitments", "limits", "applications", "groups", "together", "eitherOr", "onlyIf"] as const;
  for (const list of lists)
    unique(
      list,
      raw[list].map((one) => one.id),
    );

  const years = [...new Set(raw.pots.map((pot) => pot.year))];
  const purposes = [...new Set(raw.pots.map((pot) => pot.purpose))].sort();
  const funds = new Map<string, number>();
  for (const pot of raw.pots) funds.set(fundKey(pot), (funds.get(fundKey(pot)) ?? 0) + pot.share);
  for (const [key, total] of funds)
    if (total !== 10_000) {
      const index = raw.pots.findIndex((pot) => fundKey(pot) === key);
      fault(`pots[${index}].share`, "shares-do-not-add-up", `the shares of ${key} add up to ${total}, not 10000`);
    }
  const pots = new Set(raw.pots.map((pot) => pot.id));
  for (const [index, one] of raw.commitments.entries())
    if (!pots.has(one.pot)) fault(`commitments[${index}].pot`, "unknown-id", `there is no pot "${one.pot}"`);
  for (const [index, one] of raw.limits.entries())
    if (!funds.has(fundKey(one))) fault(`limits[${index}]`, "no-pot", `no pot is for ${fundKey(one)}`);

  const applications = raw.applications.map((one, index): Application => {
    const at = `applications[${index}]`;
    for (const [which, purpose] of (one.purposes ?? []).entries())
      if (!purposes.includes(purpose)) fault(`${at}.purposes[${which}]`, "unknown-id", `no pot is for "${purpose}"`);
    const mine = [...new Set(one.purposes ?? purposes)].sort();
    const levels = one.levels.map((level, which): Level => {
      const here = `${at}.levels[${which}]`;
      let parts: YearSum[] = [];
      if (level.years) {
        if (level.amount !== undefined) fault(here, "two-names", "give amount or years, not both");
        unique(
          `${here}.years`,
          level.years.map((part) => String(part.year)),
          "year",
        );
        parts = level.years.toSorted((a, b) => a.year - b.year);
      } else if (level.amount === undefined) fault(here, "no-amount", "give amount or years");
      else if (years.length > 1) fault(`${here}.amount`, "no-amount", "the pots are of several years: give years");
      else parts = [{ year: years[0] as number, amount: level.amount }];
      const total = parts.reduce((all, part) => all + part.amount, 0n);
      if (parts.length > 0 && total === 0n)
        fault(`${here}.${level.years ? "years" : "amount"}`, "no-amount", "nothing is asked for");
      const worth = level.worth ?? rational(1n);
      if (compare(worth, zero) <= 0 || compare(worth, rational(1n)) > 0)
        fault(`${here}.worth`, "not-a-score", "a worth is above 0 and at most 1");
      const paid = parts.filter((part) => part.amount > 0n);
      if (paid.length > 0 && !mine.some((purpose) => paid.every((part) => funds.has(fundKey({ year: part.year, purpose })))))
        fault(here, "no-pot", `no purpose of it has pots for ${paid.map((part) => part.year).join(", ")}`);
      return { id: level.id ?? (which === 0 ? "full" : `level ${which + 1}`), worth, years: paid, amount: total };
    });
    for (const [which, level] of levels.entries()) {
      const above = levels[which - 1];
      if (above && level.amount >= above.amount)
        fault(`${at}.levels[${which}].amount`, "not-lower", `${level.amount} is not lower than ${above.amount}, the level above`);
    }
    unique(
      `${at}.levels`,
      levels.map((level) => level.id),
    );
    return { id: one.id, name: one.name ?? one.id, score: one.score, rank: one.rank ?? null, purposes: mine, levels };
  });

  const byId = new Map(applications.map((one) => [one.id, one]));
  const known = (where: string, application: string) => {
    if (!byId.has(application)) fault(where, "unknown-id", `there is no application "${application}"`);
  };
  const groups = raw.groups.map((one, index): Group => {
    const at = `groups[${index}]`;
    const members = one.members.map((member) => (typeof member === "string" ? { application: member, share: 10_000 } : member));
    for (const [which, member] of members.entries()) known(`${at}.members[${which}]`, member.application);
    unique(
      `${at}.members`,
      members.map((member) => member.application),
      "",
    );
    const { floor = null, ceiling = null, atLeast = null, atMost = null } = one;
    if (floor === null && ceiling === null && atLeast === null && atMost === null)
      fault(at, "wrong-shape", "a group has a floor, a ceiling, atLeast or atMost");
    if (floor !== null && ceiling !== null && floor > ceiling)
      fault(`${at}.floor`, "floor-over-ceiling", `${floor} is more than the ceiling ${ceiling}`);
    if (atLeast !== null && atMost !== null && atLeast > atMost)
      fault(`${at}.atLeast`, "floor-over-ceiling", `${atLeast} is more than atMost ${atMost}`);
    return { id: one.id, name: one.name ?? one.id, members, floor, ceiling, atLeast, atMost };
  });
  for (const list of ["together", "eitherOr"] as const)
    for (const [index, one] of raw[list].entries()) {
      for (const [which, application] of one.applications.entries())
        known(`${list}[${index}].applications[${which}]`, application);
      unique(`${list}[${index}].applications`, one.applications, "");
    }
  for (const [index, one] of raw.onlyIf.entries()) {
    known(`onlyIf[${index}].application`, one.application);
    known(`onlyIf[${index}].needs`, one.needs);
  }
  const pins = raw.pins.map((one, index): Pin => {
    const at = `pins[${index}]`;
    known(`${at}.application`, one.application);
    const levels = byId.get(one.application)?.levels;
    if (one.level !== undefined && levels && !levels.some((level) => level.id === one.level))
      fault(`${at}.level`, "unknown-id", `"${one.application}" has no level "${one.level}"`);
    const purposesOf = byId.get(one.application)?.purposes;
    if (one.purpose !== undefined && purposesOf && !purposesOf.includes(one.purpose))
      fault(`${at}.purpose`, "unknown-id", `"${one.application}" cannot be paid from "${one.purpose}"`);
    for (const word of ["level", "purpose"] as const)
      if (one[word] !== undefined && one.pin === "must-not") fault(`${at}.${word}`, "wrong-shape", `only must names a ${word}`);
    return {
      id: one.id ?? [one.pin, one.application, one.level, one.purpose].filter((word) => word !== undefined).join(" "),
      application: one.application,
      pin: one.pin,
      level: one.level ?? null,
      purpose: one.purpose ?? null,
      reason: one.reason,
    };
  });
  unique(
    "pins",
    pins.map((pin) => pin.id),
  );
  const step = raw.scoreStep ?? rational(1n, 100n);
  if (compare(step, zero) <= 0) fault("scoreStep", "not-a-score", "a step is above zero");
  if (faults.length > 0) return { ok: false, faults };

  const named = <One extends { id: string; name?: string | undefined }>(all: readonly One[]) =>
    all.map((one) => ({ ...one, name: one.name ?? one.id }));
  return {
    ok: true,
    problem: {
      objective: raw.objective,
      scoreStep: step,
      scoreMost: raw.scoreMost ?? null,
      pots: named(raw.pots),
      commitments: named(raw.commitments),
      limits: named(raw.limits),
      applications,
      groups,
      together: named(raw.together),
      eitherOr: named(raw.eitherOr),
      onlyIf: named(raw.onlyIf),
      pins,
    },
  };
}

/** The call's order, first first: rank, then score, then id. The order of the input means nothing. */
export const inCallOrder = (a: Application, b: Application): number =>
  a.rank !== b.rank
    ? (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)
    : -compare(a.score, b.score) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
