import type { Actor } from "#app/gate/actor.ts";
import { kronor } from "#app/kernel/money.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { plainCriterion, plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";
import { fundPot } from "#app/rooms/money/ledger.ts";
import { post } from "#app/rooms/money/money.server.ts";

const both = (text: string) => ({ sv: text, en: text });
const year = 2027;
const plain = plainRules(year);
const rules = {
  ...plain,
  limits: { ...plain.limits, lowerLevels: 1 },
  criteria: [plainCriterion("need", "Behov", 50), plainCriterion("plan", "Plan", 50)],
};

export type AllocationWorld = { readonly callId: string; readonly organisationId: string; readonly ids: readonly string[] };

/**
 * A round with money for a million, half from each financier. Scores are (need + plan) / 2: 4.00 for 600 000 (or 450 000), 3.50 for
 * 550 000 and 3.00 for 400 000 kr. The walk takes the first and the third; the best is the first at its lower level and the second.
 */
export async function allocationWorld(assessor: Actor): Promise<AllocationWorld> {
  const [callId, organisationId, fundId] = [newId(), newId(), newId()];
  await database.run(
    sql`insert into municipality (code, name, county, standing) values ('1490', 'Borås', 'Västra Götaland', 'member') on conflict do nothing`,
  );
  await database.run(
    sql`insert into organisation (id, number, name, legal_form, municipality_code, address, created_at) values (${organisationId}, ${`80${callId.replace(/\D/g, "").slice(-8)}`}, 'Vävnod', 'ideell-forening', '1490', 'Vävgatan 1, Borås', now())`,
  );
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${callId}, ${`DRUM-${callId.slice(-4)}`}, ${`fordelning-${callId}`}, 'published', 'open', ${JSON.stringify(both("Genomförandeprojekt"))}, '{}', '{}', now() - interval '2 years', now() - interval '1 year', now(), now())`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${callId}, 1, ${JSON.stringify(rules)}::jsonb, now())`,
  );
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fundId}, ${year}, ${`tillvaxt-${callId.slice(-4)}`}, 'Tillväxtmedel 2027', 'Growth funding 2027')`,
  );
  for (const [position, source] of ["VGR", "Kommunerna"].entries()) {
    const pot = newId();
    await database.run(
      sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fundId}, ${source}, 'vgr', 5000, ${position})`,
    );
    await transaction((tx) => post(tx, fundPot(pot, kronor(500_000), { basis: "överenskommelsen" }), now(), null));
  }
  await database.run(sql`insert into call_fund (call_id, fund_id) values (${callId}, ${fundId})`);
  const ids: string[] = [];
  for (const [place, { kr, lower, need, plan }] of [
    { kr: 600_000, lower: 450_000, need: 5, plan: 3 },
    { kr: 550_000, lower: null, need: 3, plan: 4 },
    { kr: 400_000, lower: null, need: 2, plan: 4 },
  ].entries()) {
    const id = newId();
    ids.push(id);
    await database.run(sql`
      insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore, starts_on, ends_on)
      values (${id}, ${callId}, ${organisationId}, 'submitted', ${`Projekt ${place + 1}`}, ${`DRUM-${callId.slice(-4)}-${place + 1}`}, now(), now(), 1, ${kronor(kr)}, ${kronor(kr)}, ${`${year}-02-01`}, ${`${year}-12-31`})`);
    await database.run(
      sql`insert into application_level (application_id, position, amount_ore) values (${id}, 0, ${kronor(kr)})`,
    );
    if (lower)
      await database.run(
        sql`insert into application_level (application_id, position, amount_ore) values (${id}, 1, ${kronor(lower)})`,
      );
    const rows = [{ source: "drum", name: "DRUM", year, kind: "cash", amount: `${kr}00`, confirmed: true }];
    await database.run(
      sql`insert into application_section (application_id, section, content, saved_at, saved_by_id) values (${id}, 'financing', ${JSON.stringify({ rows })}::jsonb, now(), ${assessor.personId})`,
    );
    await database.run(
      sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', now())`,
    );
    const assessment = newId();
    await database.run(
      sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at) values (${assessment}, ${id}, ${assessor.personId}, 'begun', now(), now())`,
    );
    for (const [criterion, value] of Object.entries({ need, plan }))
      await database.run(
        sql`insert into score (assessment_id, criterion, value, not_assessable, motivation) values (${assessment}, ${criterion}, ${value}, false, 'Bra')`,
      );
    await database.run(sql`update assessment set state = 'submitted' where id = ${assessment}`);
  }
  return { callId, organisationId, ids };
}

export const conflictIn = (actor: Actor, applicationId: string) =>
  database.run(sql`
    insert into conflict (person_id, application_id, state, ground, declared_at)
    values (${actor.personId}, ${applicationId}, 'declared', 'Släkt', now())`);
