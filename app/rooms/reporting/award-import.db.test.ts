import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { importAwards } from "#app/rooms/reporting/reporting.server.ts";
import { importFrameworks } from "#app/rooms/strategy/strategy.server.ts";

const text = readFileSync("data/awards/real-awards.json", "utf8");
const folder = "data/frameworks";

beforeAll(async () => {
  await importFrameworks(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))),
  );
});
afterAll(closeDatabase);

const state = () =>
  database.one<{ awards: number; granted: bigint; unknown: number; shares: number; journal: number }>(sql`
  select count(*)::int as awards, sum(granted_ore)::bigint as granted, count(*) filter (where granted_ore is null)::int as unknown,
    (select count(*)::int from award_share) as shares, (select count(*)::int from journal_entry where subject_type = 'award') as journal from award`);

describe("importing the awards of earlier years", () => {
  it("imports nothing from a file with one fault in it", async () => {
    const broken = JSON.parse(text);
    broken[23].amount_sek = "okänt";
    expect(await importAwards(JSON.stringify(broken, null, 1))).toMatchObject({
      ok: false,
      faults: [{ code: "not-an-amount", where: "[23].amount_sek", value: "okänt" }],
    });
    expect((await state()).awards).toBe(0);
  });

  it("brings in the 24 with their gaps", async () => {
    expect(await importAwards(text)).toMatchObject({
      ok: true,
      added: 24,
      changed: 0,
      unchanged: 0,
      withoutAmount: 5,
      withoutOwner: 4,
    });
    const expected = (JSON.parse(text) as { amount_sek: number | null }[]).reduce(
      (total, item) => total + BigInt(item.amount_sek ?? 0) * 100n,
      0n,
    );
    expect(await state()).toMatchObject({ awards: 24, granted: expected, unknown: 5 });
  });

  it("changes nothing the second time, as text or as data", async () => {
    const before = await state();
    expect(await importAwards(text)).toMatchObject({ ok: true, added: 0, changed: 0, unchanged: 24 });
    expect(await importAwards(JSON.parse(text))).toMatchObject({ ok: true, added: 0, unchanged: 24 });
    expect(await state()).toEqual(before);
  });

  it("lets a corrected record change its own row and no other", async () => {
    const corrected = JSON.parse(text);
    corrected[8].amount_sek = 95_000;
    expect(await importAwards(corrected)).toMatchObject({ ok: true, added: 0, changed: 1, unchanged: 23 });
    expect(await state()).toMatchObject({ awards: 24, unknown: 4 });
  });

  it("classifies by exact titles and declared aliases, each framework's parts adding up to the whole", async () => {
    const sums = await database.many<{ sum: number }>(sql`
      select sum(s.basis_points)::int as sum from award_share s join framework_node n on n.id = s.node_id group by s.award_id, n.framework_id`);
    expect(sums.length).toBeGreaterThan(12);
    expect(sums.every((row) => row.sum === 10_000)).toBe(true);
  });
});
