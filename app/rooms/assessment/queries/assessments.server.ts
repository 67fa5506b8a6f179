import type { Actor } from "#app/gate/actor.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { withoutConflict } from "#app/rooms/applications/visibility.server.ts";
import type { AssessmentLine } from "#app/rooms/assessment/assessment.ts";
import { scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";
import { shareLine, strategicNodes } from "#app/rooms/assessment/sheet.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { type CallRules, scoredKeys } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

export const pageSize = 50;

export type AssessmentList = {
  readonly lines: readonly AssessmentLine[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly submitted: number;
  /** neither handed in nor any longer possible to hand in */
  readonly closed: number;
  /** the reader's calls, newest first, for choosing among them */
  readonly calls: readonly {
    readonly id: string;
    readonly title: Bilingual;
    /** something there is still to be handed in */
    readonly open: boolean;
  }[];
};

type Row = {
  id: string | null;
  state: AssessmentLine["state"];
  title: string;
  number: string;
  organisation: string;
  callId: string;
  rulesVersion: number;
  sheetKeys: string;
  shareLine: string;
  dueOn: LocalDate | null;
  shut: boolean;
  total: number;
  submitted: number;
  closed: number;
  /** JSON, the same in every row: it is read once */
  calls: string | null;
};

const keysOf = (rules: CallRules, line: string): string[] =>
  scoredKeys(
    rules,
    shareLine(line, strategicNodes(rules)).map(({ node }) => node),
  );

/**
 * One statement: the reader's own assessments, unfinished first by day due, and the counts. A case hidden by a conflict of interest is in
 * neither; nothing but title and organisation comes from the application.
 */
export async function assessments(
  actor: Actor,
  { callId, page }: { callId?: string | undefined; page: number },
): Promise<AssessmentList> {
  const chosen = callId ? sql`where call_id = ${callId}` : sql``;
  const rows = await database.many<Row>(sql`
    with mine as materialized (
      select s.id, s.state, s.due_on, s.sheet_keys, s.state <> 'submitted' and ${scoringClosed} as shut, a.id as application_id, a.title, a.number, a.organisation_id, a.call_id, a.rules_version, a.share_line
      from assessment s join application a on a.id = s.application_id
      where s.assessor_id = ${actor.personId} and s.state in ('assigned', 'begun', 'submitted') and a.state in ('submitted', 'returned') and ${withoutConflict(actor)}
    ), totals as (
      select count(*)::int as total, (count(*) filter (where state = 'submitted'))::int as submitted, (count(*) filter (where shut))::int as closed from mine ${chosen}
    ), line as (
      select * from mine ${chosen} order by (state = 'submitted' or shut), due_on nulls last, number limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select line.id, line.state, line.due_on, line.shut, line.sheet_keys, line.title, line.number, line.call_id, line.rules_version, o.name as organisation,
      line.share_line, totals.total, totals.submitted, totals.closed,
      (select json_agg(json_build_object('id', k.id, 'title', k.title, 'open', exists (select 1 from mine m where m.call_id = k.id and m.state <> 'submitted' and not m.shut)) order by k.closes_at desc, k.id)::text from call k where k.id in (select call_id from mine)) as calls
    from totals left join line on true left join organisation o on o.id = line.organisation_id
    order by (line.state = 'submitted' or line.shut), line.due_on nulls last, line.number`);
  const [first] = rows;
  const total = first?.total ?? 0;
  const today = localDate(now());
  const lines: AssessmentLine[] = [];
  for (const row of rows) {
    if (row.id === null) continue;
    // How much is done is told of what is begun and nothing else.
    const keys = row.state !== "begun" ? [] : keysOf(await rulesVersion(row.callId, row.rulesVersion), row.shareLine);
    const stored = new Set(row.sheetKeys.split(" "));
    lines.push({
      id: row.id,
      state: row.state,
      title: row.title,
      number: row.number,
      organisation: row.organisation,
      scored: keys.filter((key) => stored.has(key)).length,
      toScore: keys.length,
      dueOn: row.dueOn,
      closed: row.shut,
      late: row.state !== "submitted" && !row.shut && row.dueOn !== null && row.dueOn < today,
    });
  }
  return {
    lines,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    total,
    submitted: first?.submitted ?? 0,
    closed: first?.closed ?? 0,
    calls: JSON.parse(first?.calls ?? "[]") as AssessmentList["calls"],
  };
}

export type NextAssessment = { readonly id: string; readonly title: string; readonly number: string };

/** What the reader should go on with when this one is handed in: the first of their list that can still be assessed. */
export const assessmentAfter = (actor: Actor, id: string): Promise<NextAssessment | null> =>
  database.maybe(sql`
    select s.id, a.title, a.number from assessment s join application a on a.id = s.application_id
    where s.assessor_id = ${actor.personId} and s.id <> ${id} and s.state in ('assigned', 'begun') and a.state in ('submitted', 'returned')
      and ${withoutConflict(actor)} and not ${scoringClosed}
    order by s.due_on nulls last, a.number limit 1`);

/** How many assessments the reader has left: for the navigation. */
export const assessmentsLeft = async (actor: Actor): Promise<number> =>
  (
    await database.one<{ count: number }>(sql`
    select count(*)::int as count from assessment s join application a on a.id = s.application_id
    where s.assessor_id = ${actor.personId} and s.state in ('assigned', 'begun') and a.state in ('submitted', 'returned') and ${withoutConflict(actor)} and not ${scoringClosed}`)
  ).count;
