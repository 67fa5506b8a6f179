import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "#app/kernel/money.ts";
import {
  type BuilderKnown,
  builderQuery,
  builderSchema,
  moneyMeasures,
  valuesOf,
  yearsBefore,
} from "#app/rooms/reporting/builder-question.ts";
import {
  type BuiltReport,
  type CaseFact,
  fundedBy,
  goalAxis,
  municipalityAxis,
  potAxis,
  rateOf,
  tableOf,
  tallyOf,
  yearAxis,
} from "#app/rooms/reporting/built-report.ts";
import {
  comparedBlocks,
  measureCell,
  potBlocks,
  summaryBlocks,
  tablesOfReport,
} from "#app/rooms/reporting/ui/built-report-document.ts";
import type { FrameworkNode } from "#app/rooms/strategy/framework.ts";

const both = (text: string) => ({ sv: text, en: text });
const names = { heading: both("x"), unknown: both("unknown") };
const node = (id: string, type: string, parentId: string | null = null): FrameworkNode => ({
  id,
  frameworkId: "f@2",
  parentId,
  type,
  code: "",
  title: both(id),
  description: null,
  prioritised: false,
  position: 0,
  source: "",
  certainty: "stated",
});
const framework = {
  id: "f@2",
  key: "f",
  version: "2",
  name: both("F"),
  owner: "",
  adoptedBy: "",
  adoptedOn: null,
  validFrom: null,
  validTo: null,
  source: "",
  frozenAt: null,
  levels: [{ type: "theme", label: both("Theme"), plural: both("Themes") }],
};
const nodes = [node("f2/a", "theme"), node("f2/b", "theme"), node("f2/b1", "prio", "f2/b")];
const older = [
  { ...node("f1/a", "theme"), version: "1" },
  { ...node("f1/z", "theme"), version: "1" },
];
const goals = goalAxis(
  names,
  { framework, nodes },
  "theme",
  { nodes: older, continues: new Map([["f1/a", "f2/a"]]) },
  { older: (label, version) => both(`${label} of ${version}`), lost: (id) => both(`${id} is gone`) },
);
const fact = (change: Partial<CaseFact> = {}): CaseFact => ({
  id: "a",
  granted: true,
  own: true,
  demo: false,
  year: 2026,
  call: "DRUM",
  municipalityCode: null,
  ownerType: null,
  places: [],
  coverage: "whole",
  shares: [],
  amounts: { sought: 10n, granted: 10n, turnover: 20n, cash: 5n, "own-work": 5n, paid: 3n, returned: 0n, remaining: 7n },
  sources: [{ key: "kommun", label: both("Kommun"), amountOre: 10n }],
  pots: [],
  goals: 2,
  reached: null,
  ...change,
});
const labels = (facts: readonly CaseFact[]) =>
  tableOf(facts, goals, null).lines.map(({ label, tally }) => [label?.sv ?? "unknown", tally.sums.granted]);

const ore = fc.bigInt({ min: 0n, max: 10n ** 12n });
const pot = (source: string, granted: bigint) => ({
  pot: { key: "tillvaxt", label: both("Tillväxt") },
  source: { key: source, label: both(source) },
  granted,
  paid: granted / 3n,
  returned: granted / 7n,
});
const anyFact = fc
  .record({
    granted: fc.boolean(),
    known: fc.boolean(),
    year: fc.option(fc.integer({ min: 2017, max: 2027 })),
    parts: fc.tuple(ore, ore),
    turnover: fc.option(ore),
    shares: fc.uniqueArray(
      fc.record({
        nodeId: fc.constantFrom("f2/a", "f2/b1", "f1/z", "f2/gone", "g/x"),
        basisPoints: fc.integer({ min: 0, max: 7_000 }),
      }),
      { selector: ({ nodeId }) => nodeId },
    ),
  })
  .map(({ granted, known, year, parts, turnover, shares }, index = 0): CaseFact => {
    const pots = granted && known ? [pot("VGR", parts[0]), pot("Kommunerna", parts[1])] : [];
    const whole = granted ? (known ? parts[0] + parts[1] : null) : 0n;
    const paid = granted ? (known ? sum(pots.map((part) => part.paid)) : null) : 0n;
    return fact({
      id: `${index}`,
      granted,
      year,
      shares,
      pots,
      amounts: {
        sought: parts[0],
        granted: whole,
        turnover,
        cash: parts[1],
        "own-work": turnover,
        paid,
        returned: sum(pots.map((part) => part.returned)),
        remaining: whole === null || paid === null ? null : whole - paid,
      },
      sources: null,
    });
  });

