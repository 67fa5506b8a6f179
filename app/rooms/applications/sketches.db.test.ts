import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { nested } from "#app/kernel/nested.ts";
import { typedAnswers } from "#app/rooms/applications/answers.ts";
import { type FormChoices, type TypedValues, typedValues } from "#app/rooms/applications/application.forms.ts";
import { type SectionKey, sectionKeys } from "#app/rooms/applications/application.ts";
import { addPlacesAndGoals, exampleChoices } from "#app/rooms/applications/applications-world.test-data.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";
import type { Question } from "#app/rooms/calls/questions.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

const rooms = await import("#app/rooms/applications/applications.server.ts");
const sketches = await import("#app/rooms/applications/sketches.server.ts");
const drafts = await import("#app/rooms/applications/drafts.server.ts");
const conflicts = await import("#app/rooms/assessment/assessment.server.ts");
const eligibility = await import("#app/rooms/eligibility/eligibility.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");

const opens = new Date("2026-11-01T08:00:00Z");
const sketchCloses = new Date("2026-12-01T22:59:00Z");
const answering = new Date("2026-12-10T09:00:00Z");
const closes = new Date("2027-02-01T22:59:00Z");
const writing = new Date("2026-11-20T09:00:00Z");
const calls = { advice: newId(), binding: newId() };
const slugs = { advice: "rad", binding: "bindande" };
let vavnod: string, other: string;

const questions: Question[] = [
  exampleQuestion("belopp", "money", { text: { sv: "Ungefär hur mycket?", en: "About how much?" }, required: true }),
  exampleQuestion("lokal", "short", { text: { sv: "Vilken lokal?", en: "Which premises?" }, required: true }),
];
const rulesOf = (binding: boolean) => ({
  ...exampleRules,
  questions,
  sketch: { sections: ["need", "municipalities"], questions: ["belopp"], binding },
});

let siv: Actor, ola: Actor, reader: Actor, stranger: Actor, hedda: Actor, jonas: Actor, own: Actor;

beforeAll(async () => {
  await addPlacesAndGoals();
  vavnod = await addOrganisation("Vävnod", "8029907014", "1490");
  other = await addOrganisation("Laga & Låna", "8029907147", "1490");
  const texts = JSON.stringify({ sv: "Utlysning", en: "Call" });
  for (const key of ["advice", "binding"] as const) {
    await database.run(sql`insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, sketch_closes_at, sketch_answer_on, created_at, published_at)
      values (${calls[key]}, ${key === "advice" ? "UNGA-2027" : "IDE-2027"}, ${slugs[key]}, 'published', 'two-step', ${texts}::jsonb, ${texts}::jsonb, '{}'::jsonb, ${opens}, ${closes},
        ${sketchCloses}, '2026-12-18', ${opens}, ${opens})`);
    await database.run(
      sql`insert into call_rules (call_id, version, rules, created_at) values (${calls[key]}, 1, ${canonical(rulesOf(key === "binding"))}::jsonb, ${opens})`,
    );
  }
  siv = await joining(await addPerson("Siv Ek"), vavnod, "signatory");
  ola = await joining(await addPerson("Ola Ek"), vavnod, "editor");
  reader = await joining(await addPerson("Rut Läsare"), vavnod, "reader");
  stranger = await joining(await addPerson("Sten Främling"), other, "signatory");
  hedda = await addPerson("Hedda Handläggare", "officer");
  jonas = await addPerson("Jonas Jävig", "officer");
  own = await joining(await addPerson("Olle i föreningen", "officer"), vavnod, "editor");
});
afterAll(closeDatabase);

const choices = (asked: readonly Question[]): FormChoices => ({ ...exampleChoices, questions: asked });
const typed = (key: SectionKey): TypedValues => typedValues(key, exampleSections, choices(questions));
const save = (id: string, section: SectionKey, version: number, values: object, at = writing, actor = ola) =>
  atInstant(at, () => rooms.saveSection({ actor, id, section, version, typed: nested(values as TypedValues) }));
