/**
 * The demo world on a throw-away database and a free port: `node scripts/serve-for-tests.mjs` prints its address and keeps it up until
 * Ctrl-C; test.mjs and Playwright use the same function.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drum, startApplication } from "./application.mjs";
import { build } from "./build.mjs";
import { atEnd, main, say, step } from "./console.mjs";
import { checkNode } from "./environment.mjs";
import { generateClient, install } from "./install.mjs";
import { migrate } from "./migrate.mjs";
import { freePort } from "./port.mjs";
import { startTemporaryPostgres } from "./postgres.mjs";

/** Needs a finished build. Hands back `{ url, databaseUrl, dataDir, stop }`. */
export async function serveForTests({ port } = {}) {
  const postgres = await startTemporaryPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), "drum-served-"));
  let application;
  const stop = async () => {
    await application?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url);
    const env = {
      DATABASE_URL: postgres.url,
      DRUM_DATA_DIR: dataDir,
      DRUM_MODE: "demo",
      PORT: String(port ?? (await freePort())),
      HOST: "127.0.0.1",
      PUBLIC_URL: "",
      // All stories come from one address, faster than any person.
      DRUM_RATE_LIMITS: "false",
    };
    await drum(["seed", "--demo", "--if-empty"], env);
    application = await startApplication({ env, log: join(dataDir, "drum.log") });
    return { url: `http://127.0.0.1:${env.PORT}`, databaseUrl: postgres.url, dataDir, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(
    async () => {
      checkNode();
      await install({ needsTools: true });
      await step("Database client", generateClient);
      await step("Build", () => build());
      const wanted = process.argv.find((argument) => argument.startsWith("--port="));
      const served = await step("Demo world", () => serveForTests({ port: wanted?.slice(7) }));
      atEnd(served.stop);
      say(`\n  DRUM_E2E_URL=${served.url}\n  DATABASE_URL=${served.databaseUrl}\n\n  Ctrl-C stops it and throws it away.`);
      await new Promise(() => {
        setInterval(() => {}, 60_000);
      });
    },
    { interrupted: 0 },
  );
}
