import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  loadForSubmission,
  lockedCase,
  officerRelation,
  relationsTo,
  writersOf,
} from "#app/rooms/applications/application.store.server.ts";
import type { AnswerSubject, HandInSubject, SketchEvent } from "#app/rooms/applications/commands/sketch.ts";
import {
  type SketchCommand,
  type SketchRelation,
  type SketchState,
  sketchLifecycle,
} from "#app/rooms/applications/sketch.lifecycle.ts";

type Kind<Subject extends HandInSubject | AnswerSubject> = CaseKind<
  SketchState,
  SketchCommand,
  SketchRelation,
  Subject,
  SketchEvent
>;

type Row = { state: SketchState; version: number; number: string };
const stored = (tx: Executor, id: string): Promise<Row | null> =>
  tx.maybe(sql`select state, version, number from sketch where application_id = ${id} for update`);

/** For the team: the application's row is locked first, then its call's, as when an application is submitted. */
export const sketchToHandIn: Kind<HandInSubject> = {
  name: "sketch",
  lifecycle: sketchLifecycle,
  load: async (tx, id) => {
    const application = await loadForSubmission(tx, id);
    // A draft that has been laid aside, and what has come in on paper, have no first step.
    if (application?.state !== "drafted") return null;
    const row = await stored(tx, id);
    return { id, state: row?.state ?? "absent", version: application.version, application };
  },
  relationsTo: ({ application }, actor) =>
    relationsTo(application.organisationId, actor).filter((one) => one === "member" || one === "editor"),
  apply: async (tx, { id, application }, next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type !== "SketchHandedIn") continue;
      await tx.run(sql`
        insert into sketch (application_id, state, version, number, title, content, sha256, binding, late_until, submitted_at, submitted_by_id)
        values (${id}, ${next}, 1, ${event.number}, ${event.title.text}, ${event.content.text}, ${event.sha256}, ${event.binding}, ${event.lateUntil},
          ${now}, ${actor.personId})`);
      await tx.run(sql`update call set next_number = next_number + 1 where id = ${application.callId}`);
    }
    await tx.run(sql`update application set version = version + 1, copied = null where id = ${id}`);
  },
  caseId: ({ id }) => id,
};

/** For the office: what has been handed in, and nothing of the draft beside it. */
export const sketchToAnswer: Kind<AnswerSubject> = {
  name: "sketch",
  lifecycle: sketchLifecycle,
  load: async (tx, id) => {
    const application = await lockedCase(tx, id);
    const row = application && (await stored(tx, id));
    return row && { id, ...row, application, team: await writersOf(tx, application.organisationId) };
  },
  relationsTo: ({ application }, actor) => [
    ...relationsTo(application.organisationId, actor).filter((one) => one === "member"),
    ...officerRelation({ ...application, submitted: true }, actor).filter((one) => one === "officer"),
  ],
  apply: async (tx, { id }, next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type !== "SketchAnswered") continue;
      await tx.run(sql`
        update sketch set state = ${next}, version = version + 1, reasons = ${event.reasons.text}, answered_at = ${now}, answered_by_id = ${actor.personId}
        where application_id = ${id}`);
    }
    await tx.run(sql`update application set version = version + 1 where id = ${id}`);
  },
  caseId: ({ id }) => id,
};
