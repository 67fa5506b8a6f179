import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { ApplicationState } from "#app/rooms/applications/application.lifecycle.ts";
import type { Confirmation } from "#app/rooms/applications/confirmation.ts";
import { confirmationColumns, readConfirmation } from "#app/rooms/applications/confirmation-standing.store.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { closesFor, phaseFor, type Window } from "#app/rooms/calls/late.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What the holder of a link is shown: the question and who asks, and nothing else of a draft that is its applicant's own (TF 2:13). */
export type PartnerQuestion = {
  readonly asked: Confirmation["asked"];
  readonly contactName: string;
  readonly askedBy: string;
  readonly title: string;
  readonly organisation: string;
  readonly call: Bilingual;
  readonly answerBy: Date;
  readonly answer: Confirmation["answer"];
};
export type PartnerView =
  | { readonly is: "open" | "confirmed" | "declined"; readonly question: PartnerQuestion }
  | { readonly is: "unknown" | "voided" | "expired" | "sent" };

type Row = Parameters<typeof readConfirmation>[0] &
  Window & {
    title: string;
    organisation: string;
    callTitle: Bilingual;
    callState: CallState;
    applicationState: ApplicationState;
  };

/** Taken back, withdrawn and never there are one and the same answer. */
export async function questionByLink(tokenHash: string): Promise<PartnerView> {
  const row = await database.maybe<Row>(sql`
    select ${confirmationColumns}, a.title, o.name as organisation, a.state as application_state, c.title as call_title, c.state as call_state, c.opens_at, c.closes_at,
      (select max(x.until) from call_admission x where x.call_id = c.id and x.organisation_id = a.organisation_id) as late_until
    from confirmation f join person p on p.id = f.asked_by_id join application a on a.id = f.application_id
      join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
    where f.token_hash = ${tokenHash}`);
  if (!row || row.state === "taken-back" || row.applicationState === "withdrawn") return { is: "unknown" };
  if (row.state === "voided") return { is: "voided" };
  if (row.state === "asked") {
    if (row.applicationState !== "drafted") return { is: "sent" };
    if (row.callState !== "published" || phaseFor(row, now()) !== "open") return { is: "expired" };
  }
  const { asked, askedBy, answer, contact } = readConfirmation(row);
  const { title, organisation, callTitle: call } = row;
  return {
    is: row.state === "asked" ? "open" : row.state,
    question: { asked, askedBy, answer, contactName: contact.name, title, organisation, call, answerBy: closesFor(row) },
  };
}
