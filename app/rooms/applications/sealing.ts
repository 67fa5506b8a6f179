import { z } from "zod";
import { canonical } from "#app/kernel/canonical.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import {
  type AskedRules,
  evenShares,
  readSection,
  type SectionKey,
  type Sections,
  type Share,
  sectionKeys,
  sectionSchemas,
  totalsOf,
} from "#app/rooms/applications/application.ts";
import { type SealedAttachment, sealedAttachment } from "#app/rooms/applications/attachment.ts";
import { type SealedConfirmation, sealedConfirmation } from "#app/rooms/applications/confirmation.ts";
import { type Following, followings } from "#app/rooms/applications/copying.ts";
import { indicatorsUsed } from "#app/rooms/applications/goal-words.ts";
import { askedAid, type StateAidRules } from "#app/rooms/applications/state-aid.ts";
import { askedAnswers, type Question, visible } from "#app/rooms/calls/questions.ts";
import {
  bilingual,
  type CallRules,
  type IndicatorWords,
  indicatorWords,
  question,
  stateAidRules,
} from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** The words that keys in the content stand for, as they read when it was sealed: the content can be read without any other table. */
export type Names = {
  readonly nodes: Readonly<Record<string, Bilingual>>;
  readonly municipalities: Readonly<Record<string, string>>;
  readonly costTypes: Readonly<Record<string, Bilingual>>;
  readonly sourceTypes: Readonly<Record<string, Bilingual>>;
  /** sources that are the fund itself */
  readonly ownSources: readonly string[];
  /** of the annexes that have files */
  readonly annexes?: Readonly<Record<string, Bilingual>> | undefined;
  readonly frameworks: readonly { readonly field: string; readonly label: Bilingual; readonly shares: boolean }[];
  /** the call's own questions, with their words as they were asked; of a sealed application only those that were */
  readonly questions: readonly Question[];
  /** what goals can be measured by; of a sealed application only what they are, and left out where they are by none */
  readonly indicators?: readonly IndicatorWords[] | undefined;
  /** how de minimis aid was reckoned; left out where the call did not ask */
  readonly stateAid?: StateAidRules | undefined;
  readonly earlierSupport?: boolean | undefined;
  /** the granted application that it follows on, as its applicant says */
  readonly follows?: SealedFollowing | undefined;
  /** what the register knew that the organisation had been granted */
  readonly awards?: readonly KnownAward[] | undefined;
  /** what the call let the applicant say */
  readonly limits: { readonly lowerLevels: number };
  /** of an idea sketch: the sections that it has */
  readonly only?: readonly SectionKey[] | undefined;
};

export type SealedFollowing = { readonly as: Following; readonly number: string; readonly title: string };

export type KnownAward = {
  readonly year: number | null;
  readonly call: string;
  readonly project: string;
  readonly grantedOre: Ore | null;
};

export type SealedOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly legalForm: string;
  readonly municipalityCode: string | null;
  readonly address: string;
};

export type Sealed = {
  readonly format: "drum-application/1";
  readonly number: string;
  /** ISO instant of the server's clock */
  readonly submittedAt: string;
  readonly submittedBy: { readonly id: string; readonly name: string };
  /** only when it came in after the last day: the instant that the organisation was let in until */
  readonly late?: { readonly until: string } | undefined;
  /** only when it came on paper: the day it reached the office (FL 22 §), and the instant it was registered; `submittedBy` then entered it */
  readonly paper?: { readonly receivedOn: LocalDate; readonly registeredAt: string } | undefined;
  readonly call: {
    readonly id: string;
    readonly number: string;
    readonly title: Bilingual;
    readonly rulesVersion: number;
    readonly terms: { readonly key: string; readonly version: string; readonly title: Bilingual };
  };
  readonly organisation: SealedOrganisation;
  readonly sections: Sections;
  readonly names: Names;
  /** the files that went with it; left out where there were none, so that what was sealed before there were any reads the same */
  readonly attachments?: readonly SealedAttachment[] | undefined;
  /** what financiers have confirmed themselves; left out where nobody has */
  readonly confirmations?: readonly SealedConfirmation[] | undefined;
};

