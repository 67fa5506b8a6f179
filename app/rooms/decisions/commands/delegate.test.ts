import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { decideOnDelegation, proposeDelegation } from "#app/rooms/decisions/commands/delegate.ts";
import type { DelegatedCase, DelegatedContent, DelegationRule } from "#app/rooms/decisions/delegation.ts";

const both = (text: string) => ({ sv: text, en: text });
const rules: DelegationRule[] = [
  { number: "4.1", role: "board-chair", kinds: ["pre-study"], maxOre: kronor(100_000), body: "Ordföranden", about: both("x") },
];
const about = (more: Partial<DelegatedCase> = {}): DelegatedCase => ({
  applicationId: "a",
  number: "F-1",
  title: "Förstudie",
  organisation: "Föreningen",
  callId: "call",
  callKind: "pre-study",
  requestedOre: kronor(100_000),
  perYear: [{ year: 2027, amountOre: kronor(100_000) }],
  submitted: true,
  eligibility: "passed",
  assessments: 2,
  wanted: 2,
  inAllocation: false,
  decided: false,
  open: false,
  funds: [
    {
      fundId: "fund",
      year: 2027,
      purpose: "forstudie",
      name: both("Förstudier 2027"),
      limitLeftOre: null,
      pots: [{ potId: "vgr", source: "VGR", matchingShare: 10_000, availableOre: kronor(150_000) }],
    },
  ],
  ...more,
});
const content = (more: Partial<DelegatedContent> = {}): DelegatedContent => ({
  outcome: "grant",
  amountOre: kronor(90_000),
  reasons: "Behovet är visat.",
  conditions: "",
  note: "",
  ...more,
});
const propose = (of: Partial<DelegatedCase>, more: Partial<DelegatedContent> = {}) => {
  const judged = proposeDelegation(about(of), content(more), rules);
  return judged.ok ? "ok" : (judged.refusal.fields ?? judged.refusal.code);
};

describe("a decision on delegation", () => {
  it("is open to what the order names: the kind of call, and what was asked for up to the sum", () => {
    expect(propose({})).toBe("ok");
    expect(propose({ callKind: "open" })).toBe("not-delegated");
    // Asked for more than the sum, it is the board's: a smaller grant is also a refusal of the rest.
    expect(propose({ requestedOre: kronor(100_001) })).toBe("not-delegated");
  });

  it("is about a case that is ready, by itself, once", () => {
    expect(propose({ submitted: false })).toBe("not-ready");
    expect(propose({ eligibility: "open" })).toBe("not-ready");
    // As many assessments as the call demands, or a reason that stands in the minutes.
    for (const assessments of [0, 1]) expect(propose({ assessments })).toEqual({ note: "noteNeeded" });
    expect(propose({ assessments: 1 }, { outcome: "reject", amountOre: 0n })).toEqual({ note: "noteNeeded" });
    expect(propose({ assessments: 1 }, { note: "Den andra bedömaren är sjuk." })).toBe("ok");
    expect(propose({ inAllocation: true })).toBe("in-allocation");
    expect(propose({ decided: true })).toBe("already-decided");
    expect(propose({ open: true })).toBe("already-proposed");
  });

  it("gives reasons for yes and for no, never more than was asked for, and nothing to who is not eligible", () => {
    expect(propose({}, { reasons: " " })).toEqual({ reasons: "reasonsNeeded" });
    expect(propose({}, { outcome: "reject", amountOre: 0n, reasons: "" })).toEqual({ reasons: "reasonsNeeded" });
    expect(propose({}, { amountOre: kronor(100_001) })).toEqual({ amount: "moreThanRequested" });
    expect(propose({}, { amountOre: 0n })).toEqual({ amount: "amountNeeded" });
    expect(propose({ eligibility: "failed" })).toEqual({ outcome: "notEligible" });
    expect(propose({ eligibility: "failed", assessments: 0 }, { outcome: "reject", amountOre: 0n })).toBe("ok");
  });

  it("sets its money aside, never over the pot", () => {
    const decided = decideOnDelegation(about(), content(), rules, { decisionId: "d", basis: "§ 3/2027" });
    expect(decided).toMatchObject({
      value: {
        rule: { number: "4.1" },
        tranches: [{ year: 2027, fundId: "fund", amountOre: kronor(90_000) }],
        ledger: [
          {
            kind: "reserve",
            basis: "§ 3/2027",
            postings: [{ awardId: "d" }, { account: "reserved", amountOre: kronor(90_000) }],
          },
        ],
      },
    });
    const [fund] = about().funds;
    const poor = { ...fund, pots: [{ ...fund?.pots[0], availableOre: kronor(80_000) }] } as DelegatedCase["funds"][number];
    expect(propose({ funds: [poor] })).toBe("over-pot");
    expect(propose({ perYear: [{ year: 2031, amountOre: kronor(100_000) }] })).toBe("no-fund-for-year");
  });
});
