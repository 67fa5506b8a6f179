import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { answerAppeal, registerAppeal } from "#app/rooms/decisions/commands/judge-appeal.ts";
import { becomeFinal, contestForce, quash } from "#app/rooms/decisions/commands/legal-force.ts";
import {
  type AppealFact,
  concerning,
  dayOfForce,
  firstDayToNote,
  forceOf,
  leastCertain,
  payableAt,
} from "#app/rooms/decisions/legal-force.ts";

// The notice was put up on 5 November 2024: the last day to appeal is 26 November. The court is given ten days to tell.
const appealUntil = "2024-11-26";
const wait = 10;
const appeal = (more: Partial<AppealFact> = {}): AppealFact => ({
  state: "registered",
  cameIn: "2024-11-26",
  decisionId: null,
  decidedOn: null,
  ...more,
});
const facts = (appeals: readonly AppealFact[] = []) => ({ appealUntil, appeals, finalOn: null });
const on = (day: string, appeals: readonly AppealFact[] = []) => forceOf(facts(appeals), day, wait);
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? "ok" : result.refusal?.code);

describe("legal force (KL 13:5)", () => {
  it("waits for the notice, for the last day, and then for word from the court", () => {
    expect(forceOf({ appealUntil: null, appeals: [], finalOn: null }, "2024-12-24", wait)).toEqual({ kind: "not-announced" });
    expect(on("2024-11-26")).toEqual({ kind: "running", until: appealUntil });
    expect(on("2024-11-27")).toEqual({ kind: "awaited", until: appealUntil, noted: "2024-12-07" });
    expect(on("2024-12-06").kind).toBe("awaited");
    expect(firstDayToNote(appealUntil, wait)).toBe("2024-12-07");
  });

  it("is reached the day after the last day, however late it is noted", () => {
    expect(on("2024-12-07")).toEqual({ kind: "final", on: "2024-11-27" });
    expect(on("2026-01-01")).toEqual({ kind: "final", on: "2024-11-27" });
  });

  it("is not reached while an appeal that came on the last day is tried; one that came the day after stops nothing", () => {
    expect(on("2025-06-01", [appeal()])).toEqual({ kind: "appealed", since: "2024-11-26" });
    expect(on("2025-06-01", [appeal({ cameIn: "2024-11-27" })])).toEqual({ kind: "final", on: "2024-11-27" });
  });

  it("is reached from the day the last court's answer stands, and never before the period is over", () => {
    const done = appeal({ state: "rejected", decidedOn: "2025-03-14" });
    expect(on("2025-06-01", [done, appeal({ state: "abandoned", cameIn: "2024-11-06", decidedOn: "2024-11-08" })])).toEqual({
      kind: "final",
      on: "2025-03-14",
    });
    expect(dayOfForce(facts([appeal({ state: "abandoned", cameIn: "2024-11-06", decidedOn: "2024-11-08" })]))).toBe("2024-11-27");
    expect(on("2024-11-20", [appeal({ state: "abandoned", cameIn: "2024-11-06", decidedOn: "2024-11-08" })]).kind).toBe(
      "running",
    );
  });

  it("ends when a court annuls, whatever else is open or noted", () => {
    const annulled = appeal({ state: "quashed", decidedOn: "2025-02-02" });
    expect(on("2025-06-01", [annulled, appeal()])).toEqual({ kind: "quashed", on: "2025-02-02" });
    expect(forceOf({ ...facts([annulled]), finalOn: "2024-11-27" }, "2025-06-01", wait).kind).toBe("quashed");
  });

  it("one decision's appeal is not its neighbour's; the whole paragraph's is everybody's", () => {
    const appeals = [appeal({ decisionId: "a" }), appeal({ decisionId: null, state: "rejected", decidedOn: "2025-01-01" })];
    expect(concerning(appeals, "b")).toEqual([appeals[1]]);
    expect(concerning(appeals, "a")).toEqual(appeals);
    expect(leastCertain([on("2025-06-01"), on("2025-06-01", [appeal()])])?.kind).toBe("appealed");
  });

  it("a call may have its payments wait for it; nothing annulled is ever paid", () => {
    const payable = (waits: boolean, day: string, appeals: readonly AppealFact[] = []) =>
      payableAt({ ...facts(appeals), waits }, day, wait);
    expect([payable(false, "2024-11-20"), payable(true, "2024-11-20"), payable(true, "2024-12-07")]).toEqual([
      "now",
      "waits-for-force",
      "now",
    ]);
    expect(payableAt({ ...facts([]), waits: true, unaccepted: true }, "2024-12-07", wait)).toBe("waits-for-terms");
    expect(payable(true, "2025-06-01", [appeal()])).toBe("waits-for-force");
    expect(payable(false, "2025-06-01", [appeal({ state: "quashed", decidedOn: "2025-01-01" })])).toBe("annulled");
  });
});

