import type { Actor } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { World } from "./world/types.ts";

/** Keys of the world → what the database and the gate know them by. */
export type Cast = {
  readonly actor: (personKey: string) => Actor;
  readonly personId: (personKey: string) => string;
  readonly organisationId: (organisationKey: string) => string;
};

const yearsBack = 3 * 365;
/** What the world tells of earlier years stays in them, and everybody who did it was there already. */
const atTheLatest = new Date("2023-11-01T09:00:00Z");

export async function loadPeople(world: World, at: Date): Promise<Cast> {
  const since = new Date(Math.min(at.getTime() - yearsBack * 86_400_000, atTheLatest.getTime()));
  const organisations = new Map(
    world.organisations.map((organisation) => [organisation.key, { ...organisation, id: newId(since) }]),
  );
  // Ids are made one millisecond apart, so that lists by creation keep the world's order.
  const people = new Map(
    world.people.map((person, index) => [
      person.key,
      { ...person, id: newId(new Date(since.getTime() + index)), createdAt: new Date(since.getTime() + index) },
    ]),
  );
  const organisationId = (key: string) => known(organisations, key).id;

  for (const organisation of organisations.values()) {
    await database.run(sql`
      insert into organisation (id, number, name, legal_form, municipality_code, address, demo, created_at)
      values (${organisation.id}, ${organisation.number}, ${organisation.name}, ${organisation.legalForm},
        (select code from municipality where code = ${organisation.municipalityCode}), ${organisation.address}, true, ${since})`);
  }
  for (const person of people.values()) {
    await database.run(sql`
      insert into person (id, name, email, title, language, demo, created_at)
      values (${person.id}, ${person.name}, ${person.email}, ${person.title}, ${person.language}, true, ${person.createdAt})`);
    for (const role of person.roles) {
      await database.run(sql`
        insert into person_role (person_id, role, municipality_code, "from")
        values (${person.id}, ${role}, ${person.municipalityCode ?? null}, ${localDate(since)})`);
    }
    for (const { organisationKey, role } of person.memberships) {
      await database.run(sql`
        insert into membership (person_id, organisation_id, role, since) values (${person.id}, ${organisationId(organisationKey)}, ${role}, ${since})`);
    }
    for (const interest of person.interests) {
      await database.run(sql`
        insert into interest (id, person_id, kind, organisation_number, note)
        values (${newId(since)}, ${person.id}, ${interest.kind}, ${known(organisations, interest.organisationKey).number}, ${interest.note})`);
    }
  }
  return {
    organisationId,
    personId: (key) => known(people, key).id,
    actor: (key) => {
      const person = known(people, key);
      return {
        personId: person.id,
        name: person.name,
        language: person.language,
        roles: person.roles,
        memberships: person.memberships.map(({ organisationKey, role }) => ({
          organisationId: organisationId(organisationKey),
          role,
        })),
      };
    },
  };
}

export function known<Value>(all: ReadonlyMap<string, Value>, key: string): Value {
  const value = all.get(key);
  if (value === undefined) throw new Error(`the demo world speaks of ${key}, which it does not have`);
  return value;
}