describe("a composed report", () => {
  it("adds up to the öre in every line, column and cell, whatever stands in its rows and columns", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 10 }), (facts) => {
        const whole = tallyOf(facts);
        const axes = [goals, yearAxis(names, facts), potAxis(names, "pot"), potAxis(names, "source")];
        for (const rows of axes)
          for (const columns of [null, ...axes]) {
            const table = tableOf(facts, rows, columns);
            for (const measure of moneyMeasures) {
              expect(sum(table.lines.map(({ tally }) => tally.sums[measure]))).toBe(whole.sums[measure]);
              if (!columns) continue;
              expect(sum(table.across.map(({ key }) => table.below(key)?.sums[measure] ?? 0n))).toBe(whole.sums[measure]);
              for (const line of table.lines)
                expect(sum(table.across.map(({ key }) => table.cell(line.key, key)?.sums[measure] ?? 0n))).toBe(
                  line.tally.sums[measure],
                );
            }
          }
      }),
      { numRuns: 15 },
    );
  });
  it("takes what was paid from each pot from the ledger, and does not share it as the grant", () => {
    const granted = fact({
      amounts: { ...fact().amounts, granted: 100n, paid: 30n, remaining: 70n },
      pots: [
        { ...pot("VGR", 50n), paid: 30n, returned: 0n },
        { ...pot("Kommunerna", 50n), paid: 0n, returned: 0n },
      ],
    });
    const { lines } = tableOf([granted], potAxis(names, "source"), null);
    expect(lines.map(({ key, tally }) => [key, tally.sums.paid, tally.sums.remaining])).toEqual([
      ["Kommunerna", 0n, 50n],
      ["VGR", 30n, 20n],
    ]);
  });
  it("counts a goal of an older version where it goes on, and shows one that does not, or is gone, as just that", () => {
    const of = (nodeId: string) => [fact({ shares: [{ nodeId, basisPoints: 10_000 }] })];
    expect(labels(of("f1/a"))).toEqual([
      ["f2/a", 10n],
      ["f2/b", 0n],
    ]);
    expect(labels(of("f1/z"))).toContainEqual(["f1/z of 1", 10n]);
    expect(labels(of("f2/gone"))).toContainEqual(["f2/gone is gone", 10n]);
    expect(labels(of("other/x"))).toContainEqual(["unknown", 10n]);
  });
  it("splits the öre between goals by largest remainder and leaves what is not placed on a line of its own", () => {
    const shares = [
      { nodeId: "f2/a", basisPoints: 3_333 },
      { nodeId: "f2/b1", basisPoints: 3_333 },
    ];
    expect(labels([fact({ shares })])).toEqual([
      ["f2/a", 3n],
      ["f2/b", 3n],
      ["unknown", 4n],
    ]);
  });
  it("reckons the rate on our own decisions, since nobody knows what older registers rejected", () => {
    const facts = [fact(), fact({ granted: false }), fact({ granted: false }), fact({ own: false })];
    expect(tallyOf(facts)).toMatchObject({ applied: 4, count: 2, ownDecided: 3, ownGranted: 1, goals: 4, reachedUnknown: 2 });
    expect(rateOf(tallyOf(facts))).toBe(3_333);
    expect(rateOf(tallyOf([fact({ own: false })]))).toBeNull();
  });
  it("counts what nobody has said as unknown and never as nought", () => {
    const unknown = fact({ own: false, amounts: { ...fact().amounts, granted: null, turnover: null } });
    expect(tallyOf([fact(), unknown])).toMatchObject({
      sums: { granted: 10n, turnover: 20n },
      known: { granted: 1 },
      unknown: { granted: 1, turnover: 1 },
    });
  });
});

