import { carryOut } from "./command-line.ts";
import { commands } from "./commands/all.ts";

/** The operator's command line; `npm run drum -- --help`. Standard output is for answers, so the log keeps still unless it is asked for. */
process.env.LOG_LEVEL ||= "silent";

// `drum … | head` closes our mouth while we speak; that is no fault.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
});

process.exitCode = await carryOut(commands, process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
const { closeDatabase } = await import("#app/platform/database.server.ts");
await closeDatabase();
