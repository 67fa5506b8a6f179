import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { readSection } from "#app/rooms/applications/application.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import { sealedSections, submittedFacts } from "#app/rooms/applications/sealing.ts";
import {
  aidSums,
  askedAid,
  ceilingOre,
  favoursSome,
  firstAidUnseen,
  needsCertificates,
} from "#app/rooms/applications/state-aid.ts";
import { exampleInput } from "#app/rooms/applications/whole-application.test-data.ts";

const both = { sv: "Förordning", en: "Regulation" };
const rules = { regulation: both, ceilingEuro: 300_000, years: 3, orePerEuro: 1_120n, since: "2024-01-31", required: false };
const number = "5560160680";
const whole = {
  economic: "yes",
  favoured: "businesses",
  ground: "de-minimis",
  reasons: "Två verkstäder.",
  undertakings: [{ number, name: "Svets AB", planned: "18000000", signer: "Vd", declared: true }],
  received: [{ number, on: "2025-03-14", giver: "Tillväxtverket", amount: "25000000" }],
  earlier: [{ what: "Förstudie", giver: "ESF", year: 2025, amount: "100" }],
};
const faults = (aid: object, stateAid: Partial<typeof rules> = {}) =>
  faultsOf({
    ...exampleInput,
    sections: { ...exampleInput.sections, aid: readSection("aid", aid) },
    rules: { ...exampleInput.rules, stateAid: { ...rules, ...stateAid }, earlierSupport: true },
  }).map(({ field, key }) => `${field} ${key}`);
const [undertaking] = whole.undertakings as [object];
const [grant] = whole.received as [object];

describe("state aid", () => {
  it("is given where some are favoured in what they sell, and never where all are treated alike", () => {
    expect(favoursSome({ economic: "no", favoured: "businesses" })).toBe(false);
    expect(favoursSome({ economic: "yes", favoured: "all-alike" })).toBe(false);
    expect(favoursSome({ economic: "yes", favoured: "applicant" })).toBe(true);
    expect(needsCertificates({ economic: "yes", favoured: "applicant", ground: "block-exemption" })).toBe(false);
  });
  it("counts what was given from the first day that counts, and what has no date yet", () => {
    expect(ceilingOre(rules)).toBe(kronor(3_360_000));
    const sums = (on: string | null) => aidSums(readSection("aid", { ...whole, received: [{ ...grant, on }] }), rules)[0];
    expect(sums("2024-01-31")).toMatchObject({ received: kronor(250_000), left: kronor(2_930_000) });
    expect(sums("2024-01-30")?.received).toBe(0n);
    expect(sums(null)?.received).toBe(kronor(250_000));
  });
  it("adds up to the ceiling whatever is written, and one undertaking's aid is never another's", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, amounts, (mine, others) => {
        const row = (to: string) => (amount: bigint) => ({ number: to, on: "2026-01-01", giver: "x", amount: `${amount}` });
        const aid = readSection("aid", { ...whole, received: [...mine.map(row(number)), ...others.map(row("5590000000"))] });
        const [sum] = aidSums(aid, rules);
        expect(sum?.received).toBe(mine.reduce((a, b) => a + b, 0n));
        expect((sum?.received ?? 0n) + (sum?.planned ?? 0n) + (sum?.left ?? 0n)).toBe(ceilingOre(rules));
      }),
    );
  });
  it("may be left alone where the call does not ask for answers, and not where it does", () => {
    expect(faults({})).toEqual([]);
    expect(faults({}, { required: true })).toEqual(["economic economic-missing"]);
    expect(faults({ economic: "no" }, { required: true })).toEqual([]);
    expect(faults({ economic: "yes" })).toEqual(["favoured favoured-missing", "reasons reasons-missing"]);
    expect(faults(whole)).toEqual([]);
  });
  it("wants a certificate of every undertaking, each fault at its field", () => {
    expect(faults({ ...whole, undertakings: [], received: [] })).toEqual(["undertakings.0.number undertakings-missing"]);
    expect(faults({ ...whole, ground: "unclear", undertakings: [{}] })).toEqual([]);
    expect(faults({ ...whole, undertakings: [{ ...undertaking, number: "5560160681", declared: false, signer: "" }] })).toEqual([
      "undertakings.0.number organisation-number-wrong",
      "undertakings.0.signer signer-missing",
      "undertakings.0.declared certificate-missing",
      "received.0.number received-by-nobody",
    ]);
    expect(faults({ ...whole, undertakings: [undertaking, undertaking] })).toEqual(["undertakings.1.number undertaking-twice"]);
    expect(faults({ ...whole, received: [{ ...grant, on: null, giver: "", amount: null }] })).toEqual([
      "received.0.on received-date-missing",
      "received.0.giver giver-missing",
      "received.0.amount amount-missing",
    ]);
  });
  it("may come up to the ceiling and not an öre above it", () => {
    const planned = (ore: bigint) => faults({ ...whole, undertakings: [{ ...undertaking, planned: `${ore}` }] });
    expect(planned(kronor(3_110_000))).toEqual([]);
    expect(planned(kronor(3_110_000) + 1n)).toEqual(["undertakings.0.planned ceiling-exceeded"]);
  });
});