/** The text that is hashed and kept. The same content gives the same text whatever order its keys were written in. */
export const sealedText = (content: Sealed): string => canonical(content);

const sealed = z.object({
  format: z.literal("drum-application/1"),
  number: z.string(),
  submittedAt: z.string(),
  submittedBy: z.object({ id: z.string(), name: z.string() }),
  late: z.object({ until: z.string() }).optional(),
  paper: z.object({ receivedOn: z.string(), registeredAt: z.string() }).optional(),
  call: z.object({
    id: z.string(),
    number: z.string(),
    title: bilingual,
    rulesVersion: z.number().int(),
    terms: z.object({ key: z.string(), version: z.string(), title: bilingual }),
  }),
  organisation: z.object({
    id: z.string(),
    name: z.string(),
    number: z.string(),
    legalForm: z.string(),
    municipalityCode: z.string().nullable(),
    address: z.string(),
  }),
  // Contents sealed before there were levels, and questions of a call's own, know nothing of them.
  sections: z.object({
    ...sectionSchemas,
    support: sectionSchemas.support.prefault({}),
    questions: sectionSchemas.questions.prefault({}),
    aid: sectionSchemas.aid.prefault({}),
  }),
  names: z.object({
    nodes: z.record(z.string(), bilingual),
    municipalities: z.record(z.string(), z.string()),
    costTypes: z.record(z.string(), bilingual),
    sourceTypes: z.record(z.string(), bilingual),
    ownSources: z.array(z.string()),
    annexes: z.record(z.string(), bilingual).optional(),
    frameworks: z.array(z.object({ field: z.string(), label: bilingual, shares: z.boolean() })),
    questions: z.array(question).default([]),
    indicators: z.array(indicatorWords).optional(),
    stateAid: stateAidRules.optional(),
    earlierSupport: z.boolean().optional(),
    follows: z.object({ as: z.enum(followings), number: z.string(), title: z.string() }).optional(),
    awards: z
      .array(
        z.object({
          year: z.number().int().nullable(),
          call: z.string(),
          project: z.string(),
          grantedOre: z
            .string()
            .regex(/^-?\d+$/)
            .transform(BigInt)
            .nullable(),
        }),
      )
      .optional(),
    limits: z.object({ lowerLevels: z.number().int() }).default({ lowerLevels: 0 }),
    only: z.array(z.enum(sectionKeys)).optional(),
  }),
  attachments: z.array(sealedAttachment).optional(),
  confirmations: z.array(sealedConfirmation).optional(),
});

export const readSealed = (text: string): Sealed => sealed.parse(JSON.parse(text));

type Node = { readonly id: string; readonly code: string; readonly title: Bilingual };

/** "1. En innovativ och konkurrenskraftig delregion" */
const named = ({ code, title }: Node): Bilingual =>
  code ? { sv: `${code}. ${title.sv}`, en: `${code}. ${title.en}` } : { sv: title.sv, en: title.en };

export function namesFor(
  rules: AskedRules,
  nodes: readonly Node[],
  municipalities: readonly { readonly code: string; readonly name: string }[],
  sections?: Sections,
): Names {
  const used = sections && new Set(Object.values(sections.strategy.shares).flatMap((list) => list.map((item) => item.node)));
  const taking = sections && new Set(sections.municipalities.municipalities.map((item) => item.code));
  const keyed = (list: readonly { readonly key: string; readonly name: Bilingual }[]) =>
    Object.fromEntries(list.map(({ key, name }) => [key, name]));
  const measuring = (sections ? indicatorsUsed(sections.goals.goals, rules.indicators) : rules.indicators).map(
    ({ required: _required, ...words }): IndicatorWords => words,
  );
  return {
    ...(measuring.length > 0 ? { indicators: measuring } : {}),
    ...(rules.only ? { only: rules.only } : {}),
    ...(rules.stateAid ? { stateAid: rules.stateAid } : {}),
    ...(rules.earlierSupport ? { earlierSupport: true } : {}),
    nodes: Object.fromEntries(nodes.filter((node) => used?.has(node.id) ?? true).map((node) => [node.id, named(node)])),
    municipalities: Object.fromEntries(
      municipalities.filter((one) => taking?.has(one.code) ?? true).map(({ code, name }) => [code, name]),
    ),
    costTypes: keyed(rules.costTypes),
    sourceTypes: keyed(rules.sourceTypes),
    ownSources: rules.sourceTypes.filter((type) => type.own).map((type) => type.key),
    frameworks: rules.frameworks.map(({ field, label, shares }) => ({ field, label, shares })),
    limits: { lowerLevels: rules.limits.lowerLevels },
    questions: sections ? visible(rules.questions, sections.questions.answers) : rules.questions,
  };
}

