import { type Ore, parseKronor, sum } from "#app/kernel/money.ts";
import { type Answer, type Answers, closedValues, type Question, visible } from "#app/rooms/calls/questions.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";
import { cleanText, parseDate, parseNumber } from "#app/texts/typed.ts";

/** The answers to a call's own questions: read from a form, shown in it again, and said in words. */

/** Questions are numbered in the call's order, since their keys may hold what a field's name may not. The rules of a draft never change. */
export const answerField = (index: number): string => `q${index}`;
const columnField = (index: number): string => `c${index}`;

export const longest = (question: Pick<Question, "kind" | "maxLength">): number =>
  question.maxLength ?? (question.kind === "long" ? 3_000 : 200);
const longestCell = 500;
const mostRows = 100;
/** 1 000 000 000 000 kr, as in the budget */
const largest: Ore = 100_000_000_000_000n;

type Loose = Readonly<Record<string, unknown>>;
const record = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const textOf = (value: unknown): string => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? cleanText(one) : "";
};

/** What cannot be read: the field's name and the key of its message. */
export type Unreadable = { readonly field: string; readonly fault: string };
type Read = { readonly answer: Answer; readonly unreadable: readonly Unreadable[] };
const read = (answer: Answer): Read => ({ answer, unreadable: [] });
const fault = (field: string, key: string): Read => ({ answer: "", unreadable: [{ field, fault: key }] });

function amountOf(text: string, field: string): Read {
  const ore = parseKronor(text);
  if (ore === null) return fault(field, "notAnAmount");
  return ore < 0n ? fault(field, "negativeAmount") : ore > largest ? fault(field, "amountTooLarge") : read(ore.toString());
}

function readOne(question: Question, given: unknown, field: string): Read {
  const text = textOf(given);
  switch (question.kind) {
    // Its answer is kept among the attachments.
    case "file":
      return read("");
    case "table":
      return readTable(question, given, field);
    case "many": {
      const chosen = [given ?? []].flat();
      return read(question.options.flatMap((option) => (chosen.includes(option.key) ? [option.key] : [])));
    }
    case "choice":
    case "yes-no":
      return text === "" || closedValues(question)?.includes(text) ? read(text) : fault(field, "choose");
    case "short":
    case "long": {
      const written = question.kind === "short" ? text.replace(/\s+/g, " ") : text;
      return written.length > longest(question) ? fault(field, "tooLong") : read(written);
    }
    case "number": {
      if (text === "") return read("");
      const number = parseNumber(text);
      return number === null ? fault(field, "notANumber") : read(`${number}`);
    }
    case "money":
      return text === "" ? read("") : amountOf(text, field);
    case "date": {
      if (text === "") return read("");
      const day = parseDate(text);
      return day === null ? fault(field, "notADate") : read(day);
    }
  }
}

function readTable(question: Question, given: unknown, field: string): Read {
  const unreadable: Unreadable[] = [];
  const rows = Array.isArray(given) ? given : [];
  if (rows.length > mostRows) return fault(field, "tooManyRows");
  const last = question.options.length - 1;
  const answer = rows.flatMap((typed, place) => {
    const cells = question.options.map(({ key }, column): [string, string] => {
      const name = `${field}.${place}.${columnField(column)}`;
      const text = textOf(record(typed)[columnField(column)]).replace(/\s+/g, " ");
      const cell = question.sums && column === last && text !== "" ? amountOf(text, name) : null;
      if (cell) unreadable.push(...cell.unreadable);
      else if (text.length > longestCell) unreadable.push({ field: name, fault: "tooLong" });
      return [key, cell ? String(cell.answer) : text];
    });
    return cells.every(([, text]) => text === "") && !unreadable.some((one) => one.field.startsWith(`${field}.${place}.`))
      ? []
      : [Object.fromEntries(cells)];
  });
  return { answer, unreadable };
}

/**
 * A whole form. What is hidden by its condition is kept when it can be read and is otherwise let go without a word: nobody is held up by a
 * question they cannot see.
 */
export function readAnswers(questions: readonly Question[], typed: Loose): { answers: Answers; unreadable: Unreadable[] } {
  const reads = questions.map((question, index) => readOne(question, typed[answerField(index)], answerField(index)));
  const answers: Record<string, Answer> = {};
  for (const [index, { key }] of questions.entries()) {
    const { answer, unreadable } = reads[index] as Read;
    if (answer.length > 0 && unreadable.length === 0) answers[key] = answer;
  }
  const asked = new Set(visible(questions, answers).map((question) => question.key));
  return {
    answers,
    unreadable: questions.flatMap(({ key }, index) => (asked.has(key) ? (reads[index] as Read).unreadable : [])),
  };
}

