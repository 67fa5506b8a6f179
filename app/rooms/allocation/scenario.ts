import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";
import { type Rational, rational } from "#app/kernel/rational.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import {
  type Basis,
  bondKinds,
  type Choices,
  groupsOf,
  isWeighed,
  limitId,
  limitsOf,
  potsOf,
  rulesOfBond,
} from "#app/rooms/allocation/basis.ts";
import type { Rule } from "#app/rooms/allocation/solver/model.ts";
import { ruleKinds } from "#app/rooms/allocation/solver/model.ts";
import type { Solved } from "#app/rooms/allocation/solving.ts";
import { objectives } from "#app/rooms/calls/rules.ts";

/** "125 000" → öre; nothing typed is null: no bound, or the pot as it is. */
const amount = z
  .string()
  .default("")
  .transform((text, context): Ore | null => {
    if (text.trim() === "") return null;
    const ore = parseKronor(text);
    if (ore === null || ore < 0n) {
      context.addIssue({ code: "custom", message: ore === null ? "notAnAmount" : "negativeAmount" });
      return z.NEVER;
    }
    return ore;
  });

const whole = (most: number, message: string) =>
  z
    .string()
    .default("")
    .transform((text, context): number | null => {
      const typed = text.trim();
      if (typed === "") return null;
      if (!/^\d{1,4}$/.test(typed) || Number(typed) > most) {
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      }
      return Number(typed);
    });

/** Projects in one rule between projects, and such rules in one scenario. */
export const mostInBond = 8;
export const mostBonds = 50;
const pinWords = ["", "must", "must-0", "must-1", "must-2", "must-not"] as const;
export const nameLength = 80;
export const reasonLength = 500;
const name = z.string().trim().min(1, "nameNeeded").max(nameLength, "tooLong");
const version = z.coerce.number().int();

const pinRow = z.object({
  application: z.string(),
  pin: z.enum(pinWords).default(""),
  reason: z.string().trim().max(reasonLength, "tooLong").default(""),
});

/** What the hand can change. Every row says which pot, group or application it is about, so that none can be taken for another. */
const typed = z.object({
  objective: z.enum(objectives),
  weights: z.array(z.object({ key: z.string(), weight: whole(100, "notAWeight") })).default([]),
  pots: z.array(z.object({ pot: z.string(), total: amount })).default([]),
  limits: z.array(z.object({ fund: z.string(), most: amount })).default([]),
  bounds: z
    .array(
      z.object({
        group: z.string(),
        floor: amount,
        ceiling: amount,
        atLeast: whole(9_999, "notACount"),
        atMost: whole(9_999, "notACount"),
      }),
    )
    .default([]),
  // A project that is not weighed has no fields to lock it with, and leaves its place among the others empty.
  pins: z.array(z.preprocess((row) => row ?? { application: "" }, pinRow)).default([]),
  bonds: z
    .array(
      z.object({
        kind: z.enum(["", ...bondKinds]).default(""),
        projects: z.array(z.string()).max(mostInBond).default([]),
        reason: z.string().trim().max(reasonLength, "tooLong").default(""),
      }),
    )
    .max(mostBonds)
    .default([]),
});
export type Typed = z.output<typeof typed>;

export const tryForm = typed;
export const newScenarioForm = z.object({ name });
export const scenarioForm = z.discriminatedUnion("do", [
  typed.extend({ do: z.literal("save"), version, name }),
  typed.extend({ do: z.literal("copy"), name }),
  z.object({ do: z.literal("renew"), version }),
  z.object({ do: z.literal("share"), version }),
  z.object({ do: z.literal("unshare"), version }),
  z.object({ do: z.literal("discard"), version }),
  z.object({ do: z.literal("freeze"), version }),
]);

export type ChoiceFault = "faulty-choices";

/**
 * What was typed as choices about this basis: only what differs from it. Every fault has its field; what is impossible together is found
 * by solving, not here.
 */
