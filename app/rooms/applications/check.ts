import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { answerField } from "#app/rooms/applications/answers.ts";
import {
  type AskedRules,
  flatRateExcesses,
  isOwnSource,
  monthsOf,
  periodOf,
  reaches,
  type SectionKey,
  type Sections,
  sharesTotal,
  totalsOf,
  yearsFor,
} from "#app/rooms/applications/application.ts";
import { isAutomatic } from "#app/rooms/applications/budget.ts";
import { type Goal, indicatorOf } from "#app/rooms/applications/goal-words.ts";
import {
  type Aid,
  type AidSum,
  aidSums,
  favoursSome,
  isUntouched,
  needsCertificates,
  type StateAidRules,
} from "#app/rooms/applications/state-aid.ts";
import { isAnswered, visible } from "#app/rooms/calls/questions.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { organisationNumber } from "#app/rooms/people/organisation.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What a fault can be. The room's texts say it in words, with the sums. */
export type FaultValues = {
  "title-missing": null;
  "summary-missing": null;
  "period-from-missing": null;
  "period-to-missing": null;
  "period-reversed": null;
  "period-too-early": { earliest: LocalDate };
  "period-too-late": { latest: LocalDate };
  "period-too-long": { months: number; max: number };
  "contact-name-missing": null;
  "contact-email-missing": null;
  "need-missing": null;
  "purpose-missing": null;
  "target-group-missing": null;
  "nodes-too-few": { label: Bilingual; min: number; chosen: number };
  "nodes-too-many": { label: Bilingual; max: number; chosen: number };
  "node-unknown": { label: Bilingual };
  "node-demanded": { label: Bilingual };
  "shares-not-whole": { label: Bilingual; total: number };
  "share-missing": null;
  /** `beside`: chosen ones that do not count */
  "municipalities-too-few": { min: number; counted: number; beside: number };
  "municipality-unknown": null;
  "municipality-role-missing": null;
  "perspective-missing": null;
  "activities-missing": null;
  "activity-title-missing": null;
  "activity-dates-missing": null;
  "activity-reversed": null;
  "activity-outside-period": { from: LocalDate; to: LocalDate };
  "goals-missing": null;
  "goal-text-missing": null;
  "goal-unit-missing": null;
  "goal-target-missing": null;
  "indicator-gone": null;
  "indicator-twice": { name: Bilingual };
  "indicator-required": { name: Bilingual };
  "indicator-measured": { name: Bilingual };
  "split-missing": { name: Bilingual };
  "split-too-large": { women: number; men: number; target: number };
  "budget-missing": null;
  "cost-type-missing": null;
  "year-missing": null;
  "year-outside-period": { years: string };
  "hours-missing": null;
  "pay-missing": null;
  "wages-not-here": { name: Bilingual };
  "amount-missing": null;
  "amount-not-positive": null;
  "flat-rate-exceeded": { name: Bilingual; claimed: Ore; allowed: Ore };
  "financing-missing": null;
  "source-missing": null;
  "source-name-missing": null;
  "source-kind-not-allowed": { name: Bilingual };
  "financing-short": { missing: Ore; cost: Ore; financing: Ore };
  "financing-over": { over: Ore; cost: Ore; financing: Ore };
  "nothing-requested": null;
  "requested-too-little": { requested: Ore; min: Ore };
  "requested-too-much": { requested: Ore; max: Ore };
  "co-financing-too-small": { coFinancing: Ore; needed: Ore; basisPoints: number };
  "own-work-too-large": { ownWork: Ore; allowed: Ore; basisPoints: number };
  "level-not-lower": { amount: Ore; above: Ore };
  "level-too-small": { amount: Ore; min: Ore };
  "left-out-missing": null;
  "remains-missing": null;
  "long-term-missing": null;
  "risks-missing": null;
  "risk-missing": null;
  "risk-measure-missing": null;
  "equality-missing": null;
  "sustainability-missing": null;
  "state-aid-missing": null;
  "economic-missing": null;
  "favoured-missing": null;
  "ground-missing": null;
  "reasons-missing": null;
  "undertakings-missing": null;
  "organisation-number-wrong": null;
  "undertaking-twice": null;
  "undertaking-name-missing": null;
  "certificate-missing": null;
  "signer-missing": null;
  "received-by-nobody": null;
  "received-date-missing": null;
  "giver-missing": null;
  "ceiling-exceeded": { name: string; received: Ore; planned: Ore; ceiling: Ore; over: Ore };
  "earlier-what-missing": null;
  "earlier-year-missing": null;
  "question-unanswered": { question: Bilingual };
};
export type FaultKey = keyof FaultValues;
export type Fault = {
  [Key in FaultKey]: {
    readonly section: SectionKey;
    readonly field: string;
    readonly key: Key;
    readonly values: FaultValues[Key];
  };
}[FaultKey];

