import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { EligibilityState } from "#app/rooms/eligibility/eligibility.lifecycle.ts";
import { type EligibilityAnswer, type Finding, warningsOf } from "#app/rooms/eligibility/eligibility.ts";

export type EligibilitySubject = {
  /** the application's id: a case has one check */
  readonly id: string;
  readonly state: EligibilityState;
  /** 0 = nothing written down yet */
  readonly version: number;
  readonly organisationId: string;
  readonly withdrawn: boolean;
  readonly decided: boolean;
  /** people whom a conflict of interest keeps away (KL 6:28-30) */
  readonly barred: readonly string[];
  readonly answers: readonly EligibilityAnswer[];
};

export type EligibilityEvent =
  | { type: "EligibilityNoted"; answers: Undisclosed; reason: Undisclosed }
  | {
      type: "EligibilitySettled";
      outcome: "passed" | "failed";
      answers: Undisclosed;
      reason: Undisclosed;
      given: Readonly<Record<string, string>>;
    }
  | { type: "EligibilityReopened"; reason: Undisclosed }
  | {
      type: "EligibilityReckoned";
      snapshot: number;
      faults: readonly string[];
      questions: readonly string[];
      findings: Undisclosed;
    };

/** What the automatic checks said, as it is kept. The explanations are figures and numbers of other cases: they go to the row, not to the journal. */
export const reckoned = (snapshot: number, findings: readonly Finding[]): EligibilityEvent => ({
  type: "EligibilityReckoned",
  snapshot,
  ...warningsOf(findings),
  findings: new Undisclosed(canonical(findings)),
});

/** The same every time it is said of the same version. */
export const reckon = (snapshot: number, findings: readonly Finding[]): Result<Decision<EligibilityEvent, null>, never> =>
  accept({ events: [reckoned(snapshot, findings)], value: null });

type Questions = CallRules["eligibility"];
type Words = {
  readonly answers: Readonly<Record<string, { answer?: EligibilityAnswer["answer"] | undefined; note: string }>>;
  readonly reason: string;
};
type Code = "application-withdrawn" | "already-decided" | "unanswered" | "not-eligible" | "nothing-failed";

/** The answers to this call's questions, in the rules' order; answers to anything else are left out. */
export const answersTo = (questions: Questions, { answers }: Words): EligibilityAnswer[] =>
  questions.map(({ key }) => ({ question: key, answer: answers[key]?.answer ?? null, note: answers[key]?.note ?? "" }));

const closed = (subject: EligibilitySubject) =>
  subject.withdrawn ? refuse("application-withdrawn") : subject.decided ? refuse("already-decided") : null;

/** Unfinished work is kept without a word about the outcome. */
export function note(
  subject: EligibilitySubject,
  questions: Questions,
  words: Words,
): Result<Decision<EligibilityEvent, null>, Code> {
  return (
    closed(subject) ??
    accept({
      events: [
        {
          type: "EligibilityNoted",
          answers: new Undisclosed(JSON.stringify(answersTo(questions, words))),
          reason: new Undisclosed(words.reason),
        },
      ],
      value: null,
    })
  );
}

/**
 * Every condition has an answer; a no or an unclear one has a reason, and so has the outcome. A required condition answered no ends the
 * case, so it cannot pass; an unclear one may, since its written doubt travels on to those who weigh it (a question, not a rejection). And
 * nothing fails without a condition that says why.
 */
export function settle(
  subject: EligibilitySubject,
  questions: Questions,
  words: Words,
  outcome: "passed" | "failed",
): Result<Decision<EligibilityEvent, null>, Code> {
  const no = closed(subject);
  if (no) return no;
  const answers = answersTo(questions, words);
  const fields: Record<string, string> = {};
  for (const { question, answer, note: reason } of answers) {
    if (!answer) fields[`answers.${question}.answer`] = "answerMissing";
    else if (answer !== "yes" && !reason) fields[`answers.${question}.note`] = "noteMissing";
  }
  if (!words.reason) fields.reason = "reasonMissing";
  if (Object.keys(fields).length > 0) return refuse("unanswered", { fields });
  const unmet = questions.filter(
    (question) => question.required && answers.find((one) => one.question === question.key)?.answer === "no",
  );
  if (outcome === "passed" && unmet.length > 0) {
    return refuse("not-eligible", {
      fields: Object.fromEntries(unmet.map((question) => [`answers.${question.key}.answer`, "requiredUnmet"])),
    });
  }
  if (outcome === "failed" && !answers.some((one) => one.answer === "no")) {
    return refuse("nothing-failed", { fields: { [`answers.${questions[0]?.key ?? ""}.answer`]: "nothingFailed" } });
  }
  return accept({
    events: [
      {
        type: "EligibilitySettled",
        outcome,
        answers: new Undisclosed(JSON.stringify(answers)),
        reason: new Undisclosed(words.reason),
        given: Object.fromEntries(answers.map((one) => [one.question, one.answer ?? ""])),
      },
    ],
    value: null,
  });
}

/** A settled check is taken up again for a stated reason, until the board has decided. */
export function reopen(
  subject: EligibilitySubject,
  reason: string,
): Result<Decision<EligibilityEvent, null>, Code | "unanswered"> {
  return (
    closed(subject) ??
    (reason
      ? accept({ events: [{ type: "EligibilityReopened", reason: new Undisclosed(reason) }], value: null })
      : refuse("unanswered", { fields: { reason: "reasonMissing" } }))
  );
}
