import { type Actor, hasRole, isSystem } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, sql } from "#app/platform/database.server.ts";
import { officeSees } from "#app/rooms/applications/visibility.server.ts";
import type { LetterEvent, LetterFacts } from "#app/rooms/decisions/commands/letter-way.ts";
import {
  type LetterCommand,
  type LetterRelation,
  type LetterState,
  letterLifecycle,
} from "#app/rooms/decisions/letter.lifecycle.ts";

export type LetterSubject = LetterFacts & {
  readonly id: string;
  readonly state: LetterState;
  readonly version: number;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly barred: readonly string[];
};

export const letterRelations = (subject: Pick<LetterSubject, "barred" | "organisationId">, actor: Actor): LetterRelation[] => {
  if (isSystem(actor)) return ["system"];
  const free =
    !subject.barred.includes(actor.personId) &&
    actor.memberships.every(({ organisationId }) => organisationId !== subject.organisationId);
  return free && hasRole(actor, "officer", "secretary") ? ["registrar"] : [];
};

export const letterKind: CaseKind<LetterState, LetterCommand, LetterRelation, LetterSubject, LetterEvent> = {
  name: "letter",
  lifecycle: letterLifecycle,
  load: (tx, id) =>
    tx.maybe<LetterSubject>(sql`
      select l.decision_id as id, l.state, l.version, l.released_at, d.application_id, a.organisation_id,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred,
        array(select ms.person_id::text from membership ms join person p on p.id = ms.person_id
          where ms.organisation_id = a.organisation_id and p.erased_at is null order by ms.person_id) as team
      from letter l join decision d on d.id = l.decision_id join application a on a.id = d.application_id
      where l.decision_id = ${id} and l.released_at is not null for update of l`),
  relationsTo: letterRelations,
  apply: async (tx, subject, next, events) => {
    for (const event of events)
      await tx.run(sql`
        update letter set state = ${next}, version = version + 1,
          bounced_on = ${event.type === "LetterBounced" ? event.on : sql`bounced_on`},
          bounce_note = ${event.type === "LetterBounced" ? event.note : sql`bounce_note`},
          posted_on = ${event.type === "LetterPosted" ? event.on : sql`posted_on`}
        where decision_id = ${subject.id}`);
  },
  caseId: (subject) => subject.applicationId,
};

/** The receiver's own server has taken in the mail that tells of the letter: noted the first time. */
export const noteDelivered = async (tx: Executor, decisionId: string, at: Date): Promise<void> => {
  await tx.run(sql`update letter set delivered_at = coalesce(delivered_at, ${at}) where decision_id = ${decisionId}`);
};

export type LetterWay = {
  readonly decisionId: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly title: string;
  readonly state: LetterState;
  readonly version: number;
  readonly releasedAt: Date;
  readonly deliveredAt: Date | null;
  readonly bouncedOn: LocalDate | null;
  readonly bounceNote: string;
  readonly postedOn: LocalDate | null;
  readonly receivers: readonly string[];
};

/** How the letter of a case's decision has fared, for the office without a conflict of interest; null before it is released. */
export const letterWayOf = (actor: Actor, applicationId: string): Promise<LetterWay | null> =>
  database.maybe<LetterWay>(sql`
    select l.decision_id, a.id as application_id, a.organisation_id, a.number, a.title, l.state, l.version, l.released_at, l.delivered_at, l.bounced_on,
      l.bounce_note, l.posted_on,
      array(select p.name || ', ' || p.email from membership ms join person p on p.id = ms.person_id
        where ms.organisation_id = a.organisation_id and p.erased_at is null order by p.name) as receivers
    from letter l join decision d on d.id = l.decision_id join application a on a.id = d.application_id
    where a.id = ${applicationId} and l.released_at is not null and ${officeSees(actor)}`);
