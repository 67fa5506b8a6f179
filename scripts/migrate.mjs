/**
 * Brings a database to the shape of prisma/migrations. It keeps Prisma's own history table and takes Prisma's own lock, so that
 * `prisma migrate deploy` and this can be used on the same database, but it needs neither Prisma's engine nor its download.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "./console.mjs";

const ourFolder = join(resolve(dirname(fileURLToPath(import.meta.url)), ".."), "prisma", "migrations");

/** The number Prisma locks while it migrates. */
const migrationLock = 72707369;

const history = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A checkout on Windows may have other line endings than the one that applied the migration; the content is the same. */
const hasChecksum = (script, checksum) => {
  const plain = script.replaceAll("\r\n", "\n");
  return [script, plain, plain.replaceAll("\n", "\r\n")].some((variant) => sha256(variant) === checksum);
};

function readMigrations(folder) {
  if (!existsSync(folder)) throw new Fault(`There are no migrations in ${folder}.`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, file: join(folder, entry.name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => ({ name, script: readFileSync(file, "utf8") }));
}

const lineOf = (script, position) => script.slice(0, Math.max(0, Number(position) - 1)).split("\n").length;

/**
 * Applies what is missing, each migration in one transaction, in the order of their names.
 *
 * @param {string} url address of the database
 * @returns {Promise<{ applied: string[] }>} the names of those that were applied now
 */
export async function migrate(url, { folder = ourFolder } = {}) {
  const migrations = readMigrations(folder);
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  try {
    await client.connect();
  } catch (fault) {
    throw new Fault(`The database does not answer: ${fault.message || fault.code}`);
  }
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query("set client_min_messages = warning");
    await client.query(history);
    const { rows } = await client.query(
      "select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null order by started_at",
    );
    const known = new Map(migrations.map((migration) => [migration.name, migration]));
    for (const row of rows) {
      const migration = known.get(row.name);
      if (!row.finished)
        throw new Fault(`Migration ${row.name} was begun by Prisma and never finished. Mend it with: npx prisma migrate resolve`);
      if (!migration)
        throw new Fault(
          `The database knows migration ${row.name}, which this version of Drum does not have. Use the newer version it came from.`,
        );
      if (!hasChecksum(migration.script, row.checksum)) {
        throw new Fault(
          `Migration ${row.name} was changed after it was applied. Restore the file; a change belongs in a new migration.`,
        );
      }
    }
    const done = new Set(rows.map((row) => row.name));
    const applied = [];
    for (const { name, script } of migrations) {
      if (done.has(name)) continue;
      const started = new Date();
      await client.query("begin");
      try {
        await client.query(script);
        await client.query(
          "insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, $4, now(), 1)",
          [randomUUID(), sha256(script), name, started],
        );
        await client.query("commit");
      } catch (fault) {
        await client.query("rollback").catch(() => {});
        const line = fault.position ? `, line ${lineOf(script, fault.position)}` : "";
        throw new Fault(
          `Migration ${name}${line}: ${fault.message}${fault.detail ? ` (${fault.detail})` : ""}. Nothing of it was kept.`,
        );
      }
      applied.push(name);
    }
    return { applied };
  } finally {
    await client.end().catch(() => {});
  }
}
