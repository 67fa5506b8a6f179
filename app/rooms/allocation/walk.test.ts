import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kronor, sum } from "#app/kernel/money.ts";
import { type Candidate, type FundRoom, overdrawn, spend, tranchesOf, withOffice } from "./allocation.ts";
import { walk } from "./walk.ts";

const fund = (year: number, purpose: string, kr: number, limitKr: number | null = null): FundRoom => ({
  fundId: `${purpose}-${year}`,
  year,
  purpose,
  name: { sv: `${purpose} ${year}`, en: `${purpose} ${year}` },
  limitLeftOre: limitKr === null ? null : kronor(limitKr),
  pots: [
    { potId: `${purpose}-${year}-vgr`, source: "VGR", matchingShare: 5_000, availableOre: kronor(kr) / 2n },
    { potId: `${purpose}-${year}-kom`, source: "Kommunerna", matchingShare: 5_000, availableOre: kronor(kr) / 2n },
  ],
});

const candidate = (applicationId: string, rank: number | null, ...perYear: [number, number][]): Candidate => ({
  applicationId,
  rank,
  total: null,
  unranked: rank === null ? { code: "not-eligible" } : null,
  perYear: perYear.map(([year, kr]) => ({ year, amountOre: kronor(kr) })),
  requestedOre: sum(perYear.map(([, kr]) => kronor(kr))),
});

describe("the plain walk down the ranking", () => {
  it("gives all or nothing, and passes by the one that does not fit", () => {
    const outcome = walk(
      [candidate("c", 3, [2027, 100]), candidate("a", 1, [2027, 300]), candidate("b", 2, [2027, 250])],
      [fund(2027, "tillvaxt", 400)],
    );
    expect(outcome.map((item) => [item.applicationId, item.proposal, item.amountOre])).toEqual([
      ["a", "grant", kronor(300)],
      ["b", "reject", 0n],
      ["c", "grant", kronor(100)],
    ]);
    expect(outcome[1]?.why).toEqual({ code: "money-ended", rank: 2, of: 3, leftOre: kronor(100) });
  });

  it("counts every year: a project whose second year has no room is not granted its first", () => {
    const outcome = walk(
      [candidate("a", 1, [2027, 100], [2028, 200])],
      [fund(2027, "tillvaxt", 1_000), fund(2028, "tillvaxt", 150)],
    );
    expect(outcome[0]?.proposal).toBe("reject");
  });

  it("pays from the other purpose when the first is empty, never half from each", () => {
    const funds = [fund(2027, "tillvaxt", 500), fund(2027, "miljo", 300)];
    const outcome = walk([candidate("a", 1, [2027, 400]), candidate("b", 2, [2027, 200])], funds);
    expect(outcome.map((item) => item.purpose)).toEqual(["tillvaxt", "miljo"]);
  });

  it("keeps to the call's own limit even when the fund holds more", () => {
    expect(walk([candidate("a", 1, [2027, 400])], [fund(2027, "kultur", 1_000, 300)])[0]?.proposal).toBe("reject");
  });

  it("lists those without a place last, with the reason they have none", () => {
    const outcome = walk([candidate("x", null, [2027, 1]), candidate("a", 1, [2027, 1])], [fund(2027, "tillvaxt", 10)]);
    expect(outcome.map((item) => item.applicationId)).toEqual(["a", "x"]);
    expect(outcome[1]?.why).toEqual({ code: "unranked", unranked: { code: "not-eligible" } });
  });

  it("says so when no fund covers the years", () => {
    expect(walk([candidate("a", 1, [2031, 1])], [fund(2027, "tillvaxt", 10)])[0]?.why.code).toBe("no-fund");
  });

  it("never proposes more than there is, whoever asks for what", () => {
    const asked = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), { maxLength: 25 });
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 3_000 }), (list, kr) => {
        const funds = [
          fund(2027, "tillvaxt", kr),
          fund(2028, "tillvaxt", kr),
          fund(2027, "miljo", 500),
          fund(2028, "miljo", 500),
        ];
        const candidates = list.map(([one, two], index) => candidate(`a${index}`, index + 1, [2027, one + 1], [2028, two]));
        const left = walk(candidates, funds)
          .filter((item) => item.proposal === "grant")
          .reduce((rooms, item) => {
            const of = candidates.find((one) => one.applicationId === item.applicationId) as Candidate;
            return spend(rooms, tranchesOf(item.amountOre, of.perYear, item.purpose, funds) ?? []);
          }, funds);
        expect(overdrawn(left)).toBeNull();
      }),
    );
  });
});

