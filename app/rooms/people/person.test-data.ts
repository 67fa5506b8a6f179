import type { Actor, MembershipRole, Role } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";

// People and organisations in a test's own database: who they are and what they may, nothing else.
const since = "2020-01-01";

export async function addPerson(name: string, ...roles: Role[]): Promise<Actor> {
  const personId = newId();
  await database.run(
    sql`insert into person (id, name, email, language, created_at) values (${personId}, ${name}, ${`${personId}@exempel.example`}, 'sv', ${since})`,
  );
  for (const role of roles)
    await database.run(sql`insert into person_role (person_id, role, "from") values (${personId}, ${role}, ${since}::date)`);
  return { personId, name, language: "sv", roles, memberships: [] };
}

/** The same person, now one of the organisation's people. */
export async function joining(actor: Actor, organisationId: string, role: MembershipRole): Promise<Actor> {
  await database.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${actor.personId}, ${organisationId}, ${role}, ${since})`,
  );
  return { ...actor, memberships: [...actor.memberships, { organisationId, role }] };
}

/** An association, with its seat in a municipality of the test's when one is named. */
export async function addOrganisation(name: string, number: string, municipalityCode: string | null = null): Promise<string> {
  const id = newId();
  await database.run(
    sql`insert into organisation (id, number, name, legal_form, municipality_code, created_at) values (${id}, ${number}, ${name}, 'ideell-forening', ${municipalityCode}, ${since})`,
  );
  return id;
}
