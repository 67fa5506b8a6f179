import { describe, expect, it } from "vitest";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { add, rational } from "#app/kernel/rational.ts";
import { type Explainer, explainer } from "#app/rooms/allocation/solver/explain.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import highs from "../../../node_modules/highs/package.json" with { type: "json" };
import { answerView, reasonViews, reserveViews } from "./answer-view.ts";
import { asking, exampleBasis } from "./basis.test-data.ts";
import { type Basis, basisSchema, basisText, choicesSchema, isWeighed, noChoices, problemOf, reweighed } from "./basis.ts";
import { isWhole } from "./reasons-asked.ts";
import { choicesFrom, tryForm } from "./scenario.ts";
import { readProblem } from "./solver/problem.ts";
import { solve } from "./solver/solve.ts";
import { solverVersion } from "./solver/version.ts";
import { type Reasons, type Reserves, reply, type Solved } from "./solving.ts";

const basis = exampleBasis();
const clock = () => 0;
const solved = (choices = noChoices, of = basis): Solved => {
  const answer = reply({ ask: "answer", problem: problemOf(of, choices) }, {}, clock);
  if (!("grants" in answer)) throw new Error(JSON.stringify(answer));
  return answer;
};
const given = (answer: Solved) => answer.grants.map((grant) => [grant.application, grant.level, grant.amount]);

