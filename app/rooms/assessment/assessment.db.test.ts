import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase, verifyJournal } from "#app/gate/journal.server.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { type Rational, toDecimal } from "#app/kernel/rational.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { assessmentMails } from "#app/reactions/assessment-mail.server.ts";
import * as room from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall } from "#app/rooms/assessment/assessment-world.test-data.ts";
import { interestForm } from "#app/rooms/assessment/interest.forms.ts";
import { interestsPage, keepInterest } from "#app/rooms/assessment/interests.server.ts";
import { assessmentsLeft } from "#app/rooms/assessment/queries/assessments.server.ts";
import { contenders } from "#app/rooms/assessment/queries/ranking.server.ts";
import { weedNotes } from "#app/rooms/assessment/working-notes.server.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, second: Actor, admin: Actor, anna: Actor, bo: Actor, cia: Actor, applicant: Actor;
let callId: string, organisationId: string;

const application = (title = "Projekt", requested = 100_000_00n) =>
  addScoredApplication({ callId, organisationId, title, requested });

const assessmentOf = async (applicationId: string, actor: Actor) =>
  (
    await database.one<{ id: string }>(
      sql`select id from assessment where application_id = ${applicationId} and assessor_id = ${actor.personId}`,
    )
  ).id;
const versionOf = async (id: string) =>
  (await database.one<{ version: number }>(sql`select version from assessment where id = ${id}`)).version;
const ok = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.value;
};
const code = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal?.code);

async function assigned(applicationId: string, actor: Actor) {
  ok(await room.assignAssessors({ actor: officer, applicationId, assessors: [actor.personId], dueOn: null }));
  return assessmentOf(applicationId, actor);
}
async function begun(applicationId: string, actor: Actor) {
  const id = await assigned(applicationId, actor);
  ok(await room.declareForAssessment({ actor, id, form: { declaration: "none" } }));
  return id;
}
const level = (value: number | null) => ({ value, notAssessable: value === null });
type Given = [number | null, number | null, number | null, number | null];
const keys = ["need", "plan", "node:rus/1", "node:rus/2"];
const whole = (given: Given) =>
  given.map((value, index) => ({ key: keys[index] as string, level: level(value), motivation: "Därför." }));