export function choicesFrom(basis: Basis, from: Typed): Result<Choices, ChoiceFault> {
  const fields: Record<string, string> = {};
  const pots = potsOf(basis);
  const groups = groupsOf(basis);
  const choices: Choices = {
    objective: from.objective === basis.objective ? null : from.objective,
    weights: null,
    pots: [],
    limits: [],
    bounds: [],
    pins: [],
    bonds: [],
  };
  if (from.weights.length > 0) {
    const weights: Record<string, number> = {};
    for (const [index, { key, weight }] of from.weights.entries()) {
      const criterion = basis.criteria.find((one) => one.key === key);
      if (!criterion) fields[`weights.${index}.weight`] = "unknown";
      else weights[key] = weight ?? criterion.weight;
    }
    const all = basis.criteria.map((one) => ({ now: weights[one.key] ?? one.weight, call: one.weight }));
    if (all.reduce((total, one) => total + one.now, 0) !== 100) fields["weights.0.weight"] ??= "weightsSum";
    if (all.some((one) => one.now !== one.call)) choices.weights = weights;
  }
  for (const [index, { pot, total }] of from.pots.entries()) {
    const known = pots.find((one) => one.pot.id === pot)?.pot;
    if (!known) fields[`pots.${index}.total`] = "unknown";
    else if (total !== null && total < known.bound) fields[`pots.${index}.total`] = "underBound";
    else if (total !== null && total !== known.total) choices.pots.push({ pot, total });
  }
  for (const [index, { fund, most }] of from.limits.entries()) {
    const known = limitsOf(basis).find((one) => one.fund.id === fund);
    if (!known) fields[`limits.${index}.most`] = "unknown";
    else if (most !== null && most !== known.limit) choices.limits.push({ fund, most });
  }
  const weighed = new Set(basis.applications.filter((one) => isWeighed(basis, one)).map((one) => one.id));
  for (const [index, { group, floor, ceiling, atLeast, atMost }] of from.bounds.entries()) {
    const at = `bounds.${index}`;
    const known = groups.find((one) => one.key === group);
    if (!known) fields[`${at}.floor`] = "unknown";
    else if (floor !== null && ceiling !== null && floor > ceiling) fields[`${at}.floor`] = "floorOverCeiling";
    else if (atLeast !== null && atMost !== null && atLeast > atMost) fields[`${at}.atLeast`] = "leastOverMost";
    else if (!known.members.some((member) => weighed.has(member.application)) && ((floor ?? 0n) > 0n || (atLeast ?? 0) > 0))
      fields[`${at}.${(floor ?? 0n) > 0n ? "floor" : "atLeast"}`] = "nobodyThere";
    else if (floor !== null || ceiling !== null || atLeast !== null || atMost !== null)
      choices.bounds.push({ group, floor, ceiling, atLeast, atMost });
  }
  for (const [index, { application, pin, reason }] of from.pins.entries()) {
    if (pin === "") continue;
    const at = `pins.${index}`;
    const known = basis.applications.find((one) => one.id === application);
    const level = /^must-(\d)$/.exec(pin)?.[1];
    if (!known || (level !== undefined && known.levels[Number(level)] === undefined)) fields[`${at}.pin`] = "unknown";
    else if (known.fixed) fields[`${at}.pin`] = "fixed";
    else if (!weighed.has(application)) fields[`${at}.pin`] = "notWeighed";
    else if (reason === "") fields[`${at}.reason`] = "pinReason";
    else
      choices.pins.push({
        application,
        pin: pin === "must-not" ? "must-not" : "must",
        level: level === undefined ? null : Number(level),
        reason,
      });
  }
  const rules = new Set<string>();
  for (const [index, { kind, projects, reason }] of from.bonds.entries()) {
    if (kind === "") continue;
    const at = `bonds.${index}`;
    const named = projects.filter((id) => id !== "");
    const unknown = projects.findIndex((id) => id !== "" && !weighed.has(id));
    const twice = projects.findIndex((id, place) => id !== "" && projects.indexOf(id) < place);
    const mine = rulesOfBond(basis, { kind, applications: named }).map((rule) => `${kind} ${rule.id}`);
    if (unknown >= 0) fields[`${at}.projects.${unknown}`] = "notWeighed";
    else if (twice >= 0) fields[`${at}.projects.${twice}`] = "sameProject";
    else if (kind === "only-if" && (projects[0] ?? "") === "") fields[`${at}.projects.0`] = "firstProject";
    else if (named.length < 2) fields[`${at}.projects.${projects[0] ? 1 : 0}`] = "twoProjects";
    else if (mine.every((rule) => rules.has(rule))) fields[`${at}.kind`] = "sameBond";
    if (reason === "") fields[`${at}.reason`] = "bondReason";
    for (const rule of mine) rules.add(rule);
    choices.bonds.push({ kind, applications: named, reason });
  }
  return Object.keys(fields).length > 0 ? refuse("faulty-choices", { fields }) : accept(choices);
}