export type CheckInput = {
  readonly sections: Sections;
  readonly rules: AskedRules;
  /** the nodes each framework of the call offers, by `FrameworkChoice.field` */
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  readonly municipalities: readonly string[];
  /** those of them that count towards the fewest: members, while an adjunct may take part beside them */
  readonly members: readonly string[];
};

const blank = (value: string) => value.trim() === "";

/** All that is wrong with a whole application, in the order of the form: never just the first. Empty means that it may be submitted. */
export function faultsOf(input: CheckInput): Fault[] {
  const faults: Fault[] = [];
  const of =
    (section: SectionKey) =>
    <Key extends FaultKey>(
      when: boolean,
      field: string,
      key: Key,
      ...values: FaultValues[Key] extends null ? [] : [FaultValues[Key]]
    ) => {
      if (when) faults.push({ section, field, key, values: values[0] ?? null } as unknown as Fault);
      return when;
    };
  const { sections, rules } = input;
  checkProject(sections, rules, of("project"));
  checkNeed(sections, of("need"));
  checkStrategy(input, of("strategy"));
  checkMunicipalities(input, of("municipalities"));
  checkGoals(sections, rules, of("goals"));
  checkBudget(sections, rules, of("budget"));
  checkFinancing(sections, rules, of("financing"));
  checkSupport(sections, rules, of("support"));
  checkPlan(sections, rules, of("plan"));
  checkAid(sections, rules, of("aid"));
  checkQuestions(sections, rules, of("questions"));
  const { only } = rules;
  return only ? faults.filter(({ section }) => only.includes(section)) : faults;
}

type Say = <Key extends FaultKey>(
  when: boolean,
  field: string,
  key: Key,
  ...values: FaultValues[Key] extends null ? [] : [FaultValues[Key]]
) => boolean;

function checkProject({ project }: Sections, { limits }: CallRules, say: Say) {
  const { from, to } = project.period;
  say(blank(project.title), "title", "title-missing");
  say(blank(project.summary), "summary", "summary-missing");
  say(!from, "period.from", "period-from-missing");
  say(!to, "period.to", "period-to-missing");
  if (from && to && !say(from > to, "period.to", "period-reversed")) {
    const months = monthsOf({ from, to });
    say(months > limits.maxMonths, "period.to", "period-too-long", { months, max: limits.maxMonths });
  }
  if (from) say(from < limits.earliestStart, "period.from", "period-too-early", { earliest: limits.earliestStart });
  if (to) say(to > limits.latestEnd, "period.to", "period-too-late", { latest: limits.latestEnd });
  say(blank(project.contact.name), "contact.name", "contact-name-missing");
  say(blank(project.contact.email), "contact.email", "contact-email-missing");
}

function checkNeed({ need }: Sections, say: Say) {
  say(blank(need.need), "need", "need-missing");
  say(blank(need.purpose), "purpose", "purpose-missing");
  say(blank(need.targetGroup), "targetGroup", "target-group-missing");
}

function checkStrategy({ sections, rules, nodes }: CheckInput, say: Say) {
  for (const choice of rules.frameworks) {
    const { field, label, min, max, demanded } = choice;
    const chosen = sections.strategy.shares[field] ?? [];
    say(chosen.length < min, `${field}.nodes`, "nodes-too-few", { label, min, chosen: chosen.length });
    say(chosen.length > max, `${field}.nodes`, "nodes-too-many", { label, max, chosen: chosen.length });
    say(
      chosen.some((item) => !nodes[field]?.includes(item.node)),
      `${field}.nodes`,
      "node-unknown",
      { label },
    );
    say(
      chosen.length >= min && demanded.some((id) => !chosen.some(({ node }) => node === id)),
      `${field}.nodes`,
      "node-demanded",
      { label },
    );
    if (!choice.shares || chosen.length === 0) continue;
    for (const item of chosen)
      say((item.basisPoints ?? 0) <= 0, shareField(field, item.node, nodes[field] ?? []), "share-missing");
    const total = sharesTotal(chosen);
    say(total !== 10_000, shareField(field, (chosen[0] as { node: string }).node, nodes[field] ?? []), "shares-not-whole", {
      label,
      total,
    });
  }
}

