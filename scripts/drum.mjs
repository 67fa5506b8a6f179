/** `npm run drum -- …`: the operator's command line on the database of the running Drum, of DATABASE_URL, or of this folder. */
import { drum } from "./application.mjs";
import { build } from "./build.mjs";
import { atEnd, main } from "./console.mjs";
import { checkNode, dataFolder, loadEnvironment } from "./environment.mjs";
import { generateClient, install } from "./install.mjs";
import { migrate } from "./migrate.mjs";
import { runningPostgres, startPostgres } from "./postgres.mjs";

await main(async () => {
  checkNode();
  loadEnvironment();
  await install();
  await generateClient();
  await build();
  const folder = dataFolder();
  let url = process.env.DATABASE_URL ?? runningPostgres(folder)?.url;
  if (!url) {
    const postgres = await startPostgres({ dataDir: folder, as: "npm run drum" });
    atEnd(postgres.stop);
    url = postgres.url;
    await migrate(url);
  }
  const env = { DATABASE_URL: url, DRUM_MODE: process.env.DRUM_MODE || "demo", DRUM_DATA_DIR: folder };
  const { code } = await drum(process.argv.slice(2), env, { passthrough: true, tolerate: true });
  return code;
});
