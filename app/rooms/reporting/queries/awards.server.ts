import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import { processWide } from "#app/platform/process-wide.server.ts";
import type { Figures } from "#app/rooms/reporting/funding-report.ts";
import { type Award, asQuery, pageSize, type RegisterQuestion, type ReportQuestion } from "#app/rooms/reporting/register.ts";
import type { RegisterCounts } from "#app/rooms/reporting/views.ts";

/**
 * Money set aside for an award by our own decisions, from the ledger; the later years of a direction decision stand as reserved.
 * The years of a fund are one pot here. Payments and returns move it on and do not change what was granted. The ledger knows an award by its decision.
 */
const fromLedger = sql`
  select f.purpose, p.source, min(regexp_replace(f.name_sv, ' \\d{4}$', '')) as name_sv, min(regexp_replace(f.name_en, ' \\d{4}$', '')) as name_en,
    min(p.position) as position, sum(lp.amount_ore)::bigint as amount_ore
  from ledger_posting lp join ledger_transaction lt on lt.id = lp.transaction_id join pot p on p.id = lp.pot_id join fund f on f.id = p.fund_id
  where lp.award_id in (a.id, a.decision_id) and lp.account in ('reserved', 'granted') and lt.kind in ('reserve', 'release', 'grant', 'revoke')
  group by f.purpose, p.source having sum(lp.amount_ore) <> 0`;

const columns = sql`
  a.id, a.year, a.call_name, a.project, a.owner_name, a.owner_type, a.municipality_code, a.requested_ore, a.shown_ore as granted_ore, a.total_ore, a.coverage,
  a.starts_on, a.ends_on, a.period_text, a.focus_text, a.source, a.note, a.decided_on, a.demo, a.import_key is not null as imported,
  coalesce((select jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'basisPoints', s.basis_points) order by s.node_id) from award_share s where s.award_id = a.id), '[]') as shares,
  coalesce((select jsonb_agg(m.municipality_code order by m.municipality_code) from award_municipality m where m.award_id = a.id), '[]') as municipalities,
  coalesce((select jsonb_agg(jsonb_build_object('key', led.purpose || ' ' || led.source, 'labelSv', led.name_sv || ': ' || led.source,
    'labelEn', led.name_en || ': ' || led.source, 'amountOre', led.amount_ore::text) order by led.purpose, led.position) from (${fromLedger}) led), '[]') as pots`;

type Row = Omit<Award, "pots"> & { pots: { key: string; labelSv: string; labelEn: string; amountOre: string }[] };

const award = ({ pots, ...row }: Row): Award => ({
  ...row,
  pots: pots.map((pot) => ({ key: pot.key, label: { sv: pot.labelSv, en: pot.labelEn }, amountOre: BigInt(pot.amountOre) })),
});

/** Only what has been published: a decision reaches the register when the minutes that carry it are announced. */
const published = sql`a.published_at is not null`;

export const awardWithId = async (id: string): Promise<Award | null> => {
  const row = await database.maybe<Row>(sql`select ${columns} from award a where a.id = ${id} and ${published}`);
  return row && award(row);
};

/** The municipality is the owner's seat, or takes part. */
const isIn = (code: string): Fragment =>
  sql`(a.municipality_code = ${code} or a.id in (select m.award_id from award_municipality m where m.municipality_code = ${code}))`;

/** An award contributes to the goal or to one below it. */
export const contributesTo = (award: Fragment, node: string): Fragment =>
  sql`${award} in (with recursive below as (select id from framework_node where id = ${node} union select n.id from framework_node n join below b on n.parent_id = b.id)
    select s.award_id from award_share s join below b on b.id = s.node_id)`;

const within = (question: ReportQuestion): Fragment =>
  all([
    published,
    ...(question.fran === undefined ? [] : [sql`a.year >= ${question.fran}`]),
    ...(question.till === undefined ? [] : [sql`a.year <= ${question.till}`]),
    ...(question.utlysning === undefined ? [] : [sql`a.call_name = ${question.utlysning}`]),
    ...(question.kommun === undefined ? [] : [isIn(question.kommun)]),
    ...(question.mal ?? []).map((goal) => contributesTo(sql`a.id`, goal)),
  ]);

const takeAward = (awards: Award[], row: Row): void => {
  awards.push(award(row));
};

export const awardsFor = (question: ReportQuestion): Promise<Award[]> =>
  database.each(
    sql`select ${columns} from award a where ${within(question)} order by a.year desc nulls last, a.call_name, a.project, a.id`,
    [],
    takeAward,
  );

/** The registry numbers of the applications that our own decisions have granted, by award. */
export const numbersOf = async (awards: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await database.many<{ id: string; number: string }>(sql`
        select a.id, p.number from award a join decision d on d.id = a.decision_id join application p on p.id = d.application_id
        where ${published} and a.id = any(${[...awards]}::uuid[])`)
    ).map(({ id, number }) => [id, number]),
  );

