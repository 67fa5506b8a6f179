import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "#app/gate/actor.ts";

const questions = await import("#app/rooms/calls/call-questions.server.ts");
const { callNews } = await import("#app/rooms/calls/calls.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { canonical } = await import("#app/kernel/canonical.ts");
const { exampleRules } = await import("#app/rooms/applications/whole-application.test-data.ts");

const early = new Date("2027-06-10T10:00:00Z");
const person = async (name: string, roles: Role[]): Promise<Actor> => {
  const personId = newId(early);
  await database.run(
    sql`insert into person (id, name, email, created_at) values (${personId}, ${name}, ${`${personId}@exempel.example`}, ${early})`,
  );
  return { personId, name, language: "sv", roles, memberships: [] };
};
const call = async (slug: string, questionsUntil: string | null) => {
  const id = newId(early);
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, questions_until, created_at, published_at)
    values (${id}, ${slug}, ${slug}, 'published', 'open', ${JSON.stringify({ sv: slug, en: slug })}::jsonb, '{"sv": "Sök.", "en": "Apply."}', '{}', ${early},
      ${new Date("2027-08-20T21:59:00Z")}, ${questionsUntil}, ${early}, ${early})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${id}, 1, ${canonical(exampleRules)}::jsonb, ${early})`,
  );
  return id;
};
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? "ok" : result.refusal?.code);
const at = <Value>(work: () => Promise<Value>, instant = early) => atInstant(instant, work);
const words = { question: { sv: "Får vi söka?", en: "" }, answer: { sv: "Ja.", en: "" }, reason: "" };

let siv: Actor, sten: Actor, officer: Actor, controller: Actor;
let open: string, short: string;
beforeAll(async () => {
  [siv, sten] = [await person("Siv", []), await person("Sten", [])];
  [officer, controller] = [await person("Anneli", ["officer"]), await person("Karin", ["controller"])];
  [open, short] = [await call("byar", null), await call("torg", "2027-07-01")];
});
afterAll(closeDatabase);

const askAt = (slug: string, instant: Date, actor = siv, id = newId(early)) =>
  at(() => questions.askQuestion({ actor, slug, id, question: "Får vi söka? Jag heter Siv." }), instant);
const run = () =>
  at(async () => {
    for (let turn = 0; turn < 100 && (await deliverOne(handlers)); turn++);
  });

describe("questions about a call", () => {
  it("are one however often the button is pressed, and show nobody who asked", async () => {
    const id = newId(early);
    const answers = await Promise.all(Array.from({ length: 3 }, () => askAt("byar", early, siv, id)));
    expect(answers.filter((one) => one.ok)).not.toEqual([]);
    const office = await questions.questionsForOffice(officer, open);
    expect(office?.list).toMatchObject([{ id, state: "asked", asked: "Får vi söka? Jag heter Siv." }]);
    expect(JSON.stringify(office)).not.toContain(siv.personId);
    expect(await questions.questionsForOffice(siv, open)).toBeNull();
    expect(
      (await questions.questionsOfCall({ id: open, state: "published", closesAt: early, questionsUntil: null })).list,
    ).toEqual([]);
    expect(await questions.waitingQuestions(controller)).toMatchObject([{ callId: open, count: 1 }]);
    expect(await questions.waitingQuestions(sten)).toEqual([]);
  });

  it("are answered by officers only, to everybody at once; the one who asked is written to once", async () => {
    const [waiting] = (await questions.questionsForOffice(officer, open))?.list ?? [];
    const order = { id: waiting?.id ?? "", version: 1, outcome: "publish" as const, ...words };
    expect(code(await at(() => questions.answerQuestion({ actor: siv, ...order })))).toBe("not-found");
    expect(code(await at(() => questions.answerQuestion({ actor: controller, ...order })))).toBe("not-yours-to-do");
    const twice = await Promise.all([1, 2].map(() => at(() => questions.answerQuestion({ actor: officer, ...order }))));
    expect(twice.map(code).sort()).toEqual(["changed-since-read", "ok"]);
    const correction = { ...order, version: 2, answer: { sv: "Ja, genom en förening.", en: "" } };
    expect(code(await at(() => questions.answerQuestion({ actor: officer, ...correction })))).toBe("ok");
    await run();
    await run();
    expect(await database.many(sql`select recipient, subject, body like '%Får vi%' as said from sent_mail`)).toEqual([
      { recipient: `${siv.personId}@exempel.example`, subject: "Din fråga är besvarad: byar", said: false },
    ]);
    const page = await at(() =>
      questions.questionsOfCall({
        id: open,
        state: "published",
        closesAt: new Date("2027-08-20T21:59:00Z"),
        questionsUntil: null,
      }),
    );
    expect(page).toMatchObject({ open: true, list: [{ question: words.question, answer: correction.answer, changedAt: early }] });
    expect((await callNews("sv")).entries.some((entry) => entry.text.includes("Ja, genom en förening."))).toBe(true);
    const journal = await database.many<{ command: string; payload: unknown }>(
      sql`select command, payload from journal_entry where subject_id = ${order.id} order by number`,
    );
    expect(journal.map((line) => line.command)).toEqual(["ask", "publish", "correct"]);
    expect(JSON.stringify(journal)).not.toContain("Siv");
  });

  it("can be set aside with a reason that only the one who asked is told of", async () => {
    expect(code(await askAt("torg", early, sten))).toBe("ok");
    const [waiting] = (await questions.questionsForOffice(officer, short))?.list ?? [];
    const order = {
      actor: officer,
      id: waiting?.id ?? "",
      version: 1,
      outcome: "set-aside" as const,
      ...words,
      reason: "Gäller ett enda projekt.",
    };
    expect(code(await at(() => questions.answerQuestion(order)))).toBe("ok");
    await run();
    expect(await questions.ownQuestions(sten, short)).toMatchObject([{ state: "set-aside", reason: order.reason }]);
    expect(await questions.ownQuestions(siv, short)).toEqual([]);
    expect((await database.many(sql`select 1 from sent_mail where subject like 'Din fråga besvaras inte%'`)).length).toBe(1);
  });

  it("are taken to the last instant of the day that the call says, else to its last minute, by the server's clock", async () => {
    expect(code(await askAt("torg", new Date("2027-07-01T21:59:59.999Z")))).toBe("ok");
    expect(code(await askAt("torg", new Date("2027-07-01T22:00:00.000Z")))).toBe("no-questions-now");
    expect(code(await askAt("byar", new Date("2027-08-20T21:59:59.999Z")))).toBe("ok");
    expect(code(await askAt("byar", new Date("2027-08-20T22:00:00.000Z")))).toBe("no-questions-now");
    await database.run(sql`update call set state = 'withdrawn' where id = ${short}`);
    expect(code(await askAt("torg", early))).toBe("no-questions-now");
    expect(code(await askAt("ingen", early))).toBe("not-found");
  });

  it("are not asked without end by one person", async () => {
    const eager = await person("Ivar", []);
    const answers = [];
    for (let turn = 0; turn < 11; turn++) answers.push(code(await askAt("byar", early, eager)));
    expect(answers).toEqual([...Array(10).fill("ok"), "too-many"]);
  });
});
