import { all, database, type Fragment, sql } from "#app/platform/database.server.ts";
import { type Award, pageSize, type RegisterQuestion, type ReportQuestion } from "#app/rooms/reporting/register.ts";
import type { RegisterPage } from "#app/rooms/reporting/views.ts";

/**
 * Money set aside for an award by our own decisions, from the ledger; the later years of a direction decision stand as reserved.
 * Payments and returns move it on and do not change what was granted. The ledger knows an award by its decision.
 */
const fromLedger = sql`
  select p.id as pot_id, p.source, f.purpose, f.name_sv, f.name_en, p.position, sum(lp.amount_ore)::bigint as amount_ore
  from ledger_posting lp join ledger_transaction lt on lt.id = lp.transaction_id join pot p on p.id = lp.pot_id join fund f on f.id = p.fund_id
  where lp.award_id in (a.id, a.decision_id) and lp.account in ('reserved', 'granted') and lt.kind in ('reserve', 'release', 'grant')
  group by p.id, p.source, f.purpose, f.name_sv, f.name_en, p.position having sum(lp.amount_ore) <> 0`;

const granted = sql`case when a.decision_id is null then a.granted_ore else coalesce((select sum(led.amount_ore)::bigint from (${fromLedger}) led), a.granted_ore) end`;

const columns = sql`
  a.id, a.year, a.call_name, a.project, a.owner_name, a.owner_type, a.municipality_code, a.requested_ore, ${granted} as granted_ore, a.total_ore, a.coverage,
  a.starts_on, a.ends_on, a.period_text, a.focus_text, a.source, a.note, a.decided_on, a.demo, a.import_key is not null as imported,
  coalesce((select jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'basisPoints', s.basis_points) order by s.node_id) from award_share s where s.award_id = a.id), '[]') as shares,
  coalesce((select jsonb_agg(m.municipality_code order by m.municipality_code) from award_municipality m where m.award_id = a.id), '[]') as municipalities,
  coalesce((select jsonb_agg(jsonb_build_object('key', led.purpose || ' ' || led.source, 'labelSv', regexp_replace(led.name_sv, ' \\d{4}$', '') || ': ' || led.source,
    'labelEn', regexp_replace(led.name_en, ' \\d{4}$', '') || ': ' || led.source, 'amountOre', led.amount_ore::text) order by led.purpose, led.position) from (${fromLedger}) led), '[]') as pots`;

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

const within = (question: ReportQuestion): Fragment =>
  all([
    published,
    ...(question.fran === undefined ? [] : [sql`a.year >= ${question.fran}`]),
    ...(question.till === undefined ? [] : [sql`a.year <= ${question.till}`]),
    ...(question.utlysning === undefined ? [] : [sql`a.call_name = ${question.utlysning}`]),
  ]);

export const awardsFor = async (question: ReportQuestion): Promise<Award[]> =>
  (
    await database.many<Row>(
      sql`select ${columns} from award a where ${within(question)} order by a.year desc nulls last, a.call_name, a.project, a.id`,
    )
  ).map(award);

/** Awards that a question about years cannot place. */
export const awardsWithoutYear = async (): Promise<number> =>
  (await database.one<{ n: number }>(sql`select count(*)::int as n from award a where ${published} and a.year is null`)).n;

const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const asked = (question: RegisterQuestion): Fragment =>
  all([
    published,
    ...(question.sok === undefined
      ? []
      : [
          sql`(a.project ilike ${like(question.sok)} or a.owner_name ilike ${like(question.sok)} or a.call_name ilike ${like(question.sok)})`,
        ]),
    ...(question.ar === undefined ? [] : [sql`a.year = ${question.ar}`]),
    ...(question.kommun === undefined
      ? []
      : [
          sql`(a.municipality_code = ${question.kommun} or exists (select 1 from award_municipality m where m.award_id = a.id and m.municipality_code = ${question.kommun}))`,
        ]),
    ...(question.agare === undefined
      ? []
      : question.agare === "okand"
        ? [sql`a.owner_type is null`]
        : [sql`a.owner_type = ${question.agare}`]),
    ...(question.mal === undefined
      ? []
      : [
          sql`exists (with recursive below as (select id from framework_node where id = ${question.mal} union select n.id from framework_node n join below b on n.parent_id = b.id)
            select 1 from award_share s join below b on b.id = s.node_id where s.award_id = a.id)`,
        ]),
  ]);

const order = (question: RegisterQuestion): Fragment => {
  const key = question.ordning ?? "ar";
  // Names from A, years and sums from the top, unless asked for otherwise.
  const up = question.riktning === undefined ? key === "projekt" || key === "agare" : question.riktning === "stigande";
  switch (key) {
    case "projekt":
      return up ? sql`a.project, a.id` : sql`a.project desc, a.id`;
    case "agare":
      return up ? sql`a.owner_name nulls last, a.project, a.id` : sql`a.owner_name desc nulls last, a.project, a.id`;
    case "belopp":
      return up ? sql`granted_ore nulls last, a.project, a.id` : sql`granted_ore desc nulls last, a.project, a.id`;
    default:
      return up
        ? sql`a.year nulls last, a.call_name, a.project, a.id`
        : sql`a.year desc nulls last, a.call_name, a.project, a.id`;
  }
};

export async function registerPage(question: RegisterQuestion): Promise<RegisterPage> {
  const [rows, whole] = await Promise.all([
    database.many<Row>(
      sql`select ${columns} from award a where ${asked(question)} order by ${order(question)} limit ${pageSize} offset ${((question.sida ?? 1) - 1) * pageSize}`,
    ),
    database.one<{ count: number; unknown: number; grantedOre: bigint }>(sql`
      select count(*)::int as count, (count(*) filter (where g is null))::int as unknown, coalesce(sum(g), 0)::bigint as granted_ore
      from (select ${granted} as g from award a where ${asked(question)}) sums`),
  ]);
  return { awards: rows.map(award), ...whole };
}

export type Facets = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly ownerTypes: readonly string[];
  readonly nodes: readonly string[];
};

/** What the register can be asked about, so that nobody is offered a choice that finds nothing. */
export const facets = (): Promise<Facets> =>
  database.one(sql`
    select coalesce((select array_agg(distinct a.year order by a.year desc) from award a where ${published} and a.year is not null), '{}') as years,
      coalesce((select array_agg(c.call_name order by c.latest desc nulls last, c.call_name) from
        (select a.call_name, max(a.year) as latest from award a where ${published} group by a.call_name) c), '{}') as calls,
      coalesce((select array_agg(distinct a.owner_type order by a.owner_type) from award a where ${published} and a.owner_type is not null), '{}') as owner_types,
      coalesce((select array_agg(distinct s.node_id) from award_share s join award a on a.id = s.award_id where ${published}), '{}') as nodes`);

/** Projects that a municipality takes part in, as owner's seat or as partner. */
export const participation = (question: RegisterQuestion): Promise<{ code: string; count: number }[]> =>
  database.many(sql`
    select code, count(*)::int as count from (
      select distinct a.id, x.code from award a cross join lateral (
        select a.municipality_code as code where a.municipality_code is not null
        union select m.municipality_code from award_municipality m where m.award_id = a.id) x
      where ${asked(question)}) each_one
    group by code`);

export const latestAwards = async (limit: number): Promise<Award[]> =>
  (
    await database.many<Row>(
      sql`select ${columns} from award a where ${published} order by a.decided_on desc nulls last, a.published_at desc, a.project limit ${limit}`,
    )
  ).map(award);
