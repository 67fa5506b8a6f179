import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { goalValue, type Sections } from "#app/rooms/applications/application.ts";
import type { IndicatorWords } from "#app/rooms/calls/rules.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export type Goal = Sections["goals"]["goals"][number];

/** A goal as it is read: what it is, where it stands today and what is to be reached. */
export type GoalInWords = { readonly name: string; readonly note: string; readonly baseline: string; readonly target: string };

export const indicatorOf = <I extends { readonly key: string }>(
  goal: Pick<Goal, "indicator">,
  indicators: readonly I[],
): I | undefined => (goal.indicator === "" ? undefined : indicators.find((one) => one.key === goal.indicator));

/**
 * "minst 4 kommuner", "mer än 3,5 på en skala 1–5, varav 110 kvinnor och 90 män". A goal by an indicator is called what the indicator is
 * called, counted in its unit; what the applicant has added stands beside.
 */
export function goalInWords(goal: Goal, indicators: readonly IndicatorWords[], language: Language): GoalInWords {
  const t = applicationTexts[language].fields;
  const indicator = indicatorOf(goal, indicators);
  const value = (number: number | null) => (number === null ? "–" : goalValue(number, language));
  const name = indicator ? inLanguage(indicator.name, language) : goal.text;
  const note = indicator ? goal.text : "";
  if (goal.comparator === "yes" && !indicator) return { name, note, baseline: "–", target: t.comparators.yes };
  const unit = indicator ? inLanguage(indicator.unit, language) : goal.unit;
  const whole = `${t.comparators[goal.comparator]} ${value(goal.target)} ${unit}`.trim();
  const split =
    indicator?.split && goal.targetWomen !== null && goal.targetMen !== null
      ? `, ${t.ofWhich(value(goal.targetWomen), value(goal.targetMen))}`
      : "";
  return { name, note, baseline: value(goal.baseline), target: `${whole}${split}` };
}

/** The indicators that these goals are measured by, each once, in the order of the goals. */
export const indicatorsUsed = <I extends { readonly key: string }>(goals: readonly Goal[], indicators: readonly I[]): I[] => [
  ...new Set(goals.flatMap((goal) => indicatorOf(goal, indicators) ?? [])),
];
