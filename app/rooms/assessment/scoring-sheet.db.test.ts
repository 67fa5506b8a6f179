import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase } from "#app/gate/journal.server.ts";
import { addDays, instantAt, localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { emptySealed } from "#app/rooms/applications/sealed.test-data.ts";
import * as assessments from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall } from "#app/rooms/assessment/assessment-world.test-data.ts";
import { sheetContents } from "#app/rooms/assessment/queries/scoring-sheet.server.ts";
import { type Filled, filledSheet } from "#app/rooms/assessment/scoring-sheet.test-data.ts";
import { choiceOf, clashesIn } from "#app/rooms/assessment/scoring-sheet.ts";
import { readSheetFile } from "#app/rooms/assessment/scoring-sheet-file.server.ts";
import * as room from "#app/rooms/assessment/scoring-sheets.server.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, anna: Actor, bo: Actor;
let organisationId: string, callId: string, folder: string;

beforeAll(async () => {
  officer = await addPerson("Olga Officer", "officer");
  anna = await addPerson("Anna Assessor", "assessor");
  bo = await addPerson("Bo Assessor", "assessor");
  organisationId = await addOrganisation("Föreningen", "8020009999");
  folder = await mkdtemp(join(tmpdir(), "sheet-"));
});
beforeEach(async () => {
  callId = await addScoredCall();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await closeDatabase();
});

async function begun(actor: Actor, title: string) {
  const applicationId = await addScoredApplication({ callId, organisationId, title });
  await assessments.assignAssessors({ actor: officer, applicationId, assessors: [actor.personId], dueOn: null });
  const { id } = await database.one<{ id: string }>(
    sql`select id from assessment where application_id = ${applicationId} and assessor_id = ${actor.personId}`,
  );
  await assessments.declareForAssessment({ actor, id, form: { declaration: "none" } });
  return { id, applicationId };
}
const versionOf = async (id: string) =>
  (await database.one<{ version: number }>(sql`select version from assessment where id = ${id}`)).version;
const saveInBrowser = async (actor: Actor, id: string, key: string, value: number, motivation: string) =>
  assessments.saveScore({
    actor,
    id,
    form: { version: await versionOf(id), key, level: { value, notAssessable: false }, motivation },
  });
const savedIn = async (id: string) =>
  Object.fromEntries(
    (
      await database.many<{ criterion: string; value: number | null; motivation: string }>(
        sql`select criterion, value, motivation from score where assessment_id = ${id} order by criterion`,
      )
    ).map(({ criterion, value, motivation }) => [criterion, [value, motivation]]),
  );

const filled = (actor: Actor, answers: readonly Filled[]) => filledSheet(folder, actor, callId, answers);
const upload = async (actor: Actor, answers: readonly Filled[]) =>
  room.uploadSheet({ actor, callId, file: await filled(actor, answers) });
const compared = async (actor: Actor) => {
  const found = await room.sheetComparison(actor, callId);
  if (!found) throw new Error("nothing uploaded");
  return found;
};

