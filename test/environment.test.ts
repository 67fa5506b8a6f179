import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EnvironmentFault, readEnvironment, variables } from "#app/platform/env.server.ts";

const database = { DATABASE_URL: "postgresql://127.0.0.1/drum" };

test(".env.example names every variable with a line of meaning, and no other", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const named = lines.flatMap((line, index) =>
    /^[A-Z][A-Z\d_]*=/.test(line) ? [{ name: line.split("=")[0] as string, meaning: lines[index - 1] ?? "" }] : [],
  );
  expect(named.map((line) => line.name).sort()).toEqual(Object.keys(variables.shape).sort());
  for (const { name, meaning } of named) expect(meaning, name).toMatch(/^# .{10,}/);
});

test("the demo needs nothing but a database", () => {
  expect(readEnvironment(database)).toMatchObject({ demo: true, PORT: 3000 });
});

test("production does not start without a secret, a journal key, an address and a mail server, and names all four", () => {
  const start = () => readEnvironment({ ...database, DRUM_MODE: "production" });
  expect(start).toThrow(EnvironmentFault);
  expect(start).toThrow(/PUBLIC_URL[\s\S]*SESSION_SECRET[\s\S]*JOURNAL_KEY[\s\S]*SMTP_URL/);
  const whole = {
    ...database,
    DRUM_MODE: "production",
    PUBLIC_URL: "https://drum.example",
    SESSION_SECRET: "s".repeat(32),
    JOURNAL_KEY: "j".repeat(32),
    SMTP_URL: "smtp://127.0.0.1",
  };
  expect(readEnvironment(whole).demo).toBe(false);
});

test("a wrong value is named with what it should be", () => {
  expect(() => readEnvironment({ ...database, PORT: "abc" })).toThrow(/PORT/);
  expect(() => readEnvironment({})).toThrow(/DATABASE_URL/);
  expect(() => readEnvironment({ ...database, SESSION_SECRET: "short" })).toThrow(/32 characters/);
});
