import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { kronor } from "#app/kernel/money.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { allocationPage, openAllocation, proposeAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { type AllocationWorld, allocationWorld } from "#app/rooms/allocation/allocation-world.test-data.ts";
import * as scenarios from "#app/rooms/allocation/scenario.server.ts";
import { sharingPots } from "#app/rooms/money/fund.ts";
import { fundPot, grant } from "#app/rooms/money/ledger.ts";
import { fundsOfCall, post } from "#app/rooms/money/money.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { decisionPackageFile, decisionPackageView, isDecided } from "#app/rooms/reporting/decision-package.server.ts";
import { type DecisionPackage, decisionPackage } from "#app/rooms/reporting/decision-package.ts";
import { catalogueTurtle } from "#app/rooms/reporting/open-data.server.ts";
import { inLedger, recomputed } from "./recomputed.ts";

let officer: Actor;
const assessors: Actor[] = [];

/** Three have assessed each application, and given it the same. */
async function world(): Promise<AllocationWorld & { slug: string }> {
  const made = await allocationWorld(assessors[0] as Actor);
  for (const application of made.ids)
    for (const other of assessors.slice(1)) {
      const id = newId();
      await database.run(
        sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at) values (${id}, ${application}, ${other.personId}, 'begun', now(), now())`,
      );
      await database.run(sql`
        insert into score (assessment_id, criterion, value, not_assessable, motivation)
        select ${id}::uuid, o.criterion, o.value, false, 'Bra' from score o join assessment s on s.id = o.assessment_id
        where s.application_id = ${application} and s.assessor_id = ${(assessors[0] as Actor).personId}`);
      await database.run(sql`update assessment set state = 'submitted' where id = ${id}`);
    }
  return { ...made, slug: `fordelning-${made.callId}` };
}

const propose = async (callId: string) => {
  const { version } = (await allocationPage(officer, callId)) as { version: number };
  expect((await proposeAllocation({ actor: officer, callId, version })).ok).toBe(true);
};

/** What the board has decided, in minutes that are adjusted and not yet announced. */
async function decide(
  { ids, callId }: AllocationWorld,
  amounts: readonly number[],
  from: readonly string[] = [],
): Promise<string> {
  const [meeting, item] = [newId(), newId()];
  const funds = await fundsOfCall(database, callId);
  await database.run(
    sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${meeting}, 'adjusted', 'Direktionen', current_date, now(), 'Borås')`,
  );
  await database.run(sql`insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, clauses, procedure)
    values (${item}, ${meeting}, 1, 2027, 'allocation', 'Fördelning', ${callId}, '[]'::jsonb, 'none')`);
  for (const [place, kr] of amounts.entries()) {
    const [id, ore] = [newId(), kronor(kr)];
    await database.run(sql`insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at, released_at)
      values (${id}, ${ids[place]}, ${item}, 'released', ${kr > 0 ? "grant" : "reject"}, ${ore}, 'Skäl', now(), now())`);
    if (kr === 0) continue;
    const fund = (funds.find((one) => one.purpose === from[place]) ?? funds.at(-1)) as (typeof funds)[number];
    await database.run(
      sql`insert into tranche (decision_id, year, fund_id, amount_ore, standing) values (${id}, 2027, ${fund.fundId}, ${ore}, 'granted')`,
    );
    await transaction(async (tx) => {
      const booked = grant(ore, sharingPots(fund), { basis: "beslutet", callId, awardId: id });
      if (booked.ok) await post(tx, booked.value, now(), null);
    });
    await database.run(sql`insert into award (id, decision_id, year, call_name, project, granted_ore, coverage, published_at)
      values (${id}, ${id}, 2027, 'Genomförandeprojekt', 'Projekt', ${ore}, 'whole', now())`);
  }
  return meeting;
}
const announce = (meeting: string) =>
  database.run(sql`update meeting set state = 'announced', announced_at = now() where id = ${meeting}`);

const fileOf = async (slug: string): Promise<{ text: string; value: DecisionPackage }> => {
  const answer = await decisionPackageFile(slug);
  if ("status" in answer) throw new Error(`answered ${answer.status}`);
  const value = JSON.parse(answer.body);
  expect(decisionPackage.safeParse(value).error).toBeUndefined();
  return { text: answer.body, value };
};

/** The awards as the package tells them: öre by application. */
const awardsIn = ({ applications }: DecisionPackage) =>
  Object.fromEntries(applications.filter((one) => one.outcome === "grant").map((one) => [one.id, BigInt(one.decided)]));

beforeAll(async () => {
  officer = await addPerson("Hanna Läggare", "officer");
  for (const name of ["Bo Dömare", "Cia Dömare", "Dan Dömare"]) assessors.push(await addPerson(name, "assessor"));
});
afterAll(closeDatabase);