/** Of our own decisions: what has been granted out of certain years' funds, by award; a later year that is only intended is not in it. */
export const grantedOfYears = async (
  awards: readonly string[],
  from: number | null,
  to: number | null,
): Promise<ReadonlyMap<string, bigint>> =>
  new Map(
    (
      await database.many<{ id: string; grantedOre: bigint }>(sql`
        select a.id, coalesce(sum(lp.amount_ore) filter (where lt.id is not null and f.year between ${from ?? 0} and ${to ?? 9999}), 0)::bigint as granted_ore
        from award a left join ledger_posting lp on lp.award_id = a.decision_id and lp.account = 'granted'
          left join ledger_transaction lt on lt.id = lp.transaction_id and lt.kind in ('grant', 'revoke')
          left join pot p on p.id = lp.pot_id left join fund f on f.id = p.fund_id
        where ${published} and a.decision_id is not null and a.id = any(${[...awards]}::uuid[]) group by a.id`)
    ).map(({ id, grantedOre }) => [id, grantedOre]),
  );

/** How a search is asked: `like` finds what is rare by the index of every three letters, `strpos` leaves the order's index to be walked. */
type Way = "by-letters" | "in-order";

/**
 * Of a `like` with a parameter the database believes that next to nothing matches, and so sorts all that does: right for a search that finds
 * little, and wrong for one that finds much, of which a page is soon full. Fewer than three letters are in no index.
 */
function speaksOf(given: string, way: Way): Fragment {
  const words = given.toLocaleLowerCase("sv");
  return way === "in-order" || words.length < 3
    ? sql`strpos(a.search_text, ${words}) > 0`
    : sql`a.search_text like ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`;
}

const asked = (question: RegisterQuestion, way: Way): Fragment =>
  all([
    published,
    ...(question.sok === undefined ? [] : [speaksOf(question.sok, way)]),
    ...(question.ar === undefined ? [] : [sql`a.year = ${question.ar}`]),
    ...(question.utlysning === undefined ? [] : [sql`a.call_name = ${question.utlysning}`]),
    ...(question.kommun === undefined ? [] : [isIn(question.kommun)]),
    ...(question.agare === undefined
      ? []
      : question.agare === "okand"
        ? [sql`a.owner_type is null`]
        : [sql`a.owner_type = ${question.agare}`]),
    ...(question.mal ?? []).map((goal) => contributesTo(sql`a.id`, goal)),
  ]);

/** Each of these is the order of an index (migration public_register), so that a page is read and not sorted. */
const order = (question: RegisterQuestion): Fragment => {
  const key = question.ordning ?? "ar";
  // Names from A, years and sums from the top, unless asked for otherwise.
  const up = question.riktning === undefined ? key === "projekt" || key === "agare" : question.riktning === "stigande";
  switch (key) {
    case "projekt":
      return up ? sql`a.project, a.id` : sql`a.project desc, a.id desc`;
    case "agare":
      return up ? sql`a.owner_name nulls last, a.project, a.id` : sql`a.owner_name desc nulls last, a.project, a.id`;
    case "belopp":
      return up ? sql`a.shown_ore nulls last, a.project, a.id` : sql`a.shown_ore desc nulls last, a.project, a.id`;
    default:
      return up
        ? sql`a.year nulls last, a.call_name, a.project, a.id`
        : sql`a.year desc nulls last, a.call_name, a.project, a.id`;
  }
};

// A literal and no parameter: a plan that is made once for all (platform/database) must know that a page is short.
const onePage: Fragment = { strings: [`limit ${pageSize}`], values: [] };

/** The ids of one page come from the order's index alone; the fifty rows are then fetched. */
export const pageOfRegister = (question: RegisterQuestion, way: Way): Fragment => sql`
  select ${columns} from (select a.id from award a where ${asked(question, way)} order by ${order(question)} ${onePage} offset ${((question.sida ?? 1) - 1) * pageSize}) page
  join award a on a.id = page.id order by ${order(question)}`;

/** So few are sorted sooner than they are met in an order's index. */
const few = 200;

/** `count`: how many the question finds, which is known by now. */
export const awardsOnPage = async (question: RegisterQuestion, count: number): Promise<Award[]> =>
  count === 0 ? [] : (await database.many<Row>(pageOfRegister(question, count <= few ? "by-letters" : "in-order"))).map(award);

type Shelf = { version: string; values: Map<string, Promise<unknown>> };
const shelf = processWide<Shelf>("register_counts", () => ({ version: "", values: new Map() }));
const mostKept = 300;

/**
 * What has been counted holds until the register changes: every transaction that changes it leaves one line in `register_change`, so the
 * number of lines is the version. Read before the counting, so what is kept can be newer than its version but never older.
 */
