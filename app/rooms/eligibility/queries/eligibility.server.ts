import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { caseForOffice, type OfficeCase } from "#app/rooms/applications/applications.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import {
  type EligibilityCommand,
  type EligibilityState,
  eligibilityLifecycle,
} from "#app/rooms/eligibility/eligibility.lifecycle.ts";
import { relationsTo } from "#app/rooms/eligibility/eligibility.store.server.ts";
import { type EligibilityAnswer, type Finding, findingsOf, readAnswers } from "#app/rooms/eligibility/eligibility.ts";

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
  const [row, rules] = await Promise.all([
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
    findings: findingsOf({
      sections: found.content.sections,
      rules,
      submittedAt: found.submittedAt,
      closesAt: found.closesAt,
      legalForm: found.legalForm,
    }),
    may: settled
      ? []
      : openCommands(eligibilityLifecycle, state, relationsTo({ organisationId: found.facts.organisationId, barred: [] }, actor)),
  };
}

/** The questions of the call that a case was submitted to. */
export async function questionsFor(id: string): Promise<CallRules["eligibility"]> {
  const begun = await database.maybe<{ callId: string; rulesVersion: number }>(
    sql`select call_id, rules_version from application where id = ${id}`,
  );
  return begun ? (await rulesVersion(begun.callId, begun.rulesVersion)).eligibility : [];
}
