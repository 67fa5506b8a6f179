import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { get } from "node:http";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Fault, run } from "./console.mjs";
import { root } from "./environment.mjs";

const tailOf = (file) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");

function openLog(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

export const ask = (url, timeout = 5000) =>
  new Promise((done) => {
    const request = get(url, { timeout, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => done({ status: answer.statusCode, body }));
    });
    request.on("error", () => done({ status: 0, body: "" }));
    request.on("timeout", () => request.destroy());
  });

/** The engine's helpers make code and clear memory for every thread: four of them on two cores stand in the way of whoever asks for a page. */
const helpers = Math.min(4, Math.max(1, availableParallelism() - 1));
/** Half a machine with one gigabyte must do: the heap is bounded, and young objects get room so that they die young. */
const heap = ["--max-old-space-size=256", "--max-semi-space-size=16", `--v8-pool-size=${helpers}`];
/** Without it the GNU allocator keeps a store of freed memory for every thread. */
const allocator = { MALLOC_ARENA_MAX: "2" };

/**
 * Starts the application and waits until it says that it is ready.
 *
 * @param {object} options
 * @param {Record<string, string>} options.env what the application is told, PORT among it
 * @param {string} [options.log] file for what it says; without one it speaks for itself
 * @param {boolean} [options.dev] from the sources, with hot reload
 */
export async function startApplication({ env, log, dev = false }) {
  const follow = pathToFileURL(join(root, "scripts", "follow-parent.mjs")).href;
  const what = dev
    ? ["--import", "tsx", "--import", follow, "server/main.ts", "--dev"]
    : [...heap, "--enable-source-maps", "--import", follow, "build/server/main.js"];
  const output = log ? openLog(log) : "inherit";
  // Its own process group, so that Ctrl-C reaches us alone and the order of stopping is ours.
  const child = spawn(process.execPath, what, {
    cwd: root,
    env: { ...allocator, ...process.env, NODE_ENV: dev ? "development" : "production", ...env },
    stdio: ["ignore", output, output, "ipc"],
    detached: process.platform !== "win32",
  });
  if (log) closeSync(output);
  let ended = null;
  // Somebody else on the port would answer that they are ready: only what this process says of itself counts.
  let listens = false;
  child.on("message", (said) => {
    listens ||= said?.listening !== undefined;
  });
  const exited = new Promise((done) => {
    child.once("error", (fault) => done({ reason: fault.message }));
    child.once("exit", (code, signal) => done({ reason: signal ? `signal ${signal}` : `code ${code}` }));
  }).then((end) => {
    ended = end;
    return end;
  });
  const words = () => (log ? `\n${tailOf(log)}` : "");
  const stop = async () => {
    if (ended) return;
    child.kill("SIGTERM");
    await Promise.race([exited, pause(20_000, undefined, { ref: false })]);
    if (!ended) child.kill("SIGKILL");
    await exited;
  };
  const host = process.env.HOST ?? "";
  const ready = `http://${["", "0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host}:${env.PORT}/readyz`;
  const limit = Date.now() + 90_000;
  while (!listens || (await ask(ready)).status !== 200) {
    if (ended) throw new Fault(`The application ended before it was ready (${ended.reason}).${words()}`);
    if (Date.now() > limit) {
      await stop();
      throw new Fault(`The application did not say that it was ready within 90 seconds.${words()}`);
    }
    await Promise.race([pause(40), exited]);
  }
  return { exited, stop, pid: child.pid, words, isRunning: () => !ended };
}

/** The operator's command line, `server/drum.ts`, as it was built or (in development) as it is written. */
export const drum = (args, env, { dev = false, ...options } = {}) =>
  run(
    process.execPath,
    [...(dev ? ["--import", "tsx", "server/drum.ts"] : ["--enable-source-maps", "build/server/drum.js"]), ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      says: `drum ${args.join(" ")}`,
      ...options,
    },
  );

/** Whether nobody is in the database yet; the people come first in every world. */
export async function isEmpty(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select exists (select 1 from person) as inhabited");
    return !rows[0].inhabited;
  } finally {
    await client.end();
  }
}
