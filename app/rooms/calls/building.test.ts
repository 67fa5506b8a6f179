import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { nested } from "#app/kernel/nested.ts";
import { slug } from "#app/kernel/slug.ts";
import type { CallSubject } from "#app/rooms/calls/call.events.ts";
import { exampleCall } from "#app/rooms/calls/call.test-data.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { admitLate, usualAdmission } from "#app/rooms/calls/commands/admit-late.ts";
import { extendDeadline, extendSketchDeadline } from "#app/rooms/calls/commands/after-publishing.ts";
import { publish } from "#app/rooms/calls/commands/publish.ts";
import { savePart } from "#app/rooms/calls/commands/save-part.ts";
import { type CallSurroundings, compile } from "#app/rooms/calls/compile.ts";
import { draftOf, forNewCall, moved, readDraft, readMove, settled } from "#app/rooms/calls/draft.ts";
import { type Fields, freeKey, readContent, readTyped, typedValues } from "#app/rooms/calls/fields.ts";
import { type CallDraft, callParts, partBySlug, partKeys, partSlugs } from "#app/rooms/calls/parts.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";
import { closedValues, type Question, testsFor } from "#app/rooms/calls/questions.ts";
import { callRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const levels = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: from + index, text: both(`nivå ${from + index}`) }));

const opt = (key: string) => ({ key, text: both(key) });
const asked = (key: string, kind: Question["kind"], more: Partial<Question> = {}): Question =>
  exampleQuestion(key, kind, { text: both(key), ...more });

const rules = callRules.parse({
  limits: {
    minOre: "20000000",
    maxOre: "300000000",
    maxMonths: 36,
    earliestStart: "2028-01-01",
    latestEnd: "2030-12-31",
    minMunicipalities: 2,
    minCoFinancing: 5_000,
    maxOwnWork: 7_500,
    lowerLevels: 1,
  },
  frameworks: [
    {
      framework: "sjuharad-2030",
      version: "1",
      nodeType: "fokusomrade",
      label: both("Fokus"),
      help: both("Hjälp"),
      min: 1,
      max: 2,
      shares: true,
      field: "focusArea",
    },
  ],
  eligibility: [{ key: "mal", text: both("Ja?"), help: both("Hjälp"), failure: both("Nej."), required: true }],
  criteria: [
    {
      key: "relevans",
      name: both("Relevans"),
      about: both("Om"),
      weight: 60,
      levels: levels(1, 5),
      questions: [both("Varför?")],
      answeredIn: ["need.need", "support"],
    },
    { key: "nytta", name: both("Nytta"), about: both("Om"), weight: 40, levels: levels(1, 5), questions: [] },
  ],
  scale: { min: 1, max: 5 },
  strategic: {
    framework: "sjuharad-2030",
    about: both("Bidrag"),
    nodes: [{ node: "sjuharad-2030/a", levels: levels(0, 4) }],
    answeredIn: ["strategy"],
  },
  strategicWeight: 10,
  strategicScale: { min: 0, max: 3 },
  assessorsPerApplication: 2,
  thresholds: [
    {
      on: "criterion",
      key: "relevans",
      atLeastHundredths: 200,
      text: {
        sv: "Medelpoängen på relevans ska vara minst 2,00.",
        en: "The mean score for relevans (en) must be at least 2.00.",
      },
    },
    {
      on: "total",
      atLeastHundredths: 275,
      text: { sv: "Den vägda totalpoängen ska vara minst 2,75.", en: "The weighted total must be at least 2.75." },
    },
  ],
  bonus: {
    mostHundredths: 50,
    text: {
      sv: "Bonusen är sammanlagt högst 0,50 poäng. Den läggs till den vägda poängen och räknas inte när minsta poäng prövas.",
      en: "The bonus is 0.50 points at most in all. It is added to the weighted score and does not count towards the lowest points.",
    },
    points: [
      {
        key: "bred",
        name: both("Bred"),
        by: "municipalities",
        atLeast: 4,
        hundredths: 50,
        text: {
          sv: "Bred: 0,50 poäng om minst 4 kommuner deltar. Adjungerade kommuner räknas inte.",
          en: "Bred (en): 0.50 points if at least 4 municipalities take part. Adjunct municipalities do not count.",
        },
      },
      {
        key: "egna",
        name: both("Egna pengar"),
        by: "co-financing",
        atLeast: 65,
        hundredths: 25,
        text: {
          sv: "Egna pengar: 0,25 poäng om medfinansieringen är minst 65 procent av kostnaden.",
          en: "Egna pengar (en): 0.25 points if the co-financing is at least 65 per cent of the cost.",
        },
      },
    ],
  },
  tieBreak: [
    {
      by: "criterion",
      key: "nytta",
      direction: "desc",
      text: { sv: "Först högst medelpoäng på nytta.", en: "First the highest mean score for nytta (en)." },
    },
    { by: "requested", direction: "asc", text: { sv: "Därefter lägst sökt belopp.", en: "Then the lowest amount applied for." } },
  ],
  decimals: 2,
  costTypes: [
    { key: "personal", name: both("Personal"), help: both("Lön") },
    { key: "schablon", name: both("Schablon"), help: both("Lokaler"), flatRate: { of: ["personal"], maxBasisPoints: 1_500 } },
    { key: "timmar", name: both("Timmar"), help: both("Timlön"), wages: true },
    {
      key: "utraknad",
      name: both("Uträknad"),
      help: both("Schablon"),
      flatRate: { of: ["personal", "schablon"], maxBasisPoints: 2_000, automatic: true },
    },
  ],
  pay: { yearHours: 1_700, socialCharges: 3_142 },
  sourceTypes: [
    { key: "drum", name: both("DRUM"), help: both("Sökt"), kinds: ["cash"], own: true },
    { key: "kommun", name: both("Kommun"), help: both("Egen"), kinds: ["cash", "own-work"], own: false },
  ],
  questions: [
    asked("forstudie", "yes-no"),
    asked("vilken", "short", { condition: { on: "forstudie", test: "is", value: "yes" }, required: true, maxLength: 80 }),
    asked("moter", "many", { options: [opt("unga"), opt("foretag")], under: both("Deltagare") }),
    asked("belopp", "money", { under: both("Deltagare"), help: both("I kronor") }),
    asked("parter", "table", {
      under: both("Samverkan"),
      options: [opt("part"), opt("varde")],
      sums: true,
      condition: { on: "belopp", test: "is-not", value: "125050" },
    }),
  ],
  terms: {
    key: "villkor",
    version: "2027:1",
    title: both("Villkor"),
    paragraphs: [{ number: 1, heading: both("Rekvisition"), text: both("Text") }],
  },
});

