import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase } from "#app/gate/journal.server.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { addDays, localDate } from "#app/kernel/time.ts";
import { atInstant, now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { advisoryMails } from "#app/reactions/advisory-mail.server.ts";
import { assessmentMails } from "#app/reactions/assessment-mail.server.ts";
import * as room from "#app/rooms/assessment/advisories.server.ts";
import { declareForAssessment, declareForCase, rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall } from "#app/rooms/assessment/assessment-world.test-data.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, second: Actor, member: Actor;
let organisationId: string, callId: string, applicationId: string;
let asked = { body: "Kulturchefsnätverket K7", name: "Eva Lind", email: "", question: "Vad anser ni?", dueOn: "" };
let turn = 0;

beforeAll(async () => {
  officer = await addPerson("Olga Officer", "officer");
  second = await addPerson("Sven Second", "officer");
  member = await addPerson("Pia Applicant");
  organisationId = await addOrganisation("Föreningen", "8020007777");
  await database.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${member.personId}, ${organisationId}, 'signatory', now())`,
  );
});
beforeEach(async () => {
  turn += 1;
  callId = await addScoredCall();
  applicationId = await addScoredApplication({ callId, organisationId, title: "Dans" });
  asked = { ...asked, email: `k7-${turn}@example.se`, dueOn: addDays(localDate(now()), 14) };
});
afterAll(() => closeDatabase());

const tokensTo = async (email: string) =>
  (await database.many<{ id: string }>(sql`select id from advisory where contact_email = ${email} order by application_id`)).map(
    ({ id }) => room.advisorySecret(id),
  );
const ask = (applicationIds = [applicationId], over: Partial<typeof asked> = {}) =>
  room.askForAdvice({ actor: officer, applicationIds, asked: { ...asked, ...over } });
const given = { step: "answer", stance: "supports", words: "Vi tillstyrker.", name: "Eva Lind", title: "Kulturchef" } as const;
const answer = (token: string, form: Parameters<typeof room.answerAdvisory>[0]["form"] = given) =>
  room.answerAdvisory({ token, network: `n${turn}`, form });
const held = async (token: string) => {
  const found = await room.advisoryByToken(token, `n${turn}`);
  return found === "too-many" ? null : found;
};
const lettersTo = async (email: string) => {
  while (await deliverOne({ ...advisoryMails, ...assessmentMails })) {
    // until the box is empty
  }
  return database.many<{ body: string }>(sql`select body from sent_mail where recipient = ${email} order by sent_at`);
};

describe("an advisory statement", () => {
  it("is asked for about many cases in one letter, answered through its link, and told to the one who asked", async () => {
    const other = await addScoredApplication({ callId, organisationId, title: "Teater" });
    expect(await ask([applicationId, other])).toEqual({ ok: true, value: 2 });
    // The same press again asks nobody twice.
    expect(await ask([applicationId, other])).toMatchObject({ ok: false, refusal: { code: "already-asked" } });
    const tokens = await tokensTo(asked.email);
    expect(tokens).toHaveLength(2);
    const [token = ""] = tokens;
    expect((await held(token))?.advisory).toMatchObject({ state: "asked", question: asked.question });
    expect(await answer(token)).toMatchObject({ ok: true });
    expect(await answer(token)).toMatchObject({ ok: false, refusal: { code: "not-in-this-state" } });
    const [first] = [applicationId, other].sort();
    const { advisories } = await room.advisoriesOfCase(officer, first as string);
    expect(advisories).toMatchObject([{ state: "answered", answer: { stance: "supports", words: "Vi tillstyrker." } }]);
    expect((await journalOfCase(first as string)).map(({ command }) => command)).toEqual(
      expect.arrayContaining(["ask", "answer"]),
    );
    const { tokens: stored } = await database.one<{ tokens: string }>(
      sql`select string_agg(token_hash, ' ') as tokens from advisory where contact_email = ${asked.email}`,
    );
    expect(stored).not.toContain(token);
  });

  it("is read by an assessor once their own assessment is handed in, not before, and never by one with a conflict of interest", async () => {
    const assessor = await addPerson("Ada Assessor", "assessor");
    const id = newId();
    await database.run(
      sql`insert into assessment (id, application_id, assessor_id, state, assigned_at) values (${id}, ${applicationId}, ${assessor.personId}, 'begun', now())`,
    );
    await ask();
    const [token = ""] = await tokensTo(asked.email);
    await answer(token);
    const read = async () => (await room.advisoriesForAssessor(assessor, id)).advisories.map((one) => one.answer?.words);
    expect(await read()).toEqual([]);
    await database.run(sql`update assessment set state = 'submitted', submitted_at = now() where id = ${id}`);
    expect(await read()).toEqual(["Vi tillstyrker."]);
    expect((await room.advisoriesForAssessor(member, id)).advisories).toEqual([]);
    await declareForAssessment({
      actor: assessor,
      id,
      form: { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." },
    });
    expect(await read()).toEqual([]);
  });

  it("moves no score, sum or place", async () => {
    const before = await rankingOfCall(officer, callId);
    await ask();
    await answer((await tokensTo(asked.email))[0] as string);
    expect((await rankingOfCall(officer, callId))?.ranking).toEqual(before?.ranking);
  });

  it("that comes late is taken in and marked; after the decision, and once withdrawn, nothing is", async () => {
    await ask();
    const [token = ""] = await tokensTo(asked.email);
    await atInstant(new Date(now().getTime() + 20 * 86_400_000), async () => {
      const view = await held(token);
      expect(view && view.today > view.advisory.dueOn).toBe(true);
      expect(await answer(token)).toMatchObject({ ok: true });
    });
    const [done] = (await room.advisoriesOfCase(officer, applicationId)).advisories;
    const { id = "", version = 0 } = done ?? {};
    expect(await room.withdrawAdvisory({ actor: officer, applicationId, id, version })).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
    await ask([applicationId], { email: `x${asked.email}` });
    const [again = ""] = await tokensTo(`x${asked.email}`);
    const waiting = (await room.advisoriesOfCase(officer, applicationId)).advisories.find(({ state }) => state === "asked");
    expect(await room.withdrawAdvisory({ actor: officer, applicationId, id: waiting?.id ?? "", version: 1 })).toMatchObject({
      ok: true,
    });
    expect(await held(again)).toBeNull();
    expect(await answer(again)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("is not asked of one with a conflict of interest, and a link in such hands leads nowhere", async () => {
    const mine = (await database.one<{ email: string }>(sql`select email from person where id = ${member.personId}`)).email;
    expect(await ask([applicationId], { email: mine })).toMatchObject({ refusal: { code: "advisory-in-conflict" } });
    const { email } = await database.one<{ email: string }>(sql`select email from person where id = ${second.personId}`);
    await ask([applicationId], { email });
    const [token = ""] = await tokensTo(email);
    expect(await held(token)).not.toBeNull();
    await declareForCase({
      actor: second,
      applicationId,
      form: { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." },
    });
    expect(await held(token)).toBeNull();
    expect(await held("no such link")).toBeNull();
    expect(await answer(token)).toMatchObject({ refusal: { code: "not-found" } });
    // And the officer it is hidden from neither reads nor asks.
    expect(await room.caseAdvisories(second, applicationId)).toBeNull();
    expect((await room.advisoriesOfCase(second, applicationId)).advisories).toEqual([]);
    expect((await room.callAdvisories(second, callId))?.advisories).toEqual([]);
    expect(await room.askForAdvice({ actor: second, applicationIds: [applicationId], asked })).toMatchObject({
      refusal: { code: "not-found" },
    });
    // Nor does the applicant's own team.
    expect(
      (await room.advisoriesOfCase({ ...member, memberships: [{ organisationId, role: "signatory" }] }, applicationId))
        .advisories,
    ).toEqual([]);
  });

  it("one who abstains says why, and no longer sees the application", async () => {
    await ask();
    const [token = ""] = await tokensTo(asked.email);
    expect(
      await answer(token, { ...given, step: "recuse", stance: undefined, words: "Min man sitter i styrelsen." }),
    ).toMatchObject({ ok: true });
    expect(await held(token)).toMatchObject({ advisory: { state: "recused" }, content: null });
  });

  it("is reminded of once, with every link that still waits, and not those who have answered", async () => {
    const other = await addScoredApplication({ callId, organisationId, title: "Teater" });
    await ask([applicationId, other]);
    await answer((await tokensTo(asked.email))[0] as string);
    const messages = await database.many<{ kind: string; availableAt: Date }>(
      sql`select kind, available_at from outbox_message where payload ->> 'email' = ${asked.email} order by kind`,
    );
    expect(messages.map(({ kind }) => kind)).toEqual(["mail-advisories-asked", "mail-advisories-due"]);
    const sent: string[] = [];
    await atInstant(messages[1]?.availableAt ?? now(), async () => {
      sent.push(...(await lettersTo(asked.email)).map(({ body }) => body));
    });
    // The first letter was written after one had been answered too: it then has one link left.
    expect(sent.map((text) => text.match(/\/yttrande\//g)?.length)).toEqual([1, 1]);
  });
});
