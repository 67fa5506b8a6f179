import type { Actor } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { ConflictState } from "#app/rooms/assessment/conflict.lifecycle.ts";
import type { Proposal } from "#app/rooms/assessment/proposals.ts";
import { proposer } from "#app/rooms/assessment/queries/parties.server.ts";

/** Why somebody who is about to handle a case may have a conflict of interest in it: what they have declared, or what is known of them. */
export type ConflictHint = {
  readonly personId: string;
  readonly applicationId: string;
  readonly title: string;
  /** null: nothing is declared */
  readonly stands: Extract<ConflictState, "declared" | "confirmed"> | null;
  readonly ground: string;
  readonly proposals: readonly Proposal[];
};

type Row = { id: string; title: string; conflicts: { personId: string; state: ConflictState; ground: string }[] };

/**
 * For these people in these cases, by the same rule as for assessors; only cases that the reader may see. That a member was elected by a
 * municipality which takes part is true of nearly everybody in nearly every case, and no conflict by itself: it is not told here.
 */
export async function conflictHints(
  actor: Actor,
  people: readonly string[],
  applicationIds: readonly string[],
): Promise<ConflictHint[]> {
  if (people.length === 0 || applicationIds.length === 0) return [];
  const cases = await database.many<Row>(sql`
    select a.id, a.title, coalesce((select json_agg(json_build_object('personId', c.person_id, 'state', c.state, 'ground', c.ground))
      from conflict c where c.application_id = a.id and c.person_id = any(${[...people]}::uuid[])), '[]') as conflicts
    from application a where a.id = any(${[...applicationIds]}::uuid[]) and ${visibleTo(actor)}
      and a.organisation_id <> all(${actor.memberships.map(({ organisationId }) => organisationId)}::uuid[])
    order by a.number collate "C"`);
  const proposals = await proposer(
    people,
    cases.map(({ id }) => id),
  );
  return people.flatMap((personId) =>
    cases.flatMap(({ id, title, conflicts }): ConflictHint[] => {
      const told = conflicts.find((one) => one.personId === personId);
      const stands = told?.state === "declared" || told?.state === "confirmed" ? told.state : null;
      // What has been tried and found to be none is not brought up again.
      const known = told?.state === "dismissed" ? [] : proposals(personId, id).filter(({ kind }) => kind !== "elected");
      return stands === null && known.length === 0
        ? []
        : [{ personId, applicationId: id, title, stands, ground: told?.ground ?? "", proposals: known }];
    }),
  );
}
