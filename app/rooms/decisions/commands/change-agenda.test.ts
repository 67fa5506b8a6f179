import { describe, expect, it } from "vitest";
import { isRemovable, stepOf } from "#app/rooms/decisions/agenda-order.ts";
import { removeItem, reorder, takeUpExtra } from "#app/rooms/decisions/commands/change-agenda.ts";
import { exampleItem, exampleMeeting, exampleMember } from "#app/rooms/decisions/meeting.test-data.ts";
import { type ItemKind, itemKinds } from "#app/rooms/decisions/meeting.ts";

const at = (id: string, kind: ItemKind, more: { allocationId?: string } = {}) =>
  exampleItem({ id, kind, paragraph: null, ...more });
const items = [
  at("open", "opening"),
  at("adjuster", "adjuster"),
  at("money", "allocation", { allocationId: "a" }),
  at("info", "information"),
  at("case", "application", { allocationId: "a" }),
  at("close", "closing"),
];
const meeting = exampleMeeting({ items, members: ["chair", "b", "c"].map((id) => exampleMember(id)) });
const outcome = (given: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) =>
  given.ok ? given.value : given.refusal.code;

describe("the agenda before the meeting is opened", () => {
  it("begins with the opening and ends with the closing, and all between them may change places one step at a time", () => {
    expect(items.map(({ id }) => [stepOf(items, id, "up"), stepOf(items, id, "down")])).toEqual([
      [null, null],
      [null, 2],
      [1, 3],
      [2, 4],
      [3, null],
      [null, null],
    ]);
    expect(outcome(reorder(meeting, { itemId: "info", way: "up" }))).toEqual({
      events: [{ type: "AgendaOrdered", itemIds: ["open", "adjuster", "info", "money", "case", "close"] }],
      value: { further: true },
    });
    expect(outcome(reorder(meeting, { itemId: "case", way: "down" }))).toBe("at-the-end");
    expect(outcome(reorder(meeting, { itemId: "elsewhere", way: "up" }))).toBe("not-found");
  });

  it("lets go of a proposal whole, never of the formalities, and never by the hand of one who may not know its cases", () => {
    expect(itemKinds.filter((kind) => isRemovable({ kind }))).toEqual([
      "allocation",
      "amendment",
      "report",
      "delegated",
      "information",
    ]);
    const off = (itemId: string, conflicted: string[] = []) =>
      outcome(removeItem(meeting, { itemId, conflicted, removedBy: "siv" }));
    expect(off("money")).toEqual({ events: [{ type: "ItemRemoved", itemIds: ["money", "case"] }] });
    expect(off("info")).toEqual({ events: [{ type: "ItemRemoved", itemIds: ["info"] }] });
    expect([off("adjuster"), off("case"), off("money", ["siv"]), off("x")]).toEqual([
      "not-removable",
      "not-removable",
      "not-found",
      "not-found",
    ]);
  });
});

describe("a matter that the notice of meeting did not tell of (KL 5:52)", () => {
  const item = { ...at("new", "information"), title: "Hyra", matters: [] };
  const order = { item, rule: "unanimous" as const, why: " Avtalet går ut. ", agreed: true };
  it("comes up with its reason, by the rule that holds here", () => {
    for (const rule of ["unanimous", "majority"] as const)
      expect(outcome(takeUpExtra(meeting, { ...order, rule }))).toMatchObject({
        events: [{ type: "ItemAdded", item: { id: "new", extra: { rule, why: "Avtalet går ut." } } }],
        value: { itemId: "new" },
      });
    expect(outcome(takeUpExtra(meeting, { ...order, rule: "never" }))).toBe("extra-not-allowed");
  });

  it("does not without a reason, unless the meeting has decided it with a quorum, or once the meeting is being closed", () => {
    const code = (more: Partial<typeof order>, of = meeting) => outcome(takeUpExtra(of, { ...order, ...more }));
    const closing = { ...meeting, items: [exampleItem({ kind: "closing", paragraph: 9 })] };
    const empty = { ...meeting, members: meeting.members.map((member) => ({ ...member, present: member.personId === "b" })) };
    expect([code({}, closing), code({}, empty)]).toEqual(["closing-taken-up", "no-quorum"]);
    expect(takeUpExtra(meeting, { ...order, item: { ...item, title: " " }, why: " ", agreed: false })).toMatchObject({
      refusal: { fields: { title: "required", why: "required", agreed: "agreedNeeded" } },
    });
  });
});
