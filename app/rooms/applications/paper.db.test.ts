import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { sectionKeys } from "#app/rooms/applications/application.ts";
import { addCall, addPlacesAndGoals, typedSection } from "#app/rooms/applications/applications-world.test-data.ts";
import { paperAnnex } from "#app/rooms/applications/paper.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

const rooms = await import("#app/rooms/applications/applications.server.ts");
const files = await import("#app/rooms/applications/attachments.server.ts");
const eligibility = await import("#app/rooms/eligibility/eligibility.server.ts");
const people = await import("#app/rooms/people/people.server.ts");
const { takeIn } = await import("#app/platform/incoming.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");

const after = new Date("2026-12-03T09:00:00Z");
let call: string;
let vavnod: string;
const everything = readRoundAddress(new URLSearchParams());

let siv: Actor, hedda: Actor, own: Actor, stranger: Actor, admin: Actor;

beforeAll(async () => {
  await addPlacesAndGoals();
  call = await addCall();
  vavnod = await addOrganisation("Vävnod", "8029907014", "1490");
  siv = await joining(await addPerson("Siv Ek"), vavnod, "signatory");
  stranger = await addPerson("Sten Främling");
  hedda = await addPerson("Hedda Handläggare", "officer");
  own = await joining(await addPerson("Olle i föreningen", "officer"), vavnod, "editor");
  admin = await addPerson("Ada Admin", "admin");
});
afterAll(closeDatabase);

const known = { number: "8029907014", name: "", legalForm: null, municipalityCode: null, address: "" };
const unknown = { ...known, number: "8029907147" };
const register = (
  more: Partial<Parameters<typeof rooms.registerPaperApplication>[0]> = {},
  at = after,
): ReturnType<typeof rooms.registerPaperApplication> =>
  atInstant(at, () =>
    rooms.registerPaperApplication({
      actor: hedda,
      id: newId(),
      callId: call,
      organisation: known,
      title: "Väva vidare",
      receivedOn: "2026-12-01",
      email: "",
      ...more,
    }),
  );
const save = (id: string, section: (typeof sectionKeys)[number], version: number, actor = hedda) =>
  atInstant(after, () => rooms.saveSection({ actor, id, section, version, typed: typedSection(section) }));
const seal = async (id: string, actor = hedda) =>
  atInstant(after, async () =>
    rooms.submitApplication({ actor, id, version: (await rooms.applicationForTeam(hedda, id))?.version ?? 0 }),
  );
async function scan(id: string, actor = hedda) {
  const taken = await takeIn(
    (async function* () {
      yield Buffer.from("%PDF-1.7 pappersansökan");
    })(),
    "Ansökan.pdf",
  );
  if (!taken.ok) throw new Error(taken.refusal.code);
  const outcome = await atInstant(after, () => files.addAttachment({ actor, id, annex: paperAnnex.key, file: taken.value }));
  await taken.value.discard();
  return outcome;
}
async function registered(more: Parameters<typeof register>[0] = {}): Promise<string> {
  const outcome = await register(more);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.id;
}
async function sealed(more: Parameters<typeof register>[0] = {}): Promise<string> {
  const id = await registered(more);
  for (const section of sectionKeys) expect(await save(id, section, section === "project" ? 1 : 0)).toMatchObject({ ok: true });
  expect(await scan(id)).toMatchObject({ ok: true });
  expect(await seal(id)).toMatchObject({ ok: true });
  return id;
}
const deliver = async () => {
  while (await atInstant(after, () => deliverOne(handlers))) {
    // until nothing waits
  }
};
const mailTo = (address: string) =>
  database.many<{ subject: string; body: string }>(
    sql`select subject, body from sent_mail where recipient = ${address} order by id`,
  );

