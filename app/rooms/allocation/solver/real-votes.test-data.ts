import { readFileSync } from "node:fs";
import { type Problem, type ProblemJson, readProblem } from "#app/rooms/allocation/solver/problem.ts";

/** `data/real-votes/`: real votes on shared money as problems. Their currency's hundredth stands for the öre. */
export type RealVote = {
  readonly file: string;
  readonly town: string;
  readonly year: number;
  /** whole units of the currency */
  readonly budget: number;
  readonly said: number;
  readonly ceilings: readonly { readonly group: string; readonly most: number }[];
  readonly projects: readonly { readonly id: string; readonly cost: number; readonly votes: number; readonly group: string }[];
};

const rowsOf = (name: string) =>
  readFileSync(new URL(`../../../../data/real-votes/${name}.csv`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.split(";"));

export function realVotes(): RealVote[] {
  const projects = rowsOf("projects");
  return rowsOf("votes").map(([vote, file = "", , , town = "", year, , budget, said, ceilings = ""]) => ({
    file,
    town,
    year: Number(year),
    budget: Number(budget),
    said: Number(said),
    ceilings: ceilings
      .split(", ")
      .filter(Boolean)
      .map((one) => {
        const [group = "", most] = one.split("=");
        return { group, most: Number(most) };
      }),
    projects: projects
      .filter(([of]) => of === vote)
      .map(([, id = "", cost, votes, group = ""]) => ({ id, cost: Number(cost), votes: Number(votes), group })),
  }));
}

/** The most votes for the money, or, reversed, the same said from the end. */
export function problemOfVote(vote: RealVote, { reversed = false } = {}): Problem {
  const inOrder = <One>(all: readonly One[]) => (reversed ? all.toReversed() : [...all]);
  const json: ProblemJson = {
    objective: "score",
    pots: [{ id: "budget", year: vote.year, purpose: "projects", available: vote.budget * 100 }],
    applications: inOrder(vote.projects).map(({ id, cost, votes }) => ({
      id,
      score: votes,
      levels: [{ amount: cost * 100 }],
    })),
    groups: inOrder(vote.ceilings).map(({ group, most }) => ({
      id: group,
      members: inOrder(vote.projects.filter((one) => one.group === group)).map((one) => one.id),
      ceiling: most * 100,
    })),
  };
  const read = readProblem(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  return read.problem;
}
