import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOpenSearch, openData } from "./open-data.ts";

const app = express();
app.use(openData);
app.all("*", (request, response) => {
  response.json({ cookie: request.headers.cookie ?? null, search: isOpenSearch(request) });
});
const server = createServer(app);
let site = "";
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe("open data for other sites", () => {
  it("tells a browser on any site that it may ask, and with what", async () => {
    const answer = await fetch(`${site}/common-grants/opportunities/search`, { method: "OPTIONS" });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-headers")).toContain("content-type");
    const feeds = ["/utlysningar/nyheter.xml", "/anslagstavla/nyheter.xml", "/utlysningar/kalender.ics", "/arshjul/kalender.ics"];
    for (const feed of feeds) expect((await fetch(site + feed)).headers.get("access-control-allow-origin"), feed).toBe("*");
  });

  it("asks in nobody's name: cookies do not reach it", async () => {
    const cookie = "drum_session=hemlig";
    const given = async (path: string) => (await fetch(site + path, { headers: { cookie } })).json();
    expect(await given("/oppna-data/360giving.json")).toMatchObject({ cookie: null });
    expect(await given("/mina-sidor")).toMatchObject({ cookie });
  });

  it("opens one address to posts and no other", async () => {
    const posted = async (path: string) => (await (await fetch(site + path, { method: "POST" })).json()).search;
    expect(await posted("/common-grants/opportunities/search")).toBe(true);
    for (const path of ["/common-grants/opportunities", "/common-grants/opportunities/search/", "/logga-ut"])
      expect(await posted(path), path).toBe(false);
  });

  it("opens no page of a person", async () => {
    const answer = await fetch(`${site}/mina-sidor`);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect((await fetch(`${site}/oppna-data`)).headers.get("access-control-allow-origin")).toBeNull();
  });
});
