import { describe, expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { shippedWordings } from "#app/rooms/decisions/wording.ts";
import { breakOut, putBack } from "./commands/break-out.ts";
import { noteAbsence } from "./commands/note-absence.ts";
import { exampleItem, exampleMeeting, exampleMember } from "./meeting.test-data.ts";
import type { Absence, Item, Meeting } from "./meeting.ts";
import { minutesDocument } from "./minutes.ts";

const item = (id: string, more: Partial<Item> = {}): Item =>
  exampleItem({
    id,
    paragraph: null,
    title: "Fördelning",
    callId: "call",
    allocationId: "allocation",
    procedure: "acclamation",
    ...more,
  });
const meeting = (...items: Item[]): Meeting =>
  exampleMeeting({ members: ["chair", "b", "c", "d"].map((personId, position) => exampleMember(personId, { position })), items });
const away = (personId: string, kind: Absence["kind"], applicationId: string | null, ground = ""): Absence => ({
  personId,
  kind,
  ground,
  applicationId,
  replacedById: null,
});
const cases = ["x", "y"].map((applicationId) => ({
  itemId: "batch",
  applicationId,
  number: `DRUM-${applicationId}`,
  title: `Projekt ${applicationId}`,
  organisation: "Föreningen",
  requestedOre: kronor(100),
  proposal: "grant" as const,
  proposedOre: kronor(80),
}));
const order = { itemId: "batch", newItemId: "own", applicationId: "x", cases };

describe("an application broken out into a paragraph of its own", () => {
  it("is named by itself, with what the office proposes, and belongs to the same allocation", () => {
    expect(breakOut(meeting(item("batch")), order)).toMatchObject({
      value: {
        events: [
          {
            type: "ItemBrokenOut",
            item: {
              id: "own",
              kind: "application",
              title: "Ansökan: Projekt x",
              allocationId: "allocation",
              applicationId: "x",
              background:
                "Ansökan DRUM-x från Föreningen om 100\u00a0kr behandlas för sig. Kansliet föreslår att 80\u00a0kr beviljas.",
            },
          },
        ],
      },
    });
  });

  it("takes along who was recused because of it; a conflict in all of it and having gone home go for both", () => {
    const absences = [
      away("b", "conflict", "x", "styrelse"),
      away("c", "conflict", null, "allt"),
      away("d", "left", null),
      away("e", "conflict", "y", "annat"),
      away("f", "left", null, "i telefon"),
    ];
    expect(breakOut(meeting(item("batch", { absences })), order)).toMatchObject({
      value: { events: [{ moved: ["b"], copied: ["c", "d"], chairId: null }] },
    });
  });

  it("is chaired by whoever was named when the chair was recused because of it, and the chair is back for the others", () => {
    const batch = item("batch", { absences: [away("chair", "conflict", "x", "styrelse")], chairId: "b" });
    expect(breakOut(meeting(batch), order)).toMatchObject({
      value: {
        events: [
          { type: "ItemBrokenOut", chairId: "b" },
          { type: "ItemChairNamed", itemId: "batch", chairId: null },
        ],
      },
    });
    const other = item("batch", { absences: [away("chair", "conflict", "y", "styrelse")], chairId: "b" });
    expect(breakOut(meeting(other), order)).toMatchObject({ value: { events: [{ chairId: null }] } });
  });

  it("is not taken from a settled paragraph, from under a vote, as the only one, or from where it is not", () => {
    const code = (one: Item, more: Partial<typeof order> = {}) => {
      const done = breakOut(meeting(one), { ...order, ...more });
      return done.ok ? "ok" : done.refusal.code;
    };
    expect(code(item("batch", { settled: true }))).toBe("already-recorded");
    expect(code(item("batch", { votes: [{ personId: "b", choice: "yes" }] }))).toBe("vote-on-paragraph");
    expect(code(item("batch"), { cases: cases.slice(0, 1) })).toBe("only-application");
    expect(code(item("batch"), { applicationId: "z" })).toBe("not-found");
    expect(code(item("batch", { kind: "information" }))).toBe("not-found");
  });

  it("may go back, with its recused, until it has got a number or the others are decided", () => {
    const own = item("own", {
      kind: "application",
      applicationId: "x",
      absences: [away("chair", "conflict", "x", "styrelse"), away("d", "left", null)],
      chairId: "b",
    });
    expect(putBack(meeting(item("batch"), own), { itemId: "own" })).toMatchObject({
      value: {
        events: [
          { type: "ItemPutBack", itemId: "own", toItemId: "batch", moved: ["chair"] },
          { type: "ItemChairNamed", itemId: "batch", chairId: "b" },
        ],
      },
    });
    const code = (batch: Item, one: Item) => {
      const done = putBack(meeting(batch, one), { itemId: one.id });
      return done.ok ? "ok" : done.refusal.code;
    };
    expect(code(item("batch"), { ...own, paragraph: 7 })).toBe("already-numbered");
    expect(code(item("batch"), { ...own, settled: true })).toBe("already-recorded");
    expect(code(item("batch", { settled: true }), own)).toBe("batch-recorded");
    expect(code(item("batch", { votes: [{ personId: "b", choice: "yes" }] }), own)).toBe("vote-on-paragraph");
    expect(code(own, item("batch"))).toBe("not-found");
  });

  it("is what a conflict of interest noted on its paragraph is about", () => {
    const own = item("own", { kind: "application", applicationId: "x" });
    const noted = { itemId: "own", personId: "b", ground: "styrelse", applicationId: null, replacedById: null, chairId: null };
    expect(noteAbsence(meeting(own), { ...noted, kind: "conflict" }, ["x"])).toMatchObject({
      value: { events: [{ type: "AbsenceNoted", applicationId: "x" }] },
    });
    expect(noteAbsence(meeting(own), { ...noted, kind: "left" }, ["x"])).toMatchObject({
      value: { events: [{ applicationId: null }] },
    });
  });

  it("is told apart from the others: a conflict of interest in a paragraph about several is said of each that it is in", () => {
    const several = item("batch");
    const noted = { itemId: "batch", personId: "b", ground: "styrelse", applicationId: null, replacedById: null, chairId: null };
    const note = (more: Partial<Absence>) =>
      noteAbsence(meeting(several), { ...noted, kind: "conflict", ...more }, ["x", "y", "z"]);
    expect(note({})).toMatchObject({ refusal: { code: "application-needed", fields: { applicationIds: "applicationNeeded" } } });
    expect(note({ applicationId: "q" })).toMatchObject({ refusal: { code: "not-found" } });
    expect(note({ applicationId: "x", otherIds: ["z", "x"] })).toMatchObject({
      value: { events: [{ applicationId: "x", otherIds: ["z"] }] },
    });
  });

  it("has no name in the minutes that a reader with a conflict of interest gets before they are adjusted", () => {
    const own = item("own", { kind: "application", applicationId: "x", paragraph: 5, title: "Ansökan: Projekt x" });
    const facts = {
      meeting: meeting(own),
      cases,
      prepared: [],
      papers: { proposals: [], statements: [] },
      issuedAt: new Date(0),
      organisation: { name: "Förbundet", address: [] },
    };
    const text = (hidden: string[]) =>
      JSON.stringify(
        minutesDocument({
          words: shippedWordings,
          ...facts,
          hidden: new Set(hidden),
        }).blocks,
      );
    expect(text([])).toContain("§ 5 Ansökan: Projekt x");
    expect(text(["own"])).toContain("§ 5 Ansökan som behandlas för sig");
    expect(text(["own"])).not.toContain("Projekt x");
  });
});
