import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { plainCriterion, plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";

const both = (text: string) => ({ sv: text, en: text });
const levels = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, text: both(`nivå ${from + index}`) }));
const plain = plainRules(2027);
/** Two criteria from 1 to 5 that weigh 60 and 40, two strategic goals from 0 to 3, two assessors for each application. */
export const scoredRules = {
  ...plain,
  criteria: [
    { ...plainCriterion("need", "Behov", 60), levels: levels(1, 5) },
    { ...plainCriterion("plan", "Plan", 40), levels: levels(1, 5) },
  ],
  strategic: {
    framework: "rus",
    about: both("RUS"),
    nodes: [
      { node: "rus/1", levels: levels(0, 3) },
      { node: "rus/2", levels: levels(0, 3) },
    ],
  },
  assessorsPerApplication: 2,
  tieBreak: [{ by: "requested", direction: "asc", text: both("Lägst belopp först.") }],
};

/** A published call that has closed, with `scoredRules` and what is given instead of some of them. */
export async function addScoredCall(change: object = {}): Promise<string> {
  const callId = newId();
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, rules_version, created_at)
    values (${callId}, ${callId}, ${callId}, 'published', 'open', ${JSON.stringify(both("Utlysning"))}, ${JSON.stringify(both("-"))}, '{}', now() - interval '30 days', now() - interval '1 day', 1, now())`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${callId}, 1, ${JSON.stringify({ ...scoredRules, ...change })}, now())`,
  );
  return callId;
}

let counter = 0;

/** A submitted, eligible application that claims two goals, six parts in ten and four. */
export async function addScoredApplication({
  callId,
  organisationId,
  title = "Projekt",
  requested = 100_000_00n,
}: {
  callId: string;
  organisationId: string;
  title?: string;
  requested?: bigint;
}): Promise<string> {
  const id = newId();
  counter += 1;
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore)
    values (${id}, ${callId}, ${organisationId}, 'submitted', ${title}, ${`T-${callId.slice(-4)}-${counter}`}, now(), now(), 1, ${requested}, ${requested * 2n})`);
  await database.run(
    sql`insert into application_share (application_id, node_id, basis_points) values (${id}, 'rus/1', 6000), (${id}, 'rus/2', 4000), (${id}, 'agenda/4', 10000)`,
  );
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', now())`,
  );
  return id;
}
