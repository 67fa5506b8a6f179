import type { Content, Fields } from "#app/rooms/calls/fields.ts";

/** The kinds of call the office can build. */
export const callKinds = ["open", "limited", "two-step", "pre-study", "culture"] as const;

/**
 * A call being built, part by part: one row and one version per part, so that two officers in two parts never collide. The order is the
 * order of the work; each part has a page of its own.
 */
export const callParts = {
  basics: {
    kind: { kind: "choice", of: "kinds" },
    title: { kind: "text", max: 120 },
    number: { kind: "plain", max: 30 },
    summary: { kind: "long", max: 300 },
    contactName: { kind: "plain", max: 100 },
    contactEmail: { kind: "plain", max: 200 },
    contactPhone: { kind: "plain", max: 40 },
    contactNote: { kind: "long", max: 300 },
    invited: {
      kind: "rows",
      most: 200,
      fields: { organisation: { kind: "plain", max: 20 }, organisationName: { kind: "plain", max: 120 } },
    },
  },
  texts: {
    purpose: { kind: "long", max: 4_000 },
    whoMayApply: { kind: "long", max: 4_000 },
    whatFor: { kind: "long", max: 4_000 },
    howJudged: { kind: "long", max: 4_000 },
  },
  time: {
    opensOn: { kind: "date" },
    opensAt: { kind: "time" },
    closesOn: { kind: "date" },
    closesAt: { kind: "time" },
    questionsUntil: { kind: "date" },
    decisionOn: { kind: "date" },
    earliestStart: { kind: "date" },
    latestEnd: { kind: "date" },
    maxMonths: { kind: "number", min: 1, max: 120 },
  },
  sketch: {
    closesOn: { kind: "date" },
    closesAt: { kind: "time" },
    answerOn: { kind: "date" },
    binding: { kind: "yes" },
    sections: { kind: "many", of: "sketchable" },
    questions: { kind: "many", of: "askedQuestions" },
  },
  money: {
    funds: { kind: "rows", most: 20, fields: { fund: { kind: "choice", of: "funds" }, limit: { kind: "kronor" } } },
    minAmount: { kind: "kronor" },
    maxAmount: { kind: "kronor" },
    minCoFinancing: { kind: "percent" },
    maxOwnWork: { kind: "percent" },
    minMunicipalities: { kind: "number", min: 0, max: 50 },
    lowerLevels: { kind: "number", min: 0, max: 2 },
  },
  strategies: {
    choices: {
      kind: "rows",
      most: 8,
      fields: {
        level: { kind: "choice", of: "levels" },
        label: { kind: "text", max: 120 },
        help: { kind: "long", max: 500 },
        min: { kind: "number", min: 0, max: 20 },
        max: { kind: "number", min: 1, max: 20 },
        shares: { kind: "yes" },
        offered: { kind: "many", of: "levelNodes" },
        demanded: { kind: "many", of: "levelNodes" },
      },
    },
  },
  indicators: {
    indicators: {
      kind: "rows",
      most: 40,
      fields: { indicator: { kind: "choice", of: "indicators" }, required: { kind: "yes" } },
    },
  },
  conditions: {
    questions: {
      kind: "rows",
      most: 20,
      fields: {
        text: { kind: "text", max: 300 },
        help: { kind: "long", max: 600 },
        failure: { kind: "long", max: 400 },
        required: { kind: "yes" },
      },
    },
  },
  criteria: {
    scaleMin: { kind: "number", min: -10, max: 10 },
    scaleMax: { kind: "number", min: -9, max: 10 },
    criteria: {
      kind: "rows",
      most: 15,
      fields: {
        name: { kind: "text", max: 100 },
        weight: { kind: "number", min: 1, max: 100 },
        about: { kind: "long", max: 500 },
        levels: { kind: "levels", max: 400 },
        questions: { kind: "long", max: 2_000 },
        answeredIn: { kind: "many", of: "answerPlaces" },
      },
    },
  },
  contribution: {
    strategy: { kind: "choice", of: "strategies" },
    about: { kind: "long", max: 600 },
    weight: { kind: "number", min: 0, max: 100 },
    scaleMin: { kind: "number", min: -10, max: 10 },
    scaleMax: { kind: "number", min: -9, max: 10 },
    answeredIn: { kind: "many", of: "answerPlaces" },
    nodes: { kind: "rows", most: 40, fields: { levels: { kind: "levels", max: 400 } } },
  },
  ranking: {
    assessors: { kind: "number", min: 1, max: 9 },
    othersScores: { kind: "choice", of: "othersScores" },
    commonScores: { kind: "choice", of: "commonScores" },
    decimals: { kind: "number", min: 0, max: 4 },
    objective: { kind: "choice", of: "objectives" },
    thresholds: {
      kind: "rows",
      most: 16,
      fields: { on: { kind: "choice", of: "thresholds" }, atLeast: { kind: "hundredths" } },
    },
    bonus: {
      kind: "rows",
      most: 8,
      fields: {
        name: { kind: "text", max: 100 },
        fact: { kind: "choice", of: "bonusFacts" },
        least: { kind: "number", min: 1, max: 99 },
        points: { kind: "hundredths" },
      },
    },
    bonusMost: { kind: "hundredths" },
    tieBreak: { kind: "rows", most: 12, fields: { by: { kind: "choice", of: "tieBreaks" } } },
  },
  costs: {
    yearHours: { kind: "number", min: 1_000, max: 2_400 },
    socialCharges: { kind: "percent" },
    types: {
      kind: "rows",
      most: 20,
      fields: {
        name: { kind: "text", max: 80 },
        help: { kind: "long", max: 400 },
        maxShare: { kind: "percent" },
        of: { kind: "many", of: "costs" },
        automatic: { kind: "yes" },
        wages: { kind: "yes" },
      },
    },
  },
  sources: {
    confirmations: { kind: "choice", of: "confirmationDemands" },
    types: {
      kind: "rows",
      most: 20,
      fields: {
        name: { kind: "text", max: 100 },
        help: { kind: "long", max: 400 },
        kinds: { kind: "many", of: "sourceKinds" },
        own: { kind: "yes" },
      },
    },
  },
  aid: {
    asked: { kind: "yes" },
    required: { kind: "yes" },
    regulation: { kind: "text", max: 200 },
    ceilingEuro: { kind: "number", min: 1, max: 100_000_000 },
    years: { kind: "number", min: 1, max: 10 },
    euroRate: { kind: "kronor" },
    earlier: { kind: "yes" },
  },
  annexes: {
    annexes: {
      kind: "rows",
      most: 15,
      fields: {
        name: { kind: "text", max: 120 },
        help: { kind: "long", max: 500 },
        required: { kind: "yes" },
        most: { kind: "number", min: 1, max: 20 },
      },
    },
  },
  questions: {
    asked: {
      kind: "rows",
      most: 60,
      fields: {
        text: { kind: "text", max: 300 },
        kind: { kind: "choice", of: "answerKinds" },
        options: { kind: "long", max: 3_000 },
        sums: { kind: "yes" },
        maxLength: { kind: "number", min: 1, max: 10_000 },
        help: { kind: "long", max: 600 },
        required: { kind: "yes" },
        under: { kind: "text", max: 120 },
        on: { kind: "choice", of: "earlierQuestions" },
        test: { kind: "choice", of: "conditionTests" },
        value: { kind: "choice", of: "conditionValues" },
      },
    },
  },
  terms: {
    title: { kind: "text", max: 120 },
    termsVersion: { kind: "plain", max: 20 },
    payments: { kind: "choice", of: "paymentStarts" },
    acceptance: { kind: "choice", of: "acceptances" },
    paragraphs: {
      kind: "rows",
      most: 40,
      fields: { heading: { kind: "text", max: 120 }, text: { kind: "long", max: 3_000 } },
    },
  },
} as const satisfies Readonly<Record<string, Fields>>;

export type PartKey = keyof typeof callParts;
export const partKeys = Object.keys(callParts) as PartKey[];
export type Part<Key extends PartKey> = Content<(typeof callParts)[Key]>;
export type CallDraft = { readonly [Key in PartKey]: Part<Key> };

/** The last part of a page's address. */
export const partSlugs: Readonly<Record<PartKey, string>> = {
  basics: "grunder",
  texts: "texter",
  time: "tider",
  sketch: "ideskiss",
  money: "pengar",
  strategies: "strategier",
  indicators: "indikatorer",
  conditions: "grundvillkor",
  criteria: "kriterier",
  contribution: "strategibidrag",
  ranking: "rangordning",
  costs: "kostnader",
  sources: "medfinansiering",
  aid: "statsstod",
  annexes: "bilagor",
  questions: "fragor",
  terms: "villkor",
};

export const partBySlug = (slug: string): PartKey | null => partKeys.find((key) => partSlugs[key] === slug) ?? null;

/** How many values a scale has; none when it is turned round or not given. */
export const scaleValues = (min: number | null, max: number | null): number[] =>
  min === null || max === null || max <= min ? [] : Array.from({ length: max - min + 1 }, (_, index) => min + index);
