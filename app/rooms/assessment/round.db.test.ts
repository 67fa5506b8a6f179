import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { atInstant, now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { advisoriesOfCase } from "#app/rooms/assessment/advisories.server.ts";
import * as room from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall, scoredRules } from "#app/rooms/assessment/assessment-world.test-data.ts";
import { assignByProposal } from "#app/rooms/assessment/assignment.server.ts";
import { workedOut } from "#app/rooms/assessment/assignment.test-data.ts";
import { calibrationPage, decideCalibration } from "#app/rooms/assessment/calibration.server.ts";
import { certaintyOfCall } from "#app/rooms/assessment/certainty.server.ts";
import { discussionForOffice, discussionOf } from "#app/rooms/assessment/discussions.server.ts";
import { filledSheet } from "#app/rooms/assessment/scoring-sheet.test-data.ts";
import * as sheets from "#app/rooms/assessment/scoring-sheets.server.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

/**
 * A whole round as twelve people live it: thirty applications from ten organisations, three assessors to each by the proposal, conflicts of
 * interest that are known, that are declared before and that are found after; nine score in the browser and three by the sheet.
 */
const keys = ["need", "plan", "node:rus/1", "node:rus/2"];
const severe = 6;
const bySheet = [9, 10, 11];
const numbers = Array.from({ length: 10 }, (_, n) => `80214${`${n}`.padStart(5, "0")}`);

let officer: Actor, secretary: Actor, callId: string, folder: string;
const people: Actor[] = [];
const cases: string[] = [];
/** who has a conflict of interest in what, however it came to be known */
const tied: [person: Actor, applicationId: string][] = [];

const at = <One>(all: readonly One[], index: number): One => all[index] as One;
const sheetsOf = (person: Actor) =>
  database.many<{ id: string; applicationId: string; version: number; state: string }>(
    sql`select id, application_id, version, state from assessment where assessor_id = ${person.personId} and state in ('assigned', 'begun') order by application_id`,
  );
const conflict = { declaration: "conflict", ground: "KL 6:28 p. 1", reason: "Min sambo är projektledare." } as const;

/** What the person thinks: the application's own worth, at times a step more or less, and a whole step less from the severe one. Same every time. */
function opinion(person: Actor, applicationId: string, key: string): number | null {
  const [j, c, k] = [
    people.findIndex((one) => one.personId === person.personId),
    cases.indexOf(applicationId),
    keys.indexOf(key),
  ];
  if ((j * 11 + c * 3 + k) % 23 === 0) return null;
  if (k >= 2) return 1 + ((c + j) % 2);
  const chance = (j * 7 + c * 13 + k * 9 + j * c * 3) % 7;
  return (c % 3 === 0 ? 3 : 4) + (chance === 0 ? -1 : chance === 6 ? 1 : 0) - (j === severe ? 1 : 0);
}

async function score(person: Actor): Promise<void> {
  const open = await sheetsOf(person);
  for (const { id } of open) await room.declareForAssessment({ actor: person, id, form: { declaration: "none" } });
  const answers = open.flatMap(({ id, applicationId }) =>
    keys.map((key) => ({ id, key, value: opinion(person, applicationId, key), motivation: `Om ${key}.` })),
  );
  if (bySheet.includes(people.indexOf(person))) {
    const file = await filledSheet(folder, person, callId, [
      ...answers.map(({ id, key, value, motivation }) => ({ assessment: id, key, level: value ?? "Kan ej bedömas", motivation })),
      ...open.map(({ id }) => ({ assessment: id, key: "summary:", motivation: "Samlat omdöme." })),
    ]);
    expect(await sheets.uploadSheet({ actor: person, callId, file })).toMatchObject({ ok: true });
    const seen = (await sheets.sheetComparison(person, callId))?.fingerprint ?? "";
    expect(await sheets.saveSheet({ actor: person, callId, form: { step: "save", seen, choose: {} } })).toMatchObject({
      ok: true,
      value: open.length * 5,
    });
  } else
    for (const { id, version } of await sheetsOf(person))
      await room.saveScores({
        actor: person,
        id,
        form: {
          version,
          summary: "Samlat omdöme.",
          scores: answers
            .filter((one) => one.id === id)
            .map(({ key, value, motivation }) => ({ key, level: { value, notAssessable: value === null }, motivation })),
        },
      });
  for (const { id, version } of await sheetsOf(person))
    expect(await room.submitAssessment({ actor: person, id, version })).toMatchObject({ ok: true });
}

