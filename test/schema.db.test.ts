import { execFile } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Prisma's own command line on this file's database. Its code 2 means "there is a difference", which is an answer. */
async function prisma(...args: string[]) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, "scripts/prisma-schema-engine.mjs"),
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const run = promisify(execFile)(process.execPath, [join(root, "node_modules/prisma/build/index.js"), ...args], {
    cwd: root,
    env,
  });
  return run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    (fault: { code: number; stdout: string; stderr: string }) => {
      if (fault.code !== 2) throw new Error(fault.stderr || fault.stdout);
      return { code: 2, stdout: fault.stdout };
    },
  );
}

describe.skipIf(process.platform === "win32")("the schema", () => {
  it("has a history that Prisma reads as its own", async () => {
    const { stdout } = await prisma("migrate", "status");
    expect(stdout).toContain("Database schema is up to date!");
  }, 60_000);

  it("is what the migrations make, but for indexes that Prisma has no words for", async () => {
    const { stdout } = await prisma(
      "migrate",
      "diff",
      "--from-config-datasource",
      "--to-schema",
      "prisma/schema.prisma",
      "--script",
      "--exit-code",
    );
    const statements = stdout.split("\n").filter((line) => line.trim() && !line.startsWith("--"));
    // There are always some of those: an engine that fell silent is not taken for agreement.
    expect(statements).not.toEqual([]);
    expect(statements.filter((line) => !/^DROP INDEX "\w+";$/.test(line))).toEqual([]);
  }, 60_000);
});
