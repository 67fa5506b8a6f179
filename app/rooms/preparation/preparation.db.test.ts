import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { verifyJournal } from "#app/gate/journal.server.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { kronor } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import { allocationPage, proposeAllocation, reopenAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { type AllocationWorld, allocationWorld, conflictIn } from "#app/rooms/allocation/allocation-world.test-data.ts";
import { createScenario, freezeAsProposal, scenarioPage } from "#app/rooms/allocation/scenario.server.ts";
import { commonScoresOf } from "#app/rooms/assessment/discussions.server.ts";
import { bundleOf, itemPage, planMeeting } from "#app/rooms/decisions/decisions.server.ts";
import { isInAllocation } from "#app/rooms/decisions/queries/delegations.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import * as room from "./preparation.server.ts";

let officer: Actor;
let barred: Actor;
let chair: Actor;
let member: Actor;
let third: Actor;
let outsider: Actor;
let world: AllocationWorld;
let scenarioId = "";
let id = "";

type Said = { ok: true; value?: unknown } | { ok: false; refusal: { code: string; values?: object; fields?: object } };
const say = (outcome: Said): string => (outcome.ok ? "ok" : outcome.refusal.code);
const version = async () => (await room.preparationPage(officer, id))?.preparation.version ?? 0;
const on = async (actor = officer) => ({ actor, id, version: await version() });
const titles = async (actor: Actor) => (await room.preparationPage(actor, id))?.cases.map((one) => one.title);
const plan = (actor = officer, members = [chair, member, third]) =>
  room.planPreparation({
    actor,
    callId: world.callId,
    date: localDate(new Date()),
    time: "13:00",
    place: "Borås",
    chairId: chair.personId,
    members: members.map((one) => one.personId),
  });
const recommend = async (
  place: number,
  recommendation: "other-sum" | "refuse" | "postpone",
  kr = 0,
  reason = "Vi vill något annat",
) =>
  room.recommendOn({
    ...(await on()),
    applicationId: world.ids[place] as string,
    recommendation,
    amountOre: kronor(kr),
    reason,
  });
const ledger = async () =>
  database.one<{ decisions: number; postings: number; lines: string }>(sql`
    select (select count(*) from decision)::int as decisions, (select count(*) from ledger_posting)::int as postings,
      (select string_agg(amount_ore::text, ' ' order by application_id) from allocation_line) as lines`);
const mails = () => database.many<{ recipient: string; body: string }>(sql`select recipient, body from sent_mail order by id`);

beforeAll(async () => {
  officer = await addPerson("Hanna Läggare", "officer");
  barred = await addPerson("Jonna Jäv", "officer");
  chair = await addPerson("Olle Beredd", "preparation-chair");
  member = await addPerson("Moa Beredd", "preparation-member");
  third = await addPerson("Tora Beredd", "preparation-member");
  outsider = await addPerson("Ute Anför", "preparation-member");
  world = await allocationWorld(await addPerson("Bo Dömare", "assessor"));
  await conflictIn(barred, world.ids[1] as string);
  const made = await createScenario({ actor: officer, callId: world.callId, name: "Fastställt" });
  if (!made.ok) throw new Error(made.refusal.code);
  scenarioId = made.value.id;
  await freezeAsProposal({ actor: officer, id: scenarioId, version: 1 });
});
afterAll(closeDatabase);

const propose = async () => {
  const now = await allocationPage(officer, world.callId);
  return proposeAllocation({ actor: officer, callId: world.callId, version: now?.version ?? 0 });
};

