import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followed } from "#app/documents/atom.test-data.ts";
import type { DrumDocument } from "#app/documents/document.ts";
import { renderAtom } from "#app/documents/render-atom.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor, sum } from "#app/kernel/money.ts";
import { addDays, addMonths, instantAt } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { atInstant, now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { takeIn } from "#app/platform/incoming.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import { adjustAllocation, allocationPage, openAllocation, proposeAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { basisOfCall } from "#app/rooms/allocation/queries/basis.server.ts";
import * as files from "#app/rooms/applications/attachments.server.ts";
import { emptySealed } from "#app/rooms/applications/sealed.test-data.ts";
import * as agreements from "#app/rooms/decisions/agreements.server.ts";
import type { AmendmentContent } from "#app/rooms/decisions/amendment.ts";
import * as amendments from "#app/rooms/decisions/amendments.server.ts";
import * as appeals from "#app/rooms/decisions/appeals.server.ts";
import * as decisions from "#app/rooms/decisions/decisions.server.ts";
import * as delegations from "#app/rooms/decisions/delegations.server.ts";
import * as letters from "#app/rooms/decisions/letters.server.ts";
import type { Choice } from "#app/rooms/decisions/meeting.ts";
import { both, onThatDay, rules, today, year } from "#app/rooms/decisions/meeting-world.test-data.ts";
import * as money from "#app/rooms/decisions/project-money.server.ts";
import { statementOfMatter } from "#app/rooms/decisions/statements.server.ts";
import * as taken from "#app/rooms/decisions/texts-taken-down.server.ts";
import * as wordings from "#app/rooms/decisions/wordings.server.ts";
import { totalOf } from "#app/rooms/money/fund.ts";
import { fundPot } from "#app/rooms/money/ledger.ts";
import { fundBalances, post, verifyLedger } from "#app/rooms/money/money.server.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

const at = (date: string, time = "09:00") => instantAt(date, time) as Date;

const actors = {} as Record<
  "officer" | "secretary" | "assessor" | "chair" | "anna" | "bo" | "cia" | "dan" | "eva" | "sub" | "adjunct" | "applicant",
  Actor
>;
const ids = {
  call: newId(),
  funds: new Map<string, string>(),
  applications: [] as string[],
  organisation: newId(),
  meeting: "",
  allocationItem: "",
};

async function addFund(forYear: number, kr: number) {
  const id = newId();
  ids.funds.set(`${forYear}`, id);
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${id}, ${forYear}, 'tillvaxt', ${`Tillväxtmedel ${forYear}`}, ${`Growth funding ${forYear}`})`,
  );
  for (const [index, source] of ["VGR", "Kommunerna"].entries()) {
    const potId = newId();
    await database.run(
      sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${potId}, ${id}, ${source}, ${index === 0 ? "vgr" : "municipalities"}, 5000, ${index})`,
    );
    await transaction((tx) => post(tx, fundPot(potId, kronor(kr) / 2n, { basis: "överenskommelsen" }), now(), null));
  }
  await database.run(sql`insert into call_fund (call_id, fund_id) values (${ids.call}, ${id})`);
}

async function addApplication(title: string, score: number, perYear: Record<number, number>) {
  const id = newId();
  const total = Object.values(perYear).reduce((a, b) => a + b, 0);
  const number = `DRUM-${year}-${String(ids.applications.length + 1).padStart(3, "0")}`;
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore, starts_on, ends_on)
    values (${id}, ${ids.call}, ${ids.organisation}, 'submitted', ${title}, ${number}, ${now()}, ${now()}, 1, ${kronor(total)}, ${kronor(total * 2)}, ${`${year}-02-01`}, ${`${year + 1}-12-31`})`);
  const rows = Object.entries(perYear).map(([of, kr]) => ({
    source: "drum",
    name: "DRUM",
    year: Number(of),
    kind: "cash",
    amount: `${kr}00`,
    confirmed: true,
  }));
  await database.run(
    sql`insert into application_section (application_id, section, content, saved_at, saved_by_id) values (${id}, 'financing', ${JSON.stringify({ rows })}::jsonb, ${now()}, ${actors.applicant.personId})`,
  );
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', ${now()})`,
  );
  const assessment = newId();
  await database.run(
    sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at) values (${assessment}, ${id}, ${actors.assessor.personId}, 'submitted', ${now()}, ${now()})`,
  );
  await database.run(
    sql`insert into score (assessment_id, criterion, value, motivation) values (${assessment}, 'nytta', ${score}, 'Bra')`,
  );
  await database.run(
    sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.assessor.personId}, ${id}, 'none', ${now()})`,
  );
  ids.applications.push(id);
  return id;
}

onThatDay();
beforeAll(async () => {
  await database.run(
    sql`insert into municipality (code, name, county, standing) values ('1490', 'Borås', 'Västra Götaland', 'member')`,
  );
  actors.officer = await addPerson("Hanna Läggare", "officer");
  actors.secretary = await addPerson("Siv Skrivare", "secretary");
  actors.assessor = await addPerson("Bengt Dömare", "assessor");
  actors.chair = await addPerson("Olle Förande", "board-chair", "board-member");
  for (const [key, name] of [
    ["anna", "Anna Ask"],
    ["bo", "Bo Bok"],
    ["cia", "Cia Ceder"],
    ["dan", "Dan Dun"],
    ["eva", "Eva Ek"],
  ] as const)
    actors[key] = await addPerson(name, "board-member");
  actors.sub = await addPerson("Sune Sättare", "board-substitute");
  actors.adjunct = await addPerson("Ada Jungerad", "adjunct");
  actors.applicant = {
    ...(await addPerson("Sara Sökande")),
    memberships: [{ organisationId: ids.organisation, role: "signatory" }],
  };
  await database.run(
    sql`insert into organisation (id, number, name, legal_form, municipality_code, address, created_at) values (${ids.organisation}, '8025011234', 'Vävnod', 'ideell-forening', '1490', 'Vävgatan 1, 503 30 Borås', ${now()})`,
  );
  await database.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${actors.applicant.personId}, ${ids.organisation}, 'signatory', ${now()})`,
  );
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${ids.call}, ${`DRUM-${year}`}, 'genomforande', 'published', 'open', ${JSON.stringify(both("Genomförandeprojekt"))}, '{}', '{}', ${at(`${year - 1}-01-01`)}, ${at(`${year - 1}-02-01`)}, ${now()}, ${now()})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${ids.call}, 1, ${JSON.stringify({ ...rules, terms: { ...rules.terms, acceptance: "before-payment" } })}::jsonb, ${now()})`,
  );
  await addFund(year, 1_000_000);
  await addFund(year + 1, 400_000);
  await addApplication("Först", 5, { [year]: 400_000, [year + 1]: 300_000 });
  await addApplication("Mellan", 4, { [year]: 300_000 });
  await addApplication("Stor", 3, { [year]: 600_000 });
  await addApplication("Sist", 2, { [year]: 200_000 });
});

afterAll(closeDatabase);

const say = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): string =>
  outcome.ok ? "ok" : outcome.refusal.code;
const proposal = async () =>
  (await allocationPage(actors.officer, ids.call)) as NonNullable<Awaited<ReturnType<typeof allocationPage>>>;
const room = async (actor = actors.secretary) =>
  (await decisions.meetingPage(actor, ids.meeting)) as NonNullable<Awaited<ReturnType<typeof decisions.meetingPage>>>;
const on = async (actor = actors.secretary) => ({ actor, id: ids.meeting, version: (await room()).meeting.version });
const onItem = async (itemId = ids.allocationItem) => ({ ...(await on()), itemId });
const deliver = async () => {
  while (await deliverOne(handlers));
};
const count = async (table: ReturnType<typeof sql>) =>
  (await database.one<{ n: number }>(sql`select count(*)::int as n from ${table}`)).n;
const outcomes = async (
  change: (one: decisions.OutcomeWantedForm, index: number) => decisions.OutcomeWantedForm = (one) => one,
) =>
  (await proposal()).rows
    .map((row) => ({
      applicationId: row.applicationId,
      outcome: row.line?.proposal ?? "reject",
      amountOre: row.line?.amountOre ?? 0n,
      purpose: "tillvaxt",
      reasons: row.line?.reason ?? "",
      conditions: "",
    }))
    .map(change);
const record = async (more: Partial<decisions.RecordOrder> = {}) =>
  decisions.recordItemDecision({
    ...(await onItem(more.itemId)),
    clauses: [],
    procedure: "vote",
    adjusterId: null,
    note: "",
    outcomes: await outcomes(),
    ...more,
  });

