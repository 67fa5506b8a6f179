import type { z } from "zod";
import { toDecimal } from "#app/kernel/rational.ts";
import { explain, smallestClash } from "#app/rooms/allocation/solver/explain.ts";
import { sharedBy } from "#app/rooms/allocation/solver/fund.ts";
import type { Rule } from "#app/rooms/allocation/solver/model.ts";
import { type Fault, type Problem, place, readProblem } from "#app/rooms/allocation/solver/problem.ts";
import { differencesOf, type Solution, walkOf } from "#app/rooms/allocation/solver/solve.ts";
import { decisionPackageTexts } from "#app/rooms/reporting/decision-package.texts.ts";
import {
  decisionPackage,
  type OtherThanDecided,
  otherThanDecided,
  packageFormat,
  withheldReasons,
} from "#app/rooms/reporting/decision-package.ts";
import { formatKronor } from "#app/texts/format.ts";
import { type Answer, type Command, Misuse } from "./command.ts";
import { readImportFile } from "./import-file.ts";

export const allocate: Command = {
  words: ["allocate"],
  about: "find the best proposal for a problem in JSON, or in a decision's public package, with its proof",
  files: { name: "PROBLEM" },
  options: [
    { name: "explain", about: "say for each project without full money why, and what it would take" },
    { name: "seconds", value: "N", about: "how long the general solver may take (30)" },
  ],
  examples: ["allocate problem.json", "allocate problem.json --explain --json"],
  run: async (given) => {
    const path = given.files[0] as string;
    const seconds = Number(given.one("seconds") ?? 30);
    if (!(seconds > 0 && seconds <= 3_600)) throw new Misuse("--seconds is a number from 1 to 3600.");
    const read = problemIn(path);
    if ("faults" in read) return read.answer;
    const { problem, decision } = read;
    const { loadGeneral } = await import("#app/rooms/allocation/solver/highs.server.ts");
    const settings = { general: await loadGeneral(), milliseconds: seconds * 1_000 };
    const { solveWithHighs } = await import("#app/rooms/allocation/solver/solve.server.ts");
    const { solution, milliseconds } = await solveWithHighs(problem, settings);
    const timed = { milliseconds: Math.round(milliseconds) };
    if (solution.kind === "unsolved")
      return { code: 1, lines: ["No proposal was found within the limits."], data: { ...solution, ...timed } };
    if (solution.kind === "infeasible") {
      const clash = smallestClash(problem, settings);
      return {
        code: 1,
        lines: [
          "No proposal keeps all the rules. These cannot stand together:",
          ...(clash ?? []).map((rule) => `  ${ruleIn(rule)}`),
        ],
        data: { ...solution, clash, ...timed },
      };
    }
    const walked = walkOf(problem);
    const differences = differencesOf(problem, solution.grants, walked.grants);
    const explanations = given.is("explain") && solution.kind === "optimal" ? explain(problem, settings) : undefined;
    const other = decision && otherThanDecided(decision.applications, solution.grants);
    const data = {
      ...inDecimals(solution),
      grants: solution.grants.map((grant) => ({
        ...grant,
        pots: grant.years.flatMap(({ year, amount }) =>
          sharedBy(problem, year, grant.purpose, amount).map((part) => ({ pot: part.potId, year, amount: part.amountOre })),
        ),
      })),
      ...timed,
      ...(other ? { asDecided: other.length === 0, otherThanDecided: other } : {}),
      walk: { ...walked, value: exact(walked.value), differences },
      ...(explanations
        ? { explanations: explanations.map((one) => ({ ...one, riseInScore: one.riseInScore && exact(one.riseInScore) })) }
        : {}),
    };
    return {
      ...(other && other.length > 0 ? { code: 1 as const } : {}),
      lines: [
        ...told(problem, solution, timed.milliseconds, differences.length),
        ...(decision && other ? comparedWith(decision, other) : []),
        ...(explanations ?? []).map((one) => one.inWords),
      ],
      data,
    };
  },
};

