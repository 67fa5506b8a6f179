/**
 * The limits of the machine, in a process of their own: a bare Node server and a bare Remix route that return the very bytes of our
 * pages, and a Node server with `pg` that asks for what the pages show and answers from a template string.
 */
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import { Outlet, RemixServer, useLoaderData } from "@remix-run/react";
import express from "express";
import pg from "pg";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const pages = new Map();
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const asked = JSON.parse(process.env.BENCH_ASKED ?? "{}");

const named = (name, text, values) => pool.query({ name, text, values });
const row = (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

const listRows = async () =>
  (
    await named(
      "list",
      `select s.id, s.state, s.due_on, a.title, a.number, o.name, count(c.criterion) as scored
       from assessment s join application a on a.id = s.application_id join organisation o on o.id = a.organisation_id left join score c on c.assessment_id = s.id
       where s.assessor_id = $1 and not exists (select 1 from conflict x where x.application_id = a.id and x.person_id = $1 and x.state in ('declared', 'confirmed'))
       group by s.id, a.id, o.id order by (s.state = 'submitted'), s.due_on, a.number limit 50`,
      [asked.assessor],
    )
  ).rows;

const statements = {
  list: async () => (await listRows()).map((line) => row(Object.values(line))).join(""),
  // The best statement we know: sums of whole sheets from a covering index, grouped before anything is joined.
  ranking: async () => {
    const { rows } = await named(
      "ranking",
      `select a.id, a.number, a.title, o.name, a.requested_ore, t.keys, t.sheets from application a join organisation o on o.id = a.organisation_id
       join (select s.application_id, min(s.sheet_keys collate "C") as keys, string_agg(s.sheet_values, ';') as sheets from assessment s where s.state = 'submitted' group by 1) t on t.application_id = a.id
       where a.call_id = $1`,
      [asked.callId],
    );
    return rows
      .map(({ sheets, keys, ...line }) => {
        const sums = keys.split(" ").map(() => 0);
        for (const sheet of sheets.split(";"))
          for (const [at, value] of sheet.split(",").entries()) sums[at] += Number(value) || 0;
        return row([...Object.values(line), ...sums]);
      })
      .join("");
  },
  one: async () => {
    const [content, scores] = await Promise.all([
      named(
        "one",
        `select p.content from assessment s join application_snapshot p on p.application_id = s.application_id where s.id = $1`,
        [asked.assessment],
      ),
      named(
        "scores",
        `select s.id, p.name, c.criterion, c.value, c.motivation from assessment t join assessment s on s.application_id = t.application_id join person p on p.id = s.assessor_id join score c on c.assessment_id = s.id where t.id = $1`,
        [asked.assessment],
      ),
    ]);
    return content.rows[0].content + scores.rows.map((line) => row(Object.values(line))).join("");
  },
  save: async (index) => {
    const saver = asked.savers[index % asked.savers.length];
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query({
        name: "lock",
        text: "select id, version from assessment where id = $1 for update",
        values: [saver.assessment],
      });
      await client.query({
        name: "score",
        text: "update score set value = 3, motivation = $3 where assessment_id = $1 and criterion = $2",
        values: [saver.assessment, saver.criterion, `Motivering ${index}`],
      });
      await client.query({
        name: "stamp",
        text: "update assessment set summary = summary where id = $1",
        values: [saver.assessment],
      });
      await client.query({
        name: "note",
        text: "insert into setting (key, value) values ($1, '{}') on conflict (key) do update set value = excluded.value",
        values: [`bench ${index % 16}`],
      });
      await client.query("commit");
    } catch (fault) {
      await client.query("rollback");
      throw fault;
    } finally {
      client.release();
    }
    return "saved";
  },
};

let saved = 0;
const bare = createServer((request, response) => {
  const url = new URL(request.url, "http://bench");
  if (url.pathname === "/keep" && request.method === "POST") {
    const chunks = [];
    request
      .on("data", (chunk) => chunks.push(chunk))
      .on("end", () => {
        pages.set(url.searchParams.get("name"), Buffer.concat(chunks));
        response.end();
      });
    return;
  }
  const [, kind, name] = url.pathname.split("/");
  if (kind === "bytes") {
    const body = pages.get(name);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length }).end(body);
  } else if (kind === "pg") {
    statements[name](saved++).then(
      (body) =>
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!DOCTYPE html><table>${body}</table>`),
      (fault) => response.writeHead(500).end(String(fault)),
    );
  } else response.writeHead(404).end();
});

// The least Remix there can be: one root, one route, a loader with the bytes, no scripts.
const Root = () => createElement("html", null, createElement("body", null, createElement(Outlet)));
// biome-ignore lint/security/noDangerouslySetInnerHtml: the bytes of our own pages, in a bench
const Page = () => createElement("main", { dangerouslySetInnerHTML: { __html: useLoaderData().html } });
const entry = (id, more) => ({
  id,
  path: "",
  hasAction: false,
  hasLoader: false,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
  module: "",
  ...more,
});
// The same list of 50 as an ordinary Remix route: a statement in the loader, a table in React.
const List = () =>
  createElement(
    "table",
    null,
    createElement(
      "tbody",
      null,
      useLoaderData().rows.map((line) =>
        createElement(
          "tr",
          { key: line.id },
          createElement("td", null, createElement("a", { href: `/bedomningar/${line.id}` }, line.title), " ", line.name),
          createElement("td", null, line.state),
          createElement("td", null, String(line.due_on)),
          createElement("td", null, line.scored),
        ),
      ),
    ),
  );
const build = {
  entry: {
    module: {
      default: (request, status, headers, context) => {
        delete context.serverHandoffStream;
        headers.set("content-type", "text/html; charset=utf-8");
        return new Response(`<!DOCTYPE html>${renderToString(createElement(RemixServer, { context, url: request.url }))}`, {
          status,
          headers,
        });
      },
    },
  },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    page: {
      id: "page",
      parentId: "root",
      path: "remix/:name",
      module: { default: Page, loader: ({ params }) => ({ html: pages.get(params.name).toString("utf8") }) },
    },
    list: {
      id: "list",
      parentId: "root",
      path: "list",
      module: {
        default: List,
        loader: async () => ({ rows: (await listRows()).map(({ scored, ...line }) => ({ ...line, scored: Number(scored) })) }),
      },
    },
  },
  assets: {
    version: "1",
    url: "",
    entry: { module: "", imports: [] },
    routes: {
      root: entry("root"),
      page: entry("page", { parentId: "root", path: "remix/:name", hasLoader: true }),
      list: entry("list", { parentId: "root", path: "list", hasLoader: true }),
    },
  },
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
  publicPath: "/",
  assetsBuildDirectory: "",
  mode: "production",
  isSpaMode: false,
};
const app = express();
app.all("*", createRequestHandler({ build, mode: "production" }));

const listen = (handler) => new Promise((done) => handler.listen(0, "127.0.0.1", () => done(handler.address().port)));
const ports = { bare: await listen(bare), remix: await listen(createServer(app)) };
process.send(ports);
process.on("SIGTERM", () => process.exit(0));
