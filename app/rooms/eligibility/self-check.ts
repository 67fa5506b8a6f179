import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { monthsOf, reaches, shareOf } from "#app/rooms/applications/application.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { businessForms } from "#app/rooms/eligibility/eligibility.ts";
import { type LegalForm, legalForms } from "#app/rooms/people/organisation.ts";
import { cleanText, parseDate } from "#app/texts/typed.ts";

/**
 * "Can we apply?", asked before anybody has signed in: what the call's own rules can say of a few figures. It binds nobody and is kept
 * nowhere; it says what is met, what is not, and what a case officer must judge (KL 2:8 about businesses is such a question).
 */
const typed = z.string("unknown").default("").transform(cleanText);
const reading = <Value>(read: (text: string) => Value | null, fault: string) =>
  typed.transform((text, context): Value | null => {
    const value = text === "" ? null : read(text);
    if (text !== "" && value === null) context.addIssue({ code: "custom", message: fault });
    return value;
  });
const positive = (text: string): Ore | null => {
  const ore = parseKronor(text);
  return ore !== null && ore >= 0n ? ore : null;
};
const kronor = reading(positive, "notAnAmount");
const day = reading<LocalDate>(parseDate, "notADate");

/** Nobody has an organisation number yet, or one applies as a private person. */
export const applicantKinds = [...legalForms, "none"] as const;
export type ApplicantKind = LegalForm | "none";

export const selfCheckForm = z.object({
  organisation: z.enum(applicantKinds).or(z.literal("")).default("").catch(""),
  municipalities: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [value ?? []].flat()),
  requested: kronor,
  cost: kronor,
  ownWork: kronor,
  from: day,
  to: day,
});
export type SelfCheckAnswers = z.output<typeof selfCheckForm>;

/** met · unmet · judge = a case officer must look · open = not answered, so nothing is said. */
export type SelfCheckOutcome = "met" | "unmet" | "judge" | "open";

export type SelfCheckValues = {
  organisation: { kind: ApplicantKind | null };
  municipalities: { count: number; min: number; uncounted: number };
  amount: { requested: Ore | null; min: Ore; max: Ore };
  "co-financing": { share: number | null; missing: Ore; min: number };
  "own-work": { share: number | null; max: number };
  period: { reversed: boolean; months: number | null; max: number; earliest: LocalDate; latest: LocalDate };
};
export type SelfCheckKey = keyof SelfCheckValues;
export type SelfCheckLine = {
  [Key in SelfCheckKey]: { readonly key: Key; readonly outcome: SelfCheckOutcome; readonly values: SelfCheckValues[Key] };
}[SelfCheckKey];

/** What a call's rules ask about: a call without a demand has no question about it. */
export const questionsOf = ({ limits }: CallRules): readonly SelfCheckKey[] => [
  "organisation",
  ...(limits.minMunicipalities > 0 ? (["municipalities"] as const) : []),
  "amount",
  ...(limits.minCoFinancing > 0 ? (["co-financing"] as const) : []),
  ...(limits.minCoFinancing > 0 && limits.maxOwnWork < 10_000 ? (["own-work"] as const) : []),
  "period",
];

/** `members`: codes of the municipalities that count towards the fewest; others may take part beside them. */
export function selfCheck(answers: SelfCheckAnswers, rules: CallRules, members: readonly string[]): SelfCheckLine[] {
  const { limits } = rules;
  const { organisation, requested, cost, ownWork, from, to } = answers;
  const asked = questionsOf(rules);
  const holds = (condition: boolean): SelfCheckOutcome => (condition ? "met" : "unmet");

  const chosen = new Set(answers.municipalities);
  const count = members.filter((code) => chosen.has(code)).length;
  const uncounted = chosen.size - count;

  const co = requested !== null && cost !== null ? cost - requested : null;
  // The least that others must pay, rounded up to whole öre, so that what is said to be missing is enough.
  const needed = cost === null ? 0n : (cost * BigInt(limits.minCoFinancing) + 9_999n) / 10_000n;
  const months = from && to && from <= to ? monthsOf({ from, to }) : null;
  const outside = (from !== null && from < limits.earliestStart) || (to !== null && to > limits.latestEnd);
  const reversed = from !== null && to !== null && from > to;

  const lines: SelfCheckLine[] = [
    {
      key: "organisation",
      outcome:
        organisation === ""
          ? "open"
          : organisation === "none"
            ? "unmet"
            : businessForms.includes(organisation) || organisation === "kommunalforbund"
              ? "judge"
              : "met",
      values: { kind: organisation === "" ? null : organisation },
    },
    {
      key: "municipalities",
      outcome: chosen.size === 0 ? "open" : holds(count >= limits.minMunicipalities),
      values: { count, min: limits.minMunicipalities, uncounted },
    },
    {
      key: "amount",
      outcome: requested === null ? "open" : holds(requested >= limits.minOre && requested <= limits.maxOre),
      values: { requested, min: limits.minOre, max: limits.maxOre },
    },
    {
      key: "co-financing",
      outcome: co === null || cost === null || cost === 0n ? "open" : holds(co >= 0n && reaches(co, cost, limits.minCoFinancing)),
      values: {
        share: co === null || cost === null ? null : shareOf(co, cost),
        missing: co !== null && co < needed ? needed - co : 0n,
        min: limits.minCoFinancing,
      },
    },
    {
      key: "own-work",
      outcome: ownWork === null || co === null || co <= 0n ? "open" : holds(ownWork * 10_000n <= co * BigInt(limits.maxOwnWork)),
      values: { share: ownWork === null || co === null ? null : shareOf(ownWork, co), max: limits.maxOwnWork },
    },
    {
      key: "period",
      outcome: reversed || outside ? "unmet" : months === null ? "open" : holds(months <= limits.maxMonths),
      values: { reversed, months, max: limits.maxMonths, earliest: limits.earliestStart, latest: limits.latestEnd },
    },
  ];
  return lines.filter((line) => asked.includes(line.key));
}
