import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import { endOfMinute } from "#app/kernel/time.ts";
import {
  flatRateExcesses,
  monthsOf,
  periodOf,
  reaches,
  type Sections,
  shareOf,
  totalsOf,
} from "#app/rooms/applications/application.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

export const answers = ["yes", "no", "unclear"] as const;
export type Answer = (typeof answers)[number];

/** The officer's answer to one of the call's conditions, with a reason unless it is a plain yes. */
const eligibilityAnswer = z.object({ question: z.string(), answer: z.enum(answers).nullable(), note: z.string().default("") });
export type EligibilityAnswer = z.output<typeof eligibilityAnswer>;
export const readAnswers = (stored: unknown): EligibilityAnswer[] => z.array(eligibilityAnswer).parse(stored ?? []);

/** ok = holds · question = a person must judge · fault = does not hold. None of them decides: an officer does (KL 6:38). */
export type Outcome = "ok" | "question" | "fault";

export type FindingValues = {
  "in-time": { submitted: Date; deadline: Date };
  municipalities: { count: number; min: number };
  amount: { requested: Ore; min: Ore; max: Ore };
  period: { months: number; max: number };
  balance: { cost: Ore; financing: Ore };
  "co-financing": { coFinancing: Ore; share: number | null; min: number };
  "own-work": { ownWork: Ore; share: number | null; max: number };
  "flat-rates": { exceeded: number };
  confirmed: { unconfirmed: number; amount: Ore };
  "legal-form": { business: boolean };
  association: null;
};
export type FindingKey = keyof FindingValues;
export type Finding = {
  [Key in FindingKey]: { readonly key: Key; readonly outcome: Outcome; readonly values: FindingValues[Key] };
}[FindingKey];

export type FindingsInput = {
  readonly sections: Sections;
  readonly rules: CallRules;
  readonly submittedAt: Date;
  readonly closesAt: Date;
  readonly legalForm: string;
};

/** Forms of business that KL 2:8 second paragraph speaks of; others may be owned by many and work for all, so it is a question. */
export const businessForms: readonly string[] = ["aktiebolag", "ekonomisk-forening", "kommunalt-bolag", "other"];

/** What can be reckoned from the sealed application, so that the officer need not. */
export function findingsOf({ sections, rules, submittedAt, closesAt, legalForm }: FindingsInput): Finding[] {
  const { limits } = rules;
  const totals = totalsOf(sections.budget.rows, sections.financing.rows, rules);
  const period = periodOf(sections.project);
  const months = period ? monthsOf(period) : 0;
  const deadline = endOfMinute(closesAt);
  const count = sections.municipalities.municipalities.length;
  const unconfirmed = sections.financing.rows.filter(
    (row) => !row.confirmed && !rules.sourceTypes.some((type) => type.key === row.source && type.own),
  );
  const holds = (condition: boolean): Outcome => (condition ? "ok" : "fault");
  const asks = (condition: boolean): Outcome => (condition ? "question" : "ok");
  const business = businessForms.includes(legalForm);
  const exceeded = flatRateExcesses(sections.budget.rows, rules).length;
  const findings: Finding[] = [
    { key: "in-time", outcome: holds(submittedAt <= deadline), values: { submitted: submittedAt, deadline } },
    {
      key: "municipalities",
      outcome: holds(count >= limits.minMunicipalities),
      values: { count, min: limits.minMunicipalities },
    },
    {
      key: "amount",
      outcome: holds(totals.requested >= limits.minOre && totals.requested <= limits.maxOre),
      values: { requested: totals.requested, min: limits.minOre, max: limits.maxOre },
    },
    {
      key: "period",
      outcome: holds(
        period !== null && months <= limits.maxMonths && period.from >= limits.earliestStart && period.to <= limits.latestEnd,
      ),
      values: { months, max: limits.maxMonths },
    },
    {
      key: "balance",
      outcome: holds(totals.cost > 0n && totals.balance === 0n),
      values: { cost: totals.cost, financing: totals.financing },
    },
    {
      key: "co-financing",
      outcome: holds(reaches(totals.coFinancing, totals.cost, limits.minCoFinancing)),
      values: { coFinancing: totals.coFinancing, share: shareOf(totals.coFinancing, totals.cost), min: limits.minCoFinancing },
    },
    {
      key: "own-work",
      outcome: holds(totals.ownWork * 10_000n <= totals.coFinancing * BigInt(limits.maxOwnWork)),
      values: { ownWork: totals.ownWork, share: shareOf(totals.ownWork, totals.coFinancing), max: limits.maxOwnWork },
    },
    { key: "flat-rates", outcome: holds(exceeded === 0), values: { exceeded } },
    {
      key: "confirmed",
      outcome: asks(unconfirmed.length > 0),
      values: { unconfirmed: unconfirmed.length, amount: unconfirmed.reduce((sum, row) => sum + (row.amount ?? 0n), 0n) },
    },
    { key: "legal-form", outcome: asks(business), values: { business } },
  ];
  return legalForm === "kommunalforbund" ? [...findings, { key: "association", outcome: "question", values: null }] : findings;
}
