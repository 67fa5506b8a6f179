import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awardAliases, classify, equalShares, noAliases } from "#app/rooms/reporting/award-aliases.ts";
import { coverageOf, readAwards } from "#app/rooms/reporting/award-import.ts";

const real = readFileSync("data/awards/real-awards.json", "utf8");
const aliases = awardAliases.parse(JSON.parse(readFileSync("data/awards/aliases.json", "utf8")));
const row = (change: Record<string, unknown> = {}) => ({
  year: 2023,
  call: "DRUM 2023",
  project: "Vävda vägar",
  owner: "Vävarna",
  amount_sek: 100_000,
  source: "Protokoll 2022-10-21",
  ...change,
});
const faults = (given: unknown) => {
  const read = readAwards(given);
  return read.ok ? [] : read.faults;
};
const records = (given: unknown) => {
  const read = readAwards(given);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.records;
};
const head = "year;call;project;owner;amount_sek;period;source";

describe("the awards that ship with Drum", () => {
  it("are all read, and what nobody found stays a gap", () => {
    const all = records(real);
    expect(all).toHaveLength(24);
    expect(all.filter((item) => item.grantedOre === null)).toHaveLength(5);
    expect(all.filter((item) => item.year === null)).toHaveLength(1);
    expect(all.some((item) => item.grantedOre === 0n)).toBe(false);
  });

  it("have a ground and a certainty for everything their words are taken to mean", () => {
    for (const list of [aliases.focus, aliases.owners, aliases.municipalities, aliases.calls])
      for (const item of list) expect(item.ground).not.toBe("");
  });
});

describe("a record", () => {
  it("may say its sum as people write it", () => {
    expect(records([row({ amount_sek: "1 420 000,50 kr" })])[0]?.grantedOre).toBe(142_000_050n);
    expect(records([row({ amount_sek: 442500.5 })])[0]?.grantedOre).toBe(44_250_050n);
    expect(records([row({ amount_sek: null })])[0]?.grantedOre).toBeNull();
    expect(records([row({ amount_sek: "" })])[0]?.grantedOre).toBeNull();
  });

  it.each([
    [{ amount_sek: 0 }, "zero-amount"],
    [{ amount_sek: -5 }, "negative-amount"],
    [{ amount_sek: "mycket" }, "not-an-amount"],
    [{ amount_sek: 1.005 }, "not-an-amount"],
    [{ amount_sek: 1e21 }, "not-an-amount"],
    [{ amount_sek: true }, "wrong-type"],
    [{ year: 23 }, "not-a-year"],
    [{ year: "tjugohundra" }, "not-a-year"],
    [{ year: 2023.5 }, "not-a-year"],
    [{ project: "  " }, "empty"],
    [{ project: undefined }, "missing"],
    [{ project: "x".repeat(301) }, "too-long"],
    [{ period: "2023-12-31/2023-01-01" }, "not-a-period"],
    [{ period: "2023-02-30/2023-12-31" }, "not-a-period"],
    [{ source: "javascript:alert(1)" }, "not-an-address"],
    [{ source: "http://" }, "not-an-address"],
    [{ source: undefined }, "missing"],
    [{ municipality: "Borås" }, "bad-form"],
    [{ decided_on: "igår" }, "not-a-date"],
    [{ belopp: 5 }, "unknown-field"],
  ])("with %j is refused: %s", (change, code) => {
    expect(faults([row(change)])).toMatchObject([{ code }]);
  });

  it("may say its time in words, which are kept as they stand", () => {
    expect(records([row({ period: "2023 (max one year)" })])[0]).toMatchObject({
      periodText: "2023 (max one year)",
      startsOn: null,
      endsOn: null,
    });
    expect(records([row({ period: "2023-01-01/2023-12-31" })])[0]).toMatchObject({
      startsOn: "2023-01-01",
      endsOn: "2023-12-31",
    });
  });

  it("given twice in one file is refused", () => {
    expect(faults([row(), row({ amount_sek: 5 })])).toMatchObject([{ code: "duplicate-record", value: "Vävda vägar" }]);
  });
});

describe("what a sum covers", () => {
  it.each([
    ["Stated as 850 000 kr per year. Own project run by the association.", "per-year"],
    ["The page does not say whether the amount is per year or for the whole period.", "unknown"],
    ["Amount is for year 2021 only; the end date moved.", "one-year"],
    ["Amount is for 2017; the 2016 amount was not found.", "one-year"],
    ["Beloppet avser hela projektperioden.", "whole"],
    ["Ten measurable goals.", "unknown"],
    ["", "unknown"],
  ])("%j: %s", (note, coverage) => expect(coverageOf(note)).toBe(coverage));
});

