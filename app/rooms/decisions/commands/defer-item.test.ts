import { describe, expect, it } from "vitest";
import { deferItem, letGo, thirdOf } from "#app/rooms/decisions/commands/defer-item.ts";
import { exampleItem, exampleMeeting, exampleMember } from "#app/rooms/decisions/meeting.test-data.ts";
import { type Deferral, noProceedings, type ProposalSide } from "#app/rooms/decisions/meeting.ts";

const ground = {
  applications: [],
  allocation: null,
  funds: [],
  held: [],
  nextParagraph: 12,
  amendment: null,
  conflicted: [],
  minorityRight: true,
  minorityUsed: false,
};
const meeting = exampleMeeting({
  members: ["chair", "a", "b", "c"].map((id) => exampleMember(id)),
  items: [exampleItem({ paragraph: null, clauses: ["bevilja"] }), exampleItem({ id: "info", kind: "information" })],
});
const order = {
  itemId: "i",
  kind: "tabled" as const,
  procedure: "acclamation" as const,
  requestedBy: [],
  reasons: "",
  recordedBy: "s",
};
const code = (outcome: ReturnType<typeof deferItem>) => (outcome.ok ? "ok" : outcome.refusal.code);

describe("putting a matter off (KL 5:49-50)", () => {
  it("is for what was handed over to be decided; tabled without reasons, referred back with them", () => {
    expect(code(deferItem(meeting, ground, order))).toBe("ok");
    expect(code(deferItem(meeting, ground, { ...order, itemId: "info" }))).toBe("not-deferrable");
    expect(code(deferItem(meeting, ground, { ...order, kind: "referred" }))).toBe("reasons-needed");
    expect(code(deferItem(meeting, ground, { ...order, procedure: "vote" }))).toBe("vote-missing");
    expect(code(deferItem(meeting, { ...ground, conflicted: ["b"] }, order))).toBe("conflict-not-noted");
    expect(code(deferItem(meeting, { ...ground, conflicted: ["s"] }, order))).toBe("own-conflict");
  });

  it("is not what was decided when the proposal itself won the vote", () => {
    const votes = meeting.members.map(({ personId }) => ({ personId, choice: "yes" as const }));
    const voted = (proposalSide: ProposalSide) =>
      code(
        deferItem({ ...meeting, items: [exampleItem({ votes, proceedings: { ...noProceedings, proposalSide } })] }, ground, {
          ...order,
          procedure: "vote",
        }),
      );
    expect([voted("yes"), voted("no"), voted("neither")]).toEqual(["against-vote", "ok", "ok"]);
  });

  it("gives the paragraph its number and nothing else: no decision, no money, and what the agenda proposed stays as it was", () => {
    const done = deferItem(meeting, ground, order);
    expect(done.ok && done.value.events).toMatchObject([
      { type: "ItemTakenUp", paragraph: 12 },
      { type: "ItemDeferred", deferral: { kind: "tabled", by: "majority", requestedBy: [] }, ledger: [], unsettles: null },
    ]);
  });

  it("is a right of a third, each counted once, where the board has it and nobody has used it", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 11].map(thirdOf)).toEqual([1, 1, 1, 2, 2, 2, 3, 4]);
    const minority = { ...order, procedure: "minority" as const };
    expect(code(deferItem(meeting, ground, { ...minority, requestedBy: ["a"] }))).toBe("minority-too-small");
    expect(code(deferItem(meeting, ground, { ...minority, requestedBy: ["a", "a"] }))).toBe("minority-too-small");
    expect(code(deferItem(meeting, ground, { ...minority, requestedBy: ["a", "b"] }))).toBe("ok");
    expect(code(deferItem(meeting, ground, { ...minority, requestedBy: ["a", "x"] }))).toBe("vote-by-outsider");
    const asked = { ...minority, requestedBy: ["a", "b", "c"] };
    expect(code(deferItem(meeting, { ...ground, minorityRight: false }, asked))).toBe("no-minority-right");
    expect(code(deferItem(meeting, { ...ground, minorityUsed: true }, asked))).toBe("minority-used");
  });

  it("sends back to the office the cases of its own paragraph, whatever else of the proposal is decided or tabled", () => {
    const off = (kind: Deferral["kind"]): Deferral => ({ kind, by: "majority", requestedBy: [], reasons: "" });
    const of = (allocationId: string, deferral: Deferral | null, id: string) =>
      exampleItem({ id, allocationId, deferral, settled: true });
    expect(letGo({ items: [of("x", off("referred"), "1"), of("x", null, "2")] })).toEqual({
      freed: ["1"],
      referred: { x: ["1"] },
    });
    expect(letGo({ items: [of("x", off("tabled"), "1"), of("x", off("referred"), "2")] }).referred).toEqual({
      x: ["2"],
    });
    expect(letGo({ items: [of("x", off("tabled"), "1")] })).toEqual({ freed: ["1"], referred: {} });
  });
});
