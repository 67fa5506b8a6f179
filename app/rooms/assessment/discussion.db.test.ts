import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import {
  assessmentFor,
  assessmentsOfCase,
  declareForCase,
  rankingOfCall,
  reopenAssessment,
  type SubmittedAssessment,
} from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall } from "#app/rooms/assessment/assessment-world.test-data.ts";
import * as room from "#app/rooms/assessment/discussions.server.ts";
import { rankingTable } from "#app/rooms/assessment/ranking-table.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, auditor: Actor, outsider: Actor, applicant: Actor;
let one: Actor, two: Actor, three: Actor;
let callId: string, id: string, other: string, organisationId: string;
let sheet: Record<string, string>;

const assess = async (applicationId: string, assessor: Actor, state: "begun" | "submitted", need: number, given = newId()) => {
  const assessmentId = given;
  await database.run(sql`
    insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at)
    values (${assessmentId}, ${applicationId}, ${assessor.personId}, ${state}, now(), ${state === "submitted" ? sql`now()` : null})`);
  for (const key of ["need", "plan", "node:rus/1", "node:rus/2"])
    await database.run(
      sql`insert into score (assessment_id, criterion, value, not_assessable, motivation) values (${assessmentId}, ${key}, ${key === "need" ? need : 3}, false, 'Därför.')`,
    );
  return assessmentId;
};
const submit = (assessmentId: string) =>
  database.run(sql`update assessment set state = 'submitted', submitted_at = now() where id = ${assessmentId}`);

let count = 0;
beforeEach(async () => {
  count += 1;
  organisationId = await addOrganisation("Föreningen", `80200${count.toString().padStart(5, "0")}`);
  officer = await addPerson("Olga Officer", "officer");
  auditor = await addPerson("Ada Auditor", "auditor");
  outsider = await addPerson("Ulla Utanför", "assessor");
  applicant = await joining(await addPerson("Siri Sökande"), organisationId, "signatory");
  one = await addPerson("Ett Assessor", "assessor");
  two = await addPerson("Två Assessor", "assessor");
  three = await addPerson("Tre Assessor", "assessor");
  callId = await addScoredCall();
  id = await addScoredApplication({ callId, organisationId, title: "Först", requested: 200_000_00n });
  other = await addScoredApplication({ callId, organisationId, title: "Sedan" });
  for (const assessor of [one, two]) await assess(other, assessor, "submitted", 4);
  sheet = {
    one: await assess(id, one, "submitted", 5),
    two: await assess(id, two, "submitted", 5),
    three: await assess(id, three, "begun", 2),
  };
});
afterAll(() => closeDatabase());

const say = (actor: Actor, words = "Hur läste ni det?", post = newId()) =>
  room.discuss(actor, id, { step: "post", id: post, words });
const score = (actor: Actor, value: number, { version = 0, criterion = "need", reason = "Vi enades." } = {}) =>
  room.discuss(actor, id, { step: "set", criterion, version, value, reason });
