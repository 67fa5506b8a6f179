import { type Ore, parseKronor } from "#app/kernel/money.ts";
import { slug } from "#app/kernel/slug.ts";
import { addYears, endOfMinute, instantAt, type LocalDate } from "#app/kernel/time.ts";
import { formPlaces } from "#app/rooms/calls/answer-places.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import { readLevelId } from "#app/rooms/calls/draft.ts";
import { asDate, type Fields, isBlank } from "#app/rooms/calls/fields.ts";
import { type CallDraft, callKinds, callParts, type PartKey, scaleValues } from "#app/rooms/calls/parts.ts";
import {
  answerKinds,
  type Condition,
  closedValues,
  conditionTests,
  type Question,
  testsFor,
} from "#app/rooms/calls/questions.ts";
import { ruleWords } from "#app/rooms/calls/rule-words.ts";
import {
  acceptances,
  bonusFacts,
  type CallRules,
  type CommonScores,
  callRules,
  commonScores,
  confirmationDemands,
  type IndicatorWords,
  type OthersScores,
  objectives,
  offeredOf,
  othersScores,
  paymentStarts,
  type StoredCallRules,
} from "#app/rooms/calls/rules.ts";
import { sketchable, sketchFault } from "#app/rooms/calls/two-step.ts";
import { organisationNumber } from "#app/rooms/people/organisation.ts";
import type { Bilingual } from "#app/texts/language.ts";
import { parseDate, parseNumber } from "#app/texts/typed.ts";

