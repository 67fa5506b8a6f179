import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "#app/gate/actor.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { kronor, sum } from "#app/kernel/money.ts";
import { addDays, instantAt } from "#app/kernel/time.ts";
import { atInstant, now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import {
  adjustAllocation,
  allocationById,
  allocationPage,
  proposeAllocation,
  reopenAllocation,
  restartAllocation,
} from "#app/rooms/allocation/allocation.server.ts";
import { type Basis, fixedSum } from "#app/rooms/allocation/basis.ts";
import { basisOfCall } from "#app/rooms/allocation/queries/basis.server.ts";
import { ruleOnConflict, scoringClosed } from "#app/rooms/assessment/assessment.server.ts";
import * as agenda from "#app/rooms/decisions/agenda.server.ts";
import type { AmendmentContent } from "#app/rooms/decisions/amendment.ts";
import { amendmentPage, proposeAmendment, releaseAmendment } from "#app/rooms/decisions/amendments.server.ts";
import * as decisions from "#app/rooms/decisions/decisions.server.ts";
import type { Item } from "#app/rooms/decisions/meeting.ts";
import { both, onThatDay, rules, today, year } from "#app/rooms/decisions/meeting-world.test-data.ts";
import { totalOf } from "#app/rooms/money/fund.ts";
import { fundPot } from "#app/rooms/money/ledger.ts";
import { fundBalances, post, verifyLedger } from "#app/rooms/money/money.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";

const [call, allocation, organisation, fund] = [newId(), newId(), newId(), newId()];
/** Wanted: 300, 200 and 100 thousand; the fund holds 500. */
const [big, middle, small] = [newId(), newId(), newId()];
const actors = {} as Record<"secretary" | "officer" | "chair" | "anna" | "bo" | "cia" | "dan" | "sub", Actor>;
let meetingId = "";

async function addApplication(id: string, title: string, kr: number, rank: number) {
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore, starts_on, ends_on)
    values (${id}, ${call}, ${organisation}, 'submitted', ${title}, ${`DRUM-${year}-${rank}`}, ${now()}, ${now()}, 1, ${kronor(kr)}, ${kronor(kr)}, ${`${year}-02-01`}, ${`${year}-12-31`})`);
  const rows = [{ source: "drum", name: "DRUM", year, kind: "cash", amount: `${kr}00`, confirmed: true }];
  await database.run(
    sql`insert into application_section (application_id, section, content, saved_at, saved_by_id) values (${id}, 'financing', ${JSON.stringify({ rows })}::jsonb, ${now()}, ${actors.officer.personId})`,
  );
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', ${now()})`,
  );
  await database.run(
    sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at) values (${newId()}, ${id}, ${actors.officer.personId}, 'submitted', ${now()}, ${now()})`,
  );
  await database.run(sql`
    insert into allocation_line (allocation_id, application_id, rank, proposal, amount_ore, purpose, reason, handed_over_at)
    values (${allocation}, ${id}, ${rank}, 'grant', ${kronor(kr)}, 'tillvaxt', 'Bra', ${now()})`);
}

onThatDay();
beforeAll(async () => {
  await database.run(
    sql`insert into municipality (code, name, county, standing) values ('1490', 'Borås', 'Västra Götaland', 'member')`,
  );
  for (const [key, name, ...roles] of [
    ["secretary", "Siv Skrivare", "secretary"],
    ["officer", "Hanna Läggare", "officer"],
    ["chair", "Olle Förande", "board-chair", "board-member"],
    ["anna", "Anna Ask", "board-member"],
    ["bo", "Bo Bok", "board-member"],
    ["cia", "Cia Ceder", "board-member"],
    ["dan", "Dan Dun", "board-member"],
    ["sub", "Sune Sättare", "board-substitute"],
  ] as [keyof typeof actors, string, ...Role[]][])
    actors[key] = await addPerson(name, ...roles);
  await database.run(
    sql`insert into organisation (id, number, name, legal_form, municipality_code, address, created_at) values (${organisation}, '8025011234', 'Vävnod', 'ideell-forening', '1490', 'Vävgatan 1, Borås', ${now()})`,
  );
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${call}, ${`DRUM-${year}`}, 'fordelning', 'published', 'open', ${JSON.stringify(both("Genomförandeprojekt"))}, '{}', '{}', '2025-05-19', '2026-05-19', ${now()}, ${now()})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${call}, 1, ${JSON.stringify(rules)}::jsonb, ${now()})`,
  );
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fund}, ${year}, 'tillvaxt', 'Tillväxtmedel', 'Growth funding')`,
  );
  const pot = newId();
  await database.run(
    sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fund}, 'VGR', 'vgr', 10000, 0)`,
  );
  await transaction((tx) => post(tx, fundPot(pot, kronor(500_000), { basis: "överenskommelsen" }), now(), null));
  await database.run(sql`insert into call_fund (call_id, fund_id) values (${call}, ${fund})`);
  await database.run(sql`
    insert into allocation (id, call_id, state, input, opened_at, proposed_at) values (${allocation}, ${call}, 'proposed', '{}', ${now()}, ${now()})`);
  await addApplication(big, "Stor", 300_000, 1);
  await addApplication(middle, "Mellan", 200_000, 2);
  await addApplication(small, "Liten", 100_000, 3);
  const planned = await decisions.planMeeting({
    actor: actors.secretary,
    date: today,
    time: "09:00",
    place: "Borås",
    chairId: actors.chair.personId,
    officers: [],
  });
  meetingId = planned.ok && planned.value ? planned.value.id : "";
});
afterAll(closeDatabase);

