import type { LocalDate } from "#app/kernel/time.ts";
import type { Contender } from "#app/rooms/assessment/ranking.ts";
import { type CallRules, scoredKeys } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** `released`: taken off the case by an officer before submitting; what was written is kept and counts nowhere. */
export const assessmentStates = ["assigned", "begun", "submitted", "recused", "released"] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** An assessor to another: by name, or by their number in the case where the call shows no names. */
export type ShownAssessor = string | number;

/** A stored score always has its motivation; `value` is null exactly when it is not assessable. */
export type Score = {
  readonly key: string;
  readonly value: number | null;
  readonly notAssessable: boolean;
  readonly motivation: string;
};

export const nodeKey = (node: string) => `node:${node}`;
export const nodeOfKey = (key: string): string | null => (key.startsWith("node:") ? key.slice(5) : null);

export const longestMotivation = 5_000;
export const longestSummary = 10_000;
/** What the overall words are saved under beside the criteria; no criterion can have a key with a colon at its end. */
export const summaryKey = "summary:";
/** The assessor's own working notes, likewise; never part of the case (TF 2:12). */
export const noteKey = "note:";
export const longestNote = 10_000;

/** An assessor's list: no more than title and organisation, whether or not a conflict has been declared yet. */
export type AssessmentLine = {
  readonly id: string;
  readonly state: Exclude<AssessmentState, "recused" | "released">;
  readonly title: string;
  readonly number: string;
  readonly organisation: string;
  /** of what is begun; 0 of 0 otherwise: before the declaration, how much there is to score would tell what the applicant chose */
  readonly scored: number;
  readonly toScore: number;
  readonly dueOn: LocalDate | null;
  readonly late: boolean;
  /** not handed in, and can no longer be */
  readonly closed: boolean;
};

export type Scale = { readonly min: number; readonly max: number };

/** The scale of a key: a strategic goal has its own. */
export const scaleOf = (rules: Pick<CallRules, "scale" | "strategicScale">, key: string): Scale =>
  nodeOfKey(key) === null ? rules.scale : rules.strategicScale;

/** What is wrong with one answer, as a text key; null when it can be stored. The same rule for the form, the single save and the gate. */
export function faultOf(
  rules: CallRules,
  claimed: readonly string[],
  answer: Score,
): "foreign" | "level" | "scale" | "motivation" | "tooLong" | null {
  if (!scoredKeys(rules, claimed).includes(answer.key)) return "foreign";
  if (answer.value === null && !answer.notAssessable) return "level";
  if (answer.value !== null) {
    const { min, max } = scaleOf(rules, answer.key);
    if (answer.notAssessable || !Number.isInteger(answer.value) || answer.value < min || answer.value > max) return "scale";
  }
  if (answer.motivation.trim() === "") return "motivation";
  return answer.motivation.length > longestMotivation ? "tooLong" : null;
}

/** What is left before an assessment can be submitted, in the order of the form. */
export type Left = { readonly keys: readonly string[]; readonly summary: boolean };

export function left(rules: CallRules, claimed: readonly string[], scores: readonly Score[], summary: string): Left {
  const done = new Set(scores.filter((score) => faultOf(rules, claimed, score) === null).map(({ key }) => key));
  return { keys: scoredKeys(rules, claimed).filter((key) => !done.has(key)), summary: summary.trim() === "" };
}

// ── what an assessor answers ────────────────────────────────────────────────────────────────────────────────────────────────

/** One thing to score: a criterion of the call, or a strategic goal the applicant claimed. In the order of the form. */
export type Item = {
  readonly key: string;
  readonly kind: "criterion" | "goal";
  readonly name: Bilingual;
  readonly about: Bilingual;
  /** per cent of the total; null for a goal */
  readonly weight: number | null;
  /** the applicant's own share of this goal in basis points; null for a criterion */
  readonly share: number | null;
  readonly levels: readonly { readonly value: number; readonly text: Bilingual }[];
  readonly questions: readonly Bilingual[];
  /** where in the application the applicant's own words for it are */
  readonly answeredIn: readonly string[];
};

export type Claim = { readonly node: string; readonly basisPoints: number };

/** `names` are the goals' own titles; a goal without one is shown by its id rather than left out. */
export function itemsOf(rules: CallRules, claims: readonly Claim[], names: Readonly<Record<string, Bilingual>>): Item[] {
  const shares = new Map(claims.map(({ node, basisPoints }) => [node, basisPoints]));
  return [
    ...rules.criteria.map(
      ({ key, name, about, weight, levels, questions, answeredIn }): Item => ({
        key,
        kind: "criterion",
        name,
        about,
        weight,
        share: null,
        levels,
        questions,
        answeredIn,
      }),
    ),
    ...rules.strategic.nodes
      .filter(({ node }) => shares.has(node))
      .map(
        ({ node, levels }): Item => ({
          key: nodeKey(node),
          kind: "goal",
          name: names[node] ?? { sv: node, en: node },
          about: rules.strategic.about,
          weight: null,
          share: shares.get(node) ?? null,
          levels,
          questions: [],
          answeredIn: rules.strategic.answeredIn,
        }),
      ),
  ];
}

/** A contender with what a list of the ranking shows beside the scores. */
export type RankedApplication = Contender & {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly organisationId: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
};
