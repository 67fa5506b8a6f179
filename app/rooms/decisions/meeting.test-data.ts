import { type Item, type Meeting, type Member, noProceedings } from "#app/rooms/decisions/meeting.ts";

// A meeting that is open, with nobody and nothing in it: tests say what they are about.

export const exampleMember = (personId: string, more: Partial<Member> = {}): Member => ({
  personId,
  name: personId,
  title: null,
  municipality: null,
  capacity: "member",
  present: true,
  servesFor: null,
  position: 0,
  ...more,
});

export const exampleItem = (more: Partial<Item> = {}): Item => ({
  id: "i",
  position: 1,
  year: 2027,
  paragraph: 1,
  kind: "allocation",
  title: "",
  callId: null,
  allocationId: null,
  applicationId: null,
  amendmentId: null,
  background: "",
  clauses: [],
  procedure: "none",
  proceedings: noProceedings,
  chairId: null,
  settled: false,
  deferral: null,
  absences: [],
  votes: [],
  reservations: [],
  decisions: [],
  ...more,
});

export const exampleMeeting = (more: Partial<Meeting> = {}): Meeting => ({
  id: "m",
  state: "open",
  version: 1,
  body: "Direktionen",
  heldOn: "2027-01-01",
  startsAt: new Date(0),
  place: "",
  openedAt: null,
  closedAt: null,
  adjustedAt: null,
  announcedAt: null,
  appealUntil: null,
  chairId: "chair",
  secretaryId: null,
  adjusterId: null,
  demo: false,
  signatures: [],
  members: [],
  items: [],
  ...more,
});
