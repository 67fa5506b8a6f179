import type { Actor } from "#app/gate/actor.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { officeKnows, officeSees } from "#app/rooms/applications/visibility.server.ts";
import type { AgreementState } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreedOf, holds } from "#app/rooms/decisions/agreement.store.server.ts";
import type { TransactionKind } from "#app/rooms/money/ledger.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type Standing = { readonly grantedOre: Ore; readonly paidOre: Ore; readonly returnedOre: Ore };
export type ProjectLine = Standing & {
  readonly id: string;
  readonly number: string;
  readonly project: string;
  readonly organisation: string;
  readonly call: Bilingual;
  /** of a grant whose terms are to be accepted: how that stands */
  readonly agreement: AgreementState | null;
};
export type ProjectList = {
  readonly rows: readonly ProjectLine[];
  readonly sums: Standing;
  readonly total: number;
  /** how many have not accepted their terms, of all that the reader may see */
  readonly unaccepted: number;
  readonly page: number;
  readonly pages: number;
};

const pageSize = 50;

/** What the ledger holds of an award, öre: granted and not yet paid, paid and not come back, come back and not yet put to use. */
const standing = sql`coalesce(sum(l.amount_ore) filter (where l.account = 'granted'), 0)::bigint as granted_ore,
  coalesce(sum(l.amount_ore) filter (where l.account = 'paid'), 0)::bigint as paid_ore,
  coalesce(sum(l.amount_ore) filter (where l.account = 'returned'), 0)::bigint as returned_ore`;

const running = (actor: Actor, only: Fragment = sql`true`): Fragment =>
  sql`award w join decision d on d.id = w.decision_id join application a on a.id = d.application_id
    where d.released_at is not null and ${officeKnows(actor)} and ${only}`;

const awaited = sql`${agreedOf} <> 'accepted' and ${holds}`;

/**
 * Granted projects that this reader may see, newest number first, with what has been paid; with `waiting` those that have not accepted their
 * terms. Every sum is of the same projects.
 */
export async function projects(actor: Actor, page: number, waiting = false): Promise<ProjectList> {
  const seen = running(actor, waiting ? awaited : sql`true`);
  const sums = await database.one<Standing & { total: number }>(sql`
    with seen as (select w.id from ${seen})
    select (select count(*)::int from seen) as total, ${standing} from ledger_posting l where l.award_id in (select id from seen)`);
  const { unaccepted } = await database.one<{ unaccepted: number }>(
    sql`select count(*)::int as unaccepted from ${running(actor, awaited)}`,
  );
  const pages = Math.max(1, Math.ceil(sums.total / pageSize));
  const shown = Math.min(page, pages);
  const rows = await database.many<ProjectLine>(sql`
    select w.id, a.number, w.project, coalesce(w.owner_name, '') as organisation, c.title as call, one.agreement, s.granted_ore, s.paid_ore, s.returned_ore
    from (select w.id, d.application_id, case when ${holds} then ${agreedOf} end as agreement from ${seen} order by a.number desc limit ${pageSize} offset ${(shown - 1) * pageSize}) one
    join award w on w.id = one.id join application a on a.id = one.application_id join call c on c.id = a.call_id
    cross join lateral (select ${standing} from ledger_posting l where l.award_id = w.id) s order by a.number desc`);
  const { total, ...totals } = sums;
  return { rows, sums: totals, total, unaccepted, page: shown, pages };
}

export type ProjectFund = Standing & {
  readonly fundId: string;
  readonly name: Bilingual;
  readonly year: number;
  /** what the board decided for the year: granted, or intended (a direction for years to come) */
  readonly decidedOre: Ore;
  readonly standing: "granted" | "intended";
};
export type MoneyMove = {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly at: Date;
  readonly bookedOn: LocalDate | null;
  readonly voucher: string;
  readonly note: string;
  readonly by: string | null;
  readonly year: number;
  readonly amountOre: Ore;
};
export type ProjectMoney = {
  readonly id: string;
  readonly version: number;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly project: string;
  readonly organisation: string;
  readonly paragraph: number;
  readonly heldOn: LocalDate;
  readonly funds: readonly ProjectFund[];
  readonly moves: readonly MoneyMove[];
};

/** One granted project's money; null for a reader who may not see the case. */
export async function projectMoney(actor: Actor, id: string): Promise<ProjectMoney | null> {
  const project = await database.maybe<Omit<ProjectMoney, "funds" | "moves">>(sql`
    select w.id, w.money_version as version, a.id as application_id, a.organisation_id, a.number, w.project, coalesce(w.owner_name, '') as organisation, i.paragraph, m.held_on
    from award w join decision d on d.id = w.decision_id join application a on a.id = d.application_id
    join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where w.id = ${id} and d.released_at is not null and ${officeSees(actor)}`);
  if (!project) return null;
  const [funds, moves] = await Promise.all([
    database.many<Omit<ProjectFund, "name"> & { nameSv: string; nameEn: string }>(sql`
      select t.fund_id, f.name_sv, f.name_en, t.year, t.amount_ore as decided_ore, t.standing, s.granted_ore, s.paid_ore, s.returned_ore
      from tranche t join fund f on f.id = t.fund_id
      cross join lateral (select ${standing} from ledger_posting l join pot p on p.id = l.pot_id where l.award_id = ${id} and p.fund_id = t.fund_id) s
      where t.decision_id = ${id} order by t.year`),
    database.many<MoneyMove>(sql`
      select x.id, x.kind, x.at, x.booked_on, x.voucher, x.note, p.name as by, f.year, sum(l.amount_ore)::bigint as amount_ore
      from ledger_transaction x join ledger_posting l on l.transaction_id = x.id and l.award_id = ${id} and l.amount_ore > 0
      join pot o on o.id = l.pot_id join fund f on f.id = o.fund_id left join person p on p.id = x.actor_id
      where x.kind in ('pay', 'return', 'reuse', 'revoke') group by x.id, p.name, f.year order by x.at, x.id`),
  ]);
  return {
    ...project,
    funds: funds.map(({ nameSv, nameEn, ...fund }) => ({ ...fund, name: { sv: nameSv, en: nameEn } })),
    moves,
  };
}
