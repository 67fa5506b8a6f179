import type { Actor, Role } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";

// What a meeting in a test's own database stands on: people in their roles, and a call's plainest rules.
export const both = (text: string) => ({ sv: text, en: text });
export const today = localDate(now());
export const year = Number(today.slice(0, 4));

export async function addPerson(name: string, ...roles: Role[]): Promise<Actor> {
  const personId = newId();
  await database.run(
    sql`insert into person (id, name, email, language, created_at) values (${personId}, ${name}, ${`${personId}@forbundet.example`}, 'sv', now())`,
  );
  for (const role of roles)
    await database.run(sql`insert into person_role (person_id, role, "from") values (${personId}, ${role}, '2020-01-01')`);
  return { personId, name, language: "sv", roles, memberships: [] };
}

export const rules = {
  limits: {
    minOre: "0",
    maxOre: "100000000",
    maxMonths: 36,
    earliestStart: `${year}-01-01`,
    latestEnd: `${year + 3}-12-31`,
    minMunicipalities: 0,
    minCoFinancing: 0,
    maxOwnWork: 10_000,
  },
  frameworks: [],
  eligibility: [],
  scale: { min: 1, max: 5 },
  criteria: [{ key: "nytta", name: both("Nytta"), about: both("Nytta"), weight: 100, levels: [], questions: [] }],
  strategic: { framework: "x", about: both("x"), nodes: [] },
  assessorsPerApplication: 1,
  thresholds: [],
  tieBreak: [],
  decimals: 2,
  costTypes: [{ key: "personal", name: both("Personal"), help: both("-") }],
  sourceTypes: [{ key: "drum", name: both("DRUM"), help: both("-"), kinds: ["cash"], own: true }],
  terms: { key: "allmanna-villkor", version: "2027", title: both("Allmänna villkor"), paragraphs: [] },
};
