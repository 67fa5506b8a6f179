import { createServer } from "node:http";
import { checkpointJournal } from "#app/gate/journal.server.ts";
import { startOutbox } from "#app/gate/outbox.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase } from "#app/platform/database.server.ts";
import { EnvironmentFault, env, publicUrl } from "#app/platform/env.server.ts";
import { sweepIncoming } from "#app/platform/incoming.server.ts";
import { log } from "#app/platform/log.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import { forgetPresences } from "#app/rooms/applications/applications.server.ts";
import { purgeDrafts } from "#app/rooms/applications/drafts.server.ts";
import { purgeSheets } from "#app/rooms/assessment/scoring-sheets.server.ts";
import { weedNotes } from "#app/rooms/assessment/working-notes.server.ts";
import { createApp } from "./app.ts";
import { refuseDemoInProduction } from "./guard.ts";
import { helpersGiveWay } from "./priority.ts";
import { startPublicCache } from "./public-cache.ts";

const checkpointEvery = 60_000;
const sweepEvery = 3_600_000;

async function main() {
  helpersGiveWay();
  const settings = env();
  await refuseDemoInProduction();
  const cache = await startPublicCache();
  const { app, close: closeApp } = await createApp(process.argv.includes("--dev"));
  const server = createServer((request, response) => {
    if (!cache.answer(request, response)) app(request, response);
  });
  server.keepAliveTimeout = 65_000;
  // Headers within a minute; a whole file over a slow mobile network may take longer (server/app.ts times everything else).
  server.headersTimeout = 60_000;
  server.requestTimeout = 30 * 60_000;

  await sweepIncoming();
  const outbox = startOutbox(handlers);
  const checkpoint = () =>
    checkpointJournal(now()).catch((fault: unknown) => log.error({ fault: String(fault) }, "the journal could not be signed"));
  const timer = setInterval(checkpoint, checkpointEvery);
  timer.unref();
  const sweep = () => {
    forgetPresences(now()).catch((fault: unknown) => log.error({ fault: String(fault) }, "old presences could not be forgotten"));
    purgeSheets().catch((fault: unknown) => log.error({ fault: String(fault) }, "old scoring sheets could not be gone through"));
    weedNotes().catch((fault: unknown) => log.error({ fault: String(fault) }, "working notes could not be gone through"));
    purgeDrafts().catch((fault: unknown) => log.error({ fault: String(fault) }, "old drafts could not be gone through"));
  };
  const sweeping = setInterval(sweep, sweepEvery);
  sweeping.unref();

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.PORT, settings.HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : settings.PORT;
  log.info({ port, mode: settings.DRUM_MODE, address: publicUrl() }, "Drum listens");
  process.send?.({ listening: port });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "Drum stops: requests under way are finished first");
    clearInterval(timer);
    clearInterval(sweeping);
    const hardStop = setTimeout(() => process.exit(1), 15_000);
    hardStop.unref();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await outbox.stop();
    await checkpoint();
    await cache.stop();
    await closeApp();
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
}

main().catch((fault: NodeJS.ErrnoException) => {
  if (fault instanceof EnvironmentFault)
    process.stderr.write(`Drum does not start:\n${fault.faults.map((line) => `  ${line}`).join("\n")}\n`);
  else if (fault.code === "EADDRINUSE")
    process.stderr.write(`Port ${env().PORT} is taken. Start on another one: PORT=${env().PORT + 1} npm start\n`);
  else process.stderr.write(`Drum does not start: ${fault.message}\n`);
  process.exit(1);
});
