import { randomUUID } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../scripts/migrate.mjs";
import { startTemporaryPostgres } from "../scripts/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** A database whose role may create others. */
    databaseUrl: string;
    /** The migrated, empty database that each test file gets a copy of. */
    databaseTemplate: string;
  }
}

/** Swedish order from ICU; the database carries it, so that tests sort as production does. */
const swedish = "template template0 encoding 'UTF8' locale_provider icu icu_locale 'sv-SE'";

/** Once per run: a PostgreSQL (unless one is named in DRUM_TEST_DATABASE_URL) and a migrated template. */
export default async function prepareDatabase(project: TestProject) {
  const given = process.env.DRUM_TEST_DATABASE_URL;
  const server = given ? null : await startTemporaryPostgres();
  const url = given ?? (server as NonNullable<typeof server>).url;
  const template = `drum_template_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${template} ${swedish}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = template;
  await migrate(templateUrl.href);
  project.provide("databaseUrl", url);
  project.provide("databaseTemplate", template);

  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server?.stop();
  };
}