describe("registering a paper application", () => {
  it("gives it the next number at once, however often the button is pressed, and no number is given twice", async () => {
    const id = newId();
    const answers = await Promise.all([register({ id }), register({ id }), register({ id }), register()]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const rows = await database.many<{ number: string }>(
      sql`select number from application where call_id = ${call} order by number`,
    );
    expect(rows.map((row) => row.number)).toEqual(["DRUM-2027-001", "DRUM-2027-002"]);
    expect((await rooms.papersToEnter(hedda, call)).map((row) => row.receivedOn)).toEqual(["2026-12-01", "2026-12-01"]);
  });

  it("is an officer's alone, and never for one's own organisation (KL 6:28)", async () => {
    for (const actor of [stranger, admin, siv]) expect(await register({ actor })).toMatchObject({ ok: false });
    expect(await register({ actor: own })).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await rooms.papersToEnter(admin, call)).toEqual([]);
    expect(await rooms.papersToEnter(own, call)).toEqual([]);
    const unfamiliar = { ...unknown, name: "Laga", legalForm: "ideell-forening" as const, municipalityCode: "1463" };
    expect(await register({ actor: stranger, organisation: unfamiliar })).toMatchObject({ ok: false });
    expect(await people.organisationByNumber(unknown.number)).toBeNull();
  });

  it("brings in an organisation that nobody has added, as the paper has it, and lets nobody into it", async () => {
    expect(await register({ organisation: unknown })).toMatchObject({
      refusal: {
        code: "organisation-unknown",
        fields: { name: "nameOfNew", legalForm: "formOfNew", municipalityCode: "seatOfNew" },
      },
    });
    const organisation = { ...unknown, name: "Laga", legalForm: "ideell-forening" as const, municipalityCode: "1463" };
    await registered({ organisation });
    const laga = await people.organisationByNumber(unknown.number);
    expect(laga?.name).toBe("Laga");
    expect(await database.many(sql`select 1 from membership where organisation_id = ${laga?.id ?? ""}::uuid`)).toEqual([]);
    // The next paper of the same organisation needs only the number.
    await registered({ organisation: unknown });
  });

  it("a digital draft can never be made a paper, nor a paper a draft: the database says no too", async () => {
    const id = newId();
    await atInstant(new Date("2026-11-10T08:00:00Z"), () =>
      rooms.startApplication({ actor: siv, id, slug: "drum-2027", organisationId: vavnod, title: "Eget" }),
    );
    expect(await rooms.applicationForTeam(hedda, id)).toBeNull();
    expect(await save(id, "need", 0, hedda)).toMatchObject({ refusal: { code: "not-found" } });
    await expect(database.run(sql`update application set paper_received_on = '2026-11-10' where id = ${id}`)).rejects.toThrow();
    const paper = await registered();
    await expect(database.run(sql`update application set state = 'drafted' where id = ${paper}`)).rejects.toThrow();
  });

  it("is registered in a limited call too (OSL 5:1), and it is found that nobody invited them", async () => {
    const callId = await addCall({ slug: "riktad-2027", kind: "limited" });
    const uninvited = await sealed({ callId });
    const invitation = async (id: string) =>
      (await eligibility.eligibilityOf(hedda, id))?.findings.find(({ key }) => key === "invitation")?.outcome;
    expect(await invitation(uninvited)).toBe("fault");
    await database.run(sql`insert into call_invitation (call_id, number, name) values (${callId}, ${known.number}, 'Vävnod')`);
    expect(await invitation(uninvited)).toBe("ok");
    expect(await invitation(await sealed())).toBeUndefined();
  });
});