describe("a question", () => {
  const known: BuilderKnown = {
    calls: ["DRUM 2026", "DRUM 2027"],
    pots: ["kultur", "tillvaxt"],
    municipalities: ["1490"],
    frameworks: [{ id: "f@2", types: ["theme"] }],
  };
  const faults = (query: string) => {
    const read = builderSchema(known).safeParse(valuesOf(new URLSearchParams(query)));
    return read.success ? {} : Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message]));
  };
  it.each([
    ["fran=2027&till=2026&rader=ar&matt=antal", { till: "periodReversed" }],
    ["fran=i+fjol&rader=ar&matt=antal", { fran: "yearOdd" }],
    ["rader=f@2/prio&matt=antal", { rader: "levelMissing" }],
    ["fran=2027&till=2026&rader=f@2/prio&matt=antal", { rader: "levelMissing", till: "periodReversed" }],
    ["rader=g@1/theme&matt=antal", { rader: "frameworkMissing" }],
    ["rader=f@2/theme&kolumner=f@2/theme&matt=antal", { kolumner: "sameAxis" }],
    ["rader=f@2/theme&kolumner=mal&matt=antal", { kolumner: "axisUnknown" }],
    ["rader=ar", { matt: "chooseMeasure" }],
    ["matt=antal", { rader: "chooseRows" }],
    ["rader=ar&matt=antal&jamfor=ja&fran=2026", { jamfor: "compareNeedsPeriod" }],
    [
      "rader=ar&matt=antal&utlysning=DRUM+2019&pott=annat&kommun=0180",
      { utlysning: "callUnknown", pott: "potUnknown", kommun: "municipalityUnknown" },
    ],
    ["rader=toString&matt=constructor", { rader: "axisUnknown", matt: "measureUnknown" }],
  ])("%s is refused at the field", (query, expected) => expect(faults(query)).toEqual(expected));
  it("has one address, whatever order its form sent it in", () => {
    const query =
      "?fran=2026&till=2027&utlysning=DRUM+2026&utlysning=DRUM+2027&pott=tillvaxt&kommun=1490&rader=f@2/theme&kolumner=ar&matt=antal&matt=beviljat&jamfor=ja";
    const turned = `?${[...new URLSearchParams(query)]
      .reverse()
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&")}`;
    for (const given of [query, turned]) {
      const read = builderSchema(known).safeParse(valuesOf(new URLSearchParams(given)));
      expect(read.success && builderQuery(read.data)).toBe(query);
    }
  });
  it("is held against as many years just before", () => {
    expect(yearsBefore({ from: 2027, to: 2027 })).toEqual({ from: 2026, to: 2026 });
    expect(yearsBefore({ from: 2025, to: 2027 })).toEqual({ from: 2022, to: 2024 });
  });
});

describe("a report that is limited to a pot", () => {
  it("tells what other pots carry of its projects, which count whole", () => {
    const other = { ...pot("Miljö", 40n), pot: { key: "miljo", label: both("Miljö") } };
    const facts = [
      fact({ amounts: { ...fact().amounts, granted: 100n }, pots: [pot("VGR", 60n), other] }),
      fact({ id: "b", amounts: { ...fact().amounts, granted: 5n }, pots: [pot("VGR", 5n)] }),
    ];
    const blocks = potBlocks({ pots: tableOf(facts, potAxis(names, "pot"), null).lines, whole: tallyOf(facts) }, "sv");
    const table = blocks.find((block) => block.kind === "table");
    expect(table?.rows.map(({ cells }) => cells.map(({ text, value }) => value ?? text))).toEqual([
      ["Tillväxt", 2, 65n],
      ["Miljö", 1, 40n],
    ]);
    expect(table?.totals?.map(({ value }) => value)).toEqual([undefined, 2, 105n]);
    expect(potBlocks({ pots: [], whole: tallyOf(facts) }, "sv")).toEqual([]);
  });
});

