import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { officeSees, visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { holds, signatoriesOf } from "#app/rooms/decisions/agreement.store.server.ts";
import type { AgreementAnswer } from "#app/rooms/decisions/agreement.ts";

export type StoredAgreement = AgreementAnswer & {
  readonly decisionId: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
  readonly document: { readonly sv: DrumDocument; readonly en: DrumDocument };
  readonly beforePayment: boolean;
  readonly releasedAt: Date;
  readonly remindedAt: Date | null;
  readonly holds: boolean;
  /** names of those who answer for the organisation */
  readonly signatories: readonly string[];
};

const stored = (applicationId: string, where: Fragment) =>
  database.maybe<StoredAgreement>(sql`
    select g.decision_id, a.id as application_id, a.organisation_id, o.name as organisation, a.number, a.title, g.state, g.version, g.document, g.sha256,
      g.before_payment, g.released_at, g.reminded_at, g.answered_at, g.answered_as, g.paper_on, g.lead, g.words, ${holds} as holds,
      array(select p.name from person p where p.id::text = any(${signatoriesOf}) order by p.name) as signatories
    from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id
    where a.id = ${applicationId} and d.released_at is not null and ${where}`);

/** The terms of a released grant, for whoever may see the case. */
export const agreementFor = (actor: Actor, applicationId: string) => stored(applicationId, visibleTo(actor));

/** The same for the office without a conflict of interest. */
export const agreementForOffice = (actor: Actor, applicationId: string) => stored(applicationId, officeSees(actor));

export const agreementState = async (
  decisionId: string,
  db: Executor,
): Promise<{ state: string; signatories: string[] } | null> =>
  db.maybe(sql`
    select g.state, ${signatoriesOf} as signatories from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id
    where g.decision_id = ${decisionId} and ${holds}`);
