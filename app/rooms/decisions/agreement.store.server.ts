import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
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
};

/** Not annulled by a court, nor withdrawn by the board since. A condition on `decision d`. */
export const holds = sql`(d.state <> 'quashed' and not exists (select 1 from amendment hp where hp.decision_id = d.id and hp.kind = 'withdrawal' and hp.state = 'released'))`;

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
export const noteReminded = (tx: Executor, decisionId: string, at: Date): Promise<unknown> =>
  tx.run(sql`update agreement set reminded_at = ${at} where decision_id = ${decisionId}`);

export const agreementKind: CaseKind<AgreementState, AgreementCommand, AgreementRelation, AgreementSubject, AgreementEvent> = {
  name: "agreement",
  lifecycle: agreementLifecycle,
  load: (tx, id) =>
    tx.maybe<AgreementSubject>(sql`
      select g.decision_id as id, g.state, g.version, g.released_at, d.application_id, a.organisation_id, o.name as organisation, ${holds} as holds,
        ${signatoriesOf} as signatories,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
      from agreement g join decision d on d.id = g.decision_id join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id
      where g.decision_id = ${id} for update of g, d`),
  relationsTo: agreementRelations,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events)
      await (event.type === "AgreementReminded"
        ? tx.run(sql`update agreement set version = version + 1, reminded_at = ${now} where decision_id = ${subject.id}`)
        : tx.run(sql`
            update agreement set state = ${next}, version = version + 1, answered_at = ${now}, answered_by_id = ${actor.personId}, answered_as = ${event.as},
              paper_on = ${event.type === "AgreementAccepted" ? event.paperOn : null}, lead = ${event.type === "AgreementAccepted" ? event.lead : ""},
              words = ${event.type === "AgreementDeclined" ? event.words : ""}
            where decision_id = ${subject.id}`));
  },
  caseId: (subject) => subject.applicationId,
};
