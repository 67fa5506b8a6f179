import { describe, expect, it } from "vitest";
import { kronor, type Ore } from "#app/kernel/money.ts";
import { type AmendmentContent, type InForce, inForceAfter } from "#app/rooms/decisions/amendment.ts";
import {
  type AmendmentGroundFacts,
  type AmendmentToQuash,
  type AmendmentToRelease,
  proposeAmendment,
  quashAmendment,
  recordAmendment,
  releaseAmendment,
} from "#app/rooms/decisions/commands/amend.ts";
import type { Held, SharingPot } from "#app/rooms/money/ledger.ts";

const halves = (ore: Ore): Held[] => [
  { potId: "vgr", amountOre: ore / 2n },
  { potId: "kommuner", amountOre: ore / 2n },
];
const pots = (left: Ore): SharingPot[] =>
  halves(left).map(({ potId, amountOre }) => ({ potId, matchingShare: 5_000, availableOre: amountOre }));
const now: InForce = { amountOre: kronor(400), endsOn: "2028-12-31", conditions: "", withdrawn: false };
const facts = (more: Partial<AmendmentGroundFacts> = {}): AmendmentGroundFacts => ({
  outcome: "grant",
  standing: "holds",
  now,
  startsOn: "2027-02-01",
  latestEnd: "2029-12-31",
  requestedOre: kronor(500),
  money: { granted: halves(kronor(300)), paid: halves(kronor(100)), pots: pots(kronor(60)) },
  openProposal: false,
  ...more,
});
const wanted = (more: Partial<AmendmentContent> = {}): AmendmentContent => ({
  kind: "change",
  amountOre: null,
  endsOn: null,
  conditions: null,
  correction: "",
  ground: null,
  reasons: "Projektet har fått en ny tidplan.",
  ...more,
});
const fields = (result: ReturnType<typeof proposeAmendment>) => (result.ok ? {} : (result.refusal.fields ?? result.refusal.code));
const propose = (more: Partial<AmendmentContent>, about: Partial<AmendmentGroundFacts> = {}) =>
  proposeAmendment(facts(about), wanted(more));

describe("a change of a decision is proposed", () => {
  it("with what differs from what is in force, and nothing else", () => {
    expect(propose({ amountOre: kronor(400), endsOn: "2029-06-30", conditions: "" })).toMatchObject({
      value: { events: [{ type: "AmendmentProposed", before: now, amountOre: null, endsOn: "2029-06-30", conditions: null }] },
    });
    expect(fields(propose({ amountOre: kronor(400), endsOn: "2028-12-31" }))).toBe("nothing-changed");
    expect(fields(propose({ endsOn: "2029-06-30", reasons: "" }))).toEqual({ reasons: "required" });
  });

  it("never below what is paid, above what was asked for or above what the pot holds", () => {
    const at = (kr: number) => fields(propose({ amountOre: kronor(kr), ground: "asked" }));
    expect([at(99), at(100), at(460), at(461), at(501), at(-1)]).toEqual([
      { amount: "belowPaid" },
      {},
      {},
      { amount: "overPot" },
      { amount: "moreThanRequested" },
      { amount: "notAnAmount" },
    ]);
  });

  it("to the project's disadvantage only with a ground; to its advantage none is kept", () => {
    for (const worse of [{ amountOre: kronor(399) }, { endsOn: "2028-12-30" }, { kind: "withdrawal" as const }]) {
      expect(fields(propose(worse))).toEqual({ ground: "groundNeeded" });
      expect(propose({ ...worse, ground: "terms" })).toMatchObject({ value: { events: [{ ground: "terms" }] } });
    }
    expect(propose({ endsOn: "2029-06-30", ground: "asked" })).toMatchObject({ value: { events: [{ ground: null }] } });
  });

  it("inside the call's time, of a decision that holds, one at a time; a refusal can only be corrected", () => {
    expect(fields(propose({ endsOn: "2030-01-01" }))).toEqual({ endsOn: "afterLatestEnd" });
    expect(fields(propose({ endsOn: "2027-01-01", ground: "asked" }))).toEqual({ endsOn: "beforeStart" });
    const extended = { endsOn: "2029-06-30" };
    expect(fields(propose(extended, { standing: "recorded" }))).toBe("not-released");
    expect(fields(propose(extended, { standing: "quashed" }))).toBe("holds-no-longer");
    expect(fields(propose(extended, { now: { ...now, withdrawn: true } }))).toBe("holds-no-longer");
    expect(fields(propose(extended, { openProposal: true }))).toBe("already-proposed");
    expect(fields(propose(extended, { outcome: "reject" }))).toEqual({ kind: "onlyGrants" });
    expect(fields(propose({ kind: "correction" }))).toEqual({ correction: "correctionNeeded" });
    expect(
      propose({ kind: "correction", correction: "Rätt diarienummer är 12.", amountOre: 1n }, { outcome: "reject" }),
    ).toMatchObject({
      value: { events: [{ kind: "correction", amountOre: null }] },
    });
  });

  it("what is in force is the first decision with every later one on it", () => {
    const chain = [wanted({ amountOre: kronor(350) }), wanted({ endsOn: "2029-06-30" }), wanted({ conditions: "Ny budget." })];
    expect(inForceAfter(now, chain)).toEqual({
      amountOre: kronor(350),
      endsOn: "2029-06-30",
      conditions: "Ny budget.",
      withdrawn: false,
    });
    expect(inForceAfter(now, [...chain, wanted({ kind: "withdrawal" })]).withdrawn).toBe(true);
  });
});

