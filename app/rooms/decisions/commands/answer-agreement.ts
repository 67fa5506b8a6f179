import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { NewFile } from "#app/rooms/applications/attachment.ts";

export type AgreementEvent =
  | { readonly type: "AgreementAccepted"; readonly as: string; readonly lead: string; readonly paperOn: LocalDate | null }
  | { readonly type: "AgreementDeclined"; readonly as: string; readonly words: string }
  | { readonly type: "AgreementReminded" }
  | {
      readonly type: "AgreementPaperAdded";
      readonly attachmentId: string;
      readonly state: "waiting" | "unscanned";
      readonly file: Undisclosed;
    };

export type AgreementFacts = {
  readonly releasedAt: Date;
  /** the decision has been neither annulled nor withdrawn since */
  readonly holds: boolean;
  readonly signatories: readonly string[];
};
/** As many as a paper with its annexes needs, and no archive. */
const mostPapers = 5;
type Judged<Code extends string> = Result<{ readonly events: readonly AgreementEvent[] }, Code>;

/** The organisation's signatory takes on the terms, and says who leads the project. */
export const acceptTerms = (facts: AgreementFacts, order: { as: string; lead: string }): Judged<"holds-no-longer"> =>
  facts.holds ? accept({ events: [{ type: "AgreementAccepted", ...order, paperOn: null }] }) : refuse("holds-no-longer");

/** Nobody has to take the money: the office hears why, and proposes to the board that the grant is withdrawn. */
export const declineTerms = (facts: AgreementFacts, order: { as: string; words: string }): Judged<"holds-no-longer"> =>
  facts.holds ? accept({ events: [{ type: "AgreementDeclined", ...order }] }) : refuse("holds-no-longer");

/** A signed paper that has come in, with the day on it: not before the terms went out, and not a day to come. */
export function acceptOnPaper(
  facts: AgreementFacts,
  order: { as: string; lead: string; on: LocalDate },
  now: Date,
): Judged<"holds-no-longer" | "faulty-day"> {
  if (!facts.holds) return refuse("holds-no-longer");
  if (order.on > localDate(now)) return refuse("faulty-day", { fields: { signedOn: "inTheFuture" } });
  if (order.on < localDate(facts.releasedAt)) return refuse("faulty-day", { fields: { signedOn: "beforeRelease" } });
  return accept({ events: [{ type: "AgreementAccepted", as: order.as, lead: order.lead, paperOn: order.on }] });
}

export function remind(facts: AgreementFacts): Judged<"holds-no-longer" | "nobody-to-mail"> {
  if (!facts.holds) return refuse("holds-no-longer");
  return facts.signatories.length > 0 ? accept({ events: [{ type: "AgreementReminded" }] }) : refuse("nobody-to-mail");
}

/** The scan of a paper that has been registered as signed; nothing of what was registered is changed by it. */
export function addPaper(
  facts: { readonly applicationId: string; readonly paperOn: LocalDate | null; readonly papers: number },
  order: { readonly id: string; readonly file: NewFile; readonly scanned: boolean },
): Result<Decision<AgreementEvent, undefined>, "not-on-paper" | "papers-full"> {
  if (facts.paperOn === null) return refuse("not-on-paper");
  if (facts.papers >= mostPapers) return refuse("papers-full");
  const { id: attachmentId, file, scanned } = order;
  return accept({
    events: [
      {
        type: "AgreementPaperAdded",
        attachmentId,
        state: scanned ? "waiting" : "unscanned",
        file: new Undisclosed(canonical(file)),
      },
    ],
    follow: scanned ? [{ kind: "attachment-scan", payload: { applicationId: facts.applicationId, attachmentId } }] : [],
  });
}
