import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { addDays, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { declareForCase, rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { addScoredApplication, addScoredCall } from "#app/rooms/assessment/assessment-world.test-data.ts";
import * as room from "#app/rooms/assessment/calibration.server.ts";
import { addOrganisation, addPerson } from "#app/rooms/people/person.test-data.ts";

let officer: Actor, secretary: Actor, auditor: Actor;
let organisationId: string, callId: string;
const people: Actor[] = [];
const cases: string[] = [];

const assessment = async (applicationId: string, assessor: Actor, state: string, value: number) => {
  const id = newId();
  await database.run(sql`
    insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at)
    values (${id}, ${applicationId}, ${assessor.personId}, ${state}, now(), ${state === "submitted" ? now() : null})`);
  for (const key of ["need", "plan"])
    await database.run(
      sql`insert into score (assessment_id, criterion, value, not_assessable, motivation) values (${id}, ${key}, ${value}, false, 'Därför.')`,
    );
};

beforeAll(async () => {
  officer = await addPerson("Olga Officer", "officer", "assessor");
  secretary = await addPerson("Siv Secretary", "secretary");
  auditor = await addPerson("Ada Auditor", "auditor");
  for (const name of ["Sträng", "Bo", "Cia", "Dag"]) people.push(await addPerson(`${name} Assessor`, "assessor"));
  organisationId = await addOrganisation("Föreningen", "8020005555");
  callId = await addScoredCall();
  // Each case by three of four; the first of them gives a step less than the rest.
  for (let c = 0; c < 12; c++) {
    const id = await addScoredApplication({ callId, organisationId, title: `Fall ${c}` });
    cases.push(id);
    for (const step of [0, 1, 2]) {
      const j = (c + step) % 4;
      await assessment(id, people[j] as Actor, "submitted", 3 + (c % 3) - (j === 0 ? 1 : 0));
    }
  }
});
afterAll(() => closeDatabase());

const decide = async (actor: Actor, command: "adopt" | "revoke", decidedOn = localDate(now())) =>
  room.decideCalibration({
    actor,
    callId,
    form: { version: (await room.calibrationPage(officer, callId))?.version ?? 0, command, decidedOn, decision: "§ 12" },
  });

describe("calibration of a call", () => {
  it("is off, and shows no figure, until the board's decision has been recorded by somebody who may", async () => {
    expect(await room.calibrationPage(officer, callId)).toMatchObject({ shown: { is: "off" }, may: ["adopt"] });
    expect(await room.calibratedBeside(officer, callId, "sv")).toBeNull();
    expect(await decide(auditor, "adopt")).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await decide(people[0] as Actor, "adopt")).toMatchObject({ refusal: { code: "not-found" } });
    expect(await decide(secretary, "adopt", addDays(localDate(now()), 2))).toMatchObject({
      refusal: { code: "calibration-date" },
    });
    expect(await room.calibrationPage(officer, callId)).toMatchObject({ shown: { is: "off" } });
  });

  it("names the severe assessor, stands beside the raw totals and moves no place in the formal order", async () => {
    const before = await rankingOfCall(officer, callId);
    expect(await decide(secretary, "adopt")).toMatchObject({ ok: true });
    const page = await room.calibrationPage(officer, callId);
    if (page?.shown.is !== "on") throw new Error(page?.shown.is);
    const [severest] = page.shown.severities;
    expect(severest).toMatchObject({ name: "Sträng Assessor", sheets: 9 });
    expect(severest?.leaning).toBeCloseTo(-0.75, 1);
    expect(page.adoption).toMatchObject({ decision: "§ 12", recordedBy: "Siv Secretary" });
    // A case that the severe one has seen is raised by what it lost, and then stands level with one that was spared.
    const [seen, spared] = [0, 9].map((c) => page.shown.is === "on" && page.shown.rows.find(({ id }) => id === cases[c]));
    expect(seen && spared && seen.raw < spared.raw).toBe(true);
    expect(seen && spared ? seen.calibrated - spared.calibrated : 9).toBeCloseTo(0, 1);
    expect((await room.calibratedBeside(officer, callId, "sv"))?.cells.size).toBe(12);
    expect((await rankingOfCall(officer, callId))?.ranking).toEqual(before?.ranking);
    const journal = await database.many<{ command: string }>(
      sql`select command from journal_entry where subject_type = 'calibration' and subject_id = ${callId}`,
    );
    expect(journal.map(({ command }) => command)).toEqual(["adopt"]);
  });

  it("keeps a case hidden by a conflict of interest out, and names from one who has an assessment of their own left", async () => {
    const conflict = { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "Vi är grannar." } as const;
    await declareForCase({ actor: auditor, applicationId: cases[0] as string, form: conflict });
    const page = await room.calibrationPage(auditor, callId);
    expect(page?.shown.is === "on" && page.shown.rows.map(({ id }) => id)).not.toContain(cases[0]);
    await assessment(cases[1] as string, officer, "begun", 3);
    const blind = await room.calibrationPage(officer, callId);
    expect(blind?.owed).toBe(1);
    expect(blind?.shown.is === "on" && blind.shown.severities.map(({ name }) => name)).toEqual([null, null, null, null]);
  });

  it("says no when there is too little, and is off again when the board says so", async () => {
    for (const id of cases.slice(8))
      await declareForCase({
        actor: auditor,
        applicationId: id,
        form: { declaration: "conflict", ground: "KL 6:28 p. 4", reason: "x" },
      });
    expect(await room.calibrationPage(auditor, callId)).toMatchObject({
      shown: { is: "too-little", tooLittle: { code: "few-cases", have: 7 } },
    });
    expect(await room.calibratedBeside(auditor, callId, "sv")).toBeNull();
    expect(await decide(officer, "revoke")).toMatchObject({ ok: true });
    expect(await room.calibrationPage(officer, callId)).toMatchObject({ shown: { is: "off" }, may: ["adopt"] });
  });
});
