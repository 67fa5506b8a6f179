import { z } from "zod";
import type { LocalDate } from "#app/kernel/time.ts";
import { isLocalDate } from "#app/kernel/time.ts";
import { answerKinds, conditionTests } from "#app/rooms/calls/questions.ts";
import { sketchable } from "#app/rooms/calls/two-step.ts";

/**
 * The rules of a call as data (domain: limits, criteria, frameworks and tie-break differ per region and year and are never constants).
 * One immutable version per row of `call_rules`. Öre are decimal texts in JSON and bigint in code.
 */
export const bilingual = z.object({ sv: z.string().min(1), en: z.string().min(1) });
const oreText = z.string().regex(/^\d+$/).transform(BigInt);
const date = z
  .string()
  .refine(isLocalDate)
  .transform((text): LocalDate => text);
const basisPoints = z.number().int().min(0).max(10_000);

/** A value of a scale with its written meaning. */
const level = z.object({ value: z.number().int(), text: bilingual });

const criterion = z.object({
  key: z.string(),
  name: bilingual,
  about: bilingual,
  /** per cent of the total; the weights of a call add up to 100 */
  weight: z.number().int().min(1).max(100),
  levels: z.array(level),
  questions: z.array(bilingual),
  /** where in the application it is answered (`answer-places.ts`); a call from before this could be said names none */
  answeredIn: z.array(z.string()).default([]),
});

/** Contribution to each strategy node that the applicant chose, scored beside the criteria. */
const strategic = z.object({
  framework: z.string(),
  about: bilingual,
  nodes: z.array(z.object({ node: z.string(), levels: z.array(level) })),
  /** where in the application the contribution is told, as for a criterion */
  answeredIn: z.array(z.string()).default([]),
});

const frameworkChoice = z.object({
  framework: z.string(),
  version: z.string(),
  nodeType: z.string(),
  label: bilingual,
  help: bilingual,
  min: z.number().int().min(0),
  max: z.number().int().min(1),
  /** true: the applicant divides 100 % between the chosen nodes */
  shares: z.boolean(),
  /** the goals that may be chosen; none named: all of the level */
  offered: z.array(z.string()).default([]),
  /** those of them that everybody must choose */
  demanded: z.array(z.string()).default([]),
  /** the key under which the application keeps the answer: focusArea, rus … */
  field: z.string(),
});

/** The goals of a strategy level that a call lets its applicants choose among, in the strategy's order. */
export const offeredOf = <Node extends { readonly id: string }>(
  choice: { readonly offered: readonly string[] },
  nodes: readonly Node[],
): readonly Node[] => (choice.offered.length === 0 ? nodes : nodes.filter(({ id }) => choice.offered.includes(id)));

const eligibilityQuestion = z.object({
  key: z.string(),
  text: bilingual,
  help: bilingual,
  failure: bilingual,
  required: z.boolean(),
});

const costType = z.object({
  key: z.string(),
  name: bilingual,
  help: bilingual,
  /** this part of the named cost types: at most, or reckoned for the applicant */
  flatRate: z.object({ of: z.array(z.string()), maxBasisPoints: basisPoints, automatic: z.boolean().default(false) }).optional(),
  /** may be given as hours and pay */
  wages: z.boolean().default(false),
});

const sourceType = z.object({
  key: z.string(),
  name: bilingual,
  help: bilingual,
  kinds: z.array(z.enum(["cash", "own-work"])).min(1),
  /** the fund itself: what is requested, never co-financing */
  own: z.boolean(),
});

/**
 * What a call wants as much as possible of when its money is shared out. `score-times-sum`: every krona counts with its project's score.
 * `score`: every project counts with its score, whatever it costs. `score-times-worth`: the same, but a lower level counts for its part.
 */
export const objectives = ["score-times-sum", "score", "score-times-worth"] as const;
export type Objective = (typeof objectives)[number];

