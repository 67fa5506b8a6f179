import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase } from "#app/gate/journal.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { allocationPage, proposeAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { type AllocationWorld, allocationWorld } from "#app/rooms/allocation/allocation-world.test-data.ts";
import { createScenario, freezeAsProposal } from "#app/rooms/allocation/scenario.server.ts";
import { caseForOffice, roundList } from "#app/rooms/applications/applications.server.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import { awaitsAnswerOf, officeSees, officeSeesOfRound } from "#app/rooms/applications/visibility.server.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { declarationsForm } from "#app/rooms/assessment/declaration.forms.ts";
import { askedAt, type DeclarationScope } from "#app/rooms/assessment/declaration.ts";
import { awaitingInCall, declarationsAsked, declareBefore, declareForCases } from "#app/rooms/assessment/declarations.server.ts";
import { itemPage, meetingPage, planMeeting } from "#app/rooms/decisions/decisions.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { planPreparation, preparationPage } from "#app/rooms/preparation/preparation.server.ts";

const hasAnsweredNothing = (actor: Actor) => database.run(sql`delete from conflict where person_id = ${actor.personId}`);
const address = (query = "") => readRoundAddress(new URLSearchParams(query));
const none = (id: string) => ({ case: id, declaration: "none" as const });
const tied = (id: string) => ({
  case: id,
  declaration: "conflict" as const,
  ground: "KL 6:28 p. 2" as const,
  reason: "Jag sitter i styrelsen.",
});

let officer: Actor, fresh: Actor, secretary: Actor, chair: Actor, prepared: Actor;
let world: AllocationWorld;
const first = () => world.ids[0] as string;
const others = () => world.ids.slice(1);
const answer = (
  actor: Actor,
  scope: DeclarationScope,
  id: string,
  answers: (ReturnType<typeof none> | ReturnType<typeof tied>)[],
) => declareForCases({ actor, scope, id, form: { answers } });
const titles = async (actor: Actor, scope: DeclarationScope, id: string) =>
  (await declarationsAsked(actor, scope, id))?.cases.map((one) => one.title) ?? null;

beforeAll(async () => {
  officer = await addPerson("Hanna Läggare", "officer");
  fresh = await addPerson("Nya Läggare", "officer");
  secretary = await addPerson("Siv Sekreterare", "secretary");
  chair = await addPerson("Ove Ordförande", "board-chair");
  prepared = await addPerson("Olle Beredd", "preparation-chair");
  world = await allocationWorld(await addPerson("Bo Dömare", "assessor"));
  for (const actor of [fresh, chair, prepared]) await hasAnsweredNothing(actor);
});
afterAll(closeDatabase);

describe("before they have answered", () => {
  it("an officer knows of a case by number, title and organisation, and of nothing that stands in it", async () => {
    const { rows, total } = await roundList(fresh, world.callId, address());
    expect([rows.length, total]).toEqual([3, 3]);
    expect(rows[0]).toMatchObject({
      title: "Projekt 1",
      organisation: "Vävnod",
      open: false,
      requestedOre: null,
      totalOre: null,
    });
    expect((await roundList(officer, world.callId, address())).rows[0]).toMatchObject({ open: true, requestedOre: 600_000_00n });
    for (const query of ["sok=Projekt", "fran=1", "sortera=requested"])
      expect([query, (await roundList(fresh, world.callId, address(query))).total]).toEqual([query, 0]);
    expect(await caseForOffice(fresh, first())).toBeNull();
    const { ranking } = (await rankingOfCall(fresh, world.callId)) ?? {};
    expect([ranking?.ranked, ranking?.unranked]).toEqual([[], []]);
  });

  it("they are asked at the door of the case, and for the whole round where the cases are weighed", async () => {
    const doorOf = (actor: Actor, path: string) => declareBefore(actor, path);
    expect(await doorOf(fresh, `/handlaggning/arenden/${first()}/bilagor/x`)).toMatch(
      new RegExp(`^/koppling/arende/${first()}\\?till=`),
    );
    expect(await doorOf(fresh, `/handlaggning/utlysningar/${world.callId}/rangordning.csv`)).toContain("/koppling/utlysning/");
    expect(await doorOf(fresh, `/handlaggning/utlysningar/${world.callId}`)).toBeNull();
    expect(await doorOf(officer, `/handlaggning/arenden/${first()}`)).toBeNull();
    for (const role of ["controller", "auditor", "assessor"] as const)
      expect(await doorOf(await addPerson("Ser På", role), `/handlaggning/arenden/${first()}`)).toBeNull();
    expect(await awaitingInCall(fresh, world.callId)).toBe(3);
    expect(askedAt("/sammantraden/nytt")).toBeNull();
  });

  it("an own organisation's case is asked about nowhere, nor one that there is not", async () => {
    const ofTeam = { ...fresh, memberships: [{ organisationId: world.organisationId, role: "editor" as const }] };
    expect(await titles(ofTeam, "utlysning", world.callId)).toBeNull();
    expect(await titles(fresh, "arende", world.organisationId)).toBeNull();
  });
});

