import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type WordingCommand,
  type WordingRelation,
  type WordingState,
  wordingLifecycle,
} from "#app/rooms/decisions/wording.lifecycle.ts";

export type WordingSubject = Case<WordingState> & { readonly sv: string | null; readonly en: string | null };
export type WordingEvent = { readonly type: "WordingKept"; readonly sv: string | null; readonly en: string | null };

export const wordingRelations = (_: unknown, actor: Actor): WordingRelation[] =>
  hasRole(actor, "officer", "secretary") ? ["office"] : [];

/** The last version of one; before the first, the words that Drum ships with. */
async function load(tx: Executor, key: string): Promise<WordingSubject> {
  await tx.run(sql`select pg_advisory_xact_lock(7303, hashtext(${key}))`);
  const last = await tx.maybe<Omit<WordingSubject, "id" | "state">>(
    sql`select version, sv, en from wording where key = ${key} order by version desc limit 1`,
  );
  return { id: key, ...(last ?? { version: 0, sv: null, en: null }), state: last?.sv == null ? "shipped" : "own" };
}

export const wordingKind: CaseKind<WordingState, WordingCommand, WordingRelation, WordingSubject, WordingEvent> = {
  name: "wording",
  lifecycle: wordingLifecycle,
  load,
  relationsTo: wordingRelations,
  apply: async (tx, { id, version }, _next, events, { actor, now }) => {
    for (const { sv, en } of events)
      await tx.run(sql`
        insert into wording (key, version, sv, en, saved_at, saved_by_id)
        values (${id}, ${version + 1}, ${sv}, ${en}, ${now}, ${actor.personId})`);
  },
  caseId: () => null,
};