const call: CallWithRules = { ...exampleCall, rules };

const around: CallSurroundings = {
  now: new Date("2027-05-01T10:00:00Z"),
  takenNumbers: new Set(["DRUM-2027"]),
  funds: new Map([["f", { name: "Tillväxt 2028", leftOre: kronor(4_000_000) }]]),
  levels: new Map([["sjuharad-2030@1#fokusomrade", ["sjuharad-2030/a", "sjuharad-2030/b"]]]),
  indicators: new Map(),
};
const whole = draftOf(call, [{ fundId: "f", limitOre: kronor(3_000_000) }]);
const codes = (draft: CallDraft, more: Partial<CallSurroundings> = {}) => {
  const compiled = compile(draft, { ...around, ...more });
  return compiled.ok ? [] : compiled.faults.map((fault) => `${fault.part}.${fault.field} ${fault.code}`);
};
const withPart = <Key extends keyof CallDraft>(key: Key, change: Partial<CallDraft[Key]>): CallDraft => ({
  ...whole,
  [key]: { ...whole[key], ...change },
});

/** Questions with conditions on those before them, as a call may have them. */
const anyQuestions: fc.Arbitrary<Question[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...(["short", "long", "number", "money", "choice", "many", "yes-no", "date", "table"] as const)),
      required: fc.boolean(),
      sums: fc.boolean(),
      pick: fc.nat(),
      conditional: fc.boolean(),
      under: fc.constantFrom("I", "II"),
    }),
    { maxLength: 12 },
  )
  .map((seeds) => {
    const made: Question[] = [];
    for (const { kind, required, sums, pick, conditional, under } of seeds) {
      const listed = kind === "choice" || kind === "many" || kind === "table";
      const before = made[pick % Math.max(1, made.length)];
      const test = before && testsFor(before.kind)[pick % Math.max(1, testsFor(before.kind).length)];
      const value =
        before &&
        (closedValues(before)?.[pick % Math.max(1, closedValues(before)?.length ?? 1)] ??
          ({ number: "12.5", money: "125050", date: "2027-02-01" } as Record<string, string>)[before.kind] ??
          "mark");
      made.push(
        asked(`f-${made.length}`, kind, {
          required,
          sums: kind === "table" && sums,
          under: both(under),
          options: listed ? [opt("a"), opt("b")] : [],
          condition: conditional && before && test && value ? { on: before.key, test, value } : null,
        }),
      );
    }
    return made;
  });

