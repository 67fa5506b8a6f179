import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import { addYears, type LocalDate } from "#app/kernel/time.ts";
import { longest } from "#app/rooms/applications/answers.ts";
import type { FormChoices } from "#app/rooms/applications/application.forms.ts";
import {
  isOwnSource,
  keyed,
  periodOf,
  readSection,
  type SectionKey,
  type Sections,
  sectionKeys,
  sectionsWith,
  sumOf,
} from "#app/rooms/applications/application.ts";
import { reckoned } from "#app/rooms/applications/budget.ts";
import { needsCertificates } from "#app/rooms/applications/state-aid.ts";
import type { CallKind } from "#app/rooms/calls/call.ts";
import { type Answer, type Answers, isAnswered, type Question } from "#app/rooms/calls/questions.ts";
import { bilingual, type CallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** How an application follows on a granted one: the same project goes on, or a project grows out of its pre-study. */
export const followings = ["continuation", "pre-study"] as const;
export type Following = (typeof followings)[number];

/** Only what was granted is followed. A pre-study that asks for more time is a continuation like any other. */
export const followingOf = (from: { granted: boolean; kind: CallKind }, to: { kind: CallKind }): Following | null =>
  !from.granted ? null : from.kind === "pre-study" && to.kind !== "pre-study" ? "pre-study" : "continuation";

/** An application that another follows on, or that follows on it. */
export type Kin = {
  readonly id: string;
  /** null: a draft, which only its team knows of */
  readonly number: string | null;
  readonly title: string;
  readonly as: Following;
  readonly earlier: boolean;
};

/** What did not come along into a copy, or came along changed. Nothing is left out in silence. */
export const copyNotes = [
  "years-moved",
  "start-moved",
  "nodes",
  "municipalities",
  "indicators",
  "costs",
  "sources",
  "levels",
  "answers",
  "state-aid",
  "certificates",
  "earlier-support",
  "attachments",
  "confirmations",
] as const;
export const copyNote = z.object({
  what: z.enum(copyNotes),
  /** what it is called, where it has a name */
  names: z.array(bilingual).default([]),
  /** years moved, or how many of what was left out */
  count: z.number().int().default(0),
  /** what it comes to, in öre */
  amount: z
    .string()
    .regex(/^-?\d+$/)
    .transform(BigInt)
    .nullable()
    .default(null),
  /** the day a start was moved to */
  date: z.string().nullable().default(null),
});
export type CopyNote = z.output<typeof copyNote>;

/** What an application was copied from, as its team is told while it is a draft. */
export const copiedFrom = z.object({
  title: z.string(),
  number: z.string().nullable(),
  call: bilingual,
  notes: z.array(copyNote),
});
export type CopiedFrom = z.output<typeof copiedFrom>;

export type CopySource = {
  readonly sections: Sections;
  readonly rules: CallRules;
  /** the words for what the strategy parts and the municipalities are called */
  readonly names: {
    readonly nodes: Readonly<Record<string, Bilingual>>;
    readonly municipalities: Readonly<Record<string, string>>;
  };
  readonly attachments: number;
  readonly confirmations: number;
};
export type CopyTarget = { readonly rules: CallRules; readonly choices: FormChoices };
export type Copied = {
  /** the parts that have something in them */
  readonly sections: Partial<Sections>;
  readonly notes: readonly CopyNote[];
};

const note = (what: CopyNote["what"], more: Partial<Omit<CopyNote, "what">> = {}): CopyNote => ({
  what,
  names: [],
  count: 0,
  amount: null,
  date: null,
  ...more,
});
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * How many whole years everything with a date or a year is moved, so that the project begins within the new call's period; a continuation
 * begins after the project that it continues. Nothing is moved when it already fits, or when there is no period to go by.
 */
export function yearsToMove(
  { project }: Pick<Sections, "project">,
  { earliestStart, latestEnd }: Pick<CallRules["limits"], "earliestStart" | "latestEnd">,
  following: Following | null,
): number {
  const period = periodOf(project);
  if (!period) return 0;
  const after = following === "continuation" ? period.to : null;
  const fits = (from: LocalDate) => from >= earliestStart && from <= latestEnd && (after === null || from > after);
  if (fits(period.from)) return 0;
  let years = yearOf(earliestStart) - yearOf(period.from);
  while (after !== null && addYears(period.from, years) <= after) years += 1;
  return years;
}

/**
 * An earlier application as the beginning of one to another call. What the new call does not have is left out and said; dates and years
 * are moved; what somebody else has confirmed, certified or signed is asked for anew, and files are not taken along.
 */
export function copyOf(source: CopySource, target: CopyTarget, order: { title: string; following: Following | null }): Copied {
  const notes: CopyNote[] = [];
  const { rules, choices } = target;
  const years = yearsToMove(source.sections, rules.limits, order.following);
  const date = (at: LocalDate | null) => (at === null ? null : addYears(at, years));
  const year = (at: number | null) => (at === null ? null : at + years);
  if (years !== 0) notes.push(note("years-moved", { count: years }));

  const { project, need, strategy, municipalities, goals, budget, financing, support, plan, aid, questions } = source.sections;
  const from = date(project.period.from);
  const early = from !== null && from < rules.limits.earliestStart;
  if (early) notes.push(note("start-moved", { date: rules.limits.earliestStart }));

  // strategy: by node, wherever the earlier call asked for it
  const chosen = Object.values(strategy.shares).flat();
  const offered = new Set(choices.frameworks.flatMap((choice) => choice.nodes));
  const gone = unique(chosen.map(({ node }) => node).filter((node) => !offered.has(node)));
  if (gone.length > 0)
    notes.push(note("nodes", { names: gone.flatMap((node) => source.names.nodes[node] ?? []), count: gone.length }));

  const taking = municipalities.municipalities.filter(({ code }) => choices.municipalities.includes(code));
  const left = municipalities.municipalities.filter(({ code }) => !choices.municipalities.includes(code));
  if (left.length > 0)
    notes.push(
      note("municipalities", {
        names: left.map(({ code }) => ({
          sv: source.names.municipalities[code] ?? code,
          en: source.names.municipalities[code] ?? code,
        })),
        count: left.length,
      }),
    );

  const measured = goals.goals.filter(({ indicator }) => !indicator || rules.indicators.some(({ key }) => key === indicator));
  const unmeasured = unique(goals.goals.filter((goal) => !measured.includes(goal)).map((goal) => goal.indicator));
  if (unmeasured.length > 0)
    notes.push(
      note("indicators", {
        names: source.rules.indicators.filter(({ key }) => unmeasured.includes(key)).map(({ name }) => name),
        count: unmeasured.length,
      }),
    );

  // A flat rate that is reckoned by itself in either call is nobody's to bring along.
  const automatic = (of: CallRules, key: string) => of.costTypes.some((type) => type.key === key && type.flatRate?.automatic);
  const written = budget.rows.filter(({ costType }) => !automatic(source.rules, costType) && !automatic(rules, costType));
  const costTypeOf = (key: string) => rules.costTypes.find((type) => type.key === key);
  const costs = written.filter(({ costType }) => costType === "" || costTypeOf(costType));
  const lostCosts = written.filter((row) => !costs.includes(row));
  if (lostCosts.length > 0)
    notes.push(
      note("costs", {
        names: source.rules.costTypes.filter(({ key }) => lostCosts.some((row) => row.costType === key)).map(({ name }) => name),
        count: lostCosts.length,
        amount: sumOf(lostCosts),
      }),
    );

  const own = rules.sourceTypes.find((type) => type.own);
  const sourceTypeOf = (key: string) =>
    isOwnSource(source.rules, key) ? own : rules.sourceTypes.find((type) => type.key === key && !type.own);
  const paid = financing.rows.filter(
    ({ source: key, kind }) => key === "" || sourceTypeOf(key)?.kinds.some((one) => one === kind),
  );
  const lostSources = financing.rows.filter((row) => !paid.includes(row));
  if (lostSources.length > 0)
    notes.push(
      note("sources", {
        names: source.rules.sourceTypes
          .filter(({ key }) => lostSources.some((row) => row.source === key))
          .map(({ name }) => name),
        count: lostSources.length,
        amount: sumOf(lostSources),
      }),
    );

  const levels = support.levels.slice(0, rules.limits.lowerLevels);
  if (support.levels.length > levels.length) notes.push(note("levels", { count: support.levels.length - levels.length }));

  const { answers, lost } = sameAnswers(source.rules.questions, rules.questions, questions.answers);
  if (lost.length > 0) notes.push(note("answers", { names: lost.map(({ text }) => text), count: lost.length }));

  const certificates = needsCertificates(aid) ? aid.undertakings.length : 0;
  if (!rules.stateAid && aid.economic !== "") notes.push(note("state-aid"));
  else if (rules.stateAid && certificates > 0) notes.push(note("certificates", { count: certificates }));
  if (!rules.earlierSupport && aid.earlier.length > 0) notes.push(note("earlier-support", { count: aid.earlier.length }));
  if (source.attachments > 0) notes.push(note("attachments", { count: source.attachments }));
  if (source.confirmations > 0) notes.push(note("confirmations", { count: source.confirmations }));

  const sections: Sections = {
    project: {
      ...project,
      title: order.title,
      period: { from: early ? rules.limits.earliestStart : from, to: date(project.period.to) },
    },
    need,
    strategy: {
      shares: Object.fromEntries(
        choices.frameworks.map(({ field, nodes, shares }) => {
          const here = chosen.filter(
            ({ node }, index) => nodes.includes(node) && chosen.findIndex((one) => one.node === node) === index,
          );
          return [field, here.map((one) => ({ node: one.node, basisPoints: shares ? one.basisPoints : null }))];
        }),
      ),
    },
    municipalities: { municipalities: taking, perspective: municipalities.perspective },
    goals: {
      activities: goals.activities.map((row) => ({ ...row, from: date(row.from), to: date(row.to) })),
      goals: measured,
    },
    budget: {
      rows: keyed(
        reckoned(
          costs.map((row) => ({
            ...row,
            year: year(row.year),
            ...(costTypeOf(row.costType)?.wages ? {} : { how: "amount" as const, hours: null, rate: null }),
          })),
          rules,
        ),
      ),
    },
    financing: {
      // A promise that somebody once gave is not one in the new application.
      rows: paid.map(({ confirmed: _, ...row }) => ({
        ...row,
        year: year(row.year),
        source: row.source === "" ? "" : (sourceTypeOf(row.source)?.key ?? ""),
      })),
    },
    support: { levels },
    plan,
    aid: {
      economic: rules.stateAid ? aid.economic : "",
      favoured: rules.stateAid ? aid.favoured : "",
      ground: rules.stateAid ? aid.ground : "",
      reasons: rules.stateAid ? aid.reasons : "",
      undertakings: rules.stateAid ? aid.undertakings.map((row) => ({ ...row, signer: "", declared: false })) : [],
      // What they have had since must be said anew.
      received: [],
      earlier: rules.earlierSupport ? aid.earlier : [],
    },
    questions: { answers: answers as Sections["questions"]["answers"] },
  };
  const asked = sectionsWith(rules);
  const parts = sectionKeys.filter((key) => asked.includes(key) && (key === "project" || !isEmpty(key, sections)));
  return { sections: Object.fromEntries(parts.map((key) => [key, sections[key]])) as Partial<Sections>, notes };
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? `${item as Ore}` : item));
const isEmpty = (key: SectionKey, sections: Sections): boolean => {
  const content: unknown = sections[key];
  if (key === "strategy") return Object.values(sections.strategy.shares).every((list) => list.length === 0);
  return text(content) === text(readSection(key, {}));
};

