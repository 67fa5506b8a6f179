/**
 * The demo world on a throw-away database and a free port: `node scripts/serve-for-tests.mjs` prints its address and keeps it up until
 * Ctrl-C; test.mjs and Playwright use the same function.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drum, startApplication } from "./application.mjs";
import { build } from "./build.mjs";
import { atEnd, main, say, step } from "./console.mjs";
import { checkNode, wantedPort } from "./environment.mjs";
import { generateClient, install } from "./install.mjs";
import { migrate } from "./migrate.mjs";
import { checkPort, freePort } from "./port.mjs";
import { startTemporaryPostgres } from "./postgres.mjs";

/**
 * The demo world on a throw-away PostgreSQL, made once: each `serve()` puts up a copy of it at an address of its own. Needs a finished
 * build. `serve` hands back `{ url, databaseUrl, dataDir, stop }`.
 */
export async function makeWorld() {
  const postgres = await startTemporaryPostgres();
  const folder = mkdtempSync(join(tmpdir(), "drum-served-"));
  const served = [];
  const databaseNamed = (name) => Object.assign(new URL(postgres.url), { pathname: name }).href;
  const asAdmin = async (statement) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: databaseNamed("postgres") });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const settings = (databaseUrl, dataDir) => ({
    DATABASE_URL: databaseUrl,
    DRUM_DATA_DIR: dataDir,
    DRUM_MODE: "demo",
    HOST: "127.0.0.1",
    PUBLIC_URL: "",
    // All stories come from one address, faster than any person.
    DRUM_RATE_LIMITS: "false",
  });
  const stop = async () => {
    for (const application of served) await application.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url);
    const first = join(folder, "0");
    mkdirSync(first);
    await drum(["seed", "--demo", "--if-empty"], settings(postgres.url, first));
    let copies = 0;
    let copying = Promise.resolve();
    /** A database is copied while nobody uses it: one at a time, and the first stays as it is. */
    const copy = () => {
      copies += 1;
      const name = `copy_${copies}`;
      const dataDir = join(folder, `${copies}`);
      copying = copying.then(() => {
        cpSync(first, dataDir, { recursive: true });
        return asAdmin(`create database ${name} template "${new URL(postgres.url).pathname.slice(1)}"`);
      });
      return copying.then(() => ({ databaseUrl: databaseNamed(name), dataDir }));
    };
    const serve = async ({ port } = {}) => {
      const { databaseUrl, dataDir } = await copy();
      const env = { ...settings(databaseUrl, dataDir), PORT: String(port ?? (await freePort())) };
      const application = await startApplication({ env, log: join(dataDir, "drum.log") });
      served.push(application);
      return { url: `http://127.0.0.1:${env.PORT}`, databaseUrl, dataDir, stop: application.stop };
    };
    return { serve, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** One world, and an end to all of it. */
export async function serveForTests({ port } = {}) {
  const world = await makeWorld();
  try {
    return { ...(await world.serve({ port })), stop: world.stop };
  } catch (fault) {
    await world.stop();
    throw fault;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(
    async () => {
      checkNode();
      const wanted = process.argv.find((argument) => argument.startsWith("--port="));
      const port = wanted ? wantedPort(wanted.slice(7), "--port") : undefined;
      if (port) await checkPort(port, (other) => `node scripts/serve-for-tests.mjs --port=${other}`);
      await install({ needsTools: true });
      await step("Database client", generateClient);
      await step("Build", () => build());
      const served = await step("Demo world", () => serveForTests({ port }));
      atEnd(served.stop);
      say(`\n  DRUM_E2E_URL=${served.url}\n  DATABASE_URL=${served.databaseUrl}\n\n  Ctrl-C stops it and throws it away.`);
      await new Promise(() => {
        setInterval(() => {}, 60_000);
      });
    },
    { interrupted: 0 },
  );
}
