import { readdirSync, readFileSync } from "node:fs";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderCalendar } from "#app/documents/render-calendar.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { addDays } from "#app/kernel/time.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { onThatDay, today } from "#app/rooms/decisions/meeting-world.test-data.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { changeIndicator, indicatorPage, indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import {
  addPlanEntry,
  changePlanEntry,
  learningPage,
  newEntryPage,
  openYear,
  planEntryPage,
  yearCalendar,
} from "#app/rooms/reporting/learning.server.ts";
import { newPlanEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";
import { importFrameworks, importIndicators } from "#app/rooms/strategy/strategy.server.ts";

let controller: Actor, auditor: Actor, assessor: Actor;
const asked = { rings: "allt", year: null } as const;
const form = (fields: object = {}) =>
  newPlanEntryForm.parse({
    command: "add",
    plan: "learning",
    title: "Enkät till projekten",
    byWhom: "Kansliet",
    from: addDays(today, -2),
    to: addDays(today, 2),
    open: "on",
    ...fields,
  });
const added = async (fields: object = {}) => {
  const outcome = await addPlanEntry({ actor: controller, form: form(fields) });
  return outcome.ok ? (outcome.value ?? "") : "";
};
const change = (actor: Actor, id: string, command: object) =>
  changePlanEntry({ actor, id, form: command as Parameters<typeof changePlanEntry>[0]["form"] });

onThatDay();
beforeAll(async () => {
  await database.run(sql`delete from plan_entry`);
  controller = await addPerson("Kajsa Controller", "controller");
  auditor = await addPerson("Rolf Revisor", "auditor");
  assessor = await addPerson("Bo Bedömare", "assessor");
});
afterAll(closeDatabase);

describe("an indicator's values over the years", () => {
  const record = (actor: Actor, version: number, lines: string) =>
    changeIndicator({ actor, key: "nya-foretag", form: { command: "record", version, lines, source: "SCB" } });
  const values = async () =>
    (await indicatorsView("sv")).find(({ key }) => key === "nya-foretag")?.values.map(({ year, value }) => [year, value]);
  beforeAll(async () => {
    await database.run(sql`delete from indicator_value`);
    await database.run(sql`delete from indicator`);
    const files = readdirSync("data/frameworks").filter((name) => name.endsWith(".json"));
    await importFrameworks(files.map((name) => readFileSync(`data/frameworks/${name}`, "utf8")));
    await importIndicators(JSON.parse(readFileSync("data/indicators/tillvaxt.json", "utf8")));
  });

  it("are recorded with their source by officers and controllers, all lines or none, and each change is of the values that were read", async () => {
    expect(await record(auditor, 1, "2021;3")).toMatchObject({ refusal: { code: "not-yours-to-do" } });
    expect(await record(assessor, 1, "2021;3")).toMatchObject({ refusal: { code: "not-found" } });
    expect(await indicatorPage(assessor, "nya-foretag", "sv")).toBeNull();
    expect(await record(controller, 1, "2021;3\n2022;x")).toMatchObject({ refusal: { code: "line-value", values: { line: 2 } } });
    expect(await values()).toEqual([]);
    expect(await record(controller, 1, "2021;3\n2019;2,5")).toMatchObject({ ok: true });
    expect(await record(controller, 1, "2021;4")).toMatchObject({ refusal: { code: "changed-since-read" } });
    expect(await record(controller, 2, "2021;4")).toMatchObject({ ok: true });
    expect(await values()).toEqual([
      [2019, 2.5],
      [2021, 4],
    ]);
    const away = { command: "take-away", version: 3, year: 2019 } as const;
    expect(await changeIndicator({ actor: controller, key: "nya-foretag", form: away })).toMatchObject({ ok: true });
    expect(await indicatorPage(auditor, "nya-foretag", "sv")).toMatchObject({
      version: 4,
      mayRecord: false,
      indicator: { values: [{ year: 2021, value: 4, source: "SCB" }] },
    });
  });

  it("stay when the library is imported anew, and hang on the goals that it says", async () => {
    await importIndicators({ ...JSON.parse(readFileSync("data/indicators/tillvaxt.json", "utf8")), source: "en senare utgåva" });
    expect(await values()).toEqual([[2021, 4]]);
    expect((await indicatorsView("sv")).find(({ key }) => key === "nya-foretag")?.goals).toMatchObject([
      { frameworkId: "sjuharad-2030@2021-2030" },
    ]);
  });
});

describe("the plan of the year", () => {
  it("is empty in a new installation, with the known points to begin from and nothing written", async () => {
    const page = await learningPage(controller, asked, "sv");
    expect(page?.entries).toEqual([]);
    expect(page?.suggestions.length).toBeGreaterThan(15);
    expect(page?.mayPlan).toBe(true);
  });

  it("is written by officers and controllers, read by the office, and hidden from others", async () => {
    const id = await added();
    expect((await learningPage(auditor, asked, "sv"))?.mayPlan).toBe(false);
    expect((await planEntryPage(auditor, id))?.may).toEqual([]);
    expect(await addPlanEntry({ actor: auditor, form: form() })).toMatchObject({
      ok: false,
      refusal: { code: "not-yours-to-do" },
    });
    expect(await change(auditor, id, { command: "withdraw", version: 1 })).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    for (const nobody of [
      await learningPage(assessor, asked, "sv"),
      await planEntryPage(assessor, id),
      await newEntryPage(auditor, { station: "", again: null, year: null }),
    ])
      expect(nobody).toBeNull();
    expect(await change(assessor, id, { command: "withdraw", version: 1 })).toMatchObject({ refusal: { code: "not-found" } });
    await change(controller, id, { command: "withdraw", version: 1 });
  });

  it("a point that goes on is due now; done, it says by whom and when, and is due no more until the mark is taken away", async () => {
    const id = await added();
    const due = async () => (await openYear(asked, "sv")).due.now.some(({ key }) => key === id);
    expect(await due()).toBe(true);
    expect(await change(controller, id, { command: "complete", version: 1, outcome: "31 svar" })).toMatchObject({ ok: true });
    expect((await planEntryPage(auditor, id))?.entry).toMatchObject({
      state: "done",
      outcome: "31 svar",
      doneBy: "Kajsa Controller",
      doneAt: expect.any(Date),
    });
    expect(await due()).toBe(false);
    expect(await change(controller, id, { ...form(), command: "edit", version: 2 })).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
    expect(await change(controller, id, { command: "reopen", version: 1 })).toMatchObject({
      refusal: { code: "changed-since-read" },
    });
    expect(await change(controller, id, { command: "reopen", version: 2 })).toMatchObject({ ok: true });
    expect((await planEntryPage(auditor, id))?.entry).toMatchObject({
      state: "planned",
      outcome: "",
      doneAt: null,
      doneBy: null,
    });
    expect(await due()).toBe(true);
  });

  it("what is only for the office is on no open page and in no calendar, and who marked a point as done is told nobody else", async () => {
    const id = await added({ title: "Intern genomgång", open: undefined });
    const page = async () => JSON.stringify(await openYear(asked, "sv")) + renderCalendar(await yearCalendar("allt", "sv"));
    expect(await page()).not.toContain("Intern genomgång");
    expect((await learningPage(auditor, asked, "sv"))?.due.now.some(({ key }) => key === id)).toBe(true);
    await change(controller, id, { ...form({ title: "Intern genomgång" }), command: "edit", version: 1 });
    await change(controller, id, { command: "complete", version: 2, outcome: "" });
    expect(await page()).toContain("Intern genomgång");
    expect(await page()).not.toContain("Kajsa");
  });

  it("another program reads the calendar: whole days with both, and a withdrawn point as cancelled under the same name", async () => {
    const id = await added({ title: "Återföring, del 1; till kommunerna" });
    const read = async () => {
      const all = new ICAL.Component(ICAL.parse(renderCalendar(await yearCalendar("larande", "sv")))).getAllSubcomponents(
        "vevent",
      );
      return all.map((one) => new ICAL.Event(one)).find(({ uid }) => uid === `${id}-plan@drum`);
    };
    const before = await read();
    expect(before).toMatchObject({ summary: "Återföring, del 1; till kommunerna", sequence: 0 });
    expect([before?.startDate.toString(), before?.endDate.toString()]).toEqual([addDays(today, -2), addDays(today, 3)]);
    await change(controller, id, { command: "withdraw", version: 1 });
    const after = await read();
    expect([after?.sequence, after?.component.getFirstPropertyValue("status")]).toEqual([1, "CANCELLED"]);
    expect((await openYear(asked, "sv")).items.some(({ key }) => key === id)).toBe(false);
  });

  it("a point is told in the language it was written in, to a reader of another and in their calendar", async () => {
    const words =
      "Återföring till kommunerna om vad medlen har gett, med siffror för varje kommun och en sida om vad vi har lärt";
    const id = await added({ title: "Återföring", words });
    const shown = (await openYear({ rings: "allt", year: null }, "en")).items;
    expect(shown.find(({ key }) => key === id)?.written).toBe("sv");
    expect(shown.every(({ key, written }) => (written === null) === key.endsWith("@drum"))).toBe(true);
    const [english, swedish] = await Promise.all(
      (["en", "sv"] as const).map(async (language) => renderCalendar(await yearCalendar("allt", language))),
    );
    expect(swedish).not.toContain("LANGUAGE=");
    expect(english?.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const events = new ICAL.Component(ICAL.parse(english ?? "")).getAllSubcomponents("vevent");
    const languages = (one: (typeof events)[number]) =>
      ["summary", "description"].map((name) => one.getFirstProperty(name)?.getParameter("language"));
    const point = events.find((one) => one.getFirstPropertyValue("uid") === `${id}-plan@drum`);
    expect(point && languages(point)).toEqual(["sv", "sv"]);
    expect(point?.getFirstPropertyValue("description")).toContain(words);
    for (const one of events)
      if (!`${one.getFirstPropertyValue("uid")}`.endsWith("-plan@drum")) expect(languages(one)).toEqual([undefined, undefined]);
  });

  it("a meeting of the board is told as settled, moved or called off, and the calendar is the same until it is another", async () => {
    const id = newId();
    const journal = (number: number, command: string, at: string) =>
      sql`insert into journal_entry (subject_type, subject_id, number, at, command, payload, previous, hash) values ('meeting', ${id}, ${number}, ${at}, ${command}, '{}', '', '')`;
    await database.run(
      sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${id}, 'planned', 'Direktionen', '2031-05-09', '2031-05-09T11:00Z', 'Borås')`,
    );
    await database.run(journal(1, "plan", "2026-11-02T09:00Z"));
    const event = async () => {
      const all = new ICAL.Component(ICAL.parse(renderCalendar(await yearCalendar("allt", "sv")))).getAllSubcomponents("vevent");
      const one = all.find((part) => part.getFirstPropertyValue("uid") === `${id}-meeting@drum`);
      return ["sequence", "dtstamp", "last-modified", "status"].map((name) => `${one?.getFirstPropertyValue(name)}`);
    };
    const shown = async () =>
      (await openYear({ rings: "allt", year: 2031 }, "sv")).items.some(({ key }) => key === `${id}-meeting@drum`);
    expect(await event()).toEqual(["0", "2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z", "CONFIRMED"]);
    expect(await shown()).toBe(true);
    await database.run(sql`update meeting set moves = '[{}]' where id = ${id}`);
    await database.run(journal(2, "move", "2026-11-03T09:00Z"));
    expect(await event()).toEqual(["1", "2026-11-03T09:00:00Z", "2026-11-03T09:00:00Z", "CONFIRMED"]);
    await database.run(sql`update meeting set state = 'called-off' where id = ${id}`);
    await database.run(journal(3, "call-off", "2026-11-04T09:00Z"));
    expect(await event()).toEqual(["2", "2026-11-04T09:00:00Z", "2026-11-04T09:00:00Z", "CANCELLED"]);
    expect(await shown()).toBe(false);
  });

  it("a known point that is planned for a year is not proposed for it again, and next year begins from this one", async () => {
    const begin = await newEntryPage(controller, { station: "medel-tilldelning", again: null, year: 2031 });
    expect(begin).toMatchObject({ plan: "money", from: "2031-10-01", to: "2031-10-31", station: "medel-tilldelning" });
    const id = await added({ ...begin, open: "on" });
    const proposed = async (year: number) =>
      (await learningPage(controller, { rings: "allt", year }, "sv"))?.suggestions.some(({ key }) => key === "medel-tilldelning");
    expect([await proposed(2031), await proposed(2032)]).toEqual([false, true]);
    expect(await newEntryPage(controller, { station: "", again: id, year: null })).toMatchObject({
      title: begin?.title,
      from: "2032-10-01",
      to: "2032-10-31",
    });
  });
});