describe("the allocation on its way to the board", () => {
  it("is opened once: the walk gives all or nothing down the ranking", async () => {
    expect(
      (
        await Promise.all([
          openAllocation({ actor: actors.officer, callId: ids.call }),
          openAllocation({ actor: actors.officer, callId: ids.call }),
        ])
      )
        .map(say)
        .toSorted(),
    ).toEqual(["not-in-this-state", "ok"]);
    expect((await proposal()).rows.map((row) => [row.title, row.rank, row.line?.amountOre])).toEqual([
      ["Först", 1, kronor(700_000)],
      ["Mellan", 2, kronor(300_000)],
      ["Stor", 3, 0n],
      ["Sist", 4, kronor(200_000)],
    ]);
  });

  it("does not take a changed amount without words of its own, nor more than was asked for", async () => {
    const { rows, version } = await proposal();
    const last = rows[3] as (typeof rows)[number];
    const change = {
      applicationId: last.applicationId,
      purpose: "tillvaxt",
      amountOre: kronor(100_000),
      reason: last.line?.reason ?? "",
    };
    const order = { actor: actors.officer, callId: ids.call, version };
    expect(await adjustAllocation({ ...order, lines: [change] })).toMatchObject({
      refusal: { code: "faulty-lines", fields: { "lines.0.reason": "reasonNeeded" } },
    });
    expect(await adjustAllocation({ ...order, lines: [{ ...change, amountOre: kronor(200_001), reason: "Mer" }] })).toMatchObject(
      { refusal: { fields: { "lines.0.amount": "moreThanRequested" } } },
    );
    expect(
      say(await adjustAllocation({ ...order, lines: [{ ...change, reason: "Halva beloppet räcker för det första året." }] })),
    ).toBe("ok");
    expect(say(await adjustAllocation({ ...order, lines: [{ ...change, reason: "Om igen" }] }))).toBe("changed-since-read");
  });

  it("is not handed over when a pot would be exceeded, and says with how much", async () => {
    const { rows, version } = await proposal();
    const big = rows[2] as (typeof rows)[number];
    const order = { actor: actors.officer, callId: ids.call };
    await adjustAllocation({
      ...order,
      version,
      lines: [{ applicationId: big.applicationId, purpose: "tillvaxt", amountOre: kronor(600_000), reason: "Vi vill ändå." }],
    });
    expect(await proposeAllocation({ ...order, version: version + 1 })).toMatchObject({
      refusal: { code: "over-pot", values: { overOre: kronor(200_000) / 1n } },
    });
    await adjustAllocation({
      ...order,
      version: version + 1,
      lines: [{ applicationId: big.applicationId, purpose: "", amountOre: 0n, reason: "Pengarna räcker inte." }],
    });
    expect(say(await proposeAllocation({ ...order, version: version + 2 }))).toBe("ok");
  });

  it("is not the officer's to change who has a conflict in one of the cases", async () => {
    const other = await addPerson("Jävig Läggare", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${other.personId}, ${ids.applications[0]}, 'declared', ${now()})`,
    );
    const page = await allocationPage(other, ids.call);
    expect(page?.rows.map((row) => row.title)).toEqual(["Mellan", "Stor", "Sist"]);
    expect(page?.may).toEqual([]);
  });
});

describe("the board's meeting", () => {
  it("is planned with the board's members and the proposals that wait", async () => {
    expect(
      say(
        await decisions.planMeeting({
          actor: actors.officer,
          date: today,
          time: "09:00",
          place: "Borås",
          chairId: actors.chair.personId,
          officers: [],
        }),
      ),
    ).toBe("not-yours-to-do");
    const waiting = async () => (await decisions.planPage(actors.secretary))?.proposals[0];
    const [first] = ids.applications;
    const whole = await waiting();
    expect(whole).toMatchObject({ applications: 4, requestedOre: kronor(1_800_000) });
    // A secretary with a conflict in one of them is told of the others only.
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.secretary.personId}, ${first}, 'declared', ${now()})`,
    );
    expect(await waiting()).toMatchObject({ applications: 3, requestedOre: kronor(1_100_000) });
    await database.run(sql`update conflict set state = 'none' where person_id = ${actors.secretary.personId}`);
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time: "09:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [actors.officer.personId],
    });
    ids.meeting = planned.ok && planned.value ? planned.value.id : "";
    const { meeting } = await room();
    expect(meeting.items.map((item) => item.kind)).toEqual([
      "opening",
      "adjuster",
      "agenda",
      "allocation",
      "information",
      "closing",
    ]);
    expect(meeting.members.filter((member) => member.capacity === "member")).toHaveLength(6);
    ids.allocationItem = meeting.items[3]?.id ?? "";
    expect(await decisions.meetingPage(actors.applicant, ids.meeting)).toBeNull();
  });

  it("does not open without more than half of the seats", async () => {
    const seats = [actors.chair, actors.anna, actors.bo].map((actor) => ({
      personId: actor.personId,
      present: true,
      servesFor: null,
    }));
    expect(await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats })).toMatchObject({
      refusal: { code: "no-quorum", values: { present: 3, needed: 4 } },
    });
    expect((await room()).meeting.state).toBe("planned");
  });

  it("opens with a substitute in an empty seat; of two secretaries one wins and the other is told", async () => {
    const present = [actors.chair, actors.anna, actors.bo, actors.cia, actors.dan, actors.adjunct].map((actor) => ({
      personId: actor.personId,
      present: true,
      servesFor: null as string | null,
    }));
    const seats = [...present, { personId: actors.sub.personId, present: true, servesFor: actors.eva.personId }];
    const order = { ...(await on()), chairId: actors.chair.personId, seats };
    const second = { ...order, actor: await addPerson("Sixten Skrivare", "secretary") };
    expect((await Promise.all([decisions.openMeeting(order), decisions.openMeeting(second)])).map(say).toSorted()).toEqual([
      "not-in-this-state",
      "ok",
    ]);
    expect((await room()).quorum).toMatchObject({ present: 6, seats: 6, met: true });
    const stale = await onItem();
    expect((await Promise.all([decisions.takeUpItem(stale), decisions.takeUpItem(stale)])).map(say).toSorted()).toEqual([
      "changed-since-read",
      "ok",
    ]);
  });

  it("is at the paragraph that was taken up, and turns to another when the secretary says so; everybody who follows is told by its stamp, also when they are tied to a case elsewhere", async () => {
    const { meeting } = await room();
    const at = async (actor: Actor, itemId: string | null = null) =>
      (await decisions.sittingPage(actor, ids.meeting, itemId))?.item.id;
    expect([meeting.inHandId, await at(actors.anna)]).toEqual([ids.allocationItem, ids.allocationItem]);
    const first = meeting.items[0]?.id as string;
    const stampOf = async (actor: Actor) => (await decisions.sittingPulse(actor, ids.meeting))?.stamp;
    const before = [await stampOf(actors.anna), await stampOf(actors.sub)];
    expect([await at(actors.anna, first), await at(actors.anna, newId())]).toEqual([first, ids.allocationItem]);
    const stale = await onItem(first);
    expect(say(await decisions.turnToItem({ ...stale, itemId: newId() }))).toBe("not-found");
    expect(say(await decisions.turnToItem({ ...stale, actor: actors.chair }))).toBe("not-yours-to-do");
    const second = { ...stale, itemId: ids.allocationItem };
    expect((await Promise.all([decisions.turnToItem(stale), decisions.turnToItem(second)])).map(say).toSorted()).toEqual([
      "changed-since-read",
      "ok",
    ]);
    const turned = [await stampOf(actors.anna), await stampOf(actors.sub)];
    expect(turned).not.toEqual(expect.arrayContaining(before));
    const tied = sql`person_id = ${actors.anna.personId} and application_id = (select application_id from allocation_line limit 1)`;
    await database.run(sql`update conflict set version = version + 1 where ${tied}`);
    expect([(await stampOf(actors.anna)) === turned[0], await stampOf(actors.sub)]).toEqual([false, turned[1]]);
    for (const outsider of [actors.applicant, actors.assessor])
      expect([await decisions.sittingPulse(outsider, ids.meeting), await at(outsider)]).toEqual([null, undefined]);
    expect(await decisions.sittingPulse(actors.anna, newId())).toBeNull();
    expect(say(await decisions.turnToItem(await onItem()))).toBe("ok");
    expect(await at(actors.sub)).toBe(ids.allocationItem);
    const journal = await database.many<{ command: string }>(
      sql`select command from journal_entry where subject_id = ${ids.meeting} and command = 'turn-to'`,
    );
    expect(journal).toHaveLength(2);
  });

  it("numbers its paragraphs from the year's last one, in the order they are taken up", async () => {
    const { meeting } = await room();
    expect(meeting.items.map((item) => item.paragraph)).toEqual([null, null, null, 1, null, null]);
    for (const item of meeting.items.slice(0, 3)) {
      const adjusterId = item.kind === "adjuster" ? actors.anna.personId : null;
      const recorded = await record({
        itemId: item.id,
        procedure: "acclamation",
        outcomes: [],
        clauses: [item.kind === "adjuster" ? "utse Anna Ask" : (item.clauses[0] ?? "")],
        adjusterId,
      });
      expect(say(recorded)).toBe("ok");
    }
    expect((await room()).meeting.items.map((item) => item.paragraph)).toEqual([2, 3, 4, 1, null, null]);
  });

  it("sends two members with a conflict of interest out of the paragraph, and hides the case from them", async () => {
    const base = {
      kind: "conflict" as const,
      ground: "6 kap. 28 § 5 KL, ledamot i föreningens styrelse",
      replacedById: null,
      chairId: null,
    };
    const before = await decisions.itemPage(actors.bo, ids.meeting, ids.allocationItem);
    expect(before?.cases).toHaveLength(4);
    // What is known of a member is told to the secretary and to the member by the same rule as for assessors, and to nobody else.
    await database.run(
      sql`insert into interest (id, person_id, kind, organisation_number, note) values (gen_random_uuid(), ${actors.bo.personId}, 'board-seat', '8025011234', 'Kassör')`,
    );
    const asked = await decisions.itemPage(actors.secretary, ids.meeting, ids.allocationItem);
    expect(asked?.hints.filter(({ personId }) => personId === actors.bo.personId)).toHaveLength(4);
    expect(asked?.hints[0]?.proposals).toMatchObject([{ kind: "board-seat", ground: "KL 6:28 p. 2", note: "Kassör" }]);
    const told = async (actor: Actor) => {
      const { hints, ownTies } = (await decisions.itemPage(actor, ids.meeting, ids.allocationItem)) ?? {};
      return [hints?.length, new Set(ownTies?.map(({ personId }) => personId))];
    };
    expect([before?.hints, before?.ownTies]).toEqual([[], []]);
    expect([await told(actors.bo), await told(actors.cia), await told(actors.secretary)]).toEqual([
      [0, new Set([actors.bo.personId])],
      [0, new Set()],
      [asked?.hints.length, new Set()],
    ]);
    for (const [actor, applicationId] of [
      [actors.bo, ids.applications[0]],
      [actors.cia, ids.applications[1]],
    ] as const)
      expect(
        say(
          await decisions.noteItemAbsence({
            ...(await onItem()),
            ...base,
            personId: actor.personId,
            applicationId: applicationId as string,
          }),
        ),
      ).toBe("ok");
    const page = await decisions.itemPage(actors.bo, ids.meeting, ids.allocationItem);
    expect(page?.isConcealed).toBe(true);
    expect(page?.cases).toEqual([]);
    // The screen that everybody follows turns to the paragraph, and shows who is recused nothing of it.
    expect(say(await decisions.turnToItem(await onItem()))).toBe("ok");
    const followed = await decisions.sittingPage(actors.bo, ids.meeting, null);
    expect(followed).toMatchObject({
      isConcealed: true,
      cases: [],
      clauses: [],
      item: { id: ids.allocationItem, background: "" },
    });
    expect((await decisions.sittingPage(actors.anna, ids.meeting, null))?.cases.length).toBeGreaterThan(0);
    const draft = JSON.stringify((await decisions.minutesOf(actors.bo, ids.meeting))?.document);
    expect(draft).not.toMatch(/Genomförandeprojekt” stängde/);
    // Not by itself either; who has no conflict gets it.
    expect(await decisions.minutesOf(actors.bo, ids.meeting, ids.allocationItem)).toBeNull();
    // Nor in the bundle of the meeting's documents.
    const bundle = async (actor: Actor) =>
      JSON.stringify((await decisions.bundleOf(actor, ids.meeting))?.document.blocks, (_key, value) =>
        typeof value === "bigint" ? `${value}` : value,
      );
    expect(await bundle(actors.bo)).not.toMatch(/Genomförandeprojekt” stängde|Först, Vävnod/);
    expect(await bundle(actors.anna)).toMatch(/Genomförandeprojekt” stängde.*Först, Vävnod/);
    expect(await decisions.bundleOf(actors.applicant, ids.meeting)).toBeNull();
    expect((await decisions.minutesOf(actors.anna, ids.meeting, ids.allocationItem))?.document.title).toContain("utdrag § 1 ");
    expect((await decisions.minutesOf(actors.bo, ids.meeting, page?.meeting.items[0]?.id))?.document.title).toContain("§ 2");
    expect((await decisions.itemPage(actors.secretary, ids.meeting, ids.allocationItem))?.itemQuorum).toMatchObject({
      present: 4,
      met: true,
    });
  });

  it("takes no vote and no decision while somebody who has declared a conflict beforehand still takes part", async () => {
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.dan.personId}, ${ids.applications[3]}, 'declared', ${now()})`,
    );
    const votes = [actors.chair, actors.anna, actors.dan, actors.sub].map((actor) => ({
      personId: actor.personId,
      choice: "yes" as const,
    }));
    const taken = await decisions.takeItemVote({
      ...(await onItem()),
      votes,
      proceedings: { motions: [], order: "", yes: "ja", no: "nej", proposalSide: "yes" },
    });
    expect(taken).toMatchObject({ refusal: { code: "conflict-not-noted", values: { name: "Dan Dun" } } });
    expect(await record({ procedure: "acclamation" })).toMatchObject({ refusal: { code: "conflict-not-noted" } });
    await database.run(sql`update conflict set state = 'dismissed' where person_id = ${actors.dan.personId}`);
  });

  it("refuses a roll with a recused or an absent member on it", async () => {
    const proceedings = {
      motions: [{ personId: actors.dan.personId, text: "avslag på projektet Sist" }],
      order: "",
      yes: "förslaget",
      no: "Dan Duns yrkande",
      proposalSide: "no" as const,
    };
    const roll = (votes: [Actor, Choice][]) => votes.map(([actor, choice]) => ({ personId: actor.personId, choice }));
    const whole: [Actor, Choice][] = [
      [actors.chair, "yes"],
      [actors.anna, "yes"],
      [actors.dan, "no"],
      [actors.sub, "no"],
    ];
    expect(
      await decisions.takeItemVote({ ...(await onItem()), proceedings, votes: roll([...whole, [actors.bo, "yes"]]) }),
    ).toMatchObject({ refusal: { code: "vote-by-outsider", values: { name: "Bo Bok" } } });
    expect(
      await decisions.takeItemVote({ ...(await onItem()), proceedings, votes: roll([...whole, [actors.eva, "yes"]]) }),
    ).toMatchObject({ refusal: { code: "vote-by-outsider" } });
    expect(await decisions.takeItemVote({ ...(await onItem()), proceedings, votes: roll(whole.slice(1)) })).toMatchObject({
      refusal: { code: "vote-missing" },
    });
    const unsaid = { ...proceedings, proposalSide: null };
    expect(await decisions.takeItemVote({ ...(await onItem()), proceedings: unsaid, votes: roll(whole) })).toMatchObject({
      refusal: { fields: { proposalSide: "chooseProposalSide" } },
    });
    expect(await count(sql`vote`)).toBe(0);
    expect(say(await decisions.takeItemVote({ ...(await onItem()), proceedings, votes: roll(whole) }))).toBe("ok");
    // The chair's vote carried yes: with the proposal on the other side it fell, and cannot be what was decided.
    expect(await record()).toMatchObject({ refusal: { code: "against-vote", fields: { "outcomes.0.outcome": "proposalFell" } } });
    const right = { ...proceedings, proposalSide: "yes" as const };
    expect(say(await decisions.takeItemVote({ ...(await onItem()), proceedings: right, votes: roll(whole) }))).toBe("ok");
    const less = await outcomes((one, index) => (index === 1 ? { ...one, amountOre: one.amountOre - 1n } : one));
    expect(await record({ outcomes: less })).toMatchObject({
      refusal: { code: "against-vote", fields: { "outcomes.1.amount": "proposalAdopted" } },
    });
  });

  it("refuses to record more than a pot holds, and leaves nothing behind", async () => {
    const postings = await count(sql`ledger_posting`);
    const refused = await record({
      outcomes: await outcomes((one, index) =>
        index === 2 ? { ...one, outcome: "grant", amountOre: kronor(600_000), reasons: "Ändå" } : one,
      ),
    });
    expect(refused).toMatchObject({ refusal: { code: "over-pot" } });
    expect(await record({ outcomes: (await outcomes()).slice(1) })).toMatchObject({ refusal: { code: "outcome-missing" } });
    expect(
      await record({ outcomes: await outcomes((one, index) => (index === 3 ? { ...one, reasons: " " } : one)) }),
    ).toMatchObject({ refusal: { fields: { "outcomes.3.reasons": "reasonsNeeded" } } });
    expect(await record({ procedure: "acclamation" })).toMatchObject({ refusal: { code: "vote-stands" } });
    expect([await count(sql`ledger_posting`), await count(sql`decision`), await count(sql`outbox_message`)]).toEqual([
      postings,
      0,
      0,
    ]);
  });

  it("records what was decided by the chair's casting vote and sets the money aside", async () => {
    expect(say(await record())).toBe("ok");
    const funds = await fundBalances([year, year + 1]);
    expect(funds.map((fund) => totalOf(fund).reserved)).toEqual([kronor(800_000), kronor(300_000)]);
    expect((await allocationPage(actors.officer, ids.call))?.state).toBe("settled");
    expect(say(await record())).toBe("already-recorded");
  });

  it("may take a paragraph again while it is open: the money is set aside once, not twice", async () => {
    expect(say(await decisions.reopenItemForDecision(await onItem()))).toBe("ok");
    expect(say(await decisions.closeMeeting(await on()))).toBe("items-left");
    expect(say(await record())).toBe("ok");
    expect(totalOf((await fundBalances([year]))[0] as never).reserved).toBe(kronor(800_000));
    expect(await count(sql`decision`)).toBe(4);
  });

  it("notes a reservation from one who took part, and none from one who did not", async () => {
    expect(say(await decisions.reserveAgainstItem({ ...(await onItem()), personId: actors.bo.personId, text: "Emot" }))).toBe(
      "took-no-part",
    );
    expect(
      say(
        await decisions.reserveAgainstItem({
          ...(await onItem()),
          personId: actors.dan.personId,
          text: "Pengarna borde ha sparats.",
        }),
      ),
    ).toBe("ok");
  });

  it("closes when every paragraph is settled, and takes no reservation after that", async () => {
    const motions = [{ personId: actors.anna.personId, text: "att frågan tas upp igen i vår" }];
    for (const item of (await room()).meeting.items.slice(4)) {
      const order = {
        itemId: item.id,
        procedure: "acclamation" as const,
        outcomes: [],
        clauses: [item.clauses[0] ?? ""],
        motions,
        order: " Förslagen ställs mot varandra ",
      };
      const outsider = { ...order, motions: [{ personId: actors.eva.personId, text: "avslag" }] };
      expect(await record(outsider)).toMatchObject({ refusal: { code: "motion-by-outsider", values: { name: "Eva Ek" } } });
      expect(say(await record(order))).toBe("ok");
    }
    expect((await room()).meeting.items.at(-1)?.proceedings).toMatchObject({ motions, order: "Förslagen ställs mot varandra" });
    expect(say(await decisions.closeMeeting(await on()))).toBe("ok");
    expect(
      say(await decisions.reserveAgainstItem({ ...(await onItem()), personId: actors.anna.personId, text: "För sent" })),
    ).toBe("not-in-this-state");
  });
});

describe("after the meeting", () => {
  it("nothing reaches the applicant before the minutes are adjusted", async () => {
    await deliver();
    for (const id of ids.applications) expect(await decisions.decisionFor(actors.applicant, id, "sv")).toBeNull();
    expect(await decisions.releaseDecision((await room()).meeting.items[3]?.decisions[0]?.id ?? "")).toMatchObject({
      refusal: { code: "not-adjusted" },
    });
    expect([await count(sql`letter`), await count(sql`award`), await count(sql`sent_mail`)]).toEqual([0, 0, 0]);
    expect(await decisions.publicMinutes(ids.meeting)).toBeNull();
  });

  const sign = (actor: Actor) => decisions.signAndAdjust({ actor, id: ids.meeting });

  it("are written in the office's own words where it has them; a decision that would not say what it must is refused", async () => {
    const own = "inte bifalla ansökan från {sökande} om projektet ”{projekt}” ({diarienummer})";
    const save = (key: string, sv: string, version = 0, actor = actors.secretary, en = "") =>
      wordings.saveWording({ actor, key, version, sv, en });
    expect([await wordings.wordingList(actors.anna), await wordings.wordingPage(actors.applicant, "minutes-reject", {})]).toEqual(
      [null, null],
    );
    expect(say(await save("minutes-reject", own, 0, actors.anna))).toBe("not-found");
    expect(say(await save("no-such-text", own))).toBe("not-found");
    expect(await save("minutes-reject", "avslå")).toMatchObject({ refusal: { fields: { sv: "placeMissing" } } });
    expect(await save("letter-contact", "Mejla {epost}.", 0)).toMatchObject({ refusal: { fields: { en: "required" } } });
    expect(say(await save("minutes-reject", own))).toBe("ok");
    expect(say(await save("minutes-reject", own))).toBe("changed-since-read");
    expect(say(await save("minutes-reject", own, 1))).toBe("unchanged");
    expect(say(await save("letter-contact", "Mejla {epost}.", 0, actors.officer, "Write to {epost}."))).toBe("ok");
    const draft = canonical((await decisions.minutesOf(actors.secretary, ids.meeting))?.document.blocks);
    expect(draft).toContain("att inte bifalla ansökan från Vävnod om projektet ”Stor”");
    expect(await wordings.wordingPage(actors.officer, "minutes-reject", {})).toMatchObject({ number: null, isOwn: true });
    await expect(database.run(sql`update wording set sv = 'x'`)).rejects.toThrow(/never changed/);
  });

  it("are signed by the chair and the adjuster and nobody else; one name alone adjusts nothing, and stays", async () => {
    for (const actor of [actors.secretary, actors.bo]) expect(say(await sign(actor))).toBe("not-yours-to-do");
    expect(say(await sign(actors.applicant))).toBe("not-found");
    expect([(await room(actors.anna)).may, (await room(actors.chair)).may, (await room(actors.bo)).may]).toEqual([
      ["ask-correction", "sign"],
      ["ask-correction", "sign"],
      [],
    ]);
    await expect(
      transaction(async (tx) => {
        await tx.run(
          sql`insert into minutes_signature (meeting_id, person_id, capacity, signed_at) values (${ids.meeting}, ${actors.anna.personId}, 'adjuster', ${now()})`,
        );
        await tx.run(sql`delete from minutes_signature where meeting_id = ${ids.meeting}`);
      }),
    ).rejects.toThrow(/append-only/);
    expect([await count(sql`minutes_signature`), await count(sql`minutes`), (await room()).meeting.state]).toEqual([
      0,
      0,
      "closed",
    ]);
  });

  it("when two sign in the same moment the last of them adjusts: never both names and no adjusted minutes", async () => {
    // Somebody holds the meeting's row, so that both stand waiting at the same lock before either has signed.
    let both: Promise<string[]> = Promise.resolve([]);
    await transaction(async (tx) => {
      await tx.one(sql`select id from meeting where id = ${ids.meeting} for update`);
      both = Promise.all([sign(actors.anna), sign(actors.chair)]).then((answers) => answers.map(say));
      for (let tries = 0; tries < 200; tries++) {
        const { n } = await database.one<{ n: number }>(
          sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from meeting where id%'`,
        );
        if (n === 2) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error("the two never waited for each other");
    });
    expect(await both).toEqual(["ok", "ok"]);
    expect([await count(sql`minutes_signature`), await count(sql`minutes`), (await room()).meeting.state]).toEqual([
      2,
      1,
      "adjusted",
    ]);
    const text = JSON.stringify((await decisions.minutesOf(actors.secretary, ids.meeting))?.document.blocks);
    expect(text).toMatch(/Anna Ask, justerare, skrev under den/);
    expect(text).toMatch(/Olle Förande, ordförande, skrev under den/);
    expect(say(await sign(actors.anna))).toBe("not-in-this-state");
  });

  it("nothing in adjusted minutes can be opened again or changed", async () => {
    // Drum's words hold again, but not in what was written with others.
    expect(say(await wordings.restoreWording({ actor: actors.officer, key: "minutes-reject", version: 1 }))).toBe("ok");
    const { document } = (await decisions.minutesOf(actors.secretary, ids.meeting)) as { document: DrumDocument };
    expect(document.wording).toMatchObject({ "minutes-grant": 0, "minutes-reject": 1, "minutes-refer": 0 });
    const onPage = (await decisions.itemPage(actors.secretary, ids.meeting, ids.allocationItem))?.clauses.join();
    expect(onPage).toContain("inte bifalla ansökan från Vävnod");
    expect(say(await decisions.reopenItemForDecision(await onItem()))).toBe("not-in-this-state");
    expect(say(await record())).toBe("not-in-this-state");
    expect(await decisions.minutesHold(ids.meeting)).toBe(true);
    await expect(database.run(sql`update minutes set sha256 = 'x' where meeting_id = ${ids.meeting}`)).rejects.toThrow(
      /append-only/,
    );
  });

  it("letters, register and money follow by themselves, exactly once", async () => {
    // One of them applied on paper: nobody there has an account, and the secretary is told to post the letter.
    const last = ids.applications[3] as string;
    const onPaper = await addOrganisation("På papper", "8025015557", "1490");
    const movedTo = (organisation: string) =>
      database.run(sql`update application set organisation_id = ${organisation} where id = ${last}`);
    await movedTo(onPaper);
    await deliver();
    const released = (await room()).meeting.items[3]?.decisions ?? [];
    for (const decision of released) expect(say(await decisions.releaseDecision(decision.id))).toBe("ok");
    await Promise.all(released.map((decision) => decisions.releaseDecision(decision.id)));
    await deliver();
    // Three to the team, and one to each of the two secretaries about the fourth; and of two grants that their terms are to be accepted.
    expect([await count(sql`letter`), await count(sql`award`), await count(sql`sent_mail`)]).toEqual([4, 3, 7]);
    const toPost = await database.many<{ recipient: string; body: string }>(
      sql`select recipient, body from sent_mail where subject like 'Brev att posta%'`,
    );
    expect(toPost.map(({ recipient }) => recipient)).toContain(`${actors.secretary.personId}@exempel.example`);
    expect(toPost).toHaveLength(2);
    expect(toPost[0]?.body).toContain(`/handlaggning/arenden/${last}`);
    expect((await appeals.standingOfCase(last))?.byPost).toBe(true);
    expect(await decisions.decisionFor(actors.secretary, last, "sv")).not.toBeNull();
    await movedTo(ids.organisation);
    expect((await appeals.standingOfCase(last))?.byPost).toBe(false);
    const [first, second] = await fundBalances([year, year + 1]);
    expect([totalOf(first as never).granted, totalOf(first as never).reserved]).toEqual([kronor(800_000), 0n]);
    expect([totalOf(second as never).granted, totalOf(second as never).reserved]).toEqual([0n, kronor(300_000)]);
    expect((await verifyLedger()).fault).toBeNull();
    const letter = await decisions.decisionFor(actors.applicant, ids.applications[0] as string, "sv");
    expect(letter).toMatchObject({ outcome: "grant", amountOre: kronor(700_000), appealUntil: null });
    expect((await decisions.decisionFor(actors.applicant, ids.applications[2] as string, "en"))?.document.title).toContain(
      "not granted",
    );
    expect(await decisions.decisionFor(await addPerson("Utom Stående"), ids.applications[0] as string, "sv")).toBeNull();
    const mail = await database.one<{ subject: string; body: string }>(sql`select subject, body from sent_mail limit 1`);
    expect(mail.body).not.toMatch(/Först|Mellan|kr\b/);
  });

  it("a letter that came back is told of once, mailed again or posted, by those without a conflict of interest", async () => {
    const about = ids.applications[2] as string;
    const way = async (actor = actors.secretary) => letters.letterWay(actor, about);
    const { decisionId = "" } = (await way()) ?? {};
    expect(await way()).toMatchObject({ state: "out", bouncedOn: null, may: ["bounce", "post"] });
    expect((await way())?.deliveredAt).not.toBeNull();
    const on = async () => ({ actor: actors.secretary, id: decisionId, version: (await way())?.version ?? 0 });
    expect(await letters.noteLetterBounced({ ...(await on()), on: addDays(today, 1), note: "" })).toMatchObject({
      refusal: { code: "faulty-day", fields: { on: "inTheFuture" } },
    });
    // The receiver's server says no for good, about two of the team at once.
    await Promise.all([1, 2].map(() => letters.letterRefused(decisionId)));
    await deliver();
    expect(await way()).toMatchObject({ state: "bounced", bouncedOn: today, may: ["send-again", "post"] });
    expect((await appeals.standingOfCase(about))?.letter).toBe("bounced");
    const told = await database.many<{ body: string }>(
      sql`select body from sent_mail where subject like 'Ett beslutsbrev nådde inte fram%'`,
    );
    expect(told).toHaveLength(2);
    expect(told[0]?.body).toContain(`/handlaggning/arenden/${about}/brev`);
    const mails = sql`sent_mail where subject like 'Beslut finns i ärende%'`;
    const before = await count(mails);
    expect(say(await letters.sendLetter(await on()))).toBe("ok");
    await deliver();
    expect((await count(mails)) - before).toBe(1);
    expect(say(await letters.noteLetterBounced({ ...(await on()), on: today, note: "Okänd adressat" }))).toBe("ok");
    expect(say(await letters.noteLetterPosted({ ...(await on()), actor: actors.anna, on: today }))).toBe("not-found");
    expect(say(await letters.noteLetterPosted({ ...(await on()), on: today }))).toBe("ok");
    expect(await way()).toMatchObject({ state: "posted", postedOn: today, bounceNote: "Okänd adressat" });
    const barred = await addPerson("Jävig Postare", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${barred.personId}, ${about}, 'declared', ${now()})`,
    );
    expect([await way(barred), await way(actors.anna), await way(actors.applicant)]).toEqual([null, null, null]);
    expect(say(await letters.noteLetterBounced({ ...(await on()), actor: barred, on: today, note: "" }))).toBe("not-found");
  });

  it("a grant's terms are sent once when the minutes are adjusted, and nothing is paid before the organisation's signatory has accepted them", async () => {
    const [first, second, refused, onPaper] = ids.applications as [string, string, string, string];
    const of = async (about: string, actor = actors.applicant) => agreements.agreementOf(actor, about, "sv");
    const on = async (about: string, actor = actors.applicant) => {
      const terms = await of(about);
      return { actor, id: terms?.id ?? "", version: terms?.version ?? 0 };
    };
    expect([await count(sql`agreement`), await of(refused)]).toEqual([3, null]);
    expect(await of(first)).toMatchObject({ state: "out", beforePayment: true, may: ["accept", "decline"], holds: true });
    const text = JSON.stringify((await of(first))?.document.blocks);
    expect(text).toContain("att följa beslutet");
    expect(await of(first, await addPerson("Utom Stående"))).toBeNull();
    const asked = await database.many<{ body: string }>(sql`select body from sent_mail where subject like 'Godkänn villkoren%'`);
    expect(asked).toHaveLength(2);
    expect(asked[0]?.body).not.toMatch(/Först|Mellan|kr\b/);

    const controller = await addPerson("Kassa Först", "controller");
    const pay = async (about: string) => {
      const { id } = await on(about);
      const project = await money.projectMoney(controller, id);
      const moved = {
        what: "pay",
        fundId: project?.funds[0]?.fundId ?? "",
        amount: 100n,
        on: today,
        voucher: "V",
        note: "",
      } as const;
      return money.moveProjectMoney({ actor: controller, id, version: project?.version ?? 0, ...moved });
    };
    expect(await pay(first)).toMatchObject({ refusal: { fields: { what: "waits-for-terms" } } });
    expect((await money.projects(controller, 1, true)).total).toBe(3);

    // A reader of the team reads, a signatory answers, and the office does not answer for them.
    const reader = { ...actors.applicant, memberships: [{ organisationId: ids.organisation, role: "reader" as const }] };
    const lead = { lead: "Lea Ledare" };
    expect((await of(first, reader))?.may).toEqual([]);
    expect(say(await agreements.acceptAgreement({ ...(await on(first, reader)), ...lead }))).toBe("not-found");
    expect(say(await agreements.acceptAgreement({ ...(await on(first, actors.officer)), ...lead }))).toBe("not-yours-to-do");
    expect(say(await agreements.declineAgreement({ ...(await on(first)), why: "Kommunen drog sig ur." }))).toBe("ok");
    await deliver();
    expect(await count(sql`sent_mail where subject like 'Sökanden tackar nej%'`)).toBeGreaterThan(0);
    expect(await agreements.agreementAtOffice(actors.officer, first, "sv")).toMatchObject({
      state: "declined",
      words: "Kommunen drog sig ur.",
      may: ["accept-on-paper"],
    });
    expect(await pay(first)).toMatchObject({ refusal: { fields: { what: "waits-for-terms" } } });
    const twice = await on(first);
    const said = await Promise.all([1, 2].map(() => agreements.acceptAgreement({ ...twice, ...lead })));
    expect(said.map(say).toSorted()).toEqual(["not-in-this-state", "ok"]);
    const accepted = await of(first);
    expect(accepted).toMatchObject({ state: "accepted", may: [], lead: "Lea Ledare" });
    const words = JSON.stringify(accepted?.document.blocks);
    for (const one of ["firmatecknare för", "Lea Ledare", accepted?.sha256 ?? "?"]) expect(words).toContain(one);
    await expect(database.run(sql`update agreement set lead = 'annan' where state = 'accepted'`)).rejects.toThrow(
      /never changed/,
    );
    expect((await money.projectMoney(controller, (await on(first)).id))?.payable).toBe("now");

    // Nobody has answered for two weeks: they are reminded once. The office may remind again, or register a signed paper.
    const reminders = sql`sent_mail where subject like 'Påminnelse: godkänn villkoren%'`;
    await atInstant(instantAt(addDays(today, 13), "12:00") as Date, deliver);
    expect(await count(reminders)).toBe(0);
    await atInstant(instantAt(addDays(today, 14), "08:01") as Date, deliver);
    const byItself = await count(reminders);
    expect(byItself).toBeGreaterThan(0);
    expect(say(await agreements.remindOfAgreement(await on(second, actors.officer)))).toBe("ok");
    await deliver();
    expect(await count(reminders)).toBe(byItself + 1);
    const paper = { signedBy: "Per Papper, ordförande", signedOn: today, ...lead };
    expect(say(await agreements.acceptAgreementOnPaper({ ...(await on(onPaper, actors.applicant)), ...paper }))).toBe(
      "not-yours-to-do",
    );
    for (const about of [second, onPaper])
      expect(say(await agreements.acceptAgreementOnPaper({ ...(await on(about, actors.officer)), ...paper }))).toBe("ok");
    expect(await of(onPaper)).toMatchObject({ state: "accepted", answeredAs: "Per Papper, ordförande", paperOn: today });
    const barred = await addPerson("Jävig Läsare", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${barred.personId}, ${second}, 'declared', ${now()})`,
    );

    // The paper itself, scanned: kept with the case's files, beside what came with the application and none of it.
    const scan = async (about: string, actor = actors.officer) => {
      const taken = await takeIn(Readable.from([Buffer.from("%PDF-1.7\nunderskrivet\n")]), "Avtal underskrivet.pdf");
      if (!taken.ok) throw new Error(taken.refusal.code);
      const outcome = await agreements.addAgreementPaper({ actor, id: (await on(about)).id, file: taken.value });
      await taken.value.discard();
      return say(outcome);
    };
    const allowed = async (about: string, actor = actors.officer) =>
      say(await agreements.mayAddAgreementPaper(actor, about, (await on(about)).id));
    expect([
      await allowed(first),
      await allowed(second),
      await allowed(second, barred),
      await allowed(second, actors.applicant),
    ]).toEqual(["not-on-paper", "ok", "not-found", "not-found"]);
    expect([await scan(first), await scan(second, actors.applicant), await scan(second, barred)]).toEqual([
      "not-on-paper",
      "not-yours-to-do",
      "not-found",
    ]);
    expect(await scan(second)).toBe("ok");
    const [paperFile] = (await of(second))?.papers ?? [];
    expect(paperFile).toMatchObject({ name: "Avtal underskrivet.pdf", state: "unscanned" });
    const had = async (actor: Actor, door: { team: string } | { office: string } | { meeting: string }) =>
      (await files.attachmentFile(actor, door, paperFile?.id ?? "")) !== null;
    expect([
      await had(actors.officer, { office: second }),
      await had(actors.applicant, { team: second }),
      await had(barred, { office: second }),
      await had(actors.anna, { meeting: ids.meeting }),
    ]).toEqual([true, true, false, false]);
    expect(await files.attachmentsOfCase(actors.officer, second)).toEqual([]);
    await expect(database.run(sql`delete from attachment where id = ${paperFile?.id}`)).rejects.toThrow();
    // With a scanner it waits, and nobody has it before it is looked at.
    await database.run(sql`update attachment set state = 'waiting' where id = ${paperFile?.id}`);
    expect(await had(actors.officer, { office: second })).toBe(false);
    await files.scanAttachment(paperFile?.id ?? "");
    expect([await had(actors.officer, { office: second }), (await of(second))?.papers[0]?.state]).toEqual([true, "unscanned"]);
    expect((await files.verifyFiles({ removeOrphans: false, now: now() })).missing).toEqual([]);
    for (const _ of [2, 3, 4, 5]) expect(await scan(second)).toBe("ok");
    expect([await scan(second), (await of(second))?.papers.length, (await of(second))?.state]).toEqual([
      "papers-full",
      5,
      "accepted",
    ]);
    expect([
      await agreements.agreementAtOffice(barred, second, "sv"),
      await agreements.agreementAtOffice(actors.anna, second, "sv"),
    ]).toEqual([null, null]);
    expect((await money.projects(controller, 1)).unaccepted).toBe(0);
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("a granted project is paid by a controller without a conflict of interest: one of two at once, and never more than is granted", async () => {
    const controller = await addPerson("Konny Troller", "controller");
    const other = await addPerson("Kim Troller", "controller");
    const { rows, sums, total } = await money.projects(controller, 1);
    expect(rows.length).toBe(total);
    const [line] = rows.filter(({ grantedOre }) => grantedOre > 0n);
    const id = line?.id as string;
    const before = line?.grantedOre as bigint;
    const project = await money.projectMoney(controller, id);
    expect(project?.may).toEqual(["pay", "return", "reuse"]);
    const order = {
      id,
      version: project?.version as number,
      what: "pay",
      fundId: project?.funds[0]?.fundId as string,
      amount: before,
      on: today,
      voucher: "V-1",
      note: "",
    } as const;
    // Nobody without the role, nobody whom the case is hidden from, and no sum beyond what there is.
    expect(say(await money.moveProjectMoney({ ...order, actor: actors.officer }))).toBe("not-found");
    expect(await money.projectMoney(actors.anna, id)).toBeNull();
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${other.personId}, ${project?.applicationId}, 'declared', ${now()})`,
    );
    expect(say(await money.moveProjectMoney({ ...order, actor: other }))).toBe("not-found");
    expect(await money.projectMoney(other, id)).toBeNull();
    const hidden = await money.projects(other, 1);
    expect(hidden.rows.map((row) => row.id)).not.toContain(id);
    expect([hidden.total, hidden.sums.grantedOre]).toEqual([total - 1, sums.grantedOre - before]);
    expect(await money.moveProjectMoney({ ...order, actor: controller, amount: before + 1n })).toMatchObject({
      refusal: { code: "not-moved", fields: { amount: "over-granted" }, values: { leftOre: before } },
    });

    const twice = await Promise.all([1, 2].map(() => money.moveProjectMoney({ ...order, actor: controller })));
    expect(twice.map(say).toSorted()).toEqual(["changed-since-read", "ok"]);
    const paid = await money.projectMoney(controller, id);
    expect(paid?.funds[0]).toMatchObject({ grantedOre: 0n, paidOre: before, returnedOre: 0n });
    expect(paid?.moves).toMatchObject([{ kind: "pay", bookedOn: today, voucher: "V-1", by: "Konny Troller", amountOre: before }]);
    const back = { ...order, actor: controller, version: order.version + 1, what: "return", amount: 100n } as const;
    expect(say(await money.moveProjectMoney(back))).toBe("ok");
    expect(say(await money.moveProjectMoney({ ...back, version: order.version + 2, what: "reuse" }))).toBe("ok");
    expect((await money.projectMoney(controller, id))?.funds[0]).toMatchObject({ paidOre: before - 100n, returnedOre: 0n });
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("the notice starts the three weeks and gives the letters their last day", async () => {
    const contact = { actor: actors.secretary, key: "letter-contact", version: 1, sv: "Ring {telefon} eller mejla {epost}." };
    expect(say(await wordings.saveWording({ ...contact, en: "Call {telefon} or write to {epost}." }))).toBe("ok");
    expect(say(await decisions.announceMinutes(await on()))).toBe("ok");
    const { meeting } = await room();
    expect(meeting.appealUntil && meeting.appealUntil >= today).toBe(true);
    const letter = await decisions.decisionFor(actors.applicant, ids.applications[0] as string, "sv");
    expect(letter?.appealUntil).toBe(meeting.appealUntil);
    expect(JSON.stringify(letter?.document.blocks)).toContain("Begäran ska ha kommit in till domstolen senast den");
    // The same letter with one more date: not another letter in words that were chosen since.
    expect(letter?.document.wording).toMatchObject({ "letter-contact": 1, "letter-appeal": 0 });
    expect(JSON.stringify(letter?.document.blocks)).toMatch(/"Mejla [^ ]+@[^ ]+\."/);
    expect(await wordings.wordingPage(actors.officer, "letter-contact", { sv: "{epost}", en: "{fel}" })).toMatchObject({
      number: expect.stringMatching(/^DRUM-/),
      tried: [{ fault: null }, { fault: "placeUnknown" }],
    });
    const document = await decisions.publicMinutes(ids.meeting);
    const text = JSON.stringify(document);
    expect(text).toMatch(/Bo Bok anmäler jäv i fråga om DRUM-\d{4}-001 Först och deltar inte/);
    expect(text).not.toContain("Grund:");
    expect(JSON.stringify(await decisions.publicMinutes(ids.meeting, ids.allocationItem))).not.toContain("Grund:");
    expect(text).toContain("med ordförandens utslagsröst,");
    expect(text).toContain("Dan Dun reserverar sig mot beslutet");
    expect(text).toContain("Anslagsbevis");
    const [line] = (await decisions.noticesToday()).current;
    expect([line?.id, line?.paragraphs.map((one) => one.paragraph)]).toEqual([ids.meeting, [1, 2, 3, 4, 5, 6]]);
    const item = line?.paragraphs[0]?.itemId as string;
    const [whole, first] = followed(renderAtom(await decisions.noticeNews("sv"))).entries;
    expect([whole?.id, first?.id]).toEqual([`urn:uuid:${ids.meeting}`, `urn:uuid:${item}`]);
    expect(whole?.enclosure?.href).toContain(paths.publicMinutesPdf(ids.meeting));
    expect(first?.link).toContain(paths.publicMinutesExtract(ids.meeting, item));
    const extract = await decisions.publicMinutes(ids.meeting, ids.allocationItem);
    expect(JSON.stringify(extract)).toContain("Dan Dun reserverar sig mot beslutet");
    expect(JSON.stringify(extract)).toContain("Anslagsbevis");
    expect(JSON.stringify(extract)).not.toContain("Sammanträdet öppnas");
    expect(await decisions.publicMinutes(ids.meeting, ids.meeting)).toBeNull();
  });

  it("published minutes and their notice leave the web after the installation's term, not before, and stay in the office", async () => {
    const term = await decisions.minutesTerm(ids.meeting);
    const until = term?.until as string;
    expect([term?.open, until]).toEqual([true, addMonths(today, decisions.minutesMonths())]);
    const onWeb = async () => [
      (await decisions.minutesTerm(ids.meeting))?.open,
      await decisions.publicMinutes(ids.meeting).then((document) => document !== null),
      await decisions.publicMinutes(ids.meeting, ids.allocationItem).then((document) => document !== null),
      (await decisions.noticesToday()).earlier.some(({ id }) => id === ids.meeting),
      (await decisions.noticeNews("sv")).entries.some(({ id }) => id.includes(ids.meeting)),
    ];
    await atInstant(at(until, "23:59"), async () => expect(await onWeb()).toEqual([true, true, true, true, true]));
    await atInstant(at(addDays(until, 1), "00:00"), async () => {
      expect(await onWeb()).toEqual([false, false, false, false, false]);
      expect((await decisions.minutesOf(actors.secretary, ids.meeting))?.sha256).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  it("a text published by mistake leaves the web at once and may come back while its term runs; the notice stands all the time", async () => {
    const admin = await addPerson("Ada Admin", "admin");
    const fifth = (await decisions.noticesToday()).current[0]?.paragraphs[4];
    const [itemId, title] = [fifth?.itemId as string, fifth?.title as string];
    const other = ids.allocationItem;
    const version = async () => (await taken.takingDownPage(admin, ids.meeting))?.version as number;
    const takeDown = async (of: string | null, actor = actors.secretary, reason = "En adress följde med.") =>
      say(await taken.takeDownText({ actor, id: ids.meeting, version: await version(), itemId: of, reason }));
    const putUp = async (of: string | null, reason = "Fel paragraf.") => {
      const page = await taken.takingDownPage(admin, ids.meeting);
      const down = page?.texts.find((one) => one.itemId === of && one.putUpAt === null);
      const order = { actor: admin, id: ids.meeting, version: page?.version as number, reason };
      return say(await taken.putTextUpAgain({ ...order, textId: down?.id ?? ids.call }));
    };
    const onWeb = async () => {
      const words = JSON.stringify(await decisions.publicMinutes(ids.meeting));
      const [line] = (await decisions.noticesToday()).current;
      const news = renderAtom(await decisions.noticeNews("sv"));
      const [whole, one, rest] = [undefined, itemId, other].map((of) => decisions.minutesTerm(ids.meeting, of));
      return {
        told: [words, JSON.stringify(line), news].map((said) => said.includes(title)),
        open: [(await whole)?.open, (await one)?.open, (await rest)?.open],
        extracts: (await Promise.all([itemId, other].map((of) => decisions.publicMinutes(ids.meeting, of)))).map(Boolean),
        notice: [line?.id === ids.meeting, line?.appealUntil !== null, news.includes(ids.meeting)],
      };
    };
    const all = { told: [true, true, true], open: [true, true, true], extracts: [true, true], notice: [true, true, true] };
    expect(await onWeb()).toEqual(all);
    expect(await taken.takingDownPage(actors.officer, ids.meeting)).toBeNull();
    expect(await takeDown(itemId, actors.officer)).toBe("not-yours-to-do");
    expect(await takeDown(itemId, actors.applicant)).toBe("not-found");
    expect(await takeDown(ids.call)).toBe("no-such-text");
    expect(await takeDown(itemId, actors.secretary, "")).toBe("reason-needed");
    expect(await takeDown(itemId)).toBe("ok");
    expect(await takeDown(itemId)).toBe("already-down");
    expect(await onWeb()).toEqual({
      told: [false, false, false],
      open: [true, false, true],
      extracts: [false, true],
      notice: [true, true, true],
    });
    expect(await takeDown(null, admin)).toBe("ok");
    expect(await onWeb()).toEqual({
      told: [false, false, false],
      open: [false, false, false],
      extracts: [false, false],
      notice: [true, true, true],
    });
    // In the office the sealed text is what it was, and its proof says what of it was off the web.
    const inside = JSON.stringify((await decisions.minutesOf(actors.secretary, ids.meeting))?.document);
    expect(inside).toContain(title);
    expect(inside).toMatch(/Hela protokollet: nedtagen [^,]+"/);
    // The whole comes back without the paragraph, and then the paragraph.
    expect(await putUp(other)).toBe("not-down");
    expect(await putUp(null)).toBe("ok");
    expect((await onWeb()).open).toEqual([true, false, true]);
    expect(JSON.stringify(await decisions.publicMinutes(ids.meeting))).toContain("Texten i paragrafen togs ner från webben");
    const over = addDays((await decisions.minutesTerm(ids.meeting))?.until as string, 1);
    await atInstant(at(over, "09:00"), async () => {
      expect(await putUp(itemId)).toBe("term-over");
      expect(await takeDown(null)).toBe("term-over");
    });
    expect(await putUp(itemId)).toBe("ok");
    expect(await onWeb()).toEqual(all);
    expect((await taken.takingDownPage(admin, ids.meeting))?.texts).toMatchObject([
      { itemId, reason: "En adress följde med.", putUpReason: "Fel paragraf.", putUpBy: admin.name },
      { itemId: null, by: admin.name },
    ]);
    await expect(database.run(sql`update text_taken_down set reason = 'Ett annat'`)).rejects.toThrow(/never changed/);
    await expect(database.run(sql`delete from text_taken_down`)).rejects.toThrow(/never changed/);
    const kept = await database.many<{ payload: unknown }>(
      sql`select payload from journal_entry where subject_id = ${ids.meeting} and command in ('take-down', 'put-up-again')`,
    );
    expect(kept).toHaveLength(4);
    expect(JSON.stringify(kept)).not.toMatch(/adress|Fel paragraf/);
  });

  describe("legal force", () => {
    const dayOf = (date: string) => at(date, "10:00");
    const decided = async (index: number) => {
      const [row] = await database.many<{ id: string; state: string; finalOn: string | null }>(
        sql`select id, state, final_on from decision where application_id = ${ids.applications[index] as string}`,
      );
      return row as { id: string; state: string; finalOn: string | null };
    };
    const until = async () => (await room()).meeting.appealUntil as string;
    const appealOn = async (index: number | null, appellant: string, more = {}) => ({
      actor: actors.secretary,
      meetingId: ids.meeting,
      itemId: ids.allocationItem,
      cameIn: await until(),
      appellant,
      decisionId: index === null ? null : (await decided(index)).id,
      note: "",
      ...more,
    });
    const open = async (appellant: string) =>
      (await appeals.appealsPage(actors.secretary, ids.meeting, ids.allocationItem))?.appeals.find(
        (one) => one.appellant === appellant,
      ) as appeals.Appeal;
    const pay = async (index: number, kr: number, what: "pay" | "return" = "pay") => {
      const { id } = await decided(index);
      const project = await money.projectMoney(controller, id);
      return money.moveProjectMoney({
        actor: controller,
        id,
        version: project?.version ?? 0,
        what,
        fundId: ids.funds.get(`${year}`) ?? "",
        amount: kronor(kr),
        on: today,
        voucher: `${kr}`,
        note: "",
      });
    };
    let controller: Actor;

    it("is neither noted before the last day has passed nor told of to who has a conflict of interest", async () => {
      controller = await addPerson("Pia Kassör", "controller");
      // The call's payments wait for legal force.
      const waiting = { ...rules, terms: { ...rules.terms, payments: "legal-force" } };
      await database.run(
        sql`insert into call_rules (call_id, version, rules, created_at) values (${ids.call}, 2, ${JSON.stringify(waiting)}::jsonb, ${now()})`,
      );
      await database.run(sql`update application set rules_version = 2 where call_id = ${ids.call}`);
      const note = { actor: actors.secretary, meetingId: ids.meeting, itemId: ids.allocationItem };
      expect(say(await appeals.noteLegalForce(note))).toBe("period-runs");
      expect(say(await appeals.noteLegalForce({ ...note, actor: actors.anna }))).toBe("not-yours-to-do");
      const barred = await addPerson("Jävig Registrator", "officer");
      await database.run(
        sql`insert into conflict (person_id, application_id, state, declared_at) values (${barred.personId}, ${ids.applications[3]}, 'declared', ${now()})`,
      );
      expect(await appeals.appealsPage(barred, ids.meeting, ids.allocationItem)).toBeNull();
      expect(await appeals.forceOfMeeting(barred, ids.meeting)).not.toHaveProperty(ids.allocationItem);
      expect(say(await appeals.registerAppeal({ ...(await appealOn(0, "Eva Ek")), actor: barred, cameIn: today }))).toBe(
        "not-found",
      );
      expect(await pay(0, 100_000)).toMatchObject({ refusal: { fields: { what: "waits-for-force" } } });
    });

    it("is reached by the clock, once, by every decision that nobody has appealed in time", async () => {
      await atInstant(dayOf(await until()), async () => {
        expect(say(await appeals.registerAppeal(await appealOn(0, "Eva Ek")))).toBe("ok");
        expect(say(await appeals.registerAppeal(await appealOn(0, "Eva Ek")))).toBe("already-registered");
        expect(say(await appeals.registerAppeal({ ...(await appealOn(0, "Bo Bo")), decisionId: ids.call }))).toBe(
          "faulty-appeal",
        );
      });
      // What a court has before it stays to be read.
      await atInstant(dayOf(addDays(await until(), 9_000)), async () =>
        expect((await decisions.minutesTerm(ids.meeting))?.open).toBe(true),
      );
      await atInstant(dayOf(addDays(await until(), 5)), async () => {
        await deliver();
        expect((await decided(1)).state).toBe("released");
        // Told too early, it is put off to the day and forgets nothing.
        await transaction(async (tx) => appeals.reachLegalForce(tx, (await decided(1)).id));
      });
      await atInstant(dayOf(addDays(await until(), 11)), async () => {
        const { id } = await decided(1);
        await Promise.all([1, 2, 3].map(() => transaction((tx) => appeals.reachLegalForce(tx, id))));
        await deliver();
        await deliver();
      });
      const all = await Promise.all([0, 1, 2, 3].map(decided));
      const next = addDays(await until(), 1);
      expect(all.map(({ state, finalOn }) => [state, finalOn])).toEqual([
        ["released", null],
        ["final", next],
        ["final", next],
        ["final", next],
      ]);
      const noted = await database.one<{ n: number }>(
        sql`select count(*)::int as n from journal_entry where subject_type = 'decision' and command = 'become-final'`,
      );
      expect(noted.n).toBe(3);
      await atInstant(dayOf(addDays(await until(), 12)), async () => {
        expect(say(await pay(1, 100_000))).toBe("ok");
        expect(await pay(0, 100_000)).toMatchObject({ refusal: { fields: { what: "waits-for-force" } } });
        expect((await appeals.standingOfCase(ids.applications[0] as string))?.force.kind).toBe("appealed");
      });
    });

    it("is taken back when the court tells of one that came in time, and reached the day the court's answer stands", async () => {
      await atInstant(dayOf(addDays(await until(), 20)), async () => {
        expect(say(await appeals.registerAppeal(await appealOn(1, "Dan Dun")))).toBe("ok");
        expect(say(await appeals.registerAppeal(await appealOn(2, "För Sen", { cameIn: addDays(await until(), 2) })))).toBe("ok");
        await deliver();
        expect(await decided(1)).toMatchObject({ state: "released", finalOn: null });
        expect((await decided(2)).state).toBe("final");
      });
      const stands = addDays(await until(), 90);
      await atInstant(dayOf(addDays(await until(), 100)), async () => {
        const { id, version } = await open("Dan Dun");
        const order = { actor: actors.officer, id, version };
        expect(say(await appeals.noteCourtCase({ ...order, caseNumber: "1234-27" }))).toBe("ok");
        const answer = { answer: "reject" as const, on: stands, note: "" };
        expect(say(await appeals.noteCourtAnswer({ ...order, ...answer }))).toBe("changed-since-read");
        expect(say(await appeals.noteCourtAnswer({ ...order, version: version + 1, ...answer }))).toBe("ok");
        await deliver();
      });
      expect(await decided(1)).toMatchObject({ state: "final", finalOn: stands });
    });

    it("never comes to what a court annuls: the money goes back once, the register forgets it, and what is paid can only come back", async () => {
      await atInstant(dayOf(addDays(await until(), 101)), async () => {
        expect(say(await appeals.registerAppeal(await appealOn(1, "Cia Ceder", { cameIn: today })))).toBe("ok");
        const { id, version } = await open("Cia Ceder");
        const before = totalOf((await fundBalances([year]))[0] as never);
        expect(
          say(await appeals.noteCourtAnswer({ actor: actors.officer, id, version, answer: "quash", on: today, note: "" })),
        ).toBe("ok");
        await deliver();
        await appeals.quashDecision((await decided(1)).id);
        const after = totalOf((await fundBalances([year]))[0] as never);
        expect([before.granted - after.granted, after.available - before.available]).toEqual([kronor(200_000), kronor(200_000)]);
        expect(await decided(1)).toMatchObject({ state: "quashed", finalOn: null });
        expect(await pay(1, 1)).toMatchObject({ refusal: { fields: { what: "annulled" } } });
        expect(say(await pay(1, 100_000, "return"))).toBe("ok");
      });
      expect((await verifyLedger()).fault).toBeNull();
      expect(await count(sql`award where published_at is not null`)).toBe(2);
      expect(await count(sql`sent_mail where subject like 'Nytt om beslutet%'`)).toBe(6);
      const journal = await database.many<{ command: string }>(
        sql`select command from journal_entry where subject_type = 'decision' and subject_id = ${(await decided(1)).id} order by seq`,
      );
      // The appeal that was answered in the same breath had nothing left to contest.
      expect(journal.map((one) => one.command)).toEqual([
        "record",
        "record",
        "release",
        "become-final",
        "contest",
        "become-final",
        "quash",
      ]);
    });
  });

  it("another meeting of the year goes on where the numbers ended", async () => {
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time: "13:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [],
    });
    const last = Math.max(...(await room()).meeting.items.map((item) => item.paragraph ?? 0));
    ids.meeting = planned.ok && planned.value ? planned.value.id : "";
    const seats = [actors.chair, actors.anna, actors.bo, actors.cia].map((actor) => ({
      personId: actor.personId,
      present: true,
      servesFor: null,
    }));
    await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats });
    await decisions.takeUpItem(await onItem((await room()).meeting.items[0]?.id));
    expect(last).toBe(6);
    expect((await room()).meeting.items[0]?.paragraph).toBe(7);
  });
});

describe("a later decision", () => {
  const first = () => ids.applications[0] as string;
  const content: AmendmentContent = {
    kind: "change",
    amountOre: kronor(300_000),
    endsOn: null,
    conditions: "Lägesrapport i mars.",
    correction: "",
    ground: "asked",
    reasons: "Projektet börjar ett halvår senare.",
  };
  const propose = (more: Partial<AmendmentContent> = {}, actor = actors.officer) =>
    amendments.proposeAmendment({ actor, applicationId: first(), content: { ...content, ...more } });
  const page = (actor = actors.officer) => amendments.amendmentPage(actor, first());

  it("is proposed by an officer without a conflict of interest, one at a time, and can be taken back while no agenda has it", async () => {
    expect(await propose({ ground: null })).toMatchObject({
      refusal: { code: "faulty-amendment", fields: { ground: "groundNeeded" } },
    });
    expect(say(await propose({}, actors.secretary))).toBe("not-yours-to-do");
    const barred = await addPerson("Jävig Ändrare", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${barred.personId}, ${first()}, 'declared', ${now()})`,
    );
    expect(say(await propose({}, barred))).toBe("not-found");
    expect(await page(barred)).toBeNull();
    expect((await Promise.all([propose(), propose()])).map(say).toSorted()).toEqual(["already-proposed", "ok"]);
    const [one] = (await page())?.chain ?? [];
    const back = { actor: actors.officer, id: one?.id as string, version: one?.version as number };
    expect(say(await amendments.takeBackAmendment(back))).toBe("ok");
    expect(say(await propose())).toBe("ok");
    expect((await page())?.chain.map((step) => step.state)).toEqual(["taken-back", "proposed"]);
  });

  let itemId = "";
  it("comes on the next agenda in a paragraph of its own, which who is recused finds empty", async () => {
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time: "15:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [],
    });
    ids.meeting = planned.ok && planned.value ? planned.value.id : "";
    const item = (await room()).meeting.items.find((one) => one.kind === "amendment");
    itemId = item?.id as string;
    expect(item?.clauses[0]).toContain(
      "så att det beviljade beloppet är 300\u00a0000\u00a0kr i stället för 400\u00a0000\u00a0kr",
    );
    expect(item?.background).toContain("Projektet har självt bett om ändringen.");
    const seen = await decisions.itemPage(actors.bo, ids.meeting, itemId);
    expect([seen?.isConcealed, seen?.item.title, seen?.item.clauses]).toEqual([true, "Ändring av ett tidigare beslut", []]);
    const [, waiting] = (await page())?.chain ?? [];
    expect(
      say(
        await amendments.takeBackAmendment({
          actor: actors.officer,
          id: waiting?.id as string,
          version: waiting?.version as number,
        }),
      ),
    ).toBe("on-agenda");
  });

  it("is decided by those without a conflict of interest, and carried out once, when the minutes are adjusted", async () => {
    const present = [actors.chair, actors.anna, actors.bo, actors.cia, actors.dan].map((actor) => ({
      personId: actor.personId,
      present: true,
      servesFor: null,
    }));
    expect(say(await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats: present }))).toBe("ok");
    const item = (await room()).meeting.items.find((one) => one.id === itemId);
    const order = { itemId, procedure: "acclamation" as const, outcomes: [], clauses: item?.clauses ?? [] };
    expect(say(await record({ ...order, adopted: true }))).toBe("conflict-not-noted");
    const recused = { personId: actors.bo.personId, kind: "conflict" as const, ground: "KL 6:28", applicationId: first() };
    expect(
      say(await decisions.noteItemAbsence({ ...(await onItem(itemId)), ...recused, replacedById: null, chairId: null })),
    ).toBe("ok");
    expect(await record(order)).toMatchObject({ refusal: { fields: { amendment: "chooseOutcome" } } });
    expect(say(await record({ ...order, adopted: true }))).toBe("ok");
    for (const one of (await room()).meeting.items.filter((other) => !other.settled))
      await record({
        itemId: one.id,
        procedure: "acclamation",
        outcomes: [],
        clauses: one.kind === "adjuster" ? [] : one.clauses,
        adjusterId: one.kind === "adjuster" ? actors.anna.personId : null,
      });
    expect(say(await decisions.closeMeeting(await on()))).toBe("ok");
    const before = totalOf((await fundBalances([year]))[0] as never);
    for (const actor of [actors.chair, actors.anna]) await decisions.signAndAdjust({ actor, id: ids.meeting });
    const [, changed] = (await page())?.chain ?? [];
    const amendmentId = changed?.id as string;
    expect(await amendments.amendmentFor(actors.applicant, first(), amendmentId, "sv")).toBeNull();
    await deliver();
    await Promise.all([1, 2].map(() => amendments.releaseAmendment(amendmentId)));
    const after = totalOf((await fundBalances([year]))[0] as never);
    expect([before.granted - after.granted, after.available - before.available]).toEqual([kronor(100_000), kronor(100_000)]);
    expect((await page())?.decision.now).toMatchObject({ amountOre: kronor(300_000), conditions: "Lägesrapport i mars." });
    // The first decision stands as it was; the register says what is in force.
    const stored = await database.one<{ amountOre: bigint; conditions: string; grantedOre: bigint }>(sql`
      select d.amount_ore, d.conditions, w.granted_ore from decision d join award w on w.id = d.id where d.application_id = ${first()}`);
    expect(stored).toEqual({ amountOre: kronor(700_000), conditions: "", grantedOre: kronor(600_000) });
    expect(say(await decisions.announceMinutes(await on()))).toBe("ok");
    const letter = await amendments.amendmentFor(actors.applicant, first(), amendmentId, "sv");
    expect(JSON.stringify(letter?.document.blocks)).toContain("Begäran ska ha kommit in till domstolen senast den");
    expect(await amendments.amendmentFor(actors.bo, first(), amendmentId, "sv")).toBeNull();
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("that changes the terms is accepted for itself beside what was accepted before; until then no money is paid, and the board's decision stands", async () => {
    const controller = await addPerson("Kassa Sedan", "controller");
    const terms = (asked?: string) => agreements.agreementOf(actors.applicant, first(), "sv", asked);
    const on = async () => {
      const one = await terms();
      return { actor: actors.applicant, id: one?.id ?? "", version: one?.version ?? 0 };
    };
    const held = async () => (await appeals.standingOfCase(first()))?.unaccepted;
    const changed = await terms();
    expect(changed).toMatchObject({ state: "out", holds: true, beforePayment: true, may: ["accept", "decline"] });
    expect(changed?.all.map(({ state, amendmentId }) => [state, amendmentId === null])).toEqual([
      ["accepted", true],
      ["out", false],
    ]);
    const table = changed?.document.blocks.find((block) => block.kind === "table");
    expect(table?.kind === "table" && table.rows.map((row) => row.cells.slice(1).map((cell) => cell.text))).toEqual([
      ["400\u00a0000\u00a0kr", "300\u00a0000\u00a0kr"],
      ["Inga", "Lägesrapport i mars."],
    ]);
    expect(JSON.stringify(changed?.document.blocks)).toContain("firmatecknare för");
    expect(await count(sql`sent_mail where subject like 'Godkänn ändringen i ärende%'`)).toBe(1);
    expect(await held()).toBe(true);
    const line = async () => (await money.projects(controller, 1)).rows.find(({ id }) => id === changed?.decisionId)?.agreement;
    expect(await line()).toBe("out");
    // No: the decision stands, the office is told, and the money waits. The reader and who is barred answer nothing.
    expect(say(await agreements.declineAgreement({ ...(await on()), why: "Vi klarar inte halva summan." }))).toBe("ok");
    await deliver();
    expect(await count(sql`sent_mail where subject like 'Sökanden godkänner inte ändringen%'`)).toBeGreaterThan(0);
    expect(await agreements.agreementAtOffice(actors.officer, first(), "sv")).toMatchObject({
      state: "declined",
      words: "Vi klarar inte halva summan.",
      amendmentId: changed?.id,
    });
    expect([await held(), await line()]).toEqual([true, "declined"]);
    expect((await page())?.decision.now.amountOre).toBe(kronor(300_000));
    expect(await agreements.agreementAtOffice(actors.bo, first(), "sv", changed?.id)).toBeNull();
    expect(await terms("nagot-annat")).toBeNull();
    // Yet another change: that one is laid beside what was accepted last, and this one is asked for no more.
    const other = crypto.randomUUID();
    await database.run(sql`
      insert into amendment (id, decision_id, state, kind, reasons, before, proposed_at, proposed_by_id, released_at)
      select ${other}, p.decision_id, 'released', 'change', 'Skäl', p.before, ${now()}, p.proposed_by_id, p.released_at + interval '1 minute' from amendment p where p.id = ${changed?.id}`);
    expect(await terms(changed?.id)).toMatchObject({ replaced: true, holds: false, may: [] });
    expect([await held(), await line()]).toEqual([false, "accepted"]);
    await database.run(sql`delete from amendment where id = ${other}`);
    // They think again. What was accepted first stands as it was.
    const again = { ...(await on()), lead: "" };
    expect(say(await agreements.acceptAgreement(again))).toBe("ok");
    expect([await held(), await line()]).toEqual([false, "accepted"]);
    expect(await terms(changed?.decisionId)).toMatchObject({ state: "accepted", lead: "Lea Ledare", amendmentId: null });
    expect(await terms()).toMatchObject({ state: "accepted", amendmentId: changed?.id });
  });

  it("is undone when a court annuls its paragraph, once, and what was in force before is in force again", async () => {
    const on = { actor: actors.secretary, meetingId: ids.meeting, itemId };
    expect(say(await appeals.registerAppeal({ ...on, cameIn: today, appellant: "Eva Ek", decisionId: null, note: "" }))).toBe(
      "ok",
    );
    const [appeal] = (await appeals.appealsPage(actors.secretary, ids.meeting, itemId))?.appeals ?? [];
    const before = totalOf((await fundBalances([year]))[0] as never);
    const news = await count(sql`sent_mail where subject like 'Nytt om beslutet%'`);
    const answer = {
      actor: actors.secretary,
      id: appeal?.id as string,
      version: 1,
      answer: "quash" as const,
      on: today,
      note: "",
    };
    expect(say(await appeals.noteCourtAnswer(answer))).toBe("ok");
    await deliver();
    const [, changed] = (await page())?.chain ?? [];
    expect(changed?.state).toBe("quashed");
    await Promise.all([1, 2].map(() => amendments.quashAmendment(changed?.id as string)));
    const after = totalOf((await fundBalances([year]))[0] as never);
    expect([after.granted - before.granted, before.available - after.available]).toEqual([kronor(100_000), kronor(100_000)]);
    expect((await page())?.decision).toMatchObject({ standing: "holds", now: { amountOre: kronor(400_000), conditions: "" } });
    expect(
      await database.one(
        sql`select w.granted_ore from award w join decision d on d.id = w.id where d.application_id = ${first()}`,
      ),
    ).toEqual({ grantedOre: kronor(700_000) });
    // The team hears of the appeal and of the court's answer, and can still read what was annulled.
    expect((await count(sql`sent_mail where subject like 'Nytt om beslutet%'`)) - news).toBe(2);
    expect(await amendments.amendmentFor(actors.applicant, first(), changed?.id as string, "sv")).not.toBeNull();
    expect((await agreements.agreementOf(actors.applicant, first(), "sv"))?.all.map((one) => one.holds)).toEqual([true, false]);
    expect((await appeals.forceOfMeeting(actors.secretary, ids.meeting))[itemId]?.kind).toBe("quashed");
    expect((await verifyLedger()).fault).toBeNull();
  });
});

