import type { Question } from "#app/rooms/calls/questions.ts";

/** A question that asks for nothing in particular: tests say what they are about. */
export const exampleQuestion = (key: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
  key,
  text: { sv: key, en: key },
  help: { sv: "", en: "" },
  under: { sv: "", en: "" },
  kind,
  required: false,
  maxLength: null,
  options: [],
  sums: false,
  condition: null,
  ...more,
});
