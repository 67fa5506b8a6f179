import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase } from "#app/gate/journal.server.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { atInstant, now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { askThread } from "#app/platform/thread.server.ts";
import { assessmentMails } from "#app/reactions/assessment-mail.server.ts";
import { addCall, addPlacesAndGoals } from "#app/rooms/applications/applications-world.test-data.ts";
import * as assessments from "#app/rooms/assessment/assessment.server.ts";
import type { AssignmentWishes } from "#app/rooms/assessment/assignment.forms.ts";
import * as room from "#app/rooms/assessment/assignment.server.ts";
import { workedOut } from "#app/rooms/assessment/assignment.test-data.ts";
import type { AssignmentProblem } from "#app/rooms/assessment/assignment.ts";
import { profilePage, saveProfile } from "#app/rooms/assessment/profiles.server.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, second: Actor, anna: Actor, bo: Actor, cia: Actor;
let organisationId: string, callId: string;
let counter = 0;

const wishes: AssignmentWishes = { perApplication: 2, scope: "passed", preferAreas: true, apart: [] };

async function application(title: string, areas: readonly string[] = [], state = "passed") {
  const id = newId();
  counter += 1;
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore)
    values (${id}, ${callId}, ${organisationId}, 'submitted', ${title}, ${`A-${`${counter}`.padStart(4, "0")}`}, now(), now(), 1, 100, 200)`);
  for (const area of areas)
    await database.run(sql`insert into application_share (application_id, node_id, basis_points) values (${id}, ${area}, 5000)`);
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, ${state}, '[]', now())`,
  );
  return id;
}

async function proposalFor(actor: Actor, asked = wishes) {
  const page = await workedOut(actor, callId, asked, false);
  if (page?.standing.kind !== "proposal") throw new Error(`no proposal: ${page?.standing.kind}`);
  return page.standing.proposal;
}
const confirmed = (fingerprint: string, actor = officer, asked = wishes) =>
  room.assignByProposal({ actor, callId, wishes: asked, fingerprint, dueOn: null });
const onCase = async (id: string) =>
  (
    await database.many<{ name: string }>(
      sql`select p.name from assessment s join person p on p.id = s.assessor_id where s.application_id = ${id} and s.state <> 'released' order by p.name`,
    )
  ).map(({ name }) => name);
const interest = (actor: Actor, kind: string, number: string) =>
  database.run(
    sql`insert into interest (id, person_id, kind, organisation_number) values (${newId()}, ${actor.personId}, ${kind}, ${number})`,
  );

beforeAll(async () => {
  await addPlacesAndGoals();
  officer = await addPerson("Olga Officer", "officer");
  second = await addPerson("Sven Second", "officer");
  anna = await addPerson("Anna Assessor", "assessor");
  bo = await addPerson("Bo Assessor", "assessor");
  cia = await addPerson("Cia Assessor", "assessor");
});
beforeEach(async () => {
  counter += 1;
  callId = await addCall({ slug: `fordela-${counter}-${newId()}` });
  organisationId = await addOrganisation("Föreningen", `802${`${counter}`.padStart(7, "0")}`);
});
afterAll(() => closeDatabase());

