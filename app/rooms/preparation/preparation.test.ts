import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import type { FundRoom } from "#app/rooms/allocation/allocation.ts";
import { asOpened, close, onTheTable, presence } from "./commands/hold.ts";
import { recommend, recommendTheRest } from "./commands/recommend.ts";
import { differs, type PreparationLine, type Recommendation, shortOf } from "./preparation.ts";

const line = (place: number, requested: number, proposed: number, more: Partial<PreparationLine> = {}): PreparationLine => ({
  applicationId: `${place}`,
  rank: place,
  requestedOre: kronor(requested),
  perYear: [{ year: 2027, amountOre: kronor(requested) }],
  proposedOre: kronor(proposed),
  purpose: proposed > 0 ? "tillvaxt" : "",
  recommendation: null,
  amountOre: 0n,
  reason: "",
  gone: false,
  ...more,
});
const said = (recommendation: Recommendation, kr: number) => ({ recommendation, amountOre: kronor(kr) });
const funds: FundRoom[] = [
  {
    fundId: "f",
    year: 2027,
    purpose: "tillvaxt",
    name: { sv: "Tillväxtmedel 2027", en: "Growth funding 2027" },
    limitLeftOre: null,
    pots: ["a", "b"].map((potId) => ({ potId, source: potId, matchingShare: 5_000, availableOre: kronor(500_000) })),
  },
];
const order = (recommendation: Recommendation, kr = 0, reason = "Därför", applicationId = "1") => ({
  applicationId,
  recommendation,
  amountOre: kronor(kr),
  reason,
});
const lines = [line(1, 600_000, 450_000), line(2, 550_000, 550_000), line(3, 400_000, 0)];
const fieldsOf = (outcome: ReturnType<typeof recommend>) => (outcome.ok ? {} : outcome.refusal.fields);

describe("a recommendation", () => {
  it("as proposed has the proposal's sum and needs no reason", () => {
    expect(recommend(lines, order("as-proposed", 7, ""), 1)).toEqual({
      ok: true,
      value: { applicationId: "1", recommendation: "as-proposed", amountOre: kronor(450_000), reason: "" },
    });
  });

  it("that differs has a reason, and a sum of its own that is neither nothing, the same, nor more than was applied for", () => {
    expect(recommend(lines, order("other-sum", 500_000), 1)).toMatchObject({ ok: true, value: { amountOre: kronor(500_000) } });
    expect(fieldsOf(recommend(lines, order("other-sum", 0, " "), 1))).toEqual({ amount: "amountNeeded", reason: "reasonNeeded" });
    expect(fieldsOf(recommend(lines, order("other-sum", 450_000), 1))).toEqual({ amount: "sameAsProposed" });
    expect(fieldsOf(recommend(lines, order("other-sum", 600_001), 1))).toEqual({ amount: "moreThanRequested" });
    expect(fieldsOf(recommend([line(1, 9, 0, { rank: null })], order("other-sum", 5), 1))).toEqual({ amount: "notRanked" });
    expect(fieldsOf(recommend(lines, order("refuse", 0, "Därför", "3"), 1))).toEqual({ recommendation: "alreadyRefused" });
    expect(fieldsOf(recommend(lines, order("postpone", 0, ""), 1))).toEqual({ reason: "reasonNeeded" });
  });

  it("to refuse or postpone gives nothing, whatever was left in the field for the sum", () => {
    for (const word of ["refuse", "postpone"] as const)
      expect(recommend(lines, order(word, 500_000), 1)).toMatchObject({ ok: true, value: { amountOre: 0n } });
  });

  it("is not given by a room where everybody has a conflict of interest, nor on what is withdrawn", () => {
    expect(recommend(lines, order("as-proposed"), 0)).toMatchObject({ ok: false, refusal: { code: "nobody-left" } });
    expect(recommend([line(1, 9, 9, { gone: true })], order("as-proposed"), 1)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("on the rest is as proposed, and on nothing when all have theirs", () => {
    const rest = recommendTheRest([line(1, 9, 9, said("refuse", 0)), line(2, 9, 8), line(3, 9, 0, { gone: true })]);
    expect(rest.ok && rest.value.map((one) => [one.applicationId, one.amountOre])).toEqual([["2", kronor(8)]]);
    expect(recommendTheRest([line(1, 9, 9, said("refuse", 0))])).toMatchObject({ refusal: { code: "nothing-left" } });
  });
});

describe("the meeting", () => {
  it("looks only at what has been handed over and not decided", () => {
    expect(onTheTable({ state: "proposed", decided: false }).ok).toBe(true);
    expect(onTheTable({ state: "open", decided: false })).toMatchObject({ refusal: { code: "not-proposed" } });
    expect(onTheTable({ state: "proposed", decided: true })).toMatchObject({ refusal: { code: "decided" } });
  });

  it("has somebody present, of those who were called", () => {
    const called = [{ personId: "a" }, { personId: "b" }];
    expect(presence(called, ["b", "x"])).toEqual({ ok: true, value: ["b"] });
    expect(presence(called, ["x"])).toMatchObject({ refusal: { fields: { present: "somebodyPresent" } } });
  });

  it("notices that the proposal is another than the one it opened", () => {
    const opened = [{ applicationId: "1", proposedOre: 5n }];
    expect(asOpened(opened, [{ applicationId: "1", amountOre: 5n }])).toBe(true);
    expect(asOpened(opened, [{ applicationId: "1", amountOre: 6n }])).toBe(false);
    expect(
      asOpened(opened, [
        { applicationId: "1", amountOre: 5n },
        { applicationId: "2", amountOre: 0n },
      ]),
    ).toBe(false);
  });

  it("closes when every case has its recommendation and the pots hold them in whole öre", () => {
    const here = [{ present: true }];
    const all = [
      line(1, 600_000, 450_000, said("as-proposed", 450_000)),
      line(2, 550_000, 550_000, said("as-proposed", 550_000)),
    ];
    expect(close(all, here, funds).ok).toBe(true);
    expect(close(all, [{ present: false }], funds)).toMatchObject({ refusal: { code: "nobody-present" } });
    expect(close(lines, here, funds)).toMatchObject({ refusal: { code: "not-all-recommended", values: { count: 3 } } });
    // One öre too much is too much; which of two equal pots it falls in is the ledger's rule.
    const over = [
      all[1] as PreparationLine,
      { ...(all[0] as PreparationLine), ...said("other-sum", 0), amountOre: kronor(450_000) + 1n },
    ];
    expect(close(over, here, funds)).toMatchObject({
      refusal: { code: "over-pot", values: { sv: "a, Tillväxtmedel 2027", overOre: 1n } },
    });
  });

  it("counts as a change what gives another sum, and holds the unsaid as the office proposes it", () => {
    expect(lines.map(differs)).toEqual([false, false, false]);
    expect(differs(line(1, 9, 9, said("postpone", 0)))).toBe(true);
    expect(differs(line(1, 9, 9, { ...said("postpone", 0), gone: true }))).toBe(false);
    expect(shortOf(lines, funds)).toBeNull();
    expect(shortOf([...lines, line(4, 300_000, 200_000)], funds)?.byOre).toBe(kronor(100_000));
  });
});