describe("a beredning", () => {
  it("is called by an officer without a conflict of interest, on a proposal that is handed over, once at a time", async () => {
    expect(say(await plan())).toBe("not-proposed");
    expect(say(await propose())).toBe("ok");
    expect(say(await plan(barred))).toBe("not-found");
    expect(say(await plan(chair))).toBe("not-found");
    expect(say(await plan(officer, [barred]))).toBe("not-in-committee");
    const planned = await plan();
    if (!planned.ok) throw new Error(planned.refusal.code);
    id = (planned.value as { id: string }).id;
    expect(say(await plan())).toBe("already-called");
  });

  it("mails each who is called time, place and link, and nothing of any case", async () => {
    while (await deliverOne(handlers));
    const told = await mails();
    expect(told).toHaveLength(3);
    for (const { body } of told) {
      expect(body).toContain(`/beredning/${id}`);
      expect(body).toContain("Borås");
      expect(body).not.toMatch(/Projekt \d|DRUM-/);
    }
  });

  it("shows the cases to those who were called, and to nobody else of the beredning", async () => {
    expect(await titles(chair)).toEqual(["Projekt 1", "Projekt 2", "Projekt 3"]);
    expect((await room.preparationPage(chair, id))?.may).toEqual([]);
    expect(await room.preparationPage(outsider, id)).toBeNull();
    expect(await room.preparationList(outsider)).toEqual([]);
    expect(await room.preparationList(await addPerson("Ingen Särskild"))).toBeNull();
    // The role, not the seat in the meeting, opens the door.
    expect(await room.preparationPage({ ...chair, roles: [] }, id)).toBeNull();
    // Who may see every case may try other conditions.
    expect(await scenarioPage(chair, scenarioId)).not.toBeNull();
  });

  it("shows beside the ranking what the assessors have agreed on, with the mean of their own scores", async () => {
    const about = world.ids[0] as string;
    await database.run(sql`
      insert into moderated_score (id, application_id, criterion, state, value, reason, set_by_id, set_at)
      values (gen_random_uuid(), ${about}, 'need', 'set', 4, 'Vi läste samma bilaga.', ${officer.personId}, now())`);
    expect((await room.preparationPage(chair, id))?.cases.map((one) => one.common)).toEqual([1, 0, 0]);
    const { scores } = await commonScoresOf(about);
    expect(scores.map(({ name, value, reason, mean }) => [name.sv, value, reason, Number(mean?.num)])).toEqual([
      ["Behov", 4, "Vi läste samma bilaga.", 5],
    ]);
  });

  it("hides a case from a member who declares a conflict of interest: page, list, sums, notes and what-if", async () => {
    const own = await room.declareOwnConflict({
      actor: member,
      id,
      applicationId: world.ids[1] as string,
      law: "KL 6:28 p. 4",
      described: "Jag sitter i styrelsen.",
    });
    expect(say(own)).toBe("ok");
    expect(await titles(member)).toEqual(["Projekt 1", "Projekt 3"]);
    expect((await room.preparationPage(member, id))?.partial).toBe(true);
    expect(await room.preparedCase(member, id, world.ids[1] as string)).toBeNull();
    expect(await scenarioPage(member, scenarioId)).toBeNull();
    expect(await titles(barred)).toEqual(["Projekt 1", "Projekt 3"]);
    expect((await room.preparationPage(barred, id))?.may).toEqual([]);
  });

  it("opens with somebody present and recommends on what lies there; nothing else is moved by it", async () => {
    const before = await ledger();
    expect(say(await room.openPreparation({ ...(await on()), present: [outsider.personId] }))).toBe("nobody-present");
    expect(say(await room.openPreparation({ ...(await on(chair)), present: [chair.personId] }))).toBe("not-yours-to-do");
    expect(say(await room.openPreparation({ ...(await on()), present: [chair.personId, member.personId] }))).toBe("ok");
    expect(say(await recommend(0, "other-sum", 500_000))).toBe("ok");
    expect(say(await recommend(0, "other-sum", 500_000, ""))).toBe("faulty-recommendation");
    expect(await ledger()).toEqual(before);
    expect((await room.preparationPage(officer, id))?.short).toEqual({
      name: { sv: "VGR, Tillväxtmedel 2027", en: "VGR, Growth funding 2027" },
      byOre: kronor(25_000),
    });
    // Whoever does not see every case is told no sums.
    expect((await room.preparationPage(member, id))?.short).toBeNull();
  });

  it("notes what a member says in the room, and says nothing of a case that nobody present may prepare", async () => {
    const note = async (personId: string) =>
      room.noteConflict({ ...(await on()), applicationId: world.ids[1] as string, personId, ground: "Granne" });
    expect(say(await note(outsider.personId))).toBe("not-a-member");
    expect(say(await note(chair.personId))).toBe("ok");
    expect(await titles(chair)).toEqual(["Projekt 1", "Projekt 3"]);
    expect(say(await recommend(1, "refuse"))).toBe("nobody-left");
    expect(say(await room.recommendRest(await on()))).toBe("nobody-left");
    expect(say(await room.notePresence({ ...(await on()), present: [chair, member, third].map((one) => one.personId) }))).toBe(
      "ok",
    );
    expect(say(await room.recommendRest(await on()))).toBe("ok");
  });

  it("decides a disputed conflict of interest itself, without the member it is about, and writes it down", async () => {
    const applicationId = world.ids[2] as string;
    const rule = async (outcome: "conflict" | "none", personId = third.personId, actor = officer) =>
      room.ruleOnMemberConflict({
        ...(await on(actor)),
        applicationId,
        personId,
        outcome,
        ground: "kusin till ordföranden",
        reasons: "Kusiner är inte närstående",
      });
    const notes = async () =>
      JSON.stringify((await room.notesOf(officer, id))?.document, (_, value) => (typeof value === "bigint" ? `${value}` : value));
    expect(say(await rule("none", third.personId, chair))).toBe("not-yours-to-do");
    expect(say(await rule("none", outsider.personId))).toBe("not-a-member");
    expect(say(await rule("conflict"))).toBe("ok");
    expect(await titles(third)).not.toContain("Projekt 3");
    expect(await notes()).toContain("beredningen fann att Tora Beredd är jävig (6 kap. 30 § kommunallagen)");
    expect(say(await rule("none"))).toBe("ok");
    expect(await titles(third)).toContain("Projekt 3");
    expect(await notes()).toContain("beredningen fann att Tora Beredd inte är jävig");
    expect(await notes()).not.toMatch(/Beredd är jävig|kusin/);
    expect(
      await database.one(
        sql`select state, ruled_by_body as by, ruled_by_id from conflict where person_id = ${third.personId} and application_id = ${applicationId}`,
      ),
    ).toEqual({ state: "dismissed", by: (await room.preparationPage(officer, id))?.preparation.body, ruledById: null });
  });

  it("is not closed over a pot, and then goes on", async () => {
    const closed = await room.closePreparation({ ...(await on()), notes: "" });
    expect(closed).toMatchObject({ ok: false, refusal: { code: "over-pot", values: { overOre: kronor(25_000) } } });
    expect((await room.preparationPage(officer, id))?.preparation.state).toBe("open");
    const { count } = await database.one<{ count: number }>(
      sql`select count(*)::int as count from allocation_scenario where follows_id is not null`,
    );
    expect(count).toBe(0);
  });

  it("is not closed on another proposal than it opened", async () => {
    await database.run(
      sql`update allocation_line set amount_ore = amount_ore + 100 where application_id = ${world.ids[0] as string}`,
    );
    expect(say(await room.closePreparation({ ...(await on()), notes: "" }))).toBe("proposal-changed");
    expect(say(await recommend(1, "refuse"))).toBe("proposal-changed");
    await database.run(
      sql`update allocation_line set amount_ore = amount_ore - 100 where application_id = ${world.ids[0] as string}`,
    );
  });

  it("closes with the changed proposal as a scenario of its own, whose back is to the frozen one", async () => {
    expect(say(await recommend(1, "other-sum", 500_000, "De kan göra det i mindre skala"))).toBe("ok");
    const before = await ledger();
    const stale = { ...(await on()), notes: "" };
    expect(say(await room.closePreparation({ ...stale, version: stale.version - 1 }))).toBe("changed-since-read");
    expect(say(await room.closePreparation({ ...(await on(barred)), notes: "" }))).toBe("not-yours-to-do");
    expect(say(await room.closePreparation({ ...(await on()), notes: "Vi vill se kartan." }))).toBe("ok");
    expect(await ledger()).toEqual(before);
    const changed = (await room.preparationPage(officer, id))?.preparation.scenarioId as string;
    const scenario = await scenarioPage(officer, changed);
    expect(scenario).toMatchObject({ state: "frozen", prepared: true, follows: { id: scenarioId, name: "Fastställt" }, may: [] });
    expect(scenario?.view.rows.map((row) => row.best)).toEqual([kronor(500_000), kronor(500_000), 0n]);
    // The office's own proposal lies as it lay.
    expect((await allocationPage(officer, world.callId))?.scenario?.id).toBe(scenarioId);
    expect(say(await recommend(0, "refuse"))).toBe("not-in-this-state");
    expect((await verifyJournal()).fault).toBeNull();
    // What ties a person to a case can be taken out of its row; out of a chained journal it never could.
    expect(await database.many(sql`select ground from conflict where ground = 'Granne'`)).toHaveLength(1);
    expect(await database.many(sql`select seq from journal_entry where payload::text like '%Granne%'`)).toEqual([]);
  });

  it("has notes that tell each reader what that reader may know", async () => {
    const text = async (actor: Actor) =>
      JSON.stringify((await room.notesOf(actor, id))?.document.blocks, (_key, value) =>
        typeof value === "bigint" ? `${value}` : value,
      );
    const whole = await text(third);
    for (const words of [
      "Projekt 2",
      "De kan göra det i mindre skala",
      "Jäv: Olle Beredd, Moa Beredd",
      "Vi vill se kartan.",
      "Den fattar inga beslut",
    ])
      expect(whole).toContain(words);
    const part = await text(member);
    expect(part).toContain("Projekt 1");
    expect(part).not.toMatch(/Projekt 2|mindre skala|Vi vill se kartan|Summa/);
    expect(await room.notesOf(outsider, id)).toBeNull();
  });

  it("travels with the cases to the board's agenda, and its sums are what lies in the decision's fields", async () => {
    const boardChair = await addPerson("Kia Förande", "board-chair", "board-member");
    const recused = await addPerson("Rut Jävig", "board-member");
    await conflictIn(recused, world.ids[1] as string);
    const secretary = await addPerson("Siv Skrivare", "secretary");
    const planned = await planMeeting({
      actor: secretary,
      date: localDate(new Date()),
      time: "09:00",
      place: "Borås",
      chairId: boardChair.personId,
      officers: [],
    });
    if (!planned.ok) throw new Error(planned.refusal.code);
    const meetingId = (planned.value as { id: string }).id;
    const item = await database.one<{ id: string }>(
      sql`select id from agenda_item where meeting_id = ${meetingId} and kind = 'allocation'`,
    );
    const shown = await itemPage(boardChair, meetingId, item.id);
    expect(shown?.cases.map((one) => [one.recommended?.recommendation, one.recommended?.amountOre])).toEqual([
      ["other-sum", kronor(500_000)],
      ["other-sum", kronor(500_000)],
      ["as-proposed", 0n],
    ]);
    const bundle = async (actor: Actor) =>
      JSON.stringify(await bundleOf(actor, meetingId), (_key, value) => (typeof value === "bigint" ? `${value}` : value));
    expect(await bundle(boardChair)).toContain("De kan göra det i mindre skala");
    expect(await bundle(recused)).not.toContain("De kan göra det i mindre skala");
    expect((await room.recommendationOn(officer, world.ids[1] as string))?.reason).toBe("De kan göra det i mindre skala");
    expect(await room.recommendationOn(barred, world.ids[1] as string)).toBeNull();
  });

  it("is about cases that are no longer anybody's to decide on delegation", async () => {
    expect(await isInAllocation(world.ids[0] as string)).toBe(true);
    expect(await isInAllocation(id)).toBe(false);
  });

  it("can be held again on a new proposal and called off with a reason that is mailed; the last closed one is what travels", async () => {
    const allocation = await allocationPage(officer, world.callId);
    expect(say(await reopenAllocation({ actor: officer, callId: world.callId, version: allocation?.version ?? 0 }))).toBe("ok");
    expect(say(await plan())).toBe("not-proposed");
    expect(say(await propose())).toBe("ok");
    const again = await plan();
    if (!again.ok) throw new Error(again.refusal.code);
    const second = (again.value as { id: string }).id;
    expect(say(await room.callOffPreparation({ actor: officer, id: second, version: 1, reason: "För få kan komma" }))).toBe("ok");
    while (await deliverOne(handlers));
    expect((await mails()).filter(({ body }) => body.includes("För få kan komma"))).toHaveLength(3);
    expect((await room.recommendationOn(officer, world.ids[0] as string))?.preparationId).toBe(id);
    expect(say(await room.openPreparation({ actor: officer, id: second, version: 2, present: [chair.personId] }))).toBe(
      "not-in-this-state",
    );
  });
});
