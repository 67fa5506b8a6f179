import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import type { Lifecycle } from "#app/gate/lifecycle.ts";
import { accept, refuse } from "#app/kernel/result.ts";

const { execute, executeTogether } = await import("#app/gate/execute.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
type Kind = Parameters<typeof execute>[0]["kind"];

/** A kind of case of the test's own: the gate knows no room. */
const lifecycle: Lifecycle<"open" | "shut", "shut" | "note", "keeper" | "watcher"> = {
  open: { shut: { by: ["keeper"], to: "shut" }, note: { by: ["keeper", "watcher"], to: "open" } },
  shut: {},
};
type Thing = { id: string; state: "open" | "shut"; version: number; keeper: string };
type Event = { type: "Shut" | "Noted" };

const kind = {
  name: "thing",
  lifecycle,
  load: (tx: Parameters<Kind["load"]>[0], id: string) =>
    tx.maybe<Thing>(sql`select id, state, version, keeper from thing where id = ${id} for update`),
  relationsTo: (thing: Thing, actor: Actor) =>
    actor.personId === thing.keeper ? (["keeper"] as const) : actor.roles.includes("auditor") ? (["watcher"] as const) : [],
  apply: async (tx: Parameters<Kind["load"]>[0], thing: Thing, next: Thing["state"]) => {
    await tx.run(sql`update thing set state = ${next}, version = version + 1 where id = ${thing.id}`);
  },
  caseId: (thing: Thing) => thing.id,
};

const person = (personId: string, roles: Actor["roles"] = []): Actor => ({
  personId,
  name: "",
  language: "sv",
  roles,
  memberships: [],
});
const keeper = person("01900000-0000-7000-8000-00000000000a");
const stranger = person("01900000-0000-7000-8000-00000000000b", ["admin", "officer"]);
const auditor = person("01900000-0000-7000-8000-00000000000c", ["auditor"]);

const shut = (actor: Actor, version?: number, run = execute) =>
  run({
    kind,
    command: "shut",
    actor,
    id: "one",
    version,
    decide: () => accept({ events: [{ type: "Shut" } as Event], follow: [{ kind: "tell", payload: {}, dedupeKey: "told one" }] }),
  });

beforeAll(async () => {
  await database.run(sql`create table thing (id text primary key, state text, version int, keeper text)`);
});
beforeEach(async () => {
  await database.run(sql`delete from thing`);
  await database.run(sql`delete from outbox_message`);
  await database.run(sql`insert into thing values ('one', 'open', 1, ${keeper.personId})`);
});
afterAll(closeDatabase);

const traces = async () => ({
  state: (await database.one<Thing>(sql`select * from thing`)).state,
  journal: Number(
    (await database.one<{ n: bigint }>(sql`select count(*) as n from journal_entry where subject_type = 'thing'`)).n,
  ),
  outbox: Number((await database.one<{ n: bigint }>(sql`select count(*) as n from outbox_message`)).n),
});

test("a command that is allowed leaves its rows, one journal entry and its follow-up, together", async () => {
  const before = await traces();
  expect((await shut(keeper, 1)).ok).toBe(true);
  expect(await traces()).toEqual({ state: "shut", journal: before.journal + 1, outbox: 1 });
});

test("someone without a relation gets the same answer as for a case that does not exist, whatever roles they have", async () => {
  const hidden = await shut(stranger, 1);
  const absent = await execute({ kind, command: "shut", actor: keeper, id: "none", decide: () => accept({ events: [] }) });
  expect(hidden).toEqual(absent);
  expect(hidden).toMatchObject({ refusal: { code: "not-found" } });
});

test("a relation that the table does not name for the command is refused, and leaves nothing", async () => {
  const before = await traces();
  expect(await shut(auditor, 1)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
  expect(await traces()).toEqual(before);
});

test("an old version is refused, and so is a state the command is not in", async () => {
  expect(await shut(keeper, 0)).toMatchObject({ refusal: { code: "changed-since-read" } });
  await shut(keeper, 1);
  expect(await shut(keeper, 2)).toMatchObject({ refusal: { code: "not-in-this-state" } });
});

test("a decision that refuses, or a fault halfway, leaves nothing", async () => {
  const before = await traces();
  expect(await execute({ kind, command: "shut", actor: keeper, id: "one", decide: () => refuse("no-reason") })).toMatchObject({
    refusal: { code: "no-reason" },
  });
  const faulty = {
    ...kind,
    apply: async (...args: Parameters<typeof kind.apply>) => {
      await kind.apply(...args);
      throw new Error("power cut");
    },
  };
  await expect(
    execute({
      kind: faulty,
      command: "shut",
      actor: keeper,
      id: "one",
      decide: () => accept({ events: [{ type: "Shut" } as Event] }),
    }),
  ).rejects.toThrow("power cut");
  expect(await traces()).toEqual(before);
});

test("commands that stand or fall together: a no to the second undoes the first, its journal entry and its follow-up", async () => {
  const before = await traces();
  const both = (second: number) =>
    executeTogether(async (run) => {
      const first = await run({
        kind,
        command: "note",
        actor: keeper,
        id: "one",
        decide: () =>
          accept({ events: [{ type: "Noted" } as Event], follow: [{ kind: "tell", payload: {}, dedupeKey: "noted one" }] }),
      });
      return first.ok ? shut(keeper, second, run) : first;
    });
  expect(await both(1)).toMatchObject({ ok: false, refusal: { code: "changed-since-read" } });
  expect(await traces()).toEqual(before);
  expect(await both(2)).toMatchObject({ ok: true });
  expect(await traces()).toEqual({ state: "shut", journal: before.journal + 2, outbox: 2 });
});

test("ten at once: one is carried out, nine are told", async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => shut(keeper, 1)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect((await traces()).outbox).toBe(1);
});

test("a follow-up that fails is put back and tried later; one that succeeds is done once, also with two workers", async () => {
  await shut(keeper, 1);
  await deliverOne({ tell: async () => Promise.reject(new Error("no mail server")) });
  const waiting = await database.one<{ attempts: number; doneAt: Date | null; lastError: string }>(
    sql`select attempts, done_at, last_error from outbox_message`,
  );
  expect(waiting).toMatchObject({ attempts: 1, doneAt: null });
  expect(waiting.lastError).toContain("no mail server");
  await database.run(sql`update outbox_message set available_at = now() - interval '1 second'`);
  let told = 0;
  const tell = async () => {
    told += 1;
    await new Promise((resume) => setTimeout(resume, 30));
  };
  await Promise.all([deliverOne({ tell }), deliverOne({ tell })]);
  expect(told).toBe(1);
  expect(await deliverOne({ tell })).toBe(false);
});