/** With the answers to questions that this step does not ask, which stay as they were. */
export const besideUnasked = (answers: Answers, stored: Answers, asked: readonly Pick<Question, "key">[]): Answers => ({
  ...Object.fromEntries(Object.entries(stored).filter(([key]) => !asked.some((question) => question.key === key))),
  ...answers,
});

/** The other way: reading these again gives the same answers. */
export function typedAnswers(questions: readonly Question[], answers: Answers): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [index, question] of questions.entries()) {
    const answer = answers[question.key];
    const field = answerField(index);
    if (answer === undefined) continue;
    if (typeof answer === "string")
      values[field] =
        question.kind === "money"
          ? formatKronor(BigInt(answer), "sv", false)
          : question.kind === "number"
            ? answer.replace(".", ",")
            : answer;
    else if (question.kind === "many") values[field] = answer as string[];
    else
      for (const [place, row] of (answer as readonly Readonly<Record<string, string>>[]).entries())
        for (const [column, { key }] of question.options.entries()) {
          const text = row[key] ?? "";
          const amount = question.sums && column === question.options.length - 1 && text !== "";
          values[`${field}.${place}.${columnField(column)}`] = amount ? formatKronor(BigInt(text), "sv", false) : text;
        }
  }
  return values;
}

/** An answer in the reader's language: a text, a list of choices, or a table with its sum. Null: not answered. */
export type ShownAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly sum: string | null;
    };

export function shownAnswer(
  question: Question,
  answers: Answers,
  language: Language,
  words: { readonly yes: string; readonly no: string },
): ShownAnswer | null {
  const answer = answers[question.key];
  if (answer === undefined || answer.length === 0) return null;
  const option = (key: string) => {
    const found = question.options.find((one) => one.key === key);
    return found ? inLanguage(found.text, language) : key;
  };
  if (typeof answer === "string") {
    const text =
      question.kind === "money"
        ? formatKronor(BigInt(answer), language)
        : question.kind === "date"
          ? formatDate(answer, language)
          : question.kind === "yes-no"
            ? answer === "yes"
              ? words.yes
              : words.no
            : question.kind === "choice"
              ? option(answer)
              : question.kind === "number" && language === "sv"
                ? answer.replace(".", ",")
                : answer;
    return { kind: "text", text };
  }
  if (question.kind === "many") return { kind: "list", items: (answer as readonly string[]).map(option) };
  const rows = answer as readonly Readonly<Record<string, string>>[];
  const last = question.options.at(-1)?.key ?? "";
  const amount = (text: string) => (text === "" ? "–" : formatKronor(BigInt(text), language, false));
  return {
    kind: "table",
    columns: question.options.map((column) => inLanguage(column.text, language)),
    rows: rows.map((row) =>
      question.options.map(({ key }) => (question.sums && key === last ? amount(row[key] ?? "") : row[key] || "–")),
    ),
    sum: question.sums ? formatKronor(tableSum(question, answers), language, false) : null,
  };
}

/** The sum of a table's amounts, in öre. */
export function tableSum(question: Question, answers: Answers): Ore {
  const last = question.options.at(-1)?.key ?? "";
  const rows = (answers[question.key] ?? []) as readonly Readonly<Record<string, string>>[];
  return sum(rows.map((row) => BigInt(row[last] || "0")));
}

/** The places of the questions that a form shows, as the form itself tells: "0,1,4". */
export const seenIn = (questions: readonly Question[], answers: Answers): string => {
  const asked = new Set(visible(questions, answers).map((question) => question.key));
  return questions.flatMap(({ key }, index) => (asked.has(key) ? [index] : [])).join(",");
};

/** The field of the first question that is asked now and was not in the form that was sent; null when there is none. */
export function firstUnseen(questions: readonly Question[], answers: Answers, seen: unknown): string | null {
  if (typeof seen !== "string") return null;
  const before = new Set(seen.split(","));
  const place = seenIn(questions, answers)
    .split(",")
    .find((index) => index !== "" && !before.has(index));
  return place === undefined ? null : answerField(Number(place));
}

/** What a form's answers are while it is being written. Tables say nothing: no condition asks for them. */
export const looseAnswers = (questions: readonly Question[], typed: Loose): Answers => readAnswers(questions, typed).answers;