export const faultCodes = [
  "missing",
  "translation",
  "number-form",
  "number-taken",
  "no-such-time",
  "closes-before-opens",
  "closed-already",
  "closes-at-midnight",
  "questions-after-closing",
  "decision-before-closing",
  "period-reversed",
  "amounts-reversed",
  "no-rows",
  "not-an-organisation-number",
  "fund-twice",
  "fund-unknown",
  "pot-overdrawn",
  "level-unknown",
  "level-twice",
  "min-above-max",
  "too-few-nodes",
  "demanded-not-offered",
  "demanded-above-max",
  "weights",
  "scale",
  "level-text",
  "questions-differ",
  "outside-scale",
  "bonus-for-all",
  "bonus-without-points",
  "bonus-above-most",
  "bonus-above-scale",
  "gone",
  "twice",
  "flat-rate-half",
  "flat-rate-itself",
  "flat-rate-later",
  "automatic-without-rate",
  "no-own-source",
  "own-sources",
  "not-an-email",
  "lines-differ",
  "options-missing",
  "option-twice",
  "condition-half",
  "condition-later",
  "condition-test",
  "condition-value",
  "sketch-after-closing",
  "answer-before-sketch",
  "closes-before-answer",
  "sketch-file",
  "sketch-condition",
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What stands in the way of publishing, and where: the name of the field in the part's form. */
export type CallFault = {
  readonly part: PartKey;
  readonly field: string;
  readonly code: FaultCode;
  readonly values?: Readonly<Record<string, string | number | bigint>>;
};

/** What a call is held against: money, strategies and numbers that are there, and the clock. */
export type CallSurroundings = {
  readonly now: Date;
  readonly takenNumbers: ReadonlySet<string>;
  /** what each fund still has to give, in öre */
  readonly funds: ReadonlyMap<string, { readonly name: string; readonly leftOre: Ore }>;
  /** strategy level id → its nodes in order */
  readonly levels: ReadonlyMap<string, readonly string[]>;
  /** the library by key */
  readonly indicators: ReadonlyMap<string, IndicatorWords>;
};

export type CompiledCall = Pick<
  Call,
  | "kind"
  | "number"
  | "title"
  | "summary"
  | "texts"
  | "contact"
  | "opensAt"
  | "closesAt"
  | "questionsUntil"
  | "decisionOn"
  | "sketchClosesAt"
  | "sketchAnswerOn"
> & {
  readonly rules: CallRules;
  readonly storedRules: StoredCallRules;
  readonly funds: readonly { readonly fundId: string; readonly limitOre: Ore | null }[];
  /** who may begin an application, when not everybody may */
  readonly invited: readonly { readonly number: string; readonly name: string }[];
};

export type Compiled =
  | { readonly ok: true; readonly call: CompiledCall }
  | { readonly ok: false; readonly faults: readonly CallFault[] };

type Rows = readonly (Readonly<Record<string, unknown>> & { readonly key: string })[];

/**
 * Puts the parts of a draft together to a call and its rules, or says everything that is missing or does not hold together. All faults
 * at once, each with its place, so that nobody has to publish to find the next one.
 */
export function compile(draft: CallDraft, around: CallSurroundings): Compiled {
  const faults: CallFault[] = [];
  const fault = (part: PartKey, field: string, code: FaultCode, values?: CallFault["values"]) =>
    void faults.push({ part, field, code, ...(values ? { values } : {}) });

  // Both languages are shown to the public: a call without one of them is not finished.
  const both = (part: PartKey, field: string, text: Bilingual, needed = true): Bilingual => {
    if (text.sv === "" && text.en === "") {
      if (needed) fault(part, `${field}.sv`, "missing");
    } else if (text.sv === "") fault(part, `${field}.sv`, "missing");
    else if (text.en === "") fault(part, `${field}.en`, "translation");
    return text;
  };
  const there = <Value>(part: PartKey, field: string, value: Value | null): Value | null => {
    if (value === null || value === "") fault(part, field, "missing");
    return value;
  };
  /** Rows with something in them, with their places in the form. */
  const filled = <R extends Rows[number]>(part: PartKey, name: string, rows: readonly R[]): { row: R; at: string }[] => {
    const field = (callParts[part] as Fields)[name];
    return rows.flatMap((row, index) =>
      field?.kind === "rows" && isBlank(field.fields, row) ? [] : [{ row, at: `${name}.${index}` }],
    );
  };
  const some = <R>(part: PartKey, name: string, rows: readonly R[]): readonly R[] => {
    if (rows.length === 0) fault(part, `${name}.add`, "no-rows");
    return rows;
  };

  const invited: { number: string; name: string }[] = [];

  // basics
  const { basics } = draft;
  const kind = callKinds.find((one) => one === basics.kind) ?? null;
  there("basics", "kind", kind);
  if (kind === "limited")
    for (const { row, at } of some("basics", "invited", filled("basics", "invited", basics.invited))) {
      const number = organisationNumber(row.organisation);
      if (number === null)
        fault("basics", `${at}.organisation`, row.organisation === "" ? "missing" : "not-an-organisation-number");
      else if (invited.some((one) => one.number === number)) fault("basics", `${at}.organisation`, "twice");
      else if (there("basics", `${at}.organisationName`, row.organisationName))
        invited.push({ number, name: row.organisationName });
    }
  both("basics", "title", basics.title);
  both("basics", "summary", basics.summary);
  if (there("basics", "number", basics.number || null)) {
    if (!/^[A-ZÅÄÖ0-9]{2,}(-[A-ZÅÄÖ0-9]+)*$/.test(basics.number)) fault("basics", "number", "number-form");
    else if (around.takenNumbers.has(basics.number)) fault("basics", "number", "number-taken");
  }
  there("basics", "contactName", basics.contactName || null);
  if (there("basics", "contactEmail", basics.contactEmail || null) && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(basics.contactEmail))
    fault("basics", "contactEmail", "not-an-email");
  there("basics", "contactPhone", basics.contactPhone || null);
  both("basics", "contactNote", basics.contactNote, false);

  // texts
  for (const [name, text] of Object.entries(draft.texts)) both("texts", name, text);

  // time
  const { time } = draft;
  const instant = (part: "time" | "sketch", which: "opens" | "closes", on: string | null, clock: string): Date | null => {
    const date = there(part, `${which}On`, asDate(on));
    const hour = there(part, `${which}At`, clock || null);
    if (!date || !hour) return null;
    const at = instantAt(date, hour);
    if (!at) fault(part, `${which}At`, "no-such-time", { date, time: hour });
    // "By the 1st at 00.00" is read as the night between the 1st and the 2nd by some, and as the night before by others.
    if (which === "closes" && hour === "00:00") fault(part, "closesAt", "closes-at-midnight");
    return at;
  };
  const opensAt = instant("time", "opens", time.opensOn, time.opensAt);
  const closesAt = instant("time", "closes", time.closesOn, time.closesAt);
  if (opensAt && closesAt && closesAt <= opensAt) fault("time", "closesOn", "closes-before-opens");
  else if (closesAt && endOfMinute(closesAt) < around.now) fault("time", "closesOn", "closed-already");
  const decisionOn = asDate(time.decisionOn);
  if (decisionOn && time.closesOn && decisionOn <= time.closesOn) fault("time", "decisionOn", "decision-before-closing");
  const questionsUntil = asDate(time.questionsUntil);
  if (questionsUntil && ((time.closesOn && questionsUntil > time.closesOn) || (time.opensOn && questionsUntil < time.opensOn)))
    fault("time", "questionsUntil", "questions-after-closing");
  const earliestStart = there("time", "earliestStart", asDate(time.earliestStart));
  const latestEnd = there("time", "latestEnd", asDate(time.latestEnd));
  const maxMonths = there("time", "maxMonths", time.maxMonths);
  if (earliestStart && latestEnd && latestEnd <= earliestStart) fault("time", "latestEnd", "period-reversed");

  // two steps
  const { sketch } = draft;
  let sketchClosesAt: Date | null = null;
  let sketchAnswerOn: LocalDate | null = null;
  if (kind === "two-step") {
    sketchClosesAt = instant("sketch", "closes", sketch.closesOn, sketch.closesAt);
    sketchAnswerOn = there("sketch", "answerOn", asDate(sketch.answerOn));
    if (sketchClosesAt && opensAt && sketchClosesAt <= opensAt) fault("sketch", "closesOn", "closes-before-opens");
    else if (sketchClosesAt && endOfMinute(sketchClosesAt) < around.now) fault("sketch", "closesOn", "closed-already");
    else if (sketchClosesAt && closesAt && sketchClosesAt >= closesAt) fault("sketch", "closesOn", "sketch-after-closing");
    else if (sketchAnswerOn && sketch.closesOn && sketchAnswerOn <= sketch.closesOn)
      fault("sketch", "answerOn", "answer-before-sketch");
    // Whoever is answered on the last day must still have a day to write.
    else if (sketchAnswerOn && time.closesOn && time.closesOn <= sketchAnswerOn)
      fault("time", "closesOn", "closes-before-answer");
  }

  // money
  const { money } = draft;
  const minOre = there("money", "minAmount", money.minAmount);
  const maxOre = there("money", "maxAmount", money.maxAmount);
  if (minOre && maxOre && BigInt(minOre) > BigInt(maxOre)) fault("money", "maxAmount", "amounts-reversed");
  there("money", "minCoFinancing", money.minCoFinancing);
  there("money", "maxOwnWork", money.maxOwnWork);
  there("money", "minMunicipalities", money.minMunicipalities);
  const funds: { fundId: string; limitOre: Ore | null }[] = [];
  for (const { row, at } of some("money", "funds", filled("money", "funds", money.funds))) {
    const fund = around.funds.get(row.fund);
    const limitOre = row.limit === null ? null : BigInt(row.limit);
    if (!fund) fault("money", `${at}.fund`, "fund-unknown");
    else if (funds.some((other) => other.fundId === row.fund)) fault("money", `${at}.fund`, "fund-twice", { fund: fund.name });
    else {
      if (limitOre !== null && limitOre > fund.leftOre)
        fault("money", `${at}.limit`, "pot-overdrawn", { fund: fund.name, leftOre: fund.leftOre });
      funds.push({ fundId: row.fund, limitOre });
    }
  }

  // strategies
  const frameworks: CallRules["frameworks"] = [];
  const chosenLevels = new Map<string, string>();
  for (const { row, at } of filled("strategies", "choices", draft.strategies.choices)) {
    const level = readLevelId(row.level);
    const nodes = around.levels.get(row.level);
    both("strategies", `${at}.label`, row.label);
    both("strategies", `${at}.help`, row.help);
    const min = there("strategies", `${at}.min`, row.min);
    const max = there("strategies", `${at}.max`, row.max);
    const offered = offeredOf(
      row,
      (nodes ?? []).map((id) => ({ id })),
    ).map(({ id }) => id);
    if (row.demanded.some((id) => !offered.includes(id))) fault("strategies", `${at}.demanded`, "demanded-not-offered");
    else if (max !== null && row.demanded.length > max)
      fault("strategies", `${at}.demanded`, "demanded-above-max", { count: row.demanded.length });
    if (!level || !nodes) fault("strategies", `${at}.level`, "level-unknown");
    else if ([...chosenLevels.values()].includes(row.level)) fault("strategies", `${at}.level`, "level-twice");
    if (min !== null && max !== null && min > max) fault("strategies", `${at}.max`, "min-above-max");
    else if (nodes && max !== null && max > offered.length)
      fault("strategies", `${at}.max`, "too-few-nodes", { count: offered.length });
    chosenLevels.set(row.key, row.level);
    if (level && min !== null && max !== null)
      frameworks.push({
        ...level,
        label: row.label,
        help: row.help,
        min,
        max,
        shares: row.shares,
        offered: [...row.offered],
        demanded: [...row.demanded],
        field: row.key,
      });
  }

  // indicators
  const indicators: CallRules["indicators"] = [];
  for (const { row, at } of filled("indicators", "indicators", draft.indicators.indicators)) {
    const words = around.indicators.get(row.indicator);
    if (!words) fault("indicators", `${at}.indicator`, row.indicator === "" ? "missing" : "gone");
    else if (indicators.some((other) => other.key === words.key)) fault("indicators", `${at}.indicator`, "twice");
    else indicators.push({ ...words, required: row.required });
  }

  // conditions
  const eligibility = some("conditions", "questions", filled("conditions", "questions", draft.conditions.questions)).map(
    ({ row, at }) => ({
      key: row.key,
      text: both("conditions", `${at}.text`, row.text),
      help: both("conditions", `${at}.help`, row.help),
      failure: both("conditions", `${at}.failure`, row.failure),
      required: row.required,
    }),
  );

  // criteria
  const places = formPlaces(draft);
  const answeredIn = (part: PartKey, at: string, chosen: readonly string[]): string[] => {
    if (chosen.some((place) => !places.includes(place))) fault(part, at, "gone");
    return places.filter((place) => chosen.includes(place));
  };
  const scale = { min: draft.criteria.scaleMin, max: draft.criteria.scaleMax };
  const values = scaleValues(scale.min, scale.max);
  if (values.length === 0) fault("criteria", "scaleMax", "scale");
  const levelsOf = (part: PartKey, at: string, texts: readonly Bilingual[], of: readonly number[]) =>
    of.map((value, index) => {
      const text = texts[index] ?? { sv: "", en: "" };
      if (text.sv === "") fault(part, `${at}.levels.${index}.sv`, "level-text", { value });
      else if (text.en === "") fault(part, `${at}.levels.${index}.en`, "translation");
      return { value, text };
    });
  const criterionRows = some("criteria", "criteria", filled("criteria", "criteria", draft.criteria.criteria));
  const criteria = criterionRows.map(({ row, at }) => ({
    key: row.key,
    name: both("criteria", `${at}.name`, row.name),
    about: both("criteria", `${at}.about`, row.about),
    weight: there("criteria", `${at}.weight`, row.weight) ?? 0,
    levels: levelsOf("criteria", at, row.levels, values),
    questions: pairedLines(row.questions, () => fault("criteria", `${at}.questions.en`, "questions-differ")),
    answeredIn: answeredIn("criteria", `${at}.answeredIn`, row.answeredIn),
  }));
  const weights = criteria.reduce((sum, one) => sum + one.weight, 0);
  if (criteria.length > 0 && criteria.every((one) => one.weight > 0) && weights !== 100)
    fault("criteria", "criteria.0.weight", "weights", { sum: weights });

  // contribution to the strategy
  const { contribution } = draft;
  const strategicScale = { min: contribution.scaleMin ?? 0, max: contribution.scaleMax ?? 3 };
  const chosen = frameworks.find((choice) => choice.field === contribution.strategy);
  let strategic: CallRules["strategic"] = {
    framework: chosen?.framework ?? frameworks[0]?.framework ?? "",
    about: { sv: "–", en: "–" },
    nodes: [],
    answeredIn: [],
  };
  if (contribution.strategy !== "") {
    if (!chosen) fault("contribution", "strategy", "gone");
    there("contribution", "weight", contribution.weight);
    const steps = scaleValues(contribution.scaleMin, contribution.scaleMax);
    if (steps.length === 0) fault("contribution", "scaleMax", "scale");
    strategic = {
      framework: chosen?.framework ?? "",
      about: both("contribution", "about", contribution.about),
      nodes: contribution.nodes.map((row, index) => ({
        node: row.key,
        levels: levelsOf("contribution", `nodes.${index}`, row.levels, steps),
      })),
      answeredIn: answeredIn("contribution", "answeredIn", contribution.answeredIn),
    };
  }

  // ranking
  const { ranking } = draft;
  const assessorsPerApplication = there("ranking", "assessors", ranking.assessors);
  // Nobody hands in an assessment without having been told who reads it: the choice is made, never fallen into.
  const shownToOthers = there("ranking", "othersScores", othersScores.find((one) => one === ranking.othersScores) ?? null);
  const common = there("ranking", "commonScores", commonScores.find((one) => one === ranking.commonScores) ?? null);
  const decimals = there("ranking", "decimals", ranking.decimals);
  const nameOf = (key: string): Bilingual | null => criteria.find((one) => one.key === key)?.name ?? null;
  const thresholds: CallRules["thresholds"] = [];
  for (const { row, at } of filled("ranking", "thresholds", ranking.thresholds)) {
    const atLeast = there("ranking", `${at}.atLeast`, row.atLeast);
    const key = row.on === "total" ? null : row.on.replace(/^criterion:/, "");
    const name = key === null ? null : nameOf(key);
    if (row.on !== "total" && !name) fault("ranking", `${at}.on`, "gone");
    else if (thresholds.some((other) => (other.on === "total" ? null : other.key) === key)) fault("ranking", `${at}.on`, "twice");
    else if (atLeast !== null && values.length > 0 && (atLeast < (scale.min ?? 0) * 100 || atLeast > (scale.max ?? 0) * 100))
      fault("ranking", `${at}.atLeast`, "outside-scale", { min: scale.min ?? 0, max: scale.max ?? 0 });
    else if (atLeast !== null)
      thresholds.push(
        key === null || !name
          ? { on: "total", atLeastHundredths: atLeast, text: ruleWords.atLeastTotal(atLeast) }
          : { on: "criterion", key, atLeastHundredths: atLeast, text: ruleWords.atLeast(name, atLeast) },
      );
  }
  const bonus = bonusOf(draft, scale, { fault, both, filled });
  const tieBreak: CallRules["tieBreak"] = [];
  const seen = new Set<string>();
  for (const { row, at } of filled("ranking", "tieBreak", ranking.tieBreak)) {
    const match = /^(?:criterion:(.+)|(strategic|municipalities|members|requested)):(desc|asc)$/.exec(row.by);
    const name = match?.[1] ? nameOf(match[1]) : null;
    const by = match?.[2] as "strategic" | "municipalities" | "members" | "requested" | undefined;
    const direction = match?.[3] as "desc" | "asc";
    if (!match || (match[1] && !name) || (by === "strategic" && strategic.nodes.length === 0))
      fault("ranking", `${at}.by`, "gone");
    else if (seen.has(row.by.replace(/:(desc|asc)$/, ""))) fault("ranking", `${at}.by`, "twice");
    else {
      const first = tieBreak.length === 0;
      tieBreak.push(
        name
          ? { by: "criterion", key: match[1] as string, direction, text: ruleWords.tieCriterion(name, first) }
          : { by: by as "strategic", direction, text: ruleWords.tie(by as "strategic", direction, first) },
      );
      seen.add(row.by.replace(/:(desc|asc)$/, ""));
    }
  }

  // costs
  const costRows = some("costs", "types", filled("costs", "types", draft.costs.types));
  const costTypes = costRows.map(({ row, at }) => {
    const half = (row.maxShare === null) !== (row.of.length === 0);
    if (half) fault("costs", row.maxShare === null ? `${at}.maxShare` : `${at}.of`, "flat-rate-half");
    if (row.of.includes(row.key)) fault("costs", `${at}.of`, "flat-rate-itself");
    if (row.automatic && row.maxShare === null) fault("costs", `${at}.maxShare`, "automatic-without-rate");
    // Reckoned one after the other on rounded values: what is counted on must have been counted.
    const before = costRows.findIndex((other) => other.row.key === row.key);
    if (
      row.automatic &&
      row.of.some((key) => costRows.findIndex((other) => other.row.key === key && other.row.automatic) > before)
    )
      fault("costs", `${at}.of`, "flat-rate-later");
    if (row.of.some((key) => !costRows.some((other) => other.row.key === key))) fault("costs", `${at}.of`, "gone");
    return {
      key: row.key,
      name: both("costs", `${at}.name`, row.name),
      help: both("costs", `${at}.help`, row.help),
      ...(row.maxShare !== null && row.of.length > 0
        ? { flatRate: { of: [...row.of], maxBasisPoints: row.maxShare, automatic: row.automatic } }
        : {}),
      wages: row.wages && !row.automatic,
    };
  });

  // sources
  const sourceTypes = some("sources", "types", filled("sources", "types", draft.sources.types)).map(({ row, at }) => {
    const kinds = (["cash", "own-work"] as const).filter((one) => row.kinds.includes(one));
    if (kinds.length === 0) fault("sources", `${at}.kinds`, "missing");
    return {
      key: row.key,
      name: both("sources", `${at}.name`, row.name),
      help: both("sources", `${at}.help`, row.help),
      kinds,
      own: row.own,
    };
  });
  const own = sourceTypes.filter((one) => one.own).length;
  if (sourceTypes.length > 0 && own !== 1) fault("sources", "types.0.own", own === 0 ? "no-own-source" : "own-sources");

  // state aid
  const { aid } = draft;
  let stateAid: StoredCallRules["stateAid"] = null;
  if (aid.asked) {
    const regulation = both("aid", "regulation", aid.regulation);
    const ceilingEuro = there("aid", "ceilingEuro", aid.ceilingEuro);
    const years = there("aid", "years", aid.years);
    const orePerEuro = there("aid", "euroRate", aid.euroRate);
    const grantedOn = decisionOn ?? asDate(time.closesOn);
    if (ceilingEuro !== null && years !== null && orePerEuro !== null && grantedOn)
      stateAid = { regulation, ceilingEuro, years, orePerEuro, since: addYears(grantedOn, -years), required: aid.required };
  }

  // annexes
  const annexes = filled("annexes", "annexes", draft.annexes.annexes).map(({ row, at }) => ({
    key: row.key,
    name: both("annexes", `${at}.name`, row.name),
    help: both("annexes", `${at}.help`, row.help),
    required: row.required,
    most: there("annexes", `${at}.most`, row.most) ?? 1,
  }));

  // the call's own questions
  const questions = askedOf(draft, { fault, both, filled });
  const inSketch = kind === "two-step" ? sketch.questions : [];
  for (const key of inSketch) {
    const question = questions.find((one) => one.key === key);
    const wrong = question ? sketchFault(question, inSketch) : "gone";
    if (wrong) fault("sketch", "questions", wrong, question ? { question: question.text.sv } : {});
  }

  // terms
  both("terms", "title", draft.terms.title);
  there("terms", "termsVersion", draft.terms.termsVersion || null);
  const paragraphs = some("terms", "paragraphs", filled("terms", "paragraphs", draft.terms.paragraphs)).map(
    ({ row, at }, index) => ({
      number: index + 1,
      heading: both("terms", `${at}.heading`, row.heading),
      text: both("terms", `${at}.text`, row.text),
    }),
  );

  if (faults.length > 0 || !kind || !opensAt || !closesAt) return { ok: false, faults };
  const storedRules = {
    limits: {
      minOre: minOre as string,
      maxOre: maxOre as string,
      maxMonths: maxMonths as number,
      earliestStart: earliestStart as LocalDate,
      latestEnd: latestEnd as LocalDate,
      minMunicipalities: money.minMunicipalities as number,
      minCoFinancing: money.minCoFinancing as number,
      maxOwnWork: money.maxOwnWork as number,
      lowerLevels: money.lowerLevels ?? 0,
    },
    frameworks,
    eligibility,
    criteria,
    scale: { min: scale.min as number, max: scale.max as number },
    strategic,
    strategicWeight: strategic.nodes.length > 0 ? (contribution.weight ?? 0) : 0,
    strategicScale,
    assessorsPerApplication: assessorsPerApplication as number,
    othersScores: shownToOthers as OthersScores,
    commonScores: common as CommonScores,
    thresholds,
    bonus,
    tieBreak,
    decimals: decimals as number,
    objective: objectives.find((one) => one === ranking.objective) ?? "score-times-sum",
    costTypes,
    pay: { yearHours: draft.costs.yearHours ?? 1_720, socialCharges: draft.costs.socialCharges ?? 0 },
    sourceTypes,
    confirmations: confirmationDemands.find((one) => one === draft.sources.confirmations) ?? "voluntary",
    annexes,
    questions,
    sketch:
      kind === "two-step"
        ? {
            sections: sketchable.filter((one) => sketch.sections.includes(one)),
            questions: questions.map(({ key }) => key).filter((key) => inSketch.includes(key)),
            binding: sketch.binding,
          }
        : null,
    indicators,
    stateAid,
    earlierSupport: aid.earlier,
    terms: {
      key: "villkor",
      version: draft.terms.termsVersion,
      title: draft.terms.title,
      paragraphs,
      payments: paymentStarts.find((one) => one === draft.terms.payments) ?? "release",
      acceptance: acceptances.find((one) => one === draft.terms.acceptance) ?? "unasked",
    },
  } satisfies StoredCallRules;
  return {
    ok: true,
    call: {
      kind,
      number: basics.number,
      title: basics.title,
      summary: basics.summary,
      texts: draft.texts,
      contact: { name: basics.contactName, email: basics.contactEmail, phone: basics.contactPhone, note: basics.contactNote },
      opensAt,
      closesAt,
      questionsUntil,
      decisionOn,
      sketchClosesAt,
      sketchAnswerOn,
      rules: callRules.parse(storedRules),
      storedRules,
      funds,
      invited,
    },
  };
}

type Said = {
  readonly fault: (part: PartKey, field: string, code: FaultCode, values?: CallFault["values"]) => void;
  readonly both: (part: PartKey, field: string, text: Bilingual, needed?: boolean) => Bilingual;
  readonly filled: <R extends Rows[number]>(part: PartKey, name: string, rows: readonly R[]) => { row: R; at: string }[];
};

/**
 * What is added for facts. A bonus that everybody gets, that cannot be given in full, or that could outweigh all the criteria together is
 * no bonus.
 */
function bonusOf(
  { ranking, money }: CallDraft,
  scale: { readonly min: number | null; readonly max: number | null },
  { fault, both, filled }: Said,
): CallRules["bonus"] {
  const rows = filled("ranking", "bonus", ranking.bonus);
  const most = ranking.bonusMost;
  if (rows.length === 0) {
    if (most !== null) fault("ranking", "bonus.add", "no-rows");
    return null;
  }
  const width = (scale.max ?? 0) - (scale.min ?? 0);
  if (most === null) fault("ranking", "bonusMost", "missing");
  else if (width > 0 && most > width * 100) fault("ranking", "bonusMost", "bonus-above-scale", { width });
  const points: NonNullable<CallRules["bonus"]>["points"] = [];
  for (const { row, at } of rows) {
    const name = both("ranking", `${at}.name`, row.name);
    const by = bonusFacts.find((one) => one === row.fact);
    if (!by) fault("ranking", `${at}.fact`, "missing");
    const everybody = by === "municipalities" ? (money.minMunicipalities ?? 0) : (money.minCoFinancing ?? 0) / 100;
    if (row.least === null) fault("ranking", `${at}.least`, "missing");
    else if (by && row.least <= everybody) fault("ranking", `${at}.least`, "bonus-for-all");
    else if (points.some((other) => other.by === by && other.atLeast === row.least)) fault("ranking", `${at}.least`, "twice");
    if (row.points === null) fault("ranking", `${at}.points`, "missing");
    else if (row.points <= 0) fault("ranking", `${at}.points`, "bonus-without-points");
    else if (most !== null && row.points > most) fault("ranking", `${at}.points`, "bonus-above-most");
    if (by && row.least !== null && row.points !== null)
      points.push({
        key: row.key,
        name,
        by,
        atLeast: row.least,
        hundredths: row.points,
        text: ruleWords.bonus(name, by, row.least, row.points),
      });
  }
  return { mostHundredths: most ?? 0, text: ruleWords.bonusMost(most ?? 0), points };
}

/** The call's own questions in their order. Each condition is held against the questions before it. */
function askedOf(draft: CallDraft, { fault, both, filled }: Said): Question[] {
  const rows = filled("questions", "asked", draft.questions.asked);
  const questions: Question[] = [];
  for (const { row, at } of rows) {
    const kind = answerKinds.find((one) => one === row.kind);
    if (!kind) fault("questions", `${at}.kind`, "missing");
    const listed = kind === "choice" || kind === "many" || kind === "table";
    const options = listed ? optionsOf(row.options, (code) => fault("questions", `${at}.options.sv`, code)) : [];
    const question: Question = {
      key: row.key,
      text: both("questions", `${at}.text`, row.text),
      help: both("questions", `${at}.help`, row.help, false),
      under: row.under.sv || row.under.en ? both("questions", `${at}.under`, row.under) : (questions.at(-1)?.under ?? row.under),
      kind: kind ?? "short",
      required: row.required,
      maxLength: kind === "short" || kind === "long" ? row.maxLength : null,
      options,
      sums: kind === "table" && row.sums,
      condition: null,
    };
    const condition = conditionOf(
      row,
      questions,
      rows.some((other) => other.row.key === row.on),
      (field, code) => fault("questions", `${at}.${field}`, code),
    );
    questions.push({ ...question, condition });
  }
  return questions;
}

function optionsOf(text: Bilingual, fault: (code: FaultCode) => void): Question["options"] {
  let differ = false;
  const said = pairedLines(text, () => {
    differ = true;
  });
  if (differ) fault("lines-differ");
  else if (said.length === 0) fault("options-missing");
  const keys = said.map((line) => slug(line.sv) || "val");
  if (new Set(keys).size < keys.length) fault("option-twice");
  return said.map((line, index) => ({ key: keys[index] as string, text: line }));
}

type ConditionRow = { readonly on: string; readonly test: string; readonly value: string };

function conditionOf(
  { on, test, value }: ConditionRow,
  before: readonly Question[],
  isThere: boolean,
  fault: (field: "on" | "test" | "value", code: FaultCode) => void,
): Condition | null {
  if (on === "" && test === "" && value === "") return null;
  const question = before.find((one) => one.key === on);
  if (on === "") fault("on", "condition-half");
  else if (!question) fault("on", isThere ? "condition-later" : "gone");
  if (!question) return null;
  const known = conditionTests.find((one) => one === test);
  if (!known) fault("test", "condition-half");
  else if (!testsFor(question.kind).includes(known)) fault("test", "condition-test");
  const kept = conditionValue(question, value);
  if (kept === null) fault("value", value === "" ? "condition-half" : "condition-value");
  return known && kept !== null ? { on, test: known, value: kept } : null;
}

/** As the answer is kept, so that the two can be held against each other; null when no answer could be it. */
function conditionValue(question: Question, value: string): string | null {
  const closed = closedValues(question);
  if (closed) return closed.includes(value) ? value : null;
  switch (question.kind) {
    case "number":
      return parseNumber(value)?.toString() ?? null;
    case "money":
      return parseKronor(value)?.toString() ?? null;
    case "date":
      return parseDate(value);
    default:
      return value === "" ? null : value;
  }
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** One question to a line, as many in both languages, so that each has its translation. */
function pairedLines({ sv, en }: Bilingual, differ: () => void): Bilingual[] {
  const [swedish, english] = [linesOf(sv), linesOf(en)];
  if (swedish.length !== english.length) {
    differ();
    return [];
  }
  return swedish.map((line, index) => ({ sv: line, en: english[index] as string }));
}
