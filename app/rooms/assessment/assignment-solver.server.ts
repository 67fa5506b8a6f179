import { exactly, highs } from "#app/platform/highs.server.ts";
import type { Assignment, AssignmentProblem } from "#app/rooms/assessment/assignment.ts";
import { filled, fitted, type Programme } from "#app/rooms/assessment/assignment-model.ts";

/** The two steps of an assignment, asked of the thread one at a time so that whoever waits can be told how far it has come. */
export type AssignmentQuestion =
  | { readonly ask: "assignment-fill"; readonly problem: AssignmentProblem }
  | { readonly ask: "assignment-fit"; readonly problem: AssignmentProblem; readonly found: Assignment };

/** Each step stops by itself before the thread is given up. */
const seconds = 40;

/** What the thread does with a question. Throws when nothing was found in time. */
export async function replyAboutAssignment(question: AssignmentQuestion): Promise<Assignment> {
  const solver = await highs();
  const programme: Programme = (text, limit) => {
    const heard = solver.solve(text, { ...exactly, time_limit: limit });
    if (heard.Status === "Infeasible") return null;
    const columns = heard.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
    return { proved: heard.Status === "Optimal", of: (name) => columns[name]?.Primal ?? 0 };
  };
  const { problem } = question;
  const found =
    question.ask === "assignment-fill"
      ? filled(problem, programme, seconds)
      : fitted(problem, question.found, programme, seconds);
  if (!found) throw new Error("no assignment was found in time");
  return found;
}
