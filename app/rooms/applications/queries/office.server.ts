import { type Actor, isStaff } from "#app/gate/actor.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { ApplicationFacts } from "#app/rooms/applications/application.ts";
import {
  asksOfContent,
  isNarrowed,
  type OfficeStage,
  officeStages,
  type RoundAddress,
  type RoundSort,
  type RoundWarning,
} from "#app/rooms/applications/round.ts";
import { searchWords } from "#app/rooms/applications/search-words.ts";
import {
  declares,
  keptFromOffice,
  officeKnows,
  officeSees,
  officeSeesOfRound,
  openTo,
  registrarSees,
} from "#app/rooms/applications/visibility.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { type Phase, phaseOf } from "#app/rooms/calls/call.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

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
    sumsOfRounds(actor),
  ]);
  return calls.map((call) => {
    const own = counts.filter((row) => row.callId === call.callId);
    return {
      ...call,
      phase: phaseOf(call, at),
      counts: counted(own),
      total: own.reduce((sum, row) => sum + row.count, 0),
      requestedOre: own.reduce((sum, row) => sum + (row.stage === "withdrawn" ? 0n : row.requestedOre), 0n),
    };
  });
}

type Sum = { readonly stage: OfficeStage; readonly count: number; readonly requestedOre: bigint };

/** Cases and öre for each round and stage, without reading the cases: what is kept for all (`round_tally`), less what this reader may not see. */
function sumsOfRounds(actor: Actor, callId: string | null = null): Promise<(Sum & { readonly callId: string })[]> {
  if (!isStaff(actor)) return Promise.resolve([]);
  const [kept, hidden] = callId ? [sql`where t.call_id = ${callId}`, sql`and a.call_id = ${callId}`] : [sql``, sql``];
  return database.many(sql`
    select s.call_id, s.stage, sum(s.cases)::int as count, sum(s.requested_ore)::bigint as requested_ore
    from (select t.call_id, t.stage, t.cases, t.requested_ore from round_tally t ${kept}
      union all select a.call_id, a.stage, -1, -coalesce(a.requested_ore, 0) from application a where ${keptFromOffice(actor)} ${hidden}) s
    group by s.call_id, s.stage having sum(s.cases) > 0`);
}

export type RoundLine = ApplicationFacts & {
  readonly stage: OfficeStage;
  readonly organisationNumber: string;
  /** the applicant's own municipality; null when none is known */
  readonly municipality: string | null;
  /** it came in after the last day by permission */
  readonly late: boolean;
  /** the day it reached the office, when it came on paper */
  readonly paperReceivedOn: LocalDate | null;
  readonly officerId: string | null;
  readonly officer: string | null;
  /** whether the reader has answered that nothing ties them to it; until then nothing of its content is told */
  readonly open: boolean;
  /** keys of the automatic checks that do not hold, and of those a person must judge; null until they have been reckoned */
  readonly faults: readonly string[] | null;
  readonly questions: readonly string[] | null;
};

export type RoundList = {
  readonly rows: readonly RoundLine[];
  /** of all that the search and the filters find, whatever the stage */
  readonly counts: StageCounts;
  readonly total: number;
  readonly requestedOre: bigint;
  readonly page: number;
  readonly pages: number;
};

const pageSize = 50;
/** As many rows as a file may hold; a call of ten thousand fits. */
export const fileSize = 20_000;

/** On what `application_search` keeps; all but `organisation` on `application a` as well. */
const order: Readonly<Record<RoundSort, Fragment>> = {
  number: sql`a.number`,
  title: sql`a.title collate "sv-x-icu"`,
  organisation: sql`a.organisation collate "sv-x-icu"`,
  requested: sql`a.requested_ore`,
  submitted: sql`a.submitted_at`,
};
/** The same among cases that no index holds in order: within a call the numbers differ in digits alone, which need no language to be compared. */
const sortedAnew: Readonly<Record<RoundSort, Fragment>> = { ...order, number: sql`a.number collate "C"` };

/** Every word must be found; words without meaning of their own ("och") ask for nothing unless they stand alone, and signs alone find nothing. */
function searched(written: string): Fragment | null {
  const words = searchWords(written);
  if (words.length === 0) return written.trim() ? sql`''::tsquery` : null;
  const stem = (text: string) => sql`to_tsquery('swedish', ${text})`;
  const parts = words.map(({ kind, text }) => {
    if (kind === "exact") return sql`${`'${text}'`}::tsquery`;
    if (kind === "word") return stem(text);
    const [inflected, written] = [stem(`${text}:*`), sql`to_tsquery('simple', ${`${text}:*`})`];
    // Many words are their own stem; asking for the same twice takes the index twice the time.
    const begun = sql`(case when ${inflected} = ${written} then ${written} else ${inflected} || ${written} end)`;
    return words.length === 1 ? begun : sql`(case when numnode(${stem(text)}) = 0 then ${stem(text)} else ${begun} end)`;
  });
  return parts.reduce((left, right) => sql`${left} && ${right}`);
}