describe("what an earlier answer hides", () => {
  const sealed = (aid: object, change: Partial<typeof exampleInput.rules> = {}) =>
    sealedSections(
      { ...exampleInput.sections, aid: readSection("aid", aid) },
      { ...exampleInput.rules, stateAid: rules, earlierSupport: true, ...change },
    );
  it("is neither sealed nor counted among those who get aid", () => {
    expect(sealed({ ...whole, economic: "no" }).aid).toMatchObject({
      favoured: "",
      ground: "",
      reasons: "",
      undertakings: [],
      received: [],
    });
    expect(sealed({ ...whole, favoured: "all-alike" }).aid).toMatchObject({
      favoured: "all-alike",
      ground: "",
      undertakings: [],
    });
    expect(sealed({ ...whole, ground: "unclear" }).aid).toMatchObject({ reasons: "Två verkstäder.", undertakings: [] });
    expect(sealed(whole).aid).toEqual(readSection("aid", whole));
    const facts = (aid: object) =>
      submittedFacts({ ...exampleInput.sections, aid: readSection("aid", aid) }, { ...exampleInput.rules, stateAid: rules })
        .undertakings;
    expect(facts(whole)).toEqual([{ number, planned: kronor(180_000) }]);
    expect(facts({ ...whole, economic: "no" })).toEqual([]);
  });
  it("nor is what the call does not ask for", () => {
    expect(sealed(whole, { stateAid: null, earlierSupport: false }).aid).toEqual(readSection("aid", {}));
    expect(sealed(whole, { stateAid: null }).aid.earlier).toHaveLength(1);
  });
  it("gives the same when it is asked for again", () => {
    const any = fc.record({
      economic: fc.constantFrom("", "no", "yes"),
      favoured: fc.constantFrom("", "nobody", "all-alike", "applicant", "businesses"),
      ground: fc.constantFrom("", "de-minimis", "block-exemption", "unclear"),
    });
    fc.assert(
      fc.property(any, (answers) => {
        const once = askedAid(readSection("aid", { ...whole, ...answers }), { stateAid: rules, earlierSupport: true });
        expect(askedAid(once, { stateAid: rules, earlierSupport: true })).toEqual(once);
        expect(once.undertakings.length > 0).toBe(needsCertificates(once));
      }),
    );
  });
  it("comes into sight when the form is saved without JavaScript", () => {
    const aid = readSection("aid", whole);
    expect(firstAidUnseen(aid, "")).toBe("favoured");
    expect(firstAidUnseen(aid, "favoured")).toBe("ground");
    expect(firstAidUnseen(aid, "favoured,ground,undertakings.0.number")).toBeNull();
    expect(firstAidUnseen(aid, undefined)).toBeNull();
  });
});

describe("the applicant's own words on support to businesses", () => {
  it("are asked for where the questions need not be answered, and not twice where they must", () => {
    const blank = { ...exampleInput.sections, plan: { ...exampleInput.sections.plan, stateAid: "" } };
    const keys = (required: boolean) =>
      faultsOf({
        ...exampleInput,
        sections: { ...blank, aid: readSection("aid", { economic: "no" }) },
        rules: { ...exampleInput.rules, stateAid: { ...rules, required } },
      }).map(({ key }) => key);
    expect(keys(false)).toEqual(["state-aid-missing"]);
    expect(keys(true)).toEqual([]);
  });
});

describe("earlier support", () => {
  it("is said with what, by whom, when and how much, or not at all", () => {
    expect(faults({ earlier: [{ what: "Förstudie" }] })).toEqual([
      "earlier.0.giver giver-missing",
      "earlier.0.year earlier-year-missing",
      "earlier.0.amount amount-missing",
    ]);
  });
});