describe("what the office weighs when part of a proposal is with the board", () => {
  const candidates = [candidate("a", 1, [2027, 300]), candidate("b", 2, [2027, 250]), candidate("c", 3, [2027, 100])];
  const line = (applicationId: string, kr: number) => ({
    applicationId,
    rank: null,
    score: null,
    proposal: kr > 0 ? ("grant" as const) : ("reject" as const),
    amountOre: kronor(kr),
    purpose: kr > 0 ? "tillvaxt" : "",
    reason: "Skäl",
  });
  const all = { candidates, funds: [fund(2027, "tillvaxt", 400)] };
  const lines = [line("a", 300), line("b", 0), line("c", 0)];

  it("is all of it while nothing is before the board", () => {
    expect(withOffice(all, lines, new Map())).toEqual({ ...all, lines });
  });

  it("is what was sent back, for the money that is left beside what was tabled; the decided has taken its own already", () => {
    const office = withOffice(
      all,
      lines,
      new Map([
        ["a", "board"],
        ["c", "decided"],
      ] as const),
    );
    expect([office.candidates.map((one) => one.applicationId), office.lines.map((one) => one.applicationId)]).toEqual([
      ["b"],
      ["b"],
    ]);
    expect(office.funds[0]?.pots.map((pot) => pot.availableOre)).toEqual([kronor(50), kronor(50)]);
    expect(walk(office.candidates, office.funds, 3)[0]?.why).toMatchObject({ code: "money-ended", rank: 2, of: 3 });
  });
});

describe("years of an award", () => {
  const funds = [fund(2027, "tillvaxt", 1), fund(2028, "tillvaxt", 1), fund(2029, "tillvaxt", 1)];

  it("follow what was asked for when the sum is cut, and add up to the öre", () => {
    const perYear = [
      { year: 2028, amountOre: kronor(100) },
      { year: 2027, amountOre: kronor(100) },
      { year: 2029, amountOre: kronor(100) },
    ];
    const tranches = tranchesOf(10_001n, perYear, "tillvaxt", funds);
    expect(tranches?.map((tranche) => [tranche.year, tranche.amountOre, tranche.standing])).toEqual([
      [2027, 3_334n, "granted"],
      [2028, 3_334n, "intended"],
      [2029, 3_333n, "intended"],
    ]);
  });

  it("stay in whole thousands, or whole kronor, when what was asked for and what is given are", () => {
    const asked = [
      { year: 2027, amountOre: kronor(370_000) },
      { year: 2028, amountOre: kronor(400_000) },
      { year: 2029, amountOre: kronor(290_000) },
    ];
    expect(tranchesOf(kronor(900_000), asked, "tillvaxt", funds)?.map((tranche) => tranche.amountOre)).toEqual([
      kronor(314_000),
      kronor(340_000),
      kronor(246_000),
    ]);
    expect(tranchesOf(kronor(899_999), asked, "tillvaxt", funds)?.every((tranche) => tranche.amountOre % 100n === 0n)).toBe(true);
  });

  it("never give a year more than was asked for it", () => {
    const part = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(1, 100, 100_000),
        (a, b, c, percent, unit) => {
          const asked = [a, b, c].map((one, index) => ({ year: 2027 + index, amountOre: BigInt(one * unit) }));
          const total = sum(asked.map((one) => one.amountOre));
          const amount = ((total * BigInt(percent)) / 100n / BigInt(unit)) * BigInt(unit);
          const tranches = amount > 0n ? (tranchesOf(amount, asked, "tillvaxt", funds) ?? []) : [];
          expect(sum(tranches.map((one) => one.amountOre))).toBe(amount);
          for (const tranche of tranches)
            expect(tranche.amountOre <= (asked.find((one) => one.year === tranche.year)?.amountOre ?? 0n)).toBe(true);
        },
      ),
    );
  });

  it("have no answer when a year lacks a fund of the purpose", () => {
    expect(tranchesOf(100n, [{ year: 2027, amountOre: 1n }], "kultur", funds)).toBeNull();
  });
});