describe("a decision on delegation", () => {
  let small = "";
  let large = "";
  const content = {
    outcome: "grant" as const,
    amountOre: kronor(80_000),
    reasons: "Behovet är visat.",
    conditions: "",
    note: "Den andra bedömaren är sjuk.",
  };
  const propose = (applicationId: string, more: Partial<typeof content> = {}, actor = actors.officer) =>
    delegations.proposeDelegation({ actor, applicationId, content: { ...content, ...more } });
  const matter = async (actor = actors.chair) => {
    const [line] = (await delegations.mattersFor(actor)) ?? [];
    return line ? delegations.matterFor(actor, line.id) : null;
  };
  const weighed = async () => (await basisOfCall(actors.officer, ids.call))?.basis;
  /** what is left to share out of the call's pots where the office tries what if */
  const free = async () =>
    sum(((await weighed())?.funds ?? []).flatMap(({ pots }) => pots.map(({ total, bound }) => total - bound)));
  const decide = async (actor = actors.chair) => {
    const found = (await matter(actors.officer))?.matter;
    return delegations.decideOnDelegation({ actor, id: found?.id ?? "", version: found?.version ?? 0, content });
  };

  it("is prepared by an officer for what the order covers, and seen by the board without a conflict of interest", async () => {
    ids.call = newId();
    await database.run(sql`
      insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
      values (${ids.call}, ${`FORSTUDIE-${year}`}, 'forstudier', 'published', 'pre-study', ${JSON.stringify(both("Förstudier"))}, '{}', '{}', ${at(`${year - 1}-01-01`)}, ${at(`${year - 1}-02-01`)}, ${now()}, ${now()})`);
    await database.run(
      sql`insert into call_rules (call_id, version, rules, created_at) values (${ids.call}, 1, ${JSON.stringify(rules)}::jsonb, ${now()})`,
    );
    await database.run(sql`insert into call_fund (call_id, fund_id) values (${ids.call}, ${ids.funds.get(`${year}`)})`);
    small = await addApplication("Liten förstudie", 5, { [year]: 80_000 });
    large = await addApplication("Stor förstudie", 4, { [year]: 150_000 });
    expect(say(await propose(large))).toBe("not-delegated");
    // One of two assessments is not enough, unless somebody says why.
    await database.run(
      sql`update call_rules set rules = jsonb_set(rules, '{assessorsPerApplication}', '2') where call_id = ${ids.call}`,
    );
    expect(await propose(small, { note: "" })).toMatchObject({
      refusal: { code: "not-assessed", values: { done: 1, wanted: 2 }, fields: { note: "noteNeeded" } },
    });
    expect(await propose(small, { reasons: "" })).toMatchObject({ refusal: { fields: { reasons: "reasonsNeeded" } } });
    expect(say(await propose(small, {}, actors.secretary))).toBe("not-found");
    expect((await Promise.all([propose(small), propose(small)])).map(say).toSorted()).toEqual(["already-proposed", "ok"]);
    expect((await matter())?.may).toEqual(["hand-back", "decide"]);
    expect((await matter(actors.anna))?.may).toEqual([]);
    expect(await delegations.mattersFor(actors.applicant)).toBeNull();
    // Whoever decides reads the whole application first, and the order says who that is.
    await database.run(
      sql`insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id) values (${small}, 1, ${emptySealed("FORSTUDIE-1")}, 'x', ${now()}, ${actors.applicant.personId})`,
    );
    const matterId = (await matter())?.matter.id as string;
    expect((await delegations.delegatedApplication(actors.chair, matterId))?.matter.title).toBe("Liten förstudie");
    expect(await delegations.delegatedApplication(actors.applicant, matterId)).toBeNull();
    expect((await delegations.delegationPowers(actors.anna))?.map(({ number, holders }) => [number, holders])).toEqual([
      ["4.1", ["Olle Förande"]],
      ["4.2", ["Olle Förande"]],
    ]);
    expect(await delegations.delegationPowers(actors.applicant)).toBeNull();
    // What somebody decides alone is not weighed against others, neither down the ranking nor where the office tries what if.
    expect((await allocationPage(actors.officer, ids.call))?.rows.map((row) => row.title)).toEqual(["Stor förstudie"]);
    expect((await weighed())?.applications.map((one) => one.title)).toEqual(["Stor förstudie"]);
  });

  it("is made by who holds the delegation and has no conflict of interest, once, with minutes, money and letter", async () => {
    expect(say(await decide(actors.anna))).toBe("not-found");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${actors.chair.personId}, ${small}, 'declared', ${now()})`,
    );
    expect(say(await decide())).toBe("not-found");
    expect(await matter()).toBeNull();
    const hidden = (await matter(actors.officer))?.matter.id as string;
    expect([await delegations.delegatedApplication(actors.chair, hidden), await statementOfMatter(actors.chair, hidden)]).toEqual(
      [null, null],
    );
    await database.run(
      sql`update conflict set state = 'none' where person_id = ${actors.chair.personId} and application_id = ${small}`,
    );
    const before = totalOf((await fundBalances([year]))[0] as never);
    const left = await free();
    expect((await Promise.all([decide(), decide()])).map(say).toSorted()).toEqual(["not-in-this-state", "ok"]);
    // Bound before its letter is out, and as bound after: nobody shares it out once more.
    expect(left - (await free())).toBe(kronor(80_000));
    await deliver();
    const after = totalOf((await fundBalances([year]))[0] as never);
    expect([after.granted - before.granted, before.available - after.available]).toEqual([kronor(80_000), kronor(80_000)]);
    expect([left - (await free()), await free()]).toEqual([kronor(80_000), after.available]);
    expect((await weighed())?.applications.map((one) => one.title)).toEqual(["Stor förstudie"]);
    const [minutes] = await database.many<{ document: unknown }>(sql`
      select n.document from minutes n join agenda_item i on i.meeting_id = n.meeting_id join decision d on d.item_id = i.id where d.application_id = ${small}`);
    expect(JSON.stringify(minutes?.document)).toContain(
      "Ansökan har 1 av de 2 bedömningar som utlysningen kräver. Ordföranden på delegation från Direktionen beslutar ändå: Den andra bedömaren är sjuk.",
    );
    const letter = await decisions.decisionFor(actors.applicant, small, "sv");
    expect(letter).toMatchObject({ outcome: "grant", amountOre: kronor(80_000), appealUntil: null });
    expect(JSON.stringify(letter?.document.blocks)).toContain(
      "Ordföranden på delegation från Direktionen har beslutat att bevilja",
    );
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("is told to the board at its next meeting, and its notice goes up with those minutes", async () => {
    const planned = await decisions.planMeeting({
      actor: actors.secretary,
      date: today,
      time: "16:00",
      place: "Borås",
      chairId: actors.chair.personId,
      officers: [],
    });
    ids.meeting = planned.ok && planned.value ? planned.value.id : "";
    const report = (await room()).meeting.items.find((item) => item.kind === "report");
    expect(report?.background).toContain("Olle Förande");
    expect(report?.background).toContain("Liten förstudie”, bifall med 80\u00a0000\u00a0kr.");
    expect(say(await decisions.putReportOnAgenda(await on()))).toBe("nothing-to-report");
    const seats = [actors.chair, actors.anna, actors.bo, actors.cia].map((actor) => ({
      personId: actor.personId,
      present: true,
      servesFor: null,
    }));
    await decisions.openMeeting({ ...(await on()), chairId: actors.chair.personId, seats });
    for (const item of (await room()).meeting.items)
      expect(
        say(
          await record({
            itemId: item.id,
            procedure: "acclamation",
            outcomes: [],
            clauses: item.kind === "adjuster" ? [] : item.clauses,
            adjusterId: item.kind === "adjuster" ? actors.anna.personId : null,
          }),
        ),
      ).toBe("ok");
    await decisions.closeMeeting(await on());
    for (const actor of [actors.chair, actors.anna]) await decisions.signAndAdjust({ actor, id: ids.meeting });
    const own = (await matter())?.matter;
    expect(await decisions.publicMinutes(own?.meetingId as string)).toBeNull();
    expect(say(await decisions.announceMinutes(await on()))).toBe("ok");
    const until = (await room()).meeting.appealUntil;
    expect((await decisions.decisionFor(actors.applicant, small, "sv"))?.appealUntil).toBe(until);
    expect(JSON.stringify(await decisions.publicMinutes(own?.meetingId as string))).toContain("Delegationsordningen");
    expect((await appeals.standingOfCase(small))?.force).toEqual({ kind: "running", until });
    // The board's own paragraphs never share a number with them.
    expect([
      own?.paragraph,
      (await decisions.meetings(actors.secretary))?.lines.some((line) => line.id === own?.meetingId),
    ]).toEqual([1, false]);
  });
});
