import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { migrate } from "../scripts/migrate.mjs";

/** The process that serves: how it says that it lives, refuses to begin, and ends. On a database of its own, that holds nothing. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const given = process.env.DATABASE_URL;

const name = `server_itself_${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), "drum-server-"));
const asAdmin = async (statement: string) => {
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
const database = () => Object.assign(new URL(given as string), { pathname: name }).href;

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });

type Server = { child: ChildProcess; said: () => string; ended: Promise<number | string> };
const start = (more: Record<string, string>): Server => run(["build/server/main.js"], more);
function run(what: readonly string[], more: Record<string, string> = {}): Server {
  const child = spawn(process.execPath, what, {
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      DATABASE_URL: database(),
      DRUM_DATA_DIR: folder,
      HOST: "127.0.0.1",
      ...more,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      said += part.toString();
    });
  const ended = new Promise<number | string>((done) => child.once("exit", (code, signal) => done(code ?? signal ?? "")));
  return { child, said: () => said, ended };
}
const address = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
async function untilReady(port: number, server: Server) {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await fetch(address(port, "/readyz")).catch(() => null);
    if (answer?.status === 200) return;
    await Promise.race([pause(100), server.ended]);
  }
  throw new Error(`not ready: ${server.said()}`);
}

test.beforeAll(async () => {
  expect(given, "DATABASE_URL, as serve-for-tests.mjs prints it").toBeTruthy();
  await asAdmin(`create database ${name}`);
  await migrate(database());
});
test.afterAll(async () => {
  if (given) await asAdmin(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

test("it lives, says so, refuses a taken port in one line, finishes what was asked, and begins again after being killed", async () => {
  const port = await freePort();
  const server = start({ PORT: `${port}` });
  await untilReady(port, server);
  const health = await fetch(address(port, "/healthz"));
  expect(health.status).toBe(200);

  const second = start({ PORT: `${port}` });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Port ${port} is taken. Start on another one: PORT=${port + 1} npm start`);

  // Nor does anybody who starts one take the first's answer for their own.
  const started = `await import("./scripts/application.mjs").then((own) => own.startApplication({ env: { PORT: "${port}" } }))`;
  for (const [beside, says] of [
    [run(["scripts/serve-for-tests.mjs", `--port=${port}`]), `--port=${port + 1}`],
    [run(["--input-type=module", "--eval", started]), "The application ended before it was ready"],
  ] as const) {
    expect(await beside.ended).toBe(1);
    expect(beside.said()).toContain(`Port ${port} is taken`);
    expect(beside.said()).toContain(says);
  }

  // Killed as by a power cut: the next start just works, and nothing is left of the first.
  server.child.kill("SIGKILL");
  expect(await server.ended).toBe("SIGKILL");
  const again = start({ PORT: `${port}` });
  await untilReady(port, again);

  // Asked to stop in the midst of a request: it is answered whole, nobody new is let in, and the process ends by itself.
  const asked = fetch(address(port, "/strategier"), { headers: { connection: "close" } });
  await pause(5);
  again.child.kill("SIGTERM");
  const answer = await asked;
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("</html>");
  expect(await again.ended).toBe(0);
  expect(again.said()).toContain("requests under way are finished first");
  await expect(fetch(address(port, "/healthz"))).rejects.toThrow();
});

test("in production it does not begin without secrets, an address and a mail server, and says each", async () => {
  const bare = start({ DRUM_MODE: "production", PORT: `${await freePort()}` });
  expect(await bare.ended).toBe(1);
  for (const variable of ["PUBLIC_URL", "SESSION_SECRET", "JOURNAL_KEY", "SMTP_URL"])
    expect(bare.said()).toContain(`${variable}: DRUM_MODE=production does not start without it`);
});
