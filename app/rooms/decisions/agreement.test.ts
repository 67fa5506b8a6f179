import { describe, expect, it } from "vitest";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { agreementDocument, answeredAgreement } from "./agreement.ts";
import type { LetterFacts } from "./letter.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const facts: LetterFacts = {
  decisionId: "d",
  number: "DRUM-1",
  project: "Vävstugan",
  organisation: "Vävnod",
  address: "Vävgatan 1, Borås",
  callTitle: both("Genomförande"),
  requestedOre: kronor(500),
  outcome: "grant",
  amountOre: kronor(400),
  reasons: "Bra",
  conditions: "Minst två kommuner deltar.",
  tranches: [{ year: 2027, fund: both("Tillväxtmedel"), amountOre: kronor(400), standing: "granted" }],
  terms: { title: both("Allmänna villkor"), version: "2027" },
  body: "Direktionen",
  heldOn: "2027-02-01",
  paragraph: 4,
  adjustedAt: new Date("2027-02-03T10:00:00Z"),
  appealUntil: null,
  issuedAt: new Date("2027-02-03T10:00:00Z"),
  demo: false,
};
const paragraphs = [{ number: 1, heading: both("Bokföring"), text: both("Projektet bokförs för sig.") }];
const terms = { beforePayment: true, startsOn: "2027-03-01", endsOn: "2027-12-31", paragraphs };
const sender = { name: "Förbundet", address: [], contact: { email: "", phone: "" }, court: both("Rätten") };
const asText = (value: unknown) => canonical(value).replaceAll("\u00a0", " ");
const text = (...more: Parameters<typeof agreementDocument>) => asText(agreementDocument(...more).blocks);

describe("the terms of a grant as its applicant gets them", () => {
  it("say the sum, the decision, the period, the special conditions and the general terms in full", () => {
    const sv = text(facts, terms, sender, "sv");
    for (const words of ["400 kr", "Direktionen § 4", "1 mars 2027 – 31 december 2027", "Minst två kommuner", "§ 1 Bokföring"])
      expect(sv).toContain(words);
    expect(sv).toContain("Inga pengar betalas ut innan");
    expect(sv).toContain("de särskilda villkoren och Allmänna villkor, version 2027");
    expect(text(facts, terms, sender, "en")).toContain("Projektet bokförs för sig. (en)");
  });

  it("leave out what there is nothing of", () => {
    const bare = { beforePayment: false, startsOn: null, endsOn: null, paragraphs: [] };
    const sv = text({ ...facts, conditions: "" }, bare, sender, "sv");
    for (const words of ["Särskilda villkor", "Projektperiod", "Inga pengar betalas ut", "de särskilda villkoren"])
      expect(sv).not.toContain(words);
  });

  it("carry the answer below them, with the fingerprint of what was answered, and nothing while there is none", () => {
    const document = agreementDocument(facts, terms, sender, "sv");
    const answer = { state: "out" as const, sha256: "abc", answeredAt: null, answeredAs: "", paperOn: null, lead: "", words: "" };
    expect(answeredAgreement(document, answer)).toBe(document);
    const answered = { ...answer, answeredAt: new Date("2027-02-05T10:00:00Z"), answeredAs: "Ada Ask" };
    const said = (more: object) => asText(answeredAgreement(document, { ...answered, ...more }).blocks.at(-1));
    expect(said({ state: "accepted", lead: "Bo Bok" })).toMatch(/Ada Ask.*Bo Bok.*abc/);
    expect(said({ state: "accepted", lead: "Bo Bok", paperOn: "2027-02-04" })).toContain(
      "Underskrivet på papper 4 februari 2027",
    );
    expect(said({ state: "declined", words: "Vi hinner inte." })).toContain("Vi hinner inte.");
  });
});
