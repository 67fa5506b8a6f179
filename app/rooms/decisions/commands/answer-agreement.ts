import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";

export type AgreementEvent =
  | { readonly type: "AgreementAccepted"; readonly as: string; readonly lead: string; readonly paperOn: LocalDate | null }
  | { readonly type: "AgreementDeclined"; readonly as: string; readonly words: string }
  | { readonly type: "AgreementReminded" };

export type AgreementFacts = {
  readonly releasedAt: Date;
  /** the decision has been neither annulled nor withdrawn since */
  readonly holds: boolean;
  readonly signatories: readonly string[];
};
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
