import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import {
  allFrameworks,
  frameworkById,
  freezeFramework,
  importFramework,
  importFrameworks,
  nodesOf,
  nodeTitles,
} from "#app/rooms/strategy/strategy.server.ts";

const folder = "data/frameworks";
const file = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const shipped = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => file(name.replace(".json", "")));
const count = async () =>
  (
    await database.one<{ n: number }>(
      sql`select (select count(*) from framework)::int + (select count(*) from framework_node)::int + (select count(*) from framework_link)::int as n`,
    )
  ).n;

beforeEach(async () => {
  await database.run(sql`update framework set frozen_at = null`);
  await database.run(sql`delete from framework_link`);
  await database.run(sql`update framework_node set parent_id = null`);
  await database.run(sql`delete from framework_node`);
  await database.run(sql`delete from framework`);
});
afterAll(closeDatabase);

describe("importing frameworks", () => {
  it("takes all that ship with Drum in one go, links across frameworks included", async () => {
    const outcome = await importFrameworks(shipped());
    expect(outcome.ok && outcome.imported.every((item) => item.outcome === "added")).toBe(true);
    expect(await allFrameworks()).toHaveLength(shipped().length);
    const view = await frameworkById("sjuharad-2030@2021-2030");
    expect(view?.nodes.map((node) => node.id)).toEqual(file("sjuharad-2030").nodes.map((node: { id: string }) => node.id));
    expect(view?.links).toHaveLength(16);
    expect(
      (await frameworkById("rus-vg-2030@2021-2030"))?.links.filter((link) => link.direction === "in").length,
    ).toBeGreaterThan(10);
  });

  it("changes nothing the second time", async () => {
    await importFrameworks(shipped());
    const journal = () => database.one<{ n: number }>(sql`select count(*)::int as n from journal_entry`);
    const before = await journal();
    const again = await importFrameworks(shipped());
    expect(again.ok && again.imported.every((item) => item.outcome === "unchanged")).toBe(true);
    expect(await journal()).toEqual(before);
  });

  it("imports nothing at all when one link leads nowhere", async () => {
    const outcome = await importFramework(JSON.stringify(file("sjuharad-2030"), null, 2));
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.faults[0]).toMatchObject({
      code: "link-end-missing",
      where: "links[0].to",
      value: "rus-vg-2030/goal",
    });
    expect(!outcome.ok && outcome.faults[0]?.line).toBeGreaterThan(50);
    expect(await count()).toBe(0);
  });

  it("replaces a version that no published call uses", async () => {
    await importFramework(file("agenda-2030"));
    const next = file("agenda-2030");
    next.nodes[0].title.sv = "Ingen fattigdom alls";
    expect(await importFramework(next)).toMatchObject({ ok: true, imported: [{ outcome: "replaced" }] });
    expect(await nodeTitles(["agenda-2030/mal-1", "agenda-2030/mal-99"], "sv")).toEqual({
      "agenda-2030/mal-1": "Ingen fattigdom alls",
    });
  });

  it("refuses to change a version that a published call uses, but accepts the same again", async () => {
    await importFramework(file("agenda-2030"));
    await transaction((tx) => freezeFramework(tx, "agenda-2030@2015", new Date("2027-01-01T00:00:00Z")));
    const next = file("agenda-2030");
    next.nodes[0].title.en = "No poverty at all";
    expect(await importFramework(next)).toMatchObject({ ok: false, faults: [{ code: "frozen", value: "2015" }] });
    expect(await importFramework(file("agenda-2030"))).toMatchObject({ ok: true, imported: [{ outcome: "unchanged" }] });
    expect((await nodesOf("agenda-2030", "2015", "mal"))[0]?.title.en).not.toBe("No poverty at all");
  });

  it("refuses to take away a node that another framework links to", async () => {
    await importFrameworks(shipped());
    const next = file("rus-vg-2030");
    next.nodes = next.nodes.filter((node: { id: string }) => node.id !== "rus-vg-2030/prio-1");
    expect(await importFramework(next)).toMatchObject({
      ok: false,
      faults: [{ code: "node-in-use", value: "rus-vg-2030/prio-1" }],
    });
  });

  it("refuses a node that another version already owns", async () => {
    await importFramework(file("agenda-2030"));
    expect(await importFramework({ ...file("agenda-2030"), version: "2016" })).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining({ code: "duplicate-id" })]),
    });
  });

  it("hands out the nodes of one type in order", async () => {
    await importFrameworks(shipped());
    expect((await nodesOf("sjuharad-2030", "2021-2030", "fokusomrade")).map((node) => node.code)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
    expect(await nodesOf("sjuharad-2030", "1999")).toEqual([]);
  });
});
