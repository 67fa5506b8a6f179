import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { verifyJournal } from "#app/gate/journal.server.ts";
import { kronor } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { type AllocationWorld, allocationWorld, conflictIn } from "#app/rooms/allocation/allocation-world.test-data.ts";
import { answeredWhenItFell } from "#app/rooms/allocation/fallen-thread.test-data.ts";
import { certaintyOfCall } from "#app/rooms/assessment/certainty.server.ts";
import { planMeeting } from "#app/rooms/decisions/decisions.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { allocationPage, proposeAllocation } from "./allocation.server.ts";
import type { AnswerView } from "./answer-view.ts";
import * as room from "./scenario.server.ts";
import { scenarioForm, type Typed, tryForm } from "./scenario.ts";
import { readProblem } from "./solver/problem.ts";
import { solve } from "./solver/solve.ts";
import { fromWire } from "./wire.ts";

let officer: Actor;
let second: Actor;
let conflicted: Actor;
let board: Actor;
let world: AllocationWorld;
let id = "";

beforeAll(async () => {
  officer = await addPerson("Hanna Läggare", "officer");
  second = await addPerson("Sven Läggare", "officer");
  conflicted = await addPerson("Jonna Jäv", "officer");
  board = await addPerson("Anna Ask", "board-member");
  world = await allocationWorld(await addPerson("Bo Dömare", "assessor"));
  await conflictIn(conflicted, world.ids[2] as string);
});
afterAll(closeDatabase);

type Said = { ok: true; value?: unknown } | { ok: false; refusal: { code: string; fields?: Readonly<Record<string, string>> } };
const say = (outcome: Said): string => (outcome.ok ? "ok" : outcome.refusal.code);
const fields = (outcome: Said) => (outcome.ok ? {} : (outcome.refusal.fields ?? {}));
const page = async (actor = officer, scenario = id) =>
  (await room.scenarioPage(actor, scenario)) as NonNullable<Awaited<ReturnType<typeof room.scenarioPage>>>;
const tryOut = async (changes: object) => {
  const tried = await room.tryScenario({ actor: officer, id, form: typed(changes), signal: new AbortController().signal });
  return tried.ok
    ? { ...tried, value: fromWire(new TextDecoder().decode(tried.value)) as { view: AnswerView; fingerprint: string } }
    : tried;
};
const typed = (changes: object = {}): Typed => tryForm.parse({ objective: "score-times-sum", ...changes });
const pin = (place: number, word: string, reason = "Lovat i avtalet") => ({
  application: world.ids[place] as string,
  pin: word,
  reason,
});
const save = async (changes: object, actor = officer) =>
  room.saveScenario({ actor, id, version: (await page()).version, name: "Mer till den första", form: typed(changes) });
const given = async (actor = officer) => (await page(actor)).view.rows.map((row) => row.best);
const counts = async () =>
  database.one<{ scores: number; decisions: number; postings: number; lines: number }>(sql`
    select (select count(*) from score)::int as scores, (select count(*) from decision)::int as decisions,
      (select count(*) from ledger_posting)::int as postings, (select count(*) from allocation_line)::int as lines`);

