import { describe, expect, it } from "vitest";
import { readSection } from "#app/rooms/applications/application.ts";
import type { SealedConfirmation } from "#app/rooms/applications/confirmation.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import { type EligibilitySubject, note, reopen, settle } from "#app/rooms/eligibility/commands/settle.ts";
import { eligibilityForm } from "#app/rooms/eligibility/eligibility.forms.ts";
import { eligibilityTexts, findingWords } from "#app/rooms/eligibility/eligibility.texts.ts";
import {
  type AidElsewhere,
  findingsOf,
  type Related,
  type RunningAward,
  similarity,
  warningsOf,
} from "#app/rooms/eligibility/eligibility.ts";

const closesAt = new Date("2026-12-01T22:59:00Z");
const promised: SealedConfirmation = {
  id: "1",
  financier: "Borås Stad",
  rows: exampleSections.financing.rows.filter((row) => row.source !== "drum").map((row) => row.key ?? ""),
  amount: 80_000_000n,
  by: { name: "Eva Lind", title: "Kommunchef" },
  at: "2026-11-20T10:00:00.000Z",
};
const input = {
  sections: exampleSections,
  confirmations: [promised] as SealedConfirmation[],
  annexes: ["foreningens-stadgar"],
  applicant: "Vävnod",
  rules: exampleRules,
  submittedAt: new Date("2026-12-01T22:59:30Z"),
  paper: undefined,
  members: ["1490", "1463", "1491"],
  closesAt,
  invited: null as boolean | null,
  firstStep: "none" as const,
  legalForm: "ideell-forening",
  title: "Väva vidare",
  sameApplicant: [] as Related[],
  alike: [] as Related[],
  awards: [] as RunningAward[],
  aidElsewhere: [] as AidElsewhere[],
};
const outcome = (change: Partial<typeof input>, key: string) =>
  findingsOf({ ...input, ...change }).find((finding) => finding.key === key)?.outcome;

