import { database, type Executor, sql } from "#app/platform/database.server.ts";
import type { TakenDown } from "#app/rooms/decisions/text-taken-down.ts";

/** All that is or has been taken down of these meetings' texts, the first first. Public: without why and by whom. */
export const textsTakenDown = (
  meetingIds: readonly string[],
  db: Executor = database,
): Promise<(TakenDown & { readonly meetingId: string })[]> =>
  db.many(sql`
    select t.id, t.meeting_id, t.item_id, i.paragraph, t.taken_down_at, t.put_up_at
    from text_taken_down t left join agenda_item i on i.id = t.item_id
    where t.meeting_id = any(${[...meetingIds]}::uuid[]) order by t.taken_down_at, i.paragraph nulls first`);

export type WhyTakenDown = {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly putUpReason: string;
  readonly putUpBy: string | null;
};
/** Why, and by whom: for those who answer for what is on the web. */
export const whyTakenDown = (meetingId: string): Promise<WhyTakenDown[]> =>
  database.many(sql`
    select t.id, t.reason, p.name as by, t.put_up_reason, u.name as put_up_by
    from text_taken_down t join person p on p.id = t.taken_down_by_id left join person u on u.id = t.put_up_by_id where t.meeting_id = ${meetingId}`);