const indicatorWords = (key: string) => ({
  key,
  name: both("Namn"),
  definition: both("Definition"),
  unit: both("personer"),
  method: both("Listor"),
  split: true,
});
describe("the indicators of a call", () => {
  const row = (indicator: string, required = false) => ({ key: `rad-${indicator}`, indicator, required });
  const library = { indicators: new Map(["jobb", "foretag"].map((key) => [key, indicatorWords(key)])) };
  it("carry the library's words into the rules, and come back as they were chosen", () => {
    const compiled = compile(withPart("indicators", { indicators: [row("foretag", true), row("jobb")] }), {
      ...around,
      ...library,
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
    expect(compiled.call.rules.indicators).toEqual([
      { ...indicatorWords("foretag"), required: true },
      { ...indicatorWords("jobb"), required: false },
    ]);
    expect(draftOf({ ...call, rules: compiled.call.rules }, []).indicators.indicators.map((one) => one.indicator)).toEqual([
      "foretag",
      "jobb",
    ]);
  });
  it("are chosen once each, and among those that the library still has", () => {
    expect(codes(withPart("indicators", { indicators: [row("jobb"), row("jobb"), row("borta")] }), library)).toEqual([
      "indicators.indicators.1.indicator twice",
      "indicators.indicators.2.indicator gone",
    ]);
  });
});

describe("a call as parts and back", () => {
  it("copied to a draft and put together again it has the same rules to the letter", () => {
    const compiled = compile(whole, around);
    expect(compiled).toMatchObject({ ok: true });
    if (!compiled.ok) return;
    expect(compiled.call.rules).toEqual(rules);
    expect(compiled.call).toMatchObject({
      number: call.number,
      opensAt: call.opensAt,
      closesAt: call.closesAt,
      questionsUntil: null,
      decisionOn: call.decisionOn,
      texts: call.texts,
    });
    expect(compiled.call.funds).toEqual([{ fundId: "f", limitOre: kronor(3_000_000) }]);
  });

  it("copied with any questions, every condition points to the copy's own question before it, and the source is untouched", () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const source: CallWithRules = { ...call, rules: { ...rules, questions } };
        const before = structuredClone(source);
        const copy = forNewCall(draftOf(source, []), both("Kopia"));
        const compiled = compile(
          { ...draftOf({ ...source }, [{ fundId: "f", limitOre: null }]), questions: copy.questions },
          around,
        );
        expect(source).toEqual(before);
        expect(compiled).toMatchObject({ ok: true });
        if (!compiled.ok) return;
        expect(compiled.call.rules.questions).toEqual(questions);
        for (const [index, { condition }] of compiled.call.rules.questions.entries())
          if (condition) expect(compiled.call.rules.questions.findIndex((one) => one.key === condition.on)).toBeLessThan(index);
      }),
      { numRuns: 60 },
    );
  });

  it("a new call from an old one keeps rules, keys and texts, and must be given number, dates and money of its own", () => {
    const fresh = forNewCall(whole, both("Projekt 2029"));
    expect(codes(fresh)).toEqual([
      "basics.number missing",
      "time.opensOn missing",
      "time.closesOn missing",
      "time.earliestStart missing",
      "time.latestEnd missing",
      "money.funds.add no-rows",
    ]);
    expect(fresh.criteria).toEqual(whole.criteria);
    expect(whole.basics.number).toBe("DRUM-2028");
  });

  it("every part survives its form: shown, sent back and read it is the same", () => {
    for (const part of partKeys) {
      const fields: Fields = callParts[part];
      const read = readTyped(fields, nested(typedValues(fields, whole[part])));
      expect(read.errors, part).toEqual({});
      expect(read.content, part).toEqual(readContent(fields, whole[part]));
    }
  });

  it("every part has an address of its own", () => {
    expect(partKeys.map((part) => partBySlug(partSlugs[part]))).toEqual(partKeys);
    expect(partBySlug("finns-inte")).toBeNull();
  });

  it("an empty draft says what is missing in every part but those that are optional, and publishes nothing", () => {
    const compiled = compile(readDraft({}), around);
    expect(compiled.ok).toBe(false);
    if (compiled.ok) return;
    expect(new Set(compiled.faults.map((fault) => fault.part))).toEqual(
      new Set(
        partKeys.filter(
          (part) =>
            !["sketch", "indicators", "contribution", "aid", "annexes"].includes(part) &&
            part !== "strategies" &&
            part !== "questions",
        ),
      ),
    );
    expect(publish("c", readDraft({}), around, new Set())).toMatchObject({ ok: false, refusal: { code: "not-ready" } });
  });
});

