import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** Once per test file, before its modules load: a fresh copy of the template and an empty data folder, named as in production. */
const url = inject("databaseUrl");
const name = `t_${randomUUID().replaceAll("-", "")}`;

async function asAdmin(statement: string) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

await asAdmin(`create database ${name} template ${inject("databaseTemplate")}`);
const own = new URL(url);
own.pathname = name;
process.env.DATABASE_URL = own.href;
const folder = mkdtempSync(join(tmpdir(), "drum-test-file-"));
process.env.DRUM_DATA_DIR = folder;

afterAll(async () => {
  await asAdmin(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});
