import { describe, expect, it } from "vitest";
import { readSections, type Sections } from "#app/rooms/applications/application.ts";
import { checkTexts, faultsByField, faultWords } from "#app/rooms/applications/check.texts.ts";
import { type FaultKey, faultsOf } from "#app/rooms/applications/check.ts";
import type { Goal } from "#app/rooms/applications/goal-words.ts";
import { exampleInput, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";

type Change = (sections: Sections) => Partial<Sections>;
const faultsAfter = (change: Change, rules = exampleRules) =>
  faultsOf({ ...exampleInput, rules, sections: { ...exampleSections, ...change(exampleSections) } });
const only = (change: Change, rules = exampleRules) =>
  faultsAfter(change, rules).map((fault) => [fault.key, `${fault.section}.${fault.field}`]);
const amounts =
  (list: (bigint | null)[]): Change =>
  ({ financing }) => ({
    financing: { rows: financing.rows.map((row, index) => ({ ...row, amount: list[index] ?? row.amount })) },
  });

describe("a whole application", () => {
  it("that meets every rule has no faults", () => expect(faultsOf(exampleInput)).toEqual([]));

  it("that is empty is told everything at once, in the order of the form", () => {
    const faults = faultsOf({ ...exampleInput, sections: readSections({}) });
    const sections = faults.map((fault) => fault.section);
    expect(new Set(sections)).toEqual(
      new Set(["project", "need", "strategy", "municipalities", "goals", "budget", "financing", "plan", "questions"]),
    );
    expect(sections).toEqual(
      [...sections].sort((a, b) => Object.keys(exampleSections).indexOf(a) - Object.keys(exampleSections).indexOf(b)),
    );
    for (const fault of faults) {
      expect(faultWords(fault, "sv")).not.toBe("");
      expect(faultWords(fault, "en")).not.toBe(faultWords(fault, "sv"));
    }
  });

  it("has words in both languages for every fault there is", () => {
    expect(Object.keys(checkTexts.sv).sort()).toEqual(Object.keys(checkTexts.en).sort());
  });
});

describe("the project", () => {
  const period =
    (from: string | null, to: string | null): Change =>
    ({ project, goals }) => ({
      project: { ...project, period: { from, to } },
      goals: {
        ...goals,
        activities: goals.activities.map((one) => ({ ...one, from: from ?? "2027-03-01", to: to ?? "2028-01-01" })),
      },
    });
  it("may not end before it begins", () =>
    expect(only(period("2028-12-31", "2027-02-01"))).toContainEqual(["period-reversed", "project.period.to"]));
  it("may be exactly as long as the call allows", () => expect(only(period("2027-01-01", "2029-12-31"))).toEqual([]));
  it("is told how long it is when it is too long", () => {
    const rules = { ...exampleRules, limits: { ...exampleRules.limits, maxMonths: 12 } };
    const [fault] = faultsAfter(() => ({}), rules);
    expect(fault).toMatchObject({ key: "period-too-long", values: { months: 23, max: 12 } });
  });
  it("may not begin before the call's first day nor end after its last", () => {
    expect(only(period("2026-12-31", "2027-12-31"))).toContainEqual(["period-too-early", "project.period.from"]);
    expect(only(period("2028-01-01", "2030-01-01"))).toContainEqual(["period-too-late", "project.period.to"]);
  });
});

describe("lower levels of support", () => {
  const levels =
    (...amounts: (bigint | null)[]): Change =>
    () => ({ support: { levels: amounts.map((amount) => ({ amount, leftOut: "En del", remains: "Resten" })) } });
  it("may be left out, and are each lower than the one above and the first than what is requested", () => {
    expect(only(levels())).toEqual([]);
    expect(only(levels(70_000_049n, 70_000_048n))).toEqual([]);
    expect(only(levels(70_000_050n))).toEqual([["level-not-lower", "support.levels.0.amount"]]);
    expect(only(levels(50_000_000n, 50_000_000n))).toEqual([["level-not-lower", "support.levels.1.amount"]]);
  });
  it("are never below what the call gives at least", () => {
    expect(only(levels(10_000_000n))).toEqual([]);
    expect(only(levels(9_999_999n))).toEqual([["level-too-small", "support.levels.0.amount"]]);
  });
  it("say what is left out and what is still done", () => {
    expect(only(() => ({ support: { levels: [{ amount: null, leftOut: " ", remains: "" }] } }))).toEqual([
      ["amount-missing", "support.levels.0.amount"],
      ["left-out-missing", "support.levels.0.leftOut"],
      ["remains-missing", "support.levels.0.remains"],
    ]);
  });
  it("are not asked of a call that grants the whole or nothing", () => {
    const rules = { ...exampleRules, limits: { ...exampleRules.limits, lowerLevels: 0 } };
    expect(only(levels(1n), rules)).toEqual([]);
  });
});

describe("the strategy", () => {
  const focus =
    (parts: [string, number | null][]): Change =>
    ({ strategy }) => ({
      strategy: { shares: { ...strategy.shares, focusArea: parts.map(([node, basisPoints]) => ({ node, basisPoints })) } },
    });
  it("has shares that add up to exactly 100 %", () => {
    expect(
      only(
        focus([
          ["s/1", 6_000],
          ["s/2", 3_999],
        ]),
      ),
    ).toEqual([["shares-not-whole", "strategy.focusArea.share.0"]]);
    expect(
      only(
        focus([
          ["s/1", 6_000],
          ["s/2", 4_001],
        ]),
      ),
    ).toEqual([["shares-not-whole", "strategy.focusArea.share.0"]]);
    expect(only(focus([["s/3", 10_000]]))).toEqual([]);
  });
  it("has the goals that everybody must choose, when it has as many as are asked for", () => {
    const demanding = (...parts: [string, number][]) =>
      only(focus(parts), {
        ...exampleRules,
        frameworks: exampleRules.frameworks.map((choice, index) => ({ ...choice, demanded: index === 0 ? ["s/2"] : [] })),
      });
    expect(demanding(["s/1", 10_000])).toEqual([["node-demanded", "strategy.focusArea.nodes"]]);
    expect(demanding(["s/1", 4_000], ["s/2", 6_000])).toEqual([]);
  });
  it("keeps to the number of choices that the call allows", () => {
    expect(only(focus([]))).toEqual([["nodes-too-few", "strategy.focusArea.nodes"]]);
    expect(
      only(
        focus([
          ["s/1", 3_000],
          ["s/2", 3_000],
          ["s/3", 4_000],
        ]),
      ),
    ).toEqual([["nodes-too-many", "strategy.focusArea.nodes"]]);
  });
  it("knows only the goals that the call offers", () =>
    expect(only(focus([["x/9", 10_000]]))).toEqual([["node-unknown", "strategy.focusArea.nodes"]]));
  it("wants a part above zero for every choice", () => {
    expect(
      only(
        focus([
          ["s/1", 10_000],
          ["s/2", 0],
        ]),
      ),
    ).toEqual([["share-missing", "strategy.focusArea.share.1"]]);
  });
});

describe("municipalities", () => {
  it("are at least as many as the call says, each with what it does", () => {
    expect(
      only(({ municipalities }) => ({
        municipalities: { ...municipalities, municipalities: municipalities.municipalities.slice(0, 1) },
      })),
    ).toEqual([["municipalities-too-few", "municipalities.codes"]]);
    // Varberg is adjunct: welcome, and not one of the two.
    expect(
      only(({ municipalities }) => ({
        municipalities: {
          ...municipalities,
          municipalities: municipalities.municipalities
            .slice(0, 2)
            .map((one, index) => (index === 1 ? { ...one, code: "1383" } : one)),
        },
      })),
    ).toEqual([["municipalities-too-few", "municipalities.codes"]]);
    expect(
      only(({ municipalities }) => ({
        municipalities: {
          ...municipalities,
          municipalities: municipalities.municipalities.map((one) => ({ ...one, role: " " })),
        },
      })),
    ).toEqual([
      ["municipality-role-missing", "municipalities.role.k1490"],
      ["municipality-role-missing", "municipalities.role.k1463"],
    ]);
  });
});

describe("activities and goals", () => {
  it("keep inside the project's period", () => {
    expect(
      only(({ goals }) => ({ goals: { ...goals, activities: goals.activities.map((one) => ({ ...one, to: "2029-01-01" })) } })),
    ).toEqual([["activity-outside-period", "goals.activities.0.to"]]);
  });
  it("of the yes kind need neither unit nor value, the others both", () => {
    expect(
      only(({ goals }) => ({
        goals: { ...goals, goals: [goals.goals[1] as Goal, { ...(goals.goals[0] as Goal), unit: "", target: null }] },
      })),
    ).toEqual([
      ["goal-unit-missing", "goals.goals.1.unit"],
      ["goal-target-missing", "goals.goals.1.target"],
    ]);
  });
  const measured = (...changes: Partial<Goal>[]) =>
    only(({ goals }) => ({
      goals: { ...goals, goals: changes.map((change) => ({ ...(goals.goals[1] as Goal), ...change })) },
    }));
  it("by an indicator need no words, but a value that is parted between women and men where it is asked for", () => {
    expect(measured({ text: "", unit: "" })).toEqual([]);
    expect(measured({ target: null, targetMen: null })).toEqual([
      ["goal-target-missing", "goals.goals.0.target"],
      ["split-missing", "goals.goals.0.targetMen"],
    ]);
    expect(measured({ targetWomen: 0, targetMen: 80 })).toEqual([]);
    expect(measured({ targetWomen: 45 })).toEqual([["split-too-large", "goals.goals.0.targetWomen"]]);
    expect(measured({}, { indicator: "omdome", targetWomen: null, targetMen: null, target: 3.5 })).toEqual([]);
  });
  it("by an indicator are one for each, never a yes or no, and only what the call offers", () => {
    expect(measured({}, { indicator: "kurser" })).toEqual([["indicator-twice", "goals.goals.1.indicator"]]);
    expect(measured({ comparator: "yes" })).toEqual([["indicator-measured", "goals.goals.0.comparator"]]);
    expect(measured({}, { indicator: "borttagen" })).toEqual([["indicator-gone", "goals.goals.1.indicator"]]);
  });
  it("include the indicators that the call requires, and the fault is at a row that is free", () => {
    expect(only(({ goals }) => ({ goals: { ...goals, goals: [goals.goals[0] as Goal] } }))).toEqual([
      ["indicator-required", "goals.goals.1.indicator"],
    ]);
  });
});

describe("money", () => {
  it("that is missing is named with the sum", () => {
    const faults = faultsAfter(amounts([null, null, null, 28_750_000n]));
    expect(faults.map((fault) => fault.key)).toEqual(["financing-short"]);
    expect(faultWords(faults[0] as never, "sv").replaceAll("\u00a0", " ")).toContain("12 500 kr saknas");
  });
  it("in excess is a fault too", () =>
    expect(only(amounts([null, null, 50_000_001n]))).toEqual([["financing-over", "financing.rows.3.amount"]]));

  it("is requested between the call's limits, both included", () => {
    const limited = (minOre: bigint, maxOre: bigint) => ({
      ...exampleRules,
      limits: { ...exampleRules.limits, minOre, maxOre, lowerLevels: 0 },
    });
    expect(only(() => ({}), limited(70_000_050n, 70_000_050n))).toEqual([]);
    expect(only(() => ({}), limited(70_000_051n, 90_000_000n))).toEqual([["requested-too-little", "financing.rows.0.amount"]]);
    expect(only(() => ({}), limited(0n, 70_000_049n))).toEqual([["requested-too-much", "financing.rows.0.amount"]]);
  });

  it("from others is at least the call's share of the cost, to the öre", () => {
    // 150 000 050 öre: half is 75 000 025.
    expect(only(amounts([45_000_025n, 30_000_000n, 45_000_025n, 30_000_000n]))).toEqual([]);
    expect(only(amounts([45_000_026n, 30_000_000n, 45_000_024n, 30_000_000n]))).toEqual([
      ["co-financing-too-small", "financing.rows.2.amount"],
    ]);
  });

  it("as own work is at most the call's share of what others carry", () => {
    expect(only(amounts([null, null, 40_000_000n, 40_000_000n]))).toEqual([]);
    expect(only(amounts([null, null, 39_999_999n, 40_000_001n]))).toEqual([["own-work-too-large", "financing.rows.3.amount"]]);
  });

  it("needs a known cost type, a year of the project and an amount above zero in every row", () => {
    expect(
      only(({ budget }) => ({
        budget: {
          rows: [
            ...budget.rows,
            { costType: "båt", year: 2031, amount: 0n, note: "", how: "amount" as const, hours: null, rate: null },
          ],
        },
      })),
    ).toEqual([
      ["cost-type-missing", "budget.rows.4.costType"],
      ["year-outside-period", "budget.rows.4.year"],
      ["amount-not-positive", "budget.rows.4.amount"],
    ]);
  });

  it("by flat rate says what is allowed", () => {
    const faults = faultsAfter(({ budget }) => ({
      budget: { rows: budget.rows.map((row, index) => (index === 3 ? { ...row, amount: 18_000_001n } : row)) },
    }));
    expect(faults.map((fault) => fault.key)).toEqual(["flat-rate-exceeded", "financing-short"] satisfies FaultKey[]);
  });

  it("may not be own work from those who only give cash", () => {
    expect(
      only(({ financing }) => ({
        financing: { rows: financing.rows.map((row, index) => (index === 3 ? { ...row, source: "eu" } : row)) },
      })),
    ).toEqual([["source-kind-not-allowed", "financing.rows.3.kind"]]);
  });
});

describe("faults at fields", () => {
  it("are one per field, the first", () => {
    const fields = faultsByField(faultsOf({ ...exampleInput, sections: readSections({}) }), "sv");
    expect(fields.title).toBe("Skriv vad projektet heter");
  });
});
