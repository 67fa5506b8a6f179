import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault, main, run, step } from "./console.mjs";
import { binaryOf, checkNode, root } from "./environment.mjs";
import { alone, generateClient, install } from "./install.mjs";

const sources = [
  "app",
  "server",
  "prisma",
  "data",
  "public",
  "scripts/build.mjs",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const isSource = (path) => !/\.test\.tsx?$/.test(path) && path !== join("app", "generated");
const programs = ["main", "drum", "worker"];
const output = join(root, "build");
const stamp = join(output, ".stamp");

function* walk(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat || !isSource(path)) return;
  if (!stat.isDirectory()) yield { path, stat };
  else for (const name of readdirSync(join(root, path)).sort()) yield* walk(join(path, name));
}

/** Two prints of the sources: `quick` from sizes and times, which touches no content, and `content` for when that one differs. */
function print() {
  const files = [...sources.flatMap((source) => [...walk(source)])];
  const quick = createHash("sha256");
  for (const { path, stat } of files) quick.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  return {
    quick: quick.digest("hex"),
    content: () => {
      const hash = createHash("sha256");
      for (const { path } of files)
        hash
          .update(`${relative("", path)}\0`)
          .update(readFileSync(join(root, path)))
          .update("\0");
      return hash.digest("hex");
    },
  };
}

const readStamp = () => {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch {
    return {};
  }
};

const present = () => programs.filter((name) => existsSync(join(root, "server", `${name}.ts`)));

function isCurrent(now) {
  const before = readStamp();
  if (!before.content || !present().every((name) => existsSync(join(output, "server", `${name}.js`)))) return false;
  if (before.quick === now.quick) return true;
  if (before.content !== now.content()) return false;
  writeFileSync(stamp, JSON.stringify({ quick: now.quick, content: before.content }));
  return true;
}

/** Remix through Vite (`remix build` would run the old compiler and ignore routes.ts), then the programs of server/ with esbuild. */
async function make() {
  rmSync(stamp, { force: true });
  const { code, all } = await run(process.execPath, [binaryOf("@remix-run", "dev", "dist", "cli.js"), "vite:build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1", FORCE_COLOR: "0" },
    tolerate: true,
  });
  if (code !== 0) {
    // Vite hangs the list of every watched file on its error; what a person needs comes first.
    const words = all
      .slice(Math.max(0, all.search(/Build failed in|error during build/)))
      .split(/\n {4}at |\n {2}watchFiles: /)[0];
    throw new Fault(`remix vite:build failed:\n${words.split("\n").slice(0, 15).join("\n").trimEnd()}`);
  }
  const esbuild = await import("esbuild");
  rmSync(join(output, "server"), { recursive: true, force: true });
  const made = await esbuild
    .build({
      absWorkingDir: root,
      entryPoints: present().map((name) => `server/${name}.ts`),
      outdir: "build/server",
      bundle: true,
      splitting: true,
      chunkNames: "shared-[hash]",
      platform: "node",
      target: "node20",
      format: "esm",
      packages: "external",
      sourcemap: true,
      // A stack trace needs the lines' numbers; the sources themselves would lie in the memory of every thread.
      sourcesContent: false,
      logLevel: "silent",
      legalComments: "none",
    })
    .catch((fault) => fault);
  if (made.errors.length > 0) {
    const lines = made.errors.map(({ text, location: at }) => `  ${at ? `${at.file}:${at.line}: ` : ""}${text}`);
    throw new Fault(`The programs of server/ could not be bundled:\n${lines.join("\n")}`);
  }
}

/** Builds when a source changed since the last build; says so when nothing did. */
export async function build({ force = false } = {}) {
  if (!force && isCurrent(print())) return "unchanged";
  mkdirSync(output, { recursive: true });
  return alone(join(output, ".lock"), async () => {
    const now = print();
    if (!force && isCurrent(now)) return "built by another process";
    await make();
    writeFileSync(stamp, JSON.stringify({ quick: now.quick, content: now.content() }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    checkNode();
    await install();
    await step("Database client", generateClient);
    await step("Build", () => build({ force: process.argv.includes("--force") }));
  });
}
