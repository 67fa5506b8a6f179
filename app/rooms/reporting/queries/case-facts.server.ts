import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { Coverage } from "#app/rooms/reporting/award-import.ts";
import type { CaseFact, PotFact } from "#app/rooms/reporting/built-report.ts";
import { contributesTo } from "#app/rooms/reporting/queries/awards.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type FactsAsked = {
  readonly from: number | null;
  readonly to: number | null;
  readonly calls: readonly string[];
  readonly pots: readonly string[];
  readonly municipality: string | null;
  /** goals that each of them contributes to, itself or by one below it */
  readonly goals?: readonly string[];
};

type PotRow = { pot: string; potSv: string; potEn: string; source: string; granted: string; paid: string; returned: string };
type Row = {
  id: string;
  granted: boolean;
  own: boolean;
  demo: boolean;
  year: number | null;
  call: string;
  municipalityCode: string | null;
  ownerType: string | null;
  /** codes, a space between them */
  places: string | null;
  coverage: Coverage;
  /** `node=basisPoints …` */
  shares: string | null;
  soughtOre: bigint | null;
  grantedOre: bigint | null;
  turnoverOre: bigint | null;
  cashOre: bigint | null;
  ownWorkOre: bigint | null;
  paidOre: bigint | null;
  returnedOre: bigint | null;
  sources: { key: string; label: Bilingual; amountOre: string }[] | null;
  pots: PotRow[] | null;
  goals: number | null;
  reached: number | null;
};

const within = ({ from, to, calls, pots, municipality, goals }: FactsAsked): Fragment =>
  all([
    // Those without a year come along, to be counted apart.
    ...(from === null ? [] : [sql`(c.year is null or c.year >= ${from})`]),
    ...(to === null ? [] : [sql`(c.year is null or c.year <= ${to})`]),
    ...(calls.length === 0 ? [] : [sql`c.call = any(${[...calls]})`]),
    ...(pots.length === 0 ? [] : [sql`c.purposes && ${[...pots]}::text[]`]),
    ...(municipality === null ? [] : [sql`(c.municipality_code = ${municipality} or ${municipality} = any(c.places))`]),
    ...(goals ?? []).map((goal) => contributesTo(sql`c.id`, goal)),
  ]);

/**
 * Every case that has been decided and announced: the register's awards, and rejections in minutes on the notice board. Announced decisions
 * are public, so what is summed here is the same whoever asks. One line a case, summed by the database: ten thousand of them are read at once.
 */
