// The whole demo world at one moment. The loader needs only this and `instantOf`/`dateOf`.
import { applications } from "./applications.ts";
import { allocations, assessments, conflicts } from "./assessments.ts";
import { calls, drafts } from "./calls.ts";
import { meetings } from "./meeting.ts";
import { fundsFor } from "./money.ts";
import { organisations } from "./organisations.ts";
import { papers } from "./papers.ts";
import { people } from "./people.ts";
import type { World } from "./types.ts";
import { moveYears, yearsMoved } from "./when.ts";

export function worldAt(now: Date): World {
  const years = yearsMoved(now);
  const living = new Set(calls.filter((call) => call.living).map((call) => call.key));
  return {
    people,
    organisations,
    funds: fundsFor(years),
    drafts: drafts.map((draft) => moveYears(draft, years)),
    calls: calls.map((call) => (call.living ? moveYears(call, years) : call)),
    applications: applications.map((one) => (living.has(one.callKey) ? moveYears(one, years) : one)),
    papers: papers.map((one) => moveYears(one, years)),
    conflicts,
    assessments,
    allocations: allocations.map((one) => (living.has(one.callKey) ? moveYears(one, years) : one)),
    meetings: meetings.map((one) => (one.state === "planned" ? moveYears(one, years) : one)),
  };
}
