import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSealed, type Sealed, sealedText, submittedFacts, totalsBy } from "#app/rooms/applications/sealing.ts";
import { exampleRules, exampleSealed, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";

const fingerprint = (content: unknown) =>
  createHash("sha256")
    .update(sealedText(content as Sealed))
    .digest("hex");

/** The same value with its keys written in another order. */
const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed + 1));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(
    ([a], [b]) => ((a.length * 31 + a.charCodeAt(0) * seed) % 17) - ((b.length * 31 + b.charCodeAt(0) * seed) % 17),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item, seed + 1)]));
};

describe("the sealed content", () => {
  it("has the same fingerprint in whatever order its keys were written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        expect(fingerprint(shuffled(exampleSealed, seed))).toBe(fingerprint(exampleSealed));
      }),
    );
  });

  it("has another fingerprint when a single sign or öre is another", () => {
    const { rows } = exampleSections.budget;
    expect(fingerprint({ ...exampleSealed, number: "DRUM-2027-008" })).not.toBe(fingerprint(exampleSealed));
    expect(
      fingerprint({
        ...exampleSealed,
        sections: { ...exampleSections, budget: { rows: rows.map((row) => ({ ...row, amount: (row.amount ?? 0n) + 1n })) } },
      }),
    ).not.toBe(fingerprint(exampleSealed));
  });

  it("reads back as it was sealed", () => {
    expect(readSealed(sealedText(exampleSealed))).toEqual(exampleSealed);
    expect(sealedText(readSealed(sealedText(exampleSealed)))).toBe(sealedText(exampleSealed));
  });

  it("carries the names of what it points at, and of nothing else that could be chosen", () => {
    expect(Object.keys(exampleSealed.names.nodes).sort()).toEqual(["r/1", "r/3", "s/1", "s/2"]);
    expect(exampleSealed.names.municipalities).toEqual({ "1490": "Borås", "1463": "Mark" });
  });

  it("can be summed by the words it carries", () =>
    expect(totalsBy(exampleSealed.sections, exampleSealed.names).requested).toBe(70_000_050n));
});

describe("facts copied out at submission", () => {
  it("are the sums, the period, the municipalities and shares that are whole per framework", () => {
    const facts = submittedFacts(exampleSections, exampleRules);
    expect(facts).toMatchObject({
      requestedOre: 70_000_050n,
      totalOre: 150_000_050n,
      startsOn: "2027-02-01",
      endsOn: "2028-12-31",
      municipalities: ["1490", "1463"],
    });
    expect(facts.shares).toEqual([
      { node: "s/1", basisPoints: 6_000 },
      { node: "s/2", basisPoints: 4_000 },
      { node: "r/1", basisPoints: 5_000 },
      { node: "r/3", basisPoints: 5_000 },
    ]);
  });
});

describe("a paper that is sealed though it lacks much", () => {
  it("has no sums to grant and no shares where none are written", () => {
    const { support, strategy } = exampleSections;
    const lacking = {
      ...exampleSections,
      financing: { rows: [] },
      support: { levels: support.levels.map((level) => ({ ...level, amount: 5_000_000n })) },
      strategy: {
        shares: Object.fromEntries(
          Object.entries(strategy.shares).map(([field, list]) => [field, list.map((one) => ({ ...one, basisPoints: null }))]),
        ),
      },
    };
    const facts = submittedFacts(lacking, exampleRules);
    expect(facts.levels).toEqual([]);
    expect(facts.shares.every(({ basisPoints }) => basisPoints > 0)).toBe(true);
    expect(submittedFacts(exampleSections, exampleRules).levels[0]).toBe(
      totalsBy(exampleSections, exampleSealed.names).requested,
    );
  });
});