const conflict = { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." } as const;

describe("the discussion of a case", () => {
  it("waits until everybody has submitted: one who is left sees nothing, and nobody can write", async () => {
    expect(await room.discussionForOffice(officer, id)).toMatchObject({ discussion: { openness: "waits", left: 1 } });
    expect(await room.discussionForAssessor(three, sheet.three as string)).toBeNull();
    expect(await say(one)).toMatchObject({ refusal: { code: "discussion-waits" } });
    expect(await score(officer, 3)).toMatchObject({ refusal: { code: "discussion-waits" } });
    expect(await say(three)).toMatchObject({ refusal: { code: "not-found" } });
    await submit(sheet.three as string);
    expect(await say(three)).toEqual({ ok: true, value: undefined });
    expect(await room.discussionForAssessor(three, sheet.three as string)).toMatchObject({ openness: "open", left: 0 });
  });

  it("is read and written by those who assessed and the office, and by nobody else", async () => {
    await submit(sheet.three as string);
    await say(one, "Jag satte 5.");
    for (const actor of [officer, auditor, two, three]) {
      const seen = await room.discussionOf(actor, id);
      expect(seen?.posts.map(({ words }) => words)).toEqual(["Jag satte 5."]);
    }
    for (const actor of [outsider, applicant]) {
      expect(await room.discussionOf(actor, id)).toBeNull();
      expect(await say(actor)).toMatchObject({ refusal: { code: "not-found" } });
      expect(
        await room.discussFromAssessment(actor, sheet.one as string, { step: "post", id: newId(), words: "Hej" }),
      ).toMatchObject({
        refusal: { code: "not-found" },
      });
    }
    expect(await say(auditor)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await score(two, 3)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await score(auditor, 3)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
  });

  it("is hidden whole by a conflict of interest, and the words of one who turns out to have one are no longer shown", async () => {
    await submit(sheet.three as string);
    await say(one, "Grannens ord");
    await say(two, "Tvåans ord");
    await score(officer, 3);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at, version) values (${one.personId}, ${id}, 'declared', 'KL 6:28 p. 4', 'Granne', now(), 1)`,
    );
    await declareForCase({ actor: auditor, applicationId: id, form: conflict });
    for (const actor of [one, auditor]) {
      expect(await room.discussionOf(actor, id)).toBeNull();
      expect(await room.discussionForOffice(actor, id)).toBeNull();
    }
    expect(await room.discussionForAssessor(one, sheet.one as string)).toBeNull();
    expect(await say(one)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await room.moderatedRankingOfCall(auditor, callId)).toBeNull();
    const seen = await room.discussionOf(officer, id);
    expect(seen?.posts.map(({ words, inConflict }) => [words, inConflict])).toEqual([
      [null, true],
      ["Tvåans ord", false],
    ]);
    expect(seen?.sheets.map(({ assessor }) => assessor)).toEqual(["Tre Assessor", "Två Assessor"]);
  });

  it("is told of by mail once a day: number and link, to those who take part and not to one with a conflict of interest", async () => {
    await submit(sheet.three as string);
    await database.run(sql`update application set officer_id = ${officer.personId} where id = ${id}`);
    await database.run(sql`delete from outbox_message`);
    await say(one, "Jag satte 5 därför att Ulla sa det.");
    await say(one, "Och så en sak till.");
    // Declared when the mail is already on its way.
    await deliverOne(handlers);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at, version) values (${two.personId}, ${id}, 'declared', 'KL 6:28 p. 4', 'Granne', now(), 1)
        on conflict (person_id, application_id) do update set state = 'declared'`,
    );
    while (await deliverOne(handlers));
    const mails = await database.many<{ recipient: string; subject: string; body: string }>(
      sql`select recipient, subject, body from sent_mail where subject like 'Någon har skrivit%' order by id`,
    );
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(
      [officer, three].map(({ personId }) => `${personId}@exempel.example`).toSorted(),
    );
    for (const { subject, body } of mails) {
      expect(`${subject} ${body}`).not.toMatch(/Först|Ett Assessor|Ulla|satte/);
      expect(body).toMatch(/\/(bedomningar|handlaggning\/arenden)\/[0-9a-f-]{36}\/diskussion/);
    }
  });

  it("takes a post once however often it is sent, never edits one, and leaves who and when of one taken back", async () => {
    await submit(sheet.three as string);
    const post = newId();
    expect(await say(one, "En gång", post)).toMatchObject({ ok: true });
    expect(await say(one, "En gång", post)).toMatchObject({ ok: true });
    expect(await say(one, "Något annat", post)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await room.discuss(two, id, { step: "take-back", post, version: 1 })).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    await expect(database.run(sql`update discussion_post set words = 'ändrat' where id = ${post}`)).rejects.toThrow(
      "never edited",
    );
    expect(await room.discuss(one, id, { step: "take-back", post, version: 1 })).toMatchObject({ ok: true });
    const [shown] = (await room.discussionOf(two, id))?.posts ?? [];
    expect(shown).toMatchObject({ state: "taken-back", words: null, author: "Ett Assessor", turned: { by: "Ett Assessor" } });
    // Not in the journal either, which cannot be relieved of it.
    const journal = await database.many<{ payload: unknown }>(
      sql`select payload from journal_entry where subject_type = 'discussion' and subject_id = ${post}`,
    );
    expect(journal).toHaveLength(2);
    expect(JSON.stringify(journal)).not.toContain("En gång");
  });

  it("lets an officer take a post into the case, and then nobody takes it back", async () => {
    await submit(sheet.three as string);
    const post = newId();
    await say(one, "Föreningen har fått avslag av Jordbruksverket.", post);
    expect(await room.discuss(two, id, { step: "take-in", post, version: 1 })).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(await room.discuss(officer, id, { step: "take-in", post, version: 1 })).toMatchObject({ ok: true });
    expect(await room.discuss(one, id, { step: "take-back", post, version: 2 })).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
  });

  it("closes again while an assessment is reopened, to its assessor altogether", async () => {
    await submit(sheet.three as string);
    await say(one, "Sagt");
    const { version } = await database.one<{ version: number }>(sql`select version from assessment where id = ${sheet.two}`);
    await reopenAssessment({ actor: officer, id: sheet.two as string, version, reason: "Fel ansökan." });
    expect(await room.discussionOf(two, id)).toBeNull();
    expect(await say(one)).toMatchObject({ refusal: { code: "discussion-waits" } });
    expect((await room.discussionOf(one, id))?.posts).toHaveLength(1);
  });
});

