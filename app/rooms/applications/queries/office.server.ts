import type { Actor } from "#app/gate/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { ApplicationFacts } from "#app/rooms/applications/application.ts";
import { officeSees } from "#app/rooms/applications/visibility.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { type Phase, phaseOf } from "#app/rooms/calls/call.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** Where a case stands for the office, computed from the rooms it has passed through. */
export const officeStages = ["received", "eligible", "ineligible", "granted", "rejected", "withdrawn"] as const;
export type OfficeStage = (typeof officeStages)[number];

const stage = sql`case
    when a.state = 'withdrawn' then 'withdrawn'
    when d.state in ('released', 'final') then case d.outcome when 'grant' then 'granted' else 'rejected' end
    when e.state = 'passed' then 'eligible'
    when e.state = 'failed' then 'ineligible'
    else 'received' end`;

const cases = sql`application a join organisation o on o.id = a.organisation_id
  left join eligibility_check e on e.application_id = a.id left join decision d on d.application_id = a.id`;

export type StageCounts = Readonly<Record<OfficeStage, number>>;
const counted = (rows: readonly { stage: OfficeStage; count: number }[]): StageCounts =>
  Object.fromEntries(officeStages.map((name) => [name, rows.find((row) => row.stage === name)?.count ?? 0])) as Record<
    OfficeStage,
    number
  >;

export type Round = {
  readonly callId: string;
  readonly slug: string;
  readonly number: string;
  readonly title: Bilingual;
  readonly state: CallState;
  readonly phase: Phase;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly decisionOn: string | null;
  readonly counts: StageCounts;
  readonly total: number;
  readonly requestedOre: bigint;
};

/** The calls with how many cases this reader may see in each stage. Withdrawn ones are counted but ask for no money. */
export async function rounds(actor: Actor): Promise<Round[]> {
  const at = now();
  const [calls, counts] = await Promise.all([
    database.many<Omit<Round, "phase" | "counts" | "total" | "requestedOre">>(sql`
      select id as call_id, slug, number, title, state, opens_at, closes_at, decision_on from call where state in ('published', 'withdrawn') order by closes_at desc, number`),
    database.many<{ callId: string; stage: OfficeStage; count: number; requestedOre: bigint }>(sql`
      select a.call_id, ${stage} as stage, count(*)::int as count, coalesce(sum(a.requested_ore) filter (where a.state <> 'withdrawn'), 0)::bigint as requested_ore
      from ${cases} where ${officeSees(actor)} group by a.call_id, 2`),
  ]);
  return calls.map((call) => {
    const own = counts.filter((row) => row.callId === call.callId);
    return {
      ...call,
      phase: phaseOf(call, at),
      counts: counted(own),
      total: own.reduce((sum, row) => sum + row.count, 0),
      requestedOre: own.reduce((sum, row) => sum + row.requestedOre, 0n),
    };
  });
}

export const roundSorts = ["number", "title", "organisation", "requested", "submitted"] as const;
export type RoundSort = (typeof roundSorts)[number];

export type RoundQuestion = {
  readonly stage: OfficeStage | null;
  readonly q: string;
  readonly sort: RoundSort;
  readonly descending: boolean;
  readonly page: number;
};

export type RoundLine = ApplicationFacts & { readonly stage: OfficeStage };

export type RoundList = {
  readonly rows: readonly RoundLine[];
  /** of all that the search words find, whatever the stage */
  readonly counts: StageCounts;
  readonly total: number;
  readonly requestedOre: bigint;
  readonly page: number;
  readonly pages: number;
};

export const pageSize = 50;

const order: Readonly<Record<RoundSort, Fragment>> = {
  number: sql`a.number`,
  title: sql`a.title collate "sv-x-icu"`,
  organisation: sql`o.name collate "sv-x-icu"`,
  requested: sql`a.requested_ore`,
  submitted: sql`a.submitted_at`,
};

const likePattern = (words: string) => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page of a round. Search, filter, order and cut in SQL; every number is of what this reader may see. */
export async function roundList(actor: Actor, callId: string, question: RoundQuestion): Promise<RoundList> {
  const pattern = likePattern(question.q.trim());
  const found = all([
    sql`a.call_id = ${callId}`,
    officeSees(actor),
    ...(question.q.trim()
      ? [sql`(a.title ilike ${pattern} or a.number ilike ${pattern} or o.name ilike ${pattern} or o.number ilike ${pattern})`]
      : []),
  ]);
  const wanted = question.stage ? sql`${found} and ${stage} = ${question.stage}` : found;
  const sums = await database.many<{ stage: OfficeStage; count: number; requestedOre: bigint }>(sql`
    select ${stage} as stage, count(*)::int as count, coalesce(sum(a.requested_ore), 0)::bigint as requested_ore from ${cases} where ${found} group by 1`);
  const inView = question.stage ? sums.filter((row) => row.stage === question.stage) : sums;
  const total = inView.reduce((sum, row) => sum + row.count, 0);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, question.page), pages);
  const rows = await database.many<RoundLine>(sql`
    select a.id, a.number, a.title, a.state, a.call_id, a.organisation_id, o.name as organisation, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
      a.submitted_at, ${stage} as stage
    from ${cases} where ${wanted}
    order by ${order[question.sort]} ${question.descending ? sql`desc` : sql`asc`} nulls last, a.id limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return {
    rows,
    counts: counted(sums),
    total,
    requestedOre: inView.reduce((sum, row) => sum + (row.stage === "withdrawn" ? 0n : row.requestedOre), 0n),
    page,
    pages,
  };
}

/** The stage of one case; null when the office may not see it. */
export const stageForOffice = async (actor: Actor, id: string): Promise<OfficeStage | null> =>
  (
    await database.maybe<{ stage: OfficeStage }>(
      sql`select ${stage} as stage from ${cases} where a.id = ${id} and ${officeSees(actor)}`,
    )
  )?.stage ?? null;