/** Each in a millisecond of their own: by id they then stand in the order they came, and the same round is assigned every time. */
let turn = now().getTime();
const inTurn = <Made>(make: () => Promise<Made>): Promise<Made> => atInstant(new Date(turn++), make);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "round-"));
  officer = await addPerson("Olga Officer", "officer");
  secretary = await addPerson("Siv Secretary", "secretary");
  // The last four are auditors too: what a conflict hides from them, it hides in lists and sums of a whole call.
  for (let j = 0; j < 12; j++)
    people.push(
      await inTurn(() => addPerson(`Person ${`${j}`.padStart(2, "0")}`, "assessor", ...(j < 8 ? [] : (["auditor"] as const)))),
    );
  const organisations: string[] = [];
  for (const [n, number] of numbers.entries()) organisations.push(await addOrganisation(`Organisation ${n}`, number));
  callId = await addScoredCall();
  await database.run(
    sql`update call_rules set rules = ${JSON.stringify({ ...scoredRules, assessorsPerApplication: 3 })} where call_id = ${callId}`,
  );
  for (let c = 0; c < 30; c++)
    cases.push(
      await inTurn(() =>
        addScoredApplication({
          callId,
          organisationId: at(organisations, c % 10),
          title: `Ansökan ${`${c}`.padStart(2, "0")}`,
        }),
      ),
    );

  // Known beforehand: an employer, two seats on boards, two partners, and one who is in the applicant's own team.
  for (const [j, kind, n] of [
    [0, "employer", 0],
    [1, "board-seat", 1],
    [8, "board-seat", 2],
    [2, "close-relation", 3],
    [9, "close-relation", 4],
  ] as const) {
    await database.run(
      sql`insert into interest (id, person_id, kind, organisation_number) values (${newId()}, ${at(people, j).personId}, ${kind}, ${at(numbers, n)})`,
    );
    for (const c of [n, n + 10, n + 20]) {
      tied.push([at(people, j), at(cases, c)]);
      // Whoever is of the office too says so, since they would read the case there.
      if (j >= 8) await room.declareForCase({ actor: at(people, j), applicationId: at(cases, c), form: conflict });
    }
  }
  people[3] = await joining(at(people, 3), at(organisations, 5), "reader");
  for (const c of [5, 15, 25]) tied.push([at(people, 3), at(cases, c)]);

  const wishes = { perApplication: 3, scope: "passed", preferAreas: false, apart: [] } as const;
  const page = await workedOut(officer, callId, wishes, false);
  if (page?.standing.kind !== "proposal") throw new Error(`no proposal: ${page?.standing.kind}`);
  expect(
    await assignByProposal({ actor: officer, callId, wishes, fingerprint: page.standing.proposal.fingerprint, dueOn: null }),
  ).toEqual({ ok: true, value: { assigned: 90, refused: 0 } });

  // Nobody had told of these: one is declared before anything is read, and a substitute is called in.
  for (const j of [4, 10]) {
    const [first] = await sheetsOf(at(people, j));
    if (!first) throw new Error("nothing to assess");
    await room.declareForAssessment({ actor: at(people, j), id: first.id, form: conflict });
    tied.push([at(people, j), first.applicationId]);
    const substitute = (await room.assessorsToChoose(officer, first.applicationId)).find(
      ({ proposals }) => proposals.length === 0,
    );
    await room.assignAssessors({
      actor: officer,
      applicationId: first.applicationId,
      assessors: [substitute?.id ?? ""],
      dueOn: null,
    });
  }
  // All at once, as it is on the last day.
  await Promise.all(people.map(score));
  // And two are found when everything is handed in: what was scored is kept and counts nowhere.
  for (const j of [5, 11]) {
    const { id, applicationId } = await database.one<{ id: string; applicationId: string }>(
      sql`select id, application_id from assessment where assessor_id = ${at(people, j).personId} and state = 'submitted' order by application_id limit 1`,
    );
    expect(await room.declareForAssessment({ actor: at(people, j), id, form: conflict })).toMatchObject({ ok: true });
    tied.push([at(people, j), applicationId]);
  }
  expect(
    await decideCalibration({
      actor: secretary,
      callId,
      form: { version: 0, command: "adopt", decidedOn: localDate(now()), decision: "§ 12" },
    }),
  ).toMatchObject({ ok: true });
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await closeDatabase();
});

