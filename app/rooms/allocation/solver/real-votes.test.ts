import { describe, expect, it } from "vitest";
import { compare, rational, toDecimal } from "#app/kernel/rational.ts";
import { loadGeneral, solveAlone } from "#app/rooms/allocation/solver/highs.server.ts";
import { compile } from "#app/rooms/allocation/solver/model.ts";
import { problemOfVote, realVotes } from "#app/rooms/allocation/solver/real-votes.test-data.ts";
import { reduce } from "#app/rooms/allocation/solver/reduce.ts";
import { solve, walkOf } from "#app/rooms/allocation/solver/solve.ts";

const votes = realVotes();

/** The most votes that each budget can meet: what HiGHS alone says of each whole model (`npm run bench -- allocate` asks it all 25 times). */
const most = [
  88_967, 3_802, 3_481, 121_225, 44_182, 26_771, 3_908, 87_578, 8_918, 31_408, 1_709, 10_817, 605, 14_638, 6_377, 21_286, 20_655,
  772, 210, 462, 69, 1_148, 313, 2_105, 327,
];

describe("twenty-five real votes on shared money", () => {
  it("are whole: as many projects as their files say, each with a cost, a budget that cannot pay for all, no ceiling over the budget", () => {
    expect(votes).toHaveLength(25);
    expect(new Set(votes.map((one) => one.file)).size).toBe(25);
    for (const { file, budget, said, ceilings, projects } of votes) {
      expect(projects, file).toHaveLength(said);
      expect(new Set(projects.map((one) => one.id)).size, file).toBe(said);
      for (const { cost, votes: count } of projects)
        expect(Number.isSafeInteger(cost) && cost > 0 && Number.isSafeInteger(count) && count > 0, file).toBe(true);
      expect(
        projects.reduce((sum, one) => sum + one.cost, 0),
        file,
      ).toBeGreaterThan(budget);
      expect(new Set(projects.map((one) => one.group)), file).toEqual(
        new Set(ceilings.length > 0 ? ceilings.map((one) => one.group) : [""]),
      );
      for (const { most: ceiling } of ceilings) expect(ceiling, file).toBeLessThanOrEqual(budget);
    }
    expect(votes.reduce((sum, one) => sum + one.projects.length, 0)).toBe(754);
    expect(votes.filter((one) => one.ceilings.length > 0)).toHaveLength(3);
  });

  it("are each solved to the proved optimum, added up again in whole units, and the same when all is said from the end", () => {
    const losses: number[] = [];
    for (const [index, vote] of votes.entries()) {
      const { file, budget, ceilings, projects } = vote;
      const problem = problemOfVote(vote);
      const answer = solve(problem);
      if (answer.kind !== "optimal") throw new Error(`${file}: ${answer.kind}`);
      expect(answer.value, file).toEqual(rational(BigInt(most[index] as number)));
      const chosen = new Set(answer.grants.map((grant) => grant.application));
      const paid = (among: typeof projects) => among.reduce((sum, one) => sum + (chosen.has(one.id) ? one.cost : 0), 0);
      const won = projects.reduce((sum, one) => sum + (chosen.has(one.id) ? one.votes : 0), 0);
      expect({ won, spent: answer.spent }, file).toEqual({ won: most[index], spent: BigInt(paid(projects) * 100) });
      expect(paid(projects), file).toBeLessThanOrEqual(budget);
      for (const { group, most: ceiling } of ceilings)
        expect(paid(projects.filter((one) => one.group === group)), `${file} ${group}`).toBeLessThanOrEqual(ceiling);
      expect(solve(problemOfVote(vote, { reversed: true })), file).toEqual(answer);
      const walked = walkOf(problem);
      if (walked.broken.length > 0) continue;
      expect(compare(walked.value, answer.value), file).toBeLessThanOrEqual(0);
      losses.push(1 - Number(toDecimal(walked.value, 3)) / won);
    }
    // What the walk down the ranking gives up of the votes, where it keeps the ceilings at all: a tenth at the middle, a quarter at the worst.
    losses.sort((a, b) => a - b);
    expect(losses).toHaveLength(22);
    expect(losses[11]).toBeGreaterThan(0.08);
    expect(losses[21]).toBeGreaterThan(0.25);
  });

  it("have the optimum that HiGHS alone finds on the whole model", async () => {
    for (const [index, vote] of votes.entries()) {
      if (vote.projects.length > 22) continue;
      const model = compile(problemOfVote(vote));
      const alone = await solveAlone(reduce(model), 20_000);
      expect(alone.status, vote.file).toBe("Optimal");
      const value = (alone.value * Number(model.unit.num)) / Number(model.unit.den);
      expect(value, vote.file).toBeCloseTo(most[index] as number, 6);
    }
  });

  it("take the same answer from HiGHS when the core may not try: rules, ties and all", async () => {
    const general = await loadGeneral();
    for (const vote of votes.filter((one) => one.projects.length < 10)) {
      const problem = problemOfVote(vote);
      const { by, ...answer } = solve(problem, { general, states: 0, steps: 0 }) as Extract<
        ReturnType<typeof solve>,
        { kind: "optimal" }
      >;
      expect({ ...answer, by: "core" }, vote.file).toEqual(solve(problem));
      expect(by, vote.file).toBe("highs");
    }
  });
});
