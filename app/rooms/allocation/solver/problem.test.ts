import { describe, expect, it } from "vitest";
import { rational } from "#app/kernel/rational.ts";
import example from "../../../../docs/examples/allocation-problem.json" with { type: "json" };
import { readProblem } from "./problem.ts";
import { differencesOf, solve, walkOf } from "./solve.ts";

type Json = Record<string, unknown>;
const application = (id: string, more: Json = {}): Json => ({ id, score: 1, levels: [{ amount: 100 }], ...more });
const problem = (more: Json = {}): Json => ({
  objective: "score",
  pots: [{ id: "pot", year: 2027, purpose: "growth", available: 100 }],
  applications: [application("a"), application("b")],
  ...more,
});
const faultsOf = (json: unknown) => {
  const read = readProblem(json);
  return read.ok ? [] : read.faults.map((fault) => `${fault.where} ${fault.code}`);
};
const withLevels = (...levels: Json[]) => problem({ applications: [application("a"), application("b", { levels })] });

describe("a problem in JSON", () => {
  it("is told where it is wrong, and why", () => {
    expect(faultsOf(problem())).toEqual([]);
    expect(faultsOf(withLevels({ amount: 100 }, { amount: 100 }))).toEqual(["applications[1].levels[1].amount not-lower"]);
    expect(faultsOf(withLevels({ amount: 10.5 }))).toEqual(["applications[1].levels[0].amount not-whole"]);
    expect(faultsOf(withLevels({ amount: "12,50" }))).toEqual(["applications[1].levels[0].amount not-whole"]);
    expect(faultsOf(withLevels({ amount: "-7" }))).toEqual(["applications[1].levels[0].amount negative"]);
    expect(faultsOf(withLevels({ years: [{ year: 2031, amount: 1 }] }))).toEqual(["applications[1].levels[0] no-pot"]);
    expect(faultsOf(problem({ applications: [application("a"), application("a")] }))).toEqual([
      "applications[1].id duplicate-id",
    ]);
    expect(faultsOf(problem({ applications: [application("a", { score: "fyra" })] }))).toEqual([
      "applications[0].score not-a-score",
    ]);
    expect(faultsOf(problem({ groups: [{ id: "g", members: ["a", "z"], floor: 1 }] }))).toEqual([
      "groups[0].members[1] unknown-id",
    ]);
    expect(faultsOf(problem({ onlyIf: [{ id: "o", application: "a", needs: "z" }] }))).toEqual(["onlyIf[0].needs unknown-id"]);
    expect(faultsOf(problem({ pins: [{ application: "a", pin: "must", level: "half", reason: "r" }] }))).toEqual([
      "pins[0].level unknown-id",
    ]);
    const paidFrom = (pin: string, purpose: string) =>
      faultsOf(problem({ pins: [{ application: "a", pin, purpose, reason: "r" }] }));
    expect(paidFrom("must", "growth")).toEqual([]);
    expect(paidFrom("must", "culture")).toEqual(["pins[0].purpose unknown-id"]);
    expect(paidFrom("must-not", "growth")).toEqual(["pins[0].purpose wrong-shape"]);
    expect(faultsOf(problem({ pots: [{ id: "pot", year: 2027, purpose: "growth", share: 5_000, available: 100 }] }))).toEqual([
      "pots[0].share shares-do-not-add-up",
    ]);
    expect(faultsOf(problem({ budget: 3 }))).toEqual(["the problem wrong-shape"]);
    expect(faultsOf(null)).toEqual(["the problem wrong-shape"]);
  });

  it("is told in words what is missing", () => {
    const read = readProblem(problem({ pots: [], pins: [{ application: "a", pin: "must", reason: "" }] }));
    expect(read.ok ? [] : read.faults.map((fault) => `${fault.where}: ${fault.message}`)).toEqual([
      "pots: give at least one",
      "pins[0].reason: say why",
    ]);
  });

  it("of the documentation has the answer that the documentation gives", () => {
    const read = readProblem(example);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const answer = solve(read.problem);
    if (answer.kind !== "optimal") throw new Error(answer.kind);
    expect(answer.value).toEqual(rational(133n, 12n));
    expect(answer.spent).toBe(95_000_000n);
    expect(answer.grants.map((grant) => `${grant.application} ${grant.level}`)).toEqual(["b half", "c full", "d full"]);
    expect(answer.ties.count).toBe(1n);
    expect(differencesOf(read.problem, answer.grants, walkOf(read.problem).grants).map((one) => one.application)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});