/** The name of a share's field: nodes are numbered in the framework's own order, since their ids hold characters that names may not. */
export const shareField = (field: string, node: string, nodes: readonly string[]): string =>
  `${field}.share.${Math.max(0, nodes.indexOf(node))}`;

/** A field whose last part were a bare number would be read as a place in a list. */
export const roleField = (code: string): string => `role.k${code}`;

function checkMunicipalities({ sections, rules, municipalities: known, members }: CheckInput, say: Say) {
  const { municipalities, perspective } = sections.municipalities;
  const min = rules.limits.minMunicipalities;
  const counted = municipalities.filter((item) => members.includes(item.code)).length;
  say(counted < min, "codes", "municipalities-too-few", { min, counted, beside: municipalities.length - counted });
  say(
    municipalities.some((item) => !known.includes(item.code)),
    "codes",
    "municipality-unknown",
  );
  for (const item of municipalities) say(blank(item.role), roleField(item.code), "municipality-role-missing");
  say(blank(perspective), "perspective", "perspective-missing");
}

function checkGoals({ goals: section, project }: Sections, { indicators }: CallRules, say: Say) {
  const period = periodOf(project);
  say(section.activities.length === 0, "activities.0.title", "activities-missing");
  for (const [index, activity] of section.activities.entries()) {
    const at = `activities.${index}`;
    const { from, to } = activity;
    say(blank(activity.title), `${at}.title`, "activity-title-missing");
    if (!say(!from || !to, from ? `${at}.to` : `${at}.from`, "activity-dates-missing") && from && to) {
      if (!say(from > to, `${at}.to`, "activity-reversed") && period) {
        say(
          from < period.from || to > period.to,
          from < period.from ? `${at}.from` : `${at}.to`,
          "activity-outside-period",
          period,
        );
      }
    }
  }
  say(section.goals.length === 0, "goals.0.text", "goals-missing");
  for (const [index, goal] of section.goals.entries()) {
    const at = `goals.${index}`;
    if (goal.indicator !== "") {
      checkMeasured(goal, section.goals.slice(0, index), indicators, at, say);
      continue;
    }
    say(blank(goal.text), `${at}.text`, "goal-text-missing");
    if (goal.comparator === "yes") continue;
    say(blank(goal.unit), `${at}.unit`, "goal-unit-missing");
    say(goal.target === null, `${at}.target`, "goal-target-missing");
  }
  // The first row that is empty: there is one in the form, unless it is full.
  const next = `goals.${Math.min(section.goals.length, 99)}.indicator`;
  for (const { key, name, required } of indicators)
    say(required && !section.goals.some((goal) => goal.indicator === key), next, "indicator-required", { name });
}

/** A goal by an indicator needs neither words nor unit of its own, but a value, and its parts where the indicator asks for them. */
function checkMeasured(goal: Goal, before: readonly Goal[], indicators: CallRules["indicators"], at: string, say: Say) {
  const indicator = indicatorOf(goal, indicators);
  if (say(!indicator, `${at}.indicator`, "indicator-gone") || !indicator) return;
  const { name, split } = indicator;
  say(
    before.some((other) => other.indicator === goal.indicator),
    `${at}.indicator`,
    "indicator-twice",
    { name },
  );
  say(goal.comparator === "yes", `${at}.comparator`, "indicator-measured", { name });
  say(goal.target === null, `${at}.target`, "goal-target-missing");
  if (!split) return;
  const { targetWomen: women, targetMen: men, target } = goal;
  say(women === null || women < 0, `${at}.targetWomen`, "split-missing", { name });
  say(men === null || men < 0, `${at}.targetMen`, "split-missing", { name });
  if (women !== null && men !== null && target !== null)
    say(women + men > target, `${at}.targetWomen`, "split-too-large", { women, men, target });
}

function checkYear(row: { year: number | null }, at: string, years: readonly number[], say: Say) {
  if (!say(row.year === null, `${at}.year`, "year-missing")) {
    say(!years.includes(row.year as number), `${at}.year`, "year-outside-period", {
      years: years.length > 1 ? `${years[0]}–${years.at(-1)}` : `${years[0] ?? ""}`,
    });
  }
}

function checkAmount(row: { year: number | null; amount: Ore | null }, at: string, years: readonly number[], say: Say) {
  checkYear(row, at, years, say);
  if (!say(row.amount === null, `${at}.amount`, "amount-missing"))
    say((row.amount as Ore) <= 0n, `${at}.amount`, "amount-not-positive");
}

