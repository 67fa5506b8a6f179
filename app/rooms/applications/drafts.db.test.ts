import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { sectionKeys } from "#app/rooms/applications/application.ts";
import { addCall, addPlacesAndGoals, typedSection } from "#app/rooms/applications/applications-world.test-data.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

const rooms = await import("#app/rooms/applications/applications.server.ts");
const copying = await import("#app/rooms/applications/copying.server.ts");
const drafts = await import("#app/rooms/applications/drafts.server.ts");
const files = await import("#app/rooms/applications/attachments.server.ts");
const eligibility = await import("#app/rooms/eligibility/eligibility.server.ts");
const { takeIn } = await import("#app/platform/incoming.server.ts");
const { fileStore } = await import("#app/platform/file-store.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");

const during = new Date("2026-11-20T10:00:00Z");
let organisation: string, other: string;
const number = "5560160680";

const annex = {
  key: "intyg",
  name: { sv: "Intyg", en: "Certificate" },
  help: { sv: "Visa", en: "Show" },
  required: false,
  most: 2,
};
const oldRules: CallRules = { ...exampleRules, annexes: [annex] };
const newRules: CallRules = {
  ...exampleRules,
  limits: { ...exampleRules.limits, earliestStart: "2029-01-01", latestEnd: "2032-12-31", lowerLevels: 0 },
  indicators: [],
};
let siv: Actor, ola: Actor, reader: Actor, stranger: Actor, officer: Actor, barred: Actor;

beforeAll(async () => {
  await addPlacesAndGoals();
  await addCall({ rules: oldRules });
  await addCall({ slug: "forstudie", kind: "pre-study" });
  await addCall({ slug: "drum-2029", rules: newRules, closesAt: new Date("2027-12-01T22:59:00Z") });
  organisation = await addOrganisation("Vävnod", "8029907014", "1490");
  other = await addOrganisation("Laga", "8029907147", "1490");
  siv = await joining(await addPerson("Siv Ek"), organisation, "signatory");
  ola = await joining(await addPerson("Ola Berg"), organisation, "editor");
  reader = await joining(await addPerson("Rut Läsare"), organisation, "reader");
  stranger = await joining(await addPerson("Sten Främling"), other, "signatory");
  officer = await addPerson("Hedda Handläggare", "officer");
  barred = await addPerson("Jon Jävig", "officer");
});
afterAll(closeDatabase);