describe("what an allocation is worked out from", () => {
  it("is kept as text and read again without losing anything", () => {
    expect(basisSchema.parse(JSON.parse(canonical(basisText(basis))))).toEqual(basis);
    const choices = {
      ...noChoices,
      objective: "score" as const,
      weights: { need: 70, plan: 30 },
      pots: [{ pot: "z", total: 3n }],
      bounds: [{ group: "area/hub", floor: 1n, ceiling: null, atLeast: null, atMost: 2 }],
      pins: [{ application: "x", pin: "must" as const, level: 1, reason: "lovat" }],
    };
    expect(choicesSchema.parse(JSON.parse(canonical(choices)))).toEqual(choices);
  });

  it("carries the facts of a bonus where the call gives one: kept, on top of the scale, and added again with other weights", () => {
    const facts = basis.contenders.map((one, index) => ({
      ...one,
      members: index === 2 ? 4 : 1,
      totalOre: one.requestedOre * 2n,
    }));
    const giving = { ...basis, bonusMost: 50, contenders: facts };
    expect(basisSchema.parse(JSON.parse(canonical(basisText(giving))))).toEqual(giving);
    expect([problemOf(basis, noChoices).scoreMost, problemOf(giving, noChoices).scoreMost]).toEqual(["5", "550/100"]);
    const words = { sv: "-", en: "-" };
    const point = { key: "b", name: words, by: "municipalities", atLeast: 4, hundredths: 50, text: words };
    const rules = {
      criteria: basis.criteria,
      scale: { min: 1, max: 5 },
      strategic: { nodes: [] },
      strategicWeight: 0,
      assessorsPerApplication: 1,
      thresholds: [],
      tieBreak: [],
    };
    const scores = (bonus: object | null) =>
      reweighed(giving, { ...rules, bonus } as unknown as CallRules, { need: 50, plan: 50 }).applications.map(
        ({ score }) => score,
      );
    const [first, second, third] = scores(null);
    expect(scores({ mostHundredths: 50, text: words, points: [point] })).toEqual([
      first,
      second,
      add(third as never, rational(1, 2)),
    ]);
  });

  it("becomes a problem that the command line reads, in the ledger's order of pots", () => {
    const problem = problemOf(basis, noChoices);
    const read = readProblem(JSON.parse(JSON.stringify(problem)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(problem.pots.map((pot) => [pot.id, pot.name])).toEqual([
      ["tillvaxt 2027 01", "VGR, Tillväxtmedel 2027"],
      ["tillvaxt 2027 02", "Kommunerna, Tillväxtmedel 2027"],
    ]);
    const answer = solve(read.problem);
    expect(answer.kind === "optimal" && answer.grants).toEqual(solved().grants);
  });

  it("leaves out who has no place, and who asks for years without money", () => {
    const noRank = { ...asking(4, 10, 300), rank: null, score: null, unranked: { code: "not-eligible" as const } };
    const noFund = { ...asking(5, 10, 300), perYear: [{ year: 2031, amountOre: kronor(10) }] };
    const more = { ...basis, applications: [...basis.applications, noRank, noFund] };
    expect(more.applications.filter((one) => isWeighed(more, one)).map((one) => one.number)).toEqual(["T-1", "T-2", "T-3"]);
    const rows = answerView(more, noChoices, solved(noChoices, more)).rows;
    expect(rows.map((row) => row.unweighed?.code ?? null)).toEqual([null, null, null, "no-fund", "not-eligible"]);
  });

  it("leaves what the board has decided as it is, and what it has before it as it was proposed: the rest is weighed for what is left", () => {
    const stands = (place: number, by: "decided" | "board", kr: number) => ({
      ...(basis.applications[place] as Basis["applications"][number]),
      fixed: { by, purpose: basis.funds[0]?.purpose ?? "", years: kr === 0 ? [] : [{ year: 2027, amountOre: kronor(kr) }] },
    });
    const partly = {
      ...basis,
      applications: [basis.applications[0] as never, stands(1, "decided", 0), stands(2, "board", 300_001)],
    };
    expect(basisSchema.parse(JSON.parse(canonical(basisText(partly))))).toEqual(partly);
    const answer = solved(noChoices, partly);
    // 699 999 is left: all of the first.
    expect(given(answer).toSorted()).toEqual([
      ["T-1", "full", kronor(600_000)],
      ["T-3", "full", kronor(300_001)],
    ]);
    const view = answerView(partly, noChoices, answer);
    expect(view.rows.map((row) => [row.fixed, row.best, row.walked])).toEqual([
      [null, kronor(600_000), kronor(600_000)],
      ["decided", 0n, 0n],
      ["board", kronor(300_001), kronor(300_001)],
    ]);
    expect(view.pots.map((pot) => pot.used)).toEqual([kronor(900_001) / 2n, kronor(900_001) / 2n]);
    // Nobody pins what stands, and what somebody had pinned before is passed over.
    const pins = [{ application: partly.applications[2]?.id as string, pin: "must-not" as const, level: null, reason: "nej" }];
    expect(given(solved({ ...noChoices, pins }, partly))).toEqual(given(answer));
    const typed = tryForm.parse({
      objective: "score",
      pins: [{ application: pins[0]?.application, pin: "must-not", reason: "nej" }],
    });
    expect(choicesFrom(partly, typed)).toMatchObject({ refusal: { fields: { "pins.0.pin": "fixed" } } });
  });

  it("names the version of HiGHS that is installed", () => {
    expect(solverVersion).toContain(`HiGHS ${highs.version}`);
  });
});

describe("the answer as people meet it", () => {
  it("stands beside the walk, to the krona and the pot", () => {
    const view = answerView(basis, noChoices, solved());
    // By hand: 450 000 and 550 000 at 4.00 and 3.80 give 3 890 000; 600 000 and 400 000 at 4.00 and 3.50 give 3 800 000.
    expect(given(solved())).toEqual([
      ["T-1", "level 2", kronor(450_000)],
      ["T-2", "full", kronor(550_000)],
    ]);
    expect(view.rows.map((row) => [row.walked, row.best, row.level])).toEqual([
      [kronor(600_000), kronor(450_000), 1],
      [0n, kronor(550_000), 0],
      [kronor(400_000), 0n, null],
    ]);
    expect(view).toMatchObject({ differences: 3, gain: 24, gap: null, granted: 2, walkedGranted: 2, spent: kronor(1_000_000) });
    expect(view.pots.map((pot) => [pot.used, pot.total - pot.bound - pot.used])).toEqual([
      [kronor(500_000), 0n],
      [kronor(500_000), 0n],
    ]);
    expect(view.pictures[0]?.groups.map((group) => [group.asked, group.best, group.walked, group.projects])).toEqual([
      [kronor(600_000), kronor(450_000), kronor(600_000), 1],
      [kronor(675_000), kronor(275_000), kronor(400_000), 1],
    ]);
  });

  it("says by name why somebody has nothing, what would have sufficed and who has the money", () => {
    const { reasons } = reply({ ask: "why", problem: problemOf(basis, noChoices), milliseconds: 1_000 }, {}, clock) as Reasons;
    const views = reasonViews(basis, reasons);
    expect(views.map((one) => [one.title, one.requested, one.given])).toEqual([
      ["Projekt 1", kronor(600_000), kronor(450_000)],
      ["Projekt 3", kronor(400_000), 0n],
    ]);
    const [partly] = views;
    expect(partly?.binding.map((rule) => rule.name.sv)).toEqual(["VGR, Tillväxtmedel 2027", "Kommunerna, Tillväxtmedel 2027"]);
    expect(partly?.riseInFund).toEqual({ fund: basis.funds[0]?.name, amount: kronor(150_000), limited: false });
    expect(partly?.holders).toEqual(["Projekt 2"]);
  });

  it("tells reasons a few at a time: however short the time all in the end, whoever is asked for first before the others", () => {
    const question = { ask: "why", problem: problemOf(basis, noChoices), milliseconds: 0 } as const;
    let time = 0;
    const remembered: (Explainer | null)[] = [];
    const asking = (of?: readonly string[]) =>
      reply(
        of ? { ...question, of } : question,
        {},
        () => time++,
        (problem, settings) => {
          if (remembered.length === 0) remembered.push(explainer(problem, settings));
          return remembered[0] ?? null;
        },
      ) as Reasons;
    const all = asking().left;
    expect(all).toHaveLength(2);
    let wanted: readonly string[] = all.toReversed();
    const told: string[] = [];
    for (let times = 0; wanted.length > 0 && times < 100; times++) {
      const { reasons, left } = asking(wanted);
      const whole = reasons.filter(isWhole).map((one) => one.application);
      expect(whole.length + left.length).toBe(wanted.length);
      told.push(...whole);
      wanted = left;
    }
    expect(told).toEqual(all.toReversed());
    expect(remembered[0]?.isDone()).toBe(true);
    expect(asking([])).toEqual({ reasons: [], left: [] });
  });

  it("names floors and pins that cannot stand together", () => {
    const id = basis.applications[0]?.id as string;
    const bound = { group: "area/hub", floor: kronor(500_000), ceiling: null, atLeast: null, atMost: null };
    const choices = {
      ...noChoices,
      bounds: [bound],
      pins: [{ application: id, pin: "must-not" as const, level: null, reason: "jäv" }],
    };
    const answer = reply({ ask: "answer", problem: problemOf(basis, choices) }, {}, clock);
    expect(answer).toEqual({
      kind: "infeasible",
      clash: [
        { key: "floor:area/hub", kind: "floor", id: "area/hub", name: "Textil" },
        { key: "must-not:T-1", kind: "must-not", id: "T-1", name: "Projekt 1" },
      ],
    });
  });

  it("gives nothing to whoever has withdrawn, and what they all leave to the next", () => {
    const { reserves, freed } = reply(
      { ask: "reserves", problem: problemOf(basis, noChoices), milliseconds: 1_000, gone: ["T-2"] },
      {},
      clock,
    ) as Reserves;
    expect(freed.map(({ application, to }) => [application, to])).toEqual([
      ["T-1", kronor(600_000)],
      ["T-3", kronor(400_000)],
    ]);
    expect(reserves.map(({ application }) => application)).toEqual(["T-1"]);
    const none = reply(
      { ask: "reserves", problem: problemOf(basis, noChoices), milliseconds: 1_000, gone: ["T-3"] },
      {},
      clock,
    ) as Reserves;
    expect([none.freed, none.reserves.map(({ application, gains }) => [application, gains.length])]).toEqual([
      [],
      [
        ["T-1", 0],
        ["T-2", 1],
      ],
    ]);
  });

  it("keeps what everybody else has when somebody withdraws, and gives what is freed to the next", () => {
    const { reserves } = reply(
      { ask: "reserves", problem: problemOf(basis, noChoices), milliseconds: 1_000 },
      {},
      clock,
    ) as Reserves;
    expect(reserveViews(basis, solved(), reserves)).toEqual([
      {
        number: "T-1",
        title: "Projekt 1",
        freed: kronor(450_000),
        gains: [{ title: "Projekt 3", from: 0n, to: kronor(400_000) }],
      },
      {
        number: "T-2",
        title: "Projekt 2",
        freed: kronor(550_000),
        gains: [
          { title: "Projekt 1", from: kronor(450_000), to: kronor(600_000) },
          { title: "Projekt 3", from: 0n, to: kronor(400_000) },
        ],
      },
    ]);
  });
});