const say = (outcome: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  outcome.ok ? "ok" : outcome.refusal.code;
const room = async (actor = actors.secretary) =>
  (await decisions.meetingPage(actor, meetingId)) as NonNullable<Awaited<ReturnType<typeof decisions.meetingPage>>>;
const on = async () => ({ actor: actors.secretary, id: meetingId, version: (await room()).meeting.version });
const itemFor = async (applicationId: string | null) => {
  const items = (await room()).meeting.items.filter((item) => item.allocationId !== null && item.applicationId === applicationId);
  return (items.find((item) => item.allocationId === allocation) ?? items[0])?.id ?? "";
};
const page = async (actor: Actor, applicationId: string | null) =>
  (await decisions.itemPage(actor, meetingId, await itemFor(applicationId))) as NonNullable<
    Awaited<ReturnType<typeof decisions.itemPage>>
  >;
const breakOut = async (applicationId: string) =>
  decisions.breakOutApplication({ ...(await on()), itemId: await itemFor(null), applicationId });
const putBack = async (applicationId: string) =>
  decisions.putBackApplication({ ...(await on()), itemId: await itemFor(applicationId) });
const record = async (applicationId: string | null, grants: Record<string, number>, note = "") =>
  decisions.recordItemDecision({
    ...(await on()),
    itemId: await itemFor(applicationId),
    clauses: [],
    procedure: "acclamation",
    adjusterId: null,
    note,
    outcomes: Object.entries(grants).map(([id, kr]) => ({
      applicationId: id,
      outcome: kr > 0 ? "grant" : "reject",
      amountOre: kronor(kr),
      purpose: "tillvaxt",
      reasons: "Skäl",
      conditions: "",
    })),
  });
const reserved = async () => totalOf((await fundBalances([year]))[0] as never).reserved;
const stateOf = async () => (await allocationById(database, allocation))?.state;
const titles = async () => (await room()).meeting.items.map((item) => item.title);

describe("one application broken out into a paragraph of its own", () => {
  it("is the secretary's to ask for; it comes right after its allocation and leaves it there", async () => {
    const item = { id: meetingId, version: (await room()).meeting.version, itemId: await itemFor(null), applicationId: small };
    expect(say(await decisions.breakOutApplication({ ...item, actor: actors.anna }))).toBe("not-yours-to-do");
    expect(say(await breakOut(newId()))).toBe("not-found");
    expect(say(await breakOut(middle))).toBe("ok");
    expect(say(await breakOut(small))).toBe("ok");
    expect((await titles()).slice(3, 7)).toEqual([
      "Fördelning av medel: Genomförandeprojekt",
      "Ansökan: Mellan",
      "Ansökan: Liten",
      "Information",
    ]);
    expect((await room()).meeting.items.map((one) => one.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await page(actors.anna, null)).cases.map((one) => one.title)).toEqual(["Stor"]);
    expect((await page(actors.anna, small)).cases.map((one) => one.title)).toEqual(["Liten"]);
    expect(say(await breakOut(big))).toBe("only-application");
  });

  it("is ordered on the agenda before the meeting opens; taken off, the whole proposal waits again, and no number is given", async () => {
    const move = async (itemId: string, way: "up" | "down") => agenda.moveOnAgenda({ ...(await on()), itemId, way });
    const off = async (itemId: string, actor = actors.secretary) => agenda.takeOffAgenda({ ...(await on()), actor, itemId });
    const at = async (kind: Item["kind"]) => (await room()).meeting.items.find((one) => one.kind === kind)?.id ?? "";
    const [first, last] = [await at("opening"), await at("closing")];
    for (const [itemId, way] of [
      [first, "down"],
      [last, "up"],
      [await at("adjuster"), "up"],
      [await at("information"), "down"],
    ] as const)
      expect(say(await move(itemId, way))).toBe("at-the-end");
    expect(say(await agenda.moveOnAgenda({ ...(await on()), actor: actors.anna, itemId: first, way: "up" }))).toBe(
      "not-yours-to-do",
    );
    expect([say(await off(first)), say(await off(await itemFor(small))), say(await off(newId()))]).toEqual([
      "not-removable",
      "not-removable",
      "not-found",
    ]);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.secretary.personId}, ${big}, 'declared', ${now()})`,
    );
    expect(say(await off(await itemFor(null)))).toBe("not-found");
    await database.run(sql`update conflict set state = 'none' where person_id = ${actors.secretary.personId}`);
    expect((await decisions.planPage(actors.secretary))?.proposals).toEqual([]);
    expect(say(await off(await itemFor(null)))).toBe("ok");
    expect(await titles()).toEqual([
      "Sammanträdet öppnas",
      "Val av justerare",
      "Fastställande av dagordning",
      "Information",
      "Sammanträdet avslutas",
    ]);
    const [waiting] = (await decisions.planPage(actors.secretary))?.proposals ?? [];
    expect(waiting).toMatchObject({ allocationId: allocation, applications: 3 });
    expect(say(await decisions.putProposalOnAgenda({ ...(await on()), allocationId: allocation }))).toBe("ok");
    expect(await move(await itemFor(null), "up")).toMatchObject({ value: { further: true } });
    expect(say(await breakOut(middle))).toBe("ok");
    expect(say(await breakOut(small))).toBe("ok");
    expect((await titles()).slice(3)).toEqual([
      "Fördelning av medel: Genomförandeprojekt",
      "Ansökan: Mellan",
      "Ansökan: Liten",
      "Information",
      "Sammanträdet avslutas",
    ]);
    expect((await room()).meeting.items.every((item) => item.paragraph === null)).toBe(true);
    const extra = { matter: "own", title: "Brådskande", background: "", clause: "", why: "Nu", agreed: true };
    expect(say(await agenda.addExtraMatter({ ...(await on()), ...extra }))).toBe("not-in-this-state");
  });

  it("goes back among the others while it has no number, also when the meeting is open", async () => {
    const seats = ["chair", "anna", "bo", "cia", "dan"].map((key) => ({
      personId: actors[key as keyof typeof actors].personId,
      present: true,
      servesFor: null,
    }));
    const roll = [...seats, { personId: actors.sub.personId, present: true, servesFor: null }];
    expect(say(await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats: roll }))).toBe("ok");
    expect(say(await putBack(small))).toBe("ok");
    expect((await page(actors.anna, null)).cases.map((one) => one.title)).toEqual(["Stor", "Liten"]);
    expect((await titles())[5]).toBe("Information");
  });

  it("leaves whoever is recused because of it and of another out of both, and hides each of the two", async () => {
    const itemId = await itemFor(null);
    const note = async (applicationId: string | null, otherIds: string[] = []) =>
      decisions.noteItemAbsence({
        ...(await on()),
        itemId,
        personId: actors.dan.personId,
        kind: "conflict",
        ground: "far till projektledaren, KL 6:28",
        applicationId,
        otherIds,
        replacedById: null,
        chairId: null,
      });
    const inParagraph = async (applicationId: string | null) => {
      const item = (await room()).meeting.items.find((one) => one.allocationId && one.applicationId === applicationId);
      return item?.absences.map(({ applicationId: first, otherIds }) => [first, ...(otherIds ?? [])]);
    };
    const hidden = async () =>
      (
        await database.many<{ applicationId: string }>(
          sql`select application_id from conflict where person_id = ${actors.dan.personId} and state = 'confirmed'`,
        )
      ).map((row) => row.applicationId);
    expect(say(await note(null))).toBe("application-needed");
    expect(await hidden()).toEqual([]);
    expect(say(await note(big, [small]))).toBe("ok");
    expect((await hidden()).toSorted()).toEqual([big, small].toSorted());
    expect(say(await breakOut(small))).toBe("ok");
    expect([await inParagraph(null), await inParagraph(small)]).toEqual([[[big]], [[small]]]);
    expect(say(await putBack(small))).toBe("ok");
    expect(await inParagraph(null)).toEqual([[big, small]]);
    expect(say(await decisions.withdrawItemAbsence({ ...(await on()), itemId, personId: actors.dan.personId }))).toBe("ok");
    expect(await hidden()).toEqual([]);
  });

  it("takes its recused along: out of the one paragraph, into the other, and back in sight of neither more nor less", async () => {
    const note = { kind: "conflict" as const, ground: "ledamot i styrelsen, KL 6:28", chairId: null };
    const noted = await decisions.noteItemAbsence({
      ...(await on()),
      ...note,
      itemId: await itemFor(null),
      personId: actors.bo.personId,
      applicationId: small,
      replacedById: actors.sub.personId,
    });
    expect(say(noted)).toBe("ok");
    expect((await page(actors.bo, null)).isConcealed).toBe(true);
    expect(say(await breakOut(small))).toBe("ok");
    const common = await page(actors.bo, null);
    expect([common.isConcealed, common.cases.map((one) => one.title)]).toEqual([false, ["Stor"]]);
    // What the whole proposal sums up to would tell the hidden application's sum by subtraction.
    expect([common.item.background, (await page(actors.anna, null)).item.background === ""]).toEqual(["", false]);
    expect(common.taking.map((member) => member.name)).toContain("Bo Bok");
    const own = await page(actors.bo, small);
    expect([own.isConcealed, own.cases, own.item.title, own.item.background]).toEqual([
      true,
      [],
      "Ansökan som behandlas för sig",
      "",
    ]);
    expect(JSON.stringify(await room(actors.bo))).not.toContain("Liten");
    // Withdrawn, it is no case of the agenda any more, and its paragraph is as hidden as it was.
    const stands = (state: string) => database.run(sql`update application set state = ${state} where id = ${small}`);
    await stands("withdrawn");
    expect(JSON.stringify(await room(actors.bo))).not.toContain("Liten");
    expect(JSON.stringify(await room(actors.anna))).toContain("Liten");
    await stands("submitted");
    const taking = (await page(actors.anna, small)).taking.map((member) => member.name);
    expect(taking).toContain("Sune Sättare");
    expect(taking).not.toContain("Bo Bok");
  });

  it("whether a member has a conflict of interest is, when disputed, decided by the board at the paragraph, without the member, and by no officer", async () => {
    const { personId } = actors.dan;
    const standing = async () =>
      database.one<{ state: string; by: string }>(
        sql`select state, ruled_by_body as by from conflict where person_id = ${personId} and application_id = ${big}`,
      );
    await database.run(sql`
      insert into conflict (person_id, application_id, state, reason, declared_at) values (${personId}, ${big}, 'declared', 'Kassören är min kusin.', ${now()})
      on conflict (person_id, application_id) do update set state = excluded.state, reason = excluded.reason`);
    const version = (
      await database.one<{ version: number }>(
        sql`select version from conflict where person_id = ${personId} and application_id = ${big}`,
      )
    ).version;
    const byOfficer = {
      actor: actors.officer,
      applicationId: big,
      personId,
      form: { version, ruling: "dismiss" as const, reason: "Nej" },
    };
    expect(say(await ruleOnConflict(byOfficer))).toBe("not-yours-to-do");
    const itemId = await itemFor(null);
    const noted = async () =>
      decisions.noteItemAbsence({
        ...(await on()),
        itemId,
        personId,
        kind: "conflict",
        ground: "kusin",
        applicationId: big,
        replacedById: null,
        chairId: null,
      });
    // A note that is taken away decides nothing: what the member has declared stands as declared.
    expect(say(await noted())).toBe("ok");
    expect(say(await decisions.withdrawItemAbsence({ ...(await on()), itemId, personId }))).toBe("ok");
    expect(await standing()).toEqual({ state: "declared", by: "" });

    const rule = async (more: object) =>
      decisions.ruleOnItemConflict({
        ...(await on()),
        itemId,
        personId,
        outcome: "none",
        raisedById: null,
        ground: "kusin till kassören",
        reasons: "Kusiner är inte närstående",
        applicationIds: [big],
        against: [],
        replacedById: null,
        chairId: null,
        ...more,
      });
    expect(say(await rule({ actor: actors.anna }))).toBe("not-yours-to-do");
    expect(say(await rule({ against: [actors.chair.personId, actors.anna.personId] }))).toBe("ruling-without-majority");
    expect(say(await rule({ against: [personId] }))).toBe("against-by-outsider");
    expect(say(await rule({ against: [actors.anna.personId] }))).toBe("ok");
    expect(await standing()).toMatchObject({ state: "dismissed", by: expect.stringContaining("Direktionen") });
    expect((await page(actors.dan, null)).isConcealed).toBe(false);
    expect(say(await noted())).toBe("ruled-otherwise");

    expect(say(await rule({ outcome: "conflict", raisedById: actors.cia.personId }))).toBe("ok");
    expect(await standing()).toMatchObject({ state: "confirmed" });
    expect((await page(actors.dan, null)).isConcealed).toBe(true);
    expect((await page(actors.anna, null)).taking.map((member) => member.personId)).not.toContain(personId);
    expect(say(await decisions.withdrawItemAbsence({ ...(await on()), itemId, personId }))).toBe("ruled-otherwise");
    expect(say(await rule({}))).toBe("ok");
    expect((await page(actors.anna, null)).taking.map((member) => member.personId)).toContain(personId);
  });

  it("is not granted when it fails the call's conditions, nor decided before the call's assessments are done without a word why", async () => {
    const outcome = (kr: number) => record(null, { [big]: kr });
    const state = (to: string) => database.run(sql`update eligibility_check set state = ${to} where application_id = ${big}`);
    const minutes = async () => JSON.stringify((await decisions.minutesOf(actors.anna, meetingId))?.document);
    await state("failed");
    expect(await outcome(300_000)).toMatchObject({
      refusal: { code: "faulty-outcomes", fields: { "outcomes.0.outcome": "notEligible" } },
    });
    expect((await page(actors.secretary, null)).cases[0]?.readiness?.eligibility).toBe("failed");
    await state("pending");
    expect(say(await outcome(300_000))).toBe("not-assessed");
    await state("passed");
    await database.run(
      sql`update call_rules set rules = jsonb_set(rules, '{assessorsPerApplication}', '2') where call_id = ${call}`,
    );
    // A refusal too rests on the assessments that the call has promised.
    expect([say(await outcome(300_000)), say(await outcome(0))]).toEqual(["not-assessed", "not-assessed"]);
    expect(say(await record(null, { [big]: 0 }, "Den andra bedömaren är sjuk; ärendet brådskar."))).toBe("ok");
    expect(await minutes()).toContain("Direktionen beslutar ändå: Den andra bedömaren är sjuk");
    expect(say(await decisions.reopenItemForDecision({ ...(await on()), itemId: await itemFor(null) }))).toBe("ok");
    await database.run(
      sql`update call_rules set rules = jsonb_set(rules, '{assessorsPerApplication}', '1') where call_id = ${call}`,
    );
  });

  it("is held to conflicts of interest of its own only", async () => {
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.cia.personId}, ${middle}, 'declared', ${now()})`,
    );
    expect(await record(middle, { [middle]: 100_000 })).toMatchObject({
      refusal: { code: "conflict-not-noted", values: { name: "Cia Ceder" } },
    });
    expect(say(await record(null, { [big]: 300_000 }))).toBe("ok");
    expect(await stateOf()).toBe("proposed");
    expect(await reserved()).toBe(kronor(300_000));
  });

  it("is not under the office's hand any more once a part is decided", async () => {
    const { version } = (await allocationById(database, allocation)) as { version: number };
    expect(say(await reopenAllocation({ actor: actors.officer, callId: call, version }))).toBe("partly-decided");
    expect(await allocationPage(actors.officer, call)).toMatchObject({ state: "proposed", may: [] });
    expect(await stateOf()).toBe("proposed");
    expect(say(await putBack(small))).toBe("batch-recorded");
    expect(say(await breakOut(big))).toBe("already-recorded");
  });

  it("has its own vote, by those who take part in it", async () => {
    const votes = (keys: (keyof typeof actors)[]) =>
      keys.map((key) => ({ personId: actors[key].personId, choice: "yes" as const }));
    const vote = async (keys: (keyof typeof actors)[]) =>
      decisions.takeItemVote({
        ...(await on()),
        itemId: await itemFor(small),
        votes: votes(keys),
        proceedings: { motions: [], order: "", yes: "bifall", no: "avslag", proposalSide: "neither" as const },
      });
    expect(say(await decisions.takeUpItem({ ...(await on()), itemId: await itemFor(small) }))).toBe("ok");
    expect(say(await vote(["chair", "anna", "bo", "cia", "dan"]))).toBe("vote-by-outsider");
    expect(say(await vote(["chair", "anna", "cia", "dan", "sub"]))).toBe("ok");
    expect(say(await decisions.withdrawItemVote({ ...(await on()), itemId: await itemFor(small) }))).toBe("ok");
    expect(say(await putBack(small))).toBe("already-numbered");
  });

  it("cannot with the others exceed the pot; the allocation is settled by the last of them", async () => {
    await database.run(sql`update conflict set state = 'dismissed' where person_id = ${actors.cia.personId}`);
    expect(say(await record(middle, { [middle]: 200_000 }))).toBe("ok");
    expect(await stateOf()).toBe("proposed");
    expect(await record(small, { [small]: 100_000 })).toMatchObject({ refusal: { code: "over-pot" } });
    expect(await record(small, { [big]: 0 })).toMatchObject({ refusal: { code: "outcome-missing" } });
    expect(await stateOf()).toBe("proposed");
    expect(say(await record(small, { [small]: 0 }))).toBe("ok");
    expect(await stateOf()).toBe("settled");
    expect(await reserved()).toBe(kronor(500_000));
  });

  it("taken out of a paragraph that was opened again takes its decision and its money with it, once", async () => {
    // The common paragraph decides two; then one of them is to be tried for itself after all.
    expect(say(await decisions.reopenItemForDecision({ ...(await on()), itemId: await itemFor(null) }))).toBe("ok");
    await database.run(sql`update agenda_item set settled = false, paragraph = null where application_id = ${middle}`);
    expect(say(await putBack(middle))).toBe("ok");
    expect(say(await record(null, { [big]: 200_000, [middle]: 200_000 }))).toBe("ok");
    expect(await reserved()).toBe(kronor(400_000));
    expect(say(await decisions.reopenItemForDecision({ ...(await on()), itemId: await itemFor(null) }))).toBe("ok");
    expect(say(await breakOut(middle))).toBe("ok");
    expect(say(await record(null, { [big]: 250_000 }))).toBe("ok");
    expect(await reserved()).toBe(kronor(450_000));
    expect(say(await record(middle, { [middle]: 0 }))).toBe("ok");
    expect(await reserved()).toBe(kronor(250_000));
    const found = await database.many<{ applicationId: string | null; decided: string }>(
      sql`select i.application_id, d.application_id as decided from decision d join agenda_item i on i.id = d.item_id`,
    );
    expect(found.map((row) => row.applicationId ?? row.decided).toSorted()).toEqual([big, middle, small].toSorted());
    expect((await verifyLedger()).fault).toBeNull();
  });
});