describe("the check before publishing finds", () => {
  const first = whole.criteria.criteria[0] as (typeof whole.criteria.criteria)[number];
  const second = whole.criteria.criteria[1] as (typeof whole.criteria.criteria)[number];
  const cases: [string, CallDraft, string][] = [
    [
      "weights that are not 100 together",
      withPart("criteria", { criteria: [{ ...first, weight: 50 }, second] }),
      "criteria.criteria.0.weight weights",
    ],
    [
      "a limited call that nobody is invited to",
      withPart("basics", { kind: "limited", invited: [] }),
      "basics.invited.add no-rows",
    ],
    [
      "an invited organisation whose number fails its check digit",
      withPart("basics", { kind: "limited", invited: [{ key: "a", organisation: "802990-7015", organisationName: "Vävnod" }] }),
      "basics.invited.0.organisation not-an-organisation-number",
    ],
    [
      "the same organisation invited twice",
      withPart("basics", {
        kind: "limited",
        invited: ["8029907014", "802990-7014"].map((organisation) => ({
          key: organisation,
          organisation,
          organisationName: "Vävnod",
        })),
      }),
      "basics.invited.1.organisation twice",
    ],
    [
      "a last minute that two readers understand differently",
      withPart("time", { closesAt: "00:00" }),
      "time.closesAt closes-at-midnight",
    ],
    ["a closing before the opening", withPart("time", { closesOn: "2027-05-31" }), "time.closesOn closes-before-opens"],
    [
      "an hour that does not exist on the day clocks go forward",
      withPart("time", { opensOn: "2027-03-28", opensAt: "02:30" }),
      "time.opensAt no-such-time",
    ],
    [
      "an hour that exists twice on the day clocks go back",
      withPart("time", { closesOn: "2027-10-31", closesAt: "02:30", decisionOn: null }),
      "time.closesAt no-such-time",
    ],
    [
      "a last day that has been",
      withPart("time", { opensOn: "2027-01-01", closesOn: "2027-02-01" }),
      "time.closesOn closed-already",
    ],
    ["a decision before the last day", withPart("time", { decisionOn: "2027-08-20" }), "time.decisionOn decision-before-closing"],
    ["a project period turned round", withPart("time", { latestEnd: "2027-12-31" }), "time.latestEnd period-reversed"],
    [
      "a pot overdrawn",
      withPart("money", { funds: [{ key: "f", fund: "f", limit: kronor(4_000_001).toString() }] }),
      "money.funds.0.limit pot-overdrawn",
    ],
    [
      "a fund chosen twice",
      withPart("money", {
        funds: [
          { key: "a", fund: "f", limit: null },
          { key: "b", fund: "f", limit: null },
        ],
      }),
      "money.funds.1.fund fund-twice",
    ],
    ["amounts turned round", withPart("money", { maxAmount: "100" }), "money.maxAmount amounts-reversed"],
    ["a missing translation", withPart("texts", { purpose: { sv: "Syfte", en: "" } }), "texts.purpose.en translation"],
    ["a number that another call has", withPart("basics", { number: "DRUM-2027" }), "basics.number number-taken"],
    ["a number with spaces", withPart("basics", { number: "drum 28" }), "basics.number number-form"],
    [
      "a level without words",
      withPart("criteria", { criteria: [{ ...first, levels: first.levels.slice(0, 4) }, second] }),
      "criteria.criteria.0.levels.4.sv level-text",
    ],
    [
      "questions without a translation",
      withPart("criteria", { criteria: [{ ...first, questions: { sv: "A?\nB?", en: "A?" } }, second] }),
      "criteria.criteria.0.questions.en questions-differ",
    ],
    [
      "a criterion answered in a question that is gone",
      withPart("criteria", { criteria: [{ ...first, answeredIn: ["need.need", "questions.borta"] }, second] }),
      "criteria.criteria.0.answeredIn gone",
    ],
    [
      "a criterion answered in a part that the form no longer has",
      withPart("money", { lowerLevels: 0 }),
      "criteria.criteria.0.answeredIn gone",
    ],
    [
      "a call that has not said whether there is a common score",
      withPart("ranking", { commonScores: "" }),
      "ranking.commonScores missing",
    ],
    [
      "assessors who have not been told what they see of each other's scores",
      withPart("ranking", { othersScores: "" }),
      "ranking.othersScores missing",
    ],
    [
      "a limit outside the scale",
      withPart("ranking", { thresholds: [{ key: "g", on: "total", atLeast: 550 }] }),
      "ranking.thresholds.0.atLeast outside-scale",
    ],
    [
      "a limit on a criterion that is gone",
      withPart("ranking", { thresholds: [{ key: "g", on: "criterion:borta", atLeast: 200 }] }),
      "ranking.thresholds.0.on gone",
    ],
    [
      "the same tie-break twice",
      withPart("ranking", {
        tieBreak: [
          { key: "a", by: "requested:asc" },
          { key: "b", by: "requested:desc" },
        ],
      }),
      "ranking.tieBreak.1.by twice",
    ],
    [
      "a flat rate without anything to reckon on",
      withPart("costs", { types: whole.costs.types.map((row) => ({ ...row, of: [] })) }),
      "costs.types.1.of flat-rate-half",
    ],
    [
      "a flat rate on itself",
      withPart("costs", { types: whole.costs.types.map((row) => (row.key === "schablon" ? { ...row, of: ["schablon"] } : row)) }),
      "costs.types.1.of flat-rate-itself",
    ],
    [
      "no source that is the support itself",
      withPart("sources", { types: whole.sources.types.map((row) => ({ ...row, own: false })) }),
      "sources.types.0.own no-own-source",
    ],
    [
      "more goals to choose than there are",
      withPart("strategies", { choices: whole.strategies.choices.map((row) => ({ ...row, max: 3 })) }),
      "strategies.choices.0.max too-few-nodes",
    ],
    [
      "more goals to choose than are offered",
      withPart("strategies", {
        choices: whole.strategies.choices.map((row) => ({ ...row, max: 2, offered: ["sjuharad-2030/a"] })),
      }),
      "strategies.choices.0.max too-few-nodes",
    ],
    [
      "a goal that must be chosen and may not be",
      withPart("strategies", {
        choices: whole.strategies.choices.map((row) => ({ ...row, offered: ["sjuharad-2030/a"], demanded: ["sjuharad-2030/b"] })),
      }),
      "strategies.choices.0.demanded demanded-not-offered",
    ],
    [
      "more goals that must be chosen than may be",
      withPart("strategies", {
        choices: whole.strategies.choices.map((row) => ({
          ...row,
          min: 1,
          max: 1,
          demanded: ["sjuharad-2030/a", "sjuharad-2030/b"],
        })),
      }),
      "strategies.choices.0.demanded demanded-above-max",
    ],
    [
      "a contribution to a strategy that is no longer chosen",
      withPart("strategies", { choices: [] }),
      "contribution.strategy gone",
    ],
  ];
  it.each(cases)("%s", (_what, draft, expected) => {
    expect(codes(draft)).toContain(expected);
  });

  it("an automatic flat rate without a per cent, or reckoned on one that is reckoned after it", () => {
    const changed = (key: string, change: Partial<CallDraft["costs"]["types"][number]>) =>
      codes(withPart("costs", { types: whole.costs.types.map((row) => (row.key === key ? { ...row, ...change } : row)) }));
    expect(changed("schablon", { automatic: true, maxShare: null, of: [] })).toEqual([
      "costs.types.1.maxShare automatic-without-rate",
    ]);
    expect(changed("schablon", { automatic: true, of: ["utraknad"] })).toEqual(["costs.types.1.of flat-rate-later"]);
    expect(changed("schablon", { automatic: true })).toEqual([]);
  });

  it("a bonus that everybody gets, that cannot be given in full, that outweighs the criteria or that is half written", () => {
    const [wide, own] = whole.ranking.bonus as [(typeof whole.ranking.bonus)[number], (typeof whole.ranking.bonus)[number]];
    const given = (bonus: typeof whole.ranking.bonus, bonusMost: number | null = 50) =>
      codes(withPart("ranking", { bonus, bonusMost })).map((code) => code.replace("ranking.", ""));
    expect(given([{ ...own, least: whole.money.minCoFinancing === null ? 1 : whole.money.minCoFinancing / 100 }])).toEqual([
      "bonus.0.least bonus-for-all",
    ]);
    expect(given([{ ...wide, least: whole.money.minMunicipalities }])).toEqual(["bonus.0.least bonus-for-all"]);
    expect(given([wide, { ...own, points: 51 }])).toEqual(["bonus.1.points bonus-above-most"]);
    expect(given([wide], 401)).toEqual(["bonusMost bonus-above-scale"]);
    expect(given([wide, { ...wide, key: "igen" }])).toEqual(["bonus.1.least twice"]);
    expect(given([{ ...wide, points: 0 }])).toEqual(["bonus.0.points bonus-without-points"]);
    expect(given([{ ...wide, fact: "", least: null, points: null }], null)).toEqual([
      "bonusMost missing",
      "bonus.0.fact missing",
      "bonus.0.least missing",
      "bonus.0.points missing",
    ]);
    expect(given([])).toEqual(["bonus.add no-rows"]);
    expect(given([], null)).toEqual([]);
  });

  it("questions whose conditions, options or translations do not hold, each at its field", () => {
    const changed = (index: number, change: Partial<CallDraft["questions"]["asked"][number]>) =>
      codes(
        withPart("questions", {
          asked: whole.questions.asked.map((row, place) => (place === index ? { ...row, ...change } : row)),
        }),
      );
    expect(changed(1, { on: "belopp" })).toContain("questions.asked.1.on condition-later");
    expect(changed(1, { on: "vilken" })).toContain("questions.asked.1.on condition-later");
    expect(changed(1, { on: "borttagen" })).toContain("questions.asked.1.on gone");
    expect(changed(1, { test: "" })).toContain("questions.asked.1.test condition-half");
    expect(changed(1, { test: "contains" })).toContain("questions.asked.1.test condition-test");
    expect(changed(1, { value: "" })).toContain("questions.asked.1.value condition-half");
    expect(changed(1, { value: "kanske" })).toContain("questions.asked.1.value condition-value");
    expect(changed(4, { value: "tolv" })).toContain("questions.asked.4.value condition-value");
    expect(changed(2, { options: { sv: "", en: "" } })).toContain("questions.asked.2.options.sv options-missing");
    expect(changed(2, { options: { sv: "a\nb", en: "a" } })).toContain("questions.asked.2.options.sv lines-differ");
    expect(changed(2, { options: { sv: "a\na", en: "a\nb" } })).toContain("questions.asked.2.options.sv option-twice");
    expect(changed(0, { text: { sv: "Ja?", en: "" } })).toContain("questions.asked.0.text.en translation");
    expect(changed(0, { kind: "" })).toContain("questions.asked.0.kind missing");
    const { asked: rows } = whole.questions;
    expect(codes(withPart("questions", { asked: [rows[1], rows[0], ...rows.slice(2)] as typeof rows }))).toEqual([
      "questions.asked.0.on condition-later",
    ]);
  });

  it("nothing in a whole draft, and a row that nobody filled in is only room to write in", () => {
    const blank = readContent(callParts.conditions.questions.fields, {});
    expect(codes(whole)).toEqual([]);
    expect(codes(withPart("conditions", { questions: [{ key: "tom", ...blank }, ...whole.conditions.questions] }))).toEqual([]);
  });
});

