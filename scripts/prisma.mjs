/**
 * `npm run prisma -- migrate dev --name …`: Prisma's own command line on the database of the running Drum, of DATABASE_URL, or of a
 * throw-away one. The schema engine is the one from npm (prisma-schema-engine.mjs), so nothing more is downloaded.
 */
import { join } from "node:path";
import { atEnd, main, run } from "./console.mjs";
import { binaryOf, checkNode, dataFolder, loadEnvironment, root } from "./environment.mjs";
import { install } from "./install.mjs";
import { migrate } from "./migrate.mjs";
import { runningPostgres, startTemporaryPostgres } from "./postgres.mjs";

/** What Prisma is told so that it runs here. Windows cannot start a script as a program, so there Prisma fetches its own engine. */
const prismaEnvironment = {
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  ...(process.platform === "win32" ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: join(root, "scripts", "prisma-schema-engine.mjs") }),
};

await main(async () => {
  checkNode();
  loadEnvironment();
  await install({ needsTools: true });
  let url = process.env.DATABASE_URL ?? runningPostgres(dataFolder())?.url;
  if (!url) {
    const postgres = await startTemporaryPostgres({ as: "npm run prisma" });
    atEnd(postgres.stop);
    url = postgres.url;
    await migrate(url);
  }
  const { code } = await run(process.execPath, [binaryOf("prisma", "build", "index.js"), ...process.argv.slice(2)], {
    cwd: root,
    env: { ...prismaEnvironment, ...process.env, DATABASE_URL: url },
    passthrough: true,
    tolerate: true,
  });
  return code;
});