describe("what is reckoned before the officer answers", () => {
  it("holds for an application that meets every rule", () =>
    expect(findingsOf(input).filter((finding) => finding.outcome !== "ok")).toEqual([]));
  it("counts the whole closing minute as in time", () => {
    expect(outcome({ submittedAt: new Date("2026-12-01T22:59:59.999Z") }, "in-time")).toBe("ok");
    expect(outcome({ submittedAt: new Date("2026-12-01T23:00:00.000Z") }, "in-time")).toBe("fault");
  });
  it("finds that a limited call has not invited the organisation, and asks nothing of the kind in an open one", () => {
    expect(outcome({ invited: false }, "invitation")).toBe("fault");
    expect(outcome({ invited: true }, "invitation")).toBe("ok");
    expect(outcome({ invited: null }, "invitation")).toBeUndefined();
  });
  it("asks about a legal form and never rejects for it (KL 2:8)", () => {
    expect(outcome({ legalForm: "aktiebolag" }, "legal-form")).toBe("question");
    expect(outcome({ legalForm: "kommun" }, "legal-form")).toBe("ok");
    expect(outcome({ legalForm: "kommunalforbund" }, "association")).toBe("question");
  });
  it("asks about money that nobody has confirmed", () => {
    expect(outcome({ confirmations: [] }, "confirmed")).toBe("question");
    expect(outcome({ confirmations: [{ ...promised, rows: promised.rows.slice(1) }] }, "confirmed")).toBe("question");
    // As applicants once said themselves, and as it is still read.
    const financing = { rows: exampleSections.financing.rows.map((row) => ({ ...row, confirmed: true })) };
    expect(outcome({ confirmations: [], sections: { ...exampleSections, financing } }, "confirmed")).toBe("ok");
    const rules = (confirmations: "required" | "unused") => ({ ...exampleRules, confirmations });
    expect(outcome({ rules: rules("required") }, "confirmed")).toBe("ok");
    expect(outcome({ confirmations: [], rules: rules("required") }, "confirmed")).toBe("fault");
    expect(outcome({ confirmations: [], rules: rules("unused") }, "confirmed")).toBeUndefined();
  });
  it("names the attachments that are required and did not come, as with a paper", () => {
    const annex = (key: string, required: boolean) => ({
      key,
      name: { sv: key, en: key },
      help: { sv: "", en: "" },
      required,
      most: 1,
    });
    const rules = { ...exampleRules, annexes: [annex("foreningens-stadgar", true), annex("intyg", true), annex("film", false)] };
    expect(outcome({ rules }, "annexes")).toBe("fault");
    const found = findingsOf({ ...input, rules }).find(({ key }) => key === "annexes");
    expect(found && findingWords(found, "sv")).toBe("Saknas: intyg. Begär komplettering.");
    expect(outcome({ rules, annexes: ["intyg", "foreningens-stadgar"] }, "annexes")).toBe("ok");
    expect(outcome({ rules: { ...rules, annexes: [annex("film", false)] } }, "annexes")).toBeUndefined();
  });
  it("finds what the rules do not allow", () => {
    const rules = {
      ...exampleRules,
      limits: { ...exampleRules.limits, minMunicipalities: 3, maxMonths: 12, maxOre: 1n, minCoFinancing: 9_000, maxOwnWork: 100 },
    };
    for (const key of ["municipalities", "period", "amount", "co-financing", "own-work"])
      expect(outcome({ rules }, key)).toBe("fault");
  });
  const other = (title: string): Related => ({ id: "b", number: "DRUM-2027-009", title });
  it("asks about another application of the same organisation, and about one whose title is alike", () => {
    expect(outcome({ sameApplicant: [other("Något helt annat")] }, "double-funding")).toBe("question");
    expect(outcome({ alike: [other("Väva vidare, etapp 2")] }, "double-funding")).toBe("question");
    expect(outcome({ alike: [other("Vidare studier för vuxna")] }, "double-funding")).toBe("ok");
    expect(similarity("Väva vidare", "VÄVA  VIDARE!")).toBe(1);
    expect(similarity("", "")).toBe(0);
  });
  it("asks a person to judge state aid unless nobody sells anything, and finds what is over the ceiling", () => {
    const aid = (answers: object, planned = "18000000") => ({
      sections: {
        ...exampleSections,
        aid: readSection("aid", {
          economic: "yes",
          favoured: "businesses",
          ground: "de-minimis",
          reasons: "x",
          undertakings: [{ number: "5560160680", name: "Svets AB", planned, signer: "Vd", declared: true }],
          ...answers,
        }),
      },
    });
    expect(outcome(aid({ economic: "no" }), "state-aid")).toBe("ok");
    expect(outcome(aid({ favoured: "all-alike" }), "state-aid")).toBe("question");
    expect(outcome(aid({}), "state-aid")).toBe("question");
    expect(outcome(aid({}, "336000001"), "state-aid")).toBe("fault");
    expect(outcome(aid({ ground: "unclear" }, "336000001"), "state-aid")).toBe("question");
    expect(outcome({ ...aid({}), rules: { ...exampleRules, stateAid: null } }, "state-aid")).toBeUndefined();
    const elsewhere = [{ ...other("X"), undertaking: "5560160680", planned: 100n }];
    expect(outcome({ ...aid({}), aidElsewhere: elsewhere }, "aid-elsewhere")).toBe("question");
    expect(outcome(aid({}), "aid-elsewhere")).toBe("ok");
    expect(outcome(aid({ economic: "no" }), "aid-elsewhere")).toBeUndefined();
    expect(warningsOf(findingsOf({ ...input, ...aid({}), aidElsewhere: elsewhere })).questions).toEqual(["state-aid"]);
  });
  it("asks about a project that is still running when this one starts", () =>
    expect(outcome({ awards: [{ project: "Väva", endsOn: "2027-12-31" }] }, "running-award")).toBe("question"));
  it("tells the board what does not hold and what to judge, but never of another case", () =>
    expect(
      warningsOf(
        findingsOf({
          ...input,
          legalForm: "aktiebolag",
          submittedAt: new Date("2026-12-02T08:00:00Z"),
          sameApplicant: [other("X")],
        }),
      ),
    ).toEqual({ faults: ["in-time"], questions: ["legal-form"] }));
  it("is explained in both languages", () => {
    const related = {
      sameApplicant: [other("X")],
      alike: [{ ...other("Väva vidare"), id: "c" }],
      awards: [{ project: "Väva", endsOn: "2027-12-31" }],
    };
    for (const finding of [
      ...findingsOf({ ...input, legalForm: "kommunalforbund" }),
      ...findingsOf({ ...input, ...related }).filter((one) => one.key === "double-funding" || one.key === "running-award"),
    ]) {
      expect(findingWords(finding, "sv")).toMatch(/\.$/);
      expect(findingWords(finding, "en")).not.toBe(findingWords(finding, "sv"));
      expect(eligibilityTexts.sv.finding[finding.key]).toBeTruthy();
    }
  });
});

