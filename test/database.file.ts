import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

/**
 * Once per test file: a fresh copy of the template and an empty data folder, named as in production. The files of one process share what
 * they load, and so the name of the database and of the folder; what is in them is never shared.
 */
const url = inject("databaseUrl");
const place = globalThis as { drumTestPlace?: { readonly name: string; readonly folder: string } };
place.drumTestPlace ??= {
  name: `t_${randomUUID().replaceAll("-", "")}`,
  folder: mkdtempSync(join(tmpdir(), "drum-test-file-")),
};
const { name, folder } = place.drumTestPlace;

async function asAdmin(...statements: string[]) {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

await asAdmin(`drop database if exists ${name} with (force)`, `create database ${name} template ${inject("databaseTemplate")}`);
const own = new URL(url);
own.pathname = name;
process.env.DATABASE_URL = own.href;
mkdirSync(folder, { recursive: true });
for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true, force: true });
process.env.DRUM_DATA_DIR = folder;

afterAll(async () => {
  const { closeDatabase } = await import("#app/platform/database.server.ts");
  await closeDatabase();
  await asAdmin(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});