describe("an answer", () => {
  it("reminds of what is known to tie the reader, with the ground", async () => {
    await database.run(sql`
      insert into interest (id, person_id, kind, organisation_number, organisation_name, note)
      select gen_random_uuid(), ${fresh.personId}, 'board-seat', o.number, o.name, 'ledamot' from organisation o where o.id = ${world.organisationId}`);
    const asked = await declarationsAsked(fresh, "utlysning", world.callId);
    expect(asked).toMatchObject({ total: 3, cases: [{ proposals: [{ kind: "board-seat", ground: "KL 6:28 p. 2" }] }, {}, {}] });
    await database.run(sql`delete from interest where person_id = ${fresh.personId}`);
  });

  it("of a tie needs its ground and words, at the case that it is about", () => {
    const given = { answers: [none(first()), { case: first(), declaration: "conflict" }, { case: first() }] };
    const faults = declarationsForm.safeParse(given).error?.issues.map((issue) => [issue.path.join("."), issue.message]);
    expect(faults).toEqual([
      ["answers.1.ground", "chooseGround"],
      ["answers.1.reason", "describeConflict"],
      ["answers.2.declaration", "chooseDeclaration"],
    ]);
  });

  it("for many is given at once, opens what nothing ties to and hides the other; what was not asked about is left alone", async () => {
    const elsewhere = await allocationWorld(await addPerson("Bea Dömare", "assessor"));
    const [alone] = elsewhere.ids as [string];
    await hasAnsweredNothing(fresh);
    const done = await answer(fresh, "utlysning", world.callId, [tied(first()), ...others().map(none), none(alone)]);
    expect(done).toEqual({ ok: true, value: 1 });
    expect(await titles(fresh, "utlysning", elsewhere.callId)).toEqual(["Projekt 1", "Projekt 2", "Projekt 3"]);
    const { rows } = await roundList(fresh, world.callId, address());
    expect(rows.map((row) => [row.title, row.open])).toEqual([
      ["Projekt 2", true],
      ["Projekt 3", true],
    ]);
    expect((await roundList(fresh, world.callId, address("sortera=requested"))).total).toBe(2);
    expect(await titles(fresh, "arende", first())).toBeNull();
    expect((await journalOfCase(first())).at(-1)).toMatchObject({ command: "declare", actorId: fresh.personId });
    // Pressed twice, as from an older tab, it changes nothing.
    expect(await answer(fresh, "utlysning", world.callId, [none(first())])).toEqual({ ok: true, value: 0 });
    expect(await caseForOffice(fresh, first())).toBeNull();
  });
});

