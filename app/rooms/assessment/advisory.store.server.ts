import { hasRole, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { hashSecret, linkSecret } from "#app/platform/secrets.server.ts";
import {
  type AdvisoryCommand,
  type AdvisoryRelation,
  type AdvisoryState,
  advisoryLifecycle,
} from "#app/rooms/assessment/advisory.lifecycle.ts";
import type { AdvisoryEvent, AdvisorySubject } from "#app/rooms/assessment/commands/advise.ts";

/** The secret of an ask's link: always the same, so that a reminder leads where the first letter did, and kept nowhere. */
export const advisorySecret = (id: string): string => linkSecret(`advisory ${id}`);

/**
 * Whoever holds a link is known by the address it was sent to: one who has a conflict of interest in the case, or belongs to the applicant,
 * holds nothing. A condition on `advisory y` and `application a`.
 */
export const heldInConflict: Fragment = sql`exists (select 1 from person hp where lower(hp.email) = y.contact_email and (
  exists (select 1 from conflict hc where hc.person_id = hp.id and hc.application_id = a.id and hc.state in ('declared', 'confirmed'))
  or exists (select 1 from membership hm where hm.person_id = hp.id and hm.organisation_id = a.organisation_id)))`;

/** Waits for its decision still. A condition on `application a`. */
export const awaitsDecision: Fragment = sql`(a.state in ('submitted', 'returned') and not exists (select 1 from decision d where d.application_id = a.id))`;

type Around = Omit<AdvisorySubject, "id" | "state" | "version" | "dueOn">;

/** The application's row is locked: an answer and a decision come one after the other, never at once. */
const around = (tx: Executor, applicationId: string) =>
  tx.maybe<Around>(sql`
    select a.id as application_id, ${awaitsDecision} as open,
      array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')
        union all select m.person_id::text from membership m where m.organisation_id = a.organisation_id) as barred,
      array(select lower(p.email) from person p where p.id in (
        select c.person_id from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')
        union all select m.person_id from membership m where m.organisation_id = a.organisation_id)) as barred_emails,
      array(select w.contact_email from advisory w where w.application_id = a.id and w.state = 'asked') as waiting
    from application a where a.id = ${applicationId} and a.submitted_at is not null for no key update of a`);

type Row = { id: string; state: AdvisoryState; version: number; dueOn: LocalDate };

const behind = async (tx: Executor, applicationId: string | undefined, id: string): Promise<AdvisorySubject | null> => {
  const place = applicationId ? await around(tx, applicationId) : null;
  if (!place) return null;
  const row = await tx.maybe<Row>(sql`select id, state, version, due_on from advisory where id = ${id} for update`);
  return row && { ...row, ...place };
};

type Kind = CaseKind<AdvisoryState | "absent", AdvisoryCommand, AdvisoryRelation, AdvisorySubject, AdvisoryEvent>;

const base: Omit<Kind, "load" | "relationsTo"> = {
  name: "advisory",
  lifecycle: advisoryLifecycle,
  caseId: ({ applicationId }) => applicationId,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events)
      switch (event.type) {
        case "AdvisoryAsked":
          await tx.run(sql`
            insert into advisory (id, application_id, state, batch_id, body, contact_name, contact_email, language, question, due_on, token_hash, asked_at, asked_by_id)
            values (${subject.id}, ${subject.applicationId}, ${next}, ${event.batchId}, ${event.body}, ${event.name}, ${event.email}, ${event.language},
              ${event.question}, ${event.dueOn}, ${hashSecret(advisorySecret(subject.id))}, ${now}, ${actor.personId})`);
          break;
        case "AdvisoryAnswered":
          await tx.run(sql`
            update advisory set state = ${next}, version = version + 1, answered_at = ${now}, answered_name = ${event.name}, answered_title = ${event.title},
              stance = ${event.stance}, words = ${event.words} where id = ${subject.id}`);
          break;
        case "AdvisoryWithdrawn":
          await tx.run(sql`update advisory set state = ${next}, version = version + 1 where id = ${subject.id}`);
      }
  },
};

const officeRelations: Kind["relationsTo"] = ({ barred }, actor) =>
  barred.includes(actor.personId) ? [] : hasRole(actor, "officer") ? ["officer"] : isStaff(actor) ? ["staff"] : [];

export const newAdvisory = (applicationId: string): Kind => ({
  ...base,
  relationsTo: officeRelations,
  load: async (tx, id) => {
    const place = await around(tx, applicationId);
    return place && { id, state: "absent", version: 0, dueOn: null, ...place };
  },
});

export const advisoryOfCase = (applicationId: string): Kind => ({
  ...base,
  relationsTo: officeRelations,
  load: async (tx, id) => {
    const found = await tx.maybe<{ id: string }>(
      sql`select id from advisory where id = ${id} and application_id = ${applicationId}`,
    );
    return found && behind(tx, applicationId, id);
  },
});

/** Nobody is behind a link that was withdrawn, or whose holder has a conflict of interest. */
export const advisoryByLink = (tokenHash: string): Kind => ({
  ...base,
  relationsTo: () => ["holder"],
  load: async (tx) => {
    const found = await tx.maybe<{ id: string; applicationId: string }>(sql`
      select y.id, y.application_id from advisory y join application a on a.id = y.application_id
      where y.token_hash = ${tokenHash} and y.state <> 'withdrawn' and not ${heldInConflict}`);
    return found && behind(tx, found.applicationId, found.id);
  },
});
