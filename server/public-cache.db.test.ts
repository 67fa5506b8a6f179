import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, get, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import compression from "compression";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database, type Fragment, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { languageCookie, sessionCookie } from "#app/web/context.server.ts";
import { startPublicCache } from "./public-cache.ts";

/** How many times the app has made the page; it stands in the page, so that who is answered from memory is seen. */
let made = 0;
let cache: Awaited<ReturnType<typeof startPublicCache>>;
let server: Server;

const app = express();
app.disable("etag");
app.use(compression({ threshold: 0 }));
app.get("/", (_, response) => void response.type("html").send(`<p>${++made}</p>`));
app.get("/anslagstavla", (_, response) => void response.type("html").send(`<p>${++made}</p>`));
app.get("/lika", (_, response) => {
  response.type("atom").write("<feed>");
  setImmediate(() => response.end("</feed>"));
});
app.get("/markt", (_, response) => void response.set("etag", '"of-the-door"').type("csv").send("a;b"));
app.get("/logga-in", (_, response) => void response.type("html").send(`<p>${++made}</p>`));
app.get("/med-kaka", (_, response) => void response.cookie("x", "y").type("html").send(`<p>${++made}</p>`));
app.get("/okant-val", (_, response) => void response.set("x-robots-tag", "noindex").type("html").send(`<p>${++made}</p>`));
app.get("/saknas", (_, response) => void response.status(404).type("html").send(`<p>${++made}</p>`));
app.get("/bild", (_, response) => void response.type("png").send(Buffer.from([++made])));
app.post("/", (_, response) => void response.type("html").send(`<p>${++made}</p>`));

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

/** As a plain client asks: no packing is wished for and none undone behind its back. */
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ port, path, headers, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
      });
    }).on("error", reject);
  });

/** Asked twice: true when the second was answered from memory. */
const isKept = async (path: string, headers: Record<string, string> = {}) => {
  const first = await ask(path, headers);
  return (await ask(path, headers)).body.equals(first.body);
};

beforeAll(async () => {
  cache = await startPublicCache();
  server = createServer((request, response) => {
    if (!cache.answer(request, response)) app(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  await cache.stop();
  server.close();
});

/** Nothing is remembered from the test before: the database says that something has changed, and that has arrived. */
const forget = async () => {
  const before = (await ask("/")).text;
  await database.run(sql`select pg_notify('drum_public', '')`);
  await vi.waitFor(async () => expect((await ask("/")).text).not.toBe(before));
};
beforeEach(forget);

describe("a public page", () => {
  it("is made once and answered from memory, the same to the byte, plain and packed", async () => {
    const [plain, packed] = [await ask("/anslagstavla"), await ask("/anslagstavla", { "accept-encoding": "br, gzip" })];
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    const head = await ask("/anslagstavla", {}, "HEAD");
    expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", `${plain.body.length}`]);
  });

  it("that a packed answer was kept of is read by who cannot unpack", async () => {
    const packed = await ask("/anslagstavla", { "accept-encoding": "gzip" });
    expect((await ask("/anslagstavla")).text).toBe(gunzipSync(packed.body).toString());
  });

  it("has its mark for the first who asks too, who is not sent it again when it is made anew and is the same", async () => {
    for (const packing of ["", "gzip"]) {
      const first = await ask("/lika", { "accept-encoding": packing });
      expect(first.headers).toMatchObject({
        etag: expect.stringMatching(/^"[\w-]+"$/),
        "content-length": `${first.body.length}`,
      });
      expect((await ask("/lika", { "accept-encoding": packing })).headers.etag).toBe(first.headers.etag);
      await forget();
      const again = await ask("/lika", { "accept-encoding": packing, "if-none-match": `"x", W/${first.headers.etag}` });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, "", first.headers.etag]);
      await forget();
    }
    const marked = await ask("/markt");
    expect([marked.headers.etag, (await ask("/markt")).headers.etag]).toEqual(['"of-the-door"', '"of-the-door"']);
  });

  it("is not sent again to who has it", async () => {
    const { headers } = await ask("/anslagstavla");
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    expect(headers).toMatchObject({ "cache-control": "public, no-cache", vary: "cookie, accept-encoding" });
    const again = await ask("/anslagstavla", { "if-none-match": `${headers.etag}` });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, "", headers.etag]);
    expect((await ask("/anslagstavla", { "if-none-match": '"older"' })).status).toBe(200);
  });

  it("is kept by itself for each language and each question", async () => {
    const swedish = await ask("/anslagstavla");
    const english = await ask("/anslagstavla", { cookie: `${languageCookie}=en` });
    const other = await ask("/anslagstavla?sida=2");
    expect(new Set([swedish.text, english.text, other.text]).size).toBe(3);
    expect((await ask("/anslagstavla", { cookie: `${languageCookie}=en` })).text).toBe(english.text);
  });

  it("of someone signed in is neither kept nor answered from memory", async () => {
    const open = await ask("/anslagstavla");
    const own = await ask("/anslagstavla", { cookie: `a=b; ${sessionCookie}=someone` });
    expect(own.text).not.toBe(open.text);
    expect(await isKept("/anslagstavla", { cookie: `${sessionCookie}=someone` })).toBe(false);
    expect((await ask("/anslagstavla")).text).toBe(open.text);
  });

  it.each(["/med-kaka", "/logga-in", "/okant-val", "/saknas", "/bild"])(
    "is not kept where it is one reader's own or no page: %s",
    async (path) => expect(await isKept(path)).toBe(false),
  );

  it("is never the answer to a form", async () => {
    const page = await ask("/");
    expect((await ask("/", {}, "POST")).text).not.toBe(page.text);
  });
});