describe("a proposal of who assesses what", () => {
  it("writes nothing until it is confirmed, and then a command for each, in its case's journal, and one letter to each", async () => {
    const ids = [await application("Ett"), await application("Två"), await application("Tre")];
    const proposal = await proposalFor(officer);
    expect(proposal.count).toBe(6);
    expect(proposal.loads.map(({ name, more }) => [name, more])).toEqual([
      ["Anna Assessor", 2],
      ["Bo Assessor", 2],
      ["Cia Assessor", 2],
    ]);
    expect(await onCase(ids[0] as string)).toEqual([]);

    expect(await confirmed(proposal.fingerprint)).toEqual({ ok: true, value: { assigned: 6, refused: 0 } });
    for (const { id, given } of proposal.cases) expect(await onCase(id)).toEqual(given.map(({ name }) => name));
    const entries = await journalOfCase(ids[0] as string);
    expect(entries.filter(({ command }) => command === "assign")).toHaveLength(2);

    await atInstant(new Date(now().getTime() + 120_000), async () => {
      while (await deliverOne(assessmentMails));
    });
    const mails = await database.many<{ recipient: string; body: string }>(
      sql`select recipient, body from sent_mail where recipient = ${`${anna.personId}@exempel.example`}`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body.match(/A-\d{4}/g)).toHaveLength(2);
    // Pressed once more: everything is there already, so the proposal that was read is another than the one there is now.
    expect(await confirmed(proposal.fingerprint)).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect((await proposalFor(officer)).count).toBe(0);
  });

  it("is refused when somebody has declared a conflict of interest since, and nobody is assigned", async () => {
    const id = await application("Ett");
    const proposal = await proposalFor(officer);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${anna.personId}, ${id}, 'declared', 'KL 6:28 p. 4', 'Granne', now())`,
    );
    expect(await confirmed(proposal.fingerprint)).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await onCase(id)).toEqual([]);
    expect((await proposalFor(officer)).cases[0]?.given.map(({ name }) => name)).toEqual(["Bo Assessor", "Cia Assessor"]);
  });

  it("never tells an officer with a conflict of interest of the case, and counts it against an assessor's own limit all the same", async () => {
    const hidden = await application("Dold");
    const open = await application("Öppen");
    await assessments.assignAssessors({ actor: officer, applicationId: hidden, assessors: [anna.personId], dueOn: null });
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${second.personId}, ${hidden}, 'confirmed', 'KL 6:28 p. 4', 'Jäv', now())`,
    );
    await saveProfile({ actor: anna, personId: anna.personId, form: { version: 0, areas: [], most: 1 } });
    const proposal = await proposalFor(second);
    expect(proposal.cases.map(({ id }) => id)).toEqual([open]);
    expect(JSON.stringify(proposal)).not.toContain("Dold");
    expect(proposal.loads.find(({ name }) => name === "Anna Assessor")).toMatchObject({ kept: 0, more: 0 });
    expect(proposal.cases[0]?.given.map(({ name }) => name)).toEqual(["Bo Assessor", "Cia Assessor"]);
    await database.run(sql`delete from assessor_profile where person_id = ${anna.personId}`);
  });

  it("asks nobody with a tie to the applicant, keeps those who are there, and names what cannot be met", async () => {
    const id = await application("Ett", ["s/1"]);
    const { number } = await database.one<{ number: string }>(sql`select number from organisation where id = ${organisationId}`);
    await interest(anna, "employer", number);
    await interest(bo, "former-employer", number);
    await saveProfile({ actor: officer, personId: cia.personId, form: { version: 0, areas: ["s/1"], most: null } });
    const proposal = await proposalFor(officer, { ...wishes, perApplication: 3 });
    expect(proposal.cases[0]?.given.map(({ name, knows, wary }) => [name, knows, wary])).toEqual([
      ["Bo Assessor", false, true],
      ["Cia Assessor", true, false],
    ]);
    expect(proposal.cases[0]?.short).toMatchObject({ missing: 1, why: "conflicts", open: 2 });

    // What an officer has ruled not to be a conflict of interest is none.
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${anna.personId}, ${id}, 'dismissed', 'KL 6:28 p. 4', 'Slutat', now())`,
    );
    expect((await proposalFor(officer, { ...wishes, perApplication: 3 })).cases[0]?.short).toBeNull();

    // Somebody released is not asked for the same case again.
    await assessments.assignAssessors({ actor: officer, applicationId: id, assessors: [cia.personId], dueOn: null });
    const [row] = await database.many<{ id: string; version: number }>(
      sql`select id, version from assessment where application_id = ${id}`,
    );
    if (!row) throw new Error("nobody was assigned");
    expect((await proposalFor(officer)).cases[0]?.kept.map(({ name }) => name)).toEqual(["Cia Assessor"]);
    await assessments.releaseAssessor({ actor: officer, id: row.id, version: row.version, reason: "Sjuk" });
    expect((await proposalFor(officer)).cases[0]?.given.map(({ name }) => name)).toEqual(["Anna Assessor", "Bo Assessor"]);
  });

  it("takes in only what has been found eligible, unless those that wait are asked for", async () => {
    await application("Godkänd");
    await application("Väntar", [], "pending");
    await application("Avvisad", [], "failed");
    const titles = async (scope: AssignmentWishes["scope"]) =>
      (await proposalFor(officer, { ...wishes, scope })).cases.map(({ title }) => title);
    expect(await titles("passed")).toEqual(["Godkänd"]);
    expect(await titles("pending")).toEqual(["Godkänd", "Väntar"]);
  });

  it("is for officers: others meet no such page and no such command", async () => {
    await application("Ett");
    const { fingerprint } = await proposalFor(officer);
    expect(await room.assignmentPage(anna, callId, wishes, false)).toBeNull();
    expect(await confirmed(fingerprint, anna)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await room.stopAssignment(anna, callId, wishes)).toMatchObject({ refusal: { code: "not-found" } });
  });
});

it("work that nobody wants any more is stopped where it is, and the next question is answered", async () => {
  const round = (applications: number, assessors: number): AssignmentProblem => ({
    perApplication: 3,
    preferAreas: true,
    applications: Array.from({ length: applications }, (_, index) => ({
      id: `d${index}`,
      areas: [`${index % 7}`],
      kept: [],
      barred: [],
      wary: [],
    })),
    assessors: Array.from({ length: assessors }, (_, index) => ({
      id: `p${index}`,
      areas: [`${index % 7}`],
      most: null,
      elsewhere: 0,
    })),
    apart: [["p0", "p1"]],
  });
  const stop = new AbortController();
  const asked = askThread("stopping", { ask: "assignment-fill", problem: round(500, 60) }, { limit: 60_000, stop: stop.signal });
  const next = askThread("stopping", { ask: "assignment-fill", problem: round(1, 1) }, { limit: 60_000 });
  setTimeout(() => stop.abort(), 50);
  await expect(asked).rejects.toThrow("stopped by the one who asked");
  expect(await next).toEqual({ given: [{ application: "d0", assessors: ["p0"] }], proved: true });
});

describe("what an assessor knows and takes on", () => {
  it("is kept by the person and by the office, and by nobody else", async () => {
    const form = { version: 0, areas: ["s/1", "r/2"], most: 4 };
    expect(await saveProfile({ actor: cia, personId: bo.personId, form })).toMatchObject({ refusal: { code: "not-found" } });
    expect(await saveProfile({ actor: bo, personId: bo.personId, form })).toMatchObject({ ok: true });
    expect(await saveProfile({ actor: officer, personId: bo.personId, form })).toMatchObject({
      refusal: { code: "changed-since-read" },
    });
    expect(await saveProfile({ actor: officer, personId: bo.personId, form: { ...form, version: 1, most: null } })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await profilePage(bo, bo.personId)).toMatchObject({ profile: { version: 2, areas: ["s/1", "r/2"], most: null } });
    expect(await profilePage(cia, bo.personId)).toBeNull();
    expect(await saveProfile({ actor: officer, personId: officer.personId, form })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  it("keeps what was ticked when no call offers it any more, since no page shows it to be ticked off", async () => {
    await database.run(sql`update assessor_profile set areas = areas || '{old/1}'::text[] where person_id = ${bo.personId}`);
    const form = { version: 2, areas: ["s/1"], most: null };
    expect(await saveProfile({ actor: bo, personId: bo.personId, form })).toMatchObject({ ok: true });
    expect((await profilePage(bo, bo.personId))?.profile.areas).toEqual(["s/1", "old/1"]);
  });

  it("names goals of published calls and no others", async () => {
    const version = (await profilePage(cia, cia.personId))?.profile.version ?? 0;
    expect(
      await saveProfile({ actor: cia, personId: cia.personId, form: { version, areas: ["s/9"], most: null } }),
    ).toMatchObject({
      refusal: { code: "unknown-area", fields: { areas: "unknownArea" } },
    });
  });
});
