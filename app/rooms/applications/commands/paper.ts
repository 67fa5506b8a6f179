import type { At, Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import {
  registryNumber,
  type SubmitSubject,
  type SubmitSurroundings,
  sealedContent,
  sealing,
} from "#app/rooms/applications/commands/submit.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { isScanned, permissionForPaper } from "#app/rooms/applications/paper.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";

export type PaperSubject = Case & {
  readonly call: {
    readonly state: CallState;
    readonly number: string;
    readonly nextNumber: number;
    readonly publishedAt: Date | null;
  };
};

/**
 * What has reached the office is registered, with the day it came (FL 22 §, OSL 5:1-2), and gets its number at once - also when it came after
 * the last day or lacks much: that is judged afterwards, from what is registered. The clock of the registration is the server's.
 */
export function registerPaper(
  subject: PaperSubject,
  { now }: At,
  order: { title: string; receivedOn: LocalDate; email: string },
): Result<Decision<ApplicationEvent, { number: string }>, "call-not-open" | "day-unlikely"> {
  const { call } = subject;
  const { title, receivedOn, email } = order;
  if (call.state !== "published" || !call.publishedAt) return refuse("call-not-open");
  if (receivedOn > localDate(now)) return refuse("day-unlikely", { fields: { receivedOn: "dayNotYet" } });
  if (receivedOn < localDate(call.publishedAt)) return refuse("day-unlikely", { fields: { receivedOn: "dayBeforeCall" } });
  const number = registryNumber(call.number, call.nextNumber);
  return accept({
    events: [
      {
        type: "PaperRegistered",
        number,
        receivedOn,
        email: new Undisclosed(email),
        title: new Undisclosed(title),
        project: new Undisclosed(canonical({ title })),
      },
    ],
    follow: email
      ? [
          {
            kind: "mail-paper",
            payload: { applicationId: subject.id, what: "registered" },
            dedupeKey: `paper registered ${number}`,
          },
        ]
      : [],
    value: { number },
  });
}

/**
 * Sealed as it was written, whole or not: an application on paper has come in, and what it lacks is asked for afterwards (FL 20 §). Only the
 * scanned paper must be there, since what was entered is held against it.
 */
export function sealPaper(
  subject: SubmitSubject,
  at: At,
  surroundings: SubmitSurroundings,
): Result<Decision<ApplicationEvent, { number: string }>, "scan-missing" | "not-in-this-state"> {
  const { paperFacts: facts, call } = subject;
  if (!facts) return refuse("not-in-this-state");
  if (!isScanned(subject.attachments)) return refuse("scan-missing");
  const { number, receivedOn, registeredAt, email } = facts;
  const late = permissionForPaper(receivedOn, call);
  const content = sealedContent(subject, at, surroundings, {
    number,
    late,
    paper: { receivedOn, registeredAt: registeredAt.toISOString() },
  });
  const { events, follow } = sealing(subject, content, late, surroundings);
  return accept({
    events,
    follow: [
      ...follow,
      ...(email
        ? [{ kind: "mail-paper", payload: { applicationId: subject.id, what: "sealed" }, dedupeKey: `paper sealed ${number}` }]
        : []),
    ],
    value: { number },
  });
}