describe("a part that is saved", () => {
  const subject: CallSubject = {
    id: "c",
    state: "drafted",
    version: 3,
    number: "",
    title: both("x"),
    opensAt: call.opensAt,
    closesAt: call.closesAt,
    sketchClosesAt: null,
    sketchAnswerOn: null,
    decisionOn: null,
    partVersion: 4,
    revises: null,
  };
  const nowhere = { contributionNodes: [], levelNodes: new Map<string, readonly string[]>() };

  it("is refused at its fields when something cannot be read, and nothing is kept", () => {
    expect(savePart(subject, "time", { opensOn: "2027-02-30", opensAt: "25:00", maxMonths: "3,5" }, 4, null, nowhere)).toEqual({
      ok: false,
      refusal: { code: "part-not-readable", fields: { opensOn: "notADate", opensAt: "notATime", maxMonths: "notAWholeNumber" } },
    });
    expect(
      savePart(subject, "money", { minAmount: "-5", maxAmount: "1e309", minCoFinancing: "101" }, 4, null, nowhere),
    ).toMatchObject({
      refusal: { fields: { minAmount: "negativeAmount", maxAmount: "notAnAmount", minCoFinancing: "notAPercent" } },
    });
    expect(savePart(subject, "basics", { title: { sv: "x".repeat(121), en: "" } }, 4, null, nowhere)).toMatchObject({
      refusal: { fields: { "title.sv": "tooLong" } },
    });
  });

  it("is not saved over what somebody else saved meanwhile", () => {
    expect(savePart(subject, "basics", {}, 3, null, nowhere)).toMatchObject({
      ok: false,
      refusal: { code: "changed-since-read" },
    });
  });

  it("gives rows keys from their names once, and never the same twice", () => {
    const saved = savePart(
      subject,
      "costs",
      {
        types: [
          { name: { sv: "Resor", en: "Travel" } },
          { name: { sv: "Resor", en: "Trips" } },
          { key: "gammal", name: { sv: "Nytt namn", en: "" } },
          // Added by its button and not yet called anything.
          {},
        ],
      },
      4,
      null,
      nowhere,
    );
    expect(saved).toMatchObject({
      ok: true,
      value: { events: [{ content: { types: [{ key: "resor" }, { key: "resor-2" }, { key: "gammal" }, { key: "" }] } }] },
    });
  });

  it("has as many level texts as the scale has values, and one row for each goal of the chosen strategy", () => {
    const criteria = settled("criteria", { ...whole.criteria, scaleMin: 0, scaleMax: 2 }, nowhere);
    expect(criteria.criteria.map((row) => row.levels.length)).toEqual([3, 3]);
    const contribution = settled("contribution", whole.contribution, {
      ...nowhere,
      contributionNodes: ["sjuharad-2030/b", "sjuharad-2030/a"],
    });
    expect(contribution.nodes.map((row) => [row.key, row.levels[0]?.sv])).toEqual([
      ["sjuharad-2030/b", ""],
      ["sjuharad-2030/a", "nivå 0"],
    ]);
  });

  it("leaves the goals of a strategy behind when a choice is moved to another", () => {
    const [row] = whole.strategies.choices;
    if (!row) throw new Error("no choice");
    const ticked = { ...row, offered: ["sjuharad-2030/a", "annan/1"], demanded: ["annan/1"] };
    const around = { ...nowhere, levelNodes: new Map([[row.level, ["sjuharad-2030/a", "sjuharad-2030/b"]]]) };
    expect(settled("strategies", { choices: [ticked] }, around).choices[0]).toMatchObject({
      offered: ["sjuharad-2030/a"],
      demanded: [],
    });
  });

  it("has no field by a name that every part's form has of its own", () => {
    for (const fields of Object.values(callParts))
      expect(Object.keys(fields).filter((name) => ["version", "next", "move"].includes(name))).toEqual([]);
  });

  it("moves, removes and adds rows by a button, and buttons that mean nothing change nothing", () => {
    const order = (text: string) => {
      const move = readMove("criteria", text);
      return (move ? moved("criteria", whole.criteria, move) : whole.criteria).criteria.map((row) => row.key);
    };
    expect(order("criteria.1.up")).toEqual(["nytta", "relevans"]);
    expect(order("criteria.0.down")).toEqual(["nytta", "relevans"]);
    expect(order("criteria.0.remove")).toEqual(["nytta"]);
    expect(order("criteria.add")).toEqual(["relevans", "nytta", ""]);
    for (const nothing of [
      "criteria.0.up",
      "criteria.9.down",
      "criteria.9.remove",
      "scaleMin.add",
      "__proto__.add",
      "",
      "criteria.x.up",
    ])
      expect(order(nothing), nothing).toEqual(["relevans", "nytta"]);
  });

  it("can be read whatever is sent: it is content or a fault at a field, never a crash", () => {
    fc.assert(
      fc.property(fc.constantFrom(...partKeys), fc.anything({ maxDepth: 4, withNullPrototype: true }), (part, given) => {
        const { content, errors } = readTyped(callParts[part] as Fields, given);
        expect(readContent(callParts[part] as Fields, JSON.parse(JSON.stringify(content)))).toEqual(content);
        expect(Object.values(errors).every((key) => /^[a-zA-Z]+$/.test(key))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("after publishing", () => {
  const subject: CallSubject = {
    id: "c",
    state: "published",
    version: 3,
    number: "DRUM-2028",
    title: both("x"),
    opensAt: call.opensAt,
    closesAt: call.closesAt,
    sketchClosesAt: null,
    sketchAnswerOn: null,
    decisionOn: "2027-10-22",
    partVersion: 0,
    revises: null,
  };
  const wanted = { date: "2027-08-27", time: "23:59", decisionOn: null, note: both("En vecka till.") };

  it("the last day is moved forward, everyone with a draft is told, and reminders follow the new day", () => {
    const done = extendDeadline(subject, wanted, new Date("2027-08-01T10:00:00Z"));
    expect(done).toMatchObject({
      ok: true,
      value: { events: [{ type: "DeadlineExtended", closesAt: new Date("2027-08-27T21:59:00Z"), decisionOn: "2027-10-22" }] },
    });
    if (done.ok)
      expect(done.value.follow.map((one) => one.kind)).toEqual(["call-deadline-moved", "call-reminder", "call-reminder"]);
  });

  it("never back, never to an hour that is not there, never when the call has closed, never past the decision", () => {
    const at = new Date("2027-08-01T10:00:00Z");
    expect(extendDeadline(subject, { ...wanted, date: "2027-08-20" }, at)).toMatchObject({
      refusal: { fields: { date: "notLater" } },
    });
    expect(extendDeadline(subject, { ...wanted, date: "2028-03-26", time: "02:30" }, at)).toMatchObject({
      refusal: { fields: { time: "noSuchTime" } },
    });
    expect(extendDeadline(subject, { ...wanted, time: "00:00" }, at)).toMatchObject({
      refusal: { fields: { time: "midnight" } },
    });
    expect(extendDeadline(subject, wanted, new Date("2027-08-20T22:00:00Z"))).toMatchObject({ refusal: { code: "closed" } });
    expect(extendDeadline(subject, wanted, new Date("2027-08-20T21:59:59.999Z"))).toMatchObject({ ok: true });
    expect(extendDeadline(subject, { ...wanted, date: "2027-10-22" }, at)).toMatchObject({
      refusal: { fields: { decisionOn: "decisionBeforeClosing" } },
    });
  });
});

describe("a call in two steps", () => {
  const questions = [
    asked("belopp", "money"),
    asked("om-mer", "short", { condition: { on: "belopp", test: "is", value: "100" } }),
    asked("karta", "file"),
  ];
  const sketch = { sections: ["need" as const], questions: ["belopp"], binding: true };
  const inTwo: CallWithRules = {
    ...call,
    kind: "two-step",
    sketchClosesAt: new Date("2027-06-20T21:59:00Z"),
    sketchAnswerOn: "2027-07-05",
    rules: { ...rules, questions, sketch },
  };
  const draft = draftOf(inTwo, [{ fundId: "f", limitOre: kronor(3_000_000) }]);
  const changed = (change: Partial<CallDraft["sketch"]>, time: Partial<CallDraft["time"]> = {}): CallDraft => ({
    ...draft,
    sketch: { ...draft.sketch, ...change },
    time: { ...draft.time, ...time },
  });

  it("survives being taken apart and put together, and a new call from it keeps what is asked but not the days", () => {
    const compiled = compile(draft, around);
    expect(compiled).toMatchObject({
      ok: true,
      call: { kind: "two-step", sketchClosesAt: inTwo.sketchClosesAt, sketchAnswerOn: "2027-07-05", rules: { sketch } },
    });
    expect(forNewCall(draft, both("Ny")).sketch).toEqual({ ...draft.sketch, closesOn: null, answerOn: null });
  });

  it("has no first step when it is of another kind, whatever somebody once wrote in that part", () => {
    const compiled = compile({ ...draft, basics: { ...draft.basics, kind: "open" } }, around);
    expect(compiled).toMatchObject({ ok: true, call: { sketchClosesAt: null, sketchAnswerOn: null, rules: { sketch: null } } });
  });

  it.each([
    [
      "no days at all",
      changed({ closesOn: null, closesAt: "", answerOn: null }),
      ["sketch.closesOn missing", "sketch.closesAt missing", "sketch.answerOn missing"],
    ],
    ["a sketch that closes before the call opens", changed({ closesOn: "2027-05-20" }), ["sketch.closesOn closes-before-opens"]],
    [
      "a sketch that closes after the full application",
      changed({ closesOn: "2027-08-21" }),
      ["sketch.closesOn sketch-after-closing"],
    ],
    ["answers on the day that sketches come in", changed({ answerOn: "2027-06-20" }), ["sketch.answerOn answer-before-sketch"]],
    [
      "a full application that closes before the answers",
      changed({ answerOn: "2027-08-20" }),
      ["time.closesOn closes-before-answer"],
    ],
    ["an hour that is not there", changed({ closesOn: "2027-03-28", closesAt: "02:30" }), ["sketch.closesAt no-such-time"]],
    ["midnight, which is read in two ways", changed({ closesAt: "00:00" }), ["sketch.closesAt closes-at-midnight"]],
    ["a file, which is not enclosed in a sketch", changed({ questions: ["karta"] }), ["sketch.questions sketch-file"]],
    ["a follow-up without its question", changed({ questions: ["om-mer"] }), ["sketch.questions sketch-condition"]],
    ["a question that has gone", changed({ questions: ["borta"] }), ["sketch.questions gone"]],
  ])("is not published with %s", (_what, faulty, found) => expect(codes(faulty)).toEqual(found));

  const subject: CallSubject = {
    id: "c",
    state: "published",
    version: 3,
    number: "DRUM-2028",
    title: both("x"),
    opensAt: inTwo.opensAt,
    closesAt: inTwo.closesAt,
    sketchClosesAt: inTwo.sketchClosesAt,
    sketchAnswerOn: inTwo.sketchAnswerOn,
    decisionOn: "2027-10-22",
    partVersion: 0,
    revises: null,
  };
  const wanted = { date: "2027-06-27", time: "23:59", answerOn: null, note: both("En vecka till.") };
  const at = new Date("2027-06-15T10:00:00Z");

  it("moves the last day of its first step forward alone, and tells those who write sketches", () => {
    const done = extendSketchDeadline(subject, wanted, at);
    expect(done).toMatchObject({
      ok: true,
      value: {
        events: [
          { type: "SketchDeadlineExtended", sketchClosesAt: new Date("2027-06-27T21:59:00Z"), sketchAnswerOn: "2027-07-05" },
        ],
      },
    });
    if (done.ok) expect(done.value.follow.map(({ payload }) => payload.step)).toEqual(["sketch", "sketch", "sketch"]);
  });

  it("never past the answers or the full application, never back, and never once it has closed", () => {
    const no = (change: Partial<typeof wanted> | { answerOn: string }) =>
      extendSketchDeadline(subject, { ...wanted, ...change }, at);
    expect(no({ date: "2027-06-20" })).toMatchObject({ refusal: { fields: { date: "notLater" } } });
    expect(no({ date: "2027-07-05" })).toMatchObject({ refusal: { fields: { answerOn: "answerBeforeSketch" } } });
    expect(no({ answerOn: "2027-08-20" })).toMatchObject({ refusal: { fields: { answerOn: "closesBeforeAnswer" } } });
    expect(extendSketchDeadline(subject, wanted, new Date("2027-06-20T22:00:00Z"))).toMatchObject({
      refusal: { code: "closed" },
    });
    expect(extendSketchDeadline({ ...subject, sketchClosesAt: null }, wanted, at)).toMatchObject({ refusal: { code: "closed" } });
  });

  it("lets somebody in late to the step that has closed, and not further than a fortnight", () => {
    const late = (date: string, now: string) =>
      admitLate(subject, { id: "a", organisationId: "o", date, time: "23:59" }, new Date(now));
    expect(late("2027-06-24", "2027-06-22T08:00:00Z")).toMatchObject({ ok: true });
    expect(late("2027-07-20", "2027-06-22T08:00:00Z")).toMatchObject({ refusal: { fields: { date: "tooFar" } } });
    expect(late("2027-08-19", "2027-08-21T08:00:00Z")).toMatchObject({ refusal: { fields: { date: "notLater" } } });
    expect(late("2027-08-24", "2027-08-21T08:00:00Z")).toMatchObject({ ok: true });
  });

  it("proposes two days from the last day or, when that has passed, from now; never midnight", () => {
    const usual = (now: string) => usualAdmission(subject, new Date(now));
    expect(usual("2027-06-01T08:00:00Z")).toEqual({ date: "2027-06-22", time: "23:59" });
    expect(usual("2027-06-22T08:30:00Z")).toEqual({ date: "2027-06-24", time: "10:30" });
    expect(usual("2027-08-21T22:00:00Z")).toEqual({ date: "2027-08-24", time: "00:01" });
    // The night the clocks are set takes an hour and gives one; two days are two days all the same.
    expect(usual("2027-10-30T08:30:00Z")).toEqual({ date: "2027-11-01", time: "10:30" });
    expect(usual("2028-03-25T22:30:00Z")).toEqual({ date: "2028-03-27", time: "23:30" });
  });
});

describe("keys and addresses", () => {
  it("are plain letters, and free", () => {
    expect(slug("Förstudier på Åland & Öland: 2027!")).toBe("forstudier-pa-aland-oland-2027");
    expect(freeKey("a", new Set(["a", "a-2"]))).toBe("a-3");
    expect(freeKey("", new Set())).toBe("rad");
  });
});
