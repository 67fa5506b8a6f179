import { describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { step } from "#app/gate/lifecycle.ts";
import { applicationLifecycle } from "#app/rooms/applications/application.lifecycle.ts";
import { saveSection } from "#app/rooms/applications/commands/save-section.ts";
import { start } from "#app/rooms/applications/commands/start.ts";
import { registryNumber, submit } from "#app/rooms/applications/commands/submit.ts";
import { withdraw } from "#app/rooms/applications/commands/withdraw.ts";
import {
  exampleCase as base,
  exampleMunicipalities,
  exampleNodes,
  exampleOffer,
  exampleRules,
  exampleSections,
  exampleSubject as subject,
} from "#app/rooms/applications/whole-application.test-data.ts";

const actor: Actor = {
  personId: "p1",
  name: "Siv Ek",
  language: "sv",
  roles: [],
  memberships: [{ organisationId: "o1", role: "signatory" }],
};
const { opensAt, closesAt } = subject.call;
const around = {
  rules: exampleRules,
  offered: exampleOffer,
  nodes: exampleNodes,
  municipalities: exampleMunicipalities,
  fingerprint: () => "f".repeat(64),
};
const at = (iso: string) => ({ actor, now: new Date(iso) });

describe("submitting", () => {
  it("is in time through the last millisecond of the closing minute", () => {
    expect(submit(subject, at("2026-12-01T22:59:59.999Z"), around).ok).toBe(true);
  });
  it("is too late one millisecond after", () => {
    expect(submit(subject, at("2026-12-01T23:00:00.000Z"), around)).toMatchObject({
      ok: false,
      refusal: { code: "call-closed" },
    });
  });
  it("is not possible in a call that was withdrawn", () => {
    expect(
      submit({ ...subject, call: { ...subject.call, state: "withdrawn" } }, at("2026-11-20T10:00:00Z"), around),
    ).toMatchObject({ refusal: { code: "call-closed" } });
  });
  it("is refused with the number of faults when the application is not whole", () => {
    const lacking = { ...subject, sections: { ...exampleSections, need: { need: "", purpose: "", targetGroup: "Unga" } } };
    expect(submit(lacking, at("2026-11-20T10:00:00Z"), around)).toMatchObject({
      refusal: { code: "incomplete", values: { faults: 2 } },
    });
  });
  it("gives the number, seals everything and mails each of the team once", () => {
    const result = submit(subject, at("2026-11-20T10:00:00Z"), around);
    if (!result.ok) throw new Error(result.refusal.code);
    const [event] = result.value.events;
    if (event?.type !== "ApplicationSubmitted") throw new Error("not submitted");
    expect(result.value.value).toEqual({ number: "DRUM-2027-007" });
    expect(JSON.parse(event.content.text)).toMatchObject({
      number: "DRUM-2027-007",
      submittedAt: "2026-11-20T10:00:00.000Z",
      call: { rulesVersion: 1, terms: { version: "2027" } },
      organisation: { name: "Vävnod" },
    });
    expect(result.value.follow?.map((message) => message.dedupeKey)).toEqual([
      "receipt DRUM-2027-007 p1",
      "receipt DRUM-2027-007 p2",
      "reckon DRUM-2027-007 1",
    ]);
  });
  it("leaves the words of the application out of what the journal can see", () => {
    const result = submit(subject, at("2026-11-20T10:00:00Z"), around);
    expect(JSON.stringify(result, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
      "Hantverket",
    );
  });
  it("numbers past 999 without losing a digit", () =>
    expect([registryNumber("D", 7), registryNumber("D", 1_000)]).toEqual(["D-007", "D-1000"]));
});

describe("saving a section", () => {
  const order = { section: "need" as const, version: 2, content: exampleSections.need };
  it("is refused when someone else has saved the same section, and says which version stands", () => {
    expect(
      saveSection(
        { ...base, sectionVersion: 3, answers: {}, completion: null, promised: null },
        order,
        new Date("2026-11-20T10:00:00Z"),
      ),
    ).toMatchObject({
      refusal: { code: "changed-since-read", values: { version: 3 } },
    });
  });
  it("moves the section's own version one step", () =>
    expect(
      saveSection(
        { ...base, sectionVersion: 2, answers: {}, completion: null, promised: null },
        order,
        new Date("2026-11-20T10:00:00Z"),
      ),
    ).toMatchObject({
      value: { value: { version: 3 } },
    }));
  it("leaves no word of the draft for the journal (TF 2:13)", () => {
    expect(
      JSON.stringify(
        saveSection(
          { ...base, sectionVersion: 2, answers: {}, completion: null, promised: null },
          order,
          new Date("2026-11-20T10:00:00Z"),
        ),
      ),
    ).not.toContain("Hantverket");
  });
});

describe("beginning", () => {
  const call = { state: "published" as const, opensAt, closesAt, lateUntil: null, invited: true };
  it("is possible from the opening through the closing minute", () => {
    const absent = { ...base, state: "absent" as const, call };
    expect(start(absent, at("2026-11-01T07:59:59.999Z"), "T").ok).toBe(false);
    expect(start(absent, at("2026-11-01T08:00:00Z"), "T").ok).toBe(true);
    expect(start(absent, at("2026-12-01T22:59:59Z"), "T").ok).toBe(true);
    expect(start(absent, at("2026-12-01T23:00:00Z"), "T").ok).toBe(false);
  });
});

describe("withdrawing", () => {
  it("is possible until the board has decided", () => {
    expect(withdraw({ ...base, decided: false, unsealed: [] }, "Vi hinner inte.").ok).toBe(true);
    expect(withdraw({ ...base, submitted: true, decided: false, unsealed: [] }, "")).toMatchObject({
      refusal: { code: "reason-missing" },
    });
    expect(withdraw({ ...base, decided: true, unsealed: [] }, "Vi hinner inte.")).toMatchObject({
      refusal: { code: "already-decided" },
    });
  });
});

describe("the lifecycle", () => {
  it("lets an editor write and only a signatory submit or withdraw", () => {
    expect(step(applicationLifecycle, "drafted", "save-section", ["member"])).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(step(applicationLifecycle, "drafted", "save-section", ["member", "editor"]).ok).toBe(true);
    expect(step(applicationLifecycle, "drafted", "submit", ["member", "editor"])).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(step(applicationLifecycle, "drafted", "submit", ["signatory"]).ok).toBe(true);
  });
  it("answers a stranger as if there were no such application", () => {
    for (const command of ["start", "save-section", "submit", "withdraw"] as const)
      expect(step(applicationLifecycle, "drafted", command, [])).toMatchObject({ refusal: { code: "not-found" } });
  });
  it("has no way to change what has been sealed", () =>
    expect(step(applicationLifecycle, "submitted", "save-section", ["editor", "signatory"])).toMatchObject({
      refusal: { code: "not-in-this-state" },
    }));
});
