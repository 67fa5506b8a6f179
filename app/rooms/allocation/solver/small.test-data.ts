import { type Problem, readProblem } from "#app/rooms/allocation/solver/problem.ts";

export const read = (json: unknown): Problem => {
  const answer = readProblem(json);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.problem;
};
/** One that holds so many öre. */
export const pot = (available: number) => ({ id: "pot", year: 2027, purpose: "growth", available });

/** Two to seven applications, small sums, a fund of one pot or two that share it. */
export const problemOf = (seed: number) => {
  let state = seed;
  const whole = (low: number, high: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return low + (Math.floor(state / 65_536) % (high - low + 1));
  };
  const applications = Array.from({ length: whole(2, 7) }, (_, index) => {
    const amount = whole(3, 12);
    const levels = [{ amount, worth: 1 }, ...(whole(0, 1) ? [{ amount: whole(1, amount - 1), worth: "0.6" }] : [])];
    return { id: `a${index}`, score: `${whole(1, 40)}/10`, rank: index + 1, levels };
  });
  const objective = (["score", "score-times-sum", "score-times-worth"] as const)[whole(0, 2)];
  const groups = whole(0, 1) ? [{ id: "g", members: ["a0", "a1"], ceiling: whole(4, 12) }] : [];
  const pots =
    whole(0, 2) === 0
      ? [
          { ...pot(whole(2, 12)), id: "p1", share: 5_000 },
          { ...pot(whole(2, 12)), id: "p2", share: 5_000 },
        ]
      : [pot(whole(5, 25))];
  return read({ objective, pots, applications, groups, scoreStep: "0.1" });
};
/** The same, paid over two years from a fund each, two of them only together. */
export const overYears = (problem: Problem): Problem => {
  const [year, next] = [2027, 2028];
  return {
    ...problem,
    pots: [year, next].map((one) => ({
      ...pot(0),
      id: `${one}`,
      name: `${one}`,
      year: one,
      share: 10_000,
      available: one === year ? 9n : 12n,
    })),
    applications: problem.applications.map((one, index) => ({
      ...one,
      levels: one.levels.map((level) => {
        const first = (level.amount * BigInt(1 + (index % 3))) / 4n;
        const years = [
          { year, amount: first },
          { year: next, amount: level.amount - first },
        ];
        return { ...level, years: years.filter((part) => part.amount > 0n) };
      }),
    })),
    together: [{ id: "t", name: "t", applications: ["a0", "a1"] }],
  };
};
