import type { Actor } from "#app/gate/actor.ts";
import { database, type Executor, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { type KeptWording, type Wordings, type WordingVersions, wordingsOf } from "#app/rooms/decisions/wording.ts";

/** The words that hold now. */
export const currentWordings = async (db: Executor): Promise<Wordings> =>
  wordingsOf(
    await db.many<KeptWording>(sql`select distinct on (key) key, version, sv, en from wording order by key, version desc`),
  );

/** The words that a document was made with, by the versions that it names. */
export const wordingsAt = async (db: Executor, versions: WordingVersions): Promise<Wordings> =>
  wordingsOf(
    await db.many<KeptWording>(sql`
    select w.key, w.version, w.sv, w.en from jsonb_each_text(${JSON.stringify(versions)}::jsonb) used
    join wording w on w.key = used.key and w.version = used.value::int`),
  );

export type KeptVersion = KeptWording & { readonly savedAt: Date; readonly savedBy: string };

export const keptVersions = (key: string): Promise<KeptVersion[]> =>
  database.many(sql`
    select w.key, w.version, w.sv, w.en, w.saved_at, p.name as saved_by from wording w join person p on p.id = w.saved_by_id
    where w.key = ${key} order by w.version desc`);

/** The last decision that has been sent, of those that this reader may see: something real to try words on. */
export const lastSent = async (actor: Actor): Promise<string | null> =>
  (
    await database.maybe<{ id: string }>(sql`
    select d.id from decision d join application a on a.id = d.application_id
    where d.released_at is not null and ${visibleTo(actor)} order by (d.outcome = 'grant') desc, d.released_at desc, a.number limit 1`)
  )?.id ?? null;

export type LetterWording = { readonly decisionId: string; readonly versions: WordingVersions };

/** Which words letters were made with, as they say themselves; a letter's last day is filled in later with the same. */
export const wordingOfLetters = (db: Executor, ids: readonly string[]): Promise<LetterWording[]> =>
  db.many(sql`
    select decision_id, coalesce(document -> 'sv' -> 'wording', '{}'::jsonb) as versions from letter where decision_id = any(${[...ids]}::uuid[])`);
