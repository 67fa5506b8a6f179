/**
 * `npm run bench -- allocate`: proposals of the plain shape (one budget, five areas with floor and ceiling, two levels each) and of a general
 * shape, generated in four kinds of correlation between sum and score, solved by Drum beside HiGHS alone on the whole model. One JSON line
 * per instance size and kind, with the ratio of the medians; HiGHS alone gets the same exactness it is asked for elsewhere (no gap allowed).
 * Then 25 real votes, ten thousand projects, what-if answers, every explanation, and the highest memory of a process that does it all.
 */

import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sensitivity } from "../app/rooms/allocation/sensitivity.ts";
import { explain, explainer } from "../app/rooms/allocation/solver/explain.ts";
import { loadGeneral, solveAlone } from "../app/rooms/allocation/solver/highs.server.ts";
import { compile } from "../app/rooms/allocation/solver/model.ts";
import { readProblem } from "../app/rooms/allocation/solver/problem.ts";
import { problemOfVote, realVotes } from "../app/rooms/allocation/solver/real-votes.test-data.ts";
import { reduce } from "../app/rooms/allocation/solver/reduce.ts";
import { differencesOf, solve, walkOf } from "../app/rooms/allocation/solver/solve.ts";

const quick = process.argv.includes("--quick");
const line = (figure) => process.stdout.write(`${JSON.stringify(figure)}\n`);
const round = (value) => Math.round(value * 100) / 100;
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const kinds = {
  uncorrelated: (_, random) => 100 + Math.floor(random() * 400),
  weakly: (amount, random) => Math.max(1, Math.floor(amount / 4 + random() * 100)),
  strongly: (amount) => Math.floor(amount / 4) + 100,
  "equal to sum": (amount) => amount,
};

/** Sums in whole thousands of kronor; the budget carries about 40 per cent of what is asked for. */
function instance(n, kind, seed, general) {
  const random = seeded(seed * 7919 + n);
  const thousand = 100_000;
  const asked = Array.from({ length: n }, () => 100 + Math.floor(random() * 1_400));
  const total = asked.reduce((sum, one) => sum + one, 0);
  const applications = asked.map((amount, index) => ({
    id: `a${index}`,
    rank: index + 1,
    score: `${kinds[kind](amount, random)}/100`,
    levels: general
      ? [
          { amount: amount * thousand, worth: 1 },
          { amount: Math.floor(amount * 0.6) * thousand, worth: "0.7" },
        ].map(({ worth, amount: all }) => ({
          worth,
          years: [
            { year: 2027, amount: Math.floor(all / 2) },
            { year: 2028, amount: all - Math.floor(all / 2) },
          ],
        }))
      : [
          { amount: amount * thousand, worth: 1 },
          { amount: Math.floor(amount * 0.6) * thousand, worth: "0.7" },
        ],
  }));
  const groups = [0, 1, 2, 3, 4].map((area) => {
    const members = applications.filter((_, index) => index % 5 === area).map((one) => one.id);
    const sum = asked.filter((_, index) => index % 5 === area).reduce((all, one) => all + one, 0);
    return {
      id: `area ${area}`,
      members,
      floor: Math.floor(sum * 0.25) * thousand,
      ceiling: Math.floor(sum * 0.55) * thousand,
      ...(general ? { atMost: Math.ceil(members.length * 0.7) } : {}),
    };
  });
  const budget = Math.floor(total * 0.4) * thousand;
  const pots = general
    ? [2027, 2028].flatMap((year) =>
        ["region", "towns"].map((source) => ({
          id: `${source} ${year}`,
          year,
          purpose: "growth",
          share: 5_000,
          available: Math.floor(budget / 4),
        })),
      )
    : [{ id: "pot", year: 2027, purpose: "growth", available: budget }];
  const pairs = general
    ? {
        together: [{ id: "t", applications: ["a1", "a7"] }],
        eitherOr: [{ id: "e", applications: ["a2", "a8", "a13"] }],
        onlyIf: [{ id: "o", application: "a3", needs: "a11" }],
      }
    : {};
  const read = readProblem({ objective: "score-times-worth", pots, applications, groups, ...pairs });
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  return read.problem;
}

const general = await loadGeneral();
const limit = quick ? 3_000 : 8_000;
const seeds = quick ? [1] : [1, 2, 3];