const versionOf = async (id: string) => (await rooms.applicationForTeam(siv, id))?.version ?? 0;
const handIn = async (id: string, at = writing, actor = ola) =>
  atInstant(at, async () => sketches.handInSketch({ actor, id, version: await versionOf(id) }));
const answer = (id: string, what: "welcome" | "advise-against", reasons = "Skäl till svaret.", actor = hedda, version = 1) =>
  atInstant(answering, () => sketches.answerSketch({ actor, id, version, answer: what, reasons }));
const deliver = async () => {
  while (await atInstant(answering, () => deliverOne(handlers))) {
    // until nothing waits
  }
};
const mailTo = (actor: Actor) =>
  database.many<{ subject: string; body: string }>(
    sql`select subject, body from sent_mail where recipient = ${`${actor.personId}@exempel.example`} order by id`,
  );

async function begun(call: keyof typeof slugs, title = "Väva vidare"): Promise<string> {
  const id = newId();
  const outcome = await atInstant(writing, () =>
    rooms.startApplication({ actor: ola, id, slug: slugs[call], organisationId: vavnod, title }),
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return id;
}
const written = { belopp: "40000000" };
async function sketched(call: keyof typeof slugs): Promise<string> {
  const id = await begun(call);
  expect(await save(id, "project", 1, typed("project"))).toMatchObject({ ok: true });
  for (const key of ["need", "municipalities"] as const) expect(await save(id, key, 0, typed(key))).toMatchObject({ ok: true });
  expect(await save(id, "questions", 0, typedAnswers(questions.slice(0, 1), written))).toMatchObject({ ok: true });
  return id;
}
async function received(call: keyof typeof slugs): Promise<string> {
  const id = await sketched(call);
  expect(await handIn(id)).toMatchObject({ ok: true });
  return id;
}

describe("the first step", () => {
  it("asks for its own parts and questions only, and for nothing that comes later", async () => {
    const id = await begun("advice");
    const seen = await rooms.applicationForTeam(ola, id);
    expect(seen?.step).toBe("sketch");
    expect(seen?.call.closesAt).toEqual(sketchCloses);
    expect(seen?.names.only).toEqual(["project", "need", "municipalities", "questions"]);
    expect(seen?.names.questions.map(({ key }) => key)).toEqual(["belopp"]);
    expect(new Set(seen?.faults.map(({ section }) => section))).toEqual(
      new Set(["project", "need", "municipalities", "questions"]),
    );
    expect(seen?.may).not.toContain("submit");
    expect(await save(id, "budget", 0, typed("budget"))).toMatchObject({ refusal: { code: "not-found" } });
    expect(await handIn(id)).toMatchObject({ refusal: { code: "sketch-incomplete" } });
  });

  it("is handed in by an editor, once, with the case's number, and is then the office's while the draft is not", async () => {
    const id = await sketched("advice");
    expect(await handIn(id, writing, reader)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await handIn(id, writing, stranger)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await sketches.sketchForOffice(hedda, id)).toBeNull();
    const first = await handIn(id);
    expect(first).toMatchObject({ ok: true, value: { number: "UNGA-2027-001" } });
    expect(await handIn(id)).toEqual(first);
    const shown = await sketches.sketchForOffice(hedda, id);
    expect(shown).toMatchObject({
      number: "UNGA-2027-001",
      state: "submitted",
      stage: "submitted",
      may: ["welcome", "advise-against"],
    });
    expect(shown?.content.sections.questions.answers).toEqual(written);
    expect(shown?.content.sections.need).toEqual(exampleSections.need);
    expect(await rooms.caseForOffice(hedda, id)).toBeNull();
    expect((await rooms.roundList(hedda, calls.advice, readRoundAddress(new URLSearchParams()))).total).toBe(0);
  });

  it("stands still until it is answered, and cannot be submitted as an application", async () => {
    const id = await received("advice");
    expect((await rooms.applicationForTeam(ola, id))?.step).toBe("waiting");
    expect(await save(id, "need", 1, typed("need"))).toMatchObject({ refusal: { code: "sketch-waiting" } });
    const version = await versionOf(id);
    expect(await atInstant(answering, () => rooms.submitApplication({ actor: siv, id, version }))).toMatchObject({
      refusal: { code: "sketch-waiting" },
    });
  });

  it("is refused after its last minute, included, as a late application is; and nobody begins after it", async () => {
    const id = await sketched("advice");
    expect(await handIn(id, new Date("2026-12-01T23:00:00Z"))).toMatchObject({ refusal: { code: "sketch-closed" } });
    expect(
      await atInstant(new Date("2026-12-01T23:00:00Z"), () =>
        rooms.startApplication({ actor: ola, id: newId(), slug: slugs.advice, organisationId: vavnod, title: "För sent" }),
      ),
    ).toMatchObject({ refusal: { code: "call-not-open" } });
    expect(await handIn(id, new Date("2026-12-01T22:59:59.999Z"))).toMatchObject({ ok: true });
  });

  it("lets one organisation in after the last day for idea sketches when the office has said so", async () => {
    const id = await sketched("advice");
    await database.run(sql`insert into call_admission (id, call_id, organisation_id, until, reason, given_by_id, given_at)
      values (${newId()}, ${calls.advice}, ${vavnod}, '2026-12-03T22:59:00Z', 'sjukdom', ${hedda.personId}, ${writing})`);
    expect(await handIn(id, new Date("2026-12-03T12:00:00Z"))).toMatchObject({ ok: true });
    expect((await sketches.sketchForOffice(hedda, id))?.lateUntil).toEqual(new Date("2026-12-03T22:59:00Z"));
    await database.run(sql`delete from call_admission`);
  });

  it("is kept as it was handed in: by no road changed, and never purged with its draft", async () => {
    const id = await received("advice");
    await expect(database.run(sql`update sketch set content = '{}' where application_id = ${id}`)).rejects.toThrow(
      /stands as it was/,
    );
    await expect(database.run(sql`delete from sketch where application_id = ${id}`)).rejects.toThrow(/stands as it was/);
    const tally = await atInstant(new Date("2030-01-01T00:00:00Z"), () => drafts.purgeDrafts({ dryRun: true }));
    expect([...tally.warned, ...tally.purged]).not.toContain(id);
  });
});

describe("the answer", () => {
  it("is given once, with reasons, by an officer, and told to everybody who writes by one letter each", async () => {
    const id = await received("advice");
    const { number } = (await sketches.sketchForTeam(ola, id)) ?? { number: "" };
    expect(await answer(id, "welcome", "")).toMatchObject({ refusal: { code: "reasons-missing" } });
    expect(await answer(id, "welcome", "Skäl", own)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await answer(id, "welcome", "Skäl", siv)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await answer(id, "welcome", "Skäl", hedda, 7)).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await answer(id, "welcome")).toMatchObject({ ok: true });
    expect(await answer(id, "advise-against", "Ångrar mig", hedda, 2)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    await deliver();
    for (const writer of [siv, ola]) {
      const letters = (await mailTo(writer)).filter(({ subject }) => subject.includes(number));
      expect(letters.map(({ subject }) => subject)).toEqual([
        `Idéskissen har kommit in: ${number}`,
        `Svar på idéskissen ${number}`,
      ]);
      expect(letters[1]?.body).not.toContain("Skäl till svaret");
    }
    expect((await mailTo(reader)).filter(({ subject }) => subject.includes(number))).toEqual([]);
    expect(await sketches.sketchForTeam(siv, id)).toMatchObject({ state: "welcomed", reasons: "Skäl till svaret." });
  });

  it("opens the full application where the sketch ended, under the same number, and the sealed sketch stays as it was", async () => {
    const id = await received("advice");
    expect(await answer(id, "advise-against")).toMatchObject({ ok: true });
    const before = await sketches.sketchForTeam(ola, id);
    const full = await rooms.applicationForTeam(ola, id);
    expect(full).toMatchObject({ step: "full", sections: { need: exampleSections.need, questions: { answers: written } } });
    expect(full?.call.closesAt).toEqual(closes);
    expect(full?.names.questions).toHaveLength(2);
    const changed = { ...typed("need"), need: "Ett annat behov än i skissen." };
    expect(await save(id, "need", 1, changed, answering)).toMatchObject({ ok: true });
    const answers = { ...written, lokal: "Bygdegården" };
    expect(await save(id, "questions", 1, typedAnswers(questions, answers), answering)).toMatchObject({ ok: true });
    for (const key of sectionKeys.filter((one) => !["project", "need", "municipalities", "questions"].includes(one)))
      await save(id, key, 0, typed(key), answering);
    const version = await versionOf(id);
    expect(await atInstant(answering, () => rooms.submitApplication({ actor: siv, id, version }))).toEqual({
      ok: true,
      value: { number: before?.number },
    });
    expect(await sketches.sketchForTeam(ola, id)).toEqual(before);
    const kase = await rooms.caseForOffice(hedda, id);
    expect(kase?.content.sections.need.need).toBe("Ett annat behov än i skissen.");
    expect((await eligibility.eligibilityOf(hedda, id))?.findings.find(({ key }) => key === "first-step")).toMatchObject({
      outcome: "question",
      values: { sketch: "advised-against", binding: false },
    });
    expect((await sketches.sketchesOfCall(hedda, calls.advice)).rows.find((one) => one.id === id)).toMatchObject({ full: true });
    // The next sketch gets the next number, though this one was submitted in between.
    const next = await received("advice");
    const [mine, theirs] = [before?.number ?? "", (await sketches.sketchForTeam(ola, next))?.number ?? ""];
    expect(Number(theirs.slice(-3))).toBeGreaterThan(Number(mine.slice(-3)));
  });

  it("ends the case where only those that are welcome go on", async () => {
    const [ended, goesOn] = [await received("binding"), await received("binding")];
    expect(await answer(ended, "advise-against")).toMatchObject({ ok: true });
    expect(await answer(goesOn, "welcome")).toMatchObject({ ok: true });
    expect((await rooms.applicationForTeam(ola, ended))?.step).toBe("ended");
    expect(await save(ended, "need", 1, typed("need"), answering)).toMatchObject({ refusal: { code: "sketch-ended" } });
    const version = await versionOf(ended);
    expect(await atInstant(answering, () => rooms.submitApplication({ actor: siv, id: ended, version }))).toMatchObject({
      refusal: { code: "sketch-ended" },
    });
    expect(await save(goesOn, "need", 1, typed("need"), answering)).toMatchObject({ ok: true });
  });

  it("is not given to one that has been taken back, which takes a reason once the office has it", async () => {
    const id = await received("advice");
    const version = await versionOf(id);
    const withdraw = (reason: string) => atInstant(writing, () => rooms.withdrawApplication({ actor: siv, id, version, reason }));
    expect(await withdraw("")).toMatchObject({ refusal: { code: "reason-missing" } });
    expect(await withdraw("Vi hann inte.")).toMatchObject({ ok: true });
    expect(await answer(id, "welcome")).toMatchObject({ refusal: { code: "taken-back" } });
    expect(await sketches.sketchForOffice(hedda, id)).toMatchObject({
      stage: "withdrawn",
      withdrawnReason: "Vi hann inte.",
      may: [],
    });
    const { rows, counts } = await sketches.sketchesOfCall(hedda, calls.advice, { stage: "withdrawn", page: 99 });
    expect(rows.map((row) => row.stage)).toEqual(rows.map(() => "withdrawn"));
    expect(rows.map((row) => row.id)).toContain(id);
    expect(counts.withdrawn).toBe(rows.length);
  });
});

describe("a conflict of interest", () => {
  it("hides the sketch in every list, count and page from the one who has it, and the application after it", async () => {
    const id = await received("binding");
    const seen = async (actor: Actor) => ({
      page: (await sketches.sketchForOffice(actor, id)) !== null,
      printed: (await sketches.sketchInPrint(actor, id, "sv")) !== null,
      line: (await sketches.sketchesOfCall(actor, calls.binding)).rows.some((one) => one.id === id),
      count: (await sketches.sketchTallies(actor)).find((one) => one.callId === calls.binding)?.all ?? 0,
    });
    const before = await seen(jonas);
    expect(before).toMatchObject({ page: true, printed: true, line: true });
    expect(await seen(own)).toEqual({ page: false, printed: false, line: false, count: 0 });
    expect(await seen(stranger)).toEqual({ page: false, printed: false, line: false, count: 0 });
    const form = { declaration: "conflict" as const, ground: "related" as const, reason: "Min syster är ordförande." };
    expect(await conflicts.declareForCase({ actor: jonas, applicationId: id, form: form as never })).toMatchObject({ ok: true });
    expect(await seen(jonas)).toEqual({ page: false, printed: false, line: false, count: before.count - 1 });
    expect(await answer(id, "welcome", "Skäl", jonas)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await seen(hedda)).toMatchObject({ page: true, printed: true, line: true });
    expect(await conflicts.conflictFor(hedda, id, jonas.personId)).toMatchObject({ application: { sketch: true } });
    expect(await answer(id, "welcome")).toMatchObject({ ok: true });
  });

  it("of a draft that has handed in nothing cannot be declared: the office does not know that it is there", async () => {
    const id = await begun("advice");
    const form = { declaration: "none" as const };
    expect(await conflicts.declareForCase({ actor: hedda, applicationId: id, form: form as never })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("a whole application that was to follow a sketch and never came", () => {
  const warnAt = new Date("2027-08-01T09:00:00Z");
  const dueAt = new Date("2027-09-10T09:00:00Z");
  const drafts = () => import("#app/rooms/applications/drafts.server.ts");
  const deliverAt = async (at: Date) => {
    while (await atInstant(at, () => deliverOne(handlers))) {
      // until nothing waits
    }
  };

  it("is warned of and gone with its time, while the case and the sealed sketch stay; one that waits for its answer is left alone", async () => {
    const { purgeDrafts } = await drafts();
    const [id, waiting] = [await received("advice"), await received("advice")];
    expect(await answer(id, "welcome")).toMatchObject({ ok: true });
    const sealed = await sketches.sketchForOffice(hedda, id);
    const warned = await atInstant(warnAt, () => purgeDrafts());
    expect(warned.warned).toContain(id);
    expect([...warned.warned, ...warned.waiting]).not.toContain(waiting);
    expect((await atInstant(warnAt, () => rooms.applicationForTeam(ola, id)))?.erasedFrom).toBe("2027-09-01");
    await deliverAt(warnAt);
    expect((await atInstant(dueAt, () => purgeDrafts())).purged).toContain(id);
    const left = await rooms.applicationForTeam(ola, id);
    expect(left).toMatchObject({ state: "drafted", erasedFrom: null });
    expect(JSON.stringify(left?.sections)).not.toContain("Hantverket");
    expect(await database.many(sql`select 1 from application_section where application_id = ${id}`)).toEqual([]);
    expect(await sketches.sketchForOffice(hedda, id)).toEqual(sealed);
    const again = await atInstant(dueAt, () => purgeDrafts());
    expect([...again.warned, ...again.purged, ...again.waiting]).not.toContain(id);
    expect(await database.many(sql`select 1 from application_section where application_id = ${waiting}`)).not.toEqual([]);
  });
});
