import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../scripts/migrate.mjs";

describe("bringing a database up to date", () => {
  const name = `migrating_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const url = new URL(process.env.DATABASE_URL as string);
  const folder = mkdtempSync(join(tmpdir(), "drum-migrations-"));
  const admin = new pg.Client(url.href);
  const own = new URL(url);
  own.pathname = name;
  const up = () => migrate(own.href, { folder });
  const write = (migration: string, script: string) => {
    mkdirSync(join(folder, migration), { recursive: true });
    writeFileSync(join(folder, migration, "migration.sql"), script);
  };
  const ask = async (statement: string) => {
    const client = new pg.Client(own.href);
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  };

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${name}`);
    write("20260101_one", "create table one (n int);\ninsert into one values (1);");
    write("20260102_two", "create function two() returns int language sql as $$ select 2; $$;");
  });
  afterAll(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  });

  it("applies what is missing, in order, and once though two begin at the same time", async () => {
    const both = await Promise.all([up(), up()]);
    expect(both.flatMap(({ applied }) => applied)).toEqual(["20260101_one", "20260102_two"]);
    expect(await ask("select n, two() from one")).toEqual([{ n: 1, two: 2 }]);
    expect((await up()).applied).toEqual([]);
  });

  it("keeps nothing of a migration that fails, and says where it failed", async () => {
    write("20260103_three", "create table three (n int);\nselect nonsense;");
    await expect(up()).rejects.toThrow(/20260103_three, line 2: column "nonsense" does not exist.*Nothing of it was kept/);
    expect(await ask("select to_regclass('three') as three")).toEqual([{ three: null }]);
    write("20260103_three", "create table three (n int);");
    expect((await up()).applied).toEqual(["20260103_three"]);
  });

  it("takes the same migration with other line endings for the same", async () => {
    write("20260101_one", "create table one (n int);\r\ninsert into one values (1);");
    expect((await up()).applied).toEqual([]);
  });

  it("refuses when a migration was changed after it was applied", async () => {
    write("20260101_one", "create table one (n bigint);");
    await expect(up()).rejects.toThrow("Migration 20260101_one was changed after it was applied");
    write("20260101_one", "create table one (n int);\ninsert into one values (1);");
  });

  it("refuses a database that a newer version has migrated", async () => {
    rmSync(join(folder, "20260103_three"), { recursive: true });
    await expect(up()).rejects.toThrow("The database knows migration 20260103_three, which this version of Drum does not have");
  });
});
