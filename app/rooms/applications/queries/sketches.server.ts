import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import { officerRelation } from "#app/rooms/applications/application.store.server.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { type SketchCommand, type SketchState, sketchLifecycle } from "#app/rooms/applications/sketch.lifecycle.ts";
import type { SketchStage } from "#app/rooms/applications/sketch.ts";
import { officeKnowsSketch, officeSeesSketch } from "#app/rooms/applications/visibility.server.ts";

const stage = sql`case when a.state = 'withdrawn' and k.state = 'submitted' then 'withdrawn' else k.state end`;

export type SketchLine = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly submittedAt: Date;
  readonly late: boolean;
  readonly stage: SketchStage;
  readonly binding: boolean;
  /** its full application has come in */
  readonly full: boolean;
};

export type SketchList = {
  /** how many this reader may see, in each stage */
  readonly counts: Readonly<Record<SketchStage, number>>;
  readonly rows: readonly SketchLine[];
  readonly page: number;
  readonly pages: number;
};

const pageSize = 50;

/**
 * One page of the idea sketches of a call that this reader may see, those that wait for an answer first; of one stage, or of all. A page
 * beyond the last is the last.
 */
export async function sketchesOfCall(
  actor: Actor,
  callId: string,
  asked: { readonly stage?: SketchStage | null; readonly page?: number } = {},
): Promise<SketchList> {
  const seen = sql`a.call_id = ${callId} and ${officeKnowsSketch(actor)}`;
  const counted = await database.many<{ stage: SketchStage; count: number }>(sql`
    select ${stage} as stage, count(*)::int as count from sketch k join application a on a.id = k.application_id where ${seen} group by 1`);
  const counts = { submitted: 0, welcomed: 0, "advised-against": 0, withdrawn: 0 };
  for (const one of counted) counts[one.stage] = one.count;
  const total = asked.stage ? counts[asked.stage] : counted.reduce((sum, { count }) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, asked.page ?? 1), pages);
  const rows = await database.many<SketchLine>(sql`
    select a.id, k.number, k.title, o.name as organisation, m.name as municipality, k.submitted_at, k.late_until is not null as late, ${stage} as stage,
      k.binding, a.submitted_at is not null as full
    from sketch k join application a on a.id = k.application_id join organisation o on o.id = a.organisation_id
      left join municipality m on m.code = o.municipality_code
    where ${seen} ${asked.stage ? sql`and ${stage} = ${asked.stage}` : sql``}
    order by k.state <> 'submitted', k.number limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { counts, rows, page, pages };
}

export type SketchTally = { readonly callId: string; readonly all: number; readonly waiting: number };
/** How many idea sketches this reader may see in each call, and how many of them wait. */
export const sketchTallies = (actor: Actor): Promise<SketchTally[]> =>
  database.many(sql`
    select a.call_id, count(*)::int as "all", count(*) filter (where ${stage} = 'submitted')::int as waiting
    from sketch k join application a on a.id = k.application_id where ${officeKnowsSketch(actor)} group by a.call_id`);

type Stored = {
  readonly number: string;
  readonly state: Exclude<SketchState, "absent">;
  readonly binding: boolean;
  readonly content: Sealed;
  readonly sha256: string;
  readonly submittedAt: Date;
  readonly lateUntil: Date | null;
  readonly reasons: string;
  readonly answeredAt: Date | null;
};
type Row = Omit<Stored, "content"> & { readonly content: string };
const columns = sql`k.number, k.state, k.binding, k.content, k.sha256, k.submitted_at, k.late_until, k.reasons, k.answered_at`;

/** A sketch as it was handed in, with its answer, for the team that wrote it. */
export async function sketchForTeam(actor: Actor, id: string): Promise<(Stored & { readonly demo: boolean }) | null> {
  const row = await database.maybe<Row & { demo: boolean }>(sql`
    select ${columns}, a.demo from sketch k join application a on a.id = k.application_id
    where a.id = ${id} and a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[])`);
  return row && { ...row, content: readSealed(row.content) };
}

export type SketchForOffice = Stored & {
  readonly id: string;
  readonly version: number;
  readonly stage: SketchStage;
  readonly callId: string;
  readonly answerOn: LocalDate | null;
  readonly answeredBy: string | null;
  /** why it was taken back; empty when it was not */
  readonly withdrawnReason: string;
  readonly full: boolean;
  readonly demo: boolean;
  readonly may: readonly SketchCommand[];
  readonly conflicts: readonly {
    readonly personId: string;
    readonly name: string;
    readonly state: "none" | "declared" | "confirmed" | "dismissed";
  }[];
};

/** A sketch for the office, with what this reader may do; null when it is hidden, and of a draft that has handed in none. */
export async function sketchForOffice(actor: Actor, id: string): Promise<SketchForOffice | null> {
  const row = await database.maybe<Row & Omit<SketchForOffice, keyof Stored | "may"> & { organisationId: string }>(sql`
    select a.id, k.version, ${stage} as stage, a.call_id, c.sketch_answer_on as answer_on, p.name as answered_by, a.withdrawn_reason, a.submitted_at is not null as full, a.demo,
      a.organisation_id, ${columns},
      coalesce((select json_agg(json_build_object('personId', f.person_id, 'name', n.name, 'state', f.state) order by n.name)
        from conflict f join person n on n.id = f.person_id where f.application_id = a.id and f.state <> 'none'), '[]') as conflicts
    from sketch k join application a on a.id = k.application_id join call c on c.id = a.call_id left join person p on p.id = k.answered_by_id
    where a.id = ${id} and ${officeSeesSketch(actor)}`);
  if (!row) return null;
  const { organisationId, content, ...rest } = row;
  const officer = officerRelation({ organisationId, submitted: true, barred: [] }, actor).length > 0;
  return {
    ...rest,
    content: readSealed(content),
    may: row.stage === "withdrawn" ? [] : openCommands(sketchLifecycle, row.state, officer ? ["officer"] : []),
  };
}

/** What the office answered to the sketch of a full application; null when there is none, or it is hidden. */
export const sketchOfCase = (
  seen: Fragment,
  id: string,
): Promise<{ number: string; state: Exclude<SketchState, "absent">; submittedAt: Date; answeredAt: Date | null } | null> =>
  database.maybe(sql`
    select k.number, k.state, k.submitted_at, k.answered_at from sketch k join application a on a.id = k.application_id
    where ${all([sql`a.id = ${id}`, seen])}`);
