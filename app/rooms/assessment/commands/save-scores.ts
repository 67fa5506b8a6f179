import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { NoteForm, ScoreForm, ScoresForm, SummaryForm } from "#app/rooms/assessment/assessment.forms.ts";
import { faultOf, type Score } from "#app/rooms/assessment/assessment.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";

type Saved = { readonly version: number; readonly savedAt: Date };

const faultTexts = {
  level: "chooseLevel",
  scale: "outsideScale",
  motivation: "motivate",
  tooLong: "tooLong",
  foreign: "foreignCriterion",
} as const;
const fieldOf = (fault: keyof typeof faultTexts): "level" | "motivation" =>
  fault === "motivation" || fault === "tooLong" ? "motivation" : "level";

const asScore = ({ key, level, motivation }: { key: string; level: ScoreForm["level"]; motivation: string }): Score => ({
  key,
  ...level,
  motivation,
});
const isBlank = (score: Score) => score.value === null && !score.notAssessable && score.motivation === "";
const same = (a: Score | undefined, b: Score) =>
  a !== undefined && a.value === b.value && a.notAssessable === b.notAssessable && a.motivation === b.motivation;

/** One score: a level (or "not assessable") on the call's own scale, and a motivation. State and authority are settled before this runs. */
export function saveScore(
  subject: AssessmentSubject,
  form: ScoreForm,
  at: Date,
): Result<Decision<AssessmentEvent, Saved>, "scores-not-accepted"> {
  const score = asScore(form);
  const fault = faultOf(subject.rules, subject.claimed, score);
  if (fault) return refuse("scores-not-accepted", { fields: { [fieldOf(fault)]: faultTexts[fault] } });
  return accept({ events: [{ type: "ScoreSaved", ...score }], value: { version: subject.version + 1, savedAt: at } });
}

/** The overall words as they stand, empty too: nothing is asked of them before the assessment is handed in. */
export const saveSummary = (
  subject: AssessmentSubject,
  { motivation }: Pick<SummaryForm, "motivation">,
  at: Date,
): Result<Decision<AssessmentEvent, Saved>, never> =>
  accept({
    events: [{ type: "SummarySaved", summary: motivation }],
    value: { version: subject.version + 1, savedAt: at },
  });

/** The assessor's own notes as they stand, empty too. */
export const saveNote = (
  subject: AssessmentSubject,
  { motivation }: Pick<NoteForm, "motivation">,
  at: Date,
): Result<Decision<AssessmentEvent, Saved>, never> =>
  accept({
    events: [{ type: "NoteSaved", words: new Undisclosed(motivation) }],
    value: { version: subject.version + 1, savedAt: at },
  });

/**
 * The whole form. What has not been begun is left alone; what has been begun must be whole, and each fault is told at its own field.
 * Either everything is saved or nothing: a half-saved form would hide what was refused.
 */
export function saveScores(
  subject: AssessmentSubject,
  form: Pick<ScoresForm, "scores" | "summary" | "note">,
  at: Date,
): Result<Decision<AssessmentEvent, Saved>, "scores-not-accepted"> {
  const stored = new Map(subject.scores.map((score) => [score.key, score]));
  const fields: Record<string, string> = {};
  const events: AssessmentEvent[] = [];
  const seen = new Set<string>();
  for (const [index, given] of form.scores.entries()) {
    const score = asScore(given);
    // A level cannot be un-chosen in a form; one that was stored and comes back blank lost its motivation.
    if (isBlank(score) && !stored.has(score.key)) continue;
    const fault = seen.has(score.key) ? "foreign" : faultOf(subject.rules, subject.claimed, score);
    seen.add(score.key);
    if (fault) fields[`scores.${index}.${fieldOf(fault)}`] = faultTexts[fault];
    else if (!same(stored.get(score.key), score)) events.push({ type: "ScoreSaved", ...score });
  }
  if (Object.keys(fields).length > 0) return refuse("scores-not-accepted", { fields });
  if (form.summary !== subject.summary) events.push({ type: "SummarySaved", summary: form.summary });
  if (form.note !== undefined && form.note !== subject.note)
    events.push({ type: "NoteSaved", words: new Undisclosed(form.note) });
  return accept({ events, value: { version: subject.version + 1, savedAt: at } });
}