function timed(work) {
  const begun = performance.now();
  const answer = work();
  return { answer, ms: performance.now() - begun };
}

/** `data/real-votes`: ours beside HiGHS alone, turn about; the answer of each held against the other's. */
async function votes() {
  const kept = [];
  for (const vote of realVotes()) {
    const problem = problemOfVote(vote);
    const mine = timed(() => solve(problem, { general, milliseconds: limit * 3 }));
    const model = compile(problem);
    const begun = performance.now();
    const other = await solveAlone(reduce(model), limit * 3);
    const alone = performance.now() - begun;
    const value = mine.answer.kind === "optimal" ? Number(mine.answer.value.num) / Number(mine.answer.value.den) : null;
    const said = (other.value * Number(model.unit.num)) / Number(model.unit.den);
    kept.push({ proved: value !== null, right: value !== null && Math.abs(value - said) < 1e-6 * value, ours: mine.ms, alone });
  }
  const sum = (key) => kept.reduce((all, one) => all + one[key], 0);
  line({
    name: "real votes",
    votes: kept.length,
    proved: kept.filter((one) => one.proved).length,
    right: kept.filter((one) => one.right).length,
    ms: round(sum("ours")),
    highsMs: round(sum("alone")),
    medianMs: round(median(kept.map((one) => one.ours))),
    slowestToHighs: round(Math.max(...kept.map((one) => one.ours / one.alone))),
    timeToHighs: round(sum("ours") / sum("alone")),
    must: { right: 25, timeToHighs: 1.1 },
  });
}

/** Ten thousand projects, each kind by itself: how long, and what the answer is called when time is up. */
function largest() {
  for (const kind of Object.keys(kinds)) {
    const problem = instance(10_000, kind, 1, false);
    const { answer, ms } = timed(() => solve(problem, { general: null }));
    line({ name: "allocation, plain, n = 10000", kind, ms: round(ms), answer: answer.kind, by: answer.by ?? null, aimMs: 1_000 });
  }
}

/** CPU time in milliseconds, of every thread of this process: what others do on the machine counts less than by the clock. */
function cpuOf(work) {
  const begun = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(begun);
  return { answer, ms: (user + system) / 1_000 };
}
const spread = (all) => {
  const sorted = all.toSorted((a, b) => a - b);
  return { p50: round(median(sorted)), p95: round(sorted[Math.floor(sorted.length * 0.95)]), max: round(sorted.at(-1)) };
};
const verdict = (value, must) => (value <= must ? "holds" : "DOES NOT HOLD");

/** Why not us, for everybody in a hundred who has not all: each reason by itself, and all of them. */
function explanations() {
  const asked = Object.keys(kinds).map((kind) => [`plain, ${kind}`, () => instance(100, kind, 1, false)]);
  if (!quick) asked.push(["general, weakly", () => instance(100, "weakly", 1, true), 5], ["as a call", () => asACall(100, 1)]);
  // The same work once before, so that what is measured is the work and not its translation.
  explain(instance(100, "weakly", 2, false), { general });
  for (const [kind, problemOf, atMost] of asked) {
    const problem = problemOf();
    const { answer, ms } = cpuOf(() => {
      const asking = explainer(problem, { general });
      return (asking?.short ?? []).slice(0, atMost).map((id) => cpuOf(() => asking.why(id)));
    });
    line({
      name: `every explanation${atMost ? ` (${atMost} of them)` : ""}, n = 100`,
      kind,
      explanations: answer.length,
      cpuEach: spread(answer.map((one) => one.ms)),
      cpuMs: round(ms),
      mustCpuMs: atMost ? null : 1_000,
      verdict: atMost ? null : verdict(ms, 1_000),
      withRiseInFund: answer.filter((one) => one.answer.riseInFund).length,
    });
  }
}

const asInThread = ["--max-old-space-size=192", "--max-semi-space-size=2"];

/**
 * The highest memory of a process that solves, explains and samples what a round has, and then five times as much; what it may keep and how much
 * garbage it may let lie as in the solver's thread (`thread.server.ts`).
 */
async function memory() {
  const child = fork(fileURLToPath(import.meta.url), ["--remember"], { execArgv: ["--import", "tsx", ...asInThread] });
  const peakMiB = await new Promise((done) => child.once("message", done));
  line({ name: "highest memory while solving, a process of its own", peakMiB, mustMiB: 350 });
}

