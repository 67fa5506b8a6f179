import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";

const { appendToJournal, checkpointJournal, verifyJournal } = await import("#app/gate/journal.server.ts");
const { closeDatabase, database, sql, transaction } = await import("#app/platform/database.server.ts");

afterAll(closeDatabase);

const subject = "01900000-0000-7000-8000-000000000001";
const past = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 12, minutes));
const file = () => join(process.env.DRUM_DATA_DIR as string, "journal-checkpoints.jsonl");

const write = (minute: number, subjectId = subject, payload: unknown = { minute }) =>
  transaction((tx) =>
    appendToJournal(tx, {
      subjectType: "test",
      subjectId,
      caseId: subjectId,
      at: past(minute),
      actorId: null,
      command: "do",
      payload,
    }),
  );

/** What only someone who owns the database could do: the triggers are taken off and put back. */
const tamper = (statement: ReturnType<typeof sql>) =>
  transaction(async (tx) => {
    await tx.run(sql`alter table journal_entry disable trigger user`);
    await tx.run(statement);
    await tx.run(sql`alter table journal_entry enable trigger user`);
  });

beforeEach(async () => {
  await tamper(sql`delete from journal_entry`);
  await transaction(async (tx) => {
    await tx.run(sql`alter table journal_checkpoint disable trigger user`);
    await tx.run(sql`delete from journal_checkpoint`);
    await tx.run(sql`alter table journal_checkpoint enable trigger user`);
  });
  writeFileSync(file(), "");
  for (let minute = 0; minute < 5; minute++) await write(minute);
  await write(6, "01900000-0000-7000-8000-000000000002");
});

test("an untouched journal holds, with and without checkpoints", async () => {
  expect(await verifyJournal()).toEqual({ entries: 6, checkpoints: 0, fault: null });
  expect(await checkpointJournal(past(60))).toBe(6);
  await write(61);
  expect(await checkpointJournal(past(90))).toBe(1);
  expect(await checkpointJournal(past(90))).toBe(0);
  expect(await verifyJournal()).toEqual({ entries: 7, checkpoints: 2, fault: null });
});

test("what is younger than half a minute is not yet signed, and is signed later", async () => {
  await write(60);
  expect(await checkpointJournal(new Date(past(60).getTime() + 10_000))).toBe(6);
  expect(await checkpointJournal(new Date(past(60).getTime() + 31_000))).toBe(1);
});

test("the database refuses to change, remove or empty the journal, sealed applications, the ledger and minutes", async () => {
  await expect(database.run(sql`update journal_entry set command = 'x'`)).rejects.toThrow(/append-only/);
  await expect(database.run(sql`delete from journal_entry`)).rejects.toThrow(/append-only/);
  await expect(database.run(sql`truncate journal_entry`)).rejects.toThrow(/append-only/);
  for (const table of ["application_snapshot", "ledger_transaction", "ledger_posting", "minutes", "journal_checkpoint"]) {
    const { triggers } = await database.one<{ triggers: bigint }>(
      sql`select count(*) as triggers from pg_trigger where tgrelid = ${table}::regclass and tgfoid = 'forbid_change'::regproc`,
    );
    expect(triggers, table).toBeGreaterThan(0n);
  }
});

test("a changed entry is named", async () => {
  const { seq } = await database.one<{ seq: bigint }>(
    sql`select seq from journal_entry where subject_id = ${subject} and number = 3`,
  );
  await tamper(sql`update journal_entry set payload = '{"minute": 99}' where seq = ${seq}`);
  expect((await verifyJournal()).fault).toMatchObject({ seq, what: "broken-entry" });
});

test("an entry taken out of the middle leaves a gap that names the next one", async () => {
  const { seq } = await database.one<{ seq: bigint }>(
    sql`select seq from journal_entry where subject_id = ${subject} and number = 4`,
  );
  await tamper(sql`delete from journal_entry where subject_id = ${subject} and number = 3`);
  expect((await verifyJournal()).fault).toMatchObject({ seq, what: "gap-in-chain" });
});

test("an entry written by someone without the key does not hold", async () => {
  const last = await database.one<{ hash: string }>(
    sql`select hash from journal_entry where subject_id = ${subject} order by number desc limit 1`,
  );
  await database.run(sql`insert into journal_entry (subject_type, subject_id, number, at, command, payload, previous, hash)
    values ('test', ${subject}, 6, now(), 'do', '{}', ${last.hash}, ${"0".repeat(64)})`);
  expect((await verifyJournal()).fault).toMatchObject({ what: "broken-entry" });
});

test("a cut tail is missed when a checkpoint had signed it, even if the checkpoints in the database are cut too", async () => {
  await checkpointJournal(past(60));
  await tamper(sql`delete from journal_entry where subject_id <> ${subject} or number = 5`);
  expect((await verifyJournal()).fault).toMatchObject({ what: "missing-entries" });
  await transaction(async (tx) => {
    await tx.run(sql`alter table journal_checkpoint disable trigger user`);
    await tx.run(sql`delete from journal_checkpoint`);
    await tx.run(sql`alter table journal_checkpoint enable trigger user`);
  });
  expect((await verifyJournal()).fault).toMatchObject({ what: "missing-entries" });
});

test("a whole chain removed is missed", async () => {
  await checkpointJournal(past(60));
  await tamper(sql`delete from journal_entry where subject_id = ${subject}`);
  expect((await verifyJournal()).fault).toMatchObject({ what: "missing-entries" });
});

test("a forged checkpoint does not hold", async () => {
  await checkpointJournal(past(60));
  const [line] = readFileSync(file(), "utf8").split("\n") as [string];
  appendFileSync(file(), `${line.replace(/"entries":"6"/, '"entries":"5"')}\n`);
  expect((await verifyJournal()).fault).toMatchObject({ what: "bad-checkpoint" });
});

test("long texts enter as fingerprints, so that erasing them elsewhere breaks nothing", async () => {
  const secret = "Motivering med personuppgifter om Åsa Öberg. ".repeat(4);
  await write(10, subject, { events: [{ type: "Saved", motivation: secret }] });
  const { payload } = await database.one<{ payload: unknown }>(
    sql`select payload from journal_entry where subject_id = ${subject} order by number desc limit 1`,
  );
  expect(JSON.stringify(payload)).toMatch(/sha256:/);
  expect(JSON.stringify(payload)).not.toContain("Åsa");
  expect((await verifyJournal()).fault).toBeNull();
});
