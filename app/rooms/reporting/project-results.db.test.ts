import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { addDays } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { both, onThatDay, rules, today, year } from "#app/rooms/decisions/meeting-world.test-data.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";
import type { ProjectResultsForm } from "#app/rooms/reporting/project-results.forms.ts";
import { noteResults, resultsPage } from "#app/rooms/reporting/project-results.server.ts";
import { previewPage } from "#app/rooms/reporting/public-preview.server.ts";
import { caseFacts } from "#app/rooms/reporting/queries/case-facts.server.ts";
import { outcomeOf } from "#app/rooms/reporting/queries/public-preview.server.ts";
import { resultsView } from "#app/rooms/reporting/results.server.ts";

let officer: Actor, recused: Actor, member: Actor, auditor: Actor;
const [id, call, application, meeting, item] = [newId(), newId(), newId(), newId(), newId()];

/** As much of a sealed content as is copied out of it when the award is made. */
const sealed = {
  names: {
    ownSources: ["drum"],
    sourceTypes: { drum: both("Utvecklingsmedel"), kommun: both("Kommun"), foretag: both("Näringsliv") },
    indicators: [{ key: "jobb", name: both("Nya jobb"), unit: both("årsarbeten") }],
  },
  sections: {
    financing: {
      rows: [
        { source: "drum", name: "", kind: "cash", amount: "30000" },
        { source: "kommun", name: "Marks kommun", kind: "cash", amount: "700" },
        { source: "kommun", name: "Marks kommun", kind: "cash", amount: "300" },
        { source: "kommun", name: "Markaryds kommun", kind: "own-work", amount: "50" },
        { source: "foretag", name: "Eva Ek", kind: "cash", amount: null },
      ],
    },
    goals: {
      goals: [
        { indicator: "jobb", text: "", unit: "", target: 4, comparator: "at-least" },
        { indicator: "", text: "Högst tre klagomål", unit: "klagomål", target: 3, comparator: "at-most" },
      ],
    },
  },
};

onThatDay();
beforeAll(async () => {
  const organisation = await addOrganisation("Vävnod", "8025011234");
  officer = await addPerson("Olga Officer", "officer");
  recused = await addPerson("Rut Recused", "officer");
  member = await joining(await addPerson("Mia Member", "officer"), organisation, "editor");
  auditor = await addPerson("Rolf Revisor", "auditor");
  for (const statement of [
    sql`insert into municipality (code, name, county, standing) values ('1463', 'Mark', 'VG', 'member')`,
    sql`insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
      values (${call}, ${`DRUM-${year}`}, 'resultat', 'published', 'open', ${JSON.stringify(both("Genomförandeprojekt"))}, '{}', '{}', '2025-05-19', '2026-05-19', ${now()}, ${now()})`,
    sql`insert into call_rules (call_id, version, rules, created_at) values (${call}, 1, ${JSON.stringify(rules)}, ${now()})`,
    sql`insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore)
      values (${application}, ${call}, ${organisation}, 'submitted', 'En scen', ${`DRUM-${year}-1`}, ${now()}, ${now()}, 1, 30000, 40000)`,
    sql`insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
      values (${application}, 1, ${JSON.stringify(sealed)}, 'x', ${now()}, ${officer.personId})`,
    sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${meeting}, 'announced', 'Direktionen', ${today}, ${now()}, 'Borås')`,
    sql`insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, clauses, procedure)
      values (${item}, ${meeting}, 1, ${year}, 'other', 'Fördelning', ${call}, '[]'::jsonb, 'none')`,
    sql`insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at, released_at)
      values (${id}, ${application}, ${item}, 'released', 'grant', 30000, 'Bra', ${now()}, ${now()})`,
    sql`insert into award (id, decision_id, year, call_name, project, granted_ore, coverage, published_at) values (${id}, ${id}, ${year}, 'Genomförandeprojekt', 'En scen', 30000, 'whole', ${now()})`,
    sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${recused.personId}, ${application}, 'confirmed', 'KL 6:28 p. 4', 'Jäv', ${now()})`,
  ])
    await database.run(statement);
});
afterAll(() => closeDatabase());

const all = { from: null, to: null, calls: [], pots: [], municipality: null };
const form = (version: number, on: string = today): ProjectResultsForm => ({
  version,
  goals: [
    { position: 0, reached: 5, on },
    { position: 1, reached: 4, on },
  ],
});
const note = (actor: Actor, given: ProjectResultsForm) => noteResults({ actor, id, form: given });

describe("a granted project's results", () => {
  it("begin with what its sealed application says of goals and of who else pays, and with nobody's name but a municipality's", async () => {
    expect((await resultsPage(auditor, id))?.goals).toMatchObject([
      { name: { sv: "Nya jobb" }, unit: { sv: "årsarbeten" }, planned: 4, reached: null },
      { name: { sv: "Högst tre klagomål" }, planned: 3, reached: null },
    ]);
    expect(
      await database.many(
        sql`select source, kind, municipality_code, amount_ore from award_financing where award_id = ${id} order by kind`,
      ),
    ).toEqual([
      { source: "kommun", kind: "cash", municipalityCode: "1463", amountOre: 1_000n },
      { source: "kommun", kind: "own-work", municipalityCode: "", amountOre: 50n },
    ]);
    const { facts } = await caseFacts(all);
    expect(facts).toMatchObject([{ goals: 2, reached: null, amounts: { cash: 1_000n, "own-work": 50n } }]);
  });

  it("are noted by an officer without a conflict of interest, never of a day to come or over another's note", async () => {
    expect(await note(recused, form(1))).toMatchObject({ refusal: { code: "not-found" } });
    expect(await resultsPage(recused, id)).toBeNull();
    expect(await note(member, form(1))).toMatchObject({ refusal: { code: "not-found" } });
    expect(await note(officer, form(1, addDays(today, 1)))).toMatchObject({
      refusal: { code: "day-ahead", fields: { "goals.0.on": "dayAhead", "goals.1.on": "dayAhead" } },
    });
    expect(await resultsView("sv")).toMatchObject({ projects: 1, grantedOre: 30_000n, goals: null });
    expect(await note(officer, form(1))).toMatchObject({ ok: true });
    expect(await note(officer, form(1))).toMatchObject({ refusal: { code: "changed-since-read" } });
    // Five new jobs are at least four; four complaints are more than three.
    expect((await caseFacts(all)).facts).toMatchObject([{ goals: 2, reached: 1 }]);
    // What has been counted for the page of results is counted anew.
    expect((await resultsView("sv")).goals).toEqual({ reached: 1, planned: 2, projects: 1 });
  });

  it("nobody with a conflict of interest, and nobody outside the office, is shown what will be public of the case", async () => {
    for (const reader of [recused, { ...auditor, roles: [] }]) expect(await previewPage(reader, application, "sv")).toBeNull();
    expect(await outcomeOf(application)).toEqual({ outcome: "grant", awardId: id, endsOn: null });
  });
});
