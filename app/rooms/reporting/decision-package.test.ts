import { describe, expect, it } from "vitest";
import { rational } from "#app/kernel/rational.ts";
import { type ProblemJson, readProblem } from "#app/rooms/allocation/solver/problem.ts";
import { type Answered, reply } from "#app/rooms/allocation/solving.ts";
import {
  type DecidedCase,
  distributionOf,
  labelsOf,
  otherThanDecided,
  proofOf,
  withoutNames,
} from "#app/rooms/reporting/decision-package.ts";

const scale = { min: 1, max: 3 };
const given = [
  { criterion: "need", value: 1, count: 2 },
  { criterion: "need", value: 3, count: 7 },
  { criterion: "need", value: null, count: 1 },
];

describe("how the scores fell", () => {
  it("is told level by level, none left out", () => {
    expect(distributionOf("need", scale, given, { criterion: "need", assessors: 3, cases: 3 }).counts).toEqual({
      levels: [
        { value: 1, count: 2 },
        { value: 2, count: 0 },
        { value: 3, count: 7 },
      ],
      notAssessable: 1,
    });
  });

  it("is not told of fewer than three assessors or three cases, nor when all gave the same", () => {
    const counts = (rows: typeof given, assessors: number, cases: number) =>
      distributionOf("need", scale, rows, { criterion: "need", assessors, cases }).counts;
    expect(counts(given, 2, 9)).toBeNull();
    expect(counts(given, 9, 2)).toBeNull();
    expect(counts(given.slice(0, 1), 9, 9)).toBeNull();
    expect(distributionOf("plan", scale, given, undefined).counts).toBeNull();
  });
});

const problem: ProblemJson = {
  objective: "score-times-sum",
  pots: [{ id: "p", year: 2027, purpose: "tillvaxt", available: "100" }],
  applications: [
    { id: "T-1", name: "Väven", score: "4", rank: 1, levels: [{ id: "full", years: [{ year: 2027, amount: "60" }] }] },
    { id: "T-2", name: "Nålen", score: "3", rank: 2, levels: [{ id: "full", years: [{ year: 2027, amount: "50" }] }] },
    { id: "T-3", name: "Tråden", score: "2", rank: 3, levels: [{ id: "full", years: [{ year: 2027, amount: "40" }] }] },
  ],
  groups: [{ id: "municipality 1490", name: "Borås", members: ["T-2", { application: "T-3", share: 5_000 }], atMost: 2 }],
  onlyIf: [{ id: "T-3 < T-1", name: "Tråden om Väven", application: "T-3", needs: "T-1" }],
  pins: [{ application: "T-1", pin: "must", reason: "Lovat till Nålens ordförande" }],
};
const one = (number: string, rank: number, published: boolean, requestedOre: bigint): DecidedCase => ({
  number,
  title: number,
  published,
  rank,
  total: rational(3n),
  requestedOre,
  proposedOre: 0n,
  proposedFrom: "",
  outcome: published ? "grant" : "reject",
  amountOre: 0n,
  tranches: [],
  perYear: [],
  assessors: 3,
});

describe("a problem without names", () => {
  it("keeps what it is worked out from, and no number, name, municipality or reason of what the register does not name", () => {
    const cases = [one("T-1", 1, true, 60n), one("T-2", 2, false, 50n), one("T-3", 3, false, 40n)];
    const plain = withoutNames(problem, labelsOf(cases), new Set(["T-1"]), "Låst");
    expect(JSON.stringify(plain)).not.toMatch(/T-2|T-3|Nål|Tråd|1490|Borås/);
    expect(plain).toMatchObject({
      applications: [{ id: "T-1", name: "Väven" }, { id: "A1" }, { id: "A2" }],
      groups: [{ members: ["A1", { application: "A2", share: 5_000 }], atMost: 2 }],
      onlyIf: [{ application: "A2", needs: "T-1" }],
      pins: [{ application: "T-1", pin: "must", reason: "Låst" }],
    });
    expect(readProblem(plain).ok).toBe(true);
  });
});