describe("a scoring sheet that was filled in without network", () => {
  it("writes nothing when it is uploaded, and everything it showed when it is saved, each case in its own journal", async () => {
    const [one, two] = [await begun(anna, "Ett"), await begun(anna, "Två")];
    await saveInBrowser(anna, two.id, "need", 2, "Svagt.");
    expect(
      await upload(anna, [
        { assessment: one.id, key: "need", level: 4, motivation: "Starkt behov.\nFlera kommuner." },
        { assessment: one.id, key: "summary:", motivation: "Bra helhet." },
        { assessment: two.id, key: "need", level: 3, motivation: "Bättre vid omläsning." },
        { assessment: two.id, key: "plan", level: "Kan ej bedömas", motivation: "Plan saknas." },
      ]),
    ).toMatchObject({ ok: true });
    expect(await savedIn(one.id)).toEqual({});
    const { comparison, fingerprint } = await compared(anna);
    expect(comparison).toMatchObject({ faults: [], unchanged: 0 });
    expect(comparison.cases.flatMap(({ lines }) => lines.map(({ kind }) => kind)).sort()).toEqual([
      "changed",
      "new",
      "new",
      "new",
    ]);
    const versions = [await versionOf(one.id), await versionOf(two.id)];
    expect(await room.saveSheet({ actor: anna, callId, form: { step: "save", seen: fingerprint, choose: {} } })).toEqual({
      ok: true,
      value: 4,
    });
    expect(await savedIn(one.id)).toEqual({ need: [4, "Starkt behov.\nFlera kommuner."] });
    expect(await savedIn(two.id)).toEqual({ need: [3, "Bättre vid omläsning."], plan: [null, "Plan saknas."] });
    expect([await versionOf(one.id), await versionOf(two.id)]).toEqual(versions.map((version) => version + 1));
    const { state, summary } = await database.one<{ state: string; summary: string }>(
      sql`select state, summary from assessment where id = ${one.id}`,
    );
    expect({ state, summary }).toEqual({ state: "begun", summary: "Bra helhet." });
    for (const { applicationId } of [one, two])
      expect((await journalOfCase(applicationId)).map(({ command }) => command)).toContain("save-score");
    // The working copy is gone, and the button pressed twice finds nothing.
    expect(await room.sheetComparison(anna, callId)).toBeNull();
    expect(await room.saveSheet({ actor: anna, callId, form: { step: "save", seen: fingerprint, choose: {} } })).toMatchObject({
      ok: false,
    });
  });

  it("a clash must be answered, and what was picked is what is saved", async () => {
    const [one, two] = [await begun(anna, "Ett"), await begun(anna, "Två")];
    const file = await filled(anna, [
      { assessment: one.id, key: "need", level: 5, motivation: "Ur filen." },
      { assessment: two.id, key: "need", level: 5, motivation: "Ur filen." },
    ]);
    for (const { id } of [one, two]) await saveInBrowser(anna, id, "need", 1, "I webbläsaren.");
    await room.uploadSheet({ actor: anna, callId, file });
    const { comparison, fingerprint: seen } = await compared(anna);
    const clashes = clashesIn(comparison);
    expect(clashes).toHaveLength(2);
    const unanswered = await room.saveSheet({ actor: anna, callId, form: { step: "save", seen, choose: {} } });
    expect(unanswered).toMatchObject({ ok: false, refusal: { code: "not-chosen" } });
    const rowOf = (id: string) => choiceOf(comparison.cases.find(({ assessment }) => assessment === id)?.lines[0]?.row ?? 0);
    await room.saveSheet({
      actor: anna,
      callId,
      form: { step: "save", seen, choose: { [rowOf(one.id)]: "file", [rowOf(two.id)]: "stored" } },
    });
    expect(await savedIn(one.id)).toEqual({ need: [5, "Ur filen."] });
    expect(await savedIn(two.id)).toEqual({ need: [1, "I webbläsaren."] });
  });

  it("what changed after the comparison was read stops the whole, and nothing is half saved", async () => {
    const [one, two] = [await begun(anna, "Ett"), await begun(anna, "Två")];
    await upload(anna, [
      { assessment: one.id, key: "need", level: 4, motivation: "Bra." },
      { assessment: two.id, key: "need", level: 4, motivation: "Bra." },
    ]);
    const { fingerprint: seen } = await compared(anna);
    await saveInBrowser(anna, two.id, "plan", 2, "Ny.");
    expect(await room.saveSheet({ actor: anna, callId, form: { step: "save", seen, choose: {} } })).toMatchObject({
      refusal: { code: "changed-since-read" },
    });
    expect(await savedIn(one.id)).toEqual({});
    expect(await savedIn(two.id)).toEqual({ plan: [2, "Ny."] });
  });

  it("another's assessment, one whose conflict has been declared since and one handed in are refused at their rows, and the rest is saved", async () => {
    const theirs = await begun(bo, "Bos");
    const [mine, hidden, done] = [await begun(anna, "Mitt"), await begun(anna, "Jävigt"), await begun(anna, "Klart")];
    const file = await filled(anna, [
      { assessment: mine.id, key: "need", level: 4, motivation: "Bra." },
      { assessment: hidden.id, key: "need", level: 4, motivation: "Bra." },
      { assessment: done.id, key: "need", level: 4, motivation: "Bra." },
      { assessment: theirs.id, key: "need", level: 1, motivation: "Inte mitt." },
    ]);
    await assessments.declareForAssessment({
      actor: anna,
      id: hidden.id,
      form: { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." },
    });
    await database.run(sql`update assessment set state = 'submitted', submitted_at = now() where id = ${done.id}`);
    await room.uploadSheet({ actor: anna, callId, file });
    const { comparison, fingerprint: seen } = await compared(anna);
    expect(comparison.faults.map(({ fault }) => fault).sort()).toEqual(
      [...Array(hiddenRows(comparison)).fill("not-open-to-you"), "submitted"].sort(),
    );
    // What is hidden and what is another's say nothing of themselves.
    expect(comparison.faults.filter(({ fault }) => fault === "not-open-to-you").every(({ at }) => at === null)).toBe(true);
    expect(comparison.cases.map(({ assessment }) => assessment)).toEqual([mine.id]);
    expect(await room.saveSheet({ actor: anna, callId, form: { step: "save", seen, choose: {} } })).toEqual({
      ok: true,
      value: 1,
    });
    for (const { id } of [hidden, done, theirs]) expect(await savedIn(id)).toEqual({});
  });

  it("a sheet that nobody saves is erased when its time is over, and not before", async () => {
    const mine = await begun(anna, "Kvarlämnad");
    const file = await filledSheet(folder, anna, callId, [{ assessment: mine.id, key: "need", level: 4, motivation: "Bra." }]);
    expect(await room.uploadSheet({ actor: anna, callId, file })).toMatchObject({ ok: true });
    const uploadedAt = (await room.sheetPage(anna, callId))?.uploaded?.uploadedAt as Date;
    const later = (days: number) => addDays(localDate(uploadedAt), days);
    expect((await room.sheetPage(anna, callId))?.uploaded?.keptUntil).toBe(later(30));
    const purge = (days: number, dryRun = false) =>
      atInstant(instantAt(later(days), "12:00") as Date, () => room.purgeSheets({ dryRun }));
    expect(await purge(30)).toMatchObject({ days: 30, purged: 0 });
    const { purged } = await purge(31, true);
    expect(purged).toBeGreaterThan(0);
    expect((await room.sheetPage(anna, callId))?.uploaded).not.toBeNull();
    expect(await purge(31)).toEqual({ days: 30, purged });
    expect((await room.sheetPage(anna, callId))?.uploaded).toBeNull();
    expect(await savedIn(mine.id)).toEqual({});
  });

  it("the file holds one's own open cases of the call and no other; who assesses nothing there finds nothing", async () => {
    await begun(bo, "Bos");
    const mine = await begun(anna, "Mitt");
    const hidden = await begun(anna, "Jävigt");
    await assessments.declareForAssessment({
      actor: anna,
      id: hidden.id,
      form: { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." },
    });
    const made = await room.sheetFile(anna, callId, "sv");
    const read = await readSheetFile(made?.bytes ?? new Uint8Array());
    expect(read.ok && new Set(read.rows.map(({ assessment }) => assessment))).toEqual(new Set([mine.id]));
    // What the applicants have written, of the same cases only.
    for (const { number } of await database.many<{ number: string }>(
      sql`select number from application where call_id = ${callId}`,
    ))
      await database.run(sql`
        insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
        select id, 1, ${emptySealed(number)}, 'x', now(), ${anna.personId} from application where number = ${number} on conflict do nothing`);
    expect([...(await sheetContents(anna, callId)).keys()]).toEqual([mine.id]);
    expect((await sheetContents(officer, callId)).size).toBe(0);
    expect(await room.sheetPage(officer, callId)).toBeNull();
    expect(await room.sheetFile(officer, callId, "sv")).toBeNull();
    expect(await room.mayUploadSheet(officer, callId)).toMatchObject({ ok: false });
  });
});

/** One answer of another's, and every row of the case that has become hidden. */
const hiddenRows = ({ faults }: { faults: readonly { fault: string }[] }) =>
  faults.filter(({ fault }) => fault === "not-open-to-you").length;