describe("a scenario", () => {
  it("begins as the call is, and is its owner's alone until it is shared", async () => {
    const made = await room.createScenario({ actor: officer, callId: world.callId, name: "Mer till den första" });
    if (!made.ok) throw new Error(made.refusal.code);
    id = made.value.id;
    expect(await given()).toEqual([kronor(450_000), kronor(550_000), 0n]);
    expect(await room.scenarioPage(second, id)).toBeNull();
    expect(say(await room.moveScenario({ actor: second, id, version: 1, command: "share" }))).toBe("not-found");
    expect((await room.scenarioList(second, world.callId))?.scenarios).toEqual([]);
  });

  it("answers what is tried without keeping it, and writes to no score, decision, pot or proposal", async () => {
    const before = await counts();
    const tried = await tryOut({ pins: [pin(0, "must-0")] });
    expect(tried.ok && tried.value.view.rows.map((row) => row.best)).toEqual([kronor(600_000), 0n, kronor(400_000)]);
    // Why not the others, of what is tried and not of what is kept: only for the problem that was answered.
    const why = { form: typed({ pins: [pin(0, "must-0")] }), of: [], milliseconds: 1_000, signal: new AbortController().signal };
    const told = await room.triedWhy({ actor: officer, id, ...why });
    expect(told).toMatchObject({
      value: { fingerprint: tried.ok && tried.value.fingerprint, reasons: [{ title: "Projekt 2" }] },
    });
    expect(say(await room.triedWhy({ actor: conflicted, id, ...why }))).toBe("not-found");
    expect(await given()).toEqual([kronor(450_000), kronor(550_000), 0n]);
    expect(say(await save({ pins: [pin(0, "must-0")] }))).toBe("ok");
    expect(await given()).toEqual([kronor(600_000), 0n, kronor(400_000)]);
    expect(await counts()).toEqual(before);
  });

  it("ranks anew with other weights, in the scenario only", async () => {
    const weights = [
      { key: "need", weight: "0" },
      { key: "plan", weight: "100" },
    ];
    const tried = await tryOut({ weights });
    // Plan alone: 3, 4 and 4. The second and the third come first and use 950 000.
    expect(tried.ok && tried.value.view.rows.map((row) => [row.title, row.rank, row.best])).toEqual([
      ["Projekt 2", 1, kronor(550_000)],
      ["Projekt 3", 1, kronor(400_000)],
      ["Projekt 1", 3, 0n],
    ]);
    expect((await page()).basis.criteria.map((one) => one.weight)).toEqual([50, 50]);
  });

  it("refuses what cannot be, each fault at its own field, and keeps nothing", async () => {
    const { version } = await page();
    const pot = (await page()).basis.funds[0]?.pots[0]?.id as string;
    expect(fields(await save({ pins: [pin(0, "must", "")] }))).toEqual({ "pins.0.reason": "pinReason" });
    expect(fields(await save({ weights: [{ key: "need", weight: "60" }] }))).toEqual({ "weights.0.weight": "weightsSum" });
    const group = (await page()).basis.dimensions[0]?.groups[0]?.key as string;
    const bound = (more: object) => ({ bounds: [{ group, ...more }] });
    expect(fields(await save(bound({ floor: "900 000", ceiling: "100 000" })))).toEqual({ "bounds.0.floor": "floorOverCeiling" });
    expect(fields(await save(bound({ atLeast: "3", atMost: "1" })))).toEqual({ "bounds.0.atLeast": "leastOverMost" });
    expect(fields(await save({ pots: [{ pot: newId(), total: "1" }] }))).toEqual({ "pots.0.total": "unknown" });
    expect(fields(await save({ pins: [{ ...pin(0, "must"), application: newId() }] }))).toEqual({ "pins.0.pin": "unknown" });
    const clash = await save({ pots: [{ pot, total: "100 000" }], pins: [pin(0, "must"), pin(1, "must-not"), pin(2, "must")] });
    expect(say(clash)).toBe("cannot-hold");
    expect(fields(clash)).toEqual({ "pots.0.total": "clashes", "pins.0.pin": "clashes" });
    expect(!clash.ok && clash.refusal.values?.sv).toBe("potten VGR, Tillväxtmedel 2027; att Projekt 1 ska vara med");
    const wrong = scenarioForm.safeParse({
      do: "save",
      version: "1",
      name: " ",
      objective: "score",
      pots: [{ pot, total: "-5" }],
      bounds: [{ group, floor: "12,345", atLeast: "en" }],
    });
    expect(wrong.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)).toEqual([
      "pots.0.total negativeAmount",
      "bounds.0.floor notAnAmount",
      "bounds.0.atLeast notACount",
      "name nameNeeded",
    ]);
    expect((await page()).version).toBe(version);
  });

  it("lets projects hang together: all or none, at most one, and one only if another", async () => {
    const bond = (kind: string, places: readonly number[], reason = "Samma lokal") => ({
      kind,
      projects: places.map((place) => world.ids[place] as string),
      reason,
    });
    const tried = async (...bonds: object[]) => {
      const answer = await tryOut({ bonds });
      return answer.ok ? answer.value.view.rows.map((row) => Number(row.best / 100n)) : answer.refusal;
    };
    // Alone: 450 000 to the first and 550 000 to the second.
    expect(await tried(bond("either-or", [0, 1]))).toEqual([600_000, 0, 400_000]);
    expect(await tried(bond("together", [1, 2]))).toEqual([0, 550_000, 400_000]);
    expect(await tried(bond("only-if", [1, 2]))).toEqual([600_000, 0, 400_000]);
    expect(await tried(bond("only-if", [1, 0]))).toEqual([450_000, 550_000, 0]);
    expect(await tried(bond("", [0, 1]))).toEqual([450_000, 550_000, 0]);
    // Each fault at its field; a row left empty between others is no bond.
    const [first, second] = world.ids as [string, string];
    expect(
      await tried(
        { kind: "together", projects: ["", first], reason: "" },
        { kind: "", projects: ["", ""] },
        { kind: "only-if", projects: ["", first, second], reason: "x" },
        { kind: "together", projects: [first, second, first], reason: "x" },
        { kind: "either-or", projects: [first, newId()], reason: "x" },
        bond("together", [0, 1]),
        bond("together", [1, 0]),
      ),
    ).toMatchObject({
      code: "faulty-choices",
      fields: {
        "bonds.0.projects.0": "twoProjects",
        "bonds.0.reason": "bondReason",
        "bonds.2.projects.0": "firstProject",
        "bonds.3.projects.2": "sameProject",
        "bonds.4.projects.1": "notWeighed",
        "bonds.6.kind": "sameBond",
      },
    });
    const clash = await save({
      bonds: [{ kind: "" }, bond("together", [0, 1]), bond("either-or", [0, 1])],
      pins: [pin(0, "must")],
    });
    expect(say(clash)).toBe("cannot-hold");
    expect(fields(clash)).toEqual({ "bonds.1.kind": "clashes", "bonds.2.kind": "clashes", "pins.0.pin": "clashes" });
    expect(!clash.ok && clash.refusal.values?.sv).toContain("att Projekt 1 och Projekt 2 hör ihop");
  });

  it("keeps how projects hang together, tells the reason when it becomes the proposal, and lets it go again", async () => {
    const bonds = [{ kind: "only-if", projects: [world.ids[1], world.ids[2]], reason: "Bygger på samma kartläggning" }];
    expect(say(await save({ bonds }))).toBe("ok");
    expect((await page()).choices.bonds).toEqual([
      { kind: "only-if", applications: [world.ids[1], world.ids[2]], reason: "Bygger på samma kartläggning" },
    ]);
    expect((await page()).view.rows[1]?.bonds).toEqual(["Bygger på samma kartläggning"]);
    expect(await given()).toEqual([kronor(600_000), 0n, kronor(400_000)]);
    expect(say(await save({ bonds: [{ ...bonds[0], kind: "" }] }))).toBe("ok");
    expect((await page()).choices.bonds).toEqual([]);
    expect(await given()).toEqual([kronor(450_000), kronor(550_000), 0n]);
    expect(say(await save({ pins: [pin(0, "must-0")] }))).toBe("ok");
  });

  it("tells a second hand that somebody was first", async () => {
    const { version } = await page();
    expect(await room.moveScenario({ actor: officer, id, version: version - 1, command: "share" })).toMatchObject({
      ok: false,
      refusal: { code: "changed-since-read" },
    });
  });

  it("when shared is tried and copied by others, never changed by them, and hidden from whoever has a conflict in one case", async () => {
    expect(say(await room.moveScenario({ actor: officer, id, version: (await page()).version, command: "share" }))).toBe("ok");
    expect((await page(second)).may).toEqual(["freeze"]);
    expect(say(await save({}, second))).toBe("not-yours-to-do");
    const copy = await room.copyScenario({ actor: second, id, name: "Min egen", form: typed() });
    expect(copy.ok).toBe(true);
    expect((await room.scenarioList(officer, world.callId))?.scenarios.map((one) => one.name)).toEqual(["Mer till den första"]);
    expect(await room.scenarioPage(conflicted, id)).toBeNull();
    expect(await room.scenarioProblem(conflicted, id)).toBeNull();
    expect(await room.scenarioWhy(second, id, { of: [], milliseconds: 1_000 })).toMatchObject({ status: "answer" });
    expect(await room.scenarioWhy(conflicted, id, { of: [], milliseconds: 1_000 })).toBeNull();
    expect(await room.scenarioList(conflicted, world.callId)).toMatchObject({ hidden: true, scenarios: [] });
    expect(await room.comparedScenarios(conflicted, world.callId, [id])).toMatchObject({ scenarios: [] });
  });

  it("reaches the board when the allocation is on an agenda, and no sooner", async () => {
    expect(await room.scenarioPage(board, id)).toBeNull();
    expect(await room.scenarioList(board, world.callId)).toBeNull();
  });

  it("downloads as a problem that anybody works out to the same answer", async () => {
    const file = await room.scenarioProblem(officer, id);
    const read = readProblem(JSON.parse(file?.text ?? ""));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const answer = solve(read.problem);
    expect(answer.kind === "optimal" && answer.grants.map((grant) => grant.amount)).toEqual([kronor(600_000), kronor(400_000)]);
  });

  it("says how often each is funded over samples of the assessments, the same for the same seed, to whoever may see every case", async () => {
    const ask = (actor: Actor, seed = "2027", asked = 50) => room.scenarioSensitivity(actor, id, { seed, asked });
    const told = await ask(officer);
    // One assessor each: drawn anew, the sheets are the same, and so is the answer every time.
    expect(told).toMatchObject({ samples: 50, impossible: 0, left: 0, stale: false });
    expect(told?.rows.map((row) => [row.title, row.fundedPerMille, row.fullPerMille, row.verdict])).toEqual([
      ["Projekt 1", 1000, 1000, "safe"],
      ["Projekt 2", 0, 0, "out"],
      ["Projekt 3", 1000, 1000, "safe"],
    ]);
    expect(await ask(second)).toEqual(told);
    expect(await ask(conflicted)).toBeNull();
    const assessment = sql`(select s.id from assessment s where s.application_id = ${world.ids[0] as string})`;
    await database.run(sql`update assessment set state = 'begun' where id = ${assessment}`);
    expect(await ask(officer)).toMatchObject({ stale: true, rows: [] });
    await database.run(sql`update assessment set state = 'submitted' where id = ${assessment}`);
  });

  it("says so when a thread falls in the middle, keeps nothing of what was half done, and answers the next", async () => {
    const before = await counts();
    const scarcer = { pins: [pin(1, "must-0")] };
    expect(say(await answeredWhenItFell("answers", () => tryOut(scarcer)))).toBe("no-answer-in-time");
    expect(await counts()).toEqual(before);
    const tried = await tryOut(scarcer);
    expect(tried.ok && tried.value.view.rows.map((row) => row.best)).toEqual([kronor(450_000), kronor(550_000), 0n]);
    // Of samples only the run that fell is missing, and that is said; of an order nothing is shown, and the page says that it can be asked again.
    const often = () => room.scenarioSensitivity(officer, id, { seed: "2029", asked: 50 });
    const fewer = await answeredWhenItFell("samples", often);
    expect([fewer?.left, (fewer?.samples ?? 0) + (fewer?.left ?? 0)]).toEqual([25, 50]);
    expect(await often()).toMatchObject({ samples: 50, left: 0, stale: false });
    const sure = () => certaintyOfCall(officer, world.callId, { swing: 5, seed: "1", language: "sv" });
    expect(await answeredWhenItFell("certainty", sure)).toMatchObject({ shown: null });
    expect((await sure())?.shown).not.toBeNull();
  });

  it("says who comes in when somebody withdraws", async () => {
    const reserves = await room.scenarioReserves(officer, id);
    expect(reserves?.reserves.map((one) => [one.title, one.gains])).toEqual([
      ["Projekt 1", [{ title: "Projekt 2", from: 0n, to: kronor(550_000) }]],
      ["Projekt 3", []],
    ]);
    expect(reserves?.gone).toBeNull();
    // One of them has: what is left of the list is worked out without it.
    const first = world.ids[0] as string;
    await database.run(sql`update application set state = 'withdrawn', withdrawn_reason = 'Vi orkar inte' where id = ${first}`);
    const after = await room.scenarioReserves(officer, id);
    expect(after?.gone?.projects.map((one) => [one.title, one.freed])).toEqual([["Projekt 1", kronor(600_000)]]);
    expect(after?.gone?.gains).toEqual([{ title: "Projekt 2", from: 0n, to: kronor(550_000) }]);
    expect(after?.reserves.map((one) => one.title)).toEqual(["Projekt 3"]);
    await database.run(sql`update application set state = 'submitted', withdrawn_reason = '' where id = ${first}`);
  });

  it("frozen becomes the proposal with a reason for each, and is never changed again", async () => {
    const { version } = await page();
    expect(say(await room.freezeAsProposal({ actor: officer, id, version: version - 1 }))).toBe("changed-since-read");
    const other = await room.copyScenario({ actor: officer, id, name: "Som den är", form: typed() });
    if (!other.ok) throw new Error(other.refusal.code);
    expect(say(await room.freezeAsProposal({ actor: officer, id: other.value.id, version: 1 }))).toBe("ok");
    const proposal = await allocationPage(officer, world.callId);
    expect(proposal?.rows.map((row) => [row.line?.amountOre, row.line?.proposal])).toEqual([
      [kronor(450_000), "grant"],
      [kronor(550_000), "grant"],
      [0n, "reject"],
    ]);
    expect(proposal?.rows[0]?.line?.reason).toContain("lägre stödnivå");
    expect(proposal?.rows[2]?.line?.reason).toContain("Som den är");
    expect(proposal?.scenario).toMatchObject({ name: "Som den är", changed: false });
    expect((await page(second, other.value.id)).may).toEqual([]);
    await expect(database.run(sql`update allocation_scenario set name = 'x' where id = ${other.value.id}`)).rejects.toThrow(
      "never changed",
    );
    // The other may take its place while the proposal is open; not once it is handed over.
    expect(say(await room.freezeAsProposal({ actor: second, id, version }))).toBe("ok");
    expect((await allocationPage(officer, world.callId))?.rows[0]?.line?.reason).toContain("Lovat i avtalet");
    const open = (await allocationPage(officer, world.callId)) as { version: number };
    expect(say(await proposeAllocation({ actor: officer, callId: world.callId, version: open.version }))).toBe("ok");
    const third = await room.createScenario({ actor: officer, callId: world.callId, name: "För sent" });
    expect(third.ok && say(await room.freezeAsProposal({ actor: officer, id: third.value.id, version: 1 }))).toBe(
      "not-in-this-state",
    );
    expect((await verifyJournal()).fault).toBeNull();
    const { told } = await database.one<{ told: string }>(
      sql`select string_agg(payload::text, ' ') as told from journal_entry where subject_type = 'scenario'`,
    );
    expect(told).not.toMatch(/Mer till den första|Lovat i avtalet/);
  });

  it("is the board's to try when the allocation is on an agenda, but for whoever has a conflict in one case", async () => {
    const chair = await addPerson("Olle Förande", "board-chair", "board-member");
    const barred = await addPerson("Bo Bok", "board-member");
    await conflictIn(barred, world.ids[1] as string);
    const planned = await planMeeting({
      actor: await addPerson("Siv Skrivare", "secretary"),
      date: localDate(new Date()),
      time: "09:00",
      place: "Borås",
      chairId: chair.personId,
      officers: [],
    });
    expect(planned.ok).toBe(true);
    expect(await page(board)).toMatchObject({ may: [], mayCopy: true, stale: false });
    expect((await room.scenarioList(board, world.callId))?.scenarios.map((one) => one.state)).toEqual(["frozen", "frozen"]);
    const own = await room.copyScenario({ actor: board, id, name: "Ledamotens", form: typed({ pins: [pin(2, "must")] }) });
    expect(own.ok && (await page(board, own.value.id)).view.rows[2]?.best).toBe(kronor(400_000));
    expect(say(await room.createScenario({ actor: board, callId: world.callId, name: "Från början" }))).toBe("not-found");
    expect(await room.scenarioPage(barred, id)).toBeNull();
    expect(await room.scenarioList(barred, world.callId)).toBeNull();
  });

  it("tells when what it rests on has changed, and is worked out anew on what holds", async () => {
    const made = await room.createScenario({ actor: officer, callId: world.callId, name: "Åldras" });
    if (!made.ok) throw new Error(made.refusal.code);
    expect((await page(officer, made.value.id)).stale).toBe(false);
    await database.run(sql`update application set requested_ore = ${kronor(350_000)} where id = ${world.ids[2] as string}`);
    expect((await page(officer, made.value.id)).stale).toBe(true);
    expect(say(await room.renewScenario({ actor: officer, id: made.value.id, version: 1 }))).toBe("ok");
    const renewed = await page(officer, made.value.id);
    expect(renewed.stale).toBe(false);
    expect(renewed.view.rows[2]?.requested).toBe(kronor(350_000));
  });

  it("is one line among a hundred, a page of them at a time, and no scenario is read for the list", async () => {
    for (let index = 0; index < 100; index++)
      await database.run(sql`
        insert into allocation_scenario (id, call_id, owner_id, name, state, basis, choices, problem, answer, solver, fingerprint,
          spent_ore, granted, differences, proved, created_at, changed_at)
        select ${newId()}, call_id, owner_id, ${`Nummer ${index}`}, 'drafted', 'unread', 'unread', 'unread', 'unread', solver, fingerprint,
          spent_ore, granted, differences, proved, now(), now()
        from allocation_scenario where id = ${id}`);
    const listed = (page: number, chosen: string[] = []) => room.scenarioList(officer, world.callId, page, chosen);
    const [first, last] = [await listed(1), await listed(5)];
    expect([first?.scenarios.length, first?.kept, first?.at, first?.pages]).toEqual([25, 104, 1, 5]);
    expect([last?.scenarios.length, last?.kept, last?.at]).toEqual([4, 104, 5]);
    expect(first?.scenarios[0]?.state).toBe("frozen");
    // A page past the end is the last one; what is ticked on another page comes along by name, and what may not be seen does not.
    expect(await listed(900)).toMatchObject({ at: 5, scenarios: last?.scenarios });
    const [here, there] = [first?.scenarios[0], last?.scenarios[0]].map((one) => one?.id as string) as [string, string];
    expect((await listed(1, [here, there, newId()]))?.elsewhere).toEqual([{ id: there, name: last?.scenarios[0]?.name }]);
    expect((await room.scenarioList(conflicted, world.callId, 1, [there]))?.elsewhere).toEqual([]);
  });
});
