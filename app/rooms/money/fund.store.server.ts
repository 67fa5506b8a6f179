import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { aboutOf, type FundAbout, type FundEvent, type FundSubject } from "#app/rooms/money/commands/keep-fund.ts";
import { type FundCommand, type FundRelation, type FundState, fundLifecycle } from "#app/rooms/money/fund.lifecycle.ts";
import { lockFunds, post } from "#app/rooms/money/money.store.server.ts";

export const fundRelations = (_: unknown, actor: Actor): FundRelation[] =>
  hasRole(actor, "controller") ? ["controller"] : isStaff(actor) ? ["reader"] : [];

/** Whether another fund than this one has the year and the purpose. */
const isTaken = async (tx: Executor, id: string, about: FundAbout): Promise<boolean> =>
  (await tx.maybe(sql`select id from fund where year = ${about.year} and purpose = ${about.purpose} and id <> ${id}`)) !== null;

/** The subject of a fund that is not there yet. Two who make the same one at once: the second waits here and is told. */
export const newFund = async (tx: Executor, id: string, wanted: FundAbout): Promise<FundSubject> => {
  const about = aboutOf(wanted);
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`fund ${about.year} ${about.purpose}`}))`);
  return { id, state: "absent", version: 0, about: null, inUse: false, taken: await isTaken(tx, id, about), pots: [] };
};

/** Locks the fund and its pots; `wanted` are the words it is to get, when they are to change. */
export async function loadFund(tx: Executor, id: string, wanted: FundAbout | null): Promise<FundSubject | null> {
  const row = await tx.maybe<FundAbout & { version: number; inUse: boolean }>(sql`
    select year, purpose, name_sv, name_en, version, exists (select 1 from call_fund c where c.fund_id = fund.id) as in_use
    from fund where id = ${id} for update`);
  if (!row) return null;
  await lockFunds(tx, [id]);
  const pots = await tx.many<FundSubject["pots"][number]>(sql`
    select p.id, coalesce((select sum(l.amount_ore) from ledger_posting l where l.pot_id = p.id and l.account = 'available'), 0)::bigint as available_ore
    from pot p where p.fund_id = ${id} order by p.position`);
  const { version, inUse, ...about } = row;
  return { id, state: "kept", version, about, inUse, pots, taken: wanted !== null && (await isTaken(tx, id, aboutOf(wanted))) };
}

export const fundKind: CaseKind<FundState, FundCommand, FundRelation, FundSubject, FundEvent> = {
  name: "fund",
  lifecycle: fundLifecycle,
  load: (tx, id) => loadFund(tx, id, null),
  relationsTo: fundRelations,
  apply: async (tx, { id }, _next, events, { actor, now }) => {
    for (const event of events)
      switch (event.type) {
        case "FundCreated":
          await tx.run(sql`insert into fund (id, year, purpose, name_sv, name_en)
            values (${id}, ${event.about.year}, ${event.about.purpose}, ${event.about.nameSv}, ${event.about.nameEn})`);
          for (const [position, pot] of event.pots.entries())
            await tx.run(sql`insert into pot (id, fund_id, source, side, matching_share, position)
              values (${pot.id}, ${id}, ${pot.source}, ${pot.side}, ${pot.matchingShare}, ${position})`);
          break;
        case "MoneyOfPot":
          await post(tx, event.transaction, now, actor.personId);
          break;
        case "FundCorrected":
          await tx.run(sql`update fund set year = ${event.about.year}, purpose = ${event.about.purpose},
            name_sv = ${event.about.nameSv}, name_en = ${event.about.nameEn} where id = ${id}`);
      }
    await tx.run(sql`update fund set version = version + 1 where id = ${id}`);
  },
  caseId: () => null,
};
