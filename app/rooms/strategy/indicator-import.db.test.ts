import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { allIndicators, importFrameworks, importIndicators } from "#app/rooms/strategy/strategy.server.ts";

const shipped = () => JSON.parse(readFileSync("data/indicators/tillvaxt.json", "utf8"));
const journal = async () =>
  (await database.one<{ n: number }>(sql`select count(*)::int as n from journal_entry where subject_type = 'indicators'`)).n;

beforeEach(async () => {
  await database.run(sql`delete from indicator`);
  const files = readdirSync("data/frameworks").filter((name) => name.endsWith(".json"));
  await importFrameworks(files.map((name) => readFileSync(`data/frameworks/${name}`, "utf8")));
});
afterAll(closeDatabase);

describe("importing indicators", () => {
  it("takes the library that ships with Drum, in its order, and nothing the second time", async () => {
    const file = shipped();
    const first = await importIndicators(file);
    expect(first).toMatchObject({ ok: true, imported: { added: file.indicators.length, unchanged: 0 } });
    expect(await allIndicators()).toEqual(file.indicators);
    const before = await journal();
    expect(await importIndicators(file)).toMatchObject({ ok: true, imported: { added: 0, unchanged: file.indicators.length } });
    expect(await journal()).toBe(before);
  });
  it("changes what is changed and takes away what the file no longer has, with a line in the journal", async () => {
    await importIndicators(shipped());
    const before = await journal();
    const [first, , ...rest] = shipped().indicators;
    const outcome = await importIndicators({ ...shipped(), indicators: [{ ...first, split: false }, ...rest] });
    expect(outcome).toMatchObject({ ok: true, imported: { changed: 1, removed: 1, unchanged: rest.length } });
    expect((await allIndicators())[0]?.split).toBe(false);
    expect(await journal()).toBe(before + 1);
  });
  it("takes nothing at all when a strategy node is unknown, a key is another library's, or one stands twice", async () => {
    await importIndicators(shipped());
    const [first] = shipped().indicators;
    const of = (file: object) => importIndicators(JSON.stringify({ ...shipped(), ...file }, null, 2));
    expect(await of({ key: "egna" })).toMatchObject({ ok: false, faults: [{ code: "duplicate-id" }, {}, {}, {}, {}, {}, {}] });
    expect(await of({ indicators: [{ ...first, nodes: ["ingen/alls"] }] })).toMatchObject({
      ok: false,
      faults: [{ code: "link-end-missing", where: "indicators[0].nodes[0]", value: "ingen/alls" }],
    });
    expect(await of({ indicators: [first, first] })).toMatchObject({ ok: false, faults: [{ code: "duplicate-id" }] });
    expect(await of({ indicators: [{ ...first, unit: { sv: "", en: "x" } }] })).toMatchObject({
      ok: false,
      faults: [{ code: "empty" }],
    });
    expect(await allIndicators()).toEqual(shipped().indicators);
  });
});
