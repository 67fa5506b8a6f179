import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { awaitsDecision } from "#app/rooms/assessment/advisory.store.server.ts";
import type {
  DiscussedCase,
  ModeratedScoreEvent,
  ModeratedScoreSubject,
  PostEvent,
  PostSubject,
} from "#app/rooms/assessment/commands/discuss.ts";
import {
  discussionLifecycle,
  type PostCommand,
  type PostRelation,
  type PostState,
} from "#app/rooms/assessment/discussion.lifecycle.ts";
import { opennessOf } from "#app/rooms/assessment/discussion.ts";
import {
  type ModeratedScoreCommand,
  type ModeratedScoreRelation,
  type ModeratedScoreState,
  moderatedScoreLifecycle,
} from "#app/rooms/assessment/moderated-score.lifecycle.ts";
import { othersRule } from "#app/rooms/assessment/queries/sight.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";

type Around = DiscussedCase & { readonly callId: string; readonly rulesVersion: number; readonly claimed: readonly string[] };

/** The application's row is locked: what is said and decided about a case comes one after the other. */
async function around(tx: Executor, applicationId: string): Promise<Around | null> {
  const row = await tx.maybe<Omit<Around, "openness"> & { awaits: boolean }>(sql`
    select a.id as application_id, a.call_id, a.rules_version, ${awaitsDecision} as awaits, ${othersRule} as others_scores,
      array(select node_id from application_share h where h.application_id = a.id) as claimed,
      array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')
        union all select m.person_id::text from membership m where m.organisation_id = a.organisation_id) as barred,
      array(select s.assessor_id::text from assessment s where s.application_id = a.id and s.state = 'submitted' and not exists (
        select 1 from conflict sc where sc.person_id = s.assessor_id and sc.application_id = a.id and sc.state in ('declared', 'confirmed'))) as submitted_by,
      array(select s.assessor_id::text from assessment s where s.application_id = a.id and s.state in ('assigned', 'begun') and not exists (
        select 1 from conflict sc where sc.person_id = s.assessor_id and sc.application_id = a.id and sc.state in ('declared', 'confirmed'))) as left_to
    from application a where a.id = ${applicationId} and a.submitted_at is not null for no key update of a`);
  if (!row) return null;
  const { awaits, ...rest } = row;
  return {
    ...rest,
    openness: opennessOf({ submitted: row.submittedBy.length, left: row.leftTo.length, awaitsDecision: awaits }),
  };
}

/** Blind until one's own is submitted, in whatever role: an officer who has an assessment left takes no part. */
const mayModerate = ({ barred, leftTo }: DiscussedCase, actor: Actor) =>
  hasRole(actor, "officer") && !barred.includes(actor.personId) && !leftTo.includes(actor.personId);

function postRelations(subject: PostSubject, actor: Actor): PostRelation[] {
  const { personId } = actor;
  if (subject.barred.includes(personId)) return [];
  const officer = mayModerate(subject, actor);
  const assessed = hasRole(actor, "assessor") && subject.submittedBy.includes(personId) && subject.othersScores !== "never";
  const participant = officer || assessed;
  return [
    ...(participant ? (["participant"] as const) : []),
    ...(participant && subject.authorId === personId ? (["author"] as const) : []),
    ...(officer ? (["officer"] as const) : []),
    ...(isStaff(actor) ? (["staff"] as const) : []),
  ];
}

/** A post of this case, there already or about to be. One of another case is none. */
export const postIn = (
  applicationId: string,
): CaseKind<PostState | "absent", PostCommand, PostRelation, PostSubject, PostEvent> => ({
  name: "discussion",
  lifecycle: discussionLifecycle,
  relationsTo: postRelations,
  caseId: () => applicationId,
  load: async (tx, id) => {
    const place = await around(tx, applicationId);
    if (!place) return null;
    const row = await tx.maybe<{ state: PostState; version: number; authorId: string; applicationId: string }>(
      sql`select state, version, author_id, application_id from discussion_post where id = ${id} for update`,
    );
    if (!row) return { id, state: "absent", version: 0, authorId: null, ...place };
    return row.applicationId === applicationId ? { id, ...place, ...row } : null;
  },
  apply: async (tx, { id }, next, events, { actor, now }) => {
    for (const event of events)
      switch (event.type) {
        case "DiscussionPosted":
          await tx.run(sql`
            insert into discussion_post (id, application_id, state, author_id, words, posted_at)
            values (${id}, ${applicationId}, ${next}, ${actor.personId}, ${event.words.text}, ${now})`);
          break;
        case "PostTakenBack":
          await tx.run(sql`
            update discussion_post set state = ${next}, version = version + 1, words = null, turned_at = ${now}, turned_by_id = ${actor.personId} where id = ${id}`);
          break;
        case "PostTakenIn":
          await tx.run(sql`
            update discussion_post set state = ${next}, version = version + 1, turned_at = ${now}, turned_by_id = ${actor.personId} where id = ${id}`);
      }
  },
});

const idOf = (applicationId: string, criterion: string) => `${applicationId}:${criterion}`;

/** One criterion's common score in this case. The version counts what has been done: one who saw less is refused. */
export const moderatedScoreIn = (
  applicationId: string,
  criterion: string,
): CaseKind<
  ModeratedScoreState | "absent",
  ModeratedScoreCommand,
  ModeratedScoreRelation,
  ModeratedScoreSubject,
  ModeratedScoreEvent
> => ({
  name: "moderatedScore",
  lifecycle: moderatedScoreLifecycle,
  caseId: () => applicationId,
  relationsTo: (subject, actor) =>
    subject.barred.includes(actor.personId) ? [] : mayModerate(subject, actor) ? ["moderator"] : isStaff(actor) ? ["staff"] : [],
  load: async (tx) => {
    const place = await around(tx, applicationId);
    if (!place) return null;
    const { stands, version } = await tx.one<{ stands: boolean; version: number }>(sql`
      select coalesce(bool_or(state = 'set'), false) as stands, (count(*) + count(*) filter (where state = 'taken-back'))::int as version
      from moderated_score where application_id = ${applicationId} and criterion = ${criterion}`);
    return {
      id: idOf(applicationId, criterion),
      state: stands ? "set" : version > 0 ? "taken-back" : "absent",
      version,
      criterion,
      rules: await rulesVersion(place.callId, place.rulesVersion),
      ...place,
    };
  },
  apply: async (tx, _subject, _next, events, { actor, now }) => {
    for (const event of events) {
      const ended = event.type === "ModeratedScoreSet" ? "replaced" : "taken-back";
      await tx.run(sql`
        update moderated_score set state = ${ended}, ended_by_id = ${actor.personId}, ended_at = ${now},
          end_reason = ${event.type === "ModeratedScoreTakenBack" ? event.reason : null}
        where application_id = ${applicationId} and criterion = ${criterion} and state = 'set'`);
      if (event.type === "ModeratedScoreSet")
        await tx.run(sql`
          insert into moderated_score (id, application_id, criterion, state, value, reason, set_by_id, set_at)
          values (${newId()}, ${applicationId}, ${criterion}, 'set', ${event.value}, ${event.reason}, ${actor.personId}, ${now})`);
    }
  },
});
