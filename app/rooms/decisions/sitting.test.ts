import { describe, expect, it } from "vitest";
import { sittingForm } from "#app/rooms/decisions/decisions.forms.ts";
import type { MeetingCommand } from "#app/rooms/decisions/meeting.lifecycle.ts";
import { exampleItem, exampleMeeting, exampleMember } from "#app/rooms/decisions/meeting.test-data.ts";
import type { Absence, Item } from "#app/rooms/decisions/meeting.ts";
import { takingPart } from "#app/rooms/decisions/quorum.ts";
import {
  inHandOf,
  nextStepOf,
  ofParagraph,
  readSitting,
  sittingQuery,
  standingOf,
  stepsOpen,
} from "#app/rooms/decisions/sitting.ts";

const items = [
  exampleItem({ id: "opening", paragraph: 1, settled: true }),
  exampleItem({ id: "passed-over", paragraph: null }),
  exampleItem({ id: "money", paragraph: 2 }),
  exampleItem({ id: "info", paragraph: null }),
];
const meeting = exampleMeeting({ items, inHandId: "money" });
const item = (id: string) => items.find((one) => one.id === id) as (typeof items)[number];
const next = (of: typeof meeting, id: string) => {
  const found = nextStepOf(of, of.items.find((one) => one.id === id) as (typeof items)[number]);
  return "item" in found ? `${found.kind} ${found.item.id}` : found.kind;
};
const settled = (...ids: string[]) => ({
  ...meeting,
  items: items.map((one) => (ids.includes(one.id) ? { ...one, settled: true } : one)),
});

describe("a meeting on one screen", () => {
  it("is at the paragraph the secretary has turned to; before that, and when that is gone, at the first that is not settled", () => {
    const at = (inHandId: string | null, of = items) => inHandOf({ items: of, inHandId })?.id;
    expect([
      at("info"),
      at(null),
      at("put back"),
      at(null, items.slice(0, 2)),
      at(null, [item("opening")]),
      at(null, []),
    ]).toEqual(["info", "money", "money", "passed-over", "opening", undefined]);
  });

  it("has one next step: take up, decide, go on to what is left in order and then to what was passed over, and close", () => {
    expect(next(meeting, "money")).toBe("decide");
    expect(next(meeting, "info")).toBe("take-up info");
    expect(next(meeting, "opening")).toBe("return money");
    expect(next({ ...meeting, inHandId: "info" }, "money")).toBe("turn-to money");
    expect(next(settled("money"), "money")).toBe("take-up info");
    expect(next(settled("money", "info"), "money")).toBe("take-up passed-over");
    expect(next(settled("money", "info", "passed-over"), "money")).toBe("close");
  });

  it("offers a paragraph's steps when they can be taken: a reservation after the decision, all else before it, nothing in what is hidden but that somebody leaves", () => {
    const may: readonly MeetingCommand[] = [
      "note-absence",
      "vote",
      "record-decision",
      "reserve",
      "defer",
      "rule-conflict",
      "note-attendance",
      "break-out",
      "add-extra",
    ];
    const open = (id: string, more: { isConcealed?: boolean; may?: readonly MeetingCommand[]; cases?: readonly string[] } = {}) =>
      stepsOpen({ may, item: { ...item(id), allocationId: "a" }, cases: [], deferrable: true, isConcealed: false, ...more });
    const ofAll = ["attendance", "extra"];
    expect(open("money")).toEqual(["absence", "vote", "decision", "deferral", "ruling", ...ofAll]);
    expect(open("opening")).toEqual(["reservation", ...ofAll]);
    expect(open("info")).toEqual(ofAll);
    expect(open("money", { isConcealed: true })).toEqual(["absence", ...ofAll]);
    expect(open("money", { may: [] })).toEqual([]);
    // Out of several, also before the paragraph has its number: one alone stays where it is.
    const several = { kind: "allocation", id: "several" } as const;
    const steps = (cases: readonly string[], more: Partial<Item>) =>
      stepsOpen({ may, item: exampleItem({ ...several, ...more }), cases, deferrable: false, isConcealed: false });
    expect(steps(["one", "other"], { paragraph: null })).toEqual(["break-out", ...ofAll]);
    expect(ofParagraph(steps(["one", "other"], { paragraph: 7 }))).toContain("break-out");
    expect(steps(["one"], { paragraph: null })).toEqual(ofAll);
    expect(steps(["one", "other"], { paragraph: 7, settled: true })).toEqual(["reservation", ...ofAll]);
  });

  it("tells each person of their own place in a paragraph", () => {
    const absence = (personId: string, kind: Absence["kind"], replacedById: string | null = null): Absence => ({
      personId,
      kind,
      ground: "",
      applicationId: null,
      replacedById,
    });
    const members = [
      exampleMember("chair"),
      exampleMember("recused"),
      exampleMember("gone"),
      exampleMember("home", { present: false }),
      exampleMember("called in", { capacity: "substitute" }),
      exampleMember("serving", { capacity: "substitute", servesFor: "home" }),
      exampleMember("listening", { capacity: "substitute" }),
      exampleMember("writing", { capacity: "secretary" }),
    ];
    const paragraph = exampleItem({ absences: [absence("recused", "conflict", "called in"), absence("gone", "left")] });
    const data = { meeting: exampleMeeting({ members }), item: paragraph, taking: takingPart({ members }, paragraph) };
    const told = [...members.map(({ personId }) => personId), "a stranger"].map((id) => {
      const { kind, servesFor } = standingOf(data, id);
      return servesFor ? `${kind} for ${servesFor}` : kind;
    });
    expect(told).toEqual([
      "chairs",
      "conflict",
      "gone",
      "absent",
      "takes for recused",
      "takes for home",
      "observes",
      "follows",
      "follows",
    ]);
  });

  it("has an address for each step of each paragraph, and takes a step's own form with the paragraph it is about", () => {
    const asked = { itemId: "i", step: "vote", projector: true } as const;
    expect(readSitting(new URLSearchParams(sittingQuery(asked)))).toEqual(asked);
    expect(readSitting(new URLSearchParams("steg=okänt"))).toEqual({ itemId: null, step: null, projector: false });
    expect(sittingQuery({})).toBe("");
    const itemId = "019a0000-0000-7000-8000-000000000001";
    const read = (values: Record<string, unknown>) => sittingForm.safeParse({ itemId, version: "3", ...values });
    expect(read({ step: "take-up" }).data).toEqual({ step: "take-up", itemId, version: 3 });
    expect(read({ step: "vote", do: "withdraw" }).data).toEqual({ step: "vote", do: "withdraw", itemId, version: 3 });
    expect(read({ step: "absence", do: "note", personId: "" }).error?.issues.map(({ path }) => path.join("."))).toEqual([
      "personId",
      "kind",
    ]);
    expect(read({ step: "close" }).success).toBe(false);
  });
});