describe("a decision that is worked out again", () => {
  const paid = (purpose: string, ...amounts: readonly string[]) =>
    amounts.map((amount, place) => ({ year: 2027 + place, purpose, amount }));
  const told = (id: string, tranches: ReturnType<typeof paid>, decided = sumOf(tranches)) =>
    ({ id, name: id, rank: 1, requested: null, proposed: "0", outcome: "grant", decided, tranches }) as const;
  const sumOf = (tranches: ReturnType<typeof paid>) => `${tranches.reduce((sum, { amount }) => sum + BigInt(amount), 0n)}`;
  const given = (application: string, tranches: ReturnType<typeof paid>) => ({
    application,
    purpose: tranches[0]?.purpose ?? "",
    years: tranches.map(({ year, amount }) => ({ year, amount: BigInt(amount) })),
  });
  const packed = [told("T-1", paid("miljo", "40", "20")), told("T-2", paid("kultur", "50")), told("A1", [])];
  const answer = [given("T-2", paid("kultur", "50")), given("T-1", paid("miljo", "40", "20", "0"))];

  it("is as decided when each application is given the same, from the same fund in the same years", () => {
    expect(otherThanDecided(packed, answer)).toEqual([]);
  });

  it.each([
    [
      "another sum",
      [told("T-1", paid("miljo", "40", "21")), ...packed.slice(1)],
      { application: "T-1", decided: 61n, found: 60n },
    ],
    [
      "another year",
      [told("T-1", paid("miljo", "20", "40")), ...packed.slice(1)],
      { application: "T-1", decided: 60n, found: 60n },
    ],
    [
      "another fund",
      [told("T-1", paid("kultur", "40", "20")), ...packed.slice(1)],
      { application: "T-1", decided: 60n, found: 60n },
    ],
    [
      "a sum that its years do not make",
      [told("T-1", paid("miljo", "40", "20"), "99"), ...packed.slice(1)],
      { application: "T-1", decided: 99n, found: 60n },
    ],
    ["nothing", [told("T-1", []), ...packed.slice(1)], { application: "T-1", decided: 0n, found: 60n }],
    ["no word of one", packed.slice(1), { application: "T-1", decided: 0n, found: 60n }],
  ])("is told where the package says %s", (_, applications, other) => {
    expect(otherThanDecided(applications, answer)).toEqual([other]);
  });
});