function checkBudget({ budget, project }: Sections, rules: CallRules, say: Say) {
  const years = yearsFor(project, rules.limits);
  const written = budget.rows.filter((row) => !isAutomatic(rules, row.costType));
  say(written.length === 0, "rows.0.costType", "budget-missing");
  for (const [index, row] of written.entries()) {
    const at = `rows.${index}`;
    const type = rules.costTypes.find((one) => one.key === row.costType);
    say(!type, `${at}.costType`, "cost-type-missing");
    if (row.how === "amount") checkAmount(row, at, years, say);
    else {
      checkYear(row, at, years, say);
      if (type) say(!type.wages, `${at}.how`, "wages-not-here", { name: type.name });
      say(row.hours === null || row.hours <= 0, `${at}.hours`, "hours-missing");
      say(row.rate === null || row.rate <= 0n, `${at}.rate`, "pay-missing");
    }
  }
  for (const { costType, claimed, allowed } of flatRateExcesses(budget.rows, rules)) {
    const name = (rules.costTypes.find((type) => type.key === costType) as CallRules["costTypes"][number]).name;
    say(true, `rows.${budget.rows.findIndex((row) => row.costType === costType)}.amount`, "flat-rate-exceeded", {
      name,
      claimed,
      allowed,
    });
  }
}

function checkFinancing({ financing, budget, project }: Sections, rules: CallRules, say: Say) {
  const years = yearsFor(project, rules.limits);
  const { limits } = rules;
  say(financing.rows.length === 0, "rows.0.source", "financing-missing");
  for (const [index, row] of financing.rows.entries()) {
    const at = `rows.${index}`;
    const type = rules.sourceTypes.find((item) => item.key === row.source);
    if (!say(type === undefined, `${at}.source`, "source-missing") && type) {
      say(!type.own && blank(row.name), `${at}.name`, "source-name-missing");
      say(!type.kinds.includes(row.kind), `${at}.kind`, "source-kind-not-allowed", { name: type.name });
    }
    checkAmount(row, at, years, say);
  }
  if (financing.rows.length === 0) return;
  const { cost, financing: all, balance, requested, coFinancing, ownWork } = totalsOf(budget.rows, financing.rows, rules);
  const own = Math.max(
    0,
    financing.rows.findIndex((row) => isOwnSource(rules, row.source)),
  );
  const other = Math.max(
    0,
    financing.rows.findIndex((row) => !isOwnSource(rules, row.source)),
  );
  say(balance < 0n, `rows.${financing.rows.length - 1}.amount`, "financing-short", { missing: -balance, cost, financing: all });
  say(balance > 0n, `rows.${financing.rows.length - 1}.amount`, "financing-over", { over: balance, cost, financing: all });
  if (!say(requested <= 0n, `rows.${own}.amount`, "nothing-requested")) {
    say(requested < limits.minOre, `rows.${own}.amount`, "requested-too-little", { requested, min: limits.minOre });
    say(requested > limits.maxOre, `rows.${own}.amount`, "requested-too-much", { requested, max: limits.maxOre });
  }
  // The needed sum is rounded up, the allowed one down: what the message says is always enough.
  const whole = BigInt(limits.minCoFinancing) * cost;
  say(cost > 0n && !reaches(coFinancing, cost, limits.minCoFinancing), `rows.${other}.amount`, "co-financing-too-small", {
    coFinancing,
    needed: (whole + 9_999n) / 10_000n,
    basisPoints: limits.minCoFinancing,
  });
  say(
    ownWork * 10_000n > coFinancing * BigInt(limits.maxOwnWork),
    `rows.${Math.max(
      0,
      financing.rows.findIndex((row) => row.kind === "own-work"),
    )}.amount`,
    "own-work-too-large",
    {
      ownWork,
      allowed: (coFinancing * BigInt(limits.maxOwnWork)) / 10_000n,
      basisPoints: limits.maxOwnWork,
    },
  );
}

/** Each level is lower than the one before it, the first lower than what is requested, and each says what is then not done. */
function checkSupport({ support, budget, financing }: Sections, rules: CallRules, say: Say) {
  let above = totalsOf(budget.rows, financing.rows, rules).requested;
  for (const [index, { amount, leftOut, remains }] of support.levels.slice(0, rules.limits.lowerLevels).entries()) {
    const at = `levels.${index}`;
    if (!say(amount === null, `${at}.amount`, "amount-missing") && amount !== null) {
      say(amount >= above, `${at}.amount`, "level-not-lower", { amount, above });
      say(amount < rules.limits.minOre, `${at}.amount`, "level-too-small", { amount, min: rules.limits.minOre });
      above = amount;
    }
    say(blank(leftOut), `${at}.leftOut`, "left-out-missing");
    say(blank(remains), `${at}.remains`, "remains-missing");
  }
}

