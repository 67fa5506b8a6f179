import { readFileSync } from "node:fs";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { importAwards } from "#app/rooms/reporting/reporting.server.ts";
import { seedBase } from "./base.ts";
import { loadAdmissions } from "./load-admissions.ts";
import { loadAdvisories } from "./load-advisories.ts";
import { loadAmendments } from "./load-amendments.ts";
import { loadApplications } from "./load-applications.ts";
import { loadAssessments } from "./load-assessments.ts";
import { loadQuestions } from "./load-call-questions.ts";
import { loadCalls } from "./load-calls.ts";
import { loadCopies } from "./load-copies.ts";
import { loadDeclarations } from "./load-declarations.ts";
import { loadDiscussions } from "./load-discussions.ts";
import { loadFunds } from "./load-funds.ts";
import { loadMeetings } from "./load-meetings.ts";
import { loadPapers } from "./load-papers.ts";
import { loadPayments } from "./load-payments.ts";
import { loadPeople } from "./load-people.ts";
import { loadProfiles } from "./load-profiles.ts";
import { loadReports } from "./load-reports.ts";
import { loadSketches } from "./load-sketches.ts";
import { loadStatements } from "./load-statements.ts";
import { loadTeams } from "./load-teams.ts";
import { worldAt } from "./world/world.ts";

/**
 * The demo world: history, one call open now, one being assessed, one ready for the board. From the calls on everything goes
 * through the same commands as people's clicks, each at its own moment, so journal, ledger, receipts, minutes and letters are what they would be.
 */
export async function seedDemo(
  options: { ifEmpty?: boolean; say?: (line: string) => void } = {},
): Promise<"seeded" | "not-empty"> {
  const say = options.say ?? (() => {});
  const { count } = await database.one<{ count: bigint }>(sql`select count(*) from person`);
  if (count > 0n) {
    if (options.ifEmpty) return "not-empty";
    throw new Error("the database is not empty: the demo world is only put into an empty one");
  }
  const at = now();
  const world = worldAt(at);
  await seedBase();
  say("strategies and municipalities");
  const awards = await importAwards({ name: "real-awards.json", text: readFileSync("data/awards/real-awards.json", "utf8") });
  if (!awards.ok) throw new Error(`the awards that Drum ships with are faulty: ${JSON.stringify(awards.faults)}`);
  say("awards of earlier years");
  const cast = await loadPeople(world, at);
  const funds = await loadFunds(world, at);
  await loadTeams(at, cast);
  const calls = await loadCalls(world, at, funds, cast);
  await loadQuestions(at, calls, cast);
  await loadAdmissions(world, at, calls, cast);
  await loadProfiles(at, cast);
  say("people, organisations, funds and calls");
  const applications = await loadApplications(world, at, cast);
  await loadPapers(world, at, calls, cast);
  await loadSketches(world, at, cast);
  await loadDeclarations(at);
  say("applications");
  await loadAssessments(world, at, cast, applications);
  say("eligibility and assessments");
  await loadAdvisories(at, cast, applications);
  await loadDiscussions(at, cast, applications);
  await loadMeetings(world, at, cast, calls, applications);
  await loadStatements(at, cast);
  await loadCopies(world, at, cast, applications);
  await loadDeclarations(at);
  await loadPayments(at, cast, applications);
  await loadAmendments(world, at, cast, applications);
  await loadReports(at, cast);
  say("allocations, meetings, payments and reports");
  return "seeded";
}
