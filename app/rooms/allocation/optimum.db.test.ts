import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { kronor } from "#app/kernel/money.ts";
import { closeDatabase } from "#app/platform/database.server.ts";
import { type AllocationWorld, allocationWorld, conflictIn } from "#app/rooms/allocation/allocation-world.test-data.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { callProblem, optimumPage, whyPage } from "./optimum.server.ts";
import { readProblem } from "./solver/problem.ts";
import { solve } from "./solver/solve.ts";

let officer: Actor;
let conflicted: Actor;
let board: Actor;
let world: AllocationWorld;

beforeAll(async () => {
  officer = await addPerson("Hanna Läggare", "officer");
  conflicted = await addPerson("Jonna Jäv", "officer");
  board = await addPerson("Anna Ask", "board-member");
  world = await allocationWorld(await addPerson("Bo Dömare", "assessor"));
  await conflictIn(conflicted, world.ids[2] as string);
});
afterAll(closeDatabase);

const asking = (...of: string[]) => ({ of, milliseconds: 1_000 });
const pageOf = async (actor: Actor) => optimumPage(actor, world.callId);

describe("the best allocation of a call", () => {
  it("is worked out in a thread from ranking, levels and pots, beside the walk", async () => {
    const page = await pageOf(officer);
    if (page?.status !== "answer") throw new Error(page?.status);
    expect(page.view.rows.map((row) => [row.title, row.rank, row.walked, row.best])).toEqual([
      ["Projekt 1", 1, kronor(600_000), kronor(450_000)],
      ["Projekt 2", 2, 0n, kronor(550_000)],
      ["Projekt 3", 3, kronor(400_000), 0n],
    ]);
    expect(page.view).toMatchObject({ kind: "optimal", differences: 3, ties: { count: 1n } });
    expect(page.view.pots.map((pot) => pot.total - pot.bound - pot.used)).toEqual([0n, 0n]);
    expect(page.view.pictures.map((picture) => picture.key)).toEqual(["municipality", "owner"]);
  });

  it("is the same when the downloaded problem is worked out by the command line", async () => {
    const file = await callProblem(officer, world.callId);
    const read = readProblem(JSON.parse(file?.text ?? ""));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const answer = solve(read.problem);
    expect(answer.kind === "optimal" && answer.grants.map((grant) => grant.amount)).toEqual([kronor(450_000), kronor(550_000)]);
  });

  it("says why somebody has nothing, for one or for all", async () => {
    const all = await whyPage(officer, world.callId, asking());
    if (all?.status !== "answer") throw new Error(all?.status);
    expect(all.reasons.map((one) => [one.title, one.given, one.riseInFund])).toMatchObject([
      ["Projekt 1", kronor(450_000), { amount: kronor(150_000) }],
      ["Projekt 3", 0n, { amount: kronor(400_000) }],
    ]);
    const third = all.reasons[1]?.number as string;
    const one = await whyPage(officer, world.callId, asking(third));
    expect(one?.status === "answer" && one.reasons.map((reason) => reason.title)).toEqual(["Projekt 3"]);
  });

  it("is shown to nobody who may not see every case that is weighed, nor to the board before its agenda", async () => {
    expect(await pageOf(conflicted)).toMatchObject({ status: "hidden" });
    expect(JSON.stringify(await pageOf(conflicted))).not.toContain("Projekt");
    expect(await whyPage(conflicted, world.callId, asking())).toMatchObject({ status: "hidden" });
    expect(await callProblem(conflicted, world.callId)).toBeNull();
    expect(await pageOf(board)).toBeNull();
    const member = { ...officer, memberships: [{ organisationId: world.organisationId, role: "reader" as const }] };
    expect(await pageOf(member)).toMatchObject({ status: "hidden" });
  });
});
