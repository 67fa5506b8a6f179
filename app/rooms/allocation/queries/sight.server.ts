import { type Actor, isBoard, isPreparing, isStaff } from "#app/gate/actor.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";

/**
 * Whoever weighs a call's applications against each other must be allowed to see every one of them: an answer from which one case is
 * taken away would be another answer, and would tell of it. One conflict of interest (KL 7:4, 6:28), or an organisation of one's own
 * among the applicants, closes the whole call. The board sees what is on an agenda and the beredning what it
 * is called to prepare, and so nothing before that.
 */
export const seesAllOf = (actor: Actor, callId: Fragment): Fragment =>
  isStaff(actor) || isBoard(actor) || isPreparing(actor)
    ? sql`not exists (select 1 from application a where a.call_id = ${callId} and a.state in ('submitted', 'returned')
        and (not ${visibleTo(actor)} or a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[])))`
    : sql`false`;

export const weighsAll = async (db: Executor, actor: Actor, callId: string): Promise<boolean> =>
  (await db.one<{ all: boolean }>(sql`select ${seesAllOf(actor, sql`${callId}::uuid`)} as all`)).all;

export const mayWeighAll = (actor: Actor, callId: string): Promise<boolean> => weighsAll(database, actor, callId);
