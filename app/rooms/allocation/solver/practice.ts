import { explainer } from "#app/rooms/allocation/solver/explain.ts";
import { type ProblemJson, readProblem } from "#app/rooms/allocation/solver/problem.ts";
import type { Settings } from "#app/rooms/allocation/solver/solve.ts";

/** Kronor in whole thousands, as öre. */
const thousand = 100_000;

/** Numbers from 0 to 1 that look drawn and are the same each time. */
const drawnFrom = (seed: number) => (place: number) => (Math.imul(place + seed * 1_000 + 1, 2_654_435_761) >>> 0) / 2 ** 32;

/** Two years, matched pots, areas with a floor or a ceiling, municipalities that share projects, rules between projects. */
function asACall(size: number, seed: number): ProblemJson {
  const drawn = drawnFrom(seed);
  const sums = Array.from({ length: size }, (_, one) => {
    const all = 100 + Math.floor(drawn(one) * drawn(one + size) * 2_400);
    return [Math.floor(all * (0.2 + drawn(one + 2 * size) * 0.6)), all] as const;
  });
  const applications = sums.map(([first, all], one) => ({
    id: `a${one}`,
    rank: one + 1,
    score: (1 + drawn(one + 3 * size) * 4).toFixed(2),
    levels: [1, 0.6].slice(0, drawn(one + 4 * size) < 0.4 ? 2 : 1).map((part) => ({
      worth: part === 1 ? "1" : "0.7",
      years: [
        { year: 2027, amount: Math.floor(first * part) * thousand },
        { year: 2028, amount: Math.floor((all - first) * part) * thousand },
      ],
    })),
  }));
  const asked = sums.reduce((most, [, all]) => most + all, 0) * thousand;
  const everyThird = (which: number) => applications.flatMap(({ id }, one) => (one % 3 === which ? [id] : []));
  return {
    objective: (["score", "score-times-worth", "score-times-sum"] as const)[seed % 3] ?? "score",
    pots: [2027, 2028].flatMap((year) =>
      [6_000, 4_000].map((share) => ({
        ...{ id: `${share} ${year}`, year, purpose: "growth", share },
        available: Math.floor(asked * 0.175 * (share / 10_000)),
      })),
    ),
    applications,
    groups: [
      { id: "area 0", members: everyThird(0), floor: Math.floor(asked * 0.08) },
      { id: "area 1", members: everyThird(1), ceiling: Math.floor(asked * 0.13) },
      { id: "area 2", members: everyThird(2), ceiling: Math.floor(asked * 0.13) },
      {
        id: "town",
        members: applications.flatMap(({ id }, one) =>
          one % 4 < 2 ? [{ application: id, share: one % 4 === 0 ? 10_000 : 3_333 }] : [],
        ),
        atLeast: 2,
      },
    ],
    together: [{ id: "t", applications: ["a1", "a7"] }],
    eitherOr: [{ id: "e", applications: ["a2", "a8"] }],
    onlyIf: [{ id: "o", application: "a3", needs: "a6" }],
    pins: [{ application: "a5", pin: "must", reason: "practice" }],
  };
}

/** One fund, areas with floor and ceiling, two levels, worth that follows the sum. */
function plain(size: number, seed: number): ProblemJson {
  const drawn = drawnFrom(seed);
  const sums = Array.from({ length: size }, (_, one) => 100 + Math.floor(drawn(one) * 1_400));
  const asked = sums.reduce((most, sum) => most + sum, 0) * thousand;
  return {
    objective: "score-times-worth",
    pots: [{ id: "pot", year: 2027, purpose: "growth", available: Math.floor(asked * 0.4) }],
    applications: sums.map((sum, one) => ({
      id: `a${one}`,
      rank: one + 1,
      score: `${Math.floor(sum / 4) + Math.floor(drawn(one + size) * 100)}/100`,
      levels: [
        { amount: sum * thousand, worth: "1" },
        { amount: Math.floor(sum * 0.6) * thousand, worth: "0.7" },
      ],
    })),
    groups: [0, 1, 2].map((area) => {
      const members = sums.flatMap((sum, one) => (one % 3 === area ? [{ id: `a${one}`, sum }] : []));
      const all = members.reduce((most, { sum }) => most + sum, 0) * thousand;
      return {
        id: `area ${area}`,
        members: members.map(({ id }) => id),
        floor: Math.floor(all * 0.25),
        ceiling: Math.floor(all * 0.55),
      };
    }),
  };
}

/** First small ones, which take no time even where nothing is translated yet. Each is solved in a few milliseconds where all is. */
export const exercises = [
  asACall(12, 5),
  asACall(16, 3),
  plain(16, 5),
  asACall(20, 5),
  asACall(24, 4),
  plain(24, 3),
  asACall(24, 8),
  asACall(30, 1),
  asACall(30, 2),
  plain(30, 3),
  asACall(30, 6),
  asACall(30, 8),
  asACall(36, 4),
];

/** What a thread will be asked for: the best proposals alone, or why somebody is not in them too, which takes more room. */
export type Practised = "answers" | "reasons";

/**
 * A thread that has just begun translates the solver while it solves, which takes longer than all reasons of a hundred projects in one that has
 * solved before. So it practises on problems of the shapes that calls have, a little at a time; nothing comes of it but that.
 */
export function* practice(settings: Settings, practised: Practised): Generator<void> {
  for (const problem of exercises) {
    const read = readProblem(problem);
    if (!read.ok) throw new Error("a problem to practise on cannot be read");
    const asked = explainer(read.problem, settings);
    yield;
    if (practised === "answers") continue;
    for (const id of asked?.short ?? [])
      while (asked?.whyNow(id) === null) {
        yield;
        asked.further(() => true);
        yield;
      }
  }
}