function remember() {
  for (const n of [100, 500])
    for (const kind of Object.keys(kinds)) {
      solve(instance(n, kind, 1, false), { general, milliseconds: limit });
      solve(instance(n, kind, 1, true), { general, milliseconds: limit });
    }
  const asked = explainer(instance(100, "weakly", 1, false), { general });
  for (const id of asked.short.slice(0, 20)) asked.why(id);
  sensitive(100, "weakly", 50, false);
  process.send(Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024));
}

/**
 * As a call really is: sums that few are large of, uneven years, two matched pots a year, floors and ceilings by area, municipalities that
 * projects share, a pair, either-or, only-if and a pin.
 */
function asACall(n, seed) {
  const random = seeded(seed * 104_729 + n);
  const thousand = 100_000;
  const applications = Array.from({ length: n }, (_, index) => {
    const amount = 100 + Math.floor(random() * random() * 2_400);
    const first = Math.floor(amount * (0.2 + random() * 0.6));
    const level = (part) => ({
      worth: part === 1 ? 1 : "0.7",
      years: [
        { year: 2027, amount: Math.floor(first * part) * thousand },
        { year: 2028, amount: Math.floor((amount - first) * part) * thousand },
      ],
    });
    const score = (1 + random() * 4).toFixed(2);
    return { id: `a${index}`, rank: index + 1, score, levels: random() < 0.4 ? [level(1), level(0.6)] : [level(1)] };
  });
  const asked = (members) =>
    members.reduce((sum, one) => sum + one.levels[0].years.reduce((all, part) => all + part.amount, 0), 0);
  const area = applications.map(() => Math.floor(random() * 5));
  const town = applications.map(() => Math.floor(random() * 6));
  const areas = [0, 1, 2, 3, 4].map((one) => {
    const members = applications.filter((_, index) => area[index] === one);
    const bound = one < 3 ? { floor: Math.floor(asked(members) * 0.3) } : { ceiling: Math.floor(asked(members) * 0.35) };
    return { id: `area ${one}`, members: members.map(({ id }) => id), ...bound };
  });
  const towns = [0, 1, 2].map((one) => ({
    id: `town ${one}`,
    members: applications.flatMap(({ id }, index) =>
      town[index] === one ? [id] : town[index] === 5 ? [{ application: id, share: 3_333 }] : [],
    ),
    atLeast: 2,
  }));
  const pots = [2027, 2028].flatMap((year, place) => {
    const all = applications.reduce((sum, one) => sum + one.levels[0].years[place].amount, 0) * 0.35;
    return [
      { id: `region ${year}`, year, purpose: "growth", share: 6_000, available: Math.floor(all * 0.6) },
      { id: `towns ${year}`, year, purpose: "growth", share: 4_000, available: Math.floor(all * 0.45) },
    ];
  });
  const read = readProblem({
    objective: ["score", "score-times-worth", "score-times-sum"][seed % 3],
    pots,
    applications,
    groups: [...areas, ...towns],
    together: [{ id: "t", applications: ["a1", "a7"] }],
    eitherOr: [{ id: "e", applications: ["a2", "a8"] }],
    onlyIf: [{ id: "o", application: "a3", needs: "a11" }],
    pins: [{ application: "a5", pin: "must", reason: "the board says so" }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  return read.problem;
}

/** A hand on one control after another: a pot, a floor, a pin, a weight, each a little further. */
const moved = (problem, time) => {
  const by = BigInt(1 + Math.floor(time / 4)) * 10_000_000n;
  const one = problem.applications[(time * 7) % problem.applications.length];
  if (time % 4 === 0) return { ...problem, pots: problem.pots.map((pot) => ({ ...pot, available: pot.available - by })) };
  if (time % 4 === 1)
    return {
      ...problem,
      groups: problem.groups.map((group) => (group.floor === null ? group : { ...group, floor: group.floor - by })),
    };
  if (time % 4 === 2)
    return {
      ...problem,
      pins: [...problem.pins, { id: "mine", application: one.id, pin: "must-not", level: null, purpose: null, reason: "to see" }],
    };
  const heavier = (score, place) => ({ num: score.num * BigInt(100 + ((place * time) % 9)), den: score.den * 100n });
  return {
    ...problem,
    applications: problem.applications.map((all, place) => ({ ...all, score: heavier(all.score, place) })),
  };
};

/**
 * The what-if room's own work at each touch (optimum, its equals, the walk and what differs), in this thread and without the network, in CPU
 * time.
 */
function whatIf(name, problemOf, times) {
  const taken = [];
  const by = new Set();
  let answers = 0;
  for (const seed of seeds) {
    const problem = problemOf(seed);
    for (let time = 0; time < times; time++) {
      const changed = moved(problem, time);
      const { answer, ms } = cpuOf(() => {
        const solution = solve(changed, { general, milliseconds: limit });
        if (solution.kind === "optimal") differencesOf(changed, solution.grants, walkOf(changed).grants);
        return solution;
      });
      taken.push(ms);
      by.add(answer.by);
      if (answer.kind === "optimal") answers++;
    }
  }
  const cpu = spread(taken);
  line({
    name: `what-if answer, ${name}, n = 100`,
    asked: taken.length,
    answers,
    by: [...by],
    cpu,
    mustP95: 100,
    verdict: verdict(cpu.p95, 100),
  });
}

/** How often each is funded: the exact optimum of each of so many samples, every total moved by chance within half a step. */
function sensitive(n, kind, samples, isGeneral) {
  const problem = instance(n, kind, 1, isGeneral);
  const random = seeded(7);
  const billion = 1_000_000_000;
  const totals = Array.from({ length: samples }, () =>
    problem.applications.map((one) =>
      Math.max(1, Math.round((Number(one.score.num) / Number(one.score.den) + random() - 0.5) * billion)),
    ),
  );
  const of = problem.applications.map((one) => one.id);
  const settings = { general, milliseconds: limit };
  const { answer, ms } = timed(() => sensitivity(problem, totals, settings, { of, isLate: () => false }));
  line({
    name: `sensitivity, ${isGeneral ? "general" : "plain"}, n = ${n}`,
    kind,
    samples: answer.samples,
    left: answer.left,
    ms: round(ms),
    msEach: round(ms / samples),
  });
}

export async function benchAllocate(sizes = [20, 100, 500, 2_000], shapes = ["plain", "general"]) {
  // Both are warmed up on an instance that is not measured.
  for (const isGeneral of [false, true]) solve(instance(50, "weakly", 99, isGeneral), { general, milliseconds: limit });
  await solveAlone(reduce(compile(instance(20, "weakly", 99, false))), limit);
  for (const shape of shapes)
    for (const n of sizes)
      for (const kind of Object.keys(kinds)) {
        const ours = [];
        const alone = [];
        const how = new Set();
        let agree = true;
        for (const seed of seeds) {
          const problem = instance(n, kind, seed, shape === "general");
          const mine = timed(() => solve(problem, { general, milliseconds: limit }));
          const begun = performance.now();
          const other = await solveAlone(reduce(compile(problem)), limit);
          alone.push(performance.now() - begun);
          ours.push(mine.ms);
          how.add(`${mine.answer.kind} by ${mine.answer.by ?? "-"}`);
          if (mine.answer.kind === "optimal" && other.status === "Optimal") {
            const unit = compile(problem).unit;
            const value = Number(mine.answer.value.num * unit.den) / Number(mine.answer.value.den * unit.num);
            agree &&= Math.abs(value - other.value) < 1e-6 * Math.max(1, value);
          }
          how.add(`highs ${other.status}`);
        }
        const figure = { name: `allocation, ${shape}`, n, kind, ms: round(median(ours)), highsMs: round(median(alone)) };
        line({ ...figure, timesFaster: round(figure.highsMs / figure.ms), agree, how: [...how] });
      }
  await votes();
  for (const [shape, isGeneral] of [
    ["plain", false],
    ["general", true],
  ])
    for (const kind of Object.keys(kinds))
      whatIf(`${shape}, ${kind}`, (seed) => instance(100, kind, seed, isGeneral), quick ? 12 : 40);
  whatIf("as a call", (seed) => asACall(100, seed), quick ? 12 : 40);
  for (const kind of ["weakly", "uncorrelated"]) sensitive(100, kind, quick ? 20 : 200, false);
  explanations();
  await memory();
  if (quick) return;
  sensitive(100, "weakly", 5, true);
  largest();
}

const number = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.split("=")[1];
if (process.argv.includes("--remember")) remember();
else
  await benchAllocate(
    number("n")?.split(",").map(Number) ?? (quick ? [20, 100] : undefined),
    number("shape")?.split(",") ?? undefined,
  );