async function scored(applicationId: string, actor: Actor, given: Given) {
  const id = await begun(applicationId, actor);
  ok(await room.saveScores({ actor, id, form: { version: await versionOf(id), scores: whole(given), summary: "Bra." } }));
  return id;
}
async function submitted(applicationId: string, actor: Actor, given: Given) {
  const id = await scored(applicationId, actor, given);
  ok(await room.submitAssessment({ actor, id, version: await versionOf(id) }));
  return id;
}
const conflict = { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." } as const;
const totals = async (reader: Actor) => {
  const { ranking } = (await room.rankingOfCall(reader, callId)) as room.CallRanking;
  return [...ranking.ranked, ...ranking.unranked].map((row) => ({
    title: row.contender.title,
    rank: row.rank,
    total: row.total && toDecimal(row.total as Rational, 4),
    why: row.unranked?.code,
  }));
};
const scoresIn = async (id: string) =>
  database.many<{ criterion: string; value: number | null; motivation: string }>(
    sql`select criterion, value, motivation from score where assessment_id = ${id} order by criterion`,
  );

beforeAll(async () => {
  officer = await addPerson("Olga Officer", "officer");
  second = await addPerson("Sven Second", "officer", "assessor");
  admin = await addPerson("Ada Admin", "admin");
  anna = await addPerson("Anna Assessor", "assessor");
  bo = await addPerson("Bo Assessor", "assessor");
  cia = await addPerson("Cia Assessor", "assessor");
  organisationId = await addOrganisation("Föreningen", "8020001234");
  applicant = { ...(await addPerson("Pia Applicant")), memberships: [{ organisationId, role: "signatory" }] };
  await database.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${applicant.personId}, ${organisationId}, 'signatory', now())`,
  );
});
beforeEach(async () => {
  callId = await addScoredCall();
});
afterAll(() => closeDatabase());

describe("before a declaration", () => {
  it("an assessor sees title and organisation and nothing of the content", async () => {
    const applicationId = await application("Hemlig plan");
    const id = await assigned(applicationId, anna);
    const view = await room.assessmentFor(anna, id);
    expect(view).toMatchObject({ stage: "declare", title: "Hemlig plan", organisation: "Föreningen" });
    expect(Object.keys(view as object).sort()).toEqual([
      "call",
      "closed",
      "dueOn",
      "id",
      "number",
      "organisation",
      "proposals",
      "stage",
      "title",
      "version",
    ]);
  });

  it("no score can be saved and nothing submitted", async () => {
    const id = await assigned(await application(), anna);
    const form = { version: 1, key: "need", level: level(3), motivation: "Bra" };
    expect(code(await room.saveScore({ actor: anna, id, form }))).toBe("not-in-this-state");
    expect(code(await room.submitAssessment({ actor: anna, id, version: 1 }))).toBe("not-in-this-state");
  });

  it("conflicts are proposed from what is known", async () => {
    const tied = await addPerson("Tove Tied", "assessor");
    await database.run(
      sql`insert into interest (id, person_id, kind, organisation_number, note) values (${newId()}, ${tied.personId}, 'board-seat', '8020001234', 'Kassör')`,
    );
    const applicationId = await application();
    expect(
      (await room.assessorsToChoose(officer, applicationId)).find(({ id }) => id === tied.personId)?.proposals,
    ).toMatchObject([{ kind: "board-seat", ground: "KL 6:28 p. 2", note: "Kassör" }]);
    const id = await assigned(applicationId, tied);
    expect(await room.assessmentFor(tied, id)).toMatchObject({ proposals: [{ kind: "board-seat" }] });
  });

  it("conflicts are proposed from whom the sealed content names: by number, by name alone, and by who answered for it", async () => {
    const owner = await addOrganisation("Sökande för sig", "8020005557");
    const [of, earlier] = await Promise.all(
      ["Nu", "Förut"].map((title) => addScoredApplication({ callId, organisationId: owner, title })),
    );
    const [weaver, driver, teacher, lead, before] = await Promise.all(
      ["Väv", "Kör", "Lär", "Led", "Förr"].map((name) => addPerson(`${name} Tied`, "assessor")),
    );
    const tie = (person: Actor | undefined, kind: string, number: string, name: string) =>
      database.run(
        sql`insert into interest (id, person_id, kind, organisation_number, organisation_name) values (${newId()}, ${person?.personId}, ${kind}, ${number}, ${name})`,
      );
    await tie(weaver, "board-seat", "5566778899", "Viskans Väveri AB");
    await tie(driver, "employer", "5560001111", "Buss i Mark AB");
    await tie(teacher, "employer", "5560002222", "Skolan");
    const team = await addOrganisation("Skolan för alla", "8020007777");
    await database.run(
      sql`insert into membership (person_id, organisation_id, role, since) values (${teacher?.personId}, ${team}, 'editor', now())`,
    );
    await database.run(
      sql`insert into application_undertaking (application_id, number, planned_ore) values (${of}, '5566778899', 100)`,
    );
    const sealed = (id: string | undefined, by: Actor, contact: string) =>
      database.run(sql`
        insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
        values (${id}, 1, ${JSON.stringify({
          names: { ownSources: ["drum"] },
          sections: {
            project: { contact: { email: contact } },
            financing: {
              rows: [
                { source: "drum", name: "Skolan" },
                { source: "naringsliv", name: "BUSS I MARK, nedsatt hyra" },
              ],
            },
            aid: { undertakings: [{ number: "5566778899", name: "Väveriet" }] },
            goals: { activities: [{ responsible: "Skolan för alla" }] },
          },
        })}, ${"0".repeat(64)}, now(), ${by.personId})`);
    await sealed(of, applicant, `${lead?.personId}@EXEMPEL.example`);
    await sealed(earlier, before as Actor, "");
    const chosen = new Map(
      (await room.assessorsToChoose(officer, `${of}`)).map(({ id, proposals }) => [
        id,
        proposals.map(({ kind, organisation, part, weak, byName }) => [kind, organisation, part, weak, byName]),
      ]),
    );
    const shown = (person: Actor | undefined) => chosen.get(`${person?.personId}`);
    expect(shown(weaver)).toEqual([["board-seat", "Väveriet", "undertaking", false, false]]);
    expect(shown(driver)).toEqual([["employer", "BUSS I MARK", "financier", true, true]]);
    // Where the money itself comes from is no party; who answers for an activity may be.
    expect(shown(teacher)).toEqual([["team", "Skolan för alla", "responsible", true, true]]);
    expect(shown(lead)).toEqual([["in-project", "Sökande för sig", "applicant", false, false]]);
    expect(shown(before)).toEqual([["earlier-project", "Sökande för sig", "applicant", true, false]]);

    // Told of the board's and the beredning's members in the same way, to who sees the case; what has been tried is not brought up again.
    const people = [weaver, driver].map((person) => `${person?.personId}`);
    const hints = async (reader: Actor) =>
      (await room.conflictHints(reader, people, [`${of}`])).map(({ personId, stands }) => [personId === people[0], stands]);
    expect(await hints(officer)).toEqual([
      [true, null],
      [false, null],
    ]);
    for (const stranger of [anna, applicant]) expect(await hints(stranger)).toEqual([]);
    for (const [index, state] of ["declared", "dismissed"].entries())
      await database.run(
        sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at, version) values (${people[index]}, ${of}, ${state}, 'KL 6:28 p. 4', '', now(), 1)`,
      );
    expect(await hints(officer)).toEqual([[true, "declared"]]);
  });

  it("conflicts are proposed from what people tell of themselves and the office enters, until it is corrected or taken away", async () => {
    const tove = await addPerson("Tora Tied", "assessor");
    const organisation = await addOrganisation("Föreningen med nummer", "8020001239");
    const applicationId = await addScoredApplication({ callId, organisationId: organisation });
    const told = async () =>
      (await room.assessorsToChoose(officer, applicationId))
        .find(({ id }) => id === tove.personId)
        ?.proposals.map(({ kind, weak, note }) => ({ kind, weak, note }));
    const facts = { name: "Föreningen", number: "802000-1239", municipality: "", from: "2019-05-01", to: "", note: "Kassör" };
    const keep = async (actor: Actor, given: object) =>
      keepInterest({ actor, personId: tove.personId, form: interestForm.parse(given) });
    const seat = { ...facts, command: "tell", kind: "board-seat" };
    for (const stranger of [anna, admin, applicant]) expect(code(await keep(stranger, seat))).toBe("not-found");
    ok(await keep(tove, seat));
    expect(await told()).toEqual([{ kind: "board-seat", weak: false, note: "Kassör, 2019–" }]);
    const [one] = (await interestsPage(tove, tove.personId))?.person.interests ?? [];
    const change = { ...seat, command: "correct", interest: one?.id, version: "1", to: "2023-04-30" };
    ok(await keep(officer, change));
    expect(await told()).toEqual([{ kind: "board-seat", weak: true, note: "Kassör, 2019–2023" }]);
    expect(code(await keep(tove, change))).toBe("changed-since-read");
    ok(await keep(tove, { command: "remove", interest: one?.id, version: "2" }));
    expect(await told()).toEqual([]);

    // Nobody else reads them, and the journal names neither organisation nor words.
    for (const reader of [anna, admin, applicant]) expect(await interestsPage(reader, tove.personId)).toBeNull();
    expect(await interestsPage(applicant, applicant.personId)).toBeNull();
    expect(await interestsPage(officer, second.personId)).not.toBeNull();
    expect(
      await database.many(
        sql`select seq from journal_entry where subject_type = 'interest' and (payload::text like '%Kassör%' or payload::text like '%8020001239%')`,
      ),
    ).toEqual([]);
    const faults = (given: object) =>
      interestForm.safeParse(given).error?.issues.map(({ path, message }) => [path.join(), message]);
    expect(faults({ command: "tell", kind: "employer", name: "", number: "123", from: "i fjol" })).toEqual([
      ["from", "notADate"],
      ["name", "nameIt"],
      ["number", "notAnOrganisationNumber"],
    ]);
    expect(faults({ command: "tell", kind: "employer", number: "123", from: "2024-02-01", to: "2024-01-31" })).toEqual([
      ["name", "nameIt"],
      ["number", "notAnOrganisationNumber"],
      ["to", "endsBeforeItBegins"],
    ]);
    expect(faults({ command: "tell", kind: "municipality" })).toEqual([["municipality", "chooseMunicipality"]]);
    expect(code(await keep(tove, { command: "tell", kind: "municipality", municipality: "9999" }))).toBe("unknown-municipality");
  });
});

