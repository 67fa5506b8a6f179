import { describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { adviceForm } from "#app/rooms/assessment/advisory.forms.ts";
import { reminderOf, standingOf } from "#app/rooms/assessment/advisory.ts";
import { type AdvisorySubject, answer, ask } from "#app/rooms/assessment/commands/advise.ts";

const actor: Actor = { personId: "o", name: "Olga", language: "sv", roles: ["officer"], memberships: [] };
const at = (instant: string) => ({ actor, now: new Date(instant) });
const subject = (change: Partial<AdvisorySubject> = {}): AdvisorySubject => ({
  id: "y",
  state: "asked",
  version: 1,
  applicationId: "a",
  dueOn: "2027-02-10",
  barred: [],
  barredEmails: ["anna@sokande.example"],
  open: true,
  waiting: ["k7@example.se"],
  ...change,
});
const asked = { body: "K7", name: "Eva", email: "eva@mark.example", question: "Vad anser ni?", dueOn: "2027-02-10" };
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal?.code);

describe("an ask for a statement", () => {
  const now = at("2027-02-01T10:00:00Z");
  it("goes to a body without a conflict of interest, once, with a last day from today and within a year", () => {
    expect(codeOf(ask(subject(), now, asked, "b"))).toBe("ok");
    expect(codeOf(ask(subject(), now, { ...asked, dueOn: "2027-02-01" }, "b"))).toBe("ok");
    expect(codeOf(ask(subject(), now, { ...asked, dueOn: "2027-01-31" }, "b"))).toBe("advisory-date");
    expect(codeOf(ask(subject(), now, { ...asked, dueOn: "2028-03-01" }, "b"))).toBe("advisory-date");
    expect(codeOf(ask(subject(), now, { ...asked, email: "anna@sokande.example" }, "b"))).toBe("advisory-in-conflict");
    expect(codeOf(ask(subject(), now, { ...asked, email: "k7@example.se" }, "b"))).toBe("already-asked");
    expect(codeOf(ask(subject({ open: false }), now, asked, "b"))).toBe("advisory-closed");
  });
  it("is reminded of once, three days before the last day or the day before, and never afterwards", () => {
    const on = (instant: string) => reminderOf("e", "2027-02-10", new Date(instant)).map(({ after }) => after?.toISOString());
    expect(on("2027-02-01T10:00:00Z")).toEqual(["2027-02-07T07:00:00.000Z"]);
    expect(on("2027-02-07T07:00:00Z")).toEqual(["2027-02-09T07:00:00.000Z"]);
    expect(on("2027-02-09T08:00:00Z")).toEqual([]);
  });
});

describe("an answer", () => {
  const given = { step: "answer", stance: "supports", words: "Bra.", name: "Eva", title: "Kulturchef" } as const;
  const late = (instant: string) => {
    const outcome = answer(subject(), at(instant), given);
    const [event] = outcome.ok ? outcome.value.events : [];
    return event?.type === "AdvisoryAnswered" && event.late;
  };
  it("is in time the whole last day, Swedish time, and is marked late after it", () => {
    expect(late("2027-02-10T22:59:59Z")).toBe(false);
    expect(late("2027-02-10T23:00:00Z")).toBe(true);
  });
  it("can no longer be given once the case is decided", () => {
    expect(codeOf(answer(subject({ open: false }), at("2027-02-01T10:00:00Z"), given))).toBe("advisory-closed");
  });
  it("keeps no stance when the body abstains", () => {
    const outcome = answer(subject(), at("2027-02-01T10:00:00Z"), { ...given, step: "recuse" });
    expect(outcome.ok && outcome.value.events[0]).toMatchObject({ stance: null, words: "Bra." });
  });
  it("needs a stance and words and who says so; abstaining needs only why and who", () => {
    const faults = (form: object) =>
      adviceForm.safeParse(form).error?.issues.map(({ path, message }) => `${path} ${message}`) ?? [];
    expect(faults({ step: "answer" })).toEqual([
      "stance chooseStance",
      "words adviceNeeded",
      "name nameNeeded",
      "title titleNeeded",
    ]);
    expect(faults({ step: "recuse", name: "Eva", title: "Chef" })).toEqual(["words recusalNeeded"]);
    expect(faults({ ...given, step: "recuse", stance: "nonsense" })).toEqual([]);
  });
});

it("a standing tells who has answered, who answered late, who is awaited and who let the day pass", () => {
  const dueOn = "2027-02-10";
  const answered = (instant: string) => ({ at: new Date(instant), name: "", title: "", stance: "supports" as const, words: "" });
  expect(standingOf({ state: "asked", dueOn, answer: null }, "2027-02-10")).toBe("waiting");
  expect(standingOf({ state: "asked", dueOn, answer: null }, "2027-02-11")).toBe("overdue");
  expect(standingOf({ state: "answered", dueOn, answer: answered("2027-02-10T12:00:00Z") }, "2027-03-01")).toBe("answered");
  expect(standingOf({ state: "answered", dueOn, answer: answered("2027-02-11T12:00:00Z") }, "2027-03-01")).toBe("late");
  expect(standingOf({ state: "recused", dueOn, answer: null }, "2027-03-01")).toBe("recused");
});
