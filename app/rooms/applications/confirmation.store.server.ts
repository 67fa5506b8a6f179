import type { At, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { lockedCase, relationsTo, sectionsOf } from "#app/rooms/applications/application.store.server.ts";
import type {
  ConfirmationEvent,
  ConfirmationSubject,
  NewConfirmation,
  NewConfirmationSubject,
  TypedAnswer,
} from "#app/rooms/applications/commands/confirm.ts";
import {
  type ConfirmationCommand,
  type ConfirmationRelation,
  type ConfirmationState,
  confirmationLifecycle,
} from "#app/rooms/applications/confirmation.lifecycle.ts";
import { standingOf } from "#app/rooms/applications/confirmation-standing.store.server.ts";

type Kind<Subject extends ConfirmationSubject> = CaseKind<
  ConfirmationState,
  ConfirmationCommand,
  ConfirmationRelation,
  Subject,
  ConfirmationEvent
>;

const around = async (tx: Executor, applicationId: string) => {
  // The application first, always in that order: whoever edits it holds the same lock.
  const application = await lockedCase(tx, applicationId);
  if (!application) return null;
  const call = await tx.one<ConfirmationSubject["call"]>(sql`
    select state, opens_at, closes_at, (select max(x.until) from call_admission x where x.call_id = call.id and x.organisation_id = ${application.organisationId}) as late_until
    from call where id = ${application.callId} for share`);
  return { application, call };
};

type Row = { id: string; state: ConfirmationState; version: number };

async function behind(tx: Executor, found: { id: string; applicationId: string } | null): Promise<ConfirmationSubject | null> {
  const place = found && (await around(tx, found.applicationId));
  if (!found || !place) return null;
  const row = await tx.maybe<Row>(sql`select id, state, version from confirmation where id = ${found.id} for update`);
  return row && { ...row, ...place };
}

const base = {
  name: "confirmation",
  lifecycle: confirmationLifecycle,
  caseId: (subject: ConfirmationSubject) => subject.application.id,
  apply,
} as const;

/** For the team: one of this application's own. */
export const confirmationOfTeam = (applicationId: string): Kind<ConfirmationSubject> => ({
  ...base,
  load: async (tx, id) =>
    behind(
      tx,
      await tx.maybe(sql`select id, application_id from confirmation where id = ${id} and application_id = ${applicationId}`),
    ),
  relationsTo: teamRelations,
});

export const newConfirmation = (applicationId: string): Kind<NewConfirmationSubject> => ({
  ...base,
  load: async (tx, id) => {
    const place = await around(tx, applicationId);
    if (!place) return null;
    const { name } = await tx.one<{ name: string }>(
      sql`select name from organisation where id = ${place.application.organisationId}`,
    );
    return {
      ...place,
      id,
      state: "absent",
      version: 0,
      applicant: name,
      sections: await sectionsOf(tx, applicationId),
      standing: await standingOf(tx, applicationId),
    };
  },
  relationsTo: teamRelations,
});

/** Whoever has the link is the one who was asked; nobody is behind a link that was taken back. */
export const confirmationByLink = (tokenHash: string): Kind<ConfirmationSubject> => ({
  ...base,
  load: async (tx) =>
    behind(
      tx,
      await tx.maybe(sql`select id, application_id from confirmation where token_hash = ${tokenHash} and state <> 'taken-back'`),
    ),
  relationsTo: () => ["holder"],
});

function teamRelations(subject: ConfirmationSubject, actor: At["actor"]): ConfirmationRelation[] {
  return relationsTo(subject.application.organisationId, actor).includes("editor") ? ["editor"] : [];
}

async function apply(
  tx: Executor,
  subject: ConfirmationSubject,
  next: ConfirmationState,
  events: readonly ConfirmationEvent[],
  { actor, now }: At,
): Promise<void> {
  const { id } = subject;
  const state = sql`state = ${next}, version = version + 1`;
  for (const event of events) {
    switch (event.type) {
      case "ConfirmationAsked": {
        const { financier, source, asked, contact, language, tokenHash } = JSON.parse(event.content.text) as NewConfirmation;
        await tx.run(sql`
          insert into confirmation (id, application_id, state, version, financier, source, asked, contact_name, contact_email, language, token_hash, asked_at, asked_by_id, sent_at)
          values (${id}, ${subject.application.id}, ${next}, 1, ${financier}, ${source}, ${JSON.stringify(asked)}::jsonb, ${contact.name}, ${contact.email},
            ${language}, ${tokenHash}, ${now}, ${actor.personId}, ${now})`);
        break;
      }
      case "ConfirmationAskedAgain":
        await tx.run(
          sql`update confirmation set ${state}, token_hash = ${event.tokenHash.text}, sent_at = ${now} where id = ${id}`,
        );
        break;
      case "ConfirmationTakenBack":
        await tx.run(sql`update confirmation set ${state}, ended_at = ${now} where id = ${id}`);
        break;
      case "ConfirmationAnswered": {
        const { name, title, words } = JSON.parse(event.content.text) as TypedAnswer;
        await tx.run(sql`
          update confirmation set ${state}, answered_at = ${now}, answered_name = ${name}, answered_title = ${title}, words = ${words} where id = ${id}`);
        break;
      }
    }
  }
}