const warned: Readonly<Record<RoundWarning, Fragment>> = {
  fault: sql`cardinality(v.faults) > 0`,
  question: sql`cardinality(v.questions) > 0`,
  none: sql`cardinality(v.faults) + cardinality(v.questions) = 0`,
};

/**
 * What the address asks for but its words, and this reader may see, as a condition on `application a` or on what `application_search`
 * keeps of it; the stage stands apart, since its tabs tell of all.
 */
function asked(actor: Actor, callId: string, address: RoundAddress): Fragment {
  const least: Ore | null = address.fran;
  const most: Ore | null = address.till;
  return all([
    sql`a.call_id = ${callId}`,
    asksOfContent(address) ? officeSeesOfRound(actor, callId) : officeKnows(actor),
    ...(address.handlaggare === "ingen"
      ? [sql`a.officer_id is null`]
      : address.handlaggare
        ? [sql`a.officer_id = ${address.handlaggare}`]
        : []),
    ...(address.kommun
      ? [
          sql`exists (select 1 from application_municipality m where m.application_id = a.id and m.municipality_code = ${address.kommun})`,
        ]
      : []),
    ...(address.kontroll
      ? [sql`a.id in (select v.application_id from eligibility_findings v where ${warned[address.kontroll]})`]
      : []),
    ...(least === null ? [] : [sql`a.requested_ore >= ${least}`]),
    ...(most === null ? [] : [sql`a.requested_ore <= ${most}`]),
  ]);
}

const inStage = (found: Fragment, stage: OfficeStage | null) => (stage ? sql`${found} and a.stage = ${stage}` : found);

const shown = sql`a.id, a.number, a.title, a.state, a.call_id, a.organisation_id, o.name as organisation, o.number as organisation_number, k.name as municipality,
      y.open, case when y.open then a.requested_ore end as requested_ore, case when y.open then a.total_ore end as total_ore,
      case when y.open then a.starts_on end as starts_on, case when y.open then a.ends_on end as ends_on,
      a.submitted_at, a.late_until is not null as late, a.paper_received_on, a.stage, a.officer_id, p.name as officer, v.faults, v.questions`;
/**
 * Whether a line's content is open is asked once for each of the fifty that are shown, not for the round: without `offset 0` the question is
 * written into every column that rests on it, and each time answered for all that the reader has ever declared.
 */
const around = (
  actor: Actor,
) => sql`cross join lateral (select ${openTo(actor)} as open offset 0) y join organisation o on o.id = a.organisation_id
    left join eligibility_findings v on v.application_id = a.id and y.open
    left join municipality k on k.code = o.municipality_code left join person p on p.id = a.officer_id`;
const direction = (address: RoundAddress): Fragment => (address.ordning === "fallande" ? sql`desc` : sql`asc`);

/** Written into the statement: a plan that is kept must know that fifty rows are wanted, not all. */
const onePage = sql`50`;

type Read = { readonly sums: readonly Sum[]; readonly rows: readonly RoundLine[] };
const perStage = (cases: Fragment): Fragment =>
  sql`select a.stage, count(*)::int as count, coalesce(sum(a.requested_ore), 0)::bigint as requested_ore from ${cases} group by a.stage`;

/** The cases by what is kept of them for search: some tens to a page of the disk, and the words themselves out of the way. */
const lines = sql`(select f.application_id as id, f.call_id, f.organisation_id, f.officer_id, f.submitted_at, f.stage, f.requested_ore, f.number, f.title, f.organisation, f.words
    from application_search f) a`;
const found = (words: Fragment | null): Fragment => (words ? sql`a.words @@ (${words})` : sql`true`);

/** Found and cut in the lines alone; the cases are opened for what is left. */
const byLines = (actor: Actor, condition: Fragment, address: RoundAddress, cut: Fragment): Fragment => sql`
  with line as materialized (select a.id, ${sortedAnew[address.sortera]} as key from ${lines} where ${condition} order by key ${direction(address)}, a.id ${cut})
  select ${shown} from line join application a on a.id = line.id ${around(actor)} order by line.key ${direction(address)}, a.id`;

