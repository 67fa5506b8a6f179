import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { allocate } from "../server/commands/allocate.ts";

/** "DRUM-2025-001 tillvaxt 2025 01 30000000": what one pot pays one project in one year, öre. */
type Line = string;
const line = (project: string, pot: string, ore: Ore | string): Line => `${project} ${pot} ${ore}`;

/** What `npm run drum -- allocate` gives of a file: its exit code and words, and every öre it names, pot by pot. */
export async function recomputed(text: string): Promise<{ code: number; words: string; lines: Line[] }> {
  const folder = mkdtempSync(join(tmpdir(), "drum-package-"));
  try {
    const path = join(folder, "paket.json");
    writeFileSync(path, text);
    const answer = await allocate.run({ files: [path], is: () => false, one: () => undefined, all: () => [] });
    const grants = (answer.data as { grants?: { application: string; pots: { pot: string; amount: Ore }[] }[] }).grants ?? [];
    const lines = grants.flatMap((grant) => grant.pots.map((one) => line(grant.application, one.pot, one.amount)));
    return { code: answer.code ?? 0, words: answer.lines.join("\n"), lines: lines.sort() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the ledger has of the awards of one call, whether reserved, granted or paid. */
export async function inLedger(callId: string): Promise<Line[]> {
  const rows = await database.many<{ number: string; pot: string; ore: Ore }>(sql`
    with place as (
      select p.id, f.purpose || ' ' || f.year || ' ' || lpad((row_number() over (partition by f.id order by p.position, p.id))::text, 2, '0') as name
      from pot p join fund f on f.id = p.fund_id)
    select a.number, place.name as pot, sum(lp.amount_ore)::bigint as ore
    from ledger_posting lp join place on place.id = lp.pot_id join decision d on d.id = lp.award_id join application a on a.id = d.application_id
    where a.call_id = ${callId} and lp.account in ('reserved', 'granted', 'paid')
    group by 1, 2 having sum(lp.amount_ore) <> 0`);
  return rows.map((row) => line(row.number, row.pot, row.ore)).sort();
}
