import type { Actor } from "#app/gate/actor.ts";
import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { YearAmount } from "#app/rooms/allocation/allocation.ts";
import { perYearOf } from "#app/rooms/allocation/per-year.store.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";

export type WeighedApplication = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly requestedOre: Ore;
  readonly perYear: readonly YearAmount[];
  readonly shares: readonly { readonly node: string; readonly basisPoints: number }[];
};

/** What somebody decides alone is not weighed against others. A condition on `application a`. */
export const notDelegated = sql`not exists (select 1 from delegated_matter x where x.application_id = a.id and x.state in ('proposed', 'decided'))`;

/** The submitted applications of a call that this reader may see and nobody decides on delegation, with what was asked for per year. */
export async function submittedTo(actor: Actor, callId: string): Promise<WeighedApplication[]> {
  const rows = await database.many<Omit<WeighedApplication, "perYear">>(sql`
    select a.id as application_id, a.number, a.title, o.name as organisation, m.name as municipality, coalesce(a.requested_ore, 0) as requested_ore,
      coalesce((select jsonb_agg(jsonb_build_object('node', sh.node_id, 'basisPoints', sh.basis_points) order by sh.node_id)
        from application_share sh where sh.application_id = a.id), '[]') as shares
    from application a join organisation o on o.id = a.organisation_id left join municipality m on m.code = o.municipality_code
    where a.call_id = ${callId} and a.state = 'submitted' and ${visibleTo(actor)} and ${notDelegated} order by a.number`);
  const perYear = await perYearOf(
    database,
    rows.map((row) => row.applicationId),
  );
  return rows.map((row) => ({ ...row, perYear: perYear.get(row.applicationId) ?? [] }));
}

/** Registry numbers of a call's applications that have been withdrawn: before the decision, or by a later decision that is out. */
export const withdrawnIn = async (callId: string): Promise<string[]> =>
  (
    await database.many<{ number: string }>(sql`
      select a.number from application a where a.call_id = ${callId} and a.number is not null and (a.state = 'withdrawn' or exists (
        select 1 from decision d join amendment p on p.decision_id = d.id
        where d.application_id = a.id and p.kind = 'withdrawal' and p.state = 'released')) order by a.number`)
  ).map((row) => row.number);
