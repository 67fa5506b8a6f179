import type { Bilingual } from "#app/texts/language.ts";

/** How a question of a call is answered. A file is kept among the attachments, under the question's own annex; no text answers it. */
export const answerKinds = ["short", "long", "number", "money", "choice", "many", "yes-no", "date", "table", "file"] as const;
export type AnswerKind = (typeof answerKinds)[number];

export const conditionTests = ["is", "is-not", "contains"] as const;
export type ConditionTest = (typeof conditionTests)[number];

/** Shown when the answer to an earlier question passes the test. `value` is written as an answer is kept. */
export type Condition = { readonly on: string; readonly test: ConditionTest; readonly value: string };

export type Question = {
  readonly key: string;
  readonly text: Bilingual;
  readonly help: Bilingual;
  readonly under: Bilingual;
  readonly kind: AnswerKind;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly options: readonly { readonly key: string; readonly text: Bilingual }[];
  readonly sums: boolean;
  readonly condition: Condition | null;
};

/**
 * One answer as it is kept: texts as written, a number as "12.5", an amount as öre, a day as "2027-02-01", yes or no as "yes" or "no", a
 * choice as its option's key, many of them as a list, a table as rows of texts by column key.
 */
export type Answer = string | readonly string[] | readonly Readonly<Record<string, string>>[];
export type Answers = Readonly<Record<string, Answer>>;

const testsOf: Readonly<Record<AnswerKind, readonly ConditionTest[]>> = {
  short: ["is", "is-not", "contains"],
  long: ["contains"],
  number: ["is", "is-not"],
  money: ["is", "is-not"],
  choice: ["is", "is-not"],
  many: ["contains", "is-not"],
  "yes-no": ["is", "is-not"],
  date: ["is", "is-not"],
  table: [],
  file: [],
};

/** Which tests make sense of an answer of this kind: a list contains, a number is. */
export const testsFor = (kind: AnswerKind): readonly ConditionTest[] => testsOf[kind];

/** The values that can be tested for, of a kind where they are counted; null where anything may be written. */
export const closedValues = (question: Pick<Question, "kind" | "options">): readonly string[] | null =>
  question.kind === "yes-no"
    ? ["yes", "no"]
    : question.kind === "choice" || question.kind === "many"
      ? question.options.map((option) => option.key)
      : null;

export const isAnswered = (answer: Answer | undefined): boolean => answer !== undefined && answer.length > 0;

const folded = (text: string) => text.trim().toLocaleLowerCase("sv");

/** An unanswered question passes no test, "is not" included: a follow-up is asked of those who have said something. */
function passes({ test, value }: Condition, answer: Answer | undefined): boolean {
  if (answer === undefined || !isAnswered(answer)) return false;
  if (typeof answer === "string") {
    if (test === "contains") return folded(answer).includes(folded(value));
    return (folded(answer) === folded(value)) === (test === "is");
  }
  const chosen = answer.filter((item): item is string => typeof item === "string");
  return chosen.includes(value) !== (test === "is-not");
}

/**
 * The questions that are asked, given what has been answered. Each looks only at those before it that are asked themselves, so a chain
 * falls together with its first link, and no circle can be made: a condition on a later or missing question is never met.
 */
export function visible<Q extends Pick<Question, "key" | "condition">>(questions: readonly Q[], answers: Answers): Q[] {
  const asked = new Set<string>();
  return questions.filter(({ key, condition }) => {
    const shown = condition === null || (asked.has(condition.on) && passes(condition, answers[condition.on]));
    if (shown) asked.add(key);
    return shown;
  });
}

/** The headings that stand above some of the questions that are asked, by the key of the question below: each said once. */
export function headings(asked: readonly Pick<Question, "key" | "under">[]): ReadonlyMap<string, Bilingual> {
  const above = new Map<string, Bilingual>();
  let last = "";
  for (const { key, under } of asked) {
    if (under.sv !== "" && under.sv !== last) above.set(key, under);
    last = under.sv;
  }
  return above;
}

/** How many files may answer one question. */
const mostFiles = 3;

/** The annex of a question that is answered by a file. An annex that an office has named never has two hyphens in a row in its key. */
export const fileKey = (question: Pick<Question, "key">): string => `fraga--${question.key}`;

/** What is asked to be enclosed by the questions that are asked: one that its condition hides asks for nothing. */
export const filesAsked = (questions: readonly Question[], answers: Answers) =>
  visible(questions, answers)
    .filter(({ kind }) => kind === "file")
    .map((question) => ({
      key: fileKey(question),
      name: question.text,
      help: question.help,
      required: question.required,
      most: mostFiles,
    }));

/** What is asked and answered: what is sealed, summed and shown to others. The rest stays with its team, should it be asked again. */
export function askedAnswers(questions: readonly Question[], answers: Answers): Record<string, Answer> {
  const kept: Record<string, Answer> = {};
  for (const { key } of visible(questions, answers)) {
    const answer = answers[key];
    if (answer !== undefined && isAnswered(answer)) kept[key] = answer;
  }
  return kept;
}