async function draft(slug = "drum-2027", more: Partial<Record<string, Record<string, unknown>>> = {}): Promise<string> {
  const id = newId();
  const begun = await atInstant(during, () =>
    rooms.startApplication({ actor: ola, id, slug, organisationId: organisation, title: "Väva vidare" }),
  );
  expect(begun).toMatchObject({ ok: true });
  for (const section of sectionKeys) {
    const typed = more[section] ?? typedSection(section);
    expect(
      await atInstant(during, () =>
        rooms.saveSection({ actor: ola, id, section, version: section === "project" ? 1 : 0, typed }),
      ),
    ).toMatchObject({ ok: true });
  }
  return id;
}
const versionOf = async (id: string) => (await rooms.applicationForTeam(siv, id))?.version ?? 0;
async function send(id: string): Promise<string> {
  const sent = await atInstant(during, async () => rooms.submitApplication({ actor: siv, id, version: await versionOf(id) }));
  if (!sent.ok) throw new Error(sent.refusal.code);
  return sent.value.number;
}
/** As the release of adjusted minutes leaves it. */
async function grant(id: string): Promise<void> {
  const [meeting, item] = [newId(), newId()];
  await database.run(
    sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${meeting}, 'announced', 'Direktionen', '2026-12-10', ${during}, 'Borås')`,
  );
  await database.run(
    sql`insert into agenda_item (id, meeting_id, position, year, kind, title, clauses) values (${item}, ${meeting}, 1, 2026, 'allocation', 'Fördelning', '[]'::jsonb)`,
  );
  await database.run(sql`
    insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at, released_at)
    values (${newId()}, ${id}, ${item}, 'released', 'grant', 70000050, 'God nytta.', ${during}, ${during})`);
}
const copy = (actor: Actor, from: string, more: Partial<{ id: string; slug: string; follows: boolean }> = {}) =>
  atInstant(during, () =>
    copying.copyApplication({ actor, from, id: newId(), slug: "drum-2029", title: "Väva mer", follows: false, ...more }),
  );
const attach = async (id: string, name: string) => {
  const taken = await takeIn(Readable.from([Buffer.from(`%PDF-1.7\n${name}\n`)]), name);
  if (!taken.ok) throw new Error(taken.refusal.code);
  const added = await atInstant(during, () => files.addAttachment({ actor: ola, id, annex: "intyg", file: taken.value }));
  await taken.value.discard();
  if (!added.ok || !added.value) throw new Error("the file was not added");
  return added.value.id;
};
const deliverAll = async (at = during) => {
  while (await atInstant(at, () => deliverOne(handlers)));
};

describe("state aid in a submitted application", () => {
  const aid = (planned: string) => ({
    economic: "yes",
    favoured: "businesses",
    ground: "de-minimis",
    reasons: "Två verkstäder får en handledare.",
    undertakings: [{ number: "556016-0680", name: "Svets AB", planned, signer: "Vd", declared: "on" }],
    received: [{ number, on: "2025-03-14", giver: "Tillväxtverket", amount: "250 000" }],
  });
  it("is sealed with its certificates, and the officer is told of the same undertaking in another case, but never of a hidden one", async () => {
    const [one, two] = [await draft("drum-2027", { aid: aid("180 000") }), await draft("drum-2027", { aid: aid("90 000") })];
    const [first, second] = [await send(one), await send(two)];
    const sealed = await atInstant(during, () => rooms.sealedCase(officer, one));
    expect(sealed?.content.sections.aid).toMatchObject({ economic: "yes", undertakings: [{ number, declared: true }] });
    expect(sealed?.content.names.stateAid?.ceilingEuro).toBe(300_000);
    const findings = async (actor: Actor) =>
      (await atInstant(during, () => eligibility.eligibilityOf(actor, one)))?.findings ?? [];
    expect((await findings(officer)).find(({ key }) => key === "state-aid")).toMatchObject({
      outcome: "question",
      values: { said: "de-minimis", undertakings: 1, over: 0 },
    });
    expect((await findings(officer)).find(({ key }) => key === "aid-elsewhere")).toMatchObject({
      outcome: "question",
      values: { cases: [{ number: second, undertaking: number, planned: 9_000_000n }] },
    });
    await database.run(sql`insert into conflict (person_id, application_id, state, ground, declared_at)
      values (${barred.personId}, ${two}, 'confirmed', 'interest', ${during})`);
    expect((await findings(barred)).find(({ key }) => key === "aid-elsewhere")).toMatchObject({
      outcome: "ok",
      values: { cases: [] },
    });
    expect(first).not.toBe(second);
  });
});

describe("an earlier application", () => {
  it("is copied by those who write in it, drafted or submitted, once however often it is pressed, and tells what was left out", async () => {
    const from = await draft();
    await attach(from, "Intyg.pdf");
    const id = newId();
    expect(await copy(ola, from, { id })).toEqual({ ok: true, value: { id } });
    expect(await copy(ola, from, { id })).toEqual({ ok: true, value: { id } });
    const made = await atInstant(during, () => rooms.applicationForTeam(ola, id));
    expect(made).toMatchObject({ state: "drafted", number: null, title: "Väva mer", attachments: [], kin: [] });
    expect(made?.copied).toMatchObject({ title: "Väva vidare", number: null });
    expect(made?.copied?.notes.map(({ what }) => what)).toEqual(["years-moved", "indicators", "levels", "attachments"]);
    expect(made?.sections.project).toMatchObject({ title: "Väva mer", period: { from: "2029-02-01", to: "2030-12-31" } });
    expect(made?.sections.need).toEqual(exampleSections.need);
    expect(made?.sections.budget.rows.map(({ year }) => year)).toEqual([2029, 2030, 2029, 2029]);
    expect(made?.faults.map(({ key }) => key)).toEqual([]);
    // The earlier one is as it was.
    expect((await rooms.applicationForTeam(ola, from))?.sections).toEqual(exampleSections);
  });
  it("is nobody else's to copy: not a reader's, a stranger's or the office's, and not to a call that is closed", async () => {
    const from = await draft();
    await send(from);
    expect(await copy(reader, from)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    for (const actor of [stranger, officer]) {
      expect(await copy(actor, from)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await copying.copyPage(actor, from, null)).toBeNull();
    }
    const late = await atInstant(new Date("2028-01-01T10:00:00Z"), () =>
      copying.copyApplication({ actor: ola, from, id: newId(), slug: "drum-2029", title: "För sent", follows: false }),
    );
    expect(late).toMatchObject({ refusal: { code: "call-not-open" } });
    const page = await atInstant(during, () => copying.copyPage(ola, from, "drum-2029"));
    expect(page?.chosen?.following).toBeNull();
    expect(page?.targets.map(({ slug }) => slug)).toContain("drum-2029");
  });
  it("that was granted is followed as the applicant says, in the sealed content and in the office, and hidden with a conflict of interest", async () => {
    const from = await draft();
    const earlier = await send(from);
    // Not before it is granted, whatever the form says.
    const unlinked = await copy(ola, from, { follows: true });
    expect(unlinked.ok && (await rooms.applicationForTeam(ola, unlinked.value.id))?.kin).toEqual([]);
    await grant(from);
    const made = await copy(ola, from, { follows: true });
    if (!made.ok) throw new Error(made.refusal.code);
    const { id } = made.value;
    const team = await atInstant(during, () => rooms.applicationForTeam(ola, id));
    expect(team?.kin).toEqual([{ id: from, number: earlier, title: "Väva vidare", as: "continuation", earlier: true }]);
    expect(team?.names.follows).toEqual({ as: "continuation", number: earlier, title: "Väva vidare" });
    // The draft that follows is told of to its team alone.
    expect((await rooms.applicationForTeam(ola, from))?.kin).toMatchObject([{ id, number: null, earlier: false }]);
    expect(await rooms.kinForOffice(officer, from)).toEqual([]);
    const next = await send(id);
    expect((await rooms.sealedCase(officer, id))?.content.names.follows).toEqual({
      as: "continuation",
      number: earlier,
      title: "Väva vidare",
    });
    expect(await rooms.kinForOffice(officer, id)).toMatchObject([{ id: from, earlier: true }]);
    expect(await rooms.kinForOffice(officer, from)).toMatchObject([{ id, number: next, earlier: false }]);
    await database.run(sql`insert into conflict (person_id, application_id, state, ground, declared_at)
      values (${barred.personId}, ${from}, 'declared', 'interest', ${during})`);
    expect(await rooms.kinForOffice(barred, id)).toEqual([]);
    expect((await rooms.applicationForTeam(ola, id))?.copied).toBeNull();
  });
  it("that was a pre-study is what the project grew out of", async () => {
    const from = await draft("forstudie");
    await send(from);
    await grant(from);
    const page = await atInstant(during, () => copying.copyPage(siv, from, "drum-2029"));
    expect(page?.chosen?.following).toBe("pre-study");
    const made = await copy(siv, from, { follows: true });
    expect(made.ok && (await rooms.applicationForTeam(siv, made.value.id))?.kin).toMatchObject([{ id: from, as: "pre-study" }]);
  });
});

describe("files that the office has asked to have completed", () => {
  const dueOn = "2026-12-04";
  const late = new Date("2026-12-04T23:00:00Z");
  const ask = (id: string, sections: ("need" | "attachments")[], by = officer) =>
    atInstant(during, async () =>
      rooms.returnForCompletion({ actor: by, id, version: await versionOf(id), sections, message: "Nya intyg.", dueOn }),
    );
  const namesFor = async (id: string) => (await rooms.sealedCase(officer, id))?.attachments.map(({ name }) => name);
  const remove = (id: string, attachmentId: string, actor = ola, at = during) =>
    atInstant(at, () => files.removeAttachment({ actor, id, attachmentId }));
  const restore = (id: string, attachmentId: string) =>
    atInstant(during, () => files.restoreAttachment({ actor: ola, id, attachmentId }));
  async function returned(sections: ("need" | "attachments")[] = ["attachments"]) {
    const id = await draft();
    const old = await attach(id, "Gammalt.pdf");
    await send(id);
    expect(await ask(id, sections)).toMatchObject({ ok: true });
    return { id, old };
  }

  it("are added and left out in time by those who write, and by no road when only words were asked for", async () => {
    const { id, old } = await returned(["need"]);
    const closed = { refusal: { code: "section-closed" } };
    expect(await atInstant(during, () => files.mayAddAttachment(ola, id))).toMatchObject(closed);
    await expect(attach(id, "Nytt.pdf")).rejects.toThrow();
    expect(await remove(id, old)).toMatchObject(closed);
    expect(await restore(id, old)).toMatchObject(closed);

    const open = await returned();
    expect(await atInstant(during, () => files.mayAddAttachment(ola, open.id))).toMatchObject({ ok: true });
    expect(await atInstant(during, () => files.mayAddAttachment(reader, open.id))).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(await atInstant(late, () => files.mayAddAttachment(ola, open.id))).toMatchObject({
      refusal: { code: "completion-closed" },
    });
    expect(await remove(open.id, open.old, ola, late)).toMatchObject({ refusal: { code: "completion-closed" } });
    expect(await remove(open.id, open.old, officer)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(
      await atInstant(during, () => rooms.saveSection({ actor: ola, id: open.id, section: "need", version: 1, typed: {} })),
    ).toMatchObject(closed);
  });

  it("are sealed in a new version beside the old one, which keeps its own files and their bytes", async () => {
    const { id, old } = await returned();
    const first = await rooms.sealedCase(officer, id);
    const fresh = await attach(id, "Nytt.pdf");
    const asked = await takeIn(Readable.from([Buffer.from("%PDF-1.7\nkvitto\n")]), "Kvitto.pdf");
    if (!asked.ok) throw new Error(asked.refusal.code);
    expect(
      await atInstant(during, () => files.addAttachment({ actor: ola, id, annex: "completion", file: asked.value })),
    ).toMatchObject({ ok: true });
    expect(await remove(id, old)).toMatchObject({ ok: true });
    expect(await remove(id, old)).toMatchObject({ refusal: { code: "attachment-gone" } });
    await deliverAll();
    // Until it is sent in, the office reads what was sealed, and nothing of what is being added.
    expect(await namesFor(id)).toEqual(["Gammalt.pdf"]);
    expect(await files.attachmentFile(officer, { office: id }, fresh)).toBeNull();
    expect(await files.attachmentFile(reader, { team: id }, fresh)).not.toBeNull();
    expect(
      await atInstant(during, async () => rooms.submitApplication({ actor: siv, id, version: await versionOf(id) })),
    ).toMatchObject({
      ok: true,
    });
    await deliverAll();
    const after = await rooms.sealedCase(officer, id);
    expect(after?.snapshot).toBe(2);
    expect(after?.content.attachments?.map(({ name }) => name).sort()).toEqual(["Kvitto.pdf", "Nytt.pdf"]);
    expect(after?.content.names.annexes).toMatchObject({
      completion: { sv: "Kompletterande handlingar" },
      intyg: { sv: "Intyg" },
    });
    expect(after?.attachments.map(({ name }) => name).sort()).toEqual(["Kvitto.pdf", "Nytt.pdf"]);
    expect(after?.formerAttachments.map(({ name }) => name)).toEqual(["Gammalt.pdf"]);
    expect(first?.content.attachments?.map(({ name }) => name)).toEqual(["Gammalt.pdf"]);
    const versions = (await rooms.completionOf(officer, id))?.versions.map(({ content }) =>
      content.attachments?.map(({ name }) => name),
    );
    expect(versions?.[0]).toEqual(["Gammalt.pdf"]);
    expect(await files.attachmentFile(officer, { office: id }, old)).not.toBeNull();
    expect(await files.attachmentFile(officer, { office: id }, fresh)).not.toBeNull();
    expect((await files.attachmentsOfCase(officer, id)).map(({ name }) => name).sort()).toEqual(["Kvitto.pdf", "Nytt.pdf"]);
    // Sealed again: by no road any longer.
    expect(await remove(id, fresh)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    await expect(database.run(sql`delete from attachment where id = ${old}`)).rejects.toThrow("never changed");
  });

  it("that were left out can be taken in again before the completion is sent, as many as there is room for", async () => {
    const { id, old } = await returned();
    await remove(id, old);
    expect(await restore(id, old)).toMatchObject({ ok: true });
    expect(await restore(id, old)).toMatchObject({ refusal: { code: "attachment-gone" } });
    await remove(id, old);
    await attach(id, "Ett.pdf");
    await attach(id, "Två.pdf");
    expect(await restore(id, old)).toMatchObject({ refusal: { code: "annex-full" } });
  });

  it("and were never sent in are gone with their bytes when the office goes on without them, and what was left out is there again", async () => {
    for (const end of ["end", "withdraw"] as const) {
      const { id, old } = await returned();
      const fresh = await attach(id, "Aldrig inskickad.pdf");
      await remove(id, old);
      const version = await versionOf(id);
      const ended =
        end === "end"
          ? await atInstant(late, () => rooms.endCompletion({ actor: officer, id, version }))
          : await atInstant(during, () => rooms.withdrawApplication({ actor: siv, id, version, reason: "Vi hinner inte." }));
      expect(ended).toMatchObject({ ok: true });
      await deliverAll(late);
      expect(await fileStore().stat(`attachments/${fresh}`)).toBeNull();
      expect((await rooms.applicationForTeam(siv, id))?.attachments).toMatchObject([{ id: old, sealed: true, dropped: false }]);
    }
  });
});

describe("a draft that nobody has touched long after its call has closed", () => {
  const rowsOf = async (id: string) =>
    (
      await database.one<{ rows: number }>(sql`
        select ((select count(*) from application where id = ${id}) + (select count(*) from application_section where application_id = ${id})
          + (select count(*) from attachment where application_id = ${id}))::int as rows`)
    ).rows;
  const warnAt = new Date("2027-05-02T10:00:00Z");
  const leftAt = new Date("2027-05-10T10:00:00Z");

  it("is warned of once, by mail without a word of it, and erased with its files when the days of warning are whole", async () => {
    const id = await draft();
    const file = await attach(id, "Utkast.pdf");
    const sent = await draft();
    await attach(sent, "Inskickad.pdf");
    await send(sent);
    const takenBack = await draft();
    await atInstant(during, async () =>
      rooms.withdrawApplication({ actor: siv, id: takenBack, version: await versionOf(takenBack), reason: "" }),
    );
    await deliverAll();
    const mails = async () =>
      database.many<{ recipient: string; subject: string; body: string }>(
        sql`select recipient, subject, body from sent_mail where subject like 'Ett utkast raderas%' and body like ${`%${id}%`} order by recipient`,
      );
    const run = (at: Date, dryRun = false) => atInstant(at, () => drafts.purgeDrafts({ dryRun }));

    expect(await run(new Date("2027-05-01T10:00:00Z"))).toMatchObject({ warned: [], purged: [] });
    const told = await run(warnAt, true);
    expect(told.warned).toContain(id);
    expect(told.warned).toContain(takenBack);
    expect(told.warned).not.toContain(sent);
    expect(await rowsOf(id)).toBeGreaterThan(2);
    expect((await run(warnAt)).warned).toContain(id);
    expect((await run(warnAt)).warned).toEqual([]);
    // However long it has been, nothing is erased before a letter has left.
    expect(await run(new Date("2028-01-01T10:00:00Z"))).toMatchObject({ purged: [], waiting: expect.arrayContaining([id]) });
    await deliverAll(leftAt);
    const letters = await mails();
    expect(letters).toHaveLength(2);
    expect(letters[0]?.body).toMatch(/2\s+juni\s+2027/);
    expect(letters[0]?.body).not.toContain("Väva");
    expect((await run(new Date("2027-06-09T09:59:59Z"))).purged).toEqual([]);
    expect(await fileStore().stat(`attachments/${file}`)).not.toBeNull();

    const done = await run(new Date("2027-06-09T10:00:00Z"));
    expect(done.purged).toEqual(expect.arrayContaining([id, takenBack]));
    expect(done.purged).not.toContain(sent);
    await deliverAll(new Date("2027-06-09T10:00:01Z"));
    expect(await rowsOf(id)).toBe(0);
    expect(await fileStore().stat(`attachments/${file}`)).toBeNull();
    expect(await rooms.applicationForTeam(siv, id)).toBeNull();
    expect((await rooms.applicationForTeam(siv, sent))?.state).toBe("submitted");
    expect(await rowsOf(sent)).toBeGreaterThan(2);
    // That it happened is kept, and nothing of what was in it.
    const journal = await database.many<{ command: string; payload: unknown }>(
      sql`select command, payload from journal_entry where subject_id = ${id} order by number`,
    );
    expect(journal.slice(-2).map(({ command }) => command)).toEqual(["warn-of-purge", "purge"]);
    expect(JSON.stringify(journal)).not.toMatch(/Väva|Hantverket|Utkast\.pdf/);
  });
  it("is kept when somebody writes in it after the warning", async () => {
    const id = await draft();
    await atInstant(warnAt, () => drafts.purgeDrafts());
    await deliverAll(warnAt);
    await atInstant(leftAt, () =>
      rooms.saveSection({ actor: ola, id, section: "need", version: 1, typed: { need: "Mer", purpose: "", targetGroup: "" } }),
    );
    const later = await atInstant(new Date("2027-07-01T10:00:00Z"), () => drafts.purgeDrafts());
    expect(later.purged).not.toContain(id);
    expect(await rowsOf(id)).toBeGreaterThan(2);
    const shown = await atInstant(new Date("2027-07-01T10:00:00Z"), () => rooms.applicationForTeam(ola, id));
    expect(shown?.erasedFrom).toBe("2027-11-10");
  });
  it("that has come in can be erased by no statement of SQL either", async () => {
    const id = await draft();
    await send(id);
    await expect(database.run(sql`delete from application where id = ${id}`)).rejects.toThrow(
      /never erased|violates foreign key/,
    );
  });
});