describe("what is kept is thrown away at once", () => {
  const [award, meeting] = [newId(), newId()];
  const changes: [string, Fragment][] = [
    [
      "a meeting's decisions and their notice",
      sql`insert into meeting (id, state, body, held_on, starts_at, place) values (${meeting}, 'announced', 'Direktionen', '2026-11-02', now(), 'Borås')`,
    ],
    [
      "a strategy",
      sql`insert into framework (id, key, version, name_sv, name_en, owner, adopted_by, source, levels) values ('f@1', 'f', '1', 'F', 'F', '', '', '', '[]')`,
    ],
    [
      "a goal of a strategy",
      sql`insert into framework_node (id, framework_id, type, title_sv, title_en, position, certainty) values ('f/a', 'f@1', 'x', 'a', 'a', 1, 'stated')`,
    ],
    ["an award", sql`insert into award (id, call_name, project, coverage) values (${award}, 'DRUM', 'Projekt', 'drum')`],
    ["what an award is for", sql`insert into award_share (award_id, node_id, basis_points) values (${award}, 'f/a', 10000)`],
    [
      "a goal of a project",
      sql`insert into award_goal (award_id, position, name, unit, comparator, planned) values (${award}, 0, '{}', '{}', 'at-least', 4)`,
    ],
    ["a result of a project", sql`update award_goal set reached = 3, reached_on = '2026-11-02' where award_id = ${award}`],
    [
      "an indicator",
      sql`insert into indicator (key, library, position, name, definition, unit, method, split, nodes, example, source)
        values ('jobb', 'x', 1, '{}', '{}', '{}', '{}', false, '{}', false, '')`,
    ],
  ];
  it.each(changes)("by %s, when it is committed and not before", async (_, change) => {
    const { text } = await ask("/anslagstavla");
    await transaction(async (tx) => {
      await tx.run(change);
      expect((await ask("/anslagstavla")).text).toBe(text);
    });
    await vi.waitFor(async () => expect((await ask("/anslagstavla")).text).not.toBe(text));
  });
});

describe("an answer larger than is kept", () => {
  /** As bytes or as gzip a sixth of it is half a megabyte at least. */
  const part = randomBytes(512 * 1024).toString("hex");
  let finish = () => {};
  app.get("/stor", (_, response) => {
    response.type("csv");
    for (let one = 0; one < 6; one++) response.write(part);
    finish = () => void response.end(`${++made}`);
  });
  app.get("/latt-att-packa", (_, response) => void response.type("csv").send(`${++made}`.padEnd(5 * 2 ** 20)));

  it.each(["", "gzip"])("goes through while it is made and is held by nobody (%s)", async (packing) => {
    const texts: string[] = [];
    for (const _ of [1, 2]) {
      const { port } = server.address() as AddressInfo;
      // Who asks has its beginning before the app has made its end.
      const [answer] = (await once(
        get({ port, path: "/stor", headers: { "accept-encoding": packing }, agent: false }),
        "response",
      )) as [IncomingMessage];
      expect([answer.statusCode, answer.headers["content-encoding"], answer.headers["content-length"]]).toEqual([
        200,
        packing || undefined,
        undefined,
      ]);
      finish();
      const body = await buffer(answer);
      texts.push((packing ? gunzipSync(body) : body).toString());
    }
    expect(texts.map((text) => text.slice(0, part.length * 6) === part.repeat(6))).toEqual([true, true]);
    expect(new Set(texts).size, "each is the app's own").toBe(2);
  });

  it("is sent whole and not kept when it is small only as packed", async () => {
    const [packed, again] = [await ask("/latt-att-packa", { "accept-encoding": "gzip" }), await ask("/latt-att-packa")];
    expect(gunzipSync(packed.body)).toHaveLength(5 * 2 ** 20);
    expect(again.body).toHaveLength(5 * 2 ** 20);
    expect(gunzipSync(packed.body).equals(again.body)).toBe(false);
  });
});

it("a page made while something changed is not kept", async () => {
  const waiting: (() => void)[] = [];
  app.get("/langsam", (_, response) => void waiting.push(() => response.type("html").send(`<p>${++made}</p>`)));
  const begun = (number: number) => vi.waitFor(() => expect(waiting).toHaveLength(number));
  const first = ask("/langsam");
  await begun(1);
  const { text } = await ask("/");
  await database.run(sql`select pg_notify('drum_public', '')`);
  await vi.waitFor(async () => expect((await ask("/")).text).not.toBe(text));
  waiting[0]?.();
  const old = await first;
  const second = ask("/langsam");
  // The app is asked once more.
  await begun(2);
  waiting[1]?.();
  expect((await second).text).not.toBe(old.text);
  expect((await ask("/langsam")).text).toBe((await second).text);
});
