import { describe, expect, it } from "vitest";
import { openCommands } from "#app/gate/lifecycle.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import {
  assessorsForm,
  conflictForm,
  declarationForm,
  savedForm,
  scoreForm,
  scoresForm,
} from "#app/rooms/assessment/assessment.forms.ts";
import { assessmentLifecycle } from "#app/rooms/assessment/assessment.lifecycle.ts";
import { itemsOf, left, type Score, summaryKey } from "#app/rooms/assessment/assessment.ts";
import { assign } from "#app/rooms/assessment/commands/assign.ts";
import { declare } from "#app/rooms/assessment/commands/declare.ts";
import { reopen } from "#app/rooms/assessment/commands/reopen.ts";
import { rule } from "#app/rooms/assessment/commands/rule.ts";
import { saveScore, saveScores, saveSummary } from "#app/rooms/assessment/commands/save-scores.ts";
import { submit } from "#app/rooms/assessment/commands/submit.ts";
import { conflictLifecycle, conflictStates } from "#app/rooms/assessment/conflict.lifecycle.ts";
import type { AssessmentSubject } from "#app/rooms/assessment/events.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: text });
const criterion = (key: string, weight: number) => ({
  key,
  weight,
  name: both(key),
  about: both(key),
  levels: [],
  questions: [],
});
const rules = {
  criteria: [criterion("need", 60), criterion("plan", 40)],
  scale: { min: 1, max: 5 },
  strategic: {
    framework: "rus",
    about: both("rus"),
    nodes: [
      { node: "rus/1", levels: [] },
      { node: "rus/2", levels: [] },
    ],
  },
  strategicScale: { min: 0, max: 3 },
} as unknown as CallRules;

const subject = (change: Partial<AssessmentSubject> = {}): AssessmentSubject => ({
  id: "a",
  state: "begun",
  version: 4,
  applicationId: "case",
  assessorId: "me",
  rules,
  claimed: ["rus/1", "agenda/4"],
  scored: [],
  scores: [],
  summary: "",
  note: "",
  barred: [],
  open: true,
  closed: false,
  ...change,
});
const at = new Date("2026-11-22T12:00:00Z");
const score = (key: string, value: number | null, motivation = "Därför."): Score => ({
  key,
  value,
  notAssessable: value === null,
  motivation,
});
const given = (key: string, value: number | null | undefined, motivation = "Därför.") => ({
  key,
  level: { value: value ?? null, notAssessable: value === null },
  motivation,
});

describe("saving the overall words by themselves", () => {
  it("is told from a score by its key, and asks for no level", () => {
    const typed = savedForm.parse({ version: "4", key: summaryKey, level: "", motivation: " Starkt\r\nförslag. " });
    if ("level" in typed) throw new Error("taken for a score");
    expect(saveSummary(subject(), typed, at)).toEqual({
      ok: true,
      value: { events: [{ type: "SummarySaved", summary: "Starkt\nförslag." }], value: { version: 5, savedAt: at } },
    });
    expect(savedForm.parse({ version: "4", key: "need", level: "5", motivation: "Därför." })).toMatchObject({
      level: { value: 5 },
    });
    expect(savedForm.safeParse({ version: "4", key: summaryKey, motivation: "x".repeat(10_001) }).success).toBe(false);
  });
});

describe("saving one score", () => {
  it("states key, level and motivation as one fact and gives the next version", () => {
    expect(saveScore(subject(), { version: 4, ...given("need", 5) }, at)).toEqual({
      ok: true,
      value: {
        events: [{ type: "ScoreSaved", key: "need", value: 5, notAssessable: false, motivation: "Därför." }],
        value: { version: 5, savedAt: at },
      },
    });
  });

  it("takes the ends of the scale and nothing outside them, each scale its own", () => {
    const fields = (key: string, value: number) => {
      const outcome = saveScore(subject(), { version: 4, ...given(key, value) }, at);
      return outcome.ok ? "saved" : outcome.refusal.fields;
    };
    expect([1, 5].map((value) => fields("need", value))).toEqual(["saved", "saved"]);
    expect([0, 3].map((value) => fields("node:rus/1", value))).toEqual(["saved", "saved"]);
    for (const [key, value] of [
      ["need", 0],
      ["need", 6],
      ["node:rus/1", 4],
      ["node:rus/1", -1],
    ] as const)
      expect(fields(key, value)).toEqual({ level: "outsideScale" });
  });

  it("refuses a criterion of another call and a goal the applicant did not choose", () => {
    for (const key of ["luck", "node:rus/2", "node:agenda/4"])
      expect(saveScore(subject(), { version: 4, ...given(key, 2) }, at)).toMatchObject({
        refusal: { fields: { level: "foreignCriterion" } },
      });
  });

  it("asks for a motivation, for “not assessable” too", () => {
    expect(saveScore(subject(), { version: 4, ...given("need", 3, " ") }, at)).toMatchObject({
      refusal: { fields: { motivation: "motivate" } },
    });
    expect(saveScore(subject(), { version: 4, ...given("need", null, "") }, at)).toMatchObject({
      refusal: { fields: { motivation: "motivate" } },
    });
    expect(saveScore(subject(), { version: 4, ...given("need", null) }, at)).toMatchObject({ ok: true });
  });
});

