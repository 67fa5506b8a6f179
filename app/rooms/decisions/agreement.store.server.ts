import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { agreementAnnex, type NewFile } from "#app/rooms/applications/attachment.ts";
import {
  type AgreementCommand,
  type AgreementRelation,
  type AgreementState,
  agreementLifecycle,
} from "#app/rooms/decisions/agreement.lifecycle.ts";
import type { AgreementEvent, AgreementFacts } from "#app/rooms/decisions/commands/answer-agreement.ts";

export type AgreementSubject = AgreementFacts & {
  readonly id: string;
  readonly state: AgreementState;
  readonly version: number;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly barred: readonly string[];
  readonly paperOn: LocalDate | null;
  /** scans of the signed paper, those that were infected left out */
  readonly papers: number;
};

/** Not annulled by a court, nor withdrawn by the board since. A condition on `decision d`. */
export const holds = sql`(d.state <> 'quashed' and not exists (select 1 from amendment hp where hp.decision_id = d.id and hp.kind = 'withdrawal' and hp.state = 'released'))`;

/**
 * A later change that a court has not undone; one that was not accepted is asked for no more once another change has come, since that one is
 * laid beside what was accepted last. A condition on `agreement g`.
 */
export const asks = sql`(g.amendment_id is null or (exists (select 1 from amendment gp where gp.id = g.amendment_id and gp.state = 'released')
  and (g.state = 'accepted' or not exists (select 1 from amendment gl where gl.decision_id = g.decision_id and gl.kind = 'change' and gl.state = 'released' and gl.released_at > g.released_at))))`;

/** How all that a grant asks to be accepted stands; null where nothing does. Of `decision d`. */
export const agreedOf = sql`(select case when count(*) = 0 then null when bool_or(g.state = 'declined') then 'declined' when bool_or(g.state = 'out') then 'out' else 'accepted' end
  from agreement g where g.decision_id = d.id and ${asks})`;

/** Who answers for the applicant. Of `application a`. */
export const signatoriesOf = sql`array(select ms.person_id::text from membership ms join person sp on sp.id = ms.person_id
  where ms.organisation_id = a.organisation_id and ms.role = 'signatory' and sp.erased_at is null order by ms.person_id)`;

export const agreementRelations = (
  subject: Pick<AgreementSubject, "barred" | "organisationId">,
  actor: Actor,
): AgreementRelation[] => {
  const own = actor.memberships.find(({ organisationId }) => organisationId === subject.organisationId);
  if (own) return own.role === "signatory" ? ["signatory"] : [];
  return hasRole(actor, "officer", "secretary") && !subject.barred.includes(actor.personId) ? ["registrar"] : [];
};

/** That everybody who answers has been reminded, by the clock. */
export const noteReminded = (tx: Executor, id: string, at: Date): Promise<unknown> =>
  tx.run(sql`update agreement set reminded_at = ${at} where id = ${id}`);

export type Agreed = {
  readonly beforePayment: boolean;
  readonly state: AgreementState;
  readonly answeredAt: Date | null;
  readonly answeredAs: string;
  /** later changes that are not accepted */
  readonly unaccepted: readonly string[];
};

/** What has been taken on of a grant before it is changed; null where its terms are not accepted separately. */
export const agreedBefore = (tx: Executor, decisionId: string): Promise<Agreed | null> =>
  tx.maybe<Agreed>(sql`
    select g.before_payment, g.state, g.answered_at, g.answered_as,
      array(select x.id::text from agreement x where x.decision_id = g.decision_id and x.amendment_id is not null and x.state <> 'accepted') as unaccepted
    from agreement g where g.id = ${decisionId}`);

export const agreementKind: CaseKind<AgreementState, AgreementCommand, AgreementRelation, AgreementSubject, AgreementEvent> = {
  name: "agreement",
  lifecycle: agreementLifecycle,
  load: (tx, id) =>
    tx.maybe<AgreementSubject>(sql`
      select g.id, g.state, g.version, g.released_at, g.paper_on,
        (select count(*)::int from attachment t where t.application_id = a.id and t.annex = 'agreement:' || g.id and t.state <> 'infected') as papers, d.application_id, a.organisation_id, o.name as organisation, (${holds} and ${asks}) as holds,
        ${signatoriesOf} as signatories,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
      from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id
      where g.id = ${id} for update of g, d`),
  relationsTo: agreementRelations,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events)
      switch (event.type) {
        case "AgreementReminded":
          await tx.run(sql`update agreement set version = version + 1, reminded_at = ${now} where id = ${subject.id}`);
          break;
        case "AgreementPaperAdded": {
          const { name, kind, bytes, sha256 } = JSON.parse(event.file.text) as NewFile;
          await tx.run(sql`
            insert into attachment (id, application_id, annex, name, kind, bytes, sha256, state, added_at, added_by_id, sealed_at)
            values (${event.attachmentId}, ${subject.applicationId}, ${agreementAnnex(subject.id)}, ${name}, ${kind}, ${bytes}, ${sha256}, ${event.state}, ${now},
              ${actor.personId}, ${now})`);
          break;
        }
        default:
          await tx.run(sql`
            update agreement set state = ${next}, version = version + 1, answered_at = ${now}, answered_by_id = ${actor.personId}, answered_as = ${event.as},
              paper_on = ${event.type === "AgreementAccepted" ? event.paperOn : null}, lead = ${event.type === "AgreementAccepted" ? event.lead : ""},
              words = ${event.type === "AgreementDeclined" ? event.words : ""}
            where id = ${subject.id}`);
      }
  },
  caseId: (subject) => subject.applicationId,
};
