import { describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { openCommands, step } from "#app/gate/lifecycle.ts";
import { applicationLifecycle } from "#app/rooms/applications/application.lifecycle.ts";
import { readSections } from "#app/rooms/applications/application.ts";
import type { SealedAttachment } from "#app/rooms/applications/attachment.ts";
import { type PaperSubject, registerPaper, sealPaper } from "#app/rooms/applications/commands/paper.ts";
import type { SubmitSubject, SubmitSurroundings } from "#app/rooms/applications/commands/submit.ts";
import { withdraw } from "#app/rooms/applications/commands/withdraw.ts";
import { inTimeOnPaper, paperAnnex } from "#app/rooms/applications/paper.ts";
import { readSealed } from "#app/rooms/applications/sealing.ts";
import {
  exampleCase,
  exampleMunicipalities,
  exampleNodes,
  exampleOffer,
  exampleRules,
  exampleSubject,
} from "#app/rooms/applications/whole-application.test-data.ts";

const hedda: Actor = { personId: "h1", name: "Hedda Handläggare", language: "sv", roles: ["officer"], memberships: [] };
const closesAt = new Date("2026-12-01T22:59:00Z"); // 23.59 in Stockholm
const afterwards = { actor: hedda, now: new Date("2026-12-03T09:00:00Z") };
const blank: PaperSubject = {
  ...exampleCase,
  paper: true,
  state: "absent",
  call: { state: "published", number: "DRUM-2027", nextNumber: 9, publishedAt: new Date("2026-10-20T08:00:00Z") },
};
const arrived = { title: "Väva vidare", receivedOn: "2026-12-01", email: "kansli@vavnod.example" };
const scan: SealedAttachment & { state: "clean" } = {
  id: "f1",
  annex: paperAnnex.key,
  name: "ansökan.pdf",
  kind: "pdf",
  bytes: 10,
  sha256: "00",
  state: "clean",
};
const entered: SubmitSubject = {
  ...exampleSubject,
  state: "registered",
  paper: true,
  call: { ...exampleSubject.call, nextNumber: 12 },
  attachments: [scan],
  team: [],
  paperFacts: {
    number: "DRUM-2027-009",
    receivedOn: "2026-12-01",
    registeredAt: new Date("2026-12-02T08:00:00Z"),
    email: "kansli@vavnod.example",
  },
};
const around: SubmitSurroundings = {
  rules: exampleRules,
  offered: exampleOffer,
  nodes: exampleNodes,
  municipalities: exampleMunicipalities,
  fingerprint: () => "fingerprint",
};
const sealedBy = (subject: SubmitSubject) => {
  const outcome = sealPaper(subject, afterwards, around);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const [event] = outcome.value.events;
  if (event?.type !== "ApplicationSubmitted") throw new Error("not sealed");
  return { ...outcome.value, content: readSealed(event.content.text), event };
};

describe("an application on paper", () => {
  it("gets its number when it is registered, with the day it came, also after the call has closed", () => {
    const outcome = registerPaper(blank, afterwards, arrived);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        value: { number: "DRUM-2027-009" },
        events: [{ type: "PaperRegistered", number: "DRUM-2027-009", receivedOn: "2026-12-01" }],
        follow: [{ kind: "mail-paper", payload: { applicationId: "a1", what: "registered" } }],
      },
    });
    expect(registerPaper(blank, afterwards, { ...arrived, email: "" })).toMatchObject({ value: { follow: [] } });
  });

  it("cannot have come tomorrow, nor before there was a call, nor to one that is withdrawn", () => {
    const on = (receivedOn: string) => registerPaper(blank, afterwards, { ...arrived, receivedOn });
    expect(on("2026-12-03")).toMatchObject({ ok: true });
    expect(on("2026-12-04")).toMatchObject({ refusal: { fields: { receivedOn: "dayNotYet" } } });
    expect(on("2025-12-01")).toMatchObject({ refusal: { fields: { receivedOn: "dayBeforeCall" } } });
    const withdrawn = { ...blank, call: { ...blank.call, state: "withdrawn" as const } };
    expect(registerPaper(withdrawn, afterwards, arrived)).toMatchObject({ refusal: { code: "call-not-open" } });
  });

  it("is sealed as it is written, whole or not, with the day it came and who entered it", () => {
    const { content, event, follow } = sealedBy({ ...entered, sections: readSections({}) });
    expect(content).toMatchObject({
      number: "DRUM-2027-009",
      paper: { receivedOn: "2026-12-01", registeredAt: "2026-12-02T08:00:00.000Z" },
      submittedBy: { name: "Hedda Handläggare" },
      names: { annexes: { [paperAnnex.key]: paperAnnex.name } },
    });
    expect(content.late).toBeUndefined();
    expect(event.lateUntil).toBeNull();
    expect(follow?.map(({ kind }) => kind)).toEqual(["eligibility-reckoning", "mail-paper"]);
  });

  it("is never sealed without the scanned paper", () => {
    expect(sealPaper({ ...entered, attachments: [] }, afterwards, around)).toMatchObject({ refusal: { code: "scan-missing" } });
    const infected = { ...entered, attachments: [{ ...scan, state: "infected" as const }] };
    expect(sealPaper(infected, afterwards, around)).toMatchObject({ refusal: { code: "scan-missing" } });
  });

  it("counts the whole of the last day, and is late the day after unless its organisation was let in", () => {
    expect(inTimeOnPaper("2026-12-01", closesAt)).toBe(true);
    expect(inTimeOnPaper("2026-12-02", closesAt)).toBe(false);
    const facts = { ...(entered.paperFacts as NonNullable<SubmitSubject["paperFacts"]>), receivedOn: "2026-12-02" };
    expect(sealedBy({ ...entered, paperFacts: facts }).content.late).toBeUndefined();
    const letIn = { ...entered.call, lateUntil: new Date("2026-12-02T22:59:00Z") };
    expect(sealedBy({ ...entered, paperFacts: facts, call: letIn }).content.late).toEqual({ until: "2026-12-02T22:59:00.000Z" });
    expect(sealedBy({ ...entered, call: letIn }).content.late).toBeUndefined();
  });

  it("is taken back with a reason, since it is an official document from the day it came", () => {
    const subject = { ...exampleCase, paper: true, state: "registered" as const, decided: false, unsealed: [] };
    expect(withdraw(subject, "")).toMatchObject({ refusal: { code: "reason-missing" } });
    expect(withdraw(subject, "Brev från föreningen den 4 december")).toMatchObject({ ok: true });
  });
});

describe("who may enter what", () => {
  it("the office enters only what came on paper: no command of a draft is an officer's or a registrar's (TF 2:13)", () => {
    expect(openCommands(applicationLifecycle, "drafted", ["officer", "registrar"])).toEqual([]);
    expect(step(applicationLifecycle, "absent", "start", ["officer", "registrar"]).ok).toBe(false);
  });

  it("and the team writes nothing in a paper that the office enters", () => {
    expect(openCommands(applicationLifecycle, "registered", ["member", "editor", "signatory"])).toEqual([]);
  });
});
