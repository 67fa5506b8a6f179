import { describe, expect, it } from "vitest";
import { acceptOnPaper, acceptTerms, declineTerms, remind } from "./answer-agreement.ts";

const facts = { releasedAt: new Date("2027-03-01T10:00:00Z"), holds: true, signatories: ["s"] };
const gone = { ...facts, holds: false };
const code = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal.code);
const now = new Date("2027-03-10T10:00:00Z");

describe("an answer to the terms of a grant", () => {
  it("is given by name, with who leads the project, and with words when it is no", () => {
    expect(acceptTerms(facts, { as: "Ada Ask", lead: "Bo Bok" })).toMatchObject({
      value: { events: [{ type: "AgreementAccepted", as: "Ada Ask", lead: "Bo Bok", paperOn: null }] },
    });
    expect(declineTerms(facts, { as: "Ada Ask", words: "Vi fick inte med kommunen." })).toMatchObject({
      value: { events: [{ type: "AgreementDeclined", words: "Vi fick inte med kommunen." }] },
    });
  });

  it("on paper has the day that stands on it: from when the terms went out until today", () => {
    const on = (day: string) => acceptOnPaper(facts, { as: "Ada Ask", lead: "Bo Bok", on: day }, now);
    expect([code(on("2027-03-01")), code(on("2027-03-10"))]).toEqual(["ok", "ok"]);
    expect(on("2027-02-28")).toMatchObject({ refusal: { fields: { signedOn: "beforeRelease" } } });
    expect(on("2027-03-11")).toMatchObject({ refusal: { fields: { signedOn: "inTheFuture" } } });
  });

  it("is not asked for once the decision holds no longer, and nobody is reminded who is not there", () => {
    expect([
      code(acceptTerms(gone, { as: "a", lead: "b" })),
      code(declineTerms(gone, { as: "a", words: "b" })),
      code(acceptOnPaper(gone, { as: "a", lead: "b", on: "2027-03-02" }, now)),
      code(remind(gone)),
      code(remind({ ...facts, signatories: [] })),
      code(remind(facts)),
    ]).toEqual([...Array(4).fill("holds-no-longer"), "nobody-to-mail", "ok"]);
  });
});
