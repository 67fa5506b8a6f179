import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import type { HeldRole, PersonEvent, PersonSubject } from "#app/rooms/people/commands/keep-roles.ts";
import { type PersonCommand, type PersonRelation, type PersonState, personLifecycle } from "#app/rooms/people/role.lifecycle.ts";

/**
 * What is held on a Swedish day, its first and last included: a condition on `person_role r`, or on the name it goes by. The only place that
 * says so. The day is handed in and never the database's, whose day begins an hour or two after Sweden's.
 */
export const heldOn = (day: LocalDate, role: Fragment = sql`r`): Fragment =>
  sql`${role}."from" <= ${day} and (${role}."to" is null or ${role}."to" >= ${day})`;
export const heldToday = (role?: Fragment): Fragment => heldOn(localDate(now()), role);

export const personRelations = ({ id }: { id: string }, actor: Actor): PersonRelation[] =>
  !hasRole(actor, "admin") ? [] : actor.personId === id ? ["self"] : ["administrator"];

const municipalityCodes = async (tx: Executor): Promise<string[]> =>
  (await tx.many<{ code: string }>(sql`select code from municipality`)).map(({ code }) => code);

export const rolesHeld = (db: Executor, personId: string): Promise<HeldRole[]> =>
  db.many(sql`
    select role, municipality_code as municipality, "from", "to" from person_role where person_id = ${personId} order by "from" desc, role`);

export async function loadPerson(tx: Executor, id: string): Promise<PersonSubject | null> {
  if (!(await tx.maybe(sql`select id from person where id = ${id} and erased_at is null for update`))) return null;
  return { id, state: "known", version: 0, roles: await rolesHeld(tx, id), municipalities: await municipalityCodes(tx) };
}

/** Somebody who cannot sign in yet, with their name and address; whoever has the address already is the one who is meant. */
export async function loadNewPerson(tx: Executor, id: string, email: string): Promise<PersonSubject | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`person ${email}`}))`);
  const known = await tx.maybe<{ id: string }>(sql`select id from person where email = ${email} and erased_at is null`);
  if (known) return loadPerson(tx, known.id);
  return { id, state: "absent", version: 0, roles: [], municipalities: await municipalityCodes(tx) };
}

export const personKind = (
  about: { name: string; email: string } | null,
): CaseKind<PersonState, PersonCommand, PersonRelation, PersonSubject, PersonEvent> => ({
  name: "person",
  lifecycle: personLifecycle,
  load: loadPerson,
  relationsTo: personRelations,
  apply: async (tx, { id }, _next, events, { now }) => {
    for (const event of events)
      switch (event.type) {
        // Name and address stand in the row alone: the journal must not hold what may have to be erased.
        case "PersonAdded":
          await tx.run(sql`insert into person (id, name, email, language, created_at)
            values (${id}, ${about?.name ?? ""}, ${about?.email ?? ""}, 'sv', ${now})`);
          break;
        case "RoleGiven":
          await tx.run(sql`insert into person_role (person_id, role, municipality_code, "from", "to")
            values (${id}, ${event.held.role}, ${event.held.municipality}, ${event.held.from}, ${event.held.to})
            on conflict (person_id, role) do update set municipality_code = excluded.municipality_code, "from" = excluded."from", "to" = excluded."to"`);
          break;
        case "RoleEnded":
          await tx.run(sql`update person_role set "to" = ${event.to} where person_id = ${id} and role = ${event.role}`);
      }
  },
  caseId: () => null,
});
