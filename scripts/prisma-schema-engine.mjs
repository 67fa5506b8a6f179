#!/usr/bin/env node
/**
 * Stand-in for Prisma's native schema engine, which is downloaded from a host that a closed network does not reach: the same
 * JSON-RPC on stdin and stdout, answered by the engine's own wasm build from npm. Only for development and tests; scripts/migrate.mjs
 * is what brings a database up to date.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bg from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const argv = process.argv.slice(2);
const datamodels = [];
let datasource = {};
let cli;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--version") {
    console.log("schema-engine-cli wasm");
    process.exit(0);
  }
  if (argv[i] === "--datamodels") {
    const p = argv[++i];
    datamodels.push([p, readFileSync(p, "utf8")]);
  } else if (argv[i] === "--datasource") datasource = JSON.parse(argv[++i]);
  else if (argv[i] === "cli") cli = argv[++i];
}
const url = datasource.url ?? process.env.DATABASE_URL;

const log = (fields, level = "INFO") =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`,
  );

if (cli) {
  process.stderr.write("\n");
  const target = new URL(url);
  const db = decodeURIComponent(target.pathname.slice(1));
  const admin = new URL(url);
  admin.pathname = "/postgres";
  const ident = `"${db.replaceAll('"', '""')}"`;
  try {
    const c = new pg.Client({ connectionString: (cli === "can-connect-to-database" ? target : admin).href });
    await c.connect();
    if (cli === "create-database") await c.query(`CREATE DATABASE ${ident}`);
    if (cli === "drop-database") await c.query(`DROP DATABASE ${ident}`);
    await c.end();
    process.exit(0);
  } catch (e) {
    const code = e.code === "3D000" ? "P1003" : e.code === "28P01" ? "P1000" : e.code === "42P04" ? "P1009" : "P1001";
    log({ message: String(e.message), error_code: code, is_panic: false }, "ERROR");
    process.exit(1);
  }
}

let current = null;
let panic = "";
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panic = m;
  },
};
const fatal = async (err) => {
  const message = panic || String(err?.stack ?? err);
  if (current !== null)
    process.stdout.write(
      `${JSON.stringify({
        jsonrpc: "2.0",
        id: current,
        error: { code: 4466, message, data: { is_panic: false, message, meta: null, error_code: null } },
      })}\n`,
    );
  else process.stderr.write(`${message}\n`);
  await Promise.allSettled([...shadows].map(dropShadow));
  process.exit(101);
};
process.on("uncaughtException", fatal);
process.on("unhandledRejection", fatal);
const root = dirname(fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")));
const mod = new WebAssembly.Module(readFileSync(join(root, "schema_engine_bg.wasm")));
const inst = new WebAssembly.Instance(mod, { "./schema_engine_bg.js": bg });
bg.__wbg_set_wasm(inst.exports);
inst.exports.__wbindgen_start();

const u = new URL(url);
const base = {
  host: u.searchParams.get("host") ?? u.hostname,
  port: Number(u.port || 5432),
  user: decodeURIComponent(u.username) || undefined,
  password: decodeURIComponent(u.password) || undefined,
};
const schema = u.searchParams.get("schema") ?? undefined;
const wrap = async (database, release) => {
  const pool = new pg.Pool({ ...base, database, max: 1 });
  pool.on("error", () => {});
  // PrismaPg knows no "char" (OID 18, used all over the catalogues): let it pass as text, then name it Character.
  const run = pool.query.bind(pool);
  let chars = [];
  pool.query = async (...args) => {
    const r = await run(...args);
    chars = (r?.fields ?? []).map((f) => f.dataTypeID);
    for (const f of r?.fields ?? []) f.dataTypeID = { 18: 25, 1002: 1009 }[f.dataTypeID] ?? f.dataTypeID;
    return r;
  };
  const a = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  const queryRaw = a.queryRaw.bind(a);
  a.queryRaw = async (q) => {
    const r = await queryRaw(q);
    const oids = chars;
    r.columnTypes = r.columnTypes.map(
      (t, i) => ({ 18: ColumnTypeEnum.Character, 1002: ColumnTypeEnum.CharacterArray })[oids[i]] ?? t,
    );
    return r;
  };
  // The stock one splits on every semicolon, which breaks functions and triggers.
  a.executeScript = async (script) => {
    try {
      await a.underlyingDriver().query(script);
    } catch (e) {
      a.onError(e);
    }
  };
  a.dispose = async () => {
    await pool.end().catch(() => {});
    await release?.();
  };
  return a;
};
const shadows = new Set();
const dropShadow = async (db) => {
  if (!shadows.delete(db)) return;
  const admin = new pg.Client({ ...base, database: "postgres" });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS "${db}" WITH (FORCE)`);
  await admin.end();
};
const shutdown = async () => {
  await Promise.allSettled([...shadows].map(dropShadow));
  process.exit(0);
};
for (const s of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(s, shutdown);
const factory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: () => wrap(decodeURIComponent(u.pathname.slice(1))),
  connectToShadowDb: async () => {
    const db = `prisma_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    const admin = new pg.Client({ ...base, database: "postgres" });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${db}"`);
    await admin.end();
    shadows.add(db);
    return wrap(db, () => dropShadow(db));
  },
};
const adapter = bindMigrationAwareSqlAdapterFactory(factory);
let engine;
const getEngine = async () =>
  (engine ??= await bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    (m) => process.env.DEBUG && process.stderr.write(`${String(m)}\n`),
    adapter,
  ));

const rl = createInterface({ input: process.stdin });
let queue = Promise.resolve();
rl.on("line", (line) => {
  if (!line.trim()) return;
  const req = JSON.parse(line);
  queue = queue.then(async () => {
    let out;
    current = req.id;
    try {
      const e = await getEngine();
      const name = req.method === "getDatabaseVersion" ? "version" : req.method;
      if (typeof e[name] !== "function") throw new Error(`not supported: ${req.method}`);
      const result = await e[name](req.params ?? {});
      if (typeof result?.stdout === "string")
        // the native engine hands text back as a "print" call
        process.stdout.write(
          `${JSON.stringify({ jsonrpc: "2.0", id: 1e9 + req.id, method: "print", params: { content: result.stdout } })}\n`,
        );
      out = { jsonrpc: "2.0", id: req.id, result: result ?? null };
    } catch (err) {
      const captured = typeof err?.message === "string" ? err.message : String(err);
      out = {
        jsonrpc: "2.0",
        id: req.id,
        error: {
          code: 4466,
          message: "An error happened. Check the data field for details.",
          data: { is_panic: false, message: captured, meta: err?.meta ?? null, error_code: err?.code ?? null },
        },
      };
    }
    current = null;
    process.stdout.write(`${JSON.stringify(out)}\n`);
  });
});
rl.on("close", () => queue.then(shutdown));
