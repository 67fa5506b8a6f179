import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type AppealCommand,
  type AppealRelation,
  type AppealState,
  appealLifecycle,
} from "#app/rooms/decisions/appeal.lifecycle.ts";
import type { AppealEvent, AppealGround } from "#app/rooms/decisions/commands/judge-appeal.ts";
import { conflictedOn } from "#app/rooms/decisions/queries/on-agenda.server.ts";

export type AppealSubject = AppealGround & {
  readonly id: string;
  readonly state: AppealState;
  readonly version: number;
  readonly itemId: string;
  readonly cameIn: LocalDate;
  readonly decisionId: string | null;
  readonly appealUntil: LocalDate | null;
  /** with a conflict of interest in something that the paragraph decides */
  readonly barred: readonly string[];
  /** who is told, decision by decision */
  readonly teams: readonly { readonly decisionId: string; readonly personId: string }[];
};

/** The paragraph under its meeting's lock: legal force is noted with the same row locked, so that one of the two waits for the other. */
async function groundOfItem(
  tx: Executor,
  meetingId: string,
  itemId: string,
): Promise<Omit<AppealSubject, "id" | "state" | "version" | "cameIn" | "decisionId"> | null> {
  const meeting = await tx.maybe<Pick<AppealSubject, "heldOn" | "announcedAt" | "appealUntil">>(
    sql`select held_on, announced_at, appeal_until from meeting where id = ${meetingId} for update`,
  );
  const item = meeting && (await tx.maybe(sql`select id from agenda_item where id = ${itemId} and meeting_id = ${meetingId}`));
  if (!item) return null;
  return {
    ...meeting,
    itemId,
    decisions: await tx.many<AppealGround["decisions"][number]>(
      sql`select id, released_at is not null as released from decision where item_id = ${itemId} order by id`,
    ),
    appeals: await tx.many<AppealGround["appeals"][number]>(
      sql`select state, came_in, decision_id, decided_on, appellant from appeal where item_id = ${itemId} order by came_in, id`,
    ),
    amendment: await tx.maybe<NonNullable<AppealGround["amendment"]>>(
      sql`select p.id, p.state from amendment p join agenda_item i on i.amendment_id = p.id where i.id = ${itemId}`,
    ),
    barred: await conflictedOn(tx, itemId),
    teams: await tx.many<AppealSubject["teams"][number]>(sql`
      select d.id as decision_id, ms.person_id from decision d join application a on a.id = d.application_id
      join membership ms on ms.organisation_id = a.organisation_id
      where d.item_id = ${itemId} or d.id in (select p.decision_id from amendment p join agenda_item i on i.amendment_id = p.id where i.id = ${itemId})
      order by d.id, ms.person_id`),
  };
}

export const absentAppeal =
  (meetingId: string, itemId: string) =>
  async (tx: Executor, id: string): Promise<AppealSubject | null> => {
    const ground = await groundOfItem(tx, meetingId, itemId);
    return ground && { ...ground, id, state: "absent", version: 0, cameIn: "", decisionId: null };
  };

export const appealKind: CaseKind<AppealState, AppealCommand, AppealRelation, AppealSubject, AppealEvent> = {
  name: "appeal",
  lifecycle: appealLifecycle,
  load: async (tx, id) => {
    const at = await tx.maybe<{ meetingId: string; itemId: string }>(
      sql`select i.meeting_id, p.item_id from appeal p join agenda_item i on i.id = p.item_id where p.id = ${id}`,
    );
    const ground = at && (await groundOfItem(tx, at.meetingId, at.itemId));
    return (
      ground && {
        ...ground,
        ...(await tx.one<Pick<AppealSubject, "id" | "state" | "version" | "cameIn" | "decisionId">>(
          sql`select id, state, version, came_in, decision_id from appeal where id = ${id} for update`,
        )),
      }
    );
  },
  // Who has a conflict of interest in the matter is not told that anybody has appealed (KL 7:4).
  relationsTo: (subject, actor: Actor) =>
    hasRole(actor, "officer", "secretary") && !subject.barred.includes(actor.personId) ? ["registrar"] : [],
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type === "AppealRegistered")
        await tx.run(sql`
          insert into appeal (id, item_id, decision_id, state, came_in, appellant, note, registered_at, registered_by_id)
          values (${subject.id}, ${subject.itemId}, ${event.decisionId}, ${next}, ${event.cameIn}, ${event.appellant}, ${event.note}, ${now}, ${actor.personId})`);
      else
        await tx.run(sql`
          update appeal set state = ${next}, version = version + 1,
            case_number = ${event.type === "CourtCaseNoted" ? event.caseNumber : sql`case_number`},
            returned_on = ${event.type === "AppealReturned" ? event.on : sql`returned_on`},
            decided_on = ${event.type === "AppealSettled" ? event.on : sql`decided_on`},
            note = ${event.type !== "CourtCaseNoted" && event.note ? event.note : sql`note`}
          where id = ${subject.id}`);
    }
  },
  caseId: () => null,
};
