import type { Actor } from "#app/gate/actor.ts";
import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { readSection, requestedPerYear } from "#app/rooms/applications/application.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { YearAmount } from "#app/rooms/allocation/allocation.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";

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

type Row = Omit<WeighedApplication, "perYear"> & { callId: string; rulesVersion: number; startsOn: string | null; financing: unknown };

/**
 * The submitted applications of a call that this reader may see, with what was asked for per year. The years are read from the sealed
 * content; where none names a year, the whole sum belongs to the year the project starts.
 */
export async function submittedTo(actor: Actor, callId: string): Promise<WeighedApplication[]> {
  const rows = await database.many<Row>(sql`
    select a.id as application_id, a.number, a.title, o.name as organisation, m.name as municipality, coalesce(a.requested_ore, 0) as requested_ore,
      a.call_id, a.rules_version, a.starts_on,
      coalesce((select s.content::jsonb -> 'sections' -> 'financing' from application_snapshot s where s.application_id = a.id order by s.number desc limit 1),
        (select s.content from application_section s where s.application_id = a.id and s.section = 'financing')) as financing,
      coalesce((select jsonb_agg(jsonb_build_object('node', sh.node_id, 'basisPoints', sh.basis_points) order by sh.node_id)
        from application_share sh where sh.application_id = a.id), '[]') as shares
    from application a join organisation o on o.id = a.organisation_id left join municipality m on m.code = o.municipality_code
    where a.call_id = ${callId} and a.state = 'submitted' and ${visibleTo(actor)} order by a.number`);
  return Promise.all(
    rows.map(async ({ financing, startsOn, callId: call, rulesVersion: version, ...row }) => {
      const asked = requestedPerYear(readSection("financing", financing).rows, await rulesVersion(call, version));
      const perYear = asked.filter((part) => part.amount > 0n).map((part) => ({ year: part.year, amountOre: part.amount }));
      return { ...row, perYear: perYear.length > 0 || !startsOn ? perYear : [{ year: Number(startsOn.slice(0, 4)), amountOre: row.requestedOre }] };
    }),
  );
}
