import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import { endOfMinute, type LocalDate } from "#app/kernel/time.ts";
import {
  flatRateExcesses,
  monthsOf,
  periodOf,
  reaches,
  type Sections,
  shareOf,
  sumOf,
  totalsOf,
} from "#app/rooms/applications/application.ts";
import { financiersOf, rowStanding, type SealedConfirmation } from "#app/rooms/applications/confirmation.ts";
import { inTimeOnPaper } from "#app/rooms/applications/paper.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { aidSums, askedAid, favoursSome } from "#app/rooms/applications/state-aid.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

export const answers = ["yes", "no", "unclear"] as const;

/** The officer's answer to one of the call's conditions, with a reason unless it is a plain yes. */
const eligibilityAnswer = z.object({ question: z.string(), answer: z.enum(answers).nullable(), note: z.string().default("") });
export type EligibilityAnswer = z.output<typeof eligibilityAnswer>;
export const readAnswers = (stored: unknown): EligibilityAnswer[] => z.array(eligibilityAnswer).parse(stored ?? []);

/** ok = holds · question = a person must judge · fault = does not hold. None of them decides: an officer does (KL 6:38). */
export type Outcome = "ok" | "question" | "fault";

export type FindingValues = {
  /** `onPaper`: the day it reached the office, which then counts instead */
  "in-time": { submitted: Date; deadline: Date; onPaper: LocalDate | null };
  /** only in a limited call: whether the organisation stands on its list */
  invitation: { invited: boolean };
  /** only in a call in two steps: what the office answered to the idea sketch; `none`: there was none */
  "first-step": { sketch: FirstStep; binding: boolean };
  /** `beside`: those that take part and do not count */
  municipalities: { count: number; min: number; beside: number };
  amount: { requested: Ore; min: Ore; max: Ore };
  period: { months: number; max: number };
  balance: { cost: Ore; financing: Ore };
  "co-financing": { coFinancing: Ore; share: number | null; min: number };
  "own-work": { ownWork: Ore; share: number | null; max: number };
  "flat-rates": { exceeded: number };
  confirmed: { unconfirmed: number; amount: Ore };
  /** only in a call that requires some: those that did not come, by name */
  annexes: { missing: readonly Bilingual[]; required: number };
  "legal-form": { business: boolean };
  association: null;
  "double-funding": { same: readonly Related[]; similar: readonly Related[] };
  "running-award": { awards: readonly RunningAward[] };
  "state-aid": { said: AidSaid; undertakings: number; over: number };
  "aid-elsewhere": { cases: readonly AidElsewhere[] };
};
export type FirstStep = "none" | "submitted" | "welcomed" | "advised-against";
/** Another application that this one may overlap with. Only those that the reader may see. */
export type Related = { readonly id: string; readonly number: string; readonly title: string };
/** An undertaking of this application that has de minimis aid in another one that the reader may see. */
export type AidElsewhere = Related & { readonly undertaking: string; readonly planned: Ore };
/** What the applicant says of state aid: `not-said` where a required answer could be left out, `none` where nobody is favoured. */
export type AidSaid = "not-said" | "none" | "de-minimis" | "block-exemption" | "unclear";
const saidOfAid = (aid: Sections["aid"]): AidSaid =>
  aid.economic === "" ? "not-said" : favoursSome(aid) ? aid.ground || "unclear" : "none";
export type RunningAward = { readonly project: string; readonly endsOn: LocalDate };
export type FindingKey = keyof FindingValues;
export type Finding = {
  [Key in FindingKey]: { readonly key: Key; readonly outcome: Outcome; readonly values: FindingValues[Key] };
}[FindingKey];

export type FindingsInput = {
  readonly sections: Sections;
  /** what financiers have confirmed, and the name of the one who need not */
  readonly confirmations: readonly SealedConfirmation[];
  /** keys of the annexes that came with it */
  readonly annexes: readonly string[];
  readonly applicant: string;
  readonly rules: CallRules;
  readonly submittedAt: Date;
  readonly paper: Sealed["paper"];
  /** codes of the municipalities that count towards the fewest */
  readonly members: readonly string[];
  readonly closesAt: Date;
  /** whether a limited call invites the organisation; null in a call that is open to all */
  readonly invited: boolean | null;
  /** the answer to the idea sketch that it began with */
  readonly firstStep: FirstStep;
  readonly legalForm: string;
  readonly title: string;
  /** applications of the same organisation that are not finally refused, and others whose words resemble this one's title */
  readonly sameApplicant: readonly Related[];
  readonly alike: readonly Related[];
  /** awards of the organisation that have not ended when this project starts */
  readonly awards: readonly RunningAward[];
  /** de minimis aid to the same undertakings in other applications that are not finally refused */
  readonly aidElsewhere: readonly AidElsewhere[];
};

/** What depends on who asks, since a conflict of interest hides the other case; it is told on the case's own page. */
const ofOtherCases: readonly FindingKey[] = ["double-funding", "aid-elsewhere"];
/** Keys for the board. */
export const warningsOf = (findings: readonly Finding[]): { faults: FindingKey[]; questions: FindingKey[] } => {
  const keys = (outcome: Outcome) =>
    findings.filter((one) => one.outcome === outcome && !ofOtherCases.includes(one.key)).map((one) => one.key);
  return { faults: keys("fault"), questions: keys("question") };
};