describe("what assessors are shown of each other's is what the call says", () => {
  const names = /Ett Assessor|Två Assessor|Tre Assessor/;
  /** The same case under other rules: two have submitted, the third has a conflict of interest and has submitted too. */
  const under = async (othersScores: string) => {
    callId = await addScoredCall({ othersScores });
    id = await addScoredApplication({ callId, organisationId, title: "Under andra regler" });
    sheet = {
      one: await assess(id, one, "submitted", 5),
      two: await assess(id, two, "submitted", 4),
      three: await assess(id, three, "submitted", 1),
    };
    await database.run(sql`update application set officer_id = ${officer.personId} where id = ${id}`);
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at, version) values (${three.personId}, ${id}, 'declared', 'KL 6:28 p. 4', 'Granne', now(), 1)`,
    );
  };
  /** Who is told by mail that somebody has written. */
  const told = async () => {
    await database.run(sql`delete from outbox_message`);
    await database.run(sql`delete from sent_mail`);
    expect(await say(officer, "Kansliets ord")).toMatchObject({ ok: true });
    while (await deliverOne(handlers));
    return database.many<{ recipient: string; body: string }>(sql`select recipient, body from sent_mail`);
  };
  const mine = async (actor: Actor, which: string) => (await assessmentFor(actor, sheet[which] as string)) as SubmittedAssessment;

  it("with names: scores, motivations, the discussion and its mail", async () => {
    await under("named");
    expect((await mine(one, "one")).others).toMatchObject([{ assessor: "Två Assessor", scores: { length: 4 } }]);
    await say(two, "Tvåans ord");
    expect((await room.discussionForAssessor(one, sheet.one as string))?.posts).toMatchObject([{ author: "Två Assessor" }]);
    expect(await told()).toHaveLength(2);
  });

  it("without names: the same number for the same person wherever the case is read, and never theirs who have to be unknown", async () => {
    await under("unnamed");
    const taken = newId();
    await say(two, "Tvåans ord");
    await say(two, "Borttaget", taken);
    await room.discuss(two, id, { step: "take-back", post: taken, version: 1 });
    const page = await mine(one, "one");
    const discussion = await room.discussionForAssessor(one, sheet.one as string);
    const [other] = page.others;
    expect(page).toMatchObject({ othersScores: "unnamed", others: [{ assessor: expect.any(Number), scores: { length: 4 } }] });
    expect(discussion?.sheets.map(({ assessor, own }) => [own, assessor === other?.assessor]).toSorted()).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(discussion?.posts).toMatchObject([
      { author: other?.assessor, own: false },
      { author: other?.assessor, turned: { by: other?.assessor } },
    ]);
    const own = discussion?.sheets.find((one) => one.own)?.assessor;
    expect((await mine(two, "two")).others).toMatchObject([{ assessor: own }]);
    expect(JSON.stringify([page, discussion], (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(names);
    // One who is assigned afterwards comes last: nobody who has been read of is called anything else.
    await assess(id, outsider, "submitted", 3, newId().replace(/^.{8}/, "0fffffff"));
    expect((await mine(two, "two")).others.map(({ assessor }) => assessor)).toEqual([own, 4]);
    // The office sees who is who; to the assessors it has a name itself.
    expect((await room.discussionOf(officer, id))?.sheets.map(({ assessor }) => assessor)).toEqual([
      "Ett Assessor",
      "Två Assessor",
      "Ulla Utanför",
    ]);
    const mails = await told();
    expect(mails).toHaveLength(3);
    expect(JSON.stringify(mails)).not.toMatch(names);
    expect((await room.discussionForAssessor(one, sheet.one as string))?.posts.at(-1)).toMatchObject({ author: "Olga Officer" });
  });

  it("never: no scores, no count, no discussion and no mail to them; the office has it all and sets common scores", async () => {
    await under("never");
    await assess(id, outsider, "begun", 3);
    expect(await mine(one, "one")).toMatchObject({ othersScores: "never", others: [], awaited: 0 });
    await database.run(
      sql`update assessment set state = 'submitted', submitted_at = now() where assessor_id = ${outsider.personId}`,
    );
    expect(await room.discussionForAssessor(one, sheet.one as string)).toBeNull();
    expect(await room.discussionOf(one, id)).toBeNull();
    for (const attempt of [
      say(one),
      room.discussFromAssessment(one, sheet.one as string, { step: "post", id: newId(), words: "Hej" }),
    ])
      expect(await attempt).toMatchObject({ refusal: { code: "not-found" } });
    expect((await told()).map(({ recipient }) => recipient)).toEqual([]);
    expect(await score(officer, 3)).toMatchObject({ ok: true });
    expect(await room.discussionOf(officer, id)).toMatchObject({ standing: [{ value: 3 }], posts: [{ author: "Olga Officer" }] });
    expect((await assessmentsOfCase(officer, id))?.assessments.map(({ assessor }) => assessor)).toContain("Ett Assessor");
  });
});

describe("a common score", () => {
  beforeEach(() => submit(sheet.three as string));

  it("stands beside the independent scores: the order by it is shown, the formal order and each sheet are as they were", async () => {
    const before = await rankingOfCall(officer, callId);
    expect(before?.ranking.ranked.map(({ contender }) => contender.title)).toEqual(["Sedan", "Först"]);
    expect(await score(officer, 5)).toMatchObject({ ok: true });
    expect((await rankingOfCall(officer, callId))?.ranking).toEqual(before?.ranking);
    const common = await room.moderatedRankingOfCall(officer, callId);
    expect(common?.ranking.ranked.map(({ contender }) => contender.title)).toEqual(["Först", "Sedan"]);
    const page = await room.discussionOf(two, id);
    expect(
      page?.sheets.flatMap(({ scores }) => scores.filter(({ key }) => key === "need").map(({ value }) => value)).sort(),
    ).toEqual([2, 5, 5]);
    expect(page).toMatchObject({
      total: { num: 18n, den: 5n },
      moderatedTotal: { num: 21n, den: 5n },
      standing: [{ key: "need", value: 5, reason: "Vi enades.", by: "Olga Officer", overtaken: false }],
    });
    if (!before || !common) throw new Error("no ranking");
    const { columns, rows } = rankingTable(before.ranking, before.call.rules, "sv", common.ranking);
    expect(columns.slice(-2).map(({ key }) => key)).toEqual(["totalt_gemensam", "plats_gemensam"]);
    expect(rows[1]?.cells.at(-1)).toMatchObject({ text: "1" });
  });

  it("needs a reason and a level of the criterion's own scale, of this call", async () => {
    const refused = (fields: Record<string, string>) => ({ refusal: { code: "moderated-score-not-accepted", fields } });
    expect(await score(officer, 6)).toMatchObject(refused({ value: "chooseLevel" }));
    expect(await score(officer, 4, { criterion: "node:rus/1" })).toMatchObject(refused({ value: "chooseLevel" }));
    expect(await score(officer, 3, { criterion: "elsewhere" })).toMatchObject(refused({ value: "foreignCriterion" }));
    expect(await score(officer, 3, { reason: " " })).toMatchObject(refused({ reason: "reasonNeeded" }));
    expect((await room.discussionOf(officer, id))?.standing).toEqual([]);
  });

  it("is set in no call that has said it has none, and one never set is in no ranking", async () => {
    callId = await addScoredCall({ commonScores: "unused" });
    id = await addScoredApplication({ callId, organisationId, title: "Utan gemensam" });
    for (const assessor of [one, two]) await assess(id, assessor, "submitted", 4);
    expect(await score(officer, 3)).toMatchObject({ refusal: { code: "no-common-score" } });
    expect(await room.discussionOf(officer, id)).toMatchObject({ commonScores: "unused", standing: [] });
    expect(await say(one)).toMatchObject({ ok: true });
    expect(await room.moderatedRankingOfCall(officer, callId)).toBeNull();
  });

  it("is changed only by one who has seen the last, and every one that has stood is kept", async () => {
    await score(officer, 4);
    expect(await score(officer, 3)).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await score(officer, 3, { version: 1, reason: "Efter ett samtal till." })).toMatchObject({ ok: true });
    expect(
      await room.discuss(officer, id, { step: "remove", criterion: "need", version: 2, reason: "Fel kriterium." }),
    ).toMatchObject({ ok: true });
    const seen = await room.discussionOf(officer, id);
    expect(seen).toMatchObject({
      standing: [],
      moderatedTotal: null,
      versions: { need: 3 },
      earlier: [
        { value: 4, ended: { reason: null } },
        { value: 3, ended: { reason: "Fel kriterium." } },
      ],
    });
    await expect(database.run(sql`update moderated_score set value = 1 where application_id = ${id}`)).rejects.toThrow(
      "as it was set",
    );
    expect(await score(officer, 2, { version: 2 })).toMatchObject({ refusal: { code: "changed-since-read" } });
  });

  it("says so when an assessment was submitted after it was set", async () => {
    await score(officer, 4);
    await database.run(sql`update assessment set submitted_at = now() + interval '1 minute' where id = ${sheet.two}`);
    expect((await room.discussionOf(officer, id))?.standing).toMatchObject([{ overtaken: true }]);
  });
});
