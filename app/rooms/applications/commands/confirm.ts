import type { At, Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { periodOf, type Sections } from "#app/rooms/applications/application.ts";
import type { ConfirmationState } from "#app/rooms/applications/confirmation.lifecycle.ts";
import { financiersOf, questionTo, type Standing } from "#app/rooms/applications/confirmation.ts";
import type { Case } from "#app/rooms/applications/events.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { phaseFor, type Window } from "#app/rooms/calls/late.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** Locked together with its application: an answer and an edit come one after the other, never at once. */
export type ConfirmationSubject = {
  readonly id: string;
  readonly state: ConfirmationState;
  readonly version: number;
  readonly application: Case;
  readonly call: Window & { readonly state: CallState };
};
export type NewConfirmationSubject = ConfirmationSubject & {
  readonly applicant: string;
  readonly sections: Sections;
  readonly standing: readonly Standing[];
};

/** The words of question and answer are for the row alone: a draft is its applicant's own (TF 2:13). */
export type ConfirmationEvent =
  | { type: "ConfirmationAsked"; content: Undisclosed }
  | { type: "ConfirmationAskedAgain"; tokenHash: Undisclosed }
  | { type: "ConfirmationTakenBack" }
  | { type: "ConfirmationAnswered"; content: Undisclosed };

export type NewConfirmation = {
  readonly financier: string;
  readonly source: string;
  readonly asked: object;
  readonly contact: { readonly name: string; readonly email: string };
  readonly language: string;
  readonly tokenHash: string;
};
export type TypedAnswer = { readonly name: string; readonly title: string; readonly words: string };

const mail = (id: string, what: "asked" | "voided" | "taken-back" | "answered" | "answered-team", dedupeKey?: string) => ({
  kind: "mail-confirmation",
  payload: { confirmationId: id, what },
  dedupeKey: dedupeKey ?? `confirmation ${what} ${id}`,
});
export const mailVoided = (id: string) => mail(id, "voided");

/** Questions are put and answered while the application is a draft and its call takes it in, the last minute included. */
const open = ({ application, call }: ConfirmationSubject, now: Date): "open" | "sent" | "closed" =>
  application.state !== "drafted" ? "sent" : call.state !== "published" || phaseFor(call, now) !== "open" ? "closed" : "open";

type NotNow = "not-in-this-state" | "call-closed";
const mayAsk = (subject: ConfirmationSubject, now: Date): Result<null, NotNow> => {
  const standing = open(subject, now);
  return standing === "open" ? accept(null) : refuse(standing === "sent" ? "not-in-this-state" : "call-closed");
};

export function ask(
  subject: NewConfirmationSubject,
  { now }: At,
  order: {
    /** any row of the financier that is asked */
    row: string;
    contact: { name: string; email: string };
    rules: CallRules;
    language: string;
    tokenHash: string;
  },
): Result<
  Decision<ConfirmationEvent, null>,
  NotNow | "row-gone" | "already-asked" | "period-missing" | "rows-incomplete" | "not-used"
> {
  const { sections, standing, applicant, id } = subject;
  const { row, contact, rules, language, tokenHash } = order;
  const may = mayAsk(subject, now);
  if (!may.ok) return may;
  if (rules.confirmations === "unused") return refuse("not-used");
  const financier = financiersOf(sections.financing.rows, rules, applicant).find((one) =>
    one.rows.some(({ key }) => key === row),
  );
  if (!financier) return refuse("row-gone");
  const question = questionTo(financier, standing, periodOf(sections.project));
  if (!question.ok) return question;
  const { financier: name, source, ...asked } = question.value;
  const content: NewConfirmation = { financier: name, source, asked, contact, language, tokenHash };
  return accept({
    events: [{ type: "ConfirmationAsked", content: new Undisclosed(canonical(content)) }],
    follow: [mail(id, "asked")],
    value: null,
  });
}

/** The same question once more, to the same address. The link stays what it was. */
export function askAgain(
  subject: ConfirmationSubject,
  { now }: At,
  tokenHash: string,
): Result<Decision<ConfirmationEvent, null>, NotNow> {
  const may = mayAsk(subject, now);
  if (!may.ok) return may;
  return accept({
    events: [{ type: "ConfirmationAskedAgain", tokenHash: new Undisclosed(tokenHash) }],
    follow: [mail(subject.id, "asked", `confirmation asked ${subject.id} ${subject.version}`)],
    value: null,
  });
}

export function takeBack(
  subject: ConfirmationSubject,
  { now }: At,
): Result<Decision<ConfirmationEvent, null>, "not-in-this-state"> {
  if (open(subject, now) === "sent") return refuse("not-in-this-state");
  return accept({ events: [{ type: "ConfirmationTakenBack" }], follow: [mail(subject.id, "taken-back")], value: null });
}

/** Yes and no alike: judged by the clock and the application, and told to both sides. */
export function answer(
  subject: ConfirmationSubject,
  { now }: At,
  typed: TypedAnswer,
): Result<Decision<ConfirmationEvent, null>, "application-sent" | "confirmation-expired"> {
  const standing = open(subject, now);
  if (standing !== "open") return refuse(standing === "sent" ? "application-sent" : "confirmation-expired");
  return accept({
    events: [{ type: "ConfirmationAnswered", content: new Undisclosed(canonical(typed)) }],
    follow: [mail(subject.id, "answered"), mail(subject.id, "answered-team")],
    value: null,
  });
}
