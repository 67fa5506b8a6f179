import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "#app/kernel/money.ts";
import {
  divide,
  fundingReport,
  goalDimension,
  levelsInUse,
  type ReportSetting,
  type Strategy,
} from "#app/rooms/reporting/funding-report.ts";
import type { Award } from "#app/rooms/reporting/register.ts";
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
const award = (change: Partial<Award> = {}): Award => ({
  id: "a",
  year: 2023,
  callName: "DRUM",
  project: "P",
  ownerName: "O",
  ownerType: null,
  municipalityCode: null,
  requestedOre: null,
  grantedOre: 100n,
  totalOre: null,
  coverage: "unknown",
  startsOn: null,
  endsOn: null,
  periodText: "",
  focusText: "",
  source: "s",
  note: "",
  decidedOn: null,
  demo: false,
  imported: true,
  shares: [],
  municipalities: [],
  pots: [],
  ...change,
});
const setting: ReportSetting = {
  municipalities: [
    { key: "1490", label: both("Borås") },
    { key: "1463", label: both("Mark") },
  ],
  outside: both("Outside"),
  ownerTypes: new Map([["kommun", both("Kommun")]]),
  strategies: [strategy],
  withoutYear: 0,
  selection: [],
};

const share = fc.record({
  nodeId: fc.constantFrom("f/t1", "f/t2", "f/p1", "f/p2", "f/p3", "f/j1", "gone/x"),
  basisPoints: fc.integer({ min: -5, max: 20_000 }),
});
const anyAward: fc.Arbitrary<Award> = fc
  .record({
    year: fc.option(fc.integer({ min: 1990, max: 2040 })),
    grantedOre: fc.option(fc.bigInt({ min: -100_000_000_000_000n, max: 100_000_000_000_000n })),
    totalOre: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
    ownerType: fc.option(fc.constantFrom("kommun", "larosate", "__proto__", "")),
    municipalityCode: fc.option(fc.constantFrom("1490", "1463", "1496", "")),
    municipalities: fc.uniqueArray(fc.constantFrom("1490", "1463", "9999")),
    shares: fc.array(share, { maxLength: 8 }),
    pots: fc.array(
      fc.record({
        key: fc.constantFrom("vgr", "kommun", "x"),
        label: fc.constant(both("pot")),
        amountOre: fc.bigInt({ min: -5n, max: 10n ** 12n }),
      }),
      { maxLength: 4 },
    ),
  })
  .map((change) => award(change as Partial<Award>));

describe("the funding report", () => {
  it("adds up in every table to the total, whatever the shares, gaps and pots", () => {
    fc.assert(
      fc.property(fc.array(anyAward, { maxLength: 40 }), (awards) => {
        const report = fundingReport({}, awards, setting);
        for (const dimension of report.dimensions) {
          expect(sum(dimension.lines.map((line) => line.grantedOre))).toBe(report.figures.grantedOre);
          expect(sum(dimension.lines.map((line) => line.totalOre))).toBe(report.figures.totalOre);
          expect(dimension.lines.filter((line) => line.key === null).length).toBeLessThanOrEqual(1);
          expect(dimension.lines.every((line) => line.awards >= line.withoutGranted && line.awards >= line.withoutTotal)).toBe(
            true,
          );
        }
      }),
      { numRuns: 600 },
    );
  });

  it("counts an award without a stated sum as unknown and never as zero", () => {
    const report = fundingReport({}, [award({ grantedOre: null }), award({ grantedOre: 5n })], setting);
    expect(report.figures).toMatchObject({ awards: 2, grantedOre: 5n, withoutGranted: 1, withoutTotal: 2 });
    expect(report.dimensions.find((dimension) => dimension.kind === "owner")?.lines).toMatchObject([
      { key: null, awards: 2, withoutGranted: 1 },
    ]);
  });

  it("divides öre by largest remainder, so that nothing is lost between three goals", () => {
    const lines = goalDimension(
      [
        award({
          grantedOre: 100n,
          shares: [
            { nodeId: "f/p1", basisPoints: 3_334 },
            { nodeId: "f/p2", basisPoints: 3_333 },
            { nodeId: "f/p3", basisPoints: 3_333 },
          ],
        }),
      ],
      strategy,
      "prio",
    ).lines;
    expect(lines.map((line) => line.grantedOre)).toEqual([34n, 33n, 33n]);
  });

  it("puts what is not placed in a strategy on the last line", () => {
    const lines = goalDimension([award({ shares: [{ nodeId: "f/t1", basisPoints: 2_500 }] }), award()], strategy, "theme").lines;
    expect(lines).toMatchObject([
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
    const report = fundingReport(
      {},
      [award({ municipalityCode: "1490", municipalities: ["1490", "1463"] }), award({ municipalityCode: "1496" })],
      setting,
    );
    expect(report.dimensions.find((dimension) => dimension.kind === "municipality")?.lines).toMatchObject([
      { key: "1490", grantedOre: 100n, takesPart: 1 },
      { key: "1463", grantedOre: 0n, takesPart: 1 },
      { key: "outside", grantedOre: 100n },
    ]);
  });

  it("shows years without awards, and no table of years when there is only one", () => {
    expect(
      fundingReport({}, [award({ year: 2019 }), award({ year: 2021 }), award({ year: null })], setting).dimensions[0],
    ).toMatchObject({
      kind: "year",
      lines: [{ key: "2019" }, { key: "2020", awards: 0 }, { key: "2021" }, { key: null, awards: 1 }],
    });
    expect(fundingReport({}, [award()], setting).dimensions[0]?.kind).not.toBe("year");
  });

  it("is a report also when there is nothing to report", () => {
    const report = fundingReport({ fran: 1991, till: 1990 }, [], setting);
    expect(report.figures.awards).toBe(0);
    expect(report.dimensions.every((dimension) => dimension.lines.every((line) => line.grantedOre === 0n))).toBe(true);
  });

  it("does not fall for a strategy whose parents form a ring", () => {
    const ring = { ...strategy, nodes: [node("f/a", "theme", "f/b"), node("f/b", "prio", "f/a")] };
    expect(goalDimension([award({ shares: [{ nodeId: "f/b", basisPoints: 10_000 }] })], ring, "joint").lines).toMatchObject([
      { key: null, grantedOre: 100n },
    ]);
  });
});

describe("dividing", () => {
  it("with weights that are all nought leaves the award unplaced", () => {
    expect(divide([award()], [], () => [{ known: { key: "x", label: both("x") }, weight: 0n }])).toMatchObject([
      { key: null, grantedOre: 100n },
    ]);
  });
});
