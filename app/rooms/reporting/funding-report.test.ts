import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "#app/kernel/money.ts";
import { type CaseFact, goalAxis, municipalityAxis, ownerAxis, potAxis, yearAxis } from "#app/rooms/reporting/built-report.ts";
import { fundingReport, type ReportSetting } from "#app/rooms/reporting/funding-report.ts";
import { levelsInUse, type Strategy } from "#app/rooms/reporting/levels.ts";
import { leadWords } from "#app/rooms/reporting/report-words.ts";
import type { FrameworkNode } from "#app/rooms/strategy/framework.ts";

const both = (text: string) => ({ sv: text, en: text });
const node = (id: string, type: string, parentId: string | null = null, position = 0): FrameworkNode => ({
  id,
  frameworkId: "f@1",
  parentId,
  type,
  code: "",
  title: both(id),
  description: null,
  prioritised: false,
  position,
  source: "",
  certainty: "stated",
});
const strategy: Strategy = {
  framework: {
    id: "f@1",
    key: "f",
    version: "1",
    name: both("F"),
    owner: "",
    adoptedBy: "",
    adoptedOn: null,
    validFrom: null,
    validTo: null,
    source: "",
    frozenAt: null,
    levels: [
      { type: "theme", label: both("Theme"), plural: both("Themes") },
      { type: "prio", label: both("Priority"), plural: both("Priorities") },
      { type: "joint", label: both("Joint"), plural: both("Joint") },
    ],
  },
  nodes: [
    node("f/t1", "theme"),
    node("f/t2", "theme"),
    node("f/p1", "prio", "f/t1"),
    node("f/p2", "prio", "f/t1"),
    node("f/p3", "prio", "f/t2"),
    node("f/j1", "joint"),
  ],
};
const known = { sought: null, turnover: null, paid: null, remaining: null, returned: null, cash: null, "own-work": null };
type Change = Partial<CaseFact> & { readonly stated?: bigint | null; readonly turnover?: bigint | null };
const award = ({ stated = 100n, turnover = null, ...change }: Change = {}): CaseFact => ({
  id: "a",
  granted: true,
  own: false,
  demo: false,
  year: 2023,
  call: "DRUM",
  municipalityCode: null,
  ownerType: null,
  places: [],
  coverage: "unknown",
  shares: [],
  amounts: { ...known, granted: stated, turnover },
  sources: null,
  pots: [],
  goals: null,
  reached: null,
  ...change,
});
const names = { heading: both("x"), unknown: both("unknown") };
const goals = (of: Strategy, type: string) =>
  goalAxis(names, of, type, { nodes: [], continues: new Map() }, { older: both, lost: (id) => both(`${id} is gone`) });
const places = [
  { key: "1490", label: both("Borås") },
  { key: "1463", label: both("Mark") },
];
const setting = (awards: readonly CaseFact[], of: Strategy = strategy, type = "theme"): ReportSetting => ({
  divisions: [
    { kind: "year", axis: yearAxis(names, awards) },
    { kind: "goal", axis: goals(of, type) },
    { kind: "municipality", axis: municipalityAxis(names, places, both("Outside")) },
    { kind: "owner", axis: ownerAxis(names, new Map([["kommun", both("Kommun")]])) },
    { kind: "pot", axis: potAxis(names, "pot-source") },
  ],
  municipalities: places.map(({ key }) => key),
  withoutYear: 0,
  selection: [],
});
const reportOn = (awards: readonly CaseFact[]) => fundingReport({}, awards, setting(awards));
const linesOf = (awards: readonly CaseFact[], kind: string, of?: Strategy, type?: string) =>
  fundingReport({}, awards, setting(awards, of, type)).dimensions.find((dimension) => dimension.kind === kind)?.lines;

const share = fc.record({
  nodeId: fc.constantFrom("f/t1", "f/t2", "f/p1", "f/p2", "f/p3", "f/j1", "gone/x"),
  basisPoints: fc.integer({ min: -5, max: 20_000 }),
});
const part = fc.record({
  pot: fc.constantFrom("vgr", "kommun", "x").map((key) => ({ key, label: both("pot") })),
  source: fc.constantFrom("VGR", "Kommunerna").map((key) => ({ key, label: both(key) })),
  granted: fc.bigInt({ min: -5n, max: 10n ** 12n }),
  paid: fc.constant(0n),
  returned: fc.constant(0n),
});
const anyAward: fc.Arbitrary<CaseFact> = fc
  .record({
    year: fc.option(fc.integer({ min: 1990, max: 2040 })),
    stated: fc.option(fc.bigInt({ min: -100_000_000_000_000n, max: 100_000_000_000_000n })),
    turnover: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
    ownerType: fc.option(fc.constantFrom("kommun", "larosate", "__proto__", "")),
    municipalityCode: fc.option(fc.constantFrom("1490", "1463", "1496", "")),
    places: fc.uniqueArray(fc.constantFrom("1490", "1463", "9999")),
    shares: fc.array(share, { maxLength: 8 }),
    pots: fc.array(part, { maxLength: 4 }),
  })
  .map(award);