describe("saving the form", () => {
  it("leaves alone what is not begun and what is unchanged", () => {
    const stored = subject({ scores: [score("need", 3)] });
    const outcome = saveScores(
      stored,
      { scores: [given("need", 3), given("plan", undefined, ""), given("node:rus/1", 2)], summary: "" },
      at,
    );
    expect(outcome).toMatchObject({ ok: true, value: { events: [{ type: "ScoreSaved", key: "node:rus/1" }] } });
  });

  it("refuses to forget a stored score: its motivation cannot be emptied", () => {
    const outcome = saveScores(subject({ scores: [score("need", 3)] }), { scores: [given("need", 3, "")], summary: "" }, at);
    expect(outcome).toMatchObject({ refusal: { fields: { "scores.0.motivation": "motivate" } } });
  });

  it("refuses the same criterion twice", () => {
    expect(saveScores(subject(), { scores: [given("need", 3), given("need", 4)], summary: "" }, at)).toMatchObject({
      refusal: { fields: { "scores.1.level": "foreignCriterion" } },
    });
  });

  it("keeps the overall words as a fact of their own", () => {
    expect(saveScores(subject(), { scores: [], summary: "Starkt." }, at)).toMatchObject({
      value: { events: [{ type: "SummarySaved", summary: "Starkt." }] },
    });
  });
});

describe("the forms", () => {
  it("read a level as a number of the scale, as “not assessable” or as nothing yet", () => {
    const read = (level: string | undefined) => scoreForm.safeParse({ version: "3", key: "need", level, motivation: "x" });
    expect(read("4").data?.level).toEqual({ value: 4, notAssessable: false });
    expect(read("none").data?.level).toEqual({ value: null, notAssessable: true });
    expect(read(undefined).data?.level).toEqual({ value: null, notAssessable: false });
    for (const odd of ["4.5", "fyra", "1e3", "٣"]) expect(read(odd).error?.issues[0]?.message).toBe("outsideScale");
  });

  it("say at which field a text is too long", () => {
    const long = scoresForm.safeParse({
      version: "1",
      scores: [{ key: "need", level: "3", motivation: "å".repeat(5_001) }],
      summary: "",
    });
    expect(long.error?.issues[0]).toMatchObject({ path: ["scores", 0, "motivation"], message: "tooLong" });
  });

  it("ask for ground and reason only of those who have a conflict", () => {
    expect(declarationForm.safeParse({ declaration: "none" }).success).toBe(true);
    expect(
      declarationForm
        .safeParse({ declaration: "conflict", reason: " " })
        .error?.issues.map(({ path, message }) => [path[0], message]),
    ).toEqual([
      ["ground", "chooseGround"],
      ["reason", "describeConflict"],
    ]);
    expect(declarationForm.safeParse({}).error?.issues[0]).toMatchObject({ path: ["declaration"], message: "chooseDeclaration" });
  });

  it("of one address tell the faults of the form that was sent", () => {
    const faults = (given: Record<string, unknown>) =>
      conflictForm.safeParse(given).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(faults({ form: "declaration" })).toEqual(["declaration chooseDeclaration"]);
    expect(faults({ version: "1" })).toEqual(["ruling chooseRuling", "reason giveReason"]);
    expect(
      assessorsForm.safeParse({ command: "reopen", version: "1", assessment: "0199a0a3-0280-7162-9c37-c572657ef7c5" }).error
        ?.issues[0]?.message,
    ).toBe("giveReason");
    expect(assessorsForm.safeParse({ dueOn: "i morgon" }).error?.issues.map(({ message }) => message)).toEqual([
      "chooseAssessors",
      "notADate",
    ]);
    expect(assessorsForm.safeParse({ assessors: "0199a0a3-0280-7162-9c37-c572657ef7c5", dueOn: "" }).data).toMatchObject({
      command: "assign",
      dueOn: null,
    });
  });
});