function checkPlan({ plan }: Sections, { stateAid }: CallRules, say: Say) {
  say(blank(plan.longTermPlan), "longTermPlan", "long-term-missing");
  say(plan.risks.length === 0, "risks.0.risk", "risks-missing");
  for (const [index, row] of plan.risks.entries()) {
    say(blank(row.risk), `risks.${index}.risk`, "risk-missing");
    say(blank(row.measure), `risks.${index}.measure`, "risk-measure-missing");
  }
  say(blank(plan.equality), "equality", "equality-missing");
  say(blank(plan.sustainability), "sustainability", "sustainability-missing");
  if (!stateAid?.required) say(blank(plan.stateAid), "stateAid", "state-aid-missing");
}

/** The questions on state aid, when the call wants answers or the applicant has begun; certificates only where they are needed. */
function checkAid({ aid }: Sections, { stateAid, earlierSupport }: CallRules, say: Say) {
  if (stateAid && (stateAid.required || !isUntouched(aid))) {
    say(aid.economic === "", "economic", "economic-missing");
    if (aid.economic === "yes") {
      say(aid.favoured === "", "favoured", "favoured-missing");
      if (favoursSome(aid)) say(aid.ground === "", "ground", "ground-missing");
      say(blank(aid.reasons), "reasons", "reasons-missing");
    }
    if (needsCertificates(aid)) checkCertificates(aid, stateAid, say);
  }
  if (!earlierSupport) return;
  for (const [index, row] of aid.earlier.entries()) {
    const at = `earlier.${index}`;
    say(blank(row.what), `${at}.what`, "earlier-what-missing");
    say(blank(row.giver), `${at}.giver`, "giver-missing");
    say(row.year === null, `${at}.year`, "earlier-year-missing");
    checkSum(row.amount, `${at}.amount`, say);
  }
}

const checkSum = (amount: Ore | null, at: string, say: Say) =>
  say(amount === null, at, "amount-missing") || say((amount as Ore) <= 0n, at, "amount-not-positive");

function checkCertificates(aid: Aid, rules: StateAidRules, say: Say) {
  const { undertakings, received } = aid;
  const sums = aidSums(aid, rules);
  say(undertakings.length === 0, "undertakings.0.number", "undertakings-missing");
  for (const [index, row] of undertakings.entries()) {
    const at = `undertakings.${index}`;
    if (!say(organisationNumber(row.number) === null, `${at}.number`, "organisation-number-wrong"))
      say(
        undertakings.slice(0, index).some((other) => other.number === row.number),
        `${at}.number`,
        "undertaking-twice",
      );
    say(blank(row.name), `${at}.name`, "undertaking-name-missing");
    const { name, received: had, planned, ceiling, left } = sums[index] as AidSum;
    if (!checkSum(row.planned, `${at}.planned`, say))
      say(left < 0n, `${at}.planned`, "ceiling-exceeded", { name, received: had, planned, ceiling, over: -left });
    say(blank(row.signer), `${at}.signer`, "signer-missing");
    say(!row.declared, `${at}.declared`, "certificate-missing");
  }
  for (const [index, row] of received.entries()) {
    const at = `received.${index}`;
    say(!undertakings.some((one) => one.number !== "" && one.number === row.number), `${at}.number`, "received-by-nobody");
    say(row.on === null, `${at}.on`, "received-date-missing");
    say(blank(row.giver), `${at}.giver`, "giver-missing");
    checkSum(row.amount, `${at}.amount`, say);
  }
}

/** Only what is asked is asked for: a question that its condition hides is nobody's fault. */
function checkQuestions({ questions: { answers } }: Sections, { questions }: CallRules, say: Say) {
  for (const question of visible(questions, answers)) {
    const field = answerField(questions.indexOf(question));
    const at = question.kind === "table" ? `${field}.0.c0` : field;
    // A file that is missing is told of where files are added (attachmentFaults).
    const unanswered = question.kind !== "file" && !isAnswered(answers[question.key]);
    say(question.required && unanswered, at, "question-unanswered", { question: question.text });
  }
}
