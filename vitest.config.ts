import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const tests = ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts", "server/**/*.test.ts", "test/**/*.test.ts"];

/** Two projects: `unit` needs nothing; `database` gives each test file a PostgreSQL database of its own. */
export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    // Test names are sentences of the rule book; a Swedish clock keeps a date that forgot its zone from passing by luck.
    env: { TZ: "Europe/Stockholm", NODE_ENV: "test", DRUM_DATA_DIR: join(tmpdir(), "drum-tests") },
    // Patience for a small machine with much to do; a test that needs it on a quiet one is a slow test.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: tests,
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          setupFiles: ["test/same-chances.setup.ts"],
          pool: "threads",
          // They share no world, so they may share what is loaded: it halves their time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,prisma,server,test}/**/*.db.test.ts"],
          pool: "forks",
          isolate: false,
          globalSetup: ["test/database.setup.ts"],
          setupFiles: ["test/same-chances.setup.ts", "test/database.file.ts"],
        },
      },
    ],
  },
});