describe("submitting", () => {
  it("needs every criterion and every claimed goal that the call scores, and no overall words", () => {
    expect(submit(subject({ scored: ["need", "plan"] }))).toMatchObject({
      refusal: { code: "not-complete", values: { count: 1 } },
    });
    expect(submit(subject({ scored: ["need", "plan", "node:rus/1"] }))).toMatchObject({
      ok: true,
      value: { events: [{ type: "AssessmentSubmitted" }] },
    });
  });

  it("is told what is left in the order of the form", () => {
    expect(left(rules, ["rus/1"], [score("plan", 3), score("node:rus/1", 9), score("need", 3, "")], "")).toEqual({
      keys: ["need", "node:rus/1"],
      summary: true,
    });
  });

  it("scores goals by the applicant's own shares", () => {
    expect(
      itemsOf(rules, [{ node: "rus/1", basisPoints: 6_000 }], { "rus/1": both("Mål ett") }).map(({ key, weight, share }) => [
        key,
        weight,
        share,
      ]),
    ).toEqual([
      ["need", 60, null],
      ["plan", 40, null],
      ["node:rus/1", null, 6_000],
    ]);
  });
});

describe("assigning, declaring, ruling and reopening", () => {
  it("assigning tells the assessor once, and is refused for the reason that was found", () => {
    const now = new Date("2027-02-10T10:00:00Z");
    const told = { kind: "mail-assessment-assigned", dedupeKey: "assessment-assigned a 4" };
    expect(assign(subject(), null, now)).toMatchObject({ value: { follow: [told] } });
    // Asked again after having been released is another version of the same assessment, and another mail.
    const again = assign(subject({ state: "released", version: 5 }), null, now);
    expect(again).toMatchObject({ value: { follow: [{ dedupeKey: "assessment-assigned a 5" }] } });
    expect(assign(subject({ unfit: "in-team" }), null, now)).toMatchObject({ refusal: { code: "in-team" } });
  });

  it("reminds of the last day a week and a day before it, at eight in Stockholm, and never afterwards", () => {
    const reminders = (now: string) => {
      const done = assign(subject(), "2027-03-30", new Date(now));
      return done.ok ? done.value.follow?.slice(1).map(({ after }) => after?.toISOString()) : null;
    };
    // The clock is put forward on 28 March.
    expect(reminders("2027-02-10T10:00:00Z")).toEqual(["2027-03-23T07:00:00.000Z", "2027-03-29T06:00:00.000Z"]);
    expect(reminders("2027-03-23T07:00:00Z")).toEqual(["2027-03-29T06:00:00.000Z"]);
    expect(reminders("2027-03-30T07:00:00Z")).toEqual([]);
  });

  it("a declared conflict waits for an officer; none does not", () => {
    expect(declare({ declaration: "conflict", ground: "KL 6:28 p. 1", reason: "Syskon" }, "case", "me")).toMatchObject({
      value: { follow: [{ kind: "mail-conflict-declared" }] },
    });
    expect(declare({ declaration: "none" }, "case", "me")).toEqual({
      ok: true,
      value: { events: [{ type: "NoConflictDeclared" }] },
    });
  });

  it("only a dismissed conflict is told to the assessor: a confirmed one hides the case", () => {
    const conflict = {
      id: "c",
      state: "declared",
      version: 1,
      personId: "me",
      applicationId: "case",
      barred: [],
      assessmentId: "a",
      elected: false,
    } as const;
    expect(rule(conflict, { ruling: "dismiss", reason: "x" })).toMatchObject({
      value: { follow: [{ kind: "mail-conflict-dismissed" }] },
    });
    expect(rule(conflict, { ruling: "confirm", reason: "x" })).toEqual({
      ok: true,
      value: { events: [{ type: "ConflictConfirmed", reason: new Undisclosed("x") }] },
    });
  });

  it("reopening keeps its reason", () =>
    expect(reopen(subject(), "Fel ansökan")).toMatchObject({
      value: { events: [{ type: "AssessmentReopened", reason: "Fel ansökan" }] },
    }));
});

describe("the lifecycles", () => {
  it("give no command on a recused assessment to anybody", () =>
    expect(openCommands(assessmentLifecycle, "recused", ["assigned-assessor", "officer", "staff"])).toEqual([]));

  it("never let the person rule on their own conflict, in any state", () => {
    for (const state of ["absent", ...conflictStates] as const) {
      const own = openCommands(conflictLifecycle, state, ["self"]);
      expect(own).not.toContain("confirm");
      expect(own).not.toContain("dismiss");
    }
  });

  it("let staff that are not officers see and do nothing", () => {
    for (const state of ["absent", "assigned", "begun", "submitted", "recused"] as const)
      expect(openCommands(assessmentLifecycle, state, ["staff"])).toEqual([]);
    for (const state of ["absent", ...conflictStates] as const)
      expect(openCommands(conflictLifecycle, state, ["staff"])).toEqual([]);
  });
});
