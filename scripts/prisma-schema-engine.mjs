#!/usr/bin/env node
/**
 * Prisma's schema engine as a program. Prisma's command line starts a native program that it downloads from Prisma's own server; the
 * same engine lies on npm as WebAssembly, but with nobody to speak for it. This speaks: JSON-RPC, one message per line, on stdin and
 * stdout towards the command line (PRISMA_SCHEMA_ENGINE_BINARY), and the pg driver towards PostgreSQL.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// ── PostgreSQL as the engine wants it ───────────────────────────────────────────────────────────────────────────────────

const oid = { char: 18, text: 25, charArray: 1002, textArray: 1009 };
pg.types.setTypeParser(oid.charArray, pg.types.getTypeParser(oid.textArray));

/** PrismaPg writes and reads instants without their zone, which is right only in a session that keeps UTC. */
const session = { options: "-c TimeZone=UTC" };

const nameIn = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

/** The same server and role, another database. The name is changed in the address, because an address wins over a `database` beside it. */
const neighbour = (url, database) => Object.assign(new URL(url), { pathname: encodeURIComponent(database) }).href;

async function once(url, statement) {
  const client = new pg.Client({ ...session, connectionString: url });
  // A server that stops under us tells it here too; the statement's own promise already carries the fault.
  client.on("error", () => {});
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/**
 * The catalogue tells kinds of objects in the internal type "char", which PrismaPg refuses. It is given such a column as text, and the
 * engine, which will not take text there, is told what it was. The seam is PrismaPg's own: queryRaw reads what performIO returns.
 */
function readsCharacters(queryable) {
  const queryRaw = queryable.queryRaw;
  queryable.queryRaw = async (query) => {
    let characters = [];
    const performIO = async (asked) => {
      const answer = await queryable.performIO(asked);
      characters = [...answer.fields.keys()].filter((column) => answer.fields[column].dataTypeID === oid.char);
      for (const column of characters) answer.fields[column].dataTypeID = oid.text;
      return answer;
    };
    const result = await queryRaw.call(Object.create(queryable, { performIO: { value: performIO } }), query);
    for (const column of characters) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return queryable;
}

/** PrismaPg cuts a script at every semicolon, also inside a function's body. The server itself knows where a statement ends. */
async function runScript(pool, script) {
  await pool.query(script).catch((fault) => {
    if (!fault.severity) throw fault;
    const { code, severity, message, detail, column, hint } = fault;
    throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
  });
}

async function connect(url) {
  // One connection that never rests: Prisma's lock on the history and whatever a script sets belong to the session.
  const pool = new pg.Pool({ ...session, connectionString: url, max: 1, idleTimeoutMillis: 0 });
  const schema = new URL(url).searchParams.get("schema") ?? "public";
  const adapter = readsCharacters(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect());
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => readsCharacters(await startTransaction(level));
  adapter.executeScript = (script) => runScript(pool, script);
  return adapter;
}

/** Empty databases in which the engine replays the history. They are ours to remove, also when the engine forgets or falls. */
const shadows = new Map();

async function connectToShadow(url) {
  const name = `drum_shadow_${randomUUID().replaceAll("-", "")}`;
  shadows.set(name, url);
  // template0, because nobody can be connected to it or have put anything into it.
  await once(url, `create database ${name} template template0`);
  const adapter = await connect(neighbour(url, name));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = () => dispose().then(() => dropShadow(name));
  return adapter;
}

async function dropShadow(name) {
  await once(shadows.get(name), `drop database if exists ${name} with (force)`);
  shadows.delete(name);
}

// ── The engine ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The words of a panic; the engine leaves them here before it traps. */
let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (words) => {
    panic = words;
  },
};

/** What the package's index would do, but Node 20 cannot import WebAssembly. */
async function loadEngine() {
  const code = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const { instance } = await WebAssembly.instantiate(readFileSync(code), { "./schema_engine_bg.js": wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

function startEngine(url, files) {
  if (!url) throw new Error("The schema engine was given no database; it needs --datasource.");
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  });
  // No files must be undefined: on an empty list the engine panics.
  const datamodels = files?.map((file) => [file, readFileSync(file, "utf8")]);
  return wasm.SchemaEngine.new({ datamodels }, (line) => process.stderr.write(`${line.trim()}\n`), factory);
}

// ── The command line's side ─────────────────────────────────────────────────────────────────────────────────────────────

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** What the command line looks for on stderr when we end badly. */
function lament(message, error_code) {
  const line = { level: "ERROR", target: "schema_engine::logger", fields: { message, error_code } };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** The errands, for which no engine is needed: `cli <errand>`. */
const errands = {
  "can-connect-to-database": (url) => once(url, "select 1"),
  "create-database": (url) => once(neighbour(url, "postgres"), `create database ${pg.escapeIdentifier(nameIn(url))}`),
  "drop-database": (url) => once(neighbour(url, "postgres"), `drop database if exists ${pg.escapeIdentifier(nameIn(url))}`),
};

/** Prisma's codes for faults it has words or a cure for; on P1003 it offers to create the database. */
const prismaCodes = { "3D000": "P1003", "28P01": "P1000", ECONNREFUSED: "P1001", ENOTFOUND: "P1001" };

async function runErrand(name, url) {
  try {
    await errands[name](url);
    return 0;
  } catch (fault) {
    // The command line skips the first line of stderr unread.
    process.stderr.write("\n");
    lament(fault.message || fault.code, prismaCodes[fault.code]);
    return 1;
  }
}

/** Requests that are called otherwise here, or ask for more than the WebAssembly engine does. The others are its methods by name. */
const ownMethods = {
  getDatabaseVersion: async (engine) => (await engine()).version(),
  async createDatabase(_engine, { datasource }) {
    await errands["create-database"](datasource.url);
    return { databaseName: nameIn(datasource.url) };
  },
  async diff(engine, params) {
    const { stdout, ...result } = await (await engine()).diff(params);
    // The command line prints only what it is asked to print. Its receipt needs no waiting for: lines keep their order.
    if (stdout != null) send({ id: randomUUID(), method: "print", params: { content: stdout } });
    return { ...result, stdout: null };
  },
};

/**
 * Breaks off the waiting of the request that is being met. A panic in its middle reaches no promise, and a request that dies with us
 * unanswered is worse than a fault: the command line would wait for our end, miss it and report success.
 */
let breakOff;

async function answer({ id, method, params }, engine) {
  const broken = new Promise((_, reject) => {
    breakOff = reject;
  });
  const meet = async () => ownMethods[method]?.(engine, params) ?? (await engine())[method](params);
  try {
    send({ id, result: (await Promise.race([meet(), broken])) ?? {} });
  } catch (fault) {
    const is_panic = fault instanceof WebAssembly.RuntimeError;
    const message = (is_panic && panic) || fault.message || fault.code;
    const data = { is_panic, message: is_panic ? fault.stack : message, error_code: fault.code };
    send({ id, error: { code: 4466, message, data } });
  } finally {
    breakOff = undefined;
  }
}

/** Answers one request at a time until the command line closes our stdin. */
async function serve(url, files) {
  let engine;
  // The engine connects the moment it is made, so it is made when first asked for.
  const engineOnce = async () => {
    engine ??= startEngine(url, files);
    return engine;
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.method) await answer(message, engineOnce);
  }
  return 0;
}

let leaving;

/** The only way out, whatever the reason. */
function leave(code) {
  leaving ??= Promise.allSettled([...shadows.keys()].map(dropShadow)).then(() => process.exit(code));
  return leaving;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    breakOff?.(new Error(`The schema engine was stopped (${signal}).`));
    void leave(0);
  });
}
// The command line may be gone before our last word.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void leave(0));
// 101 is how the native engine says that it panicked.
process.on("uncaughtException", (fault) => {
  if (breakOff) return breakOff(fault);
  lament(panic ?? fault.stack);
  void leave(101);
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: "boolean" },
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string", default: "{}" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
  },
});
const { url } = JSON.parse(values.datasource);

await loadEngine();
if (values.version) process.stdout.write(`schema-engine-cli ${wasm.version()}\n`);
else if (positionals[0] === "cli") await leave(await runErrand(positionals[1], url));
else await leave(await serve(url, values.datamodels));