/** Answers to questions that the new call asks in the same words and answers in the same way; options that it has not are not chosen. */
function sameAnswers(
  before: readonly Question[],
  now: readonly Question[],
  given: Answers,
): { answers: Answers; lost: readonly Question[] } {
  const answers: Record<string, Answer> = {};
  const lost: Question[] = [];
  for (const question of before) {
    const answer = given[question.key];
    if (answer === undefined || !isAnswered(answer)) continue;
    const same = now.find((one) => one.kind === question.kind && one.text.sv === question.text.sv);
    const kept = same && fitting(same, answer);
    if (same && kept !== undefined && isAnswered(kept)) answers[same.key] = kept;
    // Also one that came along in part: an option that is no longer there.
    if (!same || text(kept) !== text(answer)) lost.push(question);
  }
  return { answers, lost };
}

function fitting(question: Question, answer: Answer): Answer | undefined {
  const keys = new Set(question.options.map(({ key }) => key));
  if (question.kind === "short" || question.kind === "long")
    return typeof answer === "string" && answer.length <= longest(question) ? answer : undefined;
  if (question.kind === "choice") return typeof answer === "string" && keys.has(answer) ? answer : undefined;
  if (question.kind === "many" && typeof answer !== "string")
    return answer.filter((one): one is string => typeof one === "string" && keys.has(one));
  if (question.kind === "table" && typeof answer !== "string")
    return answer.flatMap((row) =>
      typeof row === "string" ? [] : [Object.fromEntries(Object.entries(row).filter(([column]) => keys.has(column)))],
    );
  return answer;
}