describe("a round of twelve assessors and thirty applications", () => {
  it("gives nobody a case they are tied to, and everybody about as much to do", async () => {
    for (const [person, applicationId] of tied.slice(0, 18))
      expect(
        await database.one(
          sql`select count(*)::int as count from assessment where assessor_id = ${person.personId} and application_id = ${applicationId}`,
        ),
      ).toEqual({ count: 0 });
    const loads = await database.many<{ count: number }>(
      sql`select count(*)::int as count from assessment s join application a on a.id = s.application_id where a.call_id = ${callId} group by assessor_id`,
    );
    expect(loads).toHaveLength(12);
    for (const { count } of loads) expect([7, 8, 9]).toContain(count);
  });

  it("shows a case to nobody who has a conflict of interest in it: no page, list, file, order, estimate or discussion", async () => {
    expect(tied).toHaveLength(22);
    for (const person of new Set(tied.map(([one]) => one))) {
      const hidden = tied.filter(([one]) => one === person).map(([, applicationId]) => applicationId);
      const titles = hidden.map((id) => `Ansökan ${`${cases.indexOf(id)}`.padStart(2, "0")}`);
      const list = await room.assessmentsOf(person, { page: 1 });
      expect(list.lines.filter(({ title }) => titles.includes(title))).toEqual([]);
      for (const applicationId of hidden) {
        const own = await database.maybe<{ id: string }>(
          sql`select id from assessment where application_id = ${applicationId} and assessor_id = ${person.personId}`,
        );
        expect(own && (await room.assessmentFor(person, own.id))).toBeNull();
        expect(await room.assessmentsOfCase(person, applicationId)).toBeNull();
        expect(await discussionOf(person, applicationId)).toBeNull();
        expect(await discussionForOffice(person, applicationId)).toBeNull();
        expect((await advisoriesOfCase(person, applicationId)).advisories).toEqual([]);
      }
      if (!person.roles.includes("auditor")) continue;
      const ranking = await room.rankingOfCall(person, callId);
      const listed = [...(ranking?.ranking.ranked ?? []), ...(ranking?.ranking.unranked ?? [])].map(
        ({ contender }) => contender.applicationId,
      );
      expect(listed).toHaveLength(30 - hidden.length);
      const calibrated = await calibrationPage(person, callId);
      if (calibrated?.shown.is !== "on") throw new Error(`${person.name}: ${calibrated?.shown.is}`);
      for (const seen of [listed, calibrated.shown.rows.map(({ id }) => id)]) {
        expect(seen.length).toBeGreaterThan(20);
        for (const id of hidden) expect(seen).not.toContain(id);
      }
    }
  });

  it("keeps out of every mean what could not be assessed and what somebody with a conflict of interest gave, and counts the first", async () => {
    const found = await room.rankingOfCall(officer, callId);
    const standing = [...(found?.ranking.ranked ?? []), ...(found?.ranking.unranked ?? [])];
    expect(standing).toHaveLength(30);
    let leftOut = 0;
    for (const { contender } of standing) {
      const by = await database.many<{ assessorId: string; criterion: string; value: number | null }>(sql`
        select s.assessor_id, v.criterion, v.value from assessment s join score v on v.assessment_id = s.id where s.application_id = ${contender.applicationId}`);
      const counted = by.filter(
        ({ assessorId }) => !tied.some(([person, id]) => person.personId === assessorId && id === contender.applicationId),
      );
      for (const key of keys) {
        const given = counted.filter(({ criterion }) => criterion === key).map(({ value }) => value);
        const values = given.filter((value) => value !== null);
        leftOut += given.length - values.length;
        expect(contender.tallies[key]).toMatchObject({
          sum: values.reduce((sum, value) => sum + value, 0),
          count: values.length,
          leftOut: given.length - values.length,
        });
        // The opinions that went in, by browser or by sheet, are those that came out.
        expect(values.toSorted()).toEqual(
          people
            .filter((person) => counted.some(({ assessorId }) => assessorId === person.personId))
            .map((person) => opinion(person, contender.applicationId, key))
            .filter((value) => value !== null)
            .toSorted(),
        );
      }
    }
    expect(leftOut).toBeGreaterThan(5);
  });

  it("recovers the planted severe assessor: the right person, the right sign and near a whole step", async () => {
    const page = await calibrationPage(officer, callId);
    if (page?.shown.is !== "on") throw new Error(page?.shown.is);
    const [first, next] = page.shown.severities;
    expect(first?.name).toBe(at(people, severe).name);
    expect(first?.leaning).toBeGreaterThan(-1.3);
    expect(first?.leaning).toBeLessThan(-0.5);
    expect(Math.abs(next?.leaning ?? 9)).toBeLessThan(0.45);
  });

  it("shows how sure the order is over a real field, without the case of one who turned out to be tied to it", async () => {
    const [person, hidden] = at(tied, tied.length - 1);
    const [all, own] = [
      await certaintyOfCall(officer, callId, { swing: 5, seed: "1", language: "sv" }),
      await certaintyOfCall(person, callId, { swing: 5, seed: "1", language: "sv" }),
    ];
    expect(all?.shown?.count).toBeGreaterThan(25);
    expect(all?.shown?.first.every(({ place, all: interval }) => interval.best <= place && place <= interval.worst)).toBe(true);
    expect(own?.shown?.count).toBeGreaterThan(20);
    expect(own?.shown?.rows).not.toContain(hidden);
  });
});
