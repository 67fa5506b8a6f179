import { randomUUID } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import installation from "../data/installation.json" with { type: "json" };
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

/**
 * In the worlds of these tests everybody who must answer for a case before reading it has answered that nothing ties them to it, unless the
 * test says otherwise (declarations.db.test.ts does): so that each test is about its own rule. What somebody then declares takes its place.
 */
const answered = `
  create function answered_in_tests() returns trigger language plpgsql as $$ begin
    insert into conflict (person_id, application_id, state, declared_at)
    select r.person_id, a.id, 'none', '2000-01-01' from person_role r cross join application a
    where r.role = any(array[${installation.declaring.map((role) => `'${role}'`).join(", ")}])
      and (a.submitted_at is not null or exists (select 1 from sketch k where k.application_id = a.id))
      and case when tg_table_name = 'person_role' then r.person_id::text = to_jsonb(new) ->> 'person_id' else a.id::text = to_jsonb(new) ->> tg_argv[0] end
    on conflict do nothing;
    return new;
  end $$;
  create function declared_in_tests() returns trigger language plpgsql as $$ begin
    delete from conflict c where c.person_id = new.person_id and c.application_id = new.application_id and c.declared_at = '2000-01-01';
    return new;
  end $$;
  create trigger declared_in_tests before insert on conflict for each row when (new.declared_at <> '2000-01-01') execute function declared_in_tests();
  create trigger answered_in_tests after insert on person_role for each row execute function answered_in_tests();
  create trigger answered_in_tests after insert or update of submitted_at on application for each row execute function answered_in_tests('id');
  create trigger answered_in_tests after insert on sketch for each row execute function answered_in_tests('application_id');`;

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
  const world = new pg.Client(templateUrl.href);
  await world.connect();
  await world.query(answered);
  await world.end();
  project.provide("databaseUrl", url);
  project.provide("databaseTemplate", template);

  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server?.stop();
  };
}
