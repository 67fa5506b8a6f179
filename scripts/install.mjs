import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { atEnd, Fault, remark, run, step } from "./console.mjs";
import { binaryOf, root } from "./environment.mjs";
import { takeLock } from "./lock.mjs";
import { hydrateSymlinks } from "./postgres.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const readText = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** One of us at a time: two installations or two builds in one folder would spoil each other. */
export async function alone(file, work) {
  for (let waited = 0; ; waited++) {
    const lock = await takeLock(file);
    if (!lock.owner) {
      const release = atEnd(lock.release);
      try {
        return await work();
      } finally {
        await release();
      }
    }
    if (waited > 1200)
      throw new Fault(`Process ${lock.owner.pid} has been at the same work for ten minutes. Stop it and try again.`);
    remark(`waiting for process ${lock.owner.pid}`);
    await pause(500);
  }
}

/** npm as it was called, else the one on the path. */
export function npm(args, options) {
  const caller = process.env.npm_execpath;
  if (caller && /^npm(-cli)?\.c?js$/.test(basename(caller))) return run(process.execPath, [caller, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** What npm says it has installed, held against the lock file; packages for other platforms may be absent. */
function isInstalled(lockText, needsTools) {
  const have = readText(binaryOf(".package-lock.json"));
  if (!have) return false;
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(have).packages;
  return Object.entries(wanted).every(([path, wish]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found) return found.version === wish.version;
    return Boolean(wish.optional || wish.peer || wish.devOptional || (wish.dev && !needsTools));
  });
}

/** The packages of package-lock.json, when they are not there already. */
export async function install({ needsTools = false } = {}) {
  const lockText = readText(join(root, "package-lock.json"));
  const stamp = binaryOf(".drum-install");
  const wanted = `${sha256(lockText)}${needsTools ? " with tools" : ""}`;
  if (readText(stamp).startsWith(wanted)) return;
  const place = join(tmpdir(), `drum-install-${sha256(root).slice(0, 12)}.lock`);
  await alone(place, async () => {
    if (!isInstalled(lockText, needsTools)) {
      await step("Installing packages", async () => {
        remark("the first time takes a minute or two");
        const manners = ["--ignore-scripts", "--no-audit", "--no-fund", ...(needsTools ? ["--include=dev"] : [])];
        const clean = await npm(["ci", ...manners], { cwd: root, tolerate: true, onLine: () => {} });
        if (clean.code === 0) return;
        remark("npm ci did not manage; trying npm install");
        const second = await npm(["install", ...manners], { cwd: root, tolerate: true, onLine: () => {} });
        if (second.code !== 0) {
          const words = second.all
            .split("\n")
            .filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log|debug-0\.log/.test(line));
          throw new Fault(`npm could not install the packages:\n${words.slice(0, 12).join("\n") || second.all.trim()}`);
        }
      });
    }
    hydrateSymlinks();
    const tools = existsSync(binaryOf("vitest", "package.json"));
    writeFileSync(stamp, `${sha256(readText(join(root, "package-lock.json")))}${tools ? " with tools" : ""}\n`);
  });
}

const offline = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

/** The Prisma client from the schema, when the schema or Prisma changed. Generating only asks that an engine exists, not what it does. */
export async function generateClient() {
  const folder = join(root, "prisma");
  const schema = readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort();
  const wanted = sha256(
    [readText(binaryOf("prisma", "package.json")), ...schema.map((name) => readText(join(folder, name)))].join("\0"),
  );
  const home = join(root, "app", "generated");
  const stamp = join(home, ".schema");
  if (readText(stamp) === wanted && existsSync(join(home, "prisma", "client.ts"))) return "unchanged";
  await run(process.execPath, [binaryOf("prisma", "build", "index.js"), "generate"], {
    cwd: root,
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env, ...offline },
    onLine: () => {},
    says: "prisma generate",
  });
  mkdirSync(home, { recursive: true });
  writeFileSync(stamp, wanted);
}