describe("a paper that is being entered", () => {
  it("is read by its team and written by the office alone", async () => {
    const id = await registered();
    expect(await rooms.applicationForTeam(siv, id)).toMatchObject({ stage: "registered", may: [] });
    expect(await save(id, "need", 0, siv)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await scan(id, siv)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await save(id, "need", 0)).toMatchObject({ ok: true });
    for (const actor of [stranger, admin]) expect(await rooms.applicationForTeam(actor, id)).toBeNull();
    // Not a case before it is sealed: no list, no count.
    expect((await rooms.roundRows(hedda, call, everything)).map((row) => row.id)).not.toContain(id);
    expect(await rooms.caseForOffice(hedda, id)).toBeNull();
  });

  it("is hidden from an officer with a conflict of interest", async () => {
    const id = await registered();
    const jon = await addPerson("Jon Jävig", "officer");
    expect(await rooms.applicationForTeam(jon, id)).not.toBeNull();
    await database.run(
      sql`insert into conflict (person_id, application_id, state, declared_at) values (${jon.personId}, ${id}, 'declared', ${after})`,
    );
    expect(await rooms.applicationForTeam(jon, id)).toBeNull();
    expect((await rooms.papersToEnter(jon, call)).map((row) => row.id)).not.toContain(id);
    expect(await save(id, "need", 0, jon)).toMatchObject({ ok: false });
  });

  it("is sealed with the scanned paper, keeps its number and is marked for all who read it", async () => {
    const id = await registered();
    const { number } = (await rooms.applicationForTeam(hedda, id)) as { number: string };
    expect(await seal(id)).toMatchObject({ refusal: { code: "scan-missing" } });
    expect(await scan(id)).toMatchObject({ ok: true });
    expect(await seal(id, siv)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    // Much is lacking, and it has come in all the same (FL 20 §).
    expect(await seal(id)).toEqual({ ok: true, value: { number } });
    expect(await seal(id)).toEqual({ ok: true, value: { number } });
    expect(await rooms.caseForOffice(hedda, id)).toMatchObject({
      content: { number, paper: { receivedOn: "2026-12-01" }, attachments: [{ annex: paperAnnex.key }] },
    });
    expect((await rooms.roundRows(hedda, call, everything)).find((row) => row.id === id)).toMatchObject({
      number,
      paperReceivedOn: "2026-12-01",
      stage: "received",
    });
    expect((await rooms.caseJournal(hedda, id))?.lines.map((line) => line.command)).toEqual([
      "register-paper",
      "add-attachment",
      "seal-paper",
    ]);
    const next = await registered();
    expect((await rooms.applicationForTeam(hedda, next))?.number).toBe(
      `DRUM-2027-${String(Number(number.slice(-3)) + 1).padStart(3, "0")}`,
    );
  });

  it("is in time by the day it came, however late it was registered, and late when it came late", async () => {
    const finding = async (id: string) =>
      (await eligibility.eligibilityOf(hedda, id))?.findings.find((one) => one.key === "in-time");
    expect(await finding(await sealed())).toMatchObject({ outcome: "ok", values: { onPaper: "2026-12-01" } });
    expect(await finding(await sealed({ receivedOn: "2026-12-02" }))).toMatchObject({ outcome: "fault" });
  });

  it("is told of at the address on the paper, when it is registered and when it is sealed", async () => {
    const email = "kansli@vavnod.example";
    const id = await sealed({ email });
    await deliver();
    const { number } = (await rooms.applicationForTeam(hedda, id)) as { number: string };
    const letters = await mailTo(email);
    expect(letters.map((one) => one.subject)).toEqual([`Er ansökan har kommit in: ${number}`, `Kvittens för ansökan ${number}`]);
    expect(letters[1]?.body).toContain((await rooms.receiptFor(hedda, id))?.sha256);
    expect((await mailTo(`${siv.personId}@exempel.example`)).map((one) => one.subject)).toContain(
      `Ansökan ${number} har kommit in`,
    );
    expect((await rooms.receiptDocumentFor(hedda, id, "sv"))?.reference).toBe(number);
    expect(await rooms.receiptFor(stranger, id)).toBeNull();
  });

  it("is completed by the office from what comes in on paper, and taken back with a reason", async () => {
    const id = await sealed();
    const version = async () => (await rooms.applicationForTeam(hedda, id))?.version ?? 0;
    expect(
      await atInstant(after, async () =>
        rooms.returnForCompletion({
          actor: hedda,
          id,
          version: await version(),
          sections: ["need"],
          message: "Vilka är målgruppen?",
          dueOn: "2026-12-20",
        }),
      ),
    ).toMatchObject({ ok: true });
    expect(await save(id, "plan", 1)).toMatchObject({ refusal: { code: "section-closed" } });
    expect(await save(id, "need", 1)).toMatchObject({ ok: true });
    expect(await seal(id)).toMatchObject({ ok: true });
    expect(await rooms.caseForOffice(hedda, id)).toMatchObject({ snapshot: 2, content: { paper: { receivedOn: "2026-12-01" } } });
    const withdraw = async (reason: string) =>
      atInstant(after, async () => rooms.withdrawApplication({ actor: hedda, id, version: await version(), reason }));
    expect(await withdraw("")).toMatchObject({ refusal: { code: "reason-missing" } });
    expect(await withdraw("Brev den 3 december")).toMatchObject({ ok: true });
  });
});
