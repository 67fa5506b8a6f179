import { Readable } from "node:stream";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { renderTableXlsx } from "#app/documents/render-xlsx.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { clamdIsThere, eicar, startClamd } from "#app/platform/clamd.test-data.ts";
import { typedValues } from "#app/rooms/applications/application.forms.ts";
import { type SectionKey, sectionKeys } from "#app/rooms/applications/application.ts";
import {
  addCall,
  addPlacesAndGoals,
  exampleChoices,
  typedSection,
} from "#app/rooms/applications/applications-world.test-data.ts";
import type { Annex } from "#app/rooms/applications/attachment.ts";
import type { KeptCounts } from "#app/rooms/applications/queries/kept-counts.server.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import { roundTable } from "#app/rooms/applications/round-table.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";
import { askedAnswers } from "#app/rooms/calls/questions.ts";
import { eligibilityTexts } from "#app/rooms/eligibility/eligibility.texts.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";
import { countsVerify } from "../../../server/commands/counts.ts";

const calls = await import("#app/rooms/calls/calls.server.ts");
const rooms = await import("#app/rooms/applications/applications.server.ts");
const confirmations = await import("#app/rooms/applications/confirmations.server.ts");
const files = await import("#app/rooms/applications/attachments.server.ts");
const { takeIn } = await import("#app/platform/incoming.server.ts");
const { fileStore } = await import("#app/platform/file-store.server.ts");
const { env } = await import("#app/platform/env.server.ts");
const eligibility = await import("#app/rooms/eligibility/eligibility.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { journalOfCase } = await import("#app/gate/journal.server.ts");
const { sha256 } = await import("#app/platform/secrets.server.ts");

const during = new Date("2026-11-20T10:00:00Z");
let call: string, organisation: string, other: string;

let siv: Actor, ola: Actor, reader: Actor, stranger: Actor, officer: Actor, barred: Actor, admin: Actor;

beforeAll(async () => {
  await addPlacesAndGoals();
  call = await addCall();
  organisation = await addOrganisation("Vävnod", "8029907014", "1490");
  other = await addOrganisation("Laga", "8029907147", "1490");
  siv = await joining(await addPerson("Siv Ek"), organisation, "signatory");
  ola = await joining(await addPerson("Ola Berg"), organisation, "editor");
  reader = await joining(await addPerson("Rut Läsare"), organisation, "reader");
  stranger = await joining(await addPerson("Sten Främling"), other, "signatory");
  officer = await addPerson("Hedda Handläggare", "officer");
  barred = await addPerson("Jon Jävig", "officer");
  admin = await addPerson("Ada Admin", "admin");
});
afterAll(closeDatabase);

const everything = readRoundAddress(new URLSearchParams());

const begin = (actor = siv, id = newId(), organisationId = organisation) =>
  atInstant(during, () => rooms.startApplication({ actor, id, slug: "drum-2027", organisationId, title: "Väva vidare" }));
const save = (id: string, section: SectionKey, version: number, actor = ola, typed = typedSection(section)) =>
  atInstant(during, () => rooms.saveSection({ actor, id, section, version, typed }));
const send = (id: string, version: number, actor = siv, at = during) =>
  atInstant(at, () => rooms.submitApplication({ actor, id, version }));

async function whole(): Promise<{ id: string; version: number }> {
  const begun = await begin();
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { id } = begun.value;
  for (const section of sectionKeys) expect(await save(id, section, section === "project" ? 1 : 0)).toMatchObject({ ok: true });
  return { id, version: (await rooms.applicationForTeam(siv, id))?.version ?? 0 };
}
async function submitted(): Promise<{ id: string; number: string }> {
  const { id, version } = await whole();
  const outcome = await send(id, version);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { id, number: outcome.value.number };
}

const asked = askedAnswers(exampleRules.questions, exampleSections.questions.answers);

describe("an organisation that is let in after the last day", () => {
  const after = new Date("2026-12-02T10:00:00Z");
  const until = new Date("2026-12-04T22:59:00Z");
  const admit = async (actor: Actor, change: object = {}, at = after) => {
    const { version } = await database.one<{ version: number }>(sql`select version from call where id = ${call}`);
    const order = { actor, id: call, version, number: "8029907014", date: "2026-12-04", time: "23:59", reason: "Drum låg nere." };
    return atInstant(at, () => calls.admitLate({ ...order, ...change }));
  };

  it("is let in by an officer, by its number, until a later minute of which there is one", async () => {
    expect(await admit(admin)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await admit(siv)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await admit(officer, { number: "8029901231" })).toMatchObject({
      refusal: { fields: { number: "noSuchOrganisation" } },
    });
    expect(await admit(officer, { time: "00:00" })).toMatchObject({ refusal: { fields: { time: "midnight" } } });
    expect(await admit(officer, { date: "2026-12-01" })).toMatchObject({ refusal: { fields: { date: "notLater" } } });
    expect(await admit(officer, { date: "2026-12-20" })).toMatchObject({ refusal: { fields: { date: "tooFar" } } });
  });

  it("hands in to the last instant it was given, is marked for everybody who reads, and nobody else comes in with it", async () => {
    const [late, later] = [await whole(), await whole()];
    expect(await send(late.id, late.version, siv, after)).toMatchObject({ refusal: { code: "call-closed" } });
    // At once: either the permission had been given or it had not, and what came in with it is marked.
    const [given, raced] = await Promise.all([admit(officer), send(late.id, late.version, siv, after)]);
    expect(given).toMatchObject({ ok: true });
    if (!raced.ok) {
      expect(raced.refusal.code).toBe("call-closed");
      expect(await send(late.id, late.version, siv, new Date("2026-12-04T22:59:59.999Z"))).toMatchObject({ ok: true });
    }
    expect(await database.one(sql`select late_until from application where id = ${late.id}`)).toEqual({ lateUntil: until });
    const sealed = await rooms.sealedCase(officer, late.id);
    expect(sealed?.content.late).toEqual({ until: until.toISOString() });
    expect((await rooms.roundList(officer, call, everything)).rows.find((row) => row.id === late.id)?.late).toBe(true);
    const found = await eligibility.eligibilityOf(officer, late.id);
    expect(found?.findings.find((finding) => finding.key === "in-time")?.outcome).toBe("ok");

    expect(await send(later.id, later.version, siv, new Date("2026-12-04T23:00:00.000Z"))).toMatchObject({
      refusal: { code: "call-closed", values: { closed: until.getTime() } },
    });
    const start = (actor: Actor, organisationId: string) =>
      atInstant(after, () => rooms.startApplication({ actor, id: newId(), slug: "drum-2027", organisationId, title: "Sent" }));
    expect(await start(siv, organisation)).toMatchObject({ ok: true });
    expect(await start(stranger, other)).toMatchObject({ refusal: { code: "call-not-open" } });
    expect((await atInstant(after, () => rooms.callToApplyTo("drum-2027", siv)))?.phase).toBe("open");
    expect((await atInstant(after, () => rooms.callToApplyTo("drum-2027", stranger)))?.phase).toBe("closed");
    expect((await atInstant(after, () => rooms.callToApplyTo("drum-2027")))?.phase).toBe("closed");
  });

  it("is written to once, whoever has begun, and why stays out of the journal", async () => {
    const run = () =>
      atInstant(after, async () => {
        for (let turn = 0; turn < 200 && (await deliverOne(handlers)); turn++);
      });
    await run();
    await run();
    const mails = await database.many<{ recipient: string }>(
      sql`select recipient from sent_mail where subject like 'Ni får lämna in efter sista dagen%' order by recipient`,
    );
    expect(mails.map((mail) => mail.recipient)).toEqual([siv, ola].map((actor) => `${actor.personId}@exempel.example`).sort());
    const entries = await database.many<{ payload: unknown }>(sql`select payload from journal_entry where subject_id = ${call}`);
    expect(JSON.stringify(entries)).toContain("LateAdmitted");
    expect(JSON.stringify(entries)).not.toContain("låg nere");
    expect(await calls.admissionsOfCall(officer, call)).toMatchObject([
      { organisation: "Vävnod", reason: "Drum låg nere.", until },
    ]);
    expect(await calls.admissionsOfCall(siv, call)).toBeNull();
    // What follows is about the call as it was: the permission and its mail are taken away.
    await database.run(sql`delete from call_admission`);
    await database.run(sql`delete from sent_mail`);
  });
});

describe("a draft", () => {
  it("has a part of questions only in a call that asks some, and says which question an answer has brought into sight", async () => {
    await addCall({ slug: "utan", rules: { ...exampleRules, questions: [] } });
    const id = newId();
    await atInstant(during, () =>
      rooms.startApplication({ actor: siv, id, slug: "utan", organisationId: organisation, title: "T" }),
    );
    expect(await save(id, "questions", 0)).toMatchObject({ refusal: { code: "not-found" } });

    const begun = await begin();
    if (!begun.ok) throw new Error(begun.refusal.code);
    const typed = { q0: "yes", seen: "0,2,3" };
    expect(await save(begun.value.id, "questions", 0, ola, typed)).toMatchObject({ ok: true, value: { appeared: "q1" } });
    expect(await save(begun.value.id, "questions", 1, ola, { ...typed, seen: "0,1,2,3" })).toMatchObject({
      value: { appeared: null },
    });
  });

  it("exists for its own team and for nobody else, staff and administrators included (TF 2:13)", async () => {
    const { id, version } = await whole();
    expect(await rooms.applicationForTeam(ola, id)).toMatchObject({ title: "Väva vidare", faults: [] });
    expect(await rooms.applicationForTeam(reader, id)).toMatchObject({ may: [] });
    for (const outsider of [stranger, officer, admin]) {
      expect(await rooms.applicationForTeam(outsider, id)).toBeNull();
      expect(await rooms.applicationsOfTeam(outsider)).toEqual([]);
      expect(await rooms.sealedCase(outsider, id)).toBeNull();
      expect(await rooms.receiptFor(outsider, id)).toBeNull();
      expect(await rooms.caseForOffice(outsider, id)).toBeNull();
      expect(await rooms.caseJournal(outsider, id)).toBeNull();
      expect(await eligibility.eligibilityOf(outsider, id)).toBeNull();
      expect((await rooms.factsOfCall(outsider, call)).map((facts) => facts.id)).not.toContain(id);
      expect(
        (await rooms.roundList(outsider, call, readRoundAddress(new URLSearchParams()))).rows.map((row) => row.id),
      ).not.toContain(id);
      expect(await save(id, "need", 1, outsider)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await send(id, version, outsider)).toMatchObject({ refusal: { code: "not-found" } });
      expect(
        await atInstant(during, () =>
          eligibility.checkEligibility({ actor: outsider, id, version: 0, outcome: "save", reason: "", answers: {} }),
        ),
      ).toMatchObject({ refusal: { code: "not-found" } });
    }
  });

  it("is no word of in the journal", async () => {
    const { id } = await whole();
    const lines = await database.many<{ payload: unknown }>(sql`select payload from journal_entry where subject_id = ${id}`);
    expect(lines.length).toBe(sectionKeys.length + 1);
    const all = JSON.stringify(lines);
    for (const words of ["Väva", "Hantverket", "Siv Ek", "033-12", "60000000"]) expect(all).not.toContain(words);
  });

  it("is begun once however often the button is pressed", async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin(siv, id)));
    expect(answers.every((answer) => answer.ok && answer.value.id === id)).toBe(true);
    expect(await database.one(sql`select count(*)::int as count from application where id = ${id}`)).toEqual({ count: 1 });
  });

  it("cannot be begun for another's organisation, by a reader, or in a call that is closed", async () => {
    expect(await begin(siv, newId(), other)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await begin(reader)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(
      await atInstant(new Date("2026-12-02T00:00:00Z"), () =>
        rooms.startApplication({ actor: siv, id: newId(), slug: "drum-2027", organisationId: organisation, title: "Sent" }),
      ),
    ).toMatchObject({ refusal: { code: "call-not-open" } });
  });

  it("lets two people write in two parts at once and tells the second of two in the same part", async () => {
    const begun = await begin();
    if (!begun.ok) return;
    const { id } = begun.value;
    expect((await Promise.all([save(id, "need", 0, siv), save(id, "plan", 0, ola)])).every((answer) => answer.ok)).toBe(true);
    const same = await Promise.all([save(id, "goals", 0, siv), save(id, "goals", 0, ola)]);
    expect(same.filter((answer) => answer.ok)).toHaveLength(1);
    expect(same.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: "changed-since-read" } });
  });

  it("written in by two at once keeps the words of both, and shows the second of two in one field what the first wrote", async () => {
    const begun = await begin();
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { id } = begun.value;
    const write = (actor: Actor, base: Record<string, string>, typed: Record<string, string>) =>
      atInstant(during, () => rooms.writeInSection({ actor, id, writing: { section: "need", base, typed } }));
    const nothing = { need: "", purpose: "", targetGroup: "" };
    const answers = await Promise.all([
      write(ola, nothing, { ...nothing, need: "Olas behov" }),
      write(siv, nothing, { ...nothing, purpose: "Sivs syfte" }),
    ]);
    expect(answers.map((one) => one.ok)).toEqual([true, true]);
    expect((await rooms.applicationForTeam(ola, id))?.sections.need).toEqual({
      need: "Olas behov",
      purpose: "Sivs syfte",
      targetGroup: "",
    });
    const clash = await write(
      siv,
      { ...nothing, purpose: "Sivs syfte" },
      { ...nothing, need: "Sivs behov", purpose: "Sivs syfte" },
    );
    expect(clash).toMatchObject({
      ok: true,
      value: {
        version: 2,
        clashes: [{ name: "need", mine: "Sivs behov", theirs: "Olas behov" }],
        values: { need: "Olas behov" },
      },
    });
    // Having seen both, Siv keeps hers. The same save again is the same version.
    const both = { need: "Olas behov", purpose: "Sivs syfte", targetGroup: "" };
    expect(await write(siv, both, { ...both, need: "Sivs behov" })).toMatchObject({
      ok: true,
      value: { version: 3, clashes: [] },
    });
    expect(await write(siv, both, { ...both, need: "Sivs behov" })).toMatchObject({
      ok: true,
      value: { version: 3, clashes: [] },
    });
    expect(await write(reader, both, both)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    for (const actor of [stranger, officer, admin])
      expect(await write(actor, both, both)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("stores all that can be read and names the rest, and gives every row a key", async () => {
    const begun = await begin();
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { id } = begun.value;
    const outcome = await atInstant(during, () =>
      rooms.writeInSection({
        actor: ola,
        id,
        writing: {
          section: "budget",
          base: {},
          typed: {
            "rows.0.key": "kabc",
            "rows.0.note": "Lön",
            "rows.0.amount": "tolv",
            "rows.3.note": "Resor",
            "rows.3.amount": "100",
          },
        },
      }),
    );
    expect(outcome).toMatchObject({ ok: true, value: { errors: { "rows.0.amount": "notAnAmount" }, version: 1 } });
    expect((await rooms.applicationForTeam(ola, id))?.sections.budget.rows).toMatchObject([
      { key: "kabc", note: "Lön", amount: null },
      { key: "r1", note: "Resor", amount: 10_000n },
    ]);
  });

  it("tells its team who else is there, and nobody outside it", async () => {
    const begun = await begin();
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { id } = begun.value;
    const here = (actor: Actor, section: SectionKey, seconds = 0) =>
      atInstant(new Date(during.getTime() + seconds * 1000), () => rooms.bePresent({ actor, id, section }));
    expect(await here(ola, "budget")).toMatchObject({ ok: true, value: { others: [] } });
    expect(await here(siv, "need")).toMatchObject({ ok: true, value: { others: [{ name: "Ola Berg", section: "budget" }] } });
    expect(await here(siv, "need", 60)).toMatchObject({ ok: true, value: { others: [] } });
    expect(await here(officer, "need")).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("says at the field what cannot be read and saves nothing", async () => {
    const begun = await begin();
    if (!begun.ok) return;
    expect(await save(begun.value.id, "budget", 0, ola, { rows: [{ amount: "mycket" }] })).toMatchObject({
      refusal: { code: "unreadable", fields: { "rows.0.amount": "notAnAmount" } },
    });
    expect((await rooms.applicationForTeam(ola, begun.value.id))?.saved.budget).toBeUndefined();
  });
});

describe("submitting", () => {
  it("at once from two browsers gives one number and one sealed content", async () => {
    const { id, version } = await whole();
    const before = (await database.one<{ next: number }>(sql`select next_number as next from call where id = ${call}`)).next;
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(id, version)));
    const numbers = new Set(answers.map((answer) => (answer.ok ? answer.value.number : answer.refusal.code)));
    expect(numbers).toEqual(new Set([`DRUM-2027-${String(before).padStart(3, "0")}`]));
    expect(await database.one(sql`select count(*)::int as count from application_snapshot where application_id = ${id}`)).toEqual(
      { count: 1 },
    );
    expect((await database.one<{ next: number }>(sql`select next_number as next from call where id = ${call}`)).next).toBe(
      before + 1,
    );
  });

  it("of many applications at once gives numbers without gaps or twins", async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, whole));
    const answers = await Promise.all(drafts.map(({ id, version }) => send(id, version)));
    const running = answers
      .map((answer) => (answer.ok ? Number(answer.value.number.split("-").at(-1)) : Number.NaN))
      .sort((a, b) => a - b);
    expect(running).toEqual(Array.from({ length: 6 }, (_, index) => (running[0] as number) + index));
  });

  it("is in time through 23.59.59 and late at 00.00", async () => {
    const late = await whole();
    expect(await send(late.id, late.version, siv, new Date("2026-12-01T23:00:00Z"))).toMatchObject({
      refusal: { code: "call-closed" },
    });
    expect(await send(late.id, late.version, siv, new Date("2026-12-01T22:59:59.999Z"))).toMatchObject({ ok: true });
  });

  it("is for a signatory, of what the signatory has read", async () => {
    const { id, version } = await whole();
    expect(await send(id, version, ola)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await save(id, "need", 1)).toMatchObject({ ok: true });
    expect(await send(id, version)).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await send(id, version + 1)).toMatchObject({ ok: true });
  });

  it("seals what was written, copies the facts and closes the draft", async () => {
    const { id, number } = await submitted();
    const receipt = await rooms.receiptFor(ola, id);
    expect(receipt).toMatchObject({
      facts: { number, requestedOre: 70_000_050n, totalOre: 150_000_050n, startsOn: "2027-02-01", endsOn: "2028-12-31" },
      content: { sections: { ...exampleSections, questions: { answers: asked } } },
    });
    expect(
      await database.many(sql`select position, amount_ore from application_level where application_id = ${id} order by position`),
    ).toEqual([
      { position: 0, amountOre: 70_000_050n },
      { position: 1, amountOre: 50_000_000n },
    ]);
    // What its condition hides is not sent in; the draft's own row still has it.
    expect(asked).not.toHaveProperty("vilken");
    const draft = await rooms.applicationForTeam(ola, id);
    expect(draft?.sections.questions.answers).toHaveProperty("vilken");
    const stored = await database.one<{ content: string; sha256: string }>(
      sql`select content, sha256 from application_snapshot where application_id = ${id}`,
    );
    expect(sha256(stored.content)).toBe(stored.sha256);
    expect(
      await database.many(sql`select node_id, basis_points from application_share where application_id = ${id} order by node_id`),
    ).toEqual([
      { nodeId: "r/1", basisPoints: 5_000 },
      { nodeId: "r/3", basisPoints: 5_000 },
      { nodeId: "s/1", basisPoints: 6_000 },
      { nodeId: "s/2", basisPoints: 4_000 },
    ]);
    expect(await save(id, "need", 1)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    await expect(database.run(sql`update application_snapshot set content = '{}' where application_id = ${id}`)).rejects.toThrow(
      /append-only/,
    );
    expect((await rooms.receiptDocumentFor(siv, id, "en"))?.reference).toBe(number);
    // The receipt is worked out anew each time, and is the same to the last byte years later.
    const bytes = async (at: string) =>
      atInstant(new Date(at), async () => {
        const document = await rooms.receiptDocumentFor(siv, id, "sv");
        return document && sha256(await renderPdfBuffer(document));
      });
    expect(await bytes("2031-05-05T05:05:05Z")).toBe(await bytes("2026-11-21T10:00:00Z"));
  });

  it("is refused, with nothing sealed, when something is missing", async () => {
    const begun = await begin();
    if (!begun.ok) return;
    expect(await send(begun.value.id, 1)).toMatchObject({ refusal: { code: "incomplete" } });
    expect(await rooms.receiptFor(siv, begun.value.id)).toBeNull();
  });

  it("mails everyone who writes in it, once, without a word of its content", async () => {
    await database.run(sql`delete from sent_mail`);
    const { number } = await submitted();
    while (await deliverOne(handlers)) {
      // until all mail is out
    }
    const mails = await database.many<{ recipient: string; subject: string; body: string }>(
      sql`select recipient, subject, body from sent_mail where subject like ${`%${number}%`}`,
    );
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([siv, ola].map((one) => `${one.personId}@exempel.example`).sort());
    for (const mail of mails) {
      expect(mail.body).toContain("/kvittens");
      expect(mail.body).not.toContain("Väva");
    }
  });
});