const cases = sql`
  with booked as (
    select lp.award_id, f.purpose, p.source, min(p.position) as position,
      min(regexp_replace(f.name_sv, ' \\d{4}$', '')) as name_sv, min(regexp_replace(f.name_en, ' \\d{4}$', '')) as name_en,
      coalesce(sum(lp.amount_ore) filter (where lp.account in ('reserved', 'granted') and lt.kind in ('reserve', 'release', 'grant', 'revoke')), 0)::bigint as granted,
      coalesce(sum(lp.amount_ore) filter (where lp.account = 'paid' and lt.kind = 'pay'), 0)::bigint as paid,
      coalesce(sum(lp.amount_ore) filter (where lp.account = 'returned' and lt.kind = 'return'), 0)::bigint as returned
    from ledger_posting lp join ledger_transaction lt on lt.id = lp.transaction_id join pot p on p.id = lp.pot_id join fund f on f.id = p.fund_id
    where lp.award_id is not null group by lp.award_id, f.purpose, p.source),
  pots as (
    select award_id, sum(paid)::bigint as paid, sum(returned)::bigint as returned, array_agg(distinct purpose) as purposes,
      jsonb_agg(jsonb_build_object('pot', purpose, 'potSv', name_sv, 'potEn', name_en, 'source', source, 'granted', granted::text, 'paid', paid::text, 'returned', returned::text)
        order by purpose, position, source) as pots
    from booked where granted <> 0 or paid <> 0 or returned <> 0 group by award_id),
  financing as (
    select award_id, sum(cash)::bigint as cash, sum(own_work)::bigint as own_work, jsonb_agg(jsonb_build_object('key', source, 'label', name, 'amountOre', (cash + own_work)::text) order by source) as sources
    from (select award_id, source, min(name::text)::jsonb as name, coalesce(sum(amount_ore) filter (where kind = 'cash'), 0) as cash, coalesce(sum(amount_ore) filter (where kind = 'own-work'), 0) as own_work
      from award_financing group by award_id, source) s group by award_id),
  goals as (
    select award_id, count(*)::int as goals,
      case when count(reached) = 0 then null else (count(*) filter (where case comparator when 'at-most' then reached <= planned when 'more-than' then reached > planned
        else reached >= planned end))::int end as reached
    from award_goal group by award_id),
  shares as (select award_id, string_agg(node_id || '=' || basis_points, ' ' order by node_id) as shares from award_share group by award_id),
  places as (select award_id, array_agg(municipality_code) as places from award_municipality group by award_id),
  cases as (
    select a.id, true as granted, a.decision_id is not null as own, a.demo, a.year, a.call_name as call, a.municipality_code, a.owner_type, a.coverage,
      s.shares, m.places,
      a.requested_ore as sought_ore, a.shown_ore as granted_ore, a.total_ore as turnover_ore,
      case when a.decision_id is null then null else coalesce(f.cash, 0) end as cash_ore, case when a.decision_id is null then null else coalesce(f.own_work, 0) end as own_work_ore,
      case when a.decision_id is null then null else coalesce(b.paid, 0) end as paid_ore, case when a.decision_id is null then null else coalesce(b.returned, 0) end as returned_ore,
      case when a.decision_id is null then null else coalesce(f.sources, '[]') end as sources, b.pots, coalesce(b.purposes, '{}') as purposes,
      case when a.decision_id is null then null else coalesce(g.goals, 0) end as goals, g.reached
    from award a left join pots b on b.award_id = a.decision_id left join financing f on f.award_id = a.id left join goals g on g.award_id = a.id
      left join shares s on s.award_id = a.id left join places m on m.award_id = a.id
    where a.published_at is not null
    union all
    select p.id, false, true, p.demo, coalesce((select min(f.year) from call_fund cf join fund f on f.id = cf.fund_id where cf.call_id = p.call_id), extract(year from d.released_at at time zone 'Europe/Stockholm')::int),
      k.title ->> 'sv', o.municipality_code, o.legal_form, 'whole',
      (select string_agg(s.node_id || '=' || s.basis_points, ' ' order by s.node_id) from application_share s where s.application_id = p.id),
      array(select m.municipality_code from application_municipality m where m.application_id = p.id),
      p.requested_ore, 0, 0, 0, 0, 0, 0, '[]', null, array(select distinct f.purpose from call_fund cf join fund f on f.id = cf.fund_id where cf.call_id = p.call_id), 0, 0
    from decision d join application p on p.id = d.application_id join call k on k.id = p.call_id join organisation o on o.id = p.organisation_id
    where d.outcome = 'reject' and d.released_at is not null and d.state in ('released', 'final')
      and exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id where i.id = d.item_id and m.state = 'announced'))`;

const columns = sql`c.id, c.granted, c.own, c.demo, c.year, c.call, c.municipality_code, c.owner_type, array_to_string(c.places, ' ') as places, c.coverage, c.shares, c.sought_ore, c.granted_ore, c.turnover_ore,
  c.cash_ore, c.own_work_ore, c.paid_ore, c.returned_ore, c.sources, c.pots, c.goals, c.reached`;

const nothing: readonly never[] = [];

/** The cases that a question is of; and how many it leaves out because it is of certain years and nobody has said theirs. */
export async function caseFacts(
  asked: FactsAsked,
): Promise<{ readonly facts: readonly CaseFact[]; readonly withoutYear: number }> {
  const ofYears = asked.from !== null || asked.to !== null;
  const empty: Reading = { ofYears, facts: [], withoutYear: 0, seen: { places: new Map(), shares: new Map(), words: new Map() } };
  const { facts, withoutYear } = await database.each(
    sql`${cases} select ${columns} from cases c where ${within(asked)}`,
    empty,
    takeFact,
  );
  return { facts, withoutYear };
}

type Reading = { readonly ofYears: boolean; readonly facts: CaseFact[]; withoutYear: number; readonly seen: Seen };
function takeFact(reading: Reading, row: Row): void {
  if (reading.ofYears && row.year === null) reading.withoutYear += 1;
  else reading.facts.push(factOf(row, reading.seen));
}

/** Most projects share their places, goals and shares with many others: each line of them is read once. */
type Seen = {
  readonly places: Map<string, readonly string[]>;
  readonly shares: Map<string, CaseFact["shares"]>;
  readonly words: Map<string, string>;
};