describe("the proof", () => {
  const reasons = { proposal: "f", board: "d", withdrawn: "å", beside: "b", fund: "m" };
  const solve = async (asked: ProblemJson) => reply({ ask: "answer", problem: asked }, {}, () => 0) as Answered;
  const decided = (amounts: readonly bigint[], proposed: readonly bigint[]) =>
    amounts.map((amountOre, place) => ({
      id: `T-${place + 1}`,
      amountOre,
      proposedOre: proposed[place] as bigint,
      outcome: amountOre > 0n ? ("grant" as const) : ("reject" as const),
      proposedFrom: (proposed[place] as bigint) > 0n ? "tillvaxt" : "",
      tranches: amountOre > 0n ? [{ year: 2027, purpose: "tillvaxt", amountOre }] : [],
    }));

  it("is empty when the decision is the best answer", async () => {
    expect(await proofOf(problem, decided([60n, 0n, 40n], [60n, 0n, 40n]), reasons, solve)).toMatchObject({
      departures: [],
      problem,
    });
  });

  it("fixes what was decided otherwise, then what the money it left would have gone to", async () => {
    // Of 100, 55 for the first and 40 for the third leave nothing that the second could have.
    const proof = await proofOf(problem, decided([55n, 0n, 40n], [60n, 0n, 40n]), reasons, solve);
    expect(proof).toMatchObject({
      departures: [{ application: "T-1", why: "board", best: "60", decided: "55" }],
    });
    // With 10 for the first the second could have had its 50, and the third too.
    const left = await proofOf(problem, decided([10n, 0n, 40n], [60n, 0n, 40n]), reasons, solve);
    expect(left).toMatchObject({
      departures: [
        { application: "T-1", why: "board", best: "60", decided: "10" },
        { application: "T-2", why: "beside", best: "0", decided: "0" },
      ],
    });
  });

  it("is none when the money was not there", async () => {
    expect(await proofOf(problem, decided([60n, 50n, 0n], [60n, 0n, 40n]), reasons, solve)).toBe("not-reproduced");
  });

  describe("where more than one of the call's funds could pay", () => {
    const both: ProblemJson = {
      ...problem,
      pots: ["kultur", "tillvaxt"].map((purpose) => ({ id: purpose, year: 2027, purpose, available: "100" })),
    };
    const paid = (amounts: readonly bigint[], from: readonly string[], proposedFrom = from) =>
      decided(amounts, amounts).map((one, place) => ({
        ...one,
        proposedFrom: one.amountOre > 0n ? (proposedFrom[place] as string) : "",
        tranches: one.tranches.map((part) => ({ ...part, purpose: from[place] as string })),
      }));
    const grants = async (asked: ProblemJson) => {
      const answer = await solve(asked);
      return answer.kind === "optimal"
        ? answer.grants.map(({ application, amount, purpose }) => [application, amount, purpose])
        : answer;
    };

    it("fixes the fund of those that another pays than the answer names, with the reason, and nothing else", async () => {
      const proof = await proofOf(both, paid([60n, 50n, 40n], ["kultur", "tillvaxt", "kultur"]), reasons, solve);
      if (typeof proof === "string") throw new Error(proof);
      // Of equals the answer names the first fund by name: it puts all it can there.
      expect(await grants(both)).toEqual([
        ["T-1", 60n, "kultur"],
        ["T-2", 50n, "tillvaxt"],
        ["T-3", 40n, "kultur"],
      ]);
      expect(proof.departures).toEqual([]);
      const other = await proofOf(both, paid([60n, 50n, 40n], ["tillvaxt", "kultur", "tillvaxt"]), reasons, solve);
      if (typeof other === "string") throw new Error(other);
      expect(other.departures).toEqual(
        [
          ["T-1", "60", "kultur", "tillvaxt"],
          ["T-2", "50", "tillvaxt", "kultur"],
          ["T-3", "40", "kultur", "tillvaxt"],
        ].map(([application, sum, bestFrom, decidedFrom]) => ({
          ...{ application, why: "fund", best: sum, bestFrom },
          ...{ decided: sum, decidedFrom },
        })),
      );
      expect(other.problem.pins).toContainEqual({
        ...{ id: "decided T-2", application: "T-2", reason: "m" },
        ...{ pin: "must", level: "full", purpose: "kultur" },
      });
      expect(await grants(other.problem)).toEqual([
        ["T-1", 60n, "tillvaxt"],
        ["T-2", 50n, "kultur"],
        ["T-3", 40n, "tillvaxt"],
      ]);
    });

    it("says that the board chose another fund than was proposed, and is none when that fund could not pay", async () => {
      const from = ["tillvaxt", "kultur", "tillvaxt"];
      const proof = await proofOf(both, paid([60n, 50n, 40n], from, ["kultur", "kultur", "tillvaxt"]), reasons, solve);
      expect(proof).toMatchObject({ departures: [{ application: "T-1", why: "board" }, { why: "fund" }, { why: "fund" }] });
      expect(await proofOf(both, paid([60n, 50n, 40n], ["kultur", "kultur", "kultur"]), reasons, solve)).toBe("not-reproduced");
      expect(await proofOf(both, paid([60n, 50n, 40n], ["miljo", "kultur", "tillvaxt"]), reasons, solve)).toBe("not-reproduced");
    });

    it("keeps the years as they were decided, also where the sum is the one that was asked for", async () => {
      const later = { ...both, pots: [...both.pots, { id: "t28", year: 2028, purpose: "tillvaxt", available: "100" }] };
      const [first, ...others] = paid([60n, 50n, 40n], ["tillvaxt", "kultur", "tillvaxt"]);
      const tranches = [2027, 2028].map((year) => ({ year, purpose: "tillvaxt", amountOre: 30n }));
      const proof = await proofOf(later, [{ ...(first as NonNullable<typeof first>), tranches }, ...others], reasons, solve);
      if (typeof proof === "string") throw new Error(proof);
      const answer = await solve(proof.problem);
      expect(answer.kind === "optimal" && answer.grants[0]).toMatchObject({
        ...{ application: "T-1", purpose: "tillvaxt", amount: 60n },
        years: [
          { year: 2027, amount: 30n },
          { year: 2028, amount: 30n },
        ],
      });
    });
  });

  it("says that it could not be proved in time, and not that the decision is odd", async () => {
    const late = async () => ({ kind: "unsolved" as const });
    expect(await proofOf(problem, decided([60n, 0n, 40n], [60n, 0n, 40n]), reasons, late)).toBe("not-solved");
  });
});