describe("a file", () => {
  it("as CSV means the same as JSON", () => {
    const csv = `\uFEFF${head}\r\n2023;DRUM 2023;"Vävda; vägar ""två""";Vävarna;"1 420 000,00";2023-01-01/2023-12-31;https://exempel.se/a\r\n`;
    expect(records(csv)[0]).toMatchObject({
      line: 2,
      project: 'Vävda; vägar "två"',
      grantedOre: 142_000_000n,
      startsOn: "2023-01-01",
    });
    expect(
      records(csv.replaceAll(";", ",").replace("Vävda, vägar", "Vävda vägar").replace('"1 420 000,00"', "1420000"))[0]
        ?.grantedOre,
    ).toBe(142_000_000n);
    expect(records("år;utlysning;projekt;beviljat;källa\n2023;DRUM;Vävda vägar;;Protokoll\n")[0]?.grantedOre).toBeNull();
  });

  it("names the line and the column of every fault, and counts lines inside quotes", () => {
    const csv = `${head}\n2023;DRUM;"A\nB";;5;;x\n2023;DRUM;C;;fem;;x\n23;DRUM;;;5;;x\n2023;DRUM;"A\nB";;5;;x\n2023;DRUM;"Å\nB";;5;2023-02-30/2023-03-01;x\n`;
    expect(faults(csv)).toMatchObject([
      { code: "not-an-amount", line: 4, column: 14, where: "amount_sek" },
      { code: "not-a-year", line: 5, column: 1 },
      { code: "empty", line: 5, column: 9, where: "project" },
      { code: "duplicate-record", line: 6, column: 1 },
      { code: "not-a-period", line: 9, column: 7 },
    ]);
    expect(faults(`${head}\n2023;DRUM;C;;5;;x;y;z\n2023;"DRUM`)).toMatchObject([{ code: "open-quote", line: 3, column: 6 }]);
    expect(faults(`${head}\n2023;DRUM;C;;5;;x;y;z\n2023;D`)).toMatchObject([
      { code: "wrong-cells", line: 2, column: 19 },
      { code: "wrong-cells", line: 3, column: 6 },
    ]);
    expect(faults("year|call|project|amount_sek|source\n")).toMatchObject([{ code: "wrong-separator", line: 1, column: 5 }]);
  });

  it.each([
    ["", "empty-file"],
    ["\n \n", "empty-file"],
    ["year\tcall\tproject\tamount_sek\tsource\n", "wrong-separator"],
    ["year|call|project|amount_sek|source\n", "wrong-separator"],
    ["2023;DRUM;Vävda vägar;100000;x\n", "no-header"],
    ["year;call;project;amount_sek;source;färg\n", "unknown-column"],
    ["year;year;call;project;amount_sek;source\n", "duplicate-column"],
    ["year;call;project;source\n", "missing-column"],
    [`${head}\n2023;DRUM;A\n`, "wrong-cells"],
    [`${head}\n2023;DRUM;"A;;5;;x\n`, "open-quote"],
    ["[{]", "not-json"],
    ["{}", "wrong-type"],
    ["[5]", "wrong-type"],
    ['[{"year":1,"year":2}]', "duplicate-key"],
  ])("holding %j is refused: %s", (given, code) => expect(faults(given)[0]?.code).toBe(code));

  it("never makes the reader fall over", () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof readAwards(text).ok === "boolean"),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(fc.constantFrom("year", "call", "project", "amount_sek", "source", "period", "x"), fc.jsonValue()),
        ),
        (list) => typeof readAwards(list).ok === "boolean",
      ),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[;,"\n a-z0-9]*$/), (text) => typeof readAwards(`${head}\n${text}`).ok === "boolean"),
      { numRuns: 400 },
    );
  });
});

describe("what the words of an old register mean", () => {
  const node = (id: string, frameworkId = "f") => ({ id, frameworkId });
  const [plain] = records([row({ focus_area_if_known: "Hållbar samhällsplanering" })]);
  if (!plain) throw new Error("no record");

  it("is a goal only when the text is exactly a title that one node has, or stands among the aliases", () => {
    expect(classify(plain, noAliases, new Map([["Hållbar samhällsplanering", node("f/5")]]), new Map()).shares).toEqual([
      { nodeId: "f/5", basisPoints: 10_000 },
    ]);
    expect(
      classify(
        { ...plain, focusText: "hållbar samhällsplanering och annat" },
        noAliases,
        new Map([["Hållbar samhällsplanering", node("f/5")]]),
        new Map(),
      ).shares,
    ).toEqual([]);
  });

  it("is shared equally between several goals of one framework, whole", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(3)), { minLength: 1 }), (pairs) => {
        const nodes = pairs.map(([id, framework]) => node(`${framework}/${id}`, `${framework}`));
        const shares = equalShares(nodes);
        for (const framework of new Set(nodes.map((item) => item.frameworkId))) {
          const own = shares.filter((share) => share.nodeId.startsWith(`${framework}/`));
          expect(own.reduce((total, share) => total + share.basisPoints, 0)).toBe(10_000);
        }
      }),
    );
  });

  it("is unknown when nobody has said it", () => {
    expect(classify(plain, noAliases, new Map(), new Map())).toMatchObject({
      ownerType: null,
      municipalityCode: null,
      municipalities: [],
      coverage: "unknown",
    });
  });
});