describe("a change of a decision is decided and carried out", () => {
  const about = (content: Partial<AmendmentContent>, more: Partial<AmendmentToRelease> = {}): AmendmentToRelease => ({
    id: "amendment",
    decisionId: "decision",
    callId: "call",
    holds: true,
    content: wanted(content),
    now,
    money: facts().money,
    reserved: [],
    basis: "§ 9/2028",
    meetingAdjusted: true,
    intended: [],
    ...more,
  });
  const moves = (result: { ok: boolean; value?: unknown }) => {
    const value = result.value as { ledger?: never[]; events?: { ledger: never[] }[] } | undefined;
    const ledger: { kind: string; postings: { account: string; amountOre: Ore; awardId: string | null }[] }[] =
      value?.ledger ?? value?.events?.[0]?.ledger ?? [];
    return ledger.map(({ kind, postings }) => [
      kind,
      postings[0]?.awardId,
      postings.filter((posting) => posting.amountOre > 0n).reduce((total, posting) => total + posting.amountOre, 0n),
    ]);
  };

  it("more money is set aside at the meeting and granted when the minutes are adjusted, never over the pot", () => {
    expect(moves(recordAmendment(about({ amountOre: kronor(460) }), true, "§"))).toEqual([["reserve", "amendment", kronor(60)]]);
    expect(recordAmendment(about({ amountOre: kronor(461) }), true, "§")).toMatchObject({
      refusal: { code: "amendment-over-pot" },
    });
    const aside = about(
      { amountOre: kronor(460) },
      {
        reserved: halves(kronor(60)),
        money: { ...(facts().money as never as NonNullable<AmendmentGroundFacts["money"]>), pots: pots(0n) },
      },
    );
    expect(moves(releaseAmendment(aside, ""))).toEqual([
      ["release", "amendment", kronor(60)],
      ["grant", "decision", kronor(60)],
    ]);
    // Taken again at the meeting, it is set aside once.
    expect(moves(recordAmendment(aside, true, "§"))).toEqual([
      ["release", "amendment", kronor(60)],
      ["reserve", "amendment", kronor(60)],
    ]);
    expect(moves(recordAmendment(aside, false, "§"))).toEqual([["release", "amendment", kronor(60)]]);
  });

  it("less money goes back to the pot as a new entry, only when the minutes are adjusted, and nothing of what is paid", () => {
    const less = about({ amountOre: kronor(250) });
    expect(moves(recordAmendment(less, true, "§"))).toEqual([]);
    expect(releaseAmendment({ ...less, meetingAdjusted: false }, "")).toMatchObject({ refusal: { code: "not-adjusted" } });
    expect(moves(releaseAmendment(less, ""))).toEqual([["revoke", "decision", kronor(150)]]);
    expect(recordAmendment(about({ amountOre: kronor(99) }), true, "§")).toMatchObject({ refusal: { code: "below-paid" } });
  });

  it("a withdrawal frees the year's money and the years to come", () => {
    const gone = about({ kind: "withdrawal" }, { intended: [halves(kronor(80))] });
    expect(moves(releaseAmendment(gone, ""))).toEqual([
      ["revoke", "decision", kronor(300)],
      ["release", "decision", kronor(80)],
    ]);
    expect(releaseAmendment(gone, "")).toMatchObject({
      value: { events: [{ award: { changeOre: kronor(-300), withdrawn: true } }] },
    });
  });

  it("nothing is adopted of a decision that a court has annulled meanwhile", () => {
    expect(recordAmendment(about({ endsOn: "2029-06-30" }, { holds: false }), true, "§")).toMatchObject({
      refusal: { code: "holds-no-longer" },
    });
  });

  describe("that a court annuls", () => {
    const undone = (after: InForce, then: InForce, more: Partial<AmendmentToQuash> = {}) =>
      quashAmendment({
        decisionId: "decision",
        callId: "call",
        basis: "§ 9/2027",
        holds: true,
        first: now,
        now: after,
        then,
        money: { granted: halves(kronor(300)), paid: halves(kronor(100)), pots: pots(kronor(60)) },
        later: [],
        ...more,
      });

    it("gives back what it took and takes back what it gave, never what is paid", () => {
      const less = { ...now, amountOre: kronor(340) };
      expect(moves(undone(less, now))).toEqual([["grant", "decision", kronor(60)]]);
      expect(undone({ ...now, amountOre: kronor(330) }, now)).toMatchObject({ refusal: { code: "money-missing" } });
      expect(moves(undone({ ...now, amountOre: kronor(460) }, now))).toEqual([["revoke", "decision", kronor(60)]]);
      expect(moves(undone({ ...now, amountOre: kronor(900) }, now))).toEqual([["revoke", "decision", kronor(300)]]);
      expect(undone({ ...now, endsOn: "2029-06-30" }, now)).toMatchObject({
        value: { events: [{ ledger: [], award: { beyondFirstOre: 0n, endsOn: "2028-12-31", restored: false } }] },
      });
    });

    it("as a withdrawal brings the grant back, with the years to come, and undoes nothing of a decision that is annulled itself", () => {
      const gone = { ...now, withdrawn: true };
      const money = { granted: [], paid: halves(kronor(100)), pots: pots(kronor(300)) };
      const later = [{ amountOre: kronor(80), pots: pots(kronor(80)) }];
      expect(moves(undone(gone, now, { money, later }))).toEqual([
        ["grant", "decision", kronor(300)],
        ["reserve", "decision", kronor(80)],
      ]);
      expect(undone(gone, now, { money, later, holds: false })).toMatchObject({
        value: { events: [{ ledger: [], award: null }] },
      });
    });
  });
});
