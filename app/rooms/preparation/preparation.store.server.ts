import { type Actor, hasRole, isPreparing, isStaff } from "#app/gate/actor.ts";
import type { At, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import type { AllocationState } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { perYearOf } from "#app/rooms/allocation/allocation.server.ts";
import type { PreparationEvent } from "#app/rooms/preparation/preparation.events.ts";
import {
  type PreparationCommand,
  type PreparationRelation,
  type PreparationState,
  preparationLifecycle,
} from "#app/rooms/preparation/preparation.lifecycle.ts";
import type { PreparationLine, PreparationMember } from "#app/rooms/preparation/preparation.ts";

export type Recusal = { readonly applicationId: string; readonly personId: string };

export type PreparationSubject = {
  readonly id: string;
  readonly state: PreparationState;
  readonly version: number;
  readonly allocationId: string;
  readonly allocation: { readonly callId: string; readonly state: AllocationState; readonly decided: boolean };
  /** the office's proposal as it lies there now */
  readonly proposal: readonly { readonly applicationId: string; readonly amountOre: bigint }[];
  readonly members: readonly PreparationMember[];
  readonly lines: readonly PreparationLine[];
  readonly recusals: readonly Recusal[];
  /** who may not prepare: a conflict of interest in one of the call's applications, or a place in the team of one */
  readonly barred: readonly string[];
};

/** A conflict of interest, declared or confirmed, and a place in the applicant's team: neither takes part (KL 6:28-30, 7:4). */
const barredFrom = (allocationId: string) => sql`
  select c.person_id, c.application_id from conflict c join allocation_line l on l.application_id = c.application_id
  where l.allocation_id = ${allocationId} and c.state in ('declared', 'confirmed')
  union select ms.person_id, a.id from membership ms join application a on a.organisation_id = ms.organisation_id
  join allocation_line l on l.application_id = a.id where l.allocation_id = ${allocationId}`;

export const membersOf = (db: Executor, id: string): Promise<PreparationMember[]> =>
  db.many(sql`
    select m.person_id, p.name, p.title, m.present from preparation_member m join person p on p.id = m.person_id
    where m.preparation_id = ${id} order by m.position`);

/** The lines as they were opened, in the order of the ranking, with what each asks for per year. */
export async function linesOf(db: Executor, id: string): Promise<PreparationLine[]> {
  const rows = await db.many<Omit<PreparationLine, "perYear">>(sql`
    select n.application_id, l.rank, coalesce(a.requested_ore, 0) as requested_ore, n.proposed_ore, coalesce(l.purpose, '') as purpose,
      n.recommendation, n.amount_ore, n.reason, a.state = 'withdrawn' as gone
    from preparation_line n join preparation r on r.id = n.preparation_id join application a on a.id = n.application_id
    left join allocation_line l on l.allocation_id = r.allocation_id and l.application_id = n.application_id
    where n.preparation_id = ${id} order by l.rank nulls last, a.number`);
  const perYear = await perYearOf(
    db,
    rows.map((row) => row.applicationId),
  );
  return rows.map((row) => ({ ...row, perYear: perYear.get(row.applicationId) ?? [] }));
}

/** As it stands while the meeting goes on; once it is closed, as it stood then. */
export const recusalsOf = (db: Executor, id: string, allocationId: string, closed: boolean): Promise<Recusal[]> =>
  closed
    ? db.many(sql`select application_id, person_id from preparation_recusal where preparation_id = ${id}`)
    : db.many(sql`
        select b.application_id, b.person_id from (${barredFrom(allocationId)}) b
        join preparation_member m on m.person_id = b.person_id and m.preparation_id = ${id}`);

/** What is left to prepare of a proposal that the board has decided in part. A condition on an `allocation_line`. */
export const undecided = (line: Fragment): Fragment =>
  sql`not exists (select 1 from decision ud where ud.application_id = ${line}.application_id)`;

type Surroundings = Pick<PreparationSubject, "allocation" | "proposal" | "barred">;

async function surroundings(tx: Executor, allocationId: string): Promise<Surroundings | null> {
  const allocation = await tx.maybe<PreparationSubject["allocation"]>(sql`
    select al.call_id, al.state,
      not exists (select 1 from allocation_line l where l.allocation_id = al.id and ${undecided(sql`l`)}) as decided
    from allocation al where al.id = ${allocationId} for share`);
  if (!allocation) return null;
  const [proposal, barred] = [
    await tx.many<{ applicationId: string; amountOre: bigint }>(
      sql`select l.application_id, l.amount_ore from allocation_line l where l.allocation_id = ${allocationId} and ${undecided(sql`l`)}`,
    ),
    await tx.many<{ personId: string }>(sql`select distinct b.person_id from (${barredFrom(allocationId)}) b`),
  ];
  return { allocation, proposal, barred: barred.map((one) => one.personId) };
}

const load = async (tx: Executor, id: string): Promise<PreparationSubject | null> => {
  const row = await tx.maybe<Pick<PreparationSubject, "id" | "state" | "version" | "allocationId">>(
    sql`select id, state, version, allocation_id from preparation where id = ${id} for update`,
  );
  const around = row && (await surroundings(tx, row.allocationId));
  if (!around) return null;
  return {
    ...row,
    ...around,
    members: await membersOf(tx, id),
    lines: await linesOf(tx, id),
    recusals: await recusalsOf(tx, id, row.allocationId, row.state === "closed"),
  };
};

/** Two officers who call the same beredning meet at the allocation's row. `goingOn`: there is one that is planned or open. */
export const loadNew =
  (allocationId: string) =>
  async (tx: Executor, id: string): Promise<(PreparationSubject & { goingOn: boolean }) | null> => {
    await tx.run(sql`select 1 from allocation where id = ${allocationId} for update`);
    const around = await surroundings(tx, allocationId);
    if (!around) return null;
    const { goingOn } = await tx.one<{ goingOn: boolean }>(
      sql`select exists (select 1 from preparation where allocation_id = ${allocationId} and state in ('planned', 'open')) as going_on`,
    );
    return { id, state: "absent", version: 0, allocationId, ...around, members: [], lines: [], recusals: [], goingOn };
  };

export const relationsTo = (
  subject: { readonly barred: readonly string[]; readonly members: readonly { readonly personId: string }[] },
  actor: Actor,
): PreparationRelation[] => [
  ...(hasRole(actor, "officer") && !subject.barred.includes(actor.personId) ? (["officer"] as const) : []),
  ...(isPreparing(actor) && subject.members.some((member) => member.personId === actor.personId) ? (["member"] as const) : []),
  ...(isStaff(actor) ? (["reader"] as const) : []),
];

const setPresent = (tx: Executor, id: string, present: readonly string[]) =>
  tx.run(sql`update preparation_member set present = person_id = any(${[...present]}::uuid[]) where preparation_id = ${id}`);

/** `changed`: writes the scenario that the beredning's changes become, when there are any. */
export const preparationKind = (
  changed: ((tx: Executor, at: At) => Promise<void>) | null = null,
): CaseKind<PreparationState, PreparationCommand, PreparationRelation, PreparationSubject, PreparationEvent> => ({
  name: "preparation",
  lifecycle: preparationLifecycle,
  load,
  relationsTo,
  apply: async (tx, subject, next, events, at) => {
    const { actor, now } = at;
    const { id } = subject;
    for (const event of events)
      switch (event.type) {
        case "PreparationPlanned":
          await tx.run(sql`
            insert into preparation (id, allocation_id, state, version, body, starts_at, place, chair_id, planned_by_id, demo)
            values (${id}, ${event.allocationId}, ${next}, 0, ${event.body}, ${event.startsAt}, ${event.place}, ${event.chairId}, ${actor.personId}, ${event.demo})`);
          for (const [position, personId] of event.members.entries())
            await tx.run(
              sql`insert into preparation_member (preparation_id, person_id, position) values (${id}, ${personId}, ${position})`,
            );
          break;
        case "PreparationCalledOff":
          await tx.run(sql`update preparation set called_off_at = ${now}, called_off_reason = ${event.reason} where id = ${id}`);
          break;
        case "PreparationOpened":
          await tx.run(sql`update preparation set opened_at = ${now} where id = ${id}`);
          await setPresent(tx, id, event.present);
          for (const line of event.lines)
            await tx.run(
              sql`insert into preparation_line (preparation_id, application_id, proposed_ore) values (${id}, ${line.applicationId}, ${line.proposedOre})`,
            );
          break;
        case "PresenceNoted":
          await setPresent(tx, id, event.present);
          break;
        case "PreparationConflictNoted":
          await tx.run(sql`
            insert into conflict (person_id, application_id, state, ground, declared_at, ruled_by_id, ruled_at)
            values (${event.personId}, ${event.applicationId}, 'confirmed', ${event.ground.text}, ${now}, ${actor.personId}, ${now})
            on conflict (person_id, application_id) do update
            set state = 'confirmed', ground = excluded.ground, version = conflict.version + 1, ruled_by_id = excluded.ruled_by_id, ruled_at = excluded.ruled_at`);
          break;
        case "PreparationConflictRuled":
          await tx.run(sql`
            update preparation set rulings = (select coalesce(jsonb_agg(x), '[]') from jsonb_array_elements(rulings) x
              where not (x ->> 'personId' = ${event.personId}::text and x ->> 'applicationId' = ${event.applicationId}::text))
              || ${JSON.stringify([{ applicationId: event.applicationId, personId: event.personId, outcome: event.outcome }])}::jsonb where id = ${id}`);
          await tx.run(sql`
            insert into conflict (person_id, application_id, state, ground, declared_at, ruled_at, ruling_reason, ruled_by_body)
            select ${event.personId}, ${event.applicationId}, ${event.outcome === "conflict" ? "confirmed" : "dismissed"}, ${event.ground.text}, ${now}, ${now}, ${event.reasons.text}, r.body
            from preparation r where r.id = ${id}
            on conflict (person_id, application_id) do update set state = excluded.state, ground = excluded.ground, version = conflict.version + 1,
              ruled_by_id = null, ruled_at = excluded.ruled_at, ruling_reason = excluded.ruling_reason, ruled_by_body = excluded.ruled_by_body`);
          break;
        case "Recommended":
          for (const line of event.lines)
            await tx.run(sql`
              update preparation_line set recommendation = ${line.recommendation}, amount_ore = ${line.amountOre}, reason = ${line.reason}
              where preparation_id = ${id} and application_id = ${line.applicationId}`);
          break;
        case "PreparationClosed":
          await changed?.(tx, at);
          for (const one of subject.recusals)
            await tx.run(
              sql`insert into preparation_recusal (preparation_id, application_id, person_id) values (${id}, ${one.applicationId}, ${one.personId})`,
            );
          // State and moment in one: a closed meeting has its moment (check constraint).
          await tx.run(
            sql`update preparation set state = ${next}, closed_at = ${now}, notes = ${event.notes}, scenario_id = ${event.scenarioId} where id = ${id}`,
          );
          break;
      }
    await tx.run(sql`update preparation set state = ${next}, version = version + 1 where id = ${id}`);
  },
  caseId: () => null,
});