describe("the package of a decision", () => {
  it("is there when the minutes are announced and every case is decided, and says nothing before", async () => {
    const { slug, callId, ids } = await world();
    expect((await openAllocation({ actor: officer, callId })).ok).toBe(true);
    await propose(callId);
    const nothing = { status: 404, errors: [] };
    expect(await decisionPackageFile(slug)).toEqual(nothing);
    const meeting = await decide({ ids, callId, organisationId: "" }, [600_000, 0]);
    expect(await decisionPackageFile(slug)).toEqual(nothing);
    await announce(meeting);
    // One case is still open: how its scores fell would be told with the others'.
    expect(await decisionPackageFile(slug)).toEqual(nothing);
    expect(await isDecided(slug)).toBe(false);
    await database.run(sql`update application set state = 'withdrawn' where id = ${ids[2]}`);
    expect(await isDecided(slug)).toBe(true);
    const { value } = await fileOf(slug);
    expect(value.departures.map((one) => one.why)).toEqual(["withdrawn"]);
    expect(value.applications.map((one) => [one.outcome, one.decided])).toEqual([
      ["grant", `${kronor(600_000)}`],
      ["reject", "0"],
      ["withdrawn", "0"],
    ]);
  });

  it("holds no pin when the board decided what the rules give as best, and gives the awards when it is worked out", async () => {
    const { slug, callId, ids } = await world();
    const made = await scenarios.createScenario({ actor: officer, callId, name: "Som den är" });
    if (!made.ok) throw new Error(made.refusal.code);
    const frozen = await scenarios.freezeAsProposal({ actor: officer, id: made.value.id, version: 1 });
    expect(frozen.ok).toBe(true);
    await propose(callId);
    await announce(await decide({ ids, callId, organisationId: "" }, [450_000, 550_000, 0]));
    const { text, value } = await fileOf(slug);
    expect(value).toMatchObject({ withheld: null, departures: [] });
    expect(value.problem).toEqual(value.proposal?.problem);
    expect(value.problem?.pins).toEqual([]);
    const paid = await inLedger(callId);
    expect(paid).toHaveLength(4);
    expect((await recomputed(text)).lines).toEqual(paid);
    expect((await recomputed(JSON.stringify(value.problem))).lines).toEqual(paid);
    // The same bytes every time: the fingerprint on the page is the file's.
    expect((await fileOf(slug)).text).toBe(text);
    expect((await decisionPackageView(slug))?.sha256).toMatch(/^[0-9a-f]{64}$/);
    // And the catalogue that the national portal reads has it.
    expect(await catalogueTurtle()).toMatchObject({ body: expect.stringContaining(paths.decisionPackage(slug)) });
  });

  it("is published without its problem, and says why, when the decision cannot be worked out from the rules", async () => {
    const { slug, callId, ids } = await world();
    expect((await openAllocation({ actor: officer, callId })).ok).toBe(true);
    await propose(callId);
    // More than there is.
    await announce(await decide({ ids, callId, organisationId: "" }, [600_000, 700_000, 400_000]));
    const { text, value } = await fileOf(slug);
    expect(value).toMatchObject({ withheld: "not-reproduced", proposal: null, problem: null });
    expect(value.applications.map((one) => one.decided)).toEqual([600_000, 700_000, 400_000].map((kr) => `${kronor(kr)}`));
    expect((await decisionPackageView(slug))?.withheld).toBe("not-reproduced");
    expect(await recomputed(text)).toMatchObject({ code: 1, words: expect.stringContaining("does not follow from the rules") });
  });

  it("pins the cases that were decided otherwise and no others, and then gives the awards", async () => {
    const { slug, callId, ids } = await world();
    expect((await openAllocation({ actor: officer, callId })).ok).toBe(true);
    await propose(callId);
    // The walk proposed the first and the third; the board gave the first less than anybody had asked for.
    await announce(await decide({ ids, callId, organisationId: "" }, [300_000, 0, 400_000]));
    const { text, value } = await fileOf(slug);
    const [first] = value.applications as [DecisionPackage["applications"][number]];
    expect(value.departures[0]).toMatchObject({
      application: first.id,
      why: "board",
      best: value.proposal?.answer.grants.find((grant) => grant.application === first.id)?.amount,
      decided: `${kronor(300_000)}`,
    });
    expect(value.problem?.pins?.map((pin) => pin.application).toSorted()).toEqual(
      value.departures.map((one) => one.application).toSorted(),
    );
    expect(value.departures.every((one) => one.best !== one.decided || one.why === "beside")).toBe(true);
    expect((await recomputed(text)).lines).toEqual(await inLedger(callId));
    expect(awardsIn(value)).toEqual({
      [first.id]: kronor(300_000),
      [value.applications[2]?.id as string]: kronor(400_000),
    });
  });

  it("names the money that paid: where two of the call's funds could, each pot pays each project as the ledger has it, to the öre", async () => {
    const { slug, callId, ids } = await world();
    const purpose = (word: string) => `${word}-${callId.slice(-4)}`;
    const fundId = newId();
    await database.run(
      sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fundId}, 2027, ${purpose("kultur")}, 'Kulturmedel 2027', 'Culture funding 2027')`,
    );
    for (const [position, share] of [3_333, 6_667].entries()) {
      const pot = newId();
      await database.run(
        sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fundId}, ${`Givare ${position}`}, 'vgr', ${share}, ${position})`,
      );
      await transaction((tx) => post(tx, fundPot(pot, kronor(450_000), { basis: "överenskommelsen" }), now(), null));
    }
    await database.run(sql`insert into call_fund (call_id, fund_id) values (${callId}, ${fundId})`);
    expect((await openAllocation({ actor: officer, callId })).ok).toBe(true);
    await propose(callId);
    // The office pays from the larger fund first, the answer names the first by name: both are as good by the rules.
    const from = ["tillvaxt", "kultur", "tillvaxt"].map(purpose);
    const meeting = await decide({ ids, callId, organisationId: "" }, [600_000, 550_000, 400_000], from);
    await announce(meeting);
    const { text, value } = await fileOf(slug);
    expect(value.withheld).toBeNull();
    expect(value.departures.map(({ why, bestFrom, decidedFrom }) => [why, bestFrom, decidedFrom])).toEqual([
      ["fund", purpose("kultur"), purpose("tillvaxt")],
      ["fund", purpose("tillvaxt"), purpose("kultur")],
    ]);
    expect(value.applications.map((one) => one.tranches)).toEqual(
      [600_000, 550_000, 400_000].map((kr, place) => [{ year: 2027, purpose: from[place], amount: `${kronor(kr)}` }]),
    );
    const paid = await inLedger(callId);
    expect(paid).toHaveLength(6);
    expect(paid).toContain(`${value.applications[1]?.id} ${purpose("kultur")} 2027 01 18331500`);
    expect((await recomputed(text)).lines).toEqual(paid);
    // Without the pins the same sums come from other money, as they did before the package named it.
    const loose = { ...value.problem, pins: [] };
    expect((await recomputed(JSON.stringify(loose))).lines).not.toEqual(paid);
  });

  it("says neither whose a refused application is, nor who assessed, nor what few enough to be told apart gave", async () => {
    const { slug, callId, ids } = await world();
    expect((await openAllocation({ actor: officer, callId })).ok).toBe(true);
    await propose(callId);
    await announce(await decide({ ids, callId, organisationId: "" }, [600_000, 0, 400_000]));
    const { text, value } = await fileOf(slug);
    const { number } = await database.one<{ number: string }>(sql`select number from application where id = ${ids[1]}`);
    for (const word of [number, "Projekt 2", ...ids, ...assessors.map((one) => one.personId), "Dömare", "Vävnod"])
      expect(text).not.toContain(word);
    expect(value.applications[1]).toMatchObject({ id: "A1", name: null, rank: 2 });
    expect(text).toContain("Projekt 1");
    expect(value.scores.find((one) => one.criterion === "need")?.counts).toEqual({
      levels: [1, 2, 3, 4, 5].map((level) => ({ value: level, count: [2, 3, 5].includes(level) ? 3 : 0 })),
      notAssessable: 0,
    });
    // The package is of what counted when the proposal was handed over: what is declared since changes nothing of what the board was given.
    const barred = (assessors[2] as Actor).personId;
    for (const id of ids)
      await database.run(
        sql`insert into conflict (person_id, application_id, state, ground, declared_at) values (${barred}, ${id}, 'confirmed', 'Släkt', now())`,
      );
    await database.run(sql`update assessment set state = 'recused' where assessor_id = ${barred}`);
    expect((await fileOf(slug)).value).toEqual(value);
    // One known before takes the assessor's scores away; two could tell each other's apart.
    await database.run(sql`update conflict set declared_at = now() - interval '1 day' where person_id = ${barred}`);
    expect((await fileOf(slug)).value).toMatchObject({ scores: [{ counts: null }, { counts: null }], withheld: null });
    // With one left, a total would be that one's own.
    const second = (assessors[1] as Actor).personId;
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, declared_at) values (${second}, ${ids[1]}, 'confirmed', 'Släkt', now() - interval '1 day')`,
    );
    const { text: less, value: held } = await fileOf(slug);
    expect(held).toMatchObject({ withheld: "too-few-assessors", problem: null, proposal: null, departures: [] });
    expect(less).not.toContain('"score"');
  });
});