export async function kept<Value>(name: string, count: () => Promise<Value>): Promise<Value> {
  const { version } = await database.one<{ version: string }>(
    sql`select current_database() || ' ' || count(*)::text as version from register_change`,
  );
  if (shelf.version !== version || shelf.values.size >= mostKept) Object.assign(shelf, { version, values: new Map() });
  const { values } = shelf;
  const known = values.get(name) as Promise<Value> | undefined;
  if (known) return known;
  const counted = count();
  values.set(name, counted);
  counted.catch(() => values.delete(name));
  return counted;
}

/** Everything that the answer to a question adds up to, whatever page of it is read and in whatever order. */
export function registerCounts({ sida: _, ordning: __, riktning: ___, ...question }: RegisterQuestion): Promise<RegisterCounts> {
  const where = asked(question, "by-letters");
  return kept(`counts ${asQuery(question)}`, async () => {
    const [whole, years, participation] = await Promise.all([
      database.one<{ count: number; unknown: number; grantedOre: bigint }>(sql`
        select count(*)::int as count, (count(*) filter (where a.shown_ore is null))::int as unknown, coalesce(sum(a.shown_ore), 0)::bigint as granted_ore
        from award a where ${where}`),
      database.many<{ year: number; count: number; grantedOre: bigint }>(sql`
        select a.year, count(*)::int as count, coalesce(sum(a.shown_ore), 0)::bigint as granted_ore from award a where ${where} and a.year is not null group by a.year order by a.year`),
      // Owner's seat and partners, each project once.
      database.many<{ code: string; count: number }>(sql`
        select code, count(*)::int as count from (
          select a.municipality_code as code from award a where ${where} and a.municipality_code is not null
          union all select m.municipality_code from award a join award_municipality m on m.award_id = a.id and m.municipality_code is distinct from a.municipality_code where ${where}) places
        group by code`),
    ]);
    return { ...whole, timeline: years, participation };
  });
}

export type Facets = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly ownerTypes: readonly string[];
  readonly nodes: readonly string[];
};

/** What the register can be asked about, so that nobody is offered a choice that finds nothing. */
export const facets = (): Promise<Facets> =>
  kept("facets", () =>
    database.one(sql`
    select coalesce((select array_agg(distinct a.year order by a.year desc) from award a where ${published} and a.year is not null), '{}') as years,
      coalesce((select array_agg(c.call_name order by c.latest desc nulls last, c.call_name) from
        (select a.call_name, max(a.year) as latest from award a where ${published} group by a.call_name) c), '{}') as calls,
      coalesce((select array_agg(distinct a.owner_type order by a.owner_type) from award a where ${published} and a.owner_type is not null), '{}') as owner_types,
      coalesce((select array_agg(distinct s.node_id) from award_share s join award a on a.id = s.award_id where ${published}), '{}') as nodes`),
  );

export const latestAwards = async (limit: number): Promise<Award[]> =>
  (
    await database.many<Row>(
      sql`select ${columns} from award a where ${published} order by a.decided_on desc nulls last, a.published_at desc, a.project limit ${limit}`,
    )
  ).map(award);

/** The register in a few figures. */
export const figures = (): Promise<Figures & { years: number[] }> =>
  kept("figures", () =>
    database.one(sql`
    select count(*)::int as awards, coalesce(sum(a.shown_ore), 0)::bigint as granted_ore, (count(*) filter (where a.shown_ore is null))::int as without_granted,
      coalesce(sum(a.total_ore), 0)::bigint as total_ore, (count(*) filter (where a.total_ore is null))::int as without_total,
      (count(*) filter (where a.shown_ore is not null and a.coverage = 'per-year'))::int as per_year, (count(*) filter (where a.shown_ore is not null and a.coverage = 'one-year'))::int as one_year,
      (count(*) filter (where a.shown_ore is not null and a.coverage = 'unknown'))::int as uncertain_coverage, (count(*) filter (where a.demo))::int as demo,
      coalesce(array_agg(distinct a.year order by a.year) filter (where a.year is not null), '{}') as years
    from award a where ${published}`),
  );

/** What is behind an award of our own that may be read once it is published: the application as it was decided on, and the paragraph. */
export type BehindAward = { readonly sealed: string; readonly meetingId: string | null; readonly itemId: string | null };

export const behindAward = (id: string): Promise<BehindAward | null> =>
  database.maybe(sql`
    select s.content as sealed, case when m.state = 'announced' then m.id end as meeting_id, case when m.state = 'announced' then i.id end as item_id
    from award a join decision d on d.id = a.decision_id join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    join lateral (select content from application_snapshot p where p.application_id = d.application_id order by p.number desc limit 1) s on true
    where a.id = ${id} and ${published}`);