describe("a submitted application", () => {
  it("is seen by the office, in list, count, sum and search alike", async () => {
    const { id, number } = await submitted();
    const asked = { ...everything, sok: number.toLowerCase(), sortera: "requested" as const, ordning: "fallande" as const };
    const list = await rooms.roundList(officer, call, asked);
    expect(list).toMatchObject({ total: 1, requestedOre: 70_000_050n, rows: [{ id, stage: "received" }] });
    expect((await rooms.roundList(officer, call, { ...asked, sok: "%" })).total).toBe(0);
    expect((await rooms.rounds(officer)).find((round) => round.callId === call)?.counts.received).toBeGreaterThan(0);
    expect((await rooms.caseJournal(officer, id))?.lines.map((line) => line.command)).toEqual(["submit"]);
    expect((await journalOfCase(id)).length).toBeGreaterThan(1);
    // The same rows as a workbook, with sums that are sums and days that are days, and as a file of text.
    const table = roundTable(await rooms.roundRows(officer, call, asked), "sv", eligibilityTexts.sv.finding);
    const [head, ...lines] = await readSheet(await renderTableXlsx(table));
    const line = Object.fromEntries((head ?? []).map((label, index) => [`${label}`, lines[0]?.[index]]));
    expect(lines).toHaveLength(1);
    expect(Object.values(line).slice(0, 5)).toEqual([number, "Väva vidare", "Vävnod", "802990-7014", "Borås"]);
    expect(Object.values(line).slice(5, 9)).toEqual([
      700_000.5,
      1_500_000.5,
      new Date("2027-02-01T00:00:00Z"),
      new Date("2028-12-31T00:00:00Z"),
    ]);
    expect(renderTableCsv(table)).toContain(number);
  });

  it("is found by stem, by the beginning of its last word, by the applicant and by whole numbers, and by nothing else", async () => {
    const { id, number } = await submitted();
    const hits = async (sok: string) =>
      (await rooms.roundList(officer, call, { ...everything, sok })).rows.some((row) => row.id === id);
    for (const sok of [
      number,
      number.toLowerCase(),
      "802990-7014",
      "8029907014",
      "vävnod",
      "VÄVN",
      "väva vid",
      "vidare och",
      "hantverk",
      "kurser",
      "nybörjare",
      "uppsökande",
      "återbruk",
      "borås stad",
      "marks",
    ])
      expect(await hits(sok), sok).toBe(true);
    for (const sok of [
      number.slice(0, -1),
      "8029907",
      "802990-7147",
      "ävnod",
      "hantverk fotboll",
      "siv ek",
      "at-least",
      "~väva",
      "och",
      "väva -- '",
    ])
      expect(await hits(sok), sok).toBe(sok === "~väva" || sok === "väva -- '");
    expect(await hits("%")).toBe(false);
  });

  it("stands in the list that its officer, municipality and amount pick out", async () => {
    const { id, number } = await submitted();
    const narrowed = async (change: Partial<typeof everything>) =>
      (await rooms.roundList(officer, call, { ...everything, sok: number, ...change })).rows.map((row) => row.id);
    expect(await narrowed({ handlaggare: "ingen" })).toEqual([id]);
    expect(await narrowed({ kommun: "1490" })).toEqual([id]);
    expect(await narrowed({ kommun: "9999" })).toEqual([]);
    expect(await narrowed({ fran: 70_000_050n, till: 70_000_050n })).toEqual([id]);
    expect(await narrowed({ fran: 70_000_051n })).toEqual([]);
    expect(await narrowed({ lage: "eligible" })).toEqual([]);
    expect(
      await atInstant(during, () => rooms.assignResponsible({ actor: officer, cases: [id, id], officerId: officer.personId })),
    ).toEqual({ ok: true, value: { done: 1, refused: {} } });
    expect(await narrowed({ handlaggare: officer.personId })).toEqual([id]);
    expect(await narrowed({ handlaggare: "ingen" })).toEqual([]);
    expect((await rooms.caseForOffice(officer, id))?.responsible).toEqual({ id: officer.personId, name: officer.name });
    expect((await rooms.roundRows(officer, call, { ...everything, sok: number })).map((row) => row.officer)).toEqual([
      officer.name,
    ]);
  });

  it("gets no officer who has a conflict of interest in it, nor anybody who is no officer, and no draft gets one", async () => {
    const { id, version } = await whole();
    const assign = (cases: string[], officerId: string | null, actor = officer) =>
      atInstant(during, () => rooms.assignResponsible({ actor, cases, officerId }));
    expect(await assign([id], officer.personId)).toMatchObject({ value: { done: 0, refused: { "not-found": 1 } } });
    expect(await send(id, version)).toMatchObject({ ok: true });
    const before = (await rooms.applicationForTeam(siv, id))?.version;
    const withConflict = await addPerson("Kim Konflikt", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${withConflict.personId}, ${id}, 'declared', ${during})`,
    );
    const other = (await submitted()).id;
    expect(await assign([id, other], withConflict.personId)).toMatchObject({ value: { done: 1, refused: { conflict: 1 } } });
    expect(await assign([id], officer.personId, withConflict)).toMatchObject({ value: { done: 0, refused: { "not-found": 1 } } });
    expect(await assign([id], admin.personId)).toMatchObject({ value: { refused: { "not-an-officer": 1 } } });
    expect(await assign([id], officer.personId, admin)).toMatchObject({ value: { refused: { "not-found": 1 } } });
    expect(await assign([id], null)).toMatchObject({ value: { done: 1 } });
    expect((await rooms.applicationForTeam(siv, id))?.version).toBe(before);
    expect((await rooms.caseJournal(officer, id))?.lines.map((line) => line.command)).toContain("assign-officer");
    expect((await rooms.roundRows(withConflict, call, everything)).map((row) => row.id)).not.toContain(id);
  });

  it("is gone everywhere for the one who has a conflict of interest", async () => {
    const { id, number } = await submitted();
    const asked = { ...everything, sok: number };
    const before = await rooms.rounds(barred);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${barred.personId}, ${id}, 'declared', ${during})`,
    );
    expect(await rooms.caseForOffice(barred, id)).toBeNull();
    expect(await rooms.sealedCase(barred, id)).toBeNull();
    expect(await rooms.caseJournal(barred, id)).toBeNull();
    expect(await eligibility.eligibilityOf(barred, id)).toBeNull();
    expect(await rooms.roundList(barred, call, asked)).toMatchObject({ total: 0, rows: [], requestedOre: 0n });
    expect((await rooms.factsOfCall(barred, call)).map((facts) => facts.id)).not.toContain(id);
    const sum = (rounds: Awaited<ReturnType<typeof rooms.rounds>>) => rounds.reduce((all, round) => all + round.total, 0);
    expect(sum(await rooms.rounds(barred))).toBe(sum(before) - 1);
    expect(
      await atInstant(during, () =>
        eligibility.checkEligibility({ actor: barred, id, version: 0, outcome: "save", reason: "", answers: {} }),
      ),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(await rooms.caseForOffice(officer, id)).not.toBeNull();
  });

  it("is shown to an officer of the applying organisation only as to any of its team", async () => {
    const both: Actor = { ...officer, memberships: [{ organisationId: organisation, role: "editor" }] };
    const { id } = await submitted();
    expect(await rooms.receiptFor(both, id)).not.toBeNull();
    expect(await rooms.caseForOffice(both, id)).toBeNull();
    expect(await eligibility.eligibilityOf(both, id)).toBeNull();
    expect(
      await atInstant(during, () =>
        eligibility.checkEligibility({ actor: both, id, version: 0, outcome: "save", reason: "", answers: {} }),
      ),
    ).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("can be taken back by a signatory, and is then examined no further", async () => {
    const { id } = await submitted();
    const version = (await rooms.applicationForTeam(siv, id))?.version ?? 0;
    expect(await rooms.withdrawApplication({ actor: ola, id, version, reason: "" })).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(await rooms.withdrawApplication({ actor: officer, id, version, reason: "" })).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(await rooms.withdrawApplication({ actor: siv, id, version, reason: "" })).toMatchObject({
      refusal: { code: "reason-missing" },
    });
    const reason = "Medfinansieringen från Siv Ek drogs tillbaka.";
    expect(await rooms.withdrawApplication({ actor: siv, id, version, reason })).toMatchObject({ ok: true });
    expect(await rooms.caseForOffice(officer, id)).toMatchObject({ withdrawnReason: reason });
    expect(
      await database.many(sql`select seq from journal_entry where case_id = ${id} and payload::text like '%drogs tillbaka%'`),
    ).toEqual([]);
    expect((await rooms.caseForOffice(officer, id))?.stage).toBe("withdrawn");
    expect(
      await eligibility.checkEligibility({ actor: officer, id, version: 0, outcome: "save", reason: "", answers: {} }),
    ).toMatchObject({ refusal: { code: "application-withdrawn" } });
  });
});

describe("double funding", () => {
  const seenBy = async (actor: Actor, id: string) => {
    const found = (await eligibility.eligibilityOf(actor, id))?.findings.find(({ key }) => key === "double-funding");
    return found?.key === "double-funding" ? [found.outcome, found.values.same.map((one) => one.id)] : null;
  };

  it("is asked about when the same organisation has another application, and told only of what the reader may see", async () => {
    const own = await addOrganisation("Spinnet", "8024990012");
    const ann = await joining(await addPerson("Ann Ask"), own, "signatory");
    const handIn = async () => {
      const begun = await begin(ann, newId(), own);
      if (!begun.ok) throw new Error(begun.refusal.code);
      const { id } = begun.value;
      for (const section of sectionKeys) await save(id, section, section === "project" ? 1 : 0, ann);
      expect(await send(id, (await rooms.applicationForTeam(ann, id))?.version ?? 0, ann)).toMatchObject({ ok: true });
      return { id };
    };
    const first = await handIn();
    expect(await seenBy(officer, first.id)).toEqual(["question", []]);
    const second = await handIn();
    expect(await seenBy(officer, second.id)).toEqual(["question", [first.id]]);
    const ofJon = await addPerson("Jonna Jävig", "officer");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${ofJon.personId}, ${first.id}, 'declared', ${during})`,
    );
    expect((await seenBy(ofJon, second.id))?.[1]).toEqual([]);
    expect(await seenBy(ofJon, first.id)).toBeNull();
  });
});

describe("eligibility", () => {
  const answers = {
    sokande: { answer: "yes" as const, note: "" },
    drift: { answer: "no" as const, note: "Delvis ordinarie drift." },
  };
  it("is pending without a row, is settled by an officer, and can be taken up again for a reason", async () => {
    const { id } = await submitted();
    expect(await eligibility.eligibilityOf(officer, id)).toMatchObject({
      state: "pending",
      version: 0,
      may: ["save", "pass", "fail"],
    });
    expect(await eligibility.eligibilityOf(admin, id)).toMatchObject({ may: [] });
    expect(
      await eligibility.checkEligibility({ actor: admin, id, version: 0, outcome: "pass", reason: "Ja.", answers }),
    ).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(
      await eligibility.checkEligibility({
        actor: officer,
        id,
        version: 0,
        outcome: "pass",
        reason: "Uppfyller villkoren.",
        answers,
      }),
    ).toMatchObject({ ok: true });
    expect(
      await eligibility.checkEligibility({ actor: officer, id, version: 0, outcome: "reopen", reason: "Fel", answers: {} }),
    ).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await eligibility.eligibilityOf(officer, id)).toMatchObject({
      state: "passed",
      version: 1,
      reason: "Uppfyller villkoren.",
      officer: "Hedda Handläggare",
      may: ["reopen"],
    });
    expect((await rooms.caseForOffice(officer, id))?.stage).toBe("eligible");
    expect(
      await eligibility.checkEligibility({
        actor: officer,
        id,
        version: 1,
        outcome: "reopen",
        reason: "Ny uppgift om driften.",
        answers: {},
      }),
    ).toMatchObject({ ok: true });
    expect(await eligibility.eligibilityOf(officer, id)).toMatchObject({
      state: "pending",
      version: 2,
      answers: [{ answer: "yes" }, { answer: "no" }],
    });
  });

  it("settled by two officers at once is settled by one of them", async () => {
    const { id } = await submitted();
    const outcomes = await Promise.all(
      (["pass", "fail"] as const).map((outcome) =>
        eligibility.checkEligibility({ actor: officer, id, version: 0, outcome, reason: "Skäl.", answers }),
      ),
    );
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe("an application that is to be completed (FL 20 §)", () => {
  const later = (days: number) => new Date(during.getTime() + days * 86_400_000);
  const dueOn = "2026-12-04";
  const versionOf = async (id: string) => (await rooms.applicationForTeam(siv, id))?.version ?? 0;
  const ask = async (
    id: string,
    change: { sections?: readonly SectionKey[]; dueOn?: string; message?: string } = {},
    actor = officer,
  ) =>
    atInstant(during, async () =>
      rooms.returnForCompletion({
        actor,
        id,
        version: await versionOf(id),
        sections: ["need"],
        message: "Beskriv målgruppen.",
        dueOn,
        ...change,
      }),
    );
  const saveNeed = (id: string, text: string, at = during) =>
    atInstant(at, async () =>
      rooms.saveSection({
        actor: ola,
        id,
        section: "need",
        version: (await rooms.applicationForTeam(siv, id))?.saved.need?.version ?? 0,
        typed: { ...typedSection("need"), targetGroup: text },
      }),
    );

  it("is asked for by an officer, with a section, words and a later day, and by nobody else", async () => {
    const { id } = await submitted();
    for (const [change, field] of [
      [{ sections: [] }, "sections"],
      [{ message: "" }, "message"],
      [{ dueOn: "2026-11-20" }, "dueOn"],
    ] as const)
      expect(await ask(id, change)).toMatchObject({ refusal: { code: "unanswered", fields: { [field]: expect.any(String) } } });
    expect(await ask(id, {}, admin)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await ask(id, {}, siv)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await ask(id)).toMatchObject({ ok: true });
    expect((await rooms.caseForOffice(officer, id))?.stage).toBe("returned");
    const draft = await whole();
    expect(await ask(draft.id)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("opens the chosen sections only, through the last millisecond of the last day", async () => {
    const { id } = await submitted();
    expect(await ask(id)).toMatchObject({ ok: true });
    expect(await save(id, "project", 2)).toMatchObject({ refusal: { code: "section-closed" } });
    expect(await save(id, "budget", 1)).toMatchObject({ refusal: { code: "section-closed" } });
    expect(await saveNeed(id, "Barn", new Date("2026-12-04T22:59:59.999Z"))).toMatchObject({ ok: true });
    expect(await saveNeed(id, "Unga", new Date("2026-12-04T23:00:00.000Z"))).toMatchObject({
      refusal: { code: "completion-closed" },
    });
    expect(await send(id, await versionOf(id), siv, new Date("2026-12-04T23:00:00.000Z"))).toMatchObject({
      refusal: { code: "completion-closed" },
    });
    expect(await send(id, await versionOf(id), ola)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
  });

  it("lets what is written be saved by itself in the reopened section, in time, and nowhere else", async () => {
    const { id } = await submitted();
    await ask(id);
    const write = (section: SectionKey, typed: Record<string, string>, at = during) =>
      atInstant(at, async () => {
        const stored = (await rooms.applicationForTeam(ola, id))?.sections.need.targetGroup ?? "";
        return rooms.writeInSection({ actor: ola, id, writing: { section, base: { targetGroup: stored }, typed } });
      });
    expect(await write("need", { targetGroup: "Lärlingar" })).toMatchObject({
      ok: true,
      value: { values: { targetGroup: "Lärlingar" } },
    });
    const plan = (await rooms.applicationForTeam(siv, id))?.sections.plan;
    for (const typed of [{ longTermPlan: "Något annat" }, {}] as Record<string, string>[])
      expect(await write("plan", typed)).toMatchObject({ refusal: { code: "section-closed" } });
    expect((await rooms.applicationForTeam(siv, id))?.sections.plan).toEqual(plan);
    expect(await write("need", { targetGroup: "För sent" }, new Date("2026-12-04T23:00:00.000Z"))).toMatchObject({
      refusal: { code: "completion-closed" },
    });
    expect((await rooms.applicationForTeam(siv, id))?.sections.need.targetGroup).toBe("Lärlingar");
  });

  it("is sealed again beside the first version, with its own fingerprint, its day of arrival kept and its words found", async () => {
    const { id, number } = await submitted();
    const first = await rooms.sealedCase(officer, id);
    await ask(id);
    await saveNeed(id, "Snickarlärlingar");
    expect((await rooms.sealedCase(officer, id))?.sha256).toBe(first?.sha256);
    expect(await send(id, await versionOf(id), siv, later(9))).toEqual({ ok: true, value: { number } });
    expect(await send(id, await versionOf(id), siv, later(9))).toEqual({ ok: true, value: { number } });
    const second = await rooms.sealedCase(officer, id);
    expect(second).toMatchObject({ snapshot: 2, content: { number, sections: { need: { targetGroup: "Snickarlärlingar" } } } });
    expect(second?.content.sections.budget).toEqual(first?.content.sections.budget);
    expect(second?.sha256).not.toBe(first?.sha256);
    expect(second?.facts.submittedAt).toEqual(first?.facts.submittedAt);
    const view = await rooms.completionOf(officer, id);
    expect(view?.versions.map((one) => one.number)).toEqual([1, 2]);
    expect(view?.completions).toMatchObject([{ state: "completed", snapshot: 2, message: "Beskriv målgruppen." }]);
    expect((await rooms.roundList(officer, call, { ...everything, sok: "snickarlärling" })).rows.map((row) => row.id)).toEqual([
      id,
    ]);
    expect((await rooms.caseJournal(officer, id))?.lines.map((line) => line.command)).toEqual(
      expect.arrayContaining(["return-for-completion", "resubmit"]),
    );
    await atInstant(later(10), async () => {
      while (await deliverOne(handlers));
    });
    const mails = await database.many<{ subject: string; body: string }>(
      sql`select subject, body from sent_mail where subject like ${`%${number}%`}`,
    );
    expect(mails.filter((mail) => mail.subject.includes("behöver kompletteras"))).toHaveLength(2);
    expect(mails.filter((mail) => mail.subject.includes("Kompletteringen"))).toHaveLength(2);
    expect(mails.every((mail) => !mail.body.includes("målgruppen"))).toBe(true);
    const stored = await database.one<{ snapshot: number; faults: string[] }>(
      sql`select snapshot, faults from eligibility_findings where application_id = ${id}`,
    );
    expect(stored).toEqual({ snapshot: 2, faults: [] });
    expect(await rooms.completionOf(stranger, id)).toBeNull();
  });

  it("goes on with what there is only after the last day, and puts back what was never sent in", async () => {
    const { id } = await submitted();
    await ask(id);
    await saveNeed(id, "Aldrig inskickat");
    const end = async (at: Date) =>
      atInstant(at, async () => rooms.endCompletion({ actor: officer, id, version: await versionOf(id) }));
    expect(await end(later(3))).toMatchObject({ refusal: { code: "completion-running" } });
    const extend = async (day: string) =>
      atInstant(later(3), async () => rooms.extendCompletion({ actor: officer, id, version: await versionOf(id), dueOn: day }));
    expect(await extend("2026-12-03")).toMatchObject({ refusal: { code: "unanswered" } });
    expect(await extend("2026-12-10")).toMatchObject({ ok: true });
    expect(await end(new Date("2026-12-10T22:00:00Z"))).toMatchObject({ refusal: { code: "completion-running" } });
    expect(await end(new Date("2026-12-11T08:00:00Z"))).toMatchObject({ ok: true });
    const after = await rooms.applicationForTeam(siv, id);
    expect(after).toMatchObject({ state: "submitted", completion: null });
    expect(after?.sections.need.targetGroup).toBe(exampleSections.need.targetGroup);
    expect(await saveNeed(id, "Igen")).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect((await rooms.completionOf(officer, id))?.completions).toMatchObject([{ state: "ended", snapshot: null }]);
  });
});

describe("asking for submission", () => {
  it("waits until there is nothing left to put right, by the direct address too", async () => {
    const begun = await begin();
    if (!begun.ok) throw new Error(begun.refusal.code);
    const outcome = await atInstant(during, () => rooms.askForSubmission({ actor: ola, id: begun.value.id }));
    expect(outcome).toMatchObject({ refusal: { code: "incomplete", values: { faults: expect.any(Number) } } });
  });

  it("mails the signatories a link once a day, on behalf of one who writes and of nobody else", async () => {
    const { id } = await whole();
    const ask = (actor: Actor, at = during) => atInstant(at, () => rooms.askForSubmission({ actor, id }));
    const letters = async () =>
      await database.many<{ recipient: string; body: string }>(
        sql`select recipient, body from sent_mail where body like ${`%${id}/inlamning%`}`,
      );
    const deliver = async (at: Date) => {
      while (await atInstant(at, () => deliverOne(handlers))) {
        // until nothing waits
      }
    };
    expect(await ask(reader)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await ask(stranger)).toMatchObject({ refusal: { code: "not-found" } });
    for (let times = 0; times < 3; times++) expect(await ask(ola)).toMatchObject({ ok: true });
    await deliver(during);
    expect(await letters()).toMatchObject([
      { recipient: `${siv.personId}@exempel.example`, body: expect.stringContaining("Ola Berg") },
    ]);
    const nextDay = new Date(during.getTime() + 86_400_000);
    await ask(ola, nextDay);
    await deliver(nextDay);
    expect(await letters()).toHaveLength(2);
  });
});

describe("attachments", () => {
  const annexes: Annex[] = [
    { key: "intyg", name: { sv: "Intyg", en: "Certificate" }, help: { sv: "Visa", en: "Show" }, required: true, most: 2 },
    { key: "bild", name: { sv: "Bild", en: "Picture" }, help: { sv: "Visa", en: "Show" }, required: false, most: 1 },
  ];
  const fileQuestion = exampleQuestion("rapport", "file", {
    text: { sv: "Rapporten", en: "The report" },
    required: true,
    condition: { on: "forstudie", test: "is", value: "yes" },
  });
  beforeAll(async () => {
    await addCall({ slug: "drum-bil", rules: { ...exampleRules, annexes } });
    await addCall({ slug: "drum-fil", rules: { ...exampleRules, questions: [...exampleRules.questions, fileQuestion] } });
  });
  /** A scanner that this test answers for: only the address is read from it, and what is asked is a real clamd's tongue. */
  async function withScanner(answer: string | null, work: () => Promise<void>) {
    const { createServer } = await import("node:net");
    const server = createServer((socket) => {
      const heard: Buffer[] = [];
      socket.on("error", () => {});
      socket.on("data", (part: Buffer) => {
        heard.push(part);
        if (Buffer.concat(heard).subarray(-4).equals(Buffer.alloc(4))) socket.end(answer ?? "");
      });
    }).listen(0, "127.0.0.1");
    await new Promise((resume) => server.once("listening", resume));
    await askingScanner(`127.0.0.1:${(server.address() as { port: number }).port}`, work).finally(() => server.close());
  }
  async function askingScanner(address: string, work: () => Promise<void>) {
    Object.assign(env(), { CLAMD_ADDRESS: address });
    try {
      await work();
    } finally {
      Object.assign(env(), { CLAMD_ADDRESS: undefined });
    }
  }
  const incoming = async (text = "%PDF-1.7 intyg", name = "Intyg från Mark.pdf") => {
    const taken = await takeIn(
      (async function* () {
        yield Buffer.from(text);
      })(),
      name,
    );
    if (!taken.ok) throw new Error(taken.refusal.code);
    return taken.value;
  };
  const add = async (id: string, annex = "intyg", actor = ola, file?: Awaited<ReturnType<typeof incoming>>) => {
    file ??= await incoming();
    const outcome = await atInstant(during, () => files.addAttachment({ actor, id, annex, file }));
    await file.discard();
    return outcome;
  };
  const idOf = (outcome: Awaited<ReturnType<typeof add>>): string => {
    if (!outcome.ok || !outcome.value) throw new Error("not added");
    return outcome.value.id;
  };
  const kept = async () => {
    const keys: string[] = [];
    for await (const key of fileStore().list()) keys.push(key);
    return keys;
  };
  const deliver = async () => {
    while (await deliverOne(handlers)) {
      // until nothing waits
    }
  };
  async function drafted(): Promise<string> {
    const id = newId();
    await atInstant(during, () =>
      rooms.startApplication({ actor: siv, id, slug: "drum-bil", organisationId: organisation, title: "Väva" }),
    );
    for (const section of sectionKeys) await save(id, section, section === "project" ? 1 : 0);
    return id;
  }
  const sendIt = async (id: string) => send(id, (await rooms.applicationForTeam(siv, id))?.version ?? 0);
  const bytesOf = async (found: Awaited<ReturnType<typeof files.attachmentFile>>) =>
    found && Buffer.from(await new Response(found.content).arrayBuffer()).toString();

  it("are added by those who write, as many as the call says, and refused to all others without leaving bytes behind", async () => {
    const id = await drafted();
    expect((await add(id, "intyg", reader)).ok).toBe(false);
    expect(await add(id, "intyg", stranger)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await add(id, "intyg", officer)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await add(id, "annat")).toMatchObject({ refusal: { code: "annex-unknown" } });
    expect(await add(id, "bild")).toMatchObject({ ok: true });
    const before = await kept();
    expect(await add(id, "bild")).toMatchObject({ refusal: { code: "annex-full", values: { most: 1 } } });
    expect(await kept()).toEqual(before);
    expect((await rooms.applicationForTeam(reader, id))?.attachments).toMatchObject([
      { annex: "bild", name: "Intyg från Mark.pdf", kind: "pdf", state: "unscanned", addedBy: "Ola Berg" },
    ]);
  });

  it("that come in while the last minute passes stay in the draft, and nothing is handed in late", async () => {
    const id = await drafted();
    const file = await incoming();
    // Asked before the first byte, in time; the last byte came after.
    expect(await atInstant(new Date("2026-12-01T22:59:58Z"), () => files.mayAddAttachment(ola, id))).toMatchObject({ ok: true });
    const after = new Date("2026-12-01T23:00:01Z");
    expect(await atInstant(after, () => files.addAttachment({ actor: ola, id, annex: "intyg", file }))).toMatchObject({
      ok: true,
    });
    await file.discard();
    const { version = 0, attachments } = (await rooms.applicationForTeam(siv, id)) ?? {};
    expect(attachments).toMatchObject([{ annex: "intyg", name: "Intyg från Mark.pdf" }]);
    expect(await send(id, version, siv, after)).toMatchObject({ refusal: { code: "call-closed" } });
    expect(await send(id, version, siv, new Date("2026-12-01T22:59:59Z"))).toMatchObject({ ok: true });
  });

  it("that are required and missing stop the application, and what is added is sealed by name, size and fingerprint", async () => {
    const id = await drafted();
    expect(await sendIt(id)).toMatchObject({ refusal: { code: "incomplete", values: { faults: 1 } } });
    expect((await rooms.applicationForTeam(siv, id))?.attachmentFaults).toEqual([
      { annex: "intyg", key: "annex-missing", name: "Intyg" },
    ]);
    const attachmentId = idOf(await add(id));
    expect(await sendIt(id)).toMatchObject({ ok: true });
    const sealed = await rooms.sealedCase(officer, id);
    const expected = { id: attachmentId, annex: "intyg", name: "Intyg från Mark.pdf", kind: "pdf", bytes: 14 };
    expect(sealed?.content.attachments).toEqual([{ ...expected, sha256: sha256("%PDF-1.7 intyg") }]);
    expect(sealed?.attachments).toMatchObject([{ id: attachmentId, state: "unscanned" }]);
  });

  it("answer a question of the call only while it is asked: hidden, neither missed, sealed nor had by anybody else", async () => {
    const id = newId();
    await atInstant(during, () =>
      rooms.startApplication({ actor: siv, id, slug: "drum-fil", organisationId: organisation, title: "Väva" }),
    );
    for (const section of sectionKeys) await save(id, section, section === "project" ? 1 : 0);
    const answer = (version: number, q0: "yes" | "no") =>
      save(id, "questions", version, ola, { ...typedSection("questions"), q0, q1: "Den från 2025" });
    expect(await answer(1, "yes")).toMatchObject({ ok: true });
    const form = async () => rooms.applicationForTeam(siv, id);
    expect((await form())?.attachmentFaults).toEqual([{ annex: "fraga--rapport", key: "annex-missing", name: "Rapporten" }]);
    const file = idOf(await add(id, "fraga--rapport"));
    expect((await form())?.attachmentFaults).toEqual([]);
    // Answered otherwise, the question is not asked: the file waits, and no other can be added for it.
    expect(await answer(2, "no")).toMatchObject({ ok: true });
    expect((await form())?.attachments).toEqual([]);
    expect(await add(id, "fraga--rapport")).toMatchObject({ refusal: { code: "annex-unknown" } });
    expect(await sendIt(id)).toMatchObject({ ok: true });
    expect((await rooms.sealedCase(officer, id))?.content.attachments).toBeUndefined();
    expect(await files.attachmentFile(officer, { office: id }, file)).toBeNull();
    expect(await files.attachmentsOfCase(officer, id)).toEqual([]);
    expect(await bytesOf(await files.attachmentFile(siv, { team: id }, file))).toBe("%PDF-1.7 intyg");
  });

  it("that answer a question are sealed under its own words, and had by those who may see the case", async () => {
    const id = newId();
    await atInstant(during, () =>
      rooms.startApplication({ actor: siv, id, slug: "drum-fil", organisationId: organisation, title: "Väva" }),
    );
    for (const section of sectionKeys) await save(id, section, section === "project" ? 1 : 0);
    await save(id, "questions", 1, ola, { ...typedSection("questions"), q0: "yes", q1: "Den från 2025" });
    const file = idOf(await add(id, "fraga--rapport"));
    expect(await sendIt(id)).toMatchObject({ ok: true });
    const sealed = await rooms.sealedCase(officer, id);
    expect(sealed?.content).toMatchObject({
      attachments: [{ id: file, annex: "fraga--rapport" }],
      names: { annexes: { "fraga--rapport": { sv: "Rapporten", en: "The report" } } },
    });
    expect(await bytesOf(await files.attachmentFile(officer, { office: id }, file))).toBe("%PDF-1.7 intyg");
    expect(await files.attachmentFile(stranger, { office: id }, file)).toBeNull();
  });

  it("once sealed can be neither added, removed nor changed, by any road", async () => {
    const id = await drafted();
    const attachmentId = idOf(await add(id));
    await sendIt(id);
    expect(await add(id)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await files.removeAttachment({ actor: siv, id, attachmentId })).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
    await expect(database.run(sql`delete from attachment where id = ${attachmentId}`)).rejects.toThrow("never changed");
    await expect(database.run(sql`update attachment set name = 'x' where id = ${attachmentId}`)).rejects.toThrow("never changed");
  });

  it("are read by the team, the office and the assigned assessor by their own doors, and by nobody with a conflict of interest", async () => {
    const id = await drafted();
    const attachmentId = idOf(await add(id));
    expect(await bytesOf(await files.attachmentFile(reader, { team: id }, attachmentId))).toBe("%PDF-1.7 intyg");
    expect(await files.attachmentFile(officer, { office: id }, attachmentId)).toBeNull();
    await sendIt(id);
    const assessor = await addPerson("Bo Bedömare", "assessor");
    const assessment = newId();
    await database.run(sql`insert into assessment (id, application_id, assessor_id, state, assigned_at)
      values (${assessment}, ${id}, ${assessor.personId}, 'assigned', ${during})`);
    expect(await files.attachmentFile(assessor, { assessment }, attachmentId)).toBeNull();
    await database.run(sql`update assessment set state = 'begun' where id = ${assessment}`);
    expect(await bytesOf(await files.attachmentFile(assessor, { assessment }, attachmentId))).toBe("%PDF-1.7 intyg");
    expect(await files.attachmentFile(officer, { assessment }, attachmentId)).toBeNull();
    expect(await bytesOf(await files.attachmentFile(officer, { office: id }, attachmentId))).toBe("%PDF-1.7 intyg");
    expect(await files.attachmentFile(officer, { office: newId() }, attachmentId)).toBeNull();
    expect(await files.attachmentFile(stranger, { team: id }, attachmentId)).toBeNull();
    for (const one of [officer, assessor])
      await database.run(
        sql`insert into conflict (person_id, application_id, state, declared_at) values (${one.personId}, ${id}, 'declared', ${during})`,
      );
    expect(await files.attachmentFile(officer, { office: id }, attachmentId)).toBeNull();
    expect(await files.attachmentFile(assessor, { assessment }, attachmentId)).toBeNull();
    await database.run(sql`delete from conflict where application_id = ${id}`);
  });

  it("lose their bytes when they are removed", async () => {
    const id = await drafted();
    const attachmentId = idOf(await add(id));
    expect(await files.removeAttachment({ actor: ola, id, attachmentId })).toMatchObject({ ok: true });
    expect(await files.removeAttachment({ actor: ola, id, attachmentId })).toMatchObject({
      refusal: { code: "attachment-gone" },
    });
    await deliver();
    expect(await kept()).not.toContain(`attachments/${attachmentId}`);
  });

  it("wait for the scanner and are read by nobody until it has said clean, however long it is out of reach", async () => {
    const id = await drafted();
    let attachmentId = "";
    await withScanner(null, async () => {
      attachmentId = idOf(await add(id));
      await deliver();
      await expect(files.scanAttachment(attachmentId)).rejects.toThrow("clamd could not scan");
      expect((await rooms.applicationForTeam(siv, id))?.attachments).toMatchObject([{ state: "waiting" }]);
      expect(await files.attachmentFile(siv, { team: id }, attachmentId)).toBeNull();
      // A scanner out of order does not cost anybody their year.
      expect(await sendIt(id)).toMatchObject({ ok: true });
      expect(await files.attachmentFile(officer, { office: id }, attachmentId)).toBeNull();
    });
    await withScanner("stream: OK\0", () => files.scanAttachment(attachmentId));
    expect((await rooms.sealedCase(officer, id))?.attachments).toMatchObject([{ state: "clean" }]);
    expect(await files.attachmentFile(officer, { office: id }, attachmentId)).not.toBeNull();
  });

  it("that are infected lose their bytes at once and must be replaced before the application is sent", async () => {
    const id = await drafted();
    let attachmentId = "";
    await withScanner("stream: Eicar-Test FOUND\0", async () => {
      attachmentId = idOf(await add(id));
      await files.scanAttachment(attachmentId);
      await deliver();
    });
    expect(await kept()).not.toContain(`attachments/${attachmentId}`);
    expect(await files.attachmentFile(siv, { team: id }, attachmentId)).toBeNull();
    expect((await rooms.applicationForTeam(siv, id))?.attachmentFaults.map((fault) => fault.key)).toEqual([
      "annex-infected",
      "annex-missing",
    ]);
    expect(await sendIt(id)).toMatchObject({ refusal: { code: "incomplete" } });
    await files.removeAttachment({ actor: ola, id, attachmentId });
    await add(id);
    expect(await sendIt(id)).toMatchObject({ ok: true });
  });

  it.skipIf(!clamdIsThere())(
    "are read by a real clamd, which stops the test virus and lets an ordinary file through",
    async () => {
      const scanner = await startClamd();
      try {
        await askingScanner(scanner.address, async () => {
          const id = await drafted();
          const [ordinary, infected] = [
            idOf(await add(id)),
            idOf(await add(id, "bild", ola, await incoming(eicar, "Bild från Mark.txt"))),
          ];
          expect(await files.attachmentFile(siv, { team: id }, ordinary)).toBeNull();
          await deliver();
          expect(new Map((await rooms.applicationForTeam(siv, id))?.attachments.map((one) => [one.id, one.state]))).toEqual(
            new Map([
              [ordinary, "clean"],
              [infected, "infected"],
            ]),
          );
          expect(await bytesOf(await files.attachmentFile(siv, { team: id }, ordinary))).toBe("%PDF-1.7 intyg");
          expect(await files.attachmentFile(siv, { team: id }, infected)).toBeNull();
          expect(await kept()).not.toContain(`attachments/${infected}`);
          expect(await sendIt(id)).toMatchObject({ refusal: { code: "incomplete" } });
          await files.removeAttachment({ actor: ola, id, attachmentId: infected });
          expect(await sendIt(id)).toMatchObject({ ok: true });
        });
      } finally {
        scanner.stop();
      }
    },
  );

  it("are held against their fingerprints by the operator, who finds what is gone, altered and left over", async () => {
    const id = await drafted();
    const [gone, altered, whole] = [idOf(await add(id)), idOf(await add(id)), idOf(await add(id, "bild"))];
    const orphan = `attachments/${newId(new Date("2026-11-01T00:00:00Z"))}`;
    const put = (key: string, text: string) => fileStore().put(key, Readable.from([Buffer.from(text)]));
    await fileStore().delete(`attachments/${gone}`);
    await put(`attachments/${altered}`, "%PDF-1.7 annat");
    await put(orphan, "skräp");
    const verify = (removeOrphans: boolean) => files.verifyFiles({ removeOrphans, now: new Date(during.getTime() + 60_000) });
    expect(await verify(false)).toMatchObject({ missing: expect.arrayContaining([gone]), altered: [altered] });
    const { missing, orphans } = await verify(true);
    expect(missing).not.toContain(whole);
    expect(orphans).toContain(orphan);
    expect(orphans).not.toContain(`attachments/${whole}`);
    expect((await verify(false)).orphans).toEqual([]);
  });
});

describe("a financier's own confirmation", () => {
  const last = new Date("2026-12-01T22:59:59.999Z");
  const typed = { name: "Eva Lind", title: "Kommunchef", words: "" };
  const asking = (id: string, actor = ola, row = "r3") =>
    atInstant(during, () =>
      confirmations.askForConfirmation({ actor, id, row, name: "Eva Lind", email: "eva.lind@boras.example" }),
    );
  const question = async (id: string) => {
    const found = await rooms.applicationForTeam(siv, id);
    const one = found?.confirmations.at(-1);
    if (!one) throw new Error("nothing was asked");
    return { one, token: confirmations.confirmationSecret(one.id), version: found?.saved.financing?.version ?? 0 };
  };
  const reply = (token: string, yes = true, at = during) =>
    atInstant(at, () => confirmations.answerConfirmation({ token, network: "n", yes, typed }));
  const view = (token: string, at = during) => atInstant(at, () => confirmations.partnerView(token, "n"));
  const edited = () => {
    const section = typedSection("financing") as { rows: { amount: string }[] };
    const rows = section.rows.map((one, index) => (index === 2 ? { ...one, amount: "499 999" } : one));
    return { rows };
  };
  const deliver = (at = during) =>
    atInstant(at, async () => {
      for (let turn = 0; turn < 200 && (await deliverOne(handlers)); turn++);
    });
  const mailTo = async (who: string) =>
    await database.many<{ subject: string; body: string }>(
      sql`select subject, body from sent_mail where recipient = ${who} order by outbox_id`,
    );

  it("is asked for by an editor alone, once however often it is pressed, and by a link that shows the question and no more", async () => {
    const { id } = await whole();
    expect(await asking(id, stranger)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await asking(id, officer)).toMatchObject({ refusal: { code: "not-found" } });
    expect((await asking(id, reader)).ok).toBe(false);
    await Promise.all([asking(id), asking(id, siv)]);
    expect((await rooms.applicationForTeam(siv, id))?.confirmations).toHaveLength(1);
    const { token, one } = await question(id);
    expect(await view(token)).toMatchObject({
      is: "open",
      question: { organisation: "Vävnod", asked: { financier: "Borås Stad" } },
    });
    expect(JSON.stringify(await database.many(sql`select * from confirmation`), (_, value) => `${value}`)).not.toContain(token);
    expect(await view(`${token}x`)).toEqual({ is: "unknown" });
    const back = (actor: Actor) =>
      atInstant(during, () => confirmations.takeConfirmationBack({ actor, id, confirmationId: one.id }));
    expect(await back(stranger)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await back(ola)).toMatchObject({ ok: true });
    expect(await view(token)).toEqual({ is: "unknown" });
    expect(await reply(token)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("is given once, to the end of the last minute, and is sealed with the application", async () => {
    const { id } = await whole();
    await asking(id);
    const { token, one } = await question(id);
    const after = new Date("2026-12-01T23:00:00.000Z");
    expect(await view(token, last)).toMatchObject({ is: "open" });
    expect(await view(token, after)).toEqual({ is: "expired" });
    expect(await reply(token, true, after)).toMatchObject({ refusal: { code: "confirmation-expired" } });
    const both = await Promise.all([reply(token, true, last), reply(token, true, last)]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await reply(token, false)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await view(token)).toMatchObject({ is: "confirmed", question: { answer: { name: "Eva Lind" } } });
    await expect(database.run(sql`update confirmation set answered_name = 'Annan' where id = ${one.id}`)).rejects.toThrow();
    await deliver(last);
    const subjects = (await mailTo("eva.lind@boras.example")).map((mail) => mail.subject);
    expect(subjects).toContain("Ni har bekräftat medfinansiering");
    expect((await mailTo(`${ola.personId}@exempel.example`)).map((mail) => mail.subject)).toContain(
      "En medfinansiär har bekräftat",
    );
    const { version } = (await rooms.applicationForTeam(siv, id)) as { version: number };
    expect(await send(id, version)).toMatchObject({ ok: true });
    expect((await rooms.sealedCase(officer, id))?.content.confirmations).toMatchObject([
      { financier: "Borås Stad", rows: ["r3"], amount: 50_000_000n, by: { name: "Eva Lind", title: "Kommunchef" } },
    ]);
    const lines = (await rooms.caseJournal(officer, id))?.lines ?? [];
    expect(lines.filter((line) => line.subjectType === "confirmation")).toEqual([]);
    const told = JSON.stringify(await journalOfCase(id), (_, value) => (typeof value === "bigint" ? `${value}` : value));
    expect(told).toContain("submit");
    expect(told).not.toContain("Eva Lind");
  });

  it("no longer holds when its amount is edited, by form and by autosave, and then a new one may be asked for", async () => {
    const { id } = await whole();
    await asking(id);
    const first = await question(id);
    expect(await reply(first.token)).toMatchObject({ ok: true });
    // Saved again as it is, and another part: nothing is undone.
    expect(await save(id, "financing", first.version)).toMatchObject({ ok: true });
    expect((await question(id)).one.state).toBe("confirmed");
    expect(await save(id, "financing", first.version + 1, ola, edited())).toMatchObject({ ok: true });
    expect((await question(id)).one.state).toBe("voided");
    expect(await view(first.token)).toEqual({ is: "voided" });
    await deliver();
    expect((await mailTo("eva.lind@boras.example")).at(-1)?.subject).toBe("Uppgifterna har ändrats");
    await asking(id);
    const second = await question(id);
    expect(second.one).toMatchObject({ state: "asked", asked: { rows: [{ amount: 49_999_900n }] } });
    const base = typedValues("financing", (await rooms.applicationForTeam(siv, id))?.sections as never, exampleChoices);
    const writing = { section: "financing" as const, base, typed: { ...base, "rows.2.amount": "450 000" } };
    expect(await atInstant(during, () => rooms.writeInSection({ actor: ola, id, writing }))).toMatchObject({ ok: true });
    expect((await question(id)).one.state).toBe("voided");
    expect(await reply(second.token)).toMatchObject({ refusal: { code: "not-in-this-state" } });
  });

  it("and an edit at the same moment come one after the other: never confirmed with another amount in the application", async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { id } = await whole();
      await asking(id);
      const { token, version } = await question(id);
      const [answered, saved] = await Promise.all([reply(token), save(id, "financing", version, ola, edited())]);
      expect(saved).toMatchObject({ ok: true });
      const { one } = await question(id);
      expect(one.state).toBe("voided");
      expect(one.answer !== null).toBe(answered.ok);
    }
  });
});

describe("what is kept beside the cases so that a round opens fast", () => {
  const counted = (round: Awaited<ReturnType<typeof rooms.roundList>>) => [round.counts, round.total, round.requestedOre];

  it("is what counting anew gives, for each reader, however often the cases have moved", async () => {
    const { id } = await submitted();
    for (let turn = 0; turn < 40; turn++)
      await database.run(
        sql`update application set state = ${turn % 2 ? "submitted" : "returned"}, requested_ore = requested_ore + 1 where id = ${id}`,
      );
    const kept = await database.many<{ lines: number }>(
      sql`select count(*)::int as lines from round_tally where call_id = ${call}`,
    );
    expect(kept[0]?.lines).toBeLessThan(60);
    const both: Actor = { ...officer, memberships: [{ organisationId: organisation, role: "editor" }] };
    const totals = [];
    for (const reader of [officer, barred, both]) {
      const round = await rooms.roundList(reader, call, everything);
      // No case asks for less than nothing: the same question, asked in a way that reads every case.
      expect(counted(round)).toEqual(counted(await rooms.roundList(reader, call, { ...everything, fran: 0n })));
      const own = (await rooms.rounds(reader)).find((one) => one.callId === call);
      expect([own?.counts, own?.total, own?.requestedOre]).toEqual(counted(round));
      totals.push(round.total);
    }
    expect(totals[0]).toBeGreaterThan(totals[1] as number);
    expect(totals[1]).toBeGreaterThan(totals[2] as number);
  });

  it("is held against the cases by the operator, who is told each sum that differs and has them made anew", async () => {
    const { id } = await submitted();
    await database.run(sql`insert into conflict (person_id, application_id, state, declared_at) values (${officer.personId}, ${id}, 'none', now())
      on conflict (person_id, application_id) do nothing`);
    const verify = (recount = false) => countsVerify.run({ is: () => recount } as never);
    expect(await verify(true)).toMatchObject({ data: { holds: true, recounted: false } });
    const { stage } = await database.one<{ stage: string }>(sql`select stage from application where id = ${id}`);
    await database.run(sql`insert into round_tally (call_id, stage, cases, requested_ore) values (${call}, ${stage}, 1, 700)`);
    await database.run(sql`delete from answer_tally where person_id = ${officer.personId} and call_id = ${call}`);
    const told = await verify();
    expect(told).toMatchObject({
      code: 1,
      data: { holds: false, rounds: [{ stage }], readers: [{ personId: officer.personId, kept: 0 }] },
    });
    const { rounds, readers } = told.data as KeptCounts;
    const [round, reader] = [rounds[0] as KeptCounts["rounds"][number], readers[0] as KeptCounts["readers"][number]];
    expect([round.kept - round.counted, round.keptOre - round.countedOre]).toEqual([1, 700n]);
    expect(told.lines).toEqual([
      `Does not hold: call ${round.call}, stage ${stage}: kept ${round.kept} cases and ${round.keptOre} öre, counted ${round.counted} and ${round.countedOre}.`,
      `Does not hold: call ${reader.call}, person ${officer.personId}: kept 0 answers, counted ${reader.counted}.`,
      "Lists of the rounds tell wrong sums until they are made anew: --recount.",
    ]);
    expect(await verify(true)).toMatchObject({ code: 1, data: { recounted: true } });
    expect(await verify()).toMatchObject({ data: { holds: true } });
  });

  it("follows the case and the applicant's name, in the order of names too", async () => {
    const { id } = await submitted();
    const astray = () =>
      database.many(sql`
      select a.number from application a join organisation o on o.id = a.organisation_id left join application_search f on f.application_id = a.id
      where a.submitted_at is not null and (f.call_id, f.organisation_id, f.officer_id, f.submitted_at, f.stage, f.requested_ore, f.number, f.title, f.organisation)
        is distinct from (a.call_id, a.organisation_id, a.officer_id, a.submitted_at, a.stage, a.requested_ore, a.number, a.title, o.name)`);
    expect(await astray()).toEqual([]);
    await database.run(sql`update organisation set name = 'Ålands vävare' where id = ${organisation}`);
    await database.run(sql`update application set officer_id = ${officer.personId} where id = ${id}`);
    expect(await astray()).toEqual([]);
    const named = { ...everything, sortera: "organisation" as const, ordning: "fallande" as const };
    const names = (await rooms.roundList(officer, call, named)).rows.map((row) => row.organisation);
    expect(names[0]).toBe("Ålands vävare");
    expect((await rooms.roundRows(officer, call, named)).map((row) => row.organisation).slice(0, 50)).toEqual(names);
  });
});