/** The fields of rules that cannot stand together: each is told at its own place. */
export function fieldsOfClash(
  basis: Basis,
  clash: readonly Rule[],
  choices: Pick<Choices, "bonds">,
  typed?: Pick<Typed, "bonds">,
): Record<string, string> {
  const fields: Record<string, string> = {};
  const pots = potsOf(basis).map(({ key }) => key);
  const groups = groupsOf(basis).map((group) => group.key);
  const numbers = basis.applications.map((one) => one.number);
  const limits = limitsOf(basis).map(({ fund }) => limitId(fund));
  const ends = { floor: "floor", ceiling: "ceiling", "at-least": "atLeast", "at-most": "atMost" } as const;
  for (const { kind, id } of clash) {
    if (kind === "pot" && pots.includes(id)) fields[`pots.${pots.indexOf(id)}.total`] = "clashes";
    if (kind === "limit" && limits.includes(id)) fields[`limits.${limits.indexOf(id)}.most`] = "clashes";
    if (kind in ends && groups.includes(id))
      fields[`bounds.${groups.indexOf(id)}.${ends[kind as keyof typeof ends]}`] = "clashes";
    // As they were typed: a row that is left empty between others is no bond.
    const rows = typed?.bonds.flatMap((one, row) => (one.kind === "" ? [] : [row])) ?? choices.bonds.map((_, row) => row);
    for (const [place, bond] of choices.bonds.entries())
      if (bond.kind === kind && rulesOfBond(basis, bond).some((rule) => rule.id === id))
        fields[`bonds.${rows[place]}.kind`] = "clashes";
    if ((kind === "must" || kind === "must-not") && numbers.includes(id)) fields[`pins.${numbers.indexOf(id)}.pin`] = "clashes";
  }
  return fields;
}

// ── as it is kept ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const ore = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const fraction = z.object({ num: ore, den: ore }).transform(({ num, den }): Rational => rational(num, den));
const grants = z.array(
  z.object({
    application: z.string(),
    level: z.string(),
    purpose: z.string(),
    amount: ore,
    years: z.array(z.object({ year: z.number(), amount: ore })),
  }),
);

/** An answer as it was kept with its scenario. */
export const solvedSchema = z.object({
  kind: z.enum(["optimal", "not-proved"]),
  grants,
  value: fraction,
  bound: fraction,
  spent: ore,
  by: z.enum(["rules", "core", "search", "highs"]),
  milliseconds: z.number(),
  ties: z.object({ count: ore.nullable(), atLeast: ore, differ: z.array(z.string()).nullable() }).nullable(),
  tieBroken: z.boolean(),
  walk: z.object({
    grants,
    value: fraction,
    spent: ore,
    broken: z.array(z.object({ key: z.string(), kind: z.enum(ruleKinds), id: z.string(), name: z.string() })),
  }),
}) satisfies z.ZodType<Solved>;