/** From when the money of a granted project may be paid: the decision can be carried out before it has legal force (KL 13:14), or waits for it. */
export const paymentStarts = ["release", "legal-force"] as const;
/** Whether the applicant accepts the terms of a grant once it is decided, and whether any money waits for that. */
export const acceptances = ["unasked", "asked", "before-payment"] as const;
/** How assessors are shown each other's scores and motivations once they have handed in their own. The office always sees them with names. */
export const othersScores = ["named", "unnamed", "never"] as const;
export type OthersScores = (typeof othersScores)[number];
/** Whether an officer may set a common score beside the independent ones; it never counts in the ranking. */
export const commonScores = ["used", "unused"] as const;
export type CommonScores = (typeof commonScores)[number];
export const confirmationDemands = ["required", "voluntary", "unused"] as const;

/** A file that goes with the application. */
const annex = z.object({
  key: z.string(),
  name: bilingual,
  help: bilingual,
  required: z.boolean(),
  /** how many files of this kind may be added */
  most: z.number().int().min(1).max(20),
});

/** What a call asks beside the fixed sections. A condition points to a question before it: what nobody was asked, nobody has answered. */
export const question = z.object({
  key: z.string(),
  text: bilingual,
  help: z.object({ sv: z.string(), en: z.string() }),
  /** the heading it stands under; empty: none */
  under: z.object({ sv: z.string(), en: z.string() }),
  kind: z.enum(answerKinds),
  required: z.boolean(),
  /** signs, of short and long texts */
  maxLength: z.number().int().min(1).max(10_000).nullable(),
  /** of a choice: what there is to choose among; of a table: its columns */
  options: z.array(z.object({ key: z.string(), text: bilingual })).readonly(),
  /** of a table: the last column is an amount, and its sum is shown */
  sums: z.boolean(),
  condition: z.object({ on: z.string(), test: z.enum(conditionTests), value: z.string() }).nullable(),
});

/** What a goal can be measured by, in the library's words as they were when the call was published. */
export const indicatorWords = z.object({
  key: z.string(),
  name: bilingual,
  definition: bilingual,
  unit: bilingual,
  method: bilingual,
  /** what is expected is given for women and men too */
  split: z.boolean(),
});
const indicator = indicatorWords.extend({
  /** every application has a goal measured by it */
  required: z.boolean(),
});

/**
 * De minimis aid as it is today: which regulation, how much an undertaking may have and in how many years. Settings, since all of them are
 * decided in Brussels: (EU) 2023/2831 says EUR 300,000 in three years until the end of 2030 (art. 3.2).
 */
export const stateAidRules = z.object({
  regulation: bilingual,
  ceilingEuro: z.number().int().min(1),
  years: z.number().int().min(1).max(10),
  /** what a euro is reckoned as, in öre */
  orePerEuro: oreText,
  /**
   * the first day whose aid counts: that many years before the day the aid is granted, which is the call's day of decision (art. 3.2-3.3,
   * recital 11); before the last day to apply where no day of decision is set
   */
  since: date,
  /** otherwise the questions may be left alone */
  required: z.boolean(),
});

/** Means are compared in hundredths of a scale step. */
const threshold = z.discriminatedUnion("on", [
  z.object({ on: z.literal("criterion"), key: z.string(), atLeastHundredths: z.number().int(), text: bilingual }),
  z.object({ on: z.literal("total"), atLeastHundredths: z.number().int(), text: bilingual }),
]);

const tieBreak = z.object({
  /** `municipalities` counts all that take part, the adjunct ones too; `members` those that count where a number is demanded */
  by: z.enum(["criterion", "strategic", "municipalities", "members", "requested"]),
  key: z.string().optional(),
  direction: z.enum(["desc", "asc"]),
  text: bilingual,
});

/** What points may be added for: facts that Drum counts itself, never anybody's judgement. */
export const bonusFacts = ["municipalities", "co-financing"] as const;
export type BonusFact = (typeof bonusFacts)[number];

/** Points added to the weighted total, in hundredths of a scale step; never more than `mostHundredths` together. */
const bonus = z.object({
  mostHundredths: z.number().int().min(1),
  text: bilingual,
  points: z
    .array(
      z.object({
        key: z.string(),
        name: bilingual,
        by: z.enum(bonusFacts),
        /** member municipalities, or co-financing in per cent of the total cost */
        atLeast: z.number().int().min(1),
        hundredths: z.number().int().min(1),
        text: bilingual,
      }),
    )
    .min(1),
});