describe("assigning", () => {
  it("twice assigns once", async () => {
    const applicationId = await application();
    expect(
      ok(
        await room.assignAssessors({
          actor: officer,
          applicationId,
          assessors: [anna.personId, anna.personId],
          dueOn: "2027-03-01",
        }),
      ),
    ).toBe(1);
    expect(ok(await room.assignAssessors({ actor: officer, applicationId, assessors: [anna.personId], dueOn: null }))).toBe(0);
    expect((await database.many(sql`select 1 from assessment where application_id = ${applicationId}`)).length).toBe(1);
  });

  it("is refused for somebody without the role, in the applicant's team, with a conflict, or on a failed application", async () => {
    const applicationId = await application();
    const assign = (actor: Actor, who: Actor) =>
      room.assignAssessors({ actor, applicationId, assessors: [who.personId], dueOn: null });
    expect(code(await assign(officer, officer))).toBe("not-an-assessor");
    const insider = await addPerson("Ines Insider", "assessor");
    await database.run(
      sql`insert into membership (person_id, organisation_id, role, since) values (${insider.personId}, ${organisationId}, 'editor', now())`,
    );
    expect(code(await assign(officer, insider))).toBe("in-team");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${bo.personId}, ${applicationId}, 'confirmed', now())`,
    );
    expect(code(await assign(officer, bo))).toBe("has-conflict");
    expect(code(await assign(admin, anna))).toBe("not-yours-to-do");
    expect(code(await assign(anna, cia))).toBe("not-found");
    await database.run(sql`update eligibility_check set state = 'failed' where application_id = ${applicationId}`);
    expect(code(await assign(officer, anna))).toBe("not-eligible");
  });
});

describe("scoring", () => {
  it("is saved only whole: level on the scale, criterion of the call, motivation", async () => {
    const id = await begun(await application(), anna);
    const version = await versionOf(id);
    const one = async (key: string, value: number | null, motivation: string) => {
      const outcome = await room.saveScore({ actor: anna, id, form: { version, key, level: level(value), motivation } });
      return outcome.ok ? "ok" : outcome.refusal.fields;
    };
    expect(await one("need", 6, "Bra")).toEqual({ level: "outsideScale" });
    expect(await one("need", 0, "Bra")).toEqual({ level: "outsideScale" });
    expect(await one("node:rus/1", 4, "Bra")).toEqual({ level: "outsideScale" });
    expect(await one("luck", 3, "Bra")).toEqual({ level: "foreignCriterion" });
    expect(await one("node:rus/9", 1, "Bra")).toEqual({ level: "foreignCriterion" });
    expect(await one("need", 3, "  ")).toEqual({ motivation: "motivate" });
    expect(await one("need", null, "")).toEqual({ motivation: "motivate" });
    expect(await scoresIn(id)).toEqual([]);
    expect(await versionOf(id)).toBe(version);
  });

  it("tells every fault of the form at its own field and saves nothing", async () => {
    const id = await begun(await application(), anna);
    const outcome = await room.saveScores({
      actor: anna,
      id,
      form: {
        version: await versionOf(id),
        summary: "",
        scores: [
          { key: "need", level: level(3), motivation: "Bra" },
          { key: "plan", level: { value: null, notAssessable: false }, motivation: "Har ingen nivå" },
          { key: "node:rus/1", level: level(2), motivation: "" },
          { key: "node:rus/2", level: { value: null, notAssessable: false }, motivation: "" },
        ],
      },
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "scores-not-accepted", fields: { "scores.1.level": "chooseLevel", "scores.2.motivation": "motivate" } },
    });
    expect(await scoresIn(id)).toEqual([]);
  });

  it("in two tabs: the later save is told, nothing is overwritten, and can be saved over the new version", async () => {
    const id = await begun(await application(), anna);
    const version = await versionOf(id);
    const save = (value: number, seen: number) =>
      room.saveScore({ actor: anna, id, form: { version: seen, key: "need", level: level(value), motivation: `Nivå ${value}` } });
    expect(ok(await save(4, version))).toMatchObject({ version: version + 1 });
    expect(code(await save(2, version))).toBe("changed-since-read");
    expect(await scoresIn(id)).toMatchObject([{ value: 4, motivation: "Nivå 4" }]);
    expect(code(await save(2, version + 1))).toBe("ok");
  });

  it("by two saves at the same moment lets one through", async () => {
    const id = await begun(await application(), anna);
    const version = await versionOf(id);
    const outcomes = await Promise.all(
      [3, 5].map((value) =>
        room.saveScore({ actor: anna, id, form: { version, key: "need", level: level(value), motivation: "Samtidigt" } }),
      ),
    );
    expect(outcomes.map(code).sort()).toEqual(["changed-since-read", "ok"]);
  });

  it("belongs to the assessor alone", async () => {
    const id = await begun(await application(), anna);
    const form = { version: await versionOf(id), key: "need", level: level(1), motivation: "Fusk" };
    expect(code(await room.saveScore({ actor: bo, id, form }))).toBe("not-found");
    expect(code(await room.saveScore({ actor: officer, id, form }))).toBe("not-yours-to-do");
    expect(code(await room.saveScore({ actor: applicant, id, form }))).toBe("not-found");
  });

  it("cannot be submitted while something is missing, and then says how much", async () => {
    const id = await begun(await application(), anna);
    ok(
      await room.saveScores({
        actor: anna,
        id,
        form: { version: await versionOf(id), scores: whole([3, 3, 1, 1]).slice(0, 3), summary: "" },
      }),
    );
    expect(await room.submitAssessment({ actor: anna, id, version: await versionOf(id) })).toMatchObject({
      ok: false,
      refusal: { code: "not-complete", values: { count: 1 } },
    });
  });

  it("keeps the line that ranking reads equal to the scores", async () => {
    const id = await scored(await application(), anna, [4, null, 2, 0]);
    expect(await database.one(sql`select sheet_keys, sheet_values from assessment where id = ${id}`)).toEqual({
      sheetKeys: "need node:rus/1 node:rus/2 plan",
      sheetValues: "4,2,0,-",
    });
    await database.run(sql`delete from score where assessment_id = ${id} and criterion <> 'plan'`);
    expect(await database.one(sql`select sheet_keys, sheet_values from assessment where id = ${id}`)).toEqual({
      sheetKeys: "plan",
      sheetValues: "-",
    });
  });
});

describe("blind until submitted", () => {
  it("an assessor sees nothing of the others', not even that they have submitted", async () => {
    const applicationId = await application();
    await submitted(applicationId, anna, [5, 4, 3, 2]);
    const mine = await scored(applicationId, bo, [2, 2, 2, 2]);
    const before = await room.assessmentFor(bo, mine);
    expect(before).not.toHaveProperty("others");
    expect(before).not.toHaveProperty("awaited");
    expect(JSON.stringify(before)).not.toContain(anna.name);
    ok(await room.submitAssessment({ actor: bo, id: mine, version: await versionOf(mine) }));
    expect(await room.assessmentFor(bo, mine)).toMatchObject({
      stage: "submitted",
      awaited: 0,
      others: [{ assessor: anna.name }],
    });
  });

  it("an officer who also assesses is blind in the office too: no scores, no progress, no place in the ranking", async () => {
    const applicationId = await application("Egen");
    await application("Annan");
    await submitted(applicationId, anna, [5, 5, 3, 3]);
    const own = await begun(applicationId, second);
    const seen = (await room.assessmentsOfCase(second, applicationId)) as room.CaseAssessments;
    expect(seen.blind).toBe(true);
    expect(seen.assessments.map(({ assessorId }) => assessorId)).toEqual([second.personId]);
    expect(seen).toMatchObject({ tallies: {}, total: null, strategic: null });
    expect(await room.rankingOfCall(second, callId)).toMatchObject({ owed: 1 });
    expect((await totals(second)).map(({ title }) => title)).toEqual(["Annan"]);
    ok(
      await room.saveScores({
        actor: second,
        id: own,
        form: { version: await versionOf(own), scores: whole([1, 1, 0, 0]), summary: "" },
      }),
    );
    ok(await room.submitAssessment({ actor: second, id: own, version: await versionOf(own) }));
    expect((await room.assessmentsOfCase(second, applicationId))?.blind).toBe(false);
    expect((await totals(second)).find(({ title }) => title === "Egen")?.total).toBe("3.0000");
  });

  it("the office sees progress but no scores of what is being written", async () => {
    const applicationId = await application();
    await scored(applicationId, anna, [5, 4, 3, 2]);
    const seen = (await room.assessmentsOfCase(officer, applicationId)) as room.CaseAssessments;
    expect(seen.assessments).toMatchObject([{ state: "begun", scored: 4, toScore: 4, scores: [], summary: "" }]);
    expect(seen.total).toBeNull();
  });
});

describe("a conflict of interest", () => {
  it("declared after scoring takes the scores out of every mean and keeps the rows", async () => {
    const applicationId = await application();
    await submitted(applicationId, anna, [5, 5, 3, 3]);
    await submitted(applicationId, bo, [3, 3, 1, 1]);
    const third = await submitted(applicationId, cia, [1, 1, 0, 0]);
    expect(await totals(officer)).toMatchObject([{ total: "3.0000" }]);
    ok(await room.declareForAssessment({ actor: cia, id: third, form: conflict }));
    expect(await totals(officer)).toMatchObject([{ rank: 1, total: "4.0000" }]);
    expect(await scoresIn(third)).toHaveLength(4);
    const seen = (await room.assessmentsOfCase(officer, applicationId)) as room.CaseAssessments;
    expect(seen.assessments.find(({ assessorId }) => assessorId === cia.personId)?.state).toBe("recused");
    expect(toDecimal(seen.total as Rational, 2)).toBe("4.00");
    expect(
      ((await room.assessmentFor(anna, await assessmentOf(applicationId, anna))) as room.SubmittedAssessment).others.map(
        ({ assessor }) => assessor,
      ),
    ).toEqual([bo.name]);
  });

  it("hides the case from the assessor in page, list, counts and commands, like a case that does not exist", async () => {
    const applicationId = await application();
    const id = await scored(applicationId, anna, [3, 3, 1, 1]);
    const before = await assessmentsLeft(anna);
    ok(await room.declareForAssessment({ actor: anna, id, form: conflict }));
    expect(await room.assessmentFor(anna, id)).toBeNull();
    const list = await room.assessmentsOf(anna, { callId, page: 1 });
    expect(list).toMatchObject({ total: 0, lines: [] });
    expect(list.calls.map((call) => call.id)).not.toContain(callId);
    expect(await assessmentsLeft(anna)).toBe(before - 1);
    const form = { version: await versionOf(id), key: "need", level: level(5), motivation: "För sent" };
    expect(await room.saveScore({ actor: anna, id, form })).toEqual(await room.saveScore({ actor: anna, id: newId(), form }));
    expect(code(await room.submitAssessment({ actor: anna, id, version: 1 }))).toBe("not-found");
    expect((await scoresIn(id))[0]).toMatchObject({ criterion: "need", value: 3 });
  });

  it("hides the case from an officer in every question of this room, positions and sums included", async () => {
    const first = await application("Först");
    const other = await application("Sist");
    for (const [id, value] of [
      [first, 5],
      [other, 2],
    ] as const)
      for (const who of [anna, bo]) await submitted(id, who, [value, value, 1, 1]);
    expect(await totals(second)).toMatchObject([
      { title: "Först", rank: 1 },
      { title: "Sist", rank: 2 },
    ]);
    ok(await room.declareForCase({ actor: second, applicationId: first, form: conflict }));
    expect(await totals(second)).toEqual([{ title: "Sist", rank: 1, total: "2.0000", why: undefined }]);
    expect(await room.assessmentsOfCase(second, first)).toBeNull();
    expect(await room.assessorsToChoose(second, first)).toEqual([]);
    expect(await room.conflictFor(second, first, second.personId)).toBeNull();
    expect(await room.conflictFor(second, first, anna.personId)).toBeNull();
    expect(
      code(await room.assignAssessors({ actor: second, applicationId: first, assessors: [cia.personId], dueOn: null })),
    ).toBe("not-found");
    const reopening = { actor: second, id: await assessmentOf(first, anna), version: 1, reason: "x" };
    expect(await room.reopenAssessment(reopening)).toEqual(await room.reopenAssessment({ ...reopening, id: newId() }));
    expect((await totals(officer)).length).toBe(2);
  });

  it("is never cleared by the person it is about, administrator or officer, and the attempt stands in the journal", async () => {
    const chief = await addPerson("Chef", "officer", "admin");
    for (const own of [admin, chief]) {
      const applicationId = await application();
      ok(await room.declareForCase({ actor: own, applicationId, form: conflict }));
      const order = {
        actor: own,
        applicationId,
        personId: own.personId,
        form: { version: 1, ruling: "dismiss", reason: "Inget att se här" } as const,
      };
      expect(await room.ruleOnConflict(order)).toEqual(await room.ruleOnConflict({ ...order, applicationId: newId() }));
      expect(
        await database.one(
          sql`select state from conflict where application_id = ${applicationId} and person_id = ${own.personId}`,
        ),
      ).toEqual({
        state: "declared",
      });
      const entries = await journalOfCase(applicationId);
      expect(entries.at(-1)).toMatchObject({ command: "refused:dismiss-conflict", actorId: own.personId });
    }
    const applicationId = await application();
    ok(await room.declareForCase({ actor: chief, applicationId, form: conflict }));
    const order = {
      applicationId,
      personId: chief.personId,
      form: { version: 1, ruling: "dismiss", reason: "Grannar är ingen grund" } as const,
    };
    expect(code(await room.ruleOnConflict({ ...order, actor: admin }))).toBe("not-yours-to-do");
    ok(await room.ruleOnConflict({ ...order, actor: officer }));
    expect(
      await room.ruleOnConflict({ ...order, actor: chief, form: { ...order.form, version: 2, ruling: "confirm" } }),
    ).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect((await verifyJournal()).fault).toBeNull();
    expect(
      await database.one(
        sql`select reason, ruling_reason from conflict where application_id = ${applicationId} and person_id = ${chief.personId}`,
      ),
    ).toEqual({
      reason: conflict.reason,
      rulingReason: "Grannar är ingen grund",
    });
    expect(await database.many(sql`select seq from journal_entry where payload::text like '%rann%'`)).toEqual([]);
  });

  it("cannot be declared for somebody else", async () => {
    const applicationId = await application();
    expect(code(await room.declareForCase({ actor: officer, applicationId, personId: second.personId, form: conflict }))).toBe(
      "not-yours-to-do",
    );
    expect(code(await room.declareForCase({ actor: applicant, applicationId, form: conflict }))).toBe("not-found");
  });

  it("dismissed gives the assessor the case back with the scores that were submitted", async () => {
    const applicationId = await application();
    const id = await submitted(applicationId, anna, [5, 5, 3, 3]);
    await submitted(applicationId, bo, [3, 3, 1, 1]);
    ok(await room.declareForAssessment({ actor: anna, id, form: conflict }));
    expect(await totals(officer)).toMatchObject([{ rank: null, why: "assessments-missing" }]);
    ok(
      await room.ruleOnConflict({
        actor: officer,
        applicationId,
        personId: anna.personId,
        form: { version: 2, ruling: "dismiss", reason: "Avlägset" },
      }),
    );
    expect(await totals(officer)).toMatchObject([{ rank: 1, total: "4.0000" }]);
    expect(await room.assessmentFor(anna, id)).toMatchObject({ stage: "submitted" });
  });

  it("confirmed on a second look hides it again, and a stale ruling is told", async () => {
    const applicationId = await application();
    const id = await scored(applicationId, anna, [5, 5, 3, 3]);
    ok(await room.declareForAssessment({ actor: anna, id, form: conflict }));
    const rule = (version: number, ruling: "confirm" | "dismiss") =>
      room.ruleOnConflict({
        actor: officer,
        applicationId,
        personId: anna.personId,
        form: { version, ruling, reason: "Prövat" },
      });
    ok(await rule(2, "dismiss"));
    expect(await room.assessmentFor(anna, id)).toMatchObject({ stage: "score" });
    expect(code(await rule(2, "confirm"))).toBe("changed-since-read");
    ok(await rule(3, "confirm"));
    expect(await room.assessmentFor(anna, id)).toBeNull();
  });

  it("is not in the letter that reminds of the last day, and neither is what has been handed in", async () => {
    const mine = await addPerson("Påmind Bedömare", "assessor");
    const dueOn = "2027-02-26";
    const given = [await application(), await application(), await application()] as const;
    await atInstant(new Date("2027-02-01T09:00:00Z"), async () => {
      for (const applicationId of given)
        ok(await room.assignAssessors({ actor: officer, applicationId, assessors: [mine.personId], dueOn }));
    });
    const [hidden, done] = [await assessmentOf(given[0], mine), await assessmentOf(given[1], mine)];
    ok(await room.declareForAssessment({ actor: mine, id: hidden, form: conflict }));
    ok(await room.declareForAssessment({ actor: mine, id: done, form: { declaration: "none" } }));
    ok(
      await room.saveScores({
        actor: mine,
        id: done,
        form: { version: await versionOf(done), scores: whole([5, 5, 3, 3]), summary: "Bra." },
      }),
    );
    ok(await room.submitAssessment({ actor: mine, id: done, version: await versionOf(done) }));
    await atInstant(new Date("2027-02-27T09:00:00Z"), async () => {
      while (await deliverOne(assessmentMails)) {}
    });
    const numberOf = async (id: string) =>
      (await database.one<{ number: string }>(sql`select number from application where id = ${id}`)).number;
    const letters = await database.many<{ subject: string; body: string }>(
      sql`select subject, body from sent_mail where recipient = ${`${mine.personId}@exempel.example`} and subject like '%kvar att lämna in%' order by id`,
    );
    expect(letters.map(({ subject }) => subject)).toEqual([
      "1 bedömning kvar att lämna in inom en vecka",
      "1 bedömning kvar att lämna in senast i morgon",
    ]);
    for (const { body } of letters) {
      expect(body).toContain(await numberOf(given[2]));
      expect(body).not.toContain(await numberOf(given[0]));
      expect(body).not.toContain(await numberOf(given[1]));
    }
  });

  it("is never told of in mail to the one it hides the case from", async () => {
    const applicationId = await application();
    const mine = await addPerson("Mail Mottagare", "assessor");
    const id = await assigned(applicationId, mine);
    ok(await room.declareForAssessment({ actor: mine, id, form: conflict }));
    while (await deliverOne(assessmentMails)) {}
    const mails = await database.many<{ recipient: string; body: string }>(
      sql`select recipient, body from sent_mail where body like ${`%${applicationId}%`} or recipient = ${`${mine.personId}@exempel.example`}`,
    );
    expect(mails.map(({ recipient }) => recipient)).not.toContain(`${mine.personId}@exempel.example`);
    expect(mails.map(({ recipient }) => recipient)).toContain(`${officer.personId}@exempel.example`);
    for (const { body } of mails) expect(body).not.toContain(conflict.reason);
  });
});

describe("an assessor who is released", () => {
  it("meets the case nowhere, is told once, and goes on where it was left when asked again", async () => {
    const applicationId = await application();
    const id = await scored(applicationId, anna, [5, 5, 3, 3]);
    const version = await versionOf(id);
    const order = { id, version, reason: "Sjuk" };
    expect(code(await room.releaseAssessor({ ...order, actor: anna }))).toBe("not-yours-to-do");
    expect(code(await room.releaseAssessor({ ...order, actor: officer, version: version - 1 }))).toBe("changed-since-read");
    ok(await room.releaseAssessor({ ...order, actor: officer }));

    expect(await room.assessmentFor(anna, id)).toBeNull();
    expect((await room.assessmentsOf(anna, { callId, page: 1 })).total).toBe(0);
    const form = { version: version + 1, key: "need", level: level(1), motivation: "Sent" };
    expect(code(await room.saveScore({ actor: anna, id, form }))).toBe("not-in-this-state");
    const known = await room.assessmentsOfCase(officer, applicationId);
    expect(known?.assessments).toMatchObject([{ id, state: "released" }]);
    expect((await room.assessorsToChoose(officer, applicationId)).map((one) => one.id)).toContain(anna.personId);

    ok(await room.assignAssessors({ actor: officer, applicationId, assessors: [anna.personId], dueOn: "2027-04-01" }));
    expect(await assessmentOf(applicationId, anna)).toBe(id);
    expect(await room.assessmentFor(anna, id)).toMatchObject({ stage: "declare" });
    ok(await room.declareForAssessment({ actor: anna, id, form: { declaration: "none" } }));
    expect(await room.assessmentFor(anna, id)).toMatchObject({ stage: "score", summary: "Bra." });
    expect(await scoresIn(id)).toHaveLength(4);
    while (await deliverOne(assessmentMails)) {
      // until all mail is out
    }
    const mail = await database.many<{ subject: string }>(
      sql`select m.subject from sent_mail m join person p on p.email = m.recipient where p.id = ${anna.personId} order by m.id desc limit 3`,
    );
    expect(mail.filter(({ subject }) => subject.includes("behöver inte bedöma"))).toHaveLength(1);
  });

  it("is one who has not submitted: what is submitted belongs to the case", async () => {
    const applicationId = await application();
    const id = await submitted(applicationId, anna, [5, 5, 3, 3]);
    expect(code(await room.releaseAssessor({ actor: officer, id, version: await versionOf(id), reason: "x" }))).toBe(
      "not-in-this-state",
    );
  });

  it("stays released when a conflict is declared and dismissed afterwards", async () => {
    const applicationId = await application();
    const id = await begun(applicationId, bo);
    ok(await room.releaseAssessor({ actor: officer, id, version: await versionOf(id), reason: "Bortrest" }));
    ok(await room.declareForCase({ actor: bo, applicationId, form: conflict }));
    const [row] = await database.many<{ version: number }>(
      sql`select version from conflict where person_id = ${bo.personId} and application_id = ${applicationId}`,
    );
    const ruling = { version: row?.version ?? 0, ruling: "dismiss", reason: "Inget samband" } as const;
    ok(await room.ruleOnConflict({ actor: officer, applicationId, personId: bo.personId, form: ruling }));
    const { state } = await database.one<{ state: string }>(sql`select state from assessment where id = ${id}`);
    expect(state).toBe("released");
  });
});

describe("a submitted assessment", () => {
  it("is reopened by an officer with a reason, and counts nowhere until it is submitted again", async () => {
    const applicationId = await application();
    const id = await submitted(applicationId, anna, [5, 5, 3, 3]);
    await submitted(applicationId, bo, [3, 3, 1, 1]);
    const form = { version: await versionOf(id), key: "need", level: level(1), motivation: "Ändrat" };
    expect(code(await room.saveScore({ actor: anna, id, form }))).toBe("not-in-this-state");
    expect(code(await room.reopenAssessment({ actor: anna, id, version: form.version, reason: "Vill ändra" }))).toBe(
      "not-yours-to-do",
    );
    ok(await room.reopenAssessment({ actor: officer, id, version: form.version, reason: "Fel ansökan lästes" }));
    expect(await totals(officer)).toMatchObject([{ rank: null, why: "assessments-missing" }]);
    ok(await room.saveScore({ actor: anna, id, form: { ...form, version: form.version + 1 } }));
    ok(await room.submitAssessment({ actor: anna, id, version: form.version + 2 }));
    expect(await totals(officer)).toMatchObject([{ rank: 1, total: "2.8000" }]);
  });

  it("is kept in every version: read by officer and auditor, hidden by a conflict, never changed", async () => {
    const auditor = await addPerson("Rut Revisor", "auditor");
    const applicationId = await application();
    const id = await submitted(applicationId, anna, [5, 5, 3, 3]);
    const reason = "Bedömningen byggde på den förra versionen av budgeten, och den är rättad sedan dess av sökanden själv.";
    ok(await room.reopenAssessment({ actor: officer, id, version: await versionOf(id), reason }));
    const form = { version: await versionOf(id), key: "need", level: level(1), motivation: "Rättad budget." };
    ok(await room.saveScore({ actor: anna, id, form }));
    // What is being written is in no version, and the one that was handed in stands.
    const meanwhile = await room.editionsOfAssessment(auditor, applicationId, id);
    expect(meanwhile).toMatchObject({ reopened: { reason, by: officer.name }, editions: [{ number: 1, summary: "Bra." }] });
    expect(meanwhile?.editions[0]?.scores).toContainEqual({ key: "need", value: 5, notAssessable: false, motivation: "Därför." });
    ok(await room.submitAssessment({ actor: anna, id, version: await versionOf(id) }));
    expect(await room.editionsOfAssessment(officer, applicationId, id)).toMatchObject({
      assessor: anna.name,
      reopened: null,
      editions: [
        { number: 2, reopenedFor: reason, reopenedBy: officer.name },
        { number: 1, reopenedFor: "", reopenedBy: null },
      ],
    });
    expect((await room.assessmentsOfCase(officer, applicationId))?.assessments).toMatchObject([{ editions: 2 }]);
    for (const change of [sql`delete from assessment_edition`, sql`update assessment_edition set summary = ''`])
      await expect(database.run(sql`${change} where assessment_id = ${id}`)).rejects.toThrow("stands as it was");

    // Not for those who have no part in it, nor for an officer with an assessment of the case to hand in first, nor in conflict.
    for (const reader of [anna, admin, applicant]) expect(await room.editionsOfAssessment(reader, applicationId, id)).toBeNull();
    expect(await room.editionsOfAssessment(officer, await application(), id)).toBeNull();
    await assigned(applicationId, second);
    expect(await room.editionsOfAssessment(second, applicationId, id)).toBeNull();
    ok(await room.declareForCase({ actor: auditor, applicationId, form: conflict }));
    expect(await room.editionsOfAssessment(auditor, applicationId, id)).toBeNull();

    // A conflict found afterwards takes the scores out of every sum, not out of the case.
    ok(await room.declareForAssessment({ actor: anna, id, form: conflict }));
    expect(await room.editionsOfAssessment(officer, applicationId, id)).toMatchObject({
      state: "recused",
      editions: [{ number: 2 }, { number: 1 }],
    });
  });

  it("leaves the author's own notes out of the case, for nobody else to read, until the case is decided", async () => {
    const applicationId = await application();
    const words = "Ring och fråga om hyran. Tror inte på siffrorna.";
    const id = await begun(applicationId, anna);
    const form = async (motivation: string) => ({ version: await versionOf(id), key: "note:" as const, motivation });
    ok(await room.saveScore({ actor: anna, id, form: await form("Först.") }));
    ok(
      await room.saveScores({
        actor: anna,
        id,
        form: { version: await versionOf(id), scores: whole([5, 5, 3, 3]), summary: "Bra.", note: words },
      }),
    );
    // A sheet knows nothing of notes, and leaves them as they are.
    ok(await room.saveScores({ actor: anna, id, form: { version: await versionOf(id), scores: [], summary: "Bra." } }));
    expect(await room.assessmentFor(anna, id)).toMatchObject({ stage: "score", note: { words, weededAt: null } });
    ok(await room.submitAssessment({ actor: anna, id, version: await versionOf(id) }));
    await submitted(applicationId, bo, [3, 3, 1, 1]);

    const others = [
      await room.assessmentsOfCase(officer, applicationId),
      await room.editionsOfAssessment(officer, applicationId, id),
      await room.assessmentFor(bo, await assessmentOf(applicationId, bo)),
      await room.rankingOfCall(officer, callId),
      await journalOfCase(applicationId),
      await database.many(
        sql`select payload from journal_entry where payload::text like '%Först.%' or payload::text like '%hyran%'`,
      ),
    ];
    const told = JSON.stringify(others, (_, value) => (typeof value === "bigint" ? `${value}` : value));
    for (const secret of ["hyran", "Först."]) expect(told).not.toContain(secret);
    for (const reader of [officer, admin, bo]) expect(await room.assessmentFor(reader, id)).toBeNull();

    const weeded = () =>
      database.one(sql`select words, weeded_at is not null as weeded from working_note where assessment_id = ${id}`);
    await weedNotes();
    expect(await weeded()).toEqual({ words, weeded: false });
    const item = newId();
    await database.run(
      sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${item}, 'adjusted', 'Direktionen', current_date, now(), 'Borås')`,
    );
    await database.run(sql`insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, clauses, procedure)
      values (${item}, ${item}, 1, 2027, 'allocation', 'Fördelning', ${callId}, '[]'::jsonb, 'none')`);
    await database.run(sql`insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at, released_at)
      values (${newId()}, ${applicationId}, ${item}, 'released', 'reject', 0, 'Skäl', now(), now())`);
    expect(await weedNotes({ dryRun: true })).toBeGreaterThan(0);
    expect(await weeded()).toEqual({ words, weeded: false });
    await weedNotes();
    expect(await weeded()).toEqual({ words: "", weeded: true });
    expect(await room.assessmentFor(anna, id)).toMatchObject({ note: { words: "", weededAt: expect.any(Date) } });
    expect(await weedNotes()).toBe(0);
    expect((await verifyJournal()).fault).toBeNull();
  });

  it("is not taken in after the round closed: nothing is saved, submitted, reopened or assigned, and each is told so", async () => {
    const [applicationId, other] = [await application("Lämnad"), await application("Inte lämnad")];
    const done = await submitted(applicationId, anna, [5, 5, 3, 3]);
    const mine = await scored(applicationId, bo, [3, 3, 1, 1]);
    const waiting = await assigned(applicationId, second);
    const before = await assessmentsLeft(bo);
    const allocation = newId();
    await database.run(sql`insert into allocation (id, call_id, state, version, input, opened_at, proposed_at)
      values (${allocation}, ${callId}, 'proposed', 1, '{}', now(), now())`);
    await database.run(sql`insert into allocation_line (allocation_id, application_id, proposal, amount_ore, purpose)
      values (${allocation}, ${applicationId}, 'reject', 0, '')`);
    const version = await versionOf(mine);
    const form = { version, key: "need", level: level(1), motivation: "För sent." };
    const closed = async () => [
      code(await room.saveScore({ actor: bo, id: mine, form })),
      code(await room.saveScore({ actor: bo, id: mine, form: { version, key: "summary:", motivation: "För sent." } })),
      code(await room.saveScores({ actor: bo, id: mine, form: { version, scores: whole([1, 1, 1, 1]), summary: "" } })),
      code(await room.submitAssessment({ actor: bo, id: mine, version })),
      code(await room.reopenAssessment({ actor: officer, id: done, version: await versionOf(done), reason: "Ändra" })),
      code(await room.assignAssessors({ actor: officer, applicationId, assessors: [cia.personId], dueOn: null })),
    ];
    expect(await closed()).toEqual(Array(6).fill("scoring-closed"));
    expect((await scoresIn(mine))[0]).toMatchObject({ criterion: "need", value: 3 });
    expect(await room.assessmentFor(bo, mine)).toMatchObject({ stage: "score", closed: true });
    expect((await room.assessmentsOf(bo, { callId, page: 1 })).lines).toMatchObject([{ id: mine, closed: true, late: false }]);
    expect(await assessmentsLeft(bo)).toBe(before - 1);
    expect(await room.assessorsToChoose(officer, applicationId)).toEqual([]);
    expect((await room.assessorsToChoose(officer, other)).length).toBeGreaterThan(0);
    // Nobody is blind for what can no longer be handed in; a conflict of interest is declared at any time.
    expect((await room.assessmentsOfCase(second, applicationId))?.blind).toBe(false);
    ok(await room.declareForAssessment({ actor: second, id: waiting, form: conflict }));

    // Taken back, it is open again; decided, it is closed for good.
    await database.run(sql`update allocation set state = 'open' where id = ${allocation}`);
    ok(await room.saveScore({ actor: bo, id: mine, form }));
    const meeting = newId();
    await database.run(
      sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${meeting}, 'closed', 'Direktionen', current_date, now(), 'Borås')`,
    );
    await database.run(sql`insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, clauses, procedure)
      values (${meeting}, ${meeting}, 1, 2027, 'allocation', 'Fördelning', ${callId}, '[]'::jsonb, 'none')`);
    await database.run(sql`insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at)
      values (${newId()}, ${applicationId}, ${meeting}, 'recorded', 'reject', 0, 'Skäl', now())`);
    expect(code(await room.submitAssessment({ actor: bo, id: mine, version: version + 1 }))).toBe("scoring-closed");
  });

  it("of a withdrawn application is gone from lists and ranking", async () => {
    const applicationId = await application();
    const id = await submitted(applicationId, anna, [5, 5, 3, 3]);
    await database.run(sql`update application set state = 'withdrawn' where id = ${applicationId}`);
    expect(await room.assessmentFor(anna, id)).toBeNull();
    expect(await totals(officer)).toEqual([]);
  });
});

describe("the ranking in the database", () => {
  it("agrees with sums made row by row, for many applications with everything in them", async () => {
    const made: { id: string; sheets: Given[] }[] = [];
    const pick = (seed: number, max: number, min: number) => (seed % 11 === 0 ? null : min + (seed % (max - min + 1)));
    for (let index = 1; index <= 12; index++) {
      const id = await application(`P${index}`, BigInt(index) * 1_000_00n);
      const sheets = [anna, bo, cia].map(
        (_, who): Given => [
          pick(index * 7 + who, 5, 1),
          pick(index * 5 + who * 3, 5, 1),
          pick(index + who, 3, 0),
          pick(index * 2 + who, 3, 0),
        ],
      );
      for (const [who, sheet] of [
        [anna, sheets[0]],
        [bo, sheets[1]],
        [cia, sheets[2]],
      ] as const)
        await submitted(id, who, sheet as Given);
      made.push({ id, sheets });
    }
    const mean = (values: (number | null)[]) => {
      const given = values.filter((value): value is number => value !== null);
      return given.length === 0 ? null : given.reduce((a, b) => a + b, 0) / given.length;
    };
    const { ranking } = (await room.rankingOfCall(officer, callId)) as room.CallRanking;
    expect(ranking.ranked.length + ranking.unranked.length).toBe(12);
    for (const row of [...ranking.ranked, ...ranking.unranked]) {
      const { sheets } = made.find(({ id }) => id === row.contender.applicationId) as (typeof made)[number];
      const column = (index: number) => mean(sheets.map((sheet) => sheet[index] as number | null));
      const [need, plan, one, two] = [0, 1, 2, 3].map(column);
      const expected = need == null || plan == null ? null : (60 * need + 40 * plan) / 100;
      if (expected === null) expect(row.total).toBeNull();
      else expect(Number(toDecimal(row.total as Rational, 9))).toBeCloseTo(expected, 8);
      const parts = (
        [
          [one, 0.6],
          [two, 0.4],
        ] as const
      ).filter(([value]) => value != null);
      const share = parts.reduce((sum, [, part]) => sum + part, 0);
      if (share === 0) expect(row.strategic).toBeNull();
      else
        expect(Number(toDecimal(row.strategic as Rational, 9))).toBeCloseTo(
          parts.reduce((sum, [value, part]) => sum + (value as number) * part, 0) / share,
          8,
        );
    }
    const seen = (await room.assessmentsOfCase(officer, (made[0] as { id: string }).id)) as room.CaseAssessments;
    expect(seen.tallies).toEqual(
      [...ranking.ranked, ...ranking.unranked].find((row) => row.contender.applicationId === made[0]?.id)?.contender.tallies,
    );
  });

  it("adds a bonus for member municipalities and co-financing as they stand in the application; the case's own page says the same", async () => {
    const words = { text: { sv: "-", en: "-" } };
    const bonus = {
      mostHundredths: 40,
      ...words,
      points: [
        { key: "b", name: words.text, by: "municipalities", atLeast: 2, hundredths: 25, ...words },
        { key: "m", name: words.text, by: "co-financing", atLeast: 50, hundredths: 25, ...words },
      ],
    };
    callId = await addScoredCall({ bonus });
    const [wide, narrow] = [await application("Bred"), await application("Smal")];
    await database.run(
      sql`insert into municipality (code, name, county, standing) values ('9001', 'Ett', 'Län', 'member'), ('9002', 'Två', 'Län', 'member'), ('9003', 'Tre', 'Län', 'adjunct') on conflict do nothing`,
    );
    await database.run(sql`
      insert into application_municipality (application_id, municipality_code)
      select id, code from (values (${wide}::uuid, '9001'), (${wide}::uuid, '9002'), (${narrow}::uuid, '9001'), (${narrow}::uuid, '9003')) as v(id, code)`);
    const { ranking } = (await room.rankingOfCall(officer, callId)) as room.CallRanking;
    const of = (id: string) =>
      [...ranking.ranked, ...ranking.unranked].find(({ contender }) => contender.applicationId === id)?.bonus;
    expect(of(wide)).toEqual({ hundredths: 40, given: [0, 1] });
    expect(of(narrow)).toEqual({ hundredths: 25, given: [1] });
    expect(await room.assessmentsOfCase(officer, wide)).toMatchObject({ bonus: { hundredths: 40 } });
    // Two take part in each; where members break a tie, an adjunct one is none of them.
    const { rules } = ((await room.rankingOfCall(officer, callId)) as room.CallRanking).call;
    const byMembers = { ...rules, bonus: null, tieBreak: [{ by: "members" as const, direction: "desc" as const, ...words }] };
    const counted = (await contenders(officer, callId, byMembers)).map(({ municipalities, members }) => [
      municipalities,
      members,
    ]);
    expect(counted.toSorted()).toEqual([
      [2, 1],
      [2, 2],
    ]);
  });

  it("is the very same list while nothing of it has changed, and another once something has, for each reader", async () => {
    const applicationId = await application("Ursprunglig titel");
    const other = await application("Den andra");
    await submitted(applicationId, anna, [3, 3, 3, 3]);
    const rules = (await room.rankingOfCall(officer, callId))?.call.rules as CallRules;
    const list = (reader: Actor) => contenders(reader, callId, rules);
    let last = await list(officer);
    expect(await list(officer)).toBe(last);
    expect(await list(admin)).toBe(last);
    const changes: Record<string, () => Promise<unknown>> = {
      title: () => database.run(sql`update application set title = 'Ny titel' where id = ${applicationId}`),
      organisation: () => database.run(sql`update organisation set name = name || ' i Borås' where id = ${organisationId}`),
      eligibility: () => database.run(sql`update eligibility_check set state = 'failed' where application_id = ${other}`),
      another: () => submitted(applicationId, bo, [1, 1, 1, 1]),
      conflict: () =>
        database.run(
          sql`update conflict set state = 'confirmed', ground = 'KL 6:28 p. 4', reason = 'Grannar' where person_id = ${bo.personId} and application_id = ${applicationId}`,
        ),
      dismissed: () =>
        database.run(
          sql`update conflict set state = 'dismissed' where person_id = ${bo.personId} and application_id = ${applicationId}`,
        ),
      withdrawn: () => database.run(sql`update application set state = 'withdrawn' where id = ${other}`),
    };
    for (const [name, change] of Object.entries(changes)) {
      await change();
      const next = await list(officer);
      expect(next, name).not.toBe(last);
      expect(next, name).not.toEqual(last);
      expect(await list(officer), name).toBe(next);
      last = next;
    }
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${second.personId}, ${applicationId}, 'declared', 'KL 6:28 p. 4', 'Grannar', now())`,
    );
    expect(await list(second)).toEqual([]);
    expect(await list(officer)).toBe(last);
  });

  it("is not for assessors, applicants or the board", async () => {
    await application();
    for (const reader of [anna, applicant, await addPerson("Bodil", "board-member")])
      expect(await room.rankingOfCall(reader, callId)).toBeNull();
  });

  it("never shows an officer the assessment of an application from their own organisation", async () => {
    const applicationId = await application();
    const insider: Actor = { ...officer, memberships: [{ organisationId, role: "reader" }] };
    expect(await room.assessmentsOfCase(insider, applicationId)).toBeNull();
    expect(await totals(insider)).toEqual([]);
  });
});

describe("an assessor's list", () => {
  it("has fifty to a page, unfinished first, and counts everything", async () => {
    const many = await addPerson("Många", "assessor");
    for (let index = 0; index < 53; index++) await assigned(await application(`L${index}`), many);
    const first = await room.assessmentsOf(many, { page: 1 });
    expect(first).toMatchObject({ total: 53, submitted: 0, pages: 2 });
    expect(first.lines).toHaveLength(50);
    expect(first.lines[0]).toMatchObject({ state: "assigned", scored: 0, toScore: 0 });
    expect((await room.assessmentsOf(many, { page: 2 })).lines).toHaveLength(3);
    expect(await room.assessmentsOf(many, { page: 9 })).toMatchObject({ total: 53, lines: [] });
  });
});
