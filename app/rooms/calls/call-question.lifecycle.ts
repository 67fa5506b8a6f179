import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type QuestionState = "absent" | "asked" | "published" | "set-aside";
export type QuestionCommand = "ask" | "publish" | "correct" | "set-aside";
/** Whoever is signed in may ask; the office answers, for everybody at once. */
export type QuestionRelation = "asker" | "officer" | "staff";

const officer = ["officer"] as const;

/** Those who want to apply are told the same, at the same time (RF 1:9): an answer is published or there is none. */
export const callQuestionLifecycle: Lifecycle<QuestionState, QuestionCommand, QuestionRelation> = {
  absent: { ask: { by: ["asker"], to: "asked" } },
  asked: {
    publish: { by: officer, to: "published" },
    "set-aside": { by: officer, to: "set-aside" },
  },
  published: { correct: { by: officer, to: "published" } },
  "set-aside": { publish: { by: officer, to: "published" } },
};