const subject: EligibilitySubject = {
  id: "a",
  state: "pending",
  version: 0,
  organisationId: "o",
  withdrawn: false,
  decided: false,
  barred: [],
  answers: [],
};
const { eligibility: questions } = exampleRules;
const words = (
  sokande: "yes" | "no" | "unclear" | undefined,
  drift: "yes" | "no" | "unclear" | undefined,
  notes = "Därför.",
  reason = "Uppfyller villkoren.",
) => ({
  answers: {
    sokande: { answer: sokande, note: sokande === "yes" ? "" : notes },
    drift: { answer: drift, note: drift === "yes" ? "" : notes },
  },
  reason,
});

describe("settling the check", () => {
  it("needs an answer to every condition and a reason for the outcome", () => {
    expect(settle(subject, questions, words("yes", undefined, "", ""), "passed")).toMatchObject({
      refusal: { code: "unanswered", fields: { "answers.drift.answer": "answerMissing", reason: "reasonMissing" } },
    });
  });
  it("needs a reason for every answer that is not a plain yes", () => {
    expect(settle(subject, questions, words("yes", "unclear", ""), "passed")).toMatchObject({
      refusal: { fields: { "answers.drift.note": "noteMissing" } },
    });
    expect(settle(subject, questions, words("yes", "no"), "passed").ok).toBe(true);
  });
  it("cannot pass when a required condition is answered no; unclear, with a reason, is for the assessors to weigh", () => {
    expect(settle(subject, questions, words("no", "yes"), "passed")).toMatchObject({
      refusal: { code: "not-eligible", fields: { "answers.sokande.answer": "requiredUnmet" } },
    });
    expect(settle(subject, questions, words("unclear", "yes"), "passed").ok).toBe(true);
  });
  it("cannot fail without a condition that says why", () => {
    expect(settle(subject, questions, words("yes", "yes"), "failed")).toMatchObject({ refusal: { code: "nothing-failed" } });
    expect(settle(subject, questions, words("no", "yes"), "failed").ok).toBe(true);
  });
  it("is not possible for what has been withdrawn or decided", () => {
    expect(settle({ ...subject, withdrawn: true }, questions, words("yes", "yes"), "passed")).toMatchObject({
      refusal: { code: "application-withdrawn" },
    });
    expect(reopen({ ...subject, decided: true }, "Fel")).toMatchObject({ refusal: { code: "already-decided" } });
  });
  it("keeps unfinished work without asking for anything", () =>
    expect(note(subject, questions, words(undefined, undefined, "", "")).ok).toBe(true));
  it("is taken up again only for a reason", () => {
    expect(reopen(subject, "").ok).toBe(false);
    expect(reopen(subject, "Ny uppgift").ok).toBe(true);
  });
  it("reads whatever is sent without breaking", () => {
    expect(eligibilityForm.safeParse({ version: "0", outcome: "pass", answers: "x" }).success).toBe(false);
    expect(
      eligibilityForm.safeParse({
        version: "0",
        outcome: "pass",
        reason: "a\u0000b",
        answers: { sokande: { answer: "yes", note: "" } },
      }).data?.reason,
    ).toBe("ab");
  });
});
