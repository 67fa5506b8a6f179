import { database, sql } from "#app/platform/database.server.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import type { CallChange } from "#app/rooms/calls/queries/building.server.ts";
import { type CallRules, callRules } from "#app/rooms/calls/rules.ts";

const columns = sql`id, number, slug, state, kind, title, summary, texts, contact, opens_at, closes_at, questions_until, decision_on, sketch_closes_at, sketch_answer_on, rules_version, demo`;

export const allPublished = (): Promise<Call[]> =>
  database.many(sql`select ${columns} from call where state = 'published' order by closes_at desc`);

export type AnnouncedCall = Call & { readonly publishedAt: Date };
/** Every call that has ever been public, also those withdrawn: who follows them must hear of that too. */
export const announced = (): Promise<AnnouncedCall[]> =>
  database.many(
    sql`select ${columns}, published_at from call where state in ('published', 'withdrawn') and published_at is not null order by published_at desc`,
  );

export type AnnouncedChange = CallChange & { readonly id: string; readonly callId: string };
export const allChanges = (): Promise<AnnouncedChange[]> =>
  database.many(sql`select id, call_id, at, kind, note, changed from call_change order by at desc`);

export const callBy = (key: "id" | "slug", value: string): Promise<Call | null> =>
  key === "slug"
    ? database.maybe(sql`select ${columns} from call where slug = ${value}`)
    : database.maybe(sql`select ${columns} from call where id = ${value}`);

// A version is never changed once written, so it is parsed once per process.
const parsed = new Map<string, CallRules>();

export async function rulesOf(callId: string, version: number): Promise<CallRules> {
  const key = `${callId} ${version}`;
  let rules = parsed.get(key);
  if (!rules) {
    const row = await database.one<{ rules: unknown }>(
      sql`select rules from call_rules where call_id = ${callId} and version = ${version}`,
    );
    rules = callRules.parse(row.rules);
    if (parsed.size > 200) parsed.clear();
    parsed.set(key, rules);
  }
  return rules;
}