/** Without words to search for: the sums are kept, or one index holds them; others hold the orders, and no statement opens more than it shows. */
async function browsed(actor: Actor, callId: string, address: RoundAddress, page: number): Promise<Read> {
  const condition = asked(actor, callId, address);
  const cut = sql`limit ${onePage} offset ${(page - 1) * pageSize}`;
  const [sums, rows] = await Promise.all([
    isNarrowed(address) || (asksOfContent(address) && declares(actor))
      ? database.many<Sum>(perStage(sql`application a where ${condition}`))
      : sumsOfRounds(actor, callId),
    database.many<RoundLine>(
      address.sortera === "organisation"
        ? byLines(actor, inStage(condition, address.lage), address, cut)
        : sql`select ${shown} from application a ${around(actor)} where ${inStage(condition, address.lage)}
          order by ${order[address.sortera]} ${direction(address)}, a.id ${cut}`,
    ),
  ]);
  return { sums, rows };
}

/** Words are looked up once, for the sums and the lines together; what surrounds a case is read for the fifty that are shown. */
async function searchedFor(actor: Actor, callId: string, address: RoundAddress, page: number): Promise<Read> {
  type Row = RoundLine & { readonly sums: readonly { stage: OfficeStage; count: number; requestedOre: string }[] };
  const rows = await database.many<Row>(sql`
    with found as materialized (select a.id, a.stage, a.requested_ore, ${sortedAnew[address.sortera]} as key from ${lines}
        where ${found(searched(address.sok))} and ${asked(actor, callId, address)}),
      sums as (select coalesce(json_agg(json_build_object('stage', s.stage, 'count', s.count, 'requestedOre', s.requested_ore::text)), '[]') as sums
        from (${perStage(sql`found a`)}) s),
      line as (select a.id, a.key from found a ${address.lage ? sql`where a.stage = ${address.lage}` : sql``}
        order by a.key ${direction(address)}, a.id limit ${onePage} offset ${(page - 1) * pageSize}),
      whole as (select line.key, ${shown} from line join application a on a.id = line.id ${around(actor)})
    select sums.sums, whole.* from sums left join whole on true order by whole.key ${direction(address)}, whole.id`);
  const sums = (rows[0]?.sums ?? []).map((sum) => ({ ...sum, requestedOre: BigInt(sum.requestedOre) }));
  return { sums, rows: rows.filter((row) => row.id !== null) };
}

/** One page of a round. Search, filter, order and cut in SQL; every number is of what this reader may see. */
export async function roundList(actor: Actor, callId: string, address: RoundAddress): Promise<RoundList> {
  const read = (page: number) => (address.sok.trim() ? searchedFor : browsed)(actor, callId, address, page);
  const first = await read(address.sida);
  const inView = address.lage ? first.sums.filter((row) => row.stage === address.lage) : first.sums;
  const total = inView.reduce((sum, row) => sum + row.count, 0);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  // A page past the end is asked for when cases have left the list since the link was drawn: the last one is shown.
  const page = Math.min(address.sida, pages);
  const { rows } = page === address.sida ? first : await read(page);
  return {
    rows,
    counts: counted(first.sums),
    total,
    requestedOre: inView.reduce((sum, row) => sum + (row.stage === "withdrawn" ? 0n : row.requestedOre), 0n),
    page,
    pages,
  };
}

/** The whole of what the address asks for, in its order: what the files hold. */
export const roundRows = (actor: Actor, callId: string, address: RoundAddress): Promise<RoundLine[]> =>
  database.many<RoundLine>(
    byLines(
      actor,
      all([found(searched(address.sok)), inStage(asked(actor, callId, address), address.lage), officeSees(actor)]),
      address,
      sql`limit ${fileSize}`,
    ),
  );

export type Officer = { readonly id: string; readonly name: string };

/** Those who may answer for a case: officers in service today. */
export const officers = (): Promise<Officer[]> =>
  database.many(sql`
    select p.id, p.name from person p join person_role r on r.person_id = p.id and r.role = 'officer'
    where p.erased_at is null and ${heldToday()} order by p.name collate "sv-x-icu"`);

/** The stage and the responsible officer of one case; null when the office may not see it. */
export const standingForOffice = (
  actor: Actor,
  id: string,
): Promise<{ stage: OfficeStage; officerId: string | null; officer: string | null } | null> =>
  database.maybe(sql`
    select a.stage, a.officer_id, p.name as officer from application a left join person p on p.id = a.officer_id where a.id = ${id} and ${officeSees(actor)}`);

export type PaperLine = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly receivedOn: LocalDate;
  readonly state: "registered" | "withdrawn";
};

export const papersToEnter = (actor: Actor, callId: string): Promise<PaperLine[]> =>
  database.many(sql`
    select a.id, a.number, a.title, o.name as organisation, a.paper_received_on as received_on, a.state
    from application a join organisation o on o.id = a.organisation_id
    where a.call_id = ${callId} and a.paper_received_on is not null and a.submitted_at is null and ${registrarSees(actor)}
    order by a.state, a.number`);
