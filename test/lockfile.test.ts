import { execFile } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

it("the lock file names every platform's programs, so that `npm ci` works on all of them (else: node scripts/complete-lockfile.mjs)", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "scripts/complete-lockfile.mjs"), "--check"]);
  expect(stdout.trim()).toBe("Nothing was missing.");
});