export const callRules = z.object({
  limits: z.object({
    minOre: oreText,
    maxOre: oreText,
    maxMonths: z.number().int().min(1),
    earliestStart: date,
    latestEnd: date,
    minMunicipalities: z.number().int().min(0),
    /** co-financing of the total cost */
    minCoFinancing: basisPoints,
    /** own work as a part of the co-financing, at most */
    maxOwnWork: basisPoints,
    /** how many lower sums an applicant may say it can do with; none: the whole or nothing */
    lowerLevels: z.number().int().min(0).max(2).default(0),
  }),
  frameworks: z.array(frameworkChoice),
  eligibility: z.array(eligibilityQuestion),
  criteria: z.array(criterion).min(1),
  scale: z.object({ min: z.number().int(), max: z.number().int() }),
  strategic,
  /** how much the strategic contribution weighs beside the criteria (per cent); 0 = shown, not counted */
  strategicWeight: z.number().int().min(0).max(100).default(0),
  strategicScale: z.object({ min: z.number().int(), max: z.number().int() }).default({ min: 0, max: 3 }),
  assessorsPerApplication: z.number().int().min(1).default(2),
  /** a call from before this could be chosen showed them with names, and goes on doing so */
  othersScores: z.enum(othersScores).default("named"),
  commonScores: z.enum(commonScores).default("used"),
  thresholds: z.array(threshold),
  bonus: bonus.nullable().default(null),
  tieBreak: z.array(tieBreak),
  decimals: z.number().int().min(0).max(6),
  /**
   * By default every krona counts with its project's score: nobody who is placed higher is then put aside for several who are placed lower
   * and ask for as much together. Awards differ fiftyfold in size, so to count heads would be to favour the small (domain 1.3, 1.8).
   */
  objective: z.enum(objectives).default("score-times-sum"),
  costTypes: z.array(costType).min(1),
  /** how an hour's cost follows from a month's pay: twelve months and social charges over the hours of a year */
  pay: z
    .object({ yearHours: z.number().int().min(1), socialCharges: basisPoints })
    .default({ yearHours: 1_720, socialCharges: 0 }),
  sourceTypes: z.array(sourceType).min(1),
  /** whether those who pay the rest confirm it themselves: demanded, offered to the applicant, or not used in this call */
  confirmations: z.enum(confirmationDemands).default("voluntary"),
  annexes: z.array(annex).default([]),
  questions: z.array(question).default([]),
  /** of a call in two steps: what the idea sketch asks beside the project itself, and whether only those that are welcomed may go on */
  sketch: z
    .object({ sections: z.array(z.enum(sketchable)), questions: z.array(z.string()), binding: z.boolean() })
    .nullable()
    .default(null),
  indicators: z.array(indicator).default([]),
  stateAid: stateAidRules.nullable().default(null),
  /** the applicant says what the organisation has been granted before, beside what Drum knows */
  earlierSupport: z.boolean().default(false),
  terms: z.object({
    key: z.string(),
    version: z.string(),
    title: bilingual,
    paragraphs: z.array(z.object({ number: z.number().int(), heading: bilingual, text: bilingual })),
    payments: z.enum(paymentStarts).default("release"),
    acceptance: z.enum(acceptances).default("unasked"),
  }),
});

export type IndicatorWords = z.output<typeof indicatorWords>;
export type CallRules = z.output<typeof callRules>;
export type StoredCallRules = z.input<typeof callRules>;
export type FrameworkChoice = CallRules["frameworks"][number];

/** The scores an assessor must give: every criterion, then every strategy node that the applicant claimed and the call scores. */
export const scoredKeys = (rules: CallRules, claimedNodes: readonly string[]): string[] => [
  ...rules.criteria.map((item) => item.key),
  ...rules.strategic.nodes.filter((item) => claimedNodes.includes(item.node)).map((item) => `node:${item.node}`),
];
