import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe("the database under the tests", () => {
  const client = new pg.Client(process.env.DATABASE_URL);
  beforeAll(() => client.connect());
  afterAll(() => client.end());

  it("is a copy made for this file", async () => {
    const { rows } = await client.query(
      "select current_database() as name, count(*)::int as migrations from _prisma_migrations group by 1",
    );
    expect(rows[0].name).toMatch(/^t_[0-9a-f]{32}$/);
    expect(rows[0].migrations).toBeGreaterThan(0);
  });

  it("sorts å ä ö last, as Swedish does", async () => {
    const { rows } = await client.query(
      "select name from (values ('Östra'), ('Zeta'), ('Ängen'), ('Ågård')) as place (name) order by name",
    );
    expect(rows.map((row) => row.name)).toEqual(["Zeta", "Ågård", "Ängen", "Östra"]);
  });

  it("reads Swedish words whatever their case and ending", async () => {
    const { rows } = await client.query(
      "select to_tsvector('swedish', 'ÄNGARNAS slåtter') @@ to_tsquery('swedish', 'äng') as found",
    );
    expect(rows[0].found).toBe(true);
  });

  it("runs as a role that owns its database but not the server", async () => {
    const { rows } = await client.query("select rolsuper from pg_roles where rolname = current_user");
    expect(rows[0].rolsuper).toBe(false);
  });
});
