import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { type ApplicationCommand, applicationLifecycle } from "#app/rooms/applications/application.lifecycle.ts";
import { officerRelation } from "#app/rooms/applications/application.store.server.ts";
import { sectionsWith } from "#app/rooms/applications/application.ts";
import type { OfficeCase } from "#app/rooms/applications/applications.server.ts";
import { type CompletionPart, isLate, proposedDay, usualDays } from "#app/rooms/applications/completion.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";

export type CompletionLine = {
  readonly number: number;
  readonly sections: readonly CompletionPart[];
  readonly message: string;
  readonly dueOn: LocalDate;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly state: "open" | "completed" | "ended" | "withdrawn";
  readonly closedAt: Date | null;
  readonly snapshot: number | null;
};

export type SealedVersion = {
  readonly number: number;
  readonly sha256: string;
  readonly submittedAt: Date;
  readonly content: Sealed;
};

export type CompletionView = {
  readonly case: OfficeCase;
  readonly version: number;
  /** newest first */
  readonly completions: readonly CompletionLine[];
  /** the last two sealed versions, or the only one; oldest first */
  readonly versions: readonly SealedVersion[];
  /** what can be opened again of an application to this call */
  readonly sections: readonly CompletionPart[];
  readonly may: readonly ApplicationCommand[];
  /** the open completion's last day has passed */
  readonly late: boolean;
  /** a last day to propose */
  readonly proposed: LocalDate;
};

/** Of a case that the reader has been let in to. */
export async function completionView(actor: Actor, found: OfficeCase): Promise<CompletionView> {
  const { id, organisationId, callId, state } = found.facts;
  const [row, completions, versions, rules, days] = await Promise.all([
    database.one<{ version: number }>(sql`select version from application where id = ${id}`),
    completionsOf(id),
    database.many<Omit<SealedVersion, "content"> & { content: string }>(sql`
      select number, sha256, submitted_at, content from application_snapshot where application_id = ${id} order by number desc limit 2`),
    rulesVersion(callId, found.rulesVersion),
    database.maybe<{ value: unknown }>(sql`select value from setting where key = 'completion-days'`),
  ]);
  const open = completions.find((one) => one.state === "open");
  const usual = Number(days?.value);
  return {
    case: found,
    version: row.version,
    completions,
    versions: versions.reverse().map((one) => ({ ...one, content: readSealed(one.content) })),
    sections: [...sectionsWith(rules), "attachments"],
    may: openCommands(applicationLifecycle, state, officerRelation({ organisationId, submitted: true, barred: [] }, actor)),
    late: open !== undefined && isLate(open.dueOn, now()),
    proposed: proposedDay(now(), Number.isInteger(usual) && usual > 0 && usual <= 365 ? usual : usualDays),
  };
}

/** For those who have been let in to the case by another query. */
export const completionsOf = (id: string): Promise<CompletionLine[]> =>
  database.many(sql`
    select c.number, c.sections, c.message, c.due_on, c.requested_at, p.name as requested_by, c.state, c.closed_at, c.snapshot
    from application_completion c join person p on p.id = c.requested_by_id where c.application_id = ${id} order by c.number desc`);