function readOnce<Read>(seen: Map<string, Read>, line: string, read: (line: string) => Read): Read {
  const known = seen.get(line) ?? read(line);
  seen.set(line, known);
  return known;
}
/** The names of calls and kinds come anew with every row: one of each is enough to hold. */
const asItIs = (word: string) => word;
const wordIn = (seen: Seen, word: string): string => readOnce(seen.words, word, asItIs);
const placesIn = (line: string): readonly string[] => line.split(" ");
const sharesIn = (line: string): CaseFact["shares"] =>
  line.split(" ").map((share) => {
    const at = share.lastIndexOf("=");
    return { nodeId: share.slice(0, at), basisPoints: Number(share.slice(at + 1)) };
  });

function factOf(row: Row, seen: Seen): CaseFact {
  const { soughtOre, grantedOre, turnoverOre, cashOre, ownWorkOre, paidOre, returnedOre, sources, pots, shares, places } = row;
  return {
    id: row.id,
    granted: row.granted,
    own: row.own,
    demo: row.demo,
    year: row.year,
    call: wordIn(seen, row.call),
    municipalityCode: row.municipalityCode && wordIn(seen, row.municipalityCode),
    ownerType: row.ownerType && wordIn(seen, row.ownerType),
    coverage: row.coverage,
    goals: row.goals,
    reached: row.reached,
    places: places ? readOnce(seen.places, places, placesIn) : nothing,
    shares: shares === null ? nothing : readOnce(seen.shares, shares, sharesIn),
    amounts: {
      sought: soughtOre,
      granted: grantedOre,
      turnover: turnoverOre,
      cash: cashOre,
      "own-work": ownWorkOre,
      paid: paidOre,
      returned: returnedOre,
      remaining: grantedOre === null || paidOre === null ? null : grantedOre - paidOre,
    },
    sources: sources?.map((one) => ({ ...one, amountOre: BigInt(one.amountOre) })) ?? null,
    pots: pots?.map(potFactOf) ?? nothing,
  };
}

const potFactOf = (part: PotRow): PotFact => ({
  pot: { key: part.pot, label: { sv: part.potSv, en: part.potEn } },
  source: { key: part.source, label: { sv: part.source, en: part.source } },
  granted: BigInt(part.granted),
  paid: BigInt(part.paid),
  returned: BigInt(part.returned),
});

export type BuilderFacets = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly pots: readonly { readonly purpose: string; readonly name: Bilingual }[];
};
/** What there is to ask about. */
export async function builderFacets(): Promise<BuilderFacets> {
  const [of, pots] = await Promise.all([
    database.one<{ years: number[]; calls: string[] }>(sql`
      select coalesce((select array_agg(distinct a.year order by a.year desc) from award a where a.published_at is not null and a.year is not null), '{}') as years,
        array(select x.call from (select a.call_name as call, max(a.year) as latest from award a where a.published_at is not null group by 1
          union all select k.title ->> 'sv', max(extract(year from d.released_at at time zone 'Europe/Stockholm'))::int from decision d join application p on p.id = d.application_id join call k on k.id = p.call_id
            where d.released_at is not null group by 1) x group by x.call order by max(x.latest) desc nulls last, x.call) as calls`),
    database.many<{ purpose: string; nameSv: string; nameEn: string }>(sql`
      select purpose, min(regexp_replace(name_sv, ' \\d{4}$', '')) as name_sv, min(regexp_replace(name_en, ' \\d{4}$', '')) as name_en from fund group by purpose order by purpose`),
  ]);
  return { ...of, pots: pots.map(({ purpose, nameSv, nameEn }) => ({ purpose, name: { sv: nameSv, en: nameEn } })) };
}

export type MunicipalFinancing = { readonly awardId: string; readonly cashOre: bigint; readonly ownWorkOre: bigint };
/** What a municipality itself has undertaken to pay in granted projects, by project; `""`: what municipalities have, where it is not said whose it is. */
export const financingOf = (municipality: string): Promise<MunicipalFinancing[]> =>
  database.many(sql`
    select award_id, coalesce(sum(amount_ore) filter (where kind = 'cash'), 0)::bigint as cash_ore, coalesce(sum(amount_ore) filter (where kind = 'own-work'), 0)::bigint as own_work_ore
    from award_financing where source = 'kommun' and municipality_code = ${municipality} group by award_id`);
