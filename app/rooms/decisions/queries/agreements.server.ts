import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import type { Attachment } from "#app/rooms/applications/attachment.ts";
import { officeSees, visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { asks, holds, signatoriesOf } from "#app/rooms/decisions/agreement.store.server.ts";
import type { AgreementAnswer } from "#app/rooms/decisions/agreement.ts";

export type StoredAgreement = AgreementAnswer & {
  readonly id: string;
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
  /** another change has come before this one was accepted */
  readonly replaced: boolean;
  readonly body: string;
  readonly paragraph: number;
  readonly heldOn: LocalDate;
  /** scans of the signed paper */
  readonly papers: readonly Pick<Attachment, "id" | "annex" | "name" | "bytes" | "sha256" | "state">[];
  /** names of those who answer for the organisation */
  readonly signatories: readonly string[];
};

const stored = (applicationId: string, where: Fragment) =>
  database.many<StoredAgreement>(sql`
    select g.id, g.amendment_id, g.decision_id, a.id as application_id, a.organisation_id, o.name as organisation, a.number, a.title, g.state, g.version, g.document, g.sha256,
      g.before_payment, g.released_at, g.reminded_at, g.answered_at, g.answered_as, g.paper_on, g.lead, g.words, (${holds} and ${asks}) as holds,
      (${holds} and not ${asks} and coalesce(p.state = 'released', false)) as replaced, m.body, i.paragraph, m.held_on,
      coalesce((select json_agg(json_build_object('id', t.id, 'annex', t.annex, 'name', t.name, 'bytes', t.bytes, 'sha256', t.sha256, 'state', t.state) order by t.added_at, t.id)
        from attachment t where t.application_id = a.id and t.annex = 'agreement:' || g.id), '[]') as papers,
      array(select p.name from person p where p.id::text = any(${signatoriesOf}) order by p.name) as signatories
    from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id
    left join amendment p on p.id = g.amendment_id
    join agenda_item i on case when g.amendment_id is null then i.id = d.item_id else i.amendment_id = g.amendment_id and not i.freed end
    join meeting m on m.id = i.meeting_id
    where a.id = ${applicationId} and d.released_at is not null and ${where} order by g.released_at, g.id`);

/** The terms of a released grant and of later changes, the oldest first, for whoever may see the case. */
export const agreementsFor = (actor: Actor, applicationId: string) => stored(applicationId, visibleTo(actor));

/** The same for the office without a conflict of interest. */
export const agreementsForOffice = (actor: Actor, applicationId: string) => stored(applicationId, officeSees(actor));

type AgreementStanding = { decisionId: string; amendmentId: string | null; state: string; signatories: string[] };

export const agreementState = async (id: string, db: Executor): Promise<AgreementStanding | null> =>
  db.maybe<AgreementStanding>(sql`
    select g.decision_id, g.amendment_id, g.state, ${signatoriesOf} as signatories
    from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id
    where g.id = ${id} and ${holds} and ${asks}`);