describe("what is not known of every case", () => {
  const unsaid = (year: number) => fact({ id: `${year}`, year, amounts: { ...fact().amounts, turnover: null, sought: null } });
  const question: BuiltReport["question"] = {
    from: 2026,
    to: 2026,
    calls: [],
    pots: [],
    municipality: null,
    rows: { kind: "year" },
    columns: null,
    measures: ["count", "granted", "turnover", "rate"],
    compare: true,
  };
  const of = (facts: readonly CaseFact[]) => ({ whole: tallyOf(facts), table: tableOf(facts, yearAxis(names, facts), null) });
  const report = (facts: readonly CaseFact[], then: readonly CaseFact[]): BuiltReport => ({
    question,
    selection: [],
    sources: [],
    pots: [],
    before: { from: 2025, to: 2025, ...of(then) },
    withoutYear: 0,
    ...fundedBy(facts),
    ...of(facts),
  });

  it("is told as at least so much, in the tables and under the figures, and is a number all the same", () => {
    const half = report([fact(), unsaid(2026)], []);
    expect(measureCell(half.whole, "turnover", "sv")).toEqual({ text: "minst 0,20", value: 20n, bound: "least" });
    expect(measureCell(half.whole, "granted", "sv").text).toBe("0,20");
    expect(measureCell(tallyOf([unsaid(2026)]), "turnover", "sv")).toEqual({ text: "–" });
    const figures = summaryBlocks(half, "sv").flatMap((block) => (block.kind === "keyFigures" ? block.figures : []));
    expect(figures.map(({ label }) => label)).toContain("Total omslutning, känt för 1 av 2");
  });

  it("is held against the years before only where both are known; a rate in percentage points", () => {
    const blocks = comparedBlocks(
      report(
        [fact(), unsaid(2026)],
        [fact({ year: 2025 }), fact({ id: "n", year: 2025, granted: false, amounts: { ...fact().amounts, granted: 0n } })],
      ),
      "sv",
    );
    const changes = blocks.flatMap((block) => (block.kind === "table" ? [block.totals?.at(-1)?.text] : []));
    expect(changes).toEqual(["1", "0,10", "–", "50"]);
  });

  it("keeps its place in a figure, and what was sought is drawn beside what was granted only where it is known of all", () => {
    const drawn = (facts: readonly CaseFact[], measures: BuiltReport["question"]["measures"]) =>
      tablesOfReport({ ...report(facts, []), question: { ...question, measures } }, "sv")[0];
    const captions = [
      [unsaid(2025), fact()],
      [fact({ year: 2025 }), fact()],
    ].map((facts) => drawn(facts, ["sought", "granted"]));
    expect(captions).toMatchObject([{ caption: "Beviljat efter x" }, { caption: "Sökt och beviljat efter x" }]);
    const figure = drawn([unsaid(2025), fact()], ["sought"]);
    const texts = figure?.kind === "figure" ? figure.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])) : [];
    expect(texts).toEqual(expect.arrayContaining(["2025", "2026", "–"]));
  });
});

describe("a report with municipalities", () => {
  const places = municipalityAxis(
    names,
    [
      { key: "1490", label: both("Borås") },
      { key: "1463", label: both("Mark") },
    ],
    both("outside"),
  );
  const years = yearAxis(names, [fact()]);
  const facts = [
    fact({ municipalityCode: "1490", amounts: { ...fact().amounts, granted: 5_000_00n } }),
    fact({ id: "b", municipalityCode: "1463", granted: false }),
    fact({ id: "c", municipalityCode: "0180", amounts: { ...fact().amounts, granted: 7_000_00n } }),
  ];
  const figures = (rows: typeof places, columns: typeof places | null, measures: BuiltReport["question"]["measures"]) =>
    tablesOfReport(
      {
        question: {
          from: null,
          to: null,
          calls: [],
          pots: [],
          municipality: null,
          rows: rows.choice,
          columns: columns?.choice ?? null,
          measures,
          compare: false,
        },
        selection: [],
        whole: tallyOf(facts),
        table: tableOf(facts, rows, columns),
        sources: [],
        pots: [],
        before: null,
        withoutYear: 0,
        ...fundedBy(facts),
      },
      "sv",
    ).flatMap((block) => (block.kind === "figure" ? [block] : []));
  const said = ({ shapes }: ReturnType<typeof figures>[number]) =>
    shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));

  it("has a map of them in the rows, and what lies outside it is told in words and in the table", () => {
    const [map, ...others] = figures(places, null, ["granted"]);
    expect(others).toEqual([]);
    expect(map?.alt).toMatch(/^Karta över kommunerna.*Borås 5.000.kr, outside 7.000.kr/u);
    expect(map?.caption).toContain("kommungränser: SCB");
    expect(map?.narrow?.width).toBe(320);
    expect(map && said(map)).toEqual(expect.arrayContaining(["Borås", "5\u00a0tkr", "Mark", "0\u00a0tkr"]));
  });

  it("has one of them in the columns too, beside the bars of its rows, and one of projects where no amount is asked for", () => {
    const kinds = (rows: typeof places) => figures(rows, places, ["granted"]).map(({ alt }) => alt.split(".")[0]);
    expect(kinds(yearAxis(names, [fact({ year: 2024 }), fact()]))).toEqual(["Stapeldiagram", "Karta över kommunerna"]);
    // A single bar says nothing that its table does not.
    expect(kinds(years)).toEqual(["Karta över kommunerna"]);
    const [map, ...others] = figures(places, null, ["count", "rate"]);
    expect(others).toEqual([]);
    // Classes of whole projects.
    expect(map && said(map)).toContain("1 till under 2");
    expect(figures(places, null, ["rate"])).toEqual([]);
  });
});