describe("a matter that is put off (KL 5:49-50)", () => {
  const [otherCall, otherAllocation, sketchy] = [newId(), newId(), newId()];
  let next = "";
  type Deferral = Partial<Parameters<typeof decisions.deferItemDecision>[0]>;
  const defer = async (itemId: string, more: Deferral = {}) =>
    decisions.deferItemDecision({
      ...(await on()),
      itemId,
      kind: "referred",
      procedure: "acclamation",
      requestedBy: [],
      reasons: "Vad kostar skötseln efter 2028?",
      ...more,
    });
  const recordRest = async (adjuster: Actor) => {
    for (const item of (await room()).meeting.items.filter((one) => !one.settled)) {
      const recorded = await decisions.recordItemDecision({
        ...(await on()),
        itemId: item.id,
        clauses: item.clauses,
        procedure: "acclamation",
        adjusterId: item.kind === "adjuster" ? adjuster.personId : null,
        note: "",
        outcomes: [],
        ...(item.amendmentId ? { adopted: true } : {}),
      });
      expect(say(recorded)).toBe("ok");
    }
  };
  const waiting = async () => (await decisions.planPage(actors.secretary))?.proposals ?? [];

  it("is the secretary's to record, with what is to be looked at when it is referred back", async () => {
    const itemId = await itemFor(middle);
    expect(say(await defer(itemId))).toBe("already-recorded");
    expect(say(await decisions.reopenItemForDecision({ ...(await on()), itemId }))).toBe("ok");
    expect(say(await defer(itemId, { actor: actors.anna }))).toBe("not-yours-to-do");
    expect(say(await defer(itemId, { reasons: " " }))).toBe("reasons-needed");
    const opening = (await room()).meeting.items[0]?.id ?? "";
    expect(say(await defer(opening))).toBe("not-deferrable");
  });

  it("is a right of a third of those who take part, counted, and takes back what had been recorded", async () => {
    const itemId = await itemFor(middle);
    const by = (...keys: (keyof typeof actors)[]) => ({
      procedure: "minority" as const,
      requestedBy: keys.map((key) => actors[key].personId),
    });
    expect((await page(actors.secretary, middle)).minority).toBe(2);
    expect(await defer(itemId, by("anna"))).toMatchObject({
      refusal: { code: "minority-too-small", values: { asked: 1, needed: 2, taking: 5 } },
    });
    expect(say(await defer(itemId, by("anna", "sub")))).toBe("vote-by-outsider");
    expect(await stateOf()).toBe("settled");
    expect(say(await defer(itemId, by("anna", "dan")))).toBe("ok");
    expect(await stateOf()).toBe("proposed");
    const { item } = await page(actors.anna, middle);
    expect([item.settled, item.decisions, item.deferral?.by]).toEqual([true, [], "minority"]);
    expect(say(await decisions.reopenItemForDecision({ ...(await on()), itemId: await itemFor(small) }))).toBe("ok");
    expect(say(await defer(await itemFor(small), { kind: "tabled", reasons: "" }))).toBe("ok");
    expect(await reserved()).toBe(kronor(250_000));
  });

  it("is not the only thing that can come up: an urgent matter does when all who are present decide so, and the minutes say it (KL 5:52)", async () => {
    const extra = async (more: Partial<agenda.ExtraOrder> = {}) =>
      agenda.addExtraMatter({
        ...(await on()),
        matter: "own",
        title: "Hyra av lokal",
        background: "",
        clause: "hyra lokalen",
        why: "Avtalet går ut i morgon",
        agreed: true,
        ...more,
      });
    expect(say(await extra({ actor: actors.chair }))).toBe("not-yours-to-do");
    expect(await extra({ agreed: false })).toMatchObject({ refusal: { fields: { agreed: "agreedNeeded" } } });
    expect(await extra({ why: " " })).toMatchObject({ refusal: { fields: { why: "required" } } });
    expect(await extra({ title: "" })).toMatchObject({ refusal: { fields: { title: "required" } } });
    expect(say(await extra({ matter: `proposal:${allocation}` }))).toBe("not-found");
    expect(say(await extra())).toBe("ok");
    const at = (await titles()).indexOf("Hyra av lokal");
    expect(at).toBe((await titles()).length - 2);
    const itemId = (await room()).meeting.items[at]?.id ?? "";
    const paragraphs = (await room()).meeting.items.map((one) => one.paragraph ?? 0);
    expect(say(await decisions.takeUpItem({ ...(await on()), itemId }))).toBe("ok");
    expect((await room()).meeting.items[at]?.paragraph).toBe(Math.max(...paragraphs) + 1);
    const vote = { motions: [], order: "", yes: "hyra", no: "avslag", proposalSide: null };
    const votes = (await decisions.itemPage(actors.secretary, meetingId, itemId))?.taking.map(({ personId }) => ({
      personId,
      choice: "yes" as const,
    }));
    expect(say(await decisions.takeItemVote({ ...(await on()), itemId, proceedings: vote, votes: votes ?? [] }))).toBe("ok");
    expect(say(await decisions.withdrawItemVote({ ...(await on()), itemId }))).toBe("ok");
    expect(say(await agenda.moveOnAgenda({ ...(await on()), itemId, way: "up" }))).toBe("not-in-this-state");
    expect(say(await agenda.takeOffAgenda({ ...(await on()), itemId }))).toBe("not-in-this-state");
    const text = JSON.stringify((await decisions.minutesOf(actors.anna, meetingId))?.document);
    expect(text).toContain(
      "Det är brådskande: Avtalet går ut i morgon. Alla närvarande ledamöter beslutar att ta upp det (5 kap. 52 § kommunallagen).",
    );
  });

  it("decides nothing: the meeting ends with it, the minutes say it, and nothing goes to the applicant", async () => {
    await recordRest(actors.anna);
    expect(await waiting()).toEqual([]);
    expect(say(await decisions.closeMeeting(await on()))).toBe("ok");
    const text = JSON.stringify((await decisions.minutesOf(actors.anna, meetingId))?.document);
    for (const words of [
      "att återremittera ärendet till kansliet",
      "Anna Ask och Dan Dun begär det. 2 av 5 som deltar är minst en tredjedel",
      "Vad kostar skötseln efter 2028?",
      "att bordlägga ärendet",
    ])
      expect(text).toContain(words);
  });

  it("is told of in minutes that may be corrected until they are adjusted: a new version, and names already given fall", async () => {
    const itemId = await itemFor(middle);
    const ask = async (actor: Actor, of: string, words: string) =>
      decisions.askCorrection({ actor, id: meetingId, itemId: of, words });
    expect(say(await ask(actors.cia, itemId, "Fel år"))).toBe("not-yours-to-do");
    expect(say(await ask(actors.anna, itemId, " "))).toBe("words-needed");
    expect(say(await ask(actors.anna, itemId, "Det gäller 2029, inte 2028."))).toBe("ok");
    expect(say(await ask(actors.anna, await itemFor(small), "Stavfel i namnet Liten"))).toBe("ok");
    // A remark may tell of the case: whoever may not know it does not read it.
    expect([(await room()).meeting.remarks.length, (await room(actors.bo)).meeting.remarks.length]).toEqual([2, 1]);
    expect(await decisions.correctionPage(actors.anna, meetingId, itemId)).toBeNull();
    expect((await decisions.correctionPage(actors.secretary, meetingId, itemId))?.remarks).toHaveLength(1);
    expect(say(await decisions.signAndAdjust({ actor: actors.chair, id: meetingId, edition: 1 }))).toBe("ok");
    const words = { background: (await page(actors.secretary, middle)).item.background, clauses: [], reasons: [] };
    const correct = async (deferral: string, reason: string, actor = actors.secretary) =>
      decisions.correctParagraph({ ...(await on()), actor, itemId, to: { ...words, deferral }, reason });
    expect(say(await correct("Vad kostar skötseln efter 2029?", "Fel år", actors.chair))).toBe("not-yours-to-do");
    expect(say(await correct("Vad kostar skötseln efter 2028?", "Fel år"))).toBe("nothing-corrected");
    expect(say(await correct("", "Fel år"))).toBe("emptied");
    expect(say(await correct("Vad kostar skötseln efter 2029?", ""))).toBe("reason-needed");
    expect(say(await correct("Vad kostar skötseln efter 2029?", "Fel år"))).toBe("ok");
    expect((await room()).meeting).toMatchObject({
      signatures: [],
      corrections: [
        {
          number: 2,
          reason: "Fel år",
          voided: [actors.chair.personId],
          changes: [{ part: "deferral", before: "Vad kostar skötseln efter 2028?", after: "Vad kostar skötseln efter 2029?" }],
        },
      ],
    });
    const minutes = await decisions.minutesOf(actors.anna, meetingId);
    expect(minutes?.edition).toBe(2);
    expect(JSON.stringify(minutes?.document)).toContain("Det här är version 2");
    await expect(database.run(sql`update minutes_correction set reason = 'annat'`)).rejects.toThrow(/never changed/);
    // Both who are to sign hear that there is another version; whoever had signed, that the name no longer holds.
    const told = await mails();
    expect(told.map((mail) => mail.recipient).toSorted()).toEqual(
      (
        await database.many<{ email: string }>(sql`
        select email from person where id in (${actors.chair.personId}, ${actors.anna.personId}) order by email`)
      ).map((one) => one.email),
    );
    expect(told[0]?.body).toContain("din underskrift inte längre");
    expect(told.map((mail) => mail.body).join()).not.toMatch(/Liten|Mellan|skötseln/);
  });

  it("is signed in the words that were read, and then stands", async () => {
    const sign = (actor: Actor, edition: number) => decisions.signAndAdjust({ actor, id: meetingId, edition });
    expect(say(await sign(actors.chair, 1))).toBe("changed-since-read");
    expect(say(await sign(actors.chair, 2))).toBe("ok");
    // Whoever has not signed is reminded once, before the fourteen days are over; the secretary of the notice, by the second day.
    expect(await mails()).toEqual([]);
    const late = await atInstant(instantAt(addDays(today, 10), "08:01") as Date, mails);
    expect(late.map((mail) => mail.subject)).toEqual([expect.stringMatching(/^Påminnelse: justera protokollet/)]);
    expect(await atInstant(instantAt(addDays(today, 13), "12:00") as Date, mails)).toEqual([]);
    expect(say(await sign(actors.anna, 2))).toBe("ok");
    const unannounced = await atInstant(instantAt(addDays(today, 1), "08:01") as Date, mails);
    expect(unannounced.map((mail) => mail.subject)).toContainEqual(
      expect.stringMatching(/^Påminnelse: anslå protokollet senast/),
    );
    const sealed = await database.many<{ version: number }>(sql`select version from minutes where meeting_id = ${meetingId}`);
    expect(sealed).toEqual([{ version: 2 }]);
    expect(
      say(await decisions.askCorrection({ actor: actors.anna, id: meetingId, itemId: await itemFor(null), words: "x" })),
    ).toBe("not-in-this-state");
    const released = await database.many<{ kind: string }>(sql`select kind from outbox_message where kind = 'decision-release'`);
    expect(released).toHaveLength(1);
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("waits again with what was said, for those only who may know the case", async () => {
    // Only what was tabled: what was sent back is with the office.
    expect(await waiting()).toMatchObject([{ applications: 1, rest: true }]);
    expect(await decisions.putOff(actors.officer, { applicationId: middle })).toMatchObject([
      { kind: "referred", reasons: "Vad kostar skötseln efter 2029?" },
    ]);
    expect(await decisions.putOff(actors.officer, { allocationId: allocation })).toHaveLength(2);
    expect(await decisions.putOff(actors.bo, { applicationId: small })).toEqual([]);
  });

  const officePage = async () =>
    (await allocationPage(actors.officer, call)) as NonNullable<Awaited<ReturnType<typeof allocationPage>>>;
  const inOffice = async () => ({ actor: actors.officer, callId: call, version: (await officePage()).version });
  const lineOf = (applicationId: string, kr: number) => ({
    applicationId,
    amountOre: kronor(kr),
    purpose: kr > 0 ? "tillvaxt" : "",
    reason: `Kansliet har utrett frågan och föreslår ${kr} kronor.`,
  });

  it("is with the office when it was referred back: that alone can be changed, and what is decided or tabled stands", async () => {
    const { rows, state } = await officePage();
    expect(state).toBe("open");
    expect(rows.map((row) => [row.title, row.standing, row.decided?.amountOre ?? null]).toSorted()).toEqual([
      ["Liten", "board", null],
      ["Mellan", "office", null],
      ["Stor", "decided", kronor(250_000)],
    ]);
    // The office may ask for more, and the assessors score again, in that case only.
    const closed = await database.many<{ title: string }>(
      sql`select a.title from application a where a.call_id = ${call} and ${scoringClosed} order by a.title`,
    );
    expect(closed.map((row) => row.title)).toEqual(["Liten", "Stor"]);
    expect(say(await restartAllocation(await inOffice()))).toBe("ok");
    expect((await officePage()).rows.map((row) => [row.title, row.line?.amountOre]).toSorted()).toEqual([
      ["Liten", kronor(100_000)],
      ["Mellan", 0n],
      ["Stor", kronor(300_000)],
    ]);
    const lines = [lineOf(big, 1_000), lineOf(middle, 200_000), lineOf(small, 1_000)];
    expect(say(await adjustAllocation({ ...(await inOffice()), lines }))).toBe("ok");
    expect((await officePage()).rows.map((row) => [row.title, row.line?.amountOre]).toSorted()).toEqual([
      ["Liten", kronor(100_000)],
      ["Mellan", kronor(200_000)],
      ["Stor", kronor(300_000)],
    ]);
  });

  it("is weighed by the solver with what is decided as decided and what is tabled as it was proposed, to the öre", async () => {
    const basis = (await basisOfCall(actors.officer, call))?.basis as Basis;
    expect(basis.applications.map((one) => [one.title, one.fixed?.by ?? null, fixedSum(one)]).toSorted()).toEqual([
      ["Liten", "board", kronor(100_000)],
      ["Mellan", null, 0n],
      ["Stor", "decided", kronor(250_000)],
    ]);
    expect(basis.funds[0]?.pots.map((pot) => [pot.total, pot.bound])).toEqual([[kronor(500_000), 0n]]);
  });

  it("comes on the next agenda without what was decided, and stays in the old one as it was", async () => {
    await database.run(sql`
      insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
      select ${otherCall}, 'DRUM-B', 'b', state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at from call where id = ${call}`);
    await database.run(
      sql`insert into call_rules (call_id, version, rules, created_at) values (${otherCall}, 1, ${JSON.stringify(rules)}::jsonb, ${now()})`,
    );
    await database.run(
      sql`insert into allocation (id, call_id, state, input, opened_at, proposed_at) values (${otherAllocation}, ${otherCall}, 'proposed', '{}', ${now()}, ${now()})`,
    );
    await addApplication(sketchy, "Oklar", 100_000, 4);
    await database.run(sql`update allocation_line set allocation_id = ${otherAllocation} where application_id = ${sketchy}`);
    await database.run(sql`update application set call_id = ${otherCall} where id = ${sketchy}`);
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time: "23:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [],
    });
    next = planned.ok && planned.value ? planned.value.id : "";
    const first = meetingId;
    expect((await page(actors.anna, middle)).cases.map((one) => one.title)).toEqual(["Mellan"]);
    meetingId = next;
    expect(await waiting()).toEqual([]);
    // What was tabled is on it. What the office then hands over does not slip in there: it is put on the agenda with the rest, or later.
    expect((await page(actors.anna, null)).cases.map((one) => one.title)).toEqual(["Liten"]);
    expect(await proposeAllocation(await inOffice())).toMatchObject({ refusal: { code: "over-pot" } });
    expect(say(await adjustAllocation({ ...(await inOffice()), lines: [lineOf(middle, 150_000)] }))).toBe("ok");
    expect(say(await proposeAllocation(await inOffice()))).toBe("rest-on-agenda");
    expect(say(await agenda.takeOffAgenda({ ...(await on()), itemId: await itemFor(null) }))).toBe("ok");
    expect(say(await proposeAllocation(await inOffice()))).toBe("ok");
    expect(await stateOf()).toBe("proposed");
    expect(await waiting()).toMatchObject([{ applications: 2, rest: true, proposedOre: kronor(250_000) }]);
    // Until the board has decided on something of it, the office can take it back again.
    expect(say(await reopenAllocation(await inOffice()))).toBe("ok");
    expect(await waiting()).toMatchObject([{ applications: 1 }]);
    expect(say(await proposeAllocation(await inOffice()))).toBe("ok");
    expect(say(await decisions.putProposalOnAgenda({ ...(await on()), allocationId: allocation }))).toBe("ok");
    const items = (await room()).meeting.items.filter((item) => item.allocationId === allocation);
    expect(items).toHaveLength(1);
    await expect(database.run(sql`update referral set amount_ore = 1`)).rejects.toThrow(/never changed/);
    expect(items[0]?.background).toContain("Ärendet återremitterades den");
    expect((await page(actors.anna, null)).cases.map((one) => one.title).toSorted()).toEqual(["Liten", "Mellan"]);
    meetingId = first;
    expect((await page(actors.anna, null)).cases.map((one) => one.title)).toEqual(["Stor"]);
    // The paragraph that sent it back keeps what was proposed then.
    expect((await page(actors.anna, middle)).cases).toMatchObject([{ title: "Mellan", proposedOre: kronor(200_000) }]);
    meetingId = next;
    expect((await page(actors.anna, null)).cases.map((one) => [one.title, one.proposedOre]).toSorted()).toEqual([
      ["Liten", kronor(100_000)],
      ["Mellan", kronor(150_000)],
    ]);
  });

  it("is put off by a minority once; of a proposal of which nothing is decided the whole goes back to the office", async () => {
    const seats = (["chair", "anna", "cia", "dan", "sub"] as const).map((key) => ({
      personId: actors[key].personId,
      present: true,
      servesFor: key === "sub" ? actors.bo.personId : null,
    }));
    expect(say(await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats }))).toBe("ok");
    const itemId = await itemFor(null);
    const minority = { procedure: "minority" as const, requestedBy: [actors.anna.personId, actors.dan.personId] };
    const other = (await room()).meeting.items.find((item) => item.allocationId === otherAllocation)?.id ?? "";
    expect([itemId === other, say(await defer(itemId, minority))]).toEqual([false, "minority-used"]);
    // One of them goes back a second time, by a common decision; the other is decided.
    expect(say(await breakOut(middle))).toBe("ok");
    expect(say(await defer(await itemFor(middle), { reasons: "Vad säger revisorn?" }))).toBe("ok");
    expect(say(await record(null, { [small]: 50_000 }))).toBe("ok");
    expect([await stateOf(), await reserved()]).toEqual(["proposed", kronor(300_000)]);
    expect(say(await defer(other, minority))).toBe("ok");
    await recordRest(actors.anna);
    expect(say(await decisions.closeMeeting({ ...(await on()), actor: actors.chair }))).toBe("ok");
    expect((await allocationById(database, otherAllocation))?.state).toBe("open");
    expect(await waiting()).toEqual([]);
    expect((await verifyLedger()).fault).toBeNull();
  });

  /** What the solver has left to give what is not decided, öre. */
  const left = async () => {
    const { applications = [], funds = [] } = (await basisOfCall(actors.officer, call))?.basis ?? {};
    return sum(funds.flatMap(({ pots }) => pots.map(({ total, bound }) => total - bound))) - sum(applications.map(fixedSum));
  };
  const available = async () => totalOf((await fundBalances([year]))[0] as never).available;
  /** A later decision on the case that got most, in a meeting of its own, as far as that its money is recorded. */
  async function amend(content: Partial<AmendmentContent>, time: string) {
    const none = { kind: "change", amountOre: null, endsOn: null, conditions: null, correction: "", ground: "asked" } as const;
    const wanted = { ...none, reasons: "Projektet har bett om det.", ...content };
    expect(say(await proposeAmendment({ actor: actors.officer, applicationId: big, content: wanted }))).toBe("ok");
    await sitting(time);
    const { chain = [] } = (await amendmentPage(actors.officer, big)) ?? {};
    return async () => {
      await sign();
      await releaseAmendment(chain.at(-1)?.id ?? "");
    };
  }
  /** A meeting on everything that waits; what is not money is recorded as it stands. */
  async function sitting(time: string, decide = async () => {}) {
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time,
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [],
    });
    meetingId = planned.ok && planned.value ? planned.value.id : "";
    const seats = (["chair", "anna", "cia", "dan"] as const).map((key) => ({
      personId: actors[key].personId,
      present: true,
      servesFor: null,
    }));
    expect(say(await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats }))).toBe("ok");
    await decide();
    await recordRest(actors.anna);
    expect(say(await decisions.closeMeeting({ ...(await on()), actor: actors.chair }))).toBe("ok");
  }
  const sign = async () => {
    for (const actor of [actors.chair, actors.anna])
      expect(say(await decisions.signAndAdjust({ actor, id: meetingId }))).toBe("ok");
  };

  it("is sent back a second time: each time is kept, and nothing is promised beyond the pots, to the öre, when what is decided is changed or withdrawn meanwhile", async () => {
    await sign();
    expect((await officePage()).rows.map((row) => [row.title, row.standing]).toSorted()).toEqual([
      ["Liten", "decided"],
      ["Mellan", "office"],
      ["Stor", "decided"],
    ]);
    expect((await decisions.putOff(actors.officer, { applicationId: middle })).map((one) => one.reasons)).toEqual([
      "Vad säger revisorn?",
      "Vad kostar skötseln efter 2029?",
    ]);
    const sentBack = await database.many<{ amountOre: bigint }>(
      sql`select amount_ore from referral where application_id = ${middle} order by amount_ore`,
    );
    expect(sentBack.map((one) => one.amountOre)).toEqual([kronor(150_000), kronor(200_000)]);
    expect([await left(), await available()]).toEqual([kronor(200_000), kronor(200_000)]);

    // More to one that is decided: from the moment that it is recorded it is nobody else's.
    for (const { id } of await database.many<{ id: string }>(
      sql`select id from decision where application_id = any(${[big, small]}::uuid[])`,
    ))
      expect(say(await decisions.releaseDecision(id))).toBe("ok");
    const release = await amend({ amountOre: kronor(280_000) + 1n }, "23:10");
    const rest = kronor(170_000) - 1n;
    expect([await left(), await available()]).toEqual([rest, rest]);
    const offer = async (amountOre: bigint) =>
      adjustAllocation({ ...(await inOffice()), lines: [{ ...lineOf(middle, Number(amountOre)), amountOre }] });
    expect(say(await offer(rest + 1n))).toBe("ok");
    expect(await proposeAllocation(await inOffice())).toMatchObject({ refusal: { code: "over-pot" } });
    await release();
    expect([await left(), await available()]).toEqual([rest, rest]);
    expect(await proposeAllocation(await inOffice())).toMatchObject({ refusal: { code: "over-pot" } });
    expect(say(await offer(rest))).toBe("ok");
    expect(say(await proposeAllocation(await inOffice()))).toBe("ok");
    expect(say(await reopenAllocation(await inOffice()))).toBe("ok");

    // Withdrawn altogether: its money is free when the minutes are adjusted, and it is not weighed again.
    const withdraw = await amend({ kind: "withdrawal" }, "23:20");
    expect([await left(), await available()]).toEqual([rest, rest]);
    await withdraw();
    const freed = kronor(450_000);
    expect([await left(), await available()]).toEqual([freed, freed]);
    const { applications = [] } = (await basisOfCall(actors.officer, call))?.basis ?? {};
    expect(applications.find((one) => one.id === big)?.fixed).toMatchObject({ by: "decided", years: [] });
    expect(say(await offer(kronor(200_000)))).toBe("ok");
    expect(say(await proposeAllocation(await inOffice()))).toBe("ok");
    await sitting("23:30", async () => {
      expect(await record(null, { [middle]: 500_000 })).toMatchObject({ ok: false });
      expect(say(await record(null, { [middle]: 200_000 }))).toBe("ok");
    });
    expect([await stateOf(), await available()]).toEqual(["settled", kronor(250_000)]);
    expect((await verifyLedger()).fault).toBeNull();
    await mails();
  });
});