describe("noting it", () => {
  const subject = (appeals: readonly AppealFact[] = [], more = {}) => ({
    id: "d",
    callId: "c",
    force: facts(appeals),
    letter: { paragraph: 60, heldOn: "2024-10-25" },
    holdings: [],
    ...more,
  });

  it("the machine waits for the court; a person who has asked the court need not, but not before the last day is over", () => {
    expect(becomeFinal(subject(), false, at("2024-11-27"), wait)).toMatchObject({
      refusal: { code: "too-early", values: { next: "2024-12-07" } },
    });
    expect(becomeFinal(subject(), true, at("2024-11-27"), wait)).toMatchObject({ value: { events: [{ on: "2024-11-27" }] } });
    expect(code(becomeFinal(subject(), true, at("2024-11-26"), wait))).toBe("period-runs");
    expect(becomeFinal(subject(), false, at("2024-12-07"), wait)).toMatchObject({ value: { events: [{ on: "2024-11-27" }] } });
  });

  it("is refused while an appeal is open, and taken back when one turns out to have come in time", () => {
    expect(code(becomeFinal(subject([appeal()]), true, at("2025-06-01"), wait))).toBe("appeal-open");
    expect(code(contestForce(subject([appeal()]), at("2025-06-01"), wait))).toBe("ok");
    expect(code(contestForce(subject([appeal({ cameIn: "2024-12-01" })]), at("2025-06-01"), wait))).toBe("nothing-open");
  });

  it("an annulled decision gives back what was set aside and granted, and nothing that was paid", () => {
    const annulled = [appeal({ state: "quashed", decidedOn: "2025-02-02" })];
    const holdings = [
      { granted: [{ potId: "vgr", amountOre: kronor(100) }], reserved: [] },
      { granted: [], reserved: [{ potId: "vgr", amountOre: kronor(30) }] },
    ];
    const ended = quash(subject(annulled, { holdings }), at("2025-06-01"), wait);
    expect(ended).toMatchObject({
      value: {
        events: [
          {
            on: "2025-02-02",
            ledger: [
              {
                kind: "revoke",
                basis: "§ 60/2024",
                postings: [
                  { account: "granted", amountOre: kronor(-100) },
                  { account: "available", amountOre: kronor(100) },
                ],
              },
              { kind: "release", postings: [{ account: "reserved" }, { account: "available" }] },
            ],
          },
        ],
      },
    });
    expect(code(quash(subject([appeal()], { holdings }), at("2025-06-01"), wait))).toBe("not-quashed");
  });
});

describe("the register of appeals", () => {
  const ground = {
    heldOn: "2024-10-25",
    announcedAt: at("2024-11-05"),
    decisions: [{ id: "d", released: true }],
    amendment: null,
    appeals: [],
  };
  const wanted = { cameIn: "2024-11-20", appellant: "Eva Ek", decisionId: null, note: "" };
  const fields = (result: ReturnType<typeof registerAppeal>) => (result.ok ? {} : result.refusal.fields);
  const now = at("2024-11-22");

  it("takes a day that has been since the meeting, and a decision of the paragraph", () => {
    expect(registerAppeal(ground, wanted, now).ok).toBe(true);
    expect(fields(registerAppeal(ground, { ...wanted, cameIn: "2024-11-23" }, now))).toEqual({ cameIn: "inTheFuture" });
    expect(fields(registerAppeal(ground, { ...wanted, cameIn: "2024-10-24" }, now))).toEqual({ cameIn: "beforeMeeting" });
    expect(fields(registerAppeal(ground, { ...wanted, decisionId: "other" }, now))).toEqual({ decisionId: "chooseDecision" });
  });

  it("takes nothing before the notice, and the same request once", () => {
    expect(code(registerAppeal({ ...ground, announcedAt: null }, wanted, now))).toBe("not-announced");
    const appeals = [{ ...appeal({ cameIn: wanted.cameIn }), appellant: "EVA EK" }];
    expect(code(registerAppeal({ ...ground, appeals }, wanted, now))).toBe("already-registered");
  });

  it("takes the court's answer from a day that has been, not before the appeal, and annuls nothing that has not gone out", () => {
    const subject = { ...ground, cameIn: "2024-11-20", decisionId: null };
    const answered = { answer: "quash" as const, on: "2024-11-21", note: "" };
    expect(answerAppeal(subject, answered, now).ok).toBe(true);
    expect(fields(answerAppeal(subject, { ...answered, on: "2024-11-23" }, now))).toEqual({ on: "inTheFuture" });
    expect(fields(answerAppeal(subject, { ...answered, on: "2024-11-19" }, now))).toEqual({ on: "beforeAppeal" });
    expect(code(answerAppeal({ ...subject, decisions: [{ id: "d", released: false }] }, answered, now))).toBe("not-released");
    const amending = (state: "recorded" | "released") => ({ ...subject, decisions: [], amendment: { id: "p", state } });
    expect(code(answerAppeal(amending("recorded"), answered, now))).toBe("not-released");
    expect(answerAppeal(amending("released"), answered, now).ok).toBe(true);
    expect(answerAppeal(subject, { ...answered, answer: "return" }, now)).toMatchObject({
      value: { events: [{ type: "AppealReturned" }] },
    });
  });
});
