import { isMainThread } from "node:worker_threads";
import pg from "pg";
import type { PrismaClient } from "#app/generated/prisma/client.ts";
import { env } from "#app/platform/env.server.ts";
import { processWide } from "#app/platform/process-wide.server.ts";

/**
 * Two ways to one database (decision 0004): Prisma for the schema, its history and plain reads; `sql` for lists, aggregates and every
 * write, since the gate's transaction must be a handful of prepared statements. Column names come back in camelCase, int8 as bigint,
 * date as "YYYY-MM-DD", timestamptz as Date.
 */
export type Fragment = { readonly strings: readonly string[]; readonly values: readonly unknown[] };

const isFragment = (value: unknown): value is Fragment =>
  typeof value === "object" && value !== null && "strings" in value && "values" in value;

export const sql = (strings: TemplateStringsArray, ...values: unknown[]): Fragment => ({ strings, values });

/** `and`-joined conditions; `true` when there are none. */
export const all = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0 ? sql`true` : conditions.reduce((left, right) => sql`${left} and ${right}`);

function compile(fragment: Fragment): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const walk = (part: Fragment): string =>
    part.strings.reduce((text, string, index) => {
      if (index === 0) return string;
      const value = part.values[index - 1];
      return text + (isFragment(value) ? walk(value) : `$${values.push(value)}`) + string;
    }, "");
  return { text: walk(fragment), values };
}

const names = processWide("statements", () => new Map<string, string>());
/** One prepared statement per text; past a thousand texts, unprepared, so that a runaway query builder cannot fill the server. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= 1000) return undefined;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
};

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === 20) return BigInt;
    if (oid === 1082) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

const camel = new Map<string, string>();
const camelCase = (name: string) => {
  let known = camel.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    camel.set(name, known);
  }
  return known;
};

type Client = Pick<pg.PoolClient, "query">;

function asked(fragment: Fragment): pg.QueryArrayConfig {
  const { text, values } = compile(fragment);
  const name = nameOf(text);
  return { ...(name ? { name } : {}), text, values, rowMode: "array", types };
}

const keysOf = (fields: readonly { readonly name: string }[]) => fields.map((field) => camelCase(field.name));
function named<Row>(keys: readonly string[], cells: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index++) row[keys[index] as string] = cells[index];
  return row as Row;
}

async function run<Row>(client: Client, fragment: Fragment): Promise<{ rows: Row[]; count: number }> {
  const result = await client.query(asked(fragment));
  const keys = keysOf(result.fields);
  // In its place, so that ten thousand rows are not held twice.
  const rows: unknown[] = result.rows;
  for (const [at, cells] of rows.entries()) rows[at] = named(keys, cells as unknown[]);
  return { rows: rows as Row[], count: result.rowCount ?? 0 };
}

/**
 * Rows as they come and none of them kept: what ten thousand of them are made into is held, and not they themselves. `take` puts each into
 * `into`, and is one function however often it is asked for: code is made for it once.
 */
async function eachRow<Row, Into>(fragment: Fragment, into: Into, take: (into: Into, row: Row) => void): Promise<Into> {
  const client = await pool().connect();
  try {
    await new Promise<void>((done, fail) => {
      let keys: string[] | null = null;
      const query = new pg.Query<unknown[]>(asked(fragment));
      query.on("row", (cells, result) => {
        keys ??= keysOf(result?.fields ?? []);
        try {
          take(into, named(keys, cells));
        } catch (fault) {
          fail(fault);
        }
      });
      query.on("end", () => done());
      query.on("error", fail);
      client.query(query);
    });
    return into;
  } finally {
    client.release();
  }
}

export type Executor = {
  many<Row>(fragment: Fragment): Promise<Row[]>;
  maybe<Row>(fragment: Fragment): Promise<Row | null>;
  one<Row>(fragment: Fragment): Promise<Row>;
  /** Number of rows touched. */
  run(fragment: Fragment): Promise<number>;
};

const executor = (client: Client): Executor => ({
  many: async <Row>(fragment: Fragment) => (await run<Row>(client, fragment)).rows,
  maybe: async <Row>(fragment: Fragment) => (await run<Row>(client, fragment)).rows[0] ?? null,
  one: async <Row>(fragment: Fragment) => {
    const row = (await run<Row>(client, fragment)).rows[0];
    if (row === undefined) throw new Error("a row was expected");
    return row;
  },
  run: async (fragment: Fragment) => (await run(client, fragment)).count,
});

// The time zone is pinned since the Prisma adapter writes local time otherwise.
const shared = processWide<{ pool?: pg.Pool; prisma?: PrismaClient }>("database", () => ({}));

export const pool = (): pg.Pool => {
  shared.pool ??= new pg.Pool({
    connectionString: env().DATABASE_URL,
    // A thread that composes a report asks a few things at once, and nobody else asks there.
    max: isMainThread ? env().DATABASE_POOL : 3,
    // Everything here fits in memory or lies on flash; compiling a statement that runs for milliseconds costs more than it gives. A plan is
    // made once for each text and kept: a list of twenty joins was planned for longer than it ran, and every shape of a question is a text of its own.
    options:
      "-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000 -c random_page_cost=1.1 -c jit=off -c plan_cache_mode=force_generic_plan",
  });
  // A server that restarts drops idle connections; the next query opens a new one.
  if (shared.pool.listenerCount("error") === 0) shared.pool.on("error", () => {});
  return shared.pool;
};

/** Read the first time somebody asks: it is megabytes that a thread, or a server that asks by `sql` alone, does not hold. */
export async function prisma(): Promise<PrismaClient> {
  if (shared.prisma) return shared.prisma;
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("#app/generated/prisma/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  shared.prisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.prisma;
}

export const database: Executor & {
  /** For thousands of rows: takes in each as it comes. */
  each<Row, Into>(fragment: Fragment, into: Into, take: (into: Into, row: Row) => void): Promise<Into>;
} = {
  each: eachRow,
  many: (fragment) => executor(pool()).many(fragment),
  maybe: (fragment) => executor(pool()).maybe(fragment),
  one: (fragment) => executor(pool()).one(fragment),
  run: (fragment) => executor(pool()).run(fragment),
};

/** Rolls back when `work` throws. */
export async function transaction<Value>(work: (tx: Executor) => Promise<Value>): Promise<Value> {
  const client = await pool().connect();
  let broken = false;
  try {
    await client.query("begin");
    const value = await work(executor(client));
    await client.query("commit");
    return value;
  } catch (fault) {
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

export async function closeDatabase(): Promise<void> {
  await shared.prisma?.$disconnect();
  await shared.pool?.end();
  delete shared.prisma;
  delete shared.pool;
}
