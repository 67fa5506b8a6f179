/** `npm start`: from a fresh checkout to a running demonstration, with nothing but Node. `--dev` runs from the sources with hot reload. */
import { join, relative } from "node:path";
import { ask, drum, isEmpty, startApplication } from "./application.mjs";
import { build } from "./build.mjs";
import { atEnd, bold, closingStep, Fault, green, grey, isEnding, main, red, say, seconds, step } from "./console.mjs";
import { checkNode, dataFolder, loadEnvironment, wantedPort } from "./environment.mjs";
import { generateClient, install } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { checkPort } from "./port.mjs";
import { startPostgres } from "./postgres.mjs";

const dev = process.argv.includes("--dev");
const command = dev ? "npm run dev" : "npm start";

async function own(folder) {
  const lock = await takeLock(join(folder, "drum.lock"), { as: command });
  if (lock.owner) {
    const where = lock.owner.url ? ` at ${lock.owner.url}` : "";
    throw new Fault(
      `Drum already runs${where} on the data in ${near(folder)} (process ${lock.owner.pid}, ${lock.owner.as ?? "drum"}). Stop it first, or start beside it: DRUM_DATA_DIR=var2 PORT=${wantedPort() + 1} ${command}`,
    );
  }
  atEnd(lock.release);
  return lock;
}

async function demoPeople(url) {
  const { status, body } = await ask(`${url}/demo/people.json`, 20_000);
  if (status !== 200) return [];
  try {
    const people = JSON.parse(body);
    return Array.isArray(people) ? people : [];
  } catch {
    return [];
  }
}

/** A path as a person here would type it. */
const near = (path) => {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
};

const inLanguage = (text) => (typeof text === "string" ? text : (text?.sv ?? ""));

/** One of each kind: the first who holds just these roles; who holds none applies for money. */
function cast(people) {
  const seen = new Set();
  return people.filter(({ roles = [] }) => {
    const kind = roles.join();
    return !seen.has(kind) && seen.add(kind);
  });
}

function tidyScreen({ url, people, mode, database, log }) {
  const shown = cast(people);
  const lines = shown.map(({ name, title, organisation }) => [
    inLanguage(name),
    [inLanguage(title), inLanguage(organisation)].filter(Boolean).join(", "),
  ]);
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  say();
  say(`  ${bold("Drum is running")}  ${green(url)}`);
  if (lines.length > 0) {
    say();
    say(`  One click signs you in as one of them: ${url}/demo/personer`);
    for (const [name, rest] of lines) say(`    ${name.padEnd(width)}  ${grey(rest)}`);
    if (people.length > shown.length) say(grey(`    and ${people.length - shown.length} more`));
  }
  say();
  if (mode === "demo") say(`  Mail      ${url}/demo/utskick ${grey("(nothing is sent)")}`);
  say(`  Data      ${database}`);
  if (log) say(`  Log       ${near(log)}`);
  say(`  Stop      Ctrl-C ${grey("(the data stays)")}`);
  say();
}

await main(
  async () => {
    const began = performance.now();
    checkNode();
    loadEnvironment();
    const port = wantedPort();
    const folder = dataFolder();
    const mode = process.env.DRUM_MODE || "demo";
    const external = process.env.DATABASE_URL;
    const lock = external ? null : await own(folder);
    await checkPort(port, (other) => `PORT=${other} ${command}`);

    await install({ needsTools: dev });
    await step("Database client", generateClient);
    if (!dev) await step("Build", build);

    let url = external;
    let place = "the database in DATABASE_URL";
    let postgres;
    if (!external) {
      postgres = await step("PostgreSQL", async () => {
        const notes = [];
        const server = await startPostgres({ dataDir: folder, lock, note: (text) => notes.push(text) });
        for (const text of notes) say(`  ${text}`);
        return server;
      });
      atEnd(() => closingStep("PostgreSQL stopped", postgres.stop));
      url = postgres.url;
      place = near(postgres.folder);
    }
    await step("Tables", async () => {
      const { applied } = await migrate(url);
      return applied.length > 0 ? `${applied.length} migration${applied.length === 1 ? "" : "s"} applied` : "unchanged";
    });
    const env = { DATABASE_URL: url, DRUM_MODE: mode, PORT: String(port), DRUM_DATA_DIR: folder };
    if (mode === "demo" && (await isEmpty(url))) {
      const seed = (into) => drum(["seed", "--demo", "--if-empty"], { ...env, DATABASE_URL: into }, { dev });
      await step("Demo world", async () => {
        if (!postgres) await seed(url);
        else {
          await postgres.replaceDatabase(async (fresh) => {
            await migrate(fresh);
            await seed(fresh);
          });
        }
      });
    }
    const log = dev ? undefined : join(folder, "drum.log");
    const application = await step("Application", () => startApplication({ env, log, dev }));
    atEnd(() => application.isRunning() && closingStep("Application stopped", application.stop));

    const home = `http://localhost:${port}`;
    lock?.note({ url: home });
    tidyScreen({
      url: home,
      mode,
      database: place,
      log,
      people: mode === "demo" ? await demoPeople(home.replace("localhost", "127.0.0.1")) : [],
    });
    say(grey(`  Ready after ${seconds(performance.now() - began)}.`));

    const lost = await Promise.race([
      application.exited.then(({ reason }) => `The application ended by itself (${reason}).${application.words()}`),
      ...(postgres ? [postgres.exited.then(() => `PostgreSQL ended by itself; see ${near(join(folder, "postgres.log"))}.`)] : []),
    ]);
    if (isEnding()) return 0;
    console.error(`${red("✗")} ${lost}`);
    return 1;
  },
  { interrupted: 0 },
);