describe("the funding report", () => {
  it("adds up in every table to the total, whatever the shares, gaps and pots", () => {
    fc.assert(
      fc.property(fc.array(anyAward, { maxLength: 40 }), (awards) => {
        const report = reportOn(awards);
        for (const dimension of report.dimensions) {
          expect(sum(dimension.lines.map((line) => line.grantedOre))).toBe(report.figures.grantedOre);
          expect(sum(dimension.lines.map((line) => line.totalOre))).toBe(report.figures.totalOre);
          expect(dimension.lines.filter((line) => line.key === null).length).toBeLessThanOrEqual(1);
          expect(dimension.lines.every((line) => line.awards >= line.withoutGranted && line.awards >= line.withoutTotal)).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it("counts what was granted, and no rejection", () => {
    expect(reportOn([award(), award({ granted: false, stated: 0n })]).figures).toMatchObject({ awards: 1, grantedOre: 100n });
  });

  it("counts an award without a stated sum as unknown and never as zero", () => {
    const report = reportOn([award({ stated: null, turnover: null }), award({ stated: 5n, coverage: "per-year" })]);
    expect(report.figures).toMatchObject({ awards: 2, grantedOre: 5n, withoutGranted: 1, withoutTotal: 2, perYear: 1 });
    expect(report.dimensions.find((dimension) => dimension.kind === "owner")?.lines).toMatchObject([
      { key: null, awards: 2, withoutGranted: 1 },
    ]);
  });

  it("divides öre by largest remainder, so that nothing is lost between three goals", () => {
    const shares = [
      { nodeId: "f/p1", basisPoints: 3_334 },
      { nodeId: "f/p2", basisPoints: 3_333 },
      { nodeId: "f/p3", basisPoints: 3_333 },
    ];
    expect(linesOf([award({ shares })], "goal", strategy, "prio")?.map((line) => line.grantedOre)).toEqual([34n, 33n, 33n]);
  });

  it("puts what is not placed in a strategy on the last line", () => {
    expect(linesOf([award({ shares: [{ nodeId: "f/t1", basisPoints: 2_500 }] }), award()], "goal")).toMatchObject([
      { key: "f/t1", grantedOre: 25n },
      { key: "f/t2", grantedOre: 0n, awards: 0 },
      { key: null, grantedOre: 175n, awards: 2 },
    ]);
  });

  it("counts a priority under its theme when awards point at both levels, and beside it when they do not", () => {
    const mixed = [
      award({ shares: [{ nodeId: "f/t1", basisPoints: 10_000 }] }),
      award({ shares: [{ nodeId: "f/p3", basisPoints: 10_000 }] }),
    ];
    expect(levelsInUse(mixed, strategy)).toEqual(["theme"]);
    expect(
      levelsInUse(
        [
          award({
            shares: [
              { nodeId: "f/p3", basisPoints: 10_000 },
              { nodeId: "f/j1", basisPoints: 10_000 },
            ],
          }),
        ],
        strategy,
      ),
    ).toEqual(["prio", "joint"]);
  });

  it("gives the money to the owner's municipality and counts participation beside it", () => {
    const awards = [award({ municipalityCode: "1490", places: ["1490", "1463"] }), award({ municipalityCode: "1496" })];
    expect(linesOf(awards, "municipality")).toMatchObject([
      { key: "1490", grantedOre: 100n, takesPart: 1 },
      { key: "1463", grantedOre: 0n, takesPart: 1 },
      { key: "outside", grantedOre: 100n },
    ]);
  });

  it("shows years without awards, however many they are", () => {
    expect(linesOf([award({ year: 2019 }), award({ year: 2021 }), award({ year: null })], "year")).toMatchObject([
      { key: "2019" },
      { key: "2020", awards: 0 },
      { key: "2021" },
      { key: null, awards: 1 },
    ]);
    expect(linesOf([award({ year: 1995 }), award({ year: 2026 })], "year")).toHaveLength(32);
  });

  it("divides pots by funder, as the ledger has them", () => {
    const pot = (source: string, granted: bigint) => ({
      pot: { key: "tillvaxt", label: both("Tillväxt") },
      source: { key: source, label: both(source) },
      granted,
      paid: 0n,
      returned: 0n,
    });
    expect(linesOf([award({ pots: [pot("VGR", 60n), pot("Kommunerna", 40n)] })], "pot")).toMatchObject([
      { label: both("Tillväxt: VGR"), grantedOre: 60n },
      { label: both("Tillväxt: Kommunerna"), grantedOre: 40n },
    ]);
  });

  it("is a report also when there is nothing to report", () => {
    const report = fundingReport({ fran: 1991, till: 1990 }, [], setting([]));
    expect(report.figures.awards).toBe(0);
    // And says that it was asked for backwards.
    expect(leadWords(report, "sv")).toBe("Perioden slutar innan den börjar: från 1991 till 1990. Välj åren i rätt ordning.");
    expect(report.dimensions.every((dimension) => dimension.lines.every((line) => line.grantedOre === 0n))).toBe(true);
  });

  it("does not fall for a strategy whose parents form a ring", () => {
    const ring = { ...strategy, nodes: [node("f/a", "theme", "f/b"), node("f/b", "prio", "f/a")] };
    expect(linesOf([award({ shares: [{ nodeId: "f/b", basisPoints: 10_000 }] })], "goal", ring, "joint")).toMatchObject([
      { key: null, grantedOre: 100n },
    ]);
  });
});
