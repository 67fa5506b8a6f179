import type { Ore } from "#app/kernel/money.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import type { YearAmount } from "#app/rooms/allocation/allocation.ts";
import { readSection, requestedPerYear } from "#app/rooms/applications/application.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";

type Row = { id: string; callId: string; rulesVersion: number; startsOn: string | null; requestedOre: Ore; financing: unknown };

/**
 * What each application asks for per year, read from its sealed content. Where the content names no year, the whole sum belongs to the
 * year the project starts.
 */
export async function perYearOf(db: Executor, applicationIds: readonly string[]): Promise<Map<string, YearAmount[]>> {
  const rows = await db.many<Row>(sql`
    select a.id, a.call_id, a.rules_version, a.starts_on, coalesce(a.requested_ore, 0) as requested_ore,
      coalesce((select s.content::jsonb -> 'sections' -> 'financing' from application_snapshot s where s.application_id = a.id order by s.number desc limit 1),
        (select s.content from application_section s where s.application_id = a.id and s.section = 'financing')) as financing
    from application a where a.id = any(${[...applicationIds]}::uuid[])`);
  const all = new Map<string, YearAmount[]>();
  for (const row of rows) {
    const asked = requestedPerYear(
      readSection("financing", row.financing).rows,
      await rulesVersion(row.callId, row.rulesVersion),
    );
    const perYear = asked.filter((part) => part.amount > 0n).map((part) => ({ year: part.year, amountOre: part.amount }));
    all.set(
      row.id,
      perYear.length > 0 || !row.startsOn ? perYear : [{ year: Number(row.startsOn.slice(0, 4)), amountOre: row.requestedOre }],
    );
  }
  return all;
}