describe("what is kept of the answers, so that a round of ten thousand opens fast", () => {
  it("leaves open and counts what asking for each case does, however cases and answers change at the same instant", async () => {
    const { callId, organisationId, ids } = await allocationWorld(await addPerson("Nils Dömare", "assessor"));
    const readers = [
      await addPerson("Alva Läggare", "officer"),
      await addPerson("Sven Sekreterare", "secretary"),
      { ...(await addPerson("Maj Läggare", "officer")), memberships: [{ organisationId, role: "editor" as const }] },
      await addPerson("Siri Synar", "auditor"),
    ];
    const seen = async (how: ReturnType<typeof officeSees>) =>
      (
        await database.many<{ id: string }>(
          sql`select a.id from application a where a.call_id = ${callId} and ${how} order by a.id`,
        )
      ).map(({ id }) => id);
    const same = async (turn: number) => {
      for (const reader of readers) {
        const [one, each, left] = [
          await seen(officeSeesOfRound(reader, callId)),
          await seen(officeSees(reader)),
          await seen(sql`a.submitted_at is not null and a.state <> 'withdrawn' and ${awaitsAnswerOf(reader)}`),
        ];
        expect([turn, reader.name, one, await awaitingInCall(reader, callId)]).toEqual([turn, reader.name, each, left.length]);
      }
    };
    const [alva] = readers as [Actor];
    await hasAnsweredNothing(alva);
    await same(-1);
    const answers = (reader: Actor, id: string, state: string) =>
      database.run(sql`insert into conflict (person_id, application_id, state, declared_at) values (${reader.personId}, ${id}, ${state}, now())
        on conflict (person_id, application_id) do update set state = excluded.state`);
    const forgets = (reader: Actor, id: string) =>
      database.run(sql`delete from conflict where person_id = ${reader.personId} and application_id = ${id}`);
    const becomes = (id: string, state: string) => database.run(sql`update application set state = ${state} where id = ${id}`);
    for (let turn = 0; turn < 24; turn++) {
      const id = ids[turn % 3] as string;
      await Promise.all([
        becomes(id, turn % 2 ? "submitted" : "withdrawn"),
        ...readers.map((reader, place) =>
          (turn + place) % 5 === 0 ? forgets(reader, id) : answers(reader, id, turn % 4 === 3 ? "declared" : "none"),
        ),
      ]);
      await same(turn);
    }
    // All answered, one of them tied to; then one withdrawn that nobody has answered for, which the sum does not tell of.
    for (const id of ids) await Promise.all([becomes(id, "submitted"), answers(alva, id, id === ids[0] ? "declared" : "none")]);
    await same(100);
    expect(await awaitingInCall(alva, callId)).toBe(0);
    expect(await seen(officeSeesOfRound(alva, callId))).toEqual(ids.slice(1).sort());
    await Promise.all([becomes(ids[1] as string, "withdrawn"), forgets(alva, ids[1] as string)]);
    expect(await awaitingInCall(alva, callId)).toBe(0);
    expect(await seen(officeSeesOfRound(alva, callId))).toEqual([ids[2]]);
    for (let turn = 0; turn < 60; turn++)
      await (turn % 2 ? answers(alva, ids[2] as string, "none") : forgets(alva, ids[2] as string));
    const [kept] = await database.many<{ lines: number }>(
      sql`select count(*)::int as lines from answer_tally where person_id = ${alva.personId} and call_id = ${callId}`,
    );
    expect(kept?.lines).toBeLessThan(60);
    await same(200);
  });
});

describe("the beredning and the board", () => {
  it("answer for all the cases of their meeting before the first is read", async () => {
    const made = await createScenario({ actor: officer, callId: world.callId, name: "Fastställt" });
    await freezeAsProposal({ actor: officer, id: made.ok ? made.value.id : "", version: 1 });
    const page = await allocationPage(officer, world.callId);
    expect((await proposeAllocation({ actor: officer, callId: world.callId, version: page?.version ?? 0 })).ok).toBe(true);
    const where = { date: localDate(now()), time: "13:00", place: "Borås" };
    const called = await planPreparation({
      ...where,
      actor: officer,
      callId: world.callId,
      chairId: prepared.personId,
      members: [prepared.personId],
    });
    const preparation = called.ok ? (called.value as { id: string }).id : "";
    expect((await preparationPage(prepared, preparation))?.cases).toEqual([]);
    expect(await titles(prepared, "beredning", preparation)).toHaveLength(3);
    expect((await answer(prepared, "beredning", preparation, world.ids.map(none))).ok).toBe(true);
    expect((await preparationPage(prepared, preparation))?.cases).toHaveLength(3);

    expect(await declareBefore(chair, `/ansokningar/${first()}/kvittens.pdf`)).toBeNull();
    const planned = await planMeeting({ ...where, actor: secretary, chairId: chair.personId, officers: [] });
    const meeting = planned.ok ? (planned.value?.id ?? "") : "";
    const item = (await meetingPage(secretary, meeting))?.meeting.items.find((one) => one.kind === "allocation")?.id as string;
    expect(await itemPage(chair, meeting, item)).toMatchObject({ isConcealed: true, cases: [] });
    expect(await declareBefore(chair, `/sammantraden/${meeting}/handlingar.pdf`, "?x=1")).toBe(
      `/koppling/sammantrade/${meeting}?till=${encodeURIComponent(`/sammantraden/${meeting}/handlingar.pdf?x=1`)}`,
    );
    expect(await declarationsAsked(chair, "sammantrade", meeting)).toMatchObject({ total: 3, heldOn: where.date, inCall: 0 });
    expect((await answer(chair, "sammantrade", meeting, world.ids.map(none))).ok).toBe(true);
    expect((await itemPage(chair, meeting, item))?.cases).toHaveLength(3);
    expect(await declareBefore(chair, `/sammantraden/${meeting}/handlingar.pdf`)).toBeNull();
  });
});