/** Whether the answer is the decision that the package tells of, for whoever wants to know that the two belong together. */
function comparedWith({ departures }: Decision, other: readonly OtherThanDecided[]): string[] {
  if (other.length === 0)
    return [
      "As decided: the same applications, sums, funds and years as the package says.",
      ...(departures.length > 0
        ? [`${departures.length} of them are fixed in the problem; the package's departures say why.`]
        : []),
    ];
  return [
    "Not as decided. The package's problem does not give the decision that the package tells of:",
    ...other.map(({ application, decided, found }) =>
      decided === found
        ? `  ${application}: ${formatKronor(decided, "en")} from other funds or in other years than was decided`
        : `  ${application}: decided ${formatKronor(decided, "en")}, found ${formatKronor(found, "en")}`,
    ),
  ];
}

/** A pin without an id of its own is called by its kind and its project already. */
function ruleIn({ kind, id, name }: Rule): string {
  const what = id.startsWith(`${kind} `) ? id.slice(kind.length + 1) : id;
  return `${kind} ${what}${name === what ? "" : ` (${name})`}`;
}

/** What a package says was decided, to hold the answer against. */
const decisionIn = decisionPackage.pick({ applications: true, departures: true });
type Decision = z.output<typeof decisionIn>;

function problemIn(path: string): { problem: Problem; decision: Decision | null } | { faults: readonly Fault[]; answer: Answer } {
  const file = readImportFile(path);
  const refuse = (faults: readonly Fault[]) => ({
    faults,
    answer: {
      code: 1 as const,
      lines: faults.map((one) => `${path}: ${one.where}: ${one.message}`),
      data: { solved: false, faults },
    },
  });
  if ("code" in file) return refuse([{ where: "the file", code: "wrong-shape", message: file.code }]);
  let json: unknown;
  try {
    json = JSON.parse(file.text);
  } catch (fault) {
    return refuse([{ where: "the file", code: "wrong-shape", message: `not JSON: ${(fault as Error).message}` }]);
  }
  // A published decision (`decisionPackage`) holds its problem beside what it says of it.
  const packed = isRecord(json) && json.format === packageFormat ? json : null;
  const problem = packed ? packed.problem : json;
  if (packed && problem === null) {
    const why = withheldReasons.find((reason) => reason === packed.withheld);
    const words = why ? decisionPackageTexts.en.withheld[why] : "The package does not tell its problem.";
    return refuse([{ where: "problem", code: "wrong-shape", message: words }]);
  }
  const read = readProblem(problem);
  if (!read.ok) return refuse(read.faults);
  if (!packed) return { problem: read.problem, decision: null };
  const decision = decisionIn.safeParse(packed);
  return decision.success
    ? { problem: read.problem, decision: decision.data }
    : refuse(decision.error.issues.map(({ path: at, message }) => ({ where: place(at), code: "wrong-shape", message })));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const exact = (value: { num: bigint; den: bigint }) => (value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`);

const inDecimals = (solution: Extract<Solution, { value: unknown }>) => ({
  ...solution,
  value: exact(solution.value),
  bound: exact(solution.bound),
  ...(solution.kind === "not-proved" ? { gap: exact(solution.gap) } : {}),
});

function told(
  problem: Problem,
  solution: Extract<Solution, { value: unknown }>,
  milliseconds: number,
  differing: number,
): string[] {
  const names = new Map(problem.applications.map((one) => [one.id, one.name]));
  const number = (value: { num: bigint; den: bigint }) => toDecimal(value, value.den === 1n ? 0 : 4);
  const rows = solution.grants.map(
    (grant) => `  ${names.get(grant.application)}: ${grant.level}, ${formatKronor(grant.amount, "en")}, ${grant.purpose}`,
  );
  const proof =
    solution.kind === "optimal"
      ? `Best of all, proved by ${solution.by} in ${milliseconds} ms; ${
          solution.ties.count === 1n
            ? "no other is as good."
            : `${solution.ties.count === null ? `at least ${solution.ties.atLeast}` : solution.ties.count} are as good${
                solution.ties.differ ? `, differing in ${solution.ties.differ.join(", ")}` : ""
              }.`
        }`
      : `Not proved: at most ${number(solution.gap)} from the best (${solution.by}, ${milliseconds} ms).`;
  return [
    `Value ${number(solution.value)}, ${formatKronor(solution.spent, "en")} in ${solution.grants.length} grants.`,
    ...rows,
    proof,
    differing === 0
      ? "The walk down the ranking gives the same."
      : `The walk down the ranking differs in ${differing} applications.`,
  ];
}