const trigrams = (text: string): Set<string> => {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  }
  return found;
};

/** From 0 to 1: shared triples of letters over all of them, as PostgreSQL's pg_trgm reckons it. */
export function similarity(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)];
  const shared = [...a].filter((part) => b.has(part)).length;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}
/** "Levande bibliotek i Sjuhärad" and "Levande bibliotek i Sjuhärad, etapp 2" are alike; two libraries are not. */
const alikeFrom = 0.5;

/** Forms of business that KL 2:8 second paragraph speaks of; others may be owned by many and work for all, so it is a question. */
export const businessForms: readonly string[] = ["aktiebolag", "ekonomisk-forening", "kommunalt-bolag", "other"];

/** What can be reckoned from the sealed application, so that the officer need not. */
export function findingsOf({
  sections,
  confirmations,
  annexes,
  applicant,
  rules,
  submittedAt,
  paper,
  members,
  closesAt,
  invited,
  firstStep,
  legalForm,
  title,
  sameApplicant,
  alike,
  awards,
  aidElsewhere,
}: FindingsInput): Finding[] {
  const { limits } = rules;
  const totals = totalsOf(sections.budget.rows, sections.financing.rows, rules);
  const period = periodOf(sections.project);
  const months = period ? monthsOf(period) : 0;
  const deadline = endOfMinute(closesAt);
  const taking = sections.municipalities.municipalities;
  const count = taking.filter(({ code }) => members.includes(code)).length;
  const unconfirmed = financiersOf(sections.financing.rows, rules, applicant)
    .flatMap((one) => one.rows)
    .filter((row) => rowStanding(row, confirmations) === "open");
  const holds = (condition: boolean): Outcome => (condition ? "ok" : "fault");
  const asks = (condition: boolean): Outcome => (condition ? "question" : "ok");
  const business = businessForms.includes(legalForm);
  const similar = alike.filter(
    (other) => similarity(title, other.title) >= alikeFrom && sameApplicant.every(({ id }) => id !== other.id),
  );
  const demanded = rules.annexes.filter(({ required }) => required);
  const missing = demanded.filter(({ key }) => !annexes.includes(key)).map(({ name }) => name);
  const exceeded = flatRateExcesses(sections.budget.rows, rules).length;
  const findings: Finding[] = [
    {
      key: "in-time",
      outcome: holds(paper ? inTimeOnPaper(paper.receivedOn, closesAt) : submittedAt <= deadline),
      values: { submitted: submittedAt, deadline, onPaper: paper?.receivedOn ?? null },
    },
    // A paper is registered whoever sent it (OSL 5:1), so that nobody invited them is found here; the form lets nobody else begin.
    ...(invited === null ? [] : [{ key: "invitation" as const, outcome: holds(invited), values: { invited } }]),
    // Advice against is no fault: the applicant was told that it may go on. What came on paper without a sketch is the officer's to judge.
    ...(rules.sketch === null
      ? []
      : [
          {
            key: "first-step" as const,
            outcome: asks(firstStep !== "welcomed"),
            values: { sketch: firstStep, binding: rules.sketch.binding },
          },
        ]),
    {
      key: "municipalities",
      outcome: holds(count >= limits.minMunicipalities),
      values: { count, min: limits.minMunicipalities, beside: taking.length - count },
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
    ...(rules.confirmations === "unused"
      ? []
      : [
          {
            key: "confirmed" as const,
            outcome: rules.confirmations === "required" ? holds(unconfirmed.length === 0) : asks(unconfirmed.length > 0),
            values: { unconfirmed: unconfirmed.length, amount: sumOf(unconfirmed) },
          },
        ]),
    // The form lets nobody hand in without them; what came on paper may lack some.
    ...(demanded.length === 0
      ? []
      : [{ key: "annexes" as const, outcome: holds(missing.length === 0), values: { missing, required: demanded.length } }]),
    { key: "legal-form", outcome: asks(business), values: { business } },
    {
      key: "double-funding",
      outcome: asks(sameApplicant.length + similar.length > 0),
      values: { same: sameApplicant, similar },
    },
    { key: "running-award", outcome: asks(awards.length > 0), values: { awards } },
    ...aidFindings(sections, rules, aidElsewhere),
  ];
  return legalForm === "kommunalforbund" ? [...findings, { key: "association", outcome: "question", values: null }] : findings;
}

/**
 * State aid is always a person's to judge (TFEU art. 107.1) unless nobody sells anything; over the ceiling it cannot be given as de minimis
 * aid at all ((EU) 2023/2831 art. 3.2). Nothing is said where the call did not ask.
 */
function aidFindings({ aid: written }: Sections, rules: CallRules, elsewhere: readonly AidElsewhere[]): Finding[] {
  if (!rules.stateAid) return [];
  const aid = askedAid(written, rules);
  const said = saidOfAid(aid);
  const over = aidSums(aid, rules.stateAid).filter((one) => one.left < 0n).length;
  return [
    {
      key: "state-aid",
      outcome: over > 0 ? "fault" : aid.economic === "no" ? "ok" : "question",
      values: { said, undertakings: aid.undertakings.length, over },
    },
    ...(aid.undertakings.length > 0
      ? [
          {
            key: "aid-elsewhere" as const,
            outcome: elsewhere.length > 0 ? ("question" as const) : ("ok" as const),
            values: { cases: elsewhere },
          },
        ]
      : []),
  ];
}
