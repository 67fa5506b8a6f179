import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { openDataPerMinute } from "#app/platform/rate-limit.server.ts";
import { idParams, noParams, openData } from "#app/web/doors.server.ts";
import { networkHeader } from "#app/web/network.server.ts";

const ask = (
  door: ReturnType<typeof openData>,
  {
    headers = {},
    params = {},
    network = "192.0.2.1",
  }: { headers?: Record<string, string>; params?: object; network?: string } = {},
) =>
  door({
    request: new Request("http://drum.example/common-grants/awards", { headers: { ...headers, [networkHeader]: network } }),
    params,
    context: {},
  } as unknown as Parameters<ReturnType<typeof openData>>[0]);

afterAll(closeDatabase);

describe("a door of the open data", () => {
  const said = openData(noParams, async () => ({ type: "application/json; charset=utf-8", body: '{"a":1}' }));

  it("answers 304 to who has the same already, also when a proxy has packed it, and 200 with a mark to everybody else", async () => {
    const first = await ask(said);
    expect(first.status).toBe(200);
    const etag = first.headers.get("etag") ?? "";
    expect((await ask(said, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await ask(said, { headers: { "if-none-match": `"x", W/${etag}` } })).status).toBe(304);
    expect((await ask(said, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
  });

  it("answers in the protocol's words when there is none, or the address is odd", async () => {
    const none = openData(idParams, async () => ({ status: 404 as const, errors: [] }));
    for (const params of [{ id: "018f0000-0000-7000-8000-000000000001" }, { id: "inget-id" }]) {
      const answer = await ask(none, { params });
      expect([answer.status, await answer.json()]).toEqual([404, { status: 404, message: "Not found", errors: [] }]);
    }
  });

  it("counts each network's questions in the database, and says when to come back", async () => {
    const network = "198.51.100.7";
    await ask(said, { network });
    const counted = await database.many<{ points: number }>(
      sql`select points from rate_limit where key like 'open-data-per-network:%' order by points`,
    );
    expect(counted.at(-1)?.points).toBeGreaterThan(0);
    await database.run(sql`update rate_limit set points = ${openDataPerMinute} where key like 'open-data-per-network:%'`);
    const answer = await ask(said, { network });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(await answer.json()).toMatchObject({ status: 429, errors: [] });
    expect((await ask(said, { network: "198.51.100.8" })).status).toBe(200);
  });
});
