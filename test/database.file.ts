import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

/** Once per test file, before its modules load: a fresh copy of the template, named in DATABASE_URL as in production. */
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

afterAll(() => asAdmin(`drop database if exists ${name} with (force)`));
