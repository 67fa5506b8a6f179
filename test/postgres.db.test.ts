import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const scripts = resolve(dirname(fileURLToPath(import.meta.url)), "../scripts");
const dataDir = mkdtempSync(join(tmpdir(), "drum-restart-"));
chmodSync(dataDir, 0o711);

/** A launcher in its own process, so that it can be killed like one. */
const launcher = `
  import { atEnd, main } from "${scripts}/console.mjs";
  import { startPostgres } from "${scripts}/postgres.mjs";
  await main(async () => {
    const server = await startPostgres({ dataDir: process.argv[1], as: "The test" });
    atEnd(server.stop);
    console.log(JSON.stringify({ url: server.url, pid: server.pid }));
    setInterval(() => {}, 60_000);
    await server.exited;
  }, { interrupted: 0 });
`;

const launchers: ChildProcess[] = [];

function launch() {
  const child = spawn(process.execPath, ["--input-type=module", "-e", launcher, dataDir], { stdio: ["ignore", "pipe", "pipe"] });
  launchers.push(child);
  const ended = new Promise<number | null>((done) => {
    child.once("exit", done);
  });
  let words = "";
  const started = new Promise<{ url: string; pid: number }>((done, fail) => {
    child.stdout?.on("data", (chunk) => done(JSON.parse(String(chunk))));
    child.stderr?.on("data", (chunk) => {
      words += chunk;
    });
    void ended.then(() => fail(new Error(words.trim() || "ended")));
  });
  started.catch(() => {});
  return { child, started, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) && ended };
}

const count = async (url: string) => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("create table if not exists visit (n int)");
  const { rows } = await client.query("with added as (insert into visit values (1)) select count(*)::int as n from visit");
  await client.end();
  return rows[0].n as number;
};

describe.skipIf(process.platform === "win32")("the embedded PostgreSQL", () => {
  afterEach(async () => {
    for (const child of launchers.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));

  it("starts again with its data after an orderly stop, a killed launcher, a killed everything and a number used again", async () => {
    const first = launch();
    expect(await count((await first.started).url)).toBe(0);
    expect(await first.kill("SIGINT")).toBe(0);
    expect(existsSync(join(dataDir, "drum.lock"))).toBe(false);

    const second = launch();
    expect(await count((await second.started).url)).toBe(1);
    await second.kill("SIGKILL");

    const third = launch();
    const { url, pid } = await third.started;
    expect(await count(url)).toBe(2);
    third.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await third.ended;

    const fourth = launch();
    const last = await fourth.started;
    expect(await count(last.url)).toBe(3);
    fourth.kill("SIGKILL");
    process.kill(last.pid, "SIGKILL");
    await fourth.ended;
    const pidFile = join(dataDir, "postgres", "postmaster.pid");
    writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));

    const fifth = launch();
    expect(await count((await fifth.started).url)).toBe(4);
    expect(await fifth.kill("SIGINT")).toBe(0);
  }, 120_000);

  it("has one owner at a time", async () => {
    const all = [launch(), launch(), launch()];
    const results = await Promise.allSettled(all.map(({ started }) => started));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason.message).toMatch(/^✗ The test \(process \d+\) already uses .* since .*\. Stop it first/);
    }
    await Promise.all(all.map(({ child, ended }) => (child.exitCode === null ? child.kill("SIGINT") && ended : ended)));
  }, 60_000);
});
