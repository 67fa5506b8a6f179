import { all, database, sql } from "#app/platform/database.server.ts";
import type { NoteKind } from "#app/rooms/reporting/priority-note.forms.ts";

export type PriorityNote = {
  readonly id: string;
  readonly version: number;
  readonly nodeId: string;
  readonly year: number;
  readonly kind: NoteKind;
  readonly words: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
};

/** Notes that stand, the newest year first; of years when there are any. */
export const priorityNotes = ({ from, to }: { from: number | null; to: number | null }): Promise<PriorityNote[]> =>
  database.many(sql`
    select n.id, n.version, n.node_id, n.year, n.kind, n.words, n.written_at, coalesce(p.name, '') as written_by
    from priority_note n left join person p on p.id = n.written_by_id
    where ${all([sql`n.state = 'written'`, ...(from === null ? [] : [sql`n.year >= ${from}`]), ...(to === null ? [] : [sql`n.year <= ${to}`])])}
    order by n.year desc, n.written_at desc`);