type Mail = { readonly recipient: string; readonly subject: string; readonly body: string };
let read = 0;
/** What has been sent since last asked. The decisions of this story are never released. */
async function mails(): Promise<Mail[]> {
  while (await deliverOne({ ...handlers, "decision-release": async () => {} }));
  const all = await database.many<Mail>(sql`select recipient, subject, body from sent_mail order by id`);
  const fresh = all.slice(read);
  read = all.length;
  return fresh;
}
const lastMail = async () => database.one<Mail>(sql`select recipient, subject, body from sent_mail order by id desc limit 1`);

describe("a meeting that is not held as it was called", () => {
  const tomorrow = addDays(today, 1);
  const rest = newId();
  const plan = async () => {
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: tomorrow,
      time: "09:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [actors.officer.personId],
    });
    meetingId = planned.ok && planned.value ? planned.value.id : "";
  };
  const move = async (more: Partial<Parameters<typeof decisions.moveMeeting>[0]> = {}) =>
    decisions.moveMeeting({ ...(await on()), date: addDays(today, 8), time: "13:30", place: "Mark", reason: "Sjukdom", ...more });
  const openNow = async (heldToday: boolean) =>
    decisions.openMeeting({
      ...(await on()),
      chairId: actors.chair.personId,
      heldToday,
      seats: (["chair", "anna", "bo", "cia", "dan"] as const).map((key) => ({
        personId: actors[key].personId,
        present: true,
        servesFor: null,
      })),
    });

  it("is moved by the secretary with a reason, its agenda and its people along", async () => {
    await addApplication(rest, "Kvar", 50_000, 5);
    await database.run(sql`
      update allocation_line set allocation_id = (select id from allocation where id <> ${allocation}) where application_id = ${rest}`);
    await database.run(sql`update allocation set state = 'proposed' where id <> ${allocation}`);
    await database.run(sql`update referral set returned_at = ${now()} where returned_at is null`);
    await plan();
    expect(say(await breakOut(rest))).toBe("ok");
    expect(say(await move({ actor: actors.anna }))).toBe("not-yours-to-do");
    expect(say(await move({ reason: "" }))).toBe("reason-needed");
    expect(say(await move({ date: addDays(today, -1) }))).toBe("in-the-past");
    expect(say(await move({ date: tomorrow, time: "09:00", place: "Borås" }))).toBe("nothing-moved");
    const before = (await room()).meeting;
    // Nobody has been called: who hears that it is moved has heard of it before.
    expect(say(await move({ place: "Svenljunga" }))).toBe("ok");
    expect(await mails()).toEqual([]);
    expect(say(await decisions.callMeeting({ ...(await on()), actor: actors.anna }))).toBe("not-yours-to-do");
    expect(say(await decisions.callMeeting(await on()))).toBe("ok");
    expect((await room()).meeting.calledAt).not.toBeNull();
    const called = await mails();
    expect(called).toHaveLength(before.members.length - 1);
    expect(called.every((mail) => mail.subject.startsWith("Kallelse till direktionen"))).toBe(true);
    // Who has a conflict of interest is called as everybody is, and told nothing of any matter.
    expect(called.map((mail) => mail.body).join()).not.toMatch(/Kvar|Fördelning|DRUM-/);
    expect(say(await move())).toBe("ok");
    expect(await mails()).toHaveLength(before.members.length - 1);
    expect((await lastMail()).body).toMatch(/är flyttat[\s\S]*Plats: Mark\nSkäl: Sjukdom/);
    const { meeting } = await room();
    expect(meeting).toMatchObject({
      heldOn: addDays(today, 8),
      place: "Mark",
      moves: [
        { heldOn: tomorrow, place: "Borås", reason: "Sjukdom" },
        { place: "Svenljunga", reason: "Sjukdom" },
      ],
    });
    expect(meeting.items.map((item) => item.id)).toEqual(before.items.map((item) => item.id));
    expect(meeting.members.map((member) => member.name).toSorted()).toEqual(
      before.members.map((member) => member.name).toSorted(),
    );
  });

  it("does not begin on another day than it was called to, unless it is said that it is held today", async () => {
    expect(say(await openNow(false))).toBe("not-today");
    expect((await room()).meeting.state).toBe("planned");
  });

  it("is called off with a reason: what stood on it waits for another, and may be broken out there", async () => {
    const off = async (reason: string) => decisions.callOffMeeting({ ...(await on()), reason });
    expect(say(await off(" "))).toBe("reason-needed");
    expect(say(await off("Direktionen är inte beslutför den dagen."))).toBe("ok");
    const told = await mails();
    expect(told).toHaveLength((await room()).meeting.members.length - 1);
    expect(told[0]).toMatchObject({
      subject: expect.stringContaining("Inställt sammanträde"),
      body: expect.stringContaining("Skäl: Direktionen är inte beslutför den dagen."),
    });
    expect((await room()).meeting).toMatchObject({
      state: "called-off",
      calledOffReason: "Direktionen är inte beslutför den dagen.",
    });
    expect(say(await openNow(true))).toBe("not-in-this-state");
    expect(await decisions.minutesOf(actors.anna, meetingId)).toBeNull();
    expect(await decisions.planPage(actors.secretary)).toMatchObject({ proposals: [{ applications: 2 }] });
    await plan();
    expect(say(await breakOut(rest))).toBe("ok");
    expect(say(await openNow(true))).toBe("ok");
    expect((await room()).meeting).toMatchObject({ heldOn: today, state: "open", moves: [{ heldOn: tomorrow }] });
  });
});
