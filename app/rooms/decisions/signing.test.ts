import { describe, expect, it } from "vitest";
import { step } from "#app/gate/lifecycle.ts";
import { noteAttendance } from "./commands/call-roll.ts";
import { close } from "./commands/end-meeting.ts";
import { meetingLifecycle } from "./meeting.lifecycle.ts";
import { exampleItem, exampleMeeting, exampleMember } from "./meeting.test-data.ts";
import type { Item, Meeting, Signature } from "./meeting.ts";
import { awaitedIn, chairsOf, signersOf, signMinutes } from "./signing.ts";

const item = (paragraph: number, more: Partial<Item> = {}): Item =>
  exampleItem({
    id: `${paragraph}`,
    position: paragraph,
    paragraph,
    kind: "information",
    title: `Punkt ${paragraph}`,
    settled: true,
    ...more,
  });
const held = (more: Partial<Meeting> = {}): Meeting =>
  exampleMeeting({
    state: "closed",
    heldOn: "2026-12-04",
    secretaryId: "secretary",
    adjusterId: "adjuster",
    members: ["chair", "vice", "adjuster"].map((personId, position) => exampleMember(personId, { position })),
    items: [item(1), item(2, { chairId: "vice" }), item(3)],
    ...more,
  });
const signed = (...people: string[]): Signature[] =>
  people.map((personId) => ({ personId, capacity: personId === "adjuster" ? "adjuster" : "chair", signedAt: new Date(1) }));

describe("who signs the minutes", () => {
  it("everybody who chaired a paragraph, for those paragraphs, and the adjuster", () => {
    expect(signersOf(held()).map(({ personId, capacity, paragraphs }) => [personId, capacity, paragraphs])).toEqual([
      ["chair", "chair", [1, 3]],
      ["vice", "chair", [2]],
      ["adjuster", "adjuster", []],
    ]);
  });

  it("not the meeting's chair who chaired nothing of it", () => {
    const all = [item(1, { chairId: "vice" })];
    expect(signersOf(held({ items: all })).map((signer) => signer.personId)).toEqual(["vice", "adjuster"]);
  });

  it("a chair who took over in mid-meeting leaves the settled paragraphs to the one who chaired them", () => {
    const open = held({ state: "open", items: [item(1), item(2, { settled: false })] });
    const seats = open.members.map(({ personId }) => ({ personId, present: true, servesFor: null }));
    expect(noteAttendance(open, seats, "vice")).toMatchObject({
      value: { events: [{ type: "RollCalled" }, { type: "ItemChairNamed", itemId: "1", chairId: "chair" }] },
    });
  });

  it("each once, and nobody else", () => {
    expect(signMinutes(held(), "vice")).toMatchObject({ value: { events: [{ personId: "vice", capacity: "chair" }] } });
    expect(signMinutes(held({ signatures: signed("vice") }), "vice")).toMatchObject({ ok: false });
    expect(signMinutes(held(), "secretary")).toMatchObject({ ok: false });
    expect(awaitedIn(held({ signatures: signed("vice", "adjuster") })).map((signer) => signer.personId)).toEqual(["chair"]);
  });

  it("only the last one adjusts; to sign before is to leave them closed", () => {
    expect(step(meetingLifecycle, "closed", "sign", ["signer"])).toEqual({ ok: true, value: "closed" });
    expect(step(meetingLifecycle, "closed", "adjust", ["signer", "chair", "secretary"])).toMatchObject({
      refusal: { code: "not-yours-to-do" },
    });
    expect(step(meetingLifecycle, "closed", "adjust", ["last-signer"])).toEqual({ ok: true, value: "adjusted" });
  });

  it("the adjuster is somebody besides every chair, or the meeting does not end", () => {
    expect(chairsOf(held())).toEqual(["chair", "vice"]);
    expect(close(held({ adjusterId: "vice" }))).toMatchObject({
      refusal: { code: "adjuster-chaired", values: { name: "vice" } },
    });
    expect(close(held())).toMatchObject({ ok: true });
  });
});
