import { describe, expect, it } from "vitest";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { agreementDocument, answeredAgreement, changedTermsDocument, isSameTerms } from "./agreement.ts";
import type { LetterFacts } from "./letter.ts";
import { wordingsOf, shippedWordings as words } from "./wording.ts";

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
    const sv = text(facts, terms, sender, "sv", words);
    for (const words of ["400 kr", "Direktionen § 4", "1 mars 2027 – 31 december 2027", "Minst två kommuner", "§ 1 Bokföring"])
      expect(sv).toContain(words);
    expect(sv).toContain("Inga pengar betalas ut innan");
    expect(sv).toContain("att följa beslutet, de villkor som står i det och Allmänna villkor, version 2027");
    expect(text(facts, terms, sender, "en", words)).toContain("Projektet bokförs för sig. (en)");
  });

  it("leave out what there is nothing of", () => {
    const bare = { beforePayment: false, startsOn: null, endsOn: null, paragraphs: [] };
    const sv = text({ ...facts, conditions: "" }, bare, sender, "sv", words);
    for (const words of ["Särskilda villkor", "Projektperiod", "Inga pengar betalas ut"]) expect(sv).not.toContain(words);
  });

  it("carry the answer below them, with the fingerprint of what was answered, and nothing while there is none", () => {
    const document = agreementDocument(facts, terms, sender, "sv", words);
    const answer = {
      state: "out" as const,
      amendmentId: null,
      sha256: "abc",
      answeredAt: null,
      answeredAs: "",
      paperOn: null,
      lead: "",
      words: "",
    };
    expect(answeredAgreement(document, answer)).toBe(document);
    const answered = { ...answer, answeredAt: new Date("2027-02-05T10:00:00Z"), answeredAs: "Ada Ask" };
    const said = (more: object) => asText(answeredAgreement(document, { ...answered, ...more }).blocks.at(-1));
    expect(said({ state: "accepted", lead: "Bo Bok" })).toMatch(/Ada Ask.*Bo Bok.*abc/);
    expect(said({ state: "accepted", lead: "Bo Bok", paperOn: "2027-02-04" })).toContain(
      "Underskrivet på papper 4 februari 2027",
    );
    expect(said({ state: "declined", words: "Vi hinner inte." })).toContain("Vi hinner inte.");
    expect(said({ state: "accepted", amendmentId: "a" })).not.toContain("Projektledare");
  });

  it("are in the office's own words where it has them, an undertaking on each line", () => {
    const own = (key: string, sv: string) => ({ key, version: 2, sv, en: null });
    const mine = wordingsOf([
      own("agreement-undertakes", "att följa {villkor}, version {version}\n\n att ringa"),
      own("agreement-accepting", "Skriv under."),
    ]);
    const document = agreementDocument(facts, terms, sender, "sv", mine);
    expect(document.blocks.find((block) => block.kind === "list")).toMatchObject({
      items: ["att följa Allmänna villkor, version 2027", "att ringa"],
    });
    expect(asText(document.blocks)).toContain("Skriv under.");
    expect(document.wording).toMatchObject({ "agreement-undertakes": 2, "agreement-lead": 0 });
    expect(Object.keys(document.wording ?? {}).some((key) => key.startsWith("letter"))).toBe(false);
  });
});

describe("changed terms as the applicant gets them", () => {
  const before = { amountOre: kronor(400), endsOn: "2027-12-31", conditions: "", withdrawn: false };
  const after = { ...before, endsOn: "2028-06-30", conditions: "Rapport varje halvår." };
  const changed = {
    beforePayment: true,
    year: 2027,
    before,
    after,
    reasons: "Projektet började sent.",
    accepted: { as: "Ada Ask, firmatecknare", at: new Date("2027-02-05T10:00:00Z") },
  };
  const about = { earlier: facts, body: "Direktionen", heldOn: "2027-05-12", paragraph: 31, issuedAt: facts.issuedAt };

  it("lay what held before beside what holds now, and only what differs", () => {
    const { blocks } = changedTermsDocument(about, changed, sender, "sv", words);
    const table = blocks.find((block) => block.kind === "table");
    expect(
      table?.kind === "table" && table.rows.map((row) => row.cells.map((cell) => cell.text.replaceAll("\u00a0", " "))),
    ).toEqual([
      ["Projektet får pågå till", "31 december 2027", "30 juni 2028"],
      ["Särskilda villkor", "Inga", "Rapport varje halvår."],
    ]);
  });

  it("tell who accepted the earlier terms, which general terms still hold, and what it means to say no", () => {
    const sv = asText(changedTermsDocument(about, changed, sender, "sv", words).blocks);
    for (const said of [
      "Direktionen § 31, 12 maj 2027",
      "Direktionen § 4, 1 februari 2027",
      "Ada Ask, firmatecknare, 5 februari 2027",
      "Allmänna villkor, version 2027",
      "gäller även om ni inte godkänner den, tills direktionen har beslutat något annat",
      "Inga pengar betalas ut innan",
    ])
      expect(sv).toContain(said);
    const unanswered = { ...changed, accepted: null, beforePayment: false };
    const en = asText(changedTermsDocument(about, unanswered, sender, "en", words).blocks);
    for (const said of ["The earlier terms accepted by", "No money is paid"]) expect(en).not.toContain(said);
    expect(en).toContain("holds even if you do not accept it");
  });

  it("are nothing to accept when all is as it was accepted", () => {
    expect(isSameTerms(before, { ...before })).toBe(true);
    for (const more of [{ amountOre: 1n }, { endsOn: null }, { conditions: "x" }])
      expect(isSameTerms(before, { ...before, ...more })).toBe(false);
  });
});
