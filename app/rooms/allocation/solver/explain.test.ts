import { describe, expect, it } from "vitest";
import { rational, subtract } from "#app/kernel/rational.ts";
import { explain, smallestClash, withScore } from "./explain.ts";
import { withMore } from "./fund.ts";
import type { Problem } from "./problem.ts";
import { overYears, pot, problemOf, read } from "./small.test-data.ts";
import { solve } from "./solve.ts";

const levelOf = (problem: Problem, id: string) => {
  const answer = solve(problem);
  return answer.kind === "optimal" ? answer.grants.find((grant) => grant.application === id)?.level : undefined;
};
/** The same, where every öre is worth as much and the tie-break alone says who has it; two areas with a ceiling each. */
const alike = (problem: Problem): Problem => {
  const ids = problem.applications.map((one) => one.id);
  const area = (id: string, members: readonly string[], ceiling: bigint) => ({
    ...{ id, name: id, floor: null, ceiling, atLeast: null, atMost: null },
    members: members.map((application) => ({ application, share: 10_000 })),
  });
  return {
    ...problem,
    objective: "score-times-sum",
    pots: [{ ...pot(14), name: "pot", share: 10_000, available: 14n }],
    groups: [area("first", ids.slice(0, 1), 9n), area("others", ids.slice(1, 4), 12n)],
    applications: problem.applications.map((one) => ({ ...one, score: rational(1n) })),
  };
};

describe("why not us", () => {
  it("tells a rise in score that gives it more, where one step less does not", () => {
    let told = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const problem = problemOf(seed);
      for (const { application, now, riseInScore } of explain(problem)) {
        if (!riseInScore) continue;
        told++;
        const levels = problem.applications.find((one) => one.id === application)?.levels.map((level) => level.id) ?? [];
        const place = (level: string | undefined | null) => (level ? levels.indexOf(level) : levels.length);
        const less = subtract(riseInScore, rational(1n, 10n));
        expect(place(levelOf(withScore(problem, application, riseInScore), application))).toBeLessThan(place(now));
        expect(place(levelOf(withScore(problem, application, less), application))).toBeGreaterThanOrEqual(place(now));
      }
    }
    expect(told).toBeGreaterThan(20);
  }, 60_000);

  it("tells the very smallest rise of a fund: every smaller one, öre by öre, does not suffice", () => {
    let [told, none] = [0, 0];
    for (let seed = 1; seed <= 45; seed++) {
      const problem = seed <= 20 ? problemOf(seed) : seed <= 30 ? overYears(problemOf(seed)) : alike(problemOf(seed));
      for (const { application, now, riseInFund } of explain(problem)) {
        const levels = problem.applications.find((one) => one.id === application)?.levels.map((level) => level.id) ?? [];
        const place = (level: string | undefined | null) => (level ? levels.indexOf(level) : levels.length);
        const suffices = (year: number, amount: number) =>
          place(levelOf(withMore(problem, { year, purpose: "growth", amount: BigInt(amount) }), application)) < place(now);
        // Where none is told, none suffices: no fund could use more than all ask for.
        if (!riseInFund) {
          if (seed <= 26 || seed > 30) continue;
          none++;
          for (const year of [2027, 2028])
            for (let amount = 0; amount < 90; amount++) expect(suffices(year, amount), `seed ${seed} ${application}`).toBe(false);
          continue;
        }
        told++;
        const first = Array.from({ length: Number(riseInFund.amount) + 1 }, (_, amount) => amount).find((amount) =>
          suffices(riseInFund.year, amount),
        );
        expect(BigInt(first ?? -1), `seed ${seed} ${application}`).toBe(riseInFund.amount);
      }
    }
    expect(none).toBeGreaterThan(2);
    expect(told).toBeGreaterThan(30);
  }, 60_000);

  it("names the rule and who has the money instead", () => {
    const problem = read({
      objective: "score",
      pots: [pot(100)],
      applications: [
        { id: "a", name: "Textile lab", score: 4, levels: [{ amount: 100 }] },
        { id: "b", name: "Forest route", score: 3, levels: [{ amount: 40 }] },
      ],
    });
    const [why] = explain(problem);
    expect(why).toMatchObject({ application: "b", now: null, holders: ["a"], riseInScore: rational(101n, 100n) });
    expect(why?.riseInFund).toEqual({ year: 2027, purpose: "growth", amount: 40n });
    expect(why?.binding.map((rule) => rule.key)).toEqual(["pot:pot"]);
    expect(why?.inWords).toContain("its money is with Textile lab");
  });

  it("finds the pins that cannot stand together, and no other rule beside them", () => {
    const pins = [
      { application: "a", pin: "must", reason: "promised" },
      { application: "b", pin: "must", reason: "promised" },
      { application: "c", pin: "must", reason: "promised" },
    ];
    const applications = ["a", "b", "c"].map((id) => ({ id, score: 1, levels: [{ amount: 40 }] }));
    const problem = read({
      objective: "score",
      pots: [pot(100)],
      applications,
      pins,
      groups: [{ id: "all", members: ["a", "b", "c"], atLeast: 1 }],
    });
    expect(smallestClash(problem)?.map((rule) => rule.key)).toEqual(["pot:pot", "must:must a", "must:must b", "must:must c"]);
    const opposed = read({
      objective: "score",
      pots: [pot(100)],
      applications,
      pins: [...pins, { application: "b", pin: "must-not", reason: "withdrawn" }],
    });
    expect(smallestClash(opposed)?.map((rule) => rule.key)).toEqual(["must:must b", "must-not:must-not b"]);
  });
});
