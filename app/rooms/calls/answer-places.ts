import type { CallDraft } from "#app/rooms/calls/parts.ts";

/**
 * Where in an application somebody answers: a whole part of the form, a field of one, or a question of the call's own. A criterion names those
 * that answer it, so that applicants see where they are judged and assessors have the words at hand.
 */
export const fixedPlaces = [
  "project.summary",
  "need.need",
  "need.purpose",
  "need.targetGroup",
  "strategy",
  "municipalities.municipalities",
  "municipalities.perspective",
  "goals.activities",
  "goals.goals",
  "budget",
  "financing",
  "support",
  "plan.longTermPlan",
  "plan.risks",
  "plan.equality",
  "plan.sustainability",
  "aid",
] as const;

export const questionPlace = (key: string): string => `questions.${key}`;

/** The places that the form of a call that is being built has: some parts are there only where they are asked for. */
export const formPlaces = ({ questions, money, aid }: Pick<CallDraft, "questions" | "money" | "aid">): string[] => [
  ...fixedPlaces.filter(
    (place) => (place !== "support" || (money.lowerLevels ?? 0) > 0) && (place !== "aid" || aid.asked || aid.earlier),
  ),
  ...questions.asked.filter(({ key, text }) => key !== "" && text.sv !== "").map(({ key }) => questionPlace(key)),
];

/** The part of the form, and the field or question in it; none: all of the part. */
export function readPlace(place: string): { readonly section: string; readonly field: string | null } {
  const dot = place.indexOf(".");
  return dot === -1 ? { section: place, field: null } : { section: place.slice(0, dot), field: place.slice(dot + 1) };
}
