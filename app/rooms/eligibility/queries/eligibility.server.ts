import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import {
  caseForOffice,
  type OfficeCase,
  type SealedCase,
  sealedForReckoning,
} from "#app/rooms/applications/applications.server.ts";
import { officeKnows } from "#app/rooms/applications/visibility.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import {
  type EligibilityCommand,
  type EligibilityState,
  eligibilityLifecycle,
} from "#app/rooms/eligibility/eligibility.lifecycle.ts";
import { relationsTo } from "#app/rooms/eligibility/eligibility.store.server.ts";
import {
  type AidElsewhere,
  type EligibilityAnswer,
  type Finding,
  type FindingsInput,
  findingsOf,
  type Related,
  type RunningAward,
  readAnswers,
} from "#app/rooms/eligibility/eligibility.ts";
import { type Municipality, municipalities } from "#app/rooms/people/people.server.ts";

export type Eligibility = {
  readonly case: OfficeCase;
  readonly state: EligibilityState;
  readonly version: number;
  readonly answers: readonly EligibilityAnswer[];
  readonly reason: string;
  readonly officer: string | null;
  readonly settledAt: Date | null;
  readonly questions: CallRules["eligibility"];
  readonly findings: readonly Finding[];
  readonly may: readonly EligibilityCommand[];
};

/** The check of one case with all that it rests on; null when the office may not see the case. */
export async function eligibilityOf(actor: Actor, id: string): Promise<Eligibility | null> {
  const found = await caseForOffice(actor, id);
  if (!found) return null;
  const [row, rules, places] = await Promise.all([
    database.maybe<{
      state: EligibilityState;
      version: number;
      answers: unknown;
      reason: string;
      officer: string | null;
      settledAt: Date | null;
      decided: boolean;
    }>(sql`
      select e.state, e.version, e.answers, e.reason, p.name as officer, e.settled_at
      from eligibility_check e left join person p on p.id = e.officer_id where e.application_id = ${id}`),
    rulesVersion(found.facts.callId, found.rulesVersion),
    municipalities(),
  ]);
  const state = row?.state ?? "pending";
  const settled = found.stage === "withdrawn" || found.stage === "granted" || found.stage === "rejected";
  return {
    case: found,
    state,
    version: row?.version ?? 0,
    answers: readAnswers(row?.answers),
    reason: row?.reason ?? "",
    officer: row?.officer ?? null,
    settledAt: row?.settledAt ?? null,
    questions: rules.eligibility,
    findings: findingsOf({ ...read(found, rules, places), ...(await surroundings(officeKnows(actor), found)) }),
    may: settled
      ? []
      : openCommands(eligibilityLifecycle, state, relationsTo({ organisationId: found.facts.organisationId, barred: [] }, actor)),
  };
}

const read = (found: SealedCase, rules: CallRules, places: readonly Municipality[]) => ({
  sections: found.content.sections,
  confirmations: found.content.confirmations ?? [],
  annexes: (found.content.attachments ?? []).map(({ annex }) => annex),
  applicant: found.content.organisation.name,
  rules,
  // The day of arrival is that of the first version: completing what was asked for does not make an application late.
  submittedAt: found.facts.submittedAt ?? found.submittedAt,
  paper: found.content.paper,
  members: places.filter(({ standing }) => standing === "member").map(({ code }) => code),
  closesAt: found.closesAt,
  invited: found.invited,
  firstStep: found.firstStep,
  legalForm: found.legalForm,
  title: found.facts.title,
});

/** As many related cases as an explanation can hold. */
const mostRelated = 10;

/**
 * What else there is that this application could overlap with: `seen` says which cases may be told of, since a conflict of interest hides
 * them here too. Awards are public. Cases with a long word of the title in theirs are candidates for being alike; `findingsOf` judges.
 */
async function surroundings(
  seen: Fragment,
  { facts }: SealedCase,
): Promise<Pick<FindingsInput, "sameApplicant" | "alike" | "awards" | "aidElsewhere">> {
  const longWords = [...new Set(facts.title.toLowerCase().match(/\p{L}{5,}/gu) ?? [])].slice(0, 8);
  const words = longWords.map((word) => `'~${word}'`).join(" | ");
  const others = sql`application a where a.id <> ${facts.id} and a.submitted_at is not null and a.stage not in ('withdrawn', 'ineligible', 'rejected') and ${seen}`;
  const [sameApplicant, alike, awards, aidElsewhere] = await Promise.all([
    database.many<Related>(sql`
      select a.id, a.number, a.title from ${others} and a.organisation_id = ${facts.organisationId} and a.stage <> 'granted'
      order by a.submitted_at desc limit ${mostRelated}`),
    words === ""
      ? []
      : database.many<Related>(sql`
      select a.id, a.number, a.title from ${others} and a.id in (select f.application_id from application_search f where f.words @@ ${words}::tsquery)
      order by a.submitted_at desc limit 200`),
    database.many<RunningAward>(sql`
      select w.project, w.ends_on from award w left join decision d on d.id = w.decision_id
      where w.published_at is not null and w.ends_on >= ${facts.startsOn} and w.organisation_id = ${facts.organisationId} and d.application_id is distinct from ${facts.id}
      order by w.ends_on limit ${mostRelated}`),
    database.many<AidElsewhere>(sql`
      select a.id, a.number, a.title, u.number as undertaking, u.planned_ore as planned
      from application_undertaking u cross join ${others} and a.id = u.application_id
        and exists (select 1 from application_undertaking mine where mine.application_id = ${facts.id} and mine.number = u.number)
      order by a.submitted_at desc, u.number limit ${mostRelated}`),
  ]);
  return { sameApplicant, alike, awards, aidElsewhere };
}

/** For the machine, when a version comes in: all but what depends on who asks. */
export async function reckoningOf(id: string): Promise<{ snapshot: number; findings: Finding[] } | null> {
  const found = await sealedForReckoning(id);
  if (!found) return null;
  const [rules, places] = await Promise.all([rulesVersion(found.facts.callId, found.rulesVersion), municipalities()]);
  return {
    snapshot: found.snapshot,
    findings: findingsOf({ ...read(found, rules, places), ...(await surroundings(sql`false`, found)) }),
  };
}