export const annexNames = (rules: {
  readonly annexes: readonly { readonly key: string; readonly name: Bilingual }[];
}): Readonly<Record<string, Bilingual>> => Object.fromEntries(rules.annexes.map(({ key, name }) => [key, name]));

/** What is sealed of the sections that are asked for, without answers to questions that were not asked and certificates that are not needed. */
export const sealedSections = (
  written: Sections,
  rules: Pick<AskedRules, "questions" | "stateAid" | "earlierSupport" | "only">,
): Sections => {
  const { only } = rules;
  const asked = sealedWhole(written, rules);
  return only
    ? (Object.fromEntries(
        sectionKeys.map((key) => [key, only.includes(key) ? asked[key] : readSection(key, {})]),
      ) as unknown as Sections)
    : asked;
};

const sealedWhole = (sections: Sections, rules: Pick<CallRules, "questions" | "stateAid" | "earlierSupport">): Sections => ({
  ...sections,
  // A call that must have the questions on state aid answered does not also ask for it in the applicant's own words.
  plan: rules.stateAid?.required ? { ...sections.plan, stateAid: "" } : sections.plan,
  aid: askedAid(sections.aid, rules),
  questions: { answers: askedAnswers(rules.questions, sections.questions.answers) as Sections["questions"]["answers"] },
});

/** What lists and reports need, copied out of the content when it is sealed. */
export type SubmittedFacts = {
  readonly requestedOre: Ore;
  readonly totalOre: Ore;
  /** what can be granted: the whole, then the lower levels */
  readonly levels: readonly Ore[];
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly shares: readonly { readonly node: string; readonly basisPoints: number }[];
  readonly municipalities: readonly string[];
  /** those that would get de minimis aid from the project, by organisation number */
  readonly undertakings: readonly { readonly number: string; readonly planned: Ore }[];
};

export function submittedFacts(sections: Sections, rules: CallRules): SubmittedFacts {
  const totals = totalsOf(sections.budget.rows, sections.financing.rows, rules);
  return {
    requestedOre: totals.requested,
    totalOre: totals.cost,
    // A paper that names no sum asks for none that could be granted, until it is completed.
    levels:
      totals.requested > 0n
        ? [totals.requested, ...sections.support.levels.slice(0, rules.limits.lowerLevels).flatMap(({ amount }) => amount || [])]
        : [],
    startsOn: sections.project.period.from,
    endsOn: sections.project.period.to,
    shares: rules.frameworks.flatMap((choice) => {
      const chosen: readonly Share[] = sections.strategy.shares[choice.field] ?? [];
      return choice.shares
        ? chosen.flatMap(({ node, basisPoints }) => (basisPoints ? [{ node, basisPoints }] : []))
        : evenShares(chosen.map((item) => item.node));
    }),
    municipalities: sections.municipalities.municipalities.map((item) => item.code),
    undertakings: askedAid(sections.aid, rules).undertakings.map(({ number, planned }) => ({ number, planned: planned ?? 0n })),
  };
}

/** The sums of a sealed or shown application, by the words it carries with it. */
export const totalsBy = (sections: Sections, names: Names) =>
  totalsOf(sections.budget.rows, sections.financing.rows, { sourceTypes: names.ownSources.map((key) => ({ key, own: true })) });
