/** `npm test`: everything we know how to check, in one go, on a machine that has Node and nothing else. `--fast` leaves out what needs a server. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ensureBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { atEnd, bold, Fault, grey, main, red, run, say, step } from "./console.mjs";
import { binaryOf, checkNode, root } from "./environment.mjs";
import { generateClient, install } from "./install.mjs";
import { otherMajor, otherNode } from "./other-node.mjs";
import { ensurePdfReaders } from "./pdf-readers.mjs";
import { startTemporaryPostgres } from "./postgres.mjs";
import { ensureScanner } from "./scanner.mjs";
import { makeWorld } from "./serve-for-tests.mjs";

const fast = process.argv.includes("--fast");
const totals = { passed: 0, failed: 0 };
const failures = [];

const reports = mkdtempSync(join(tmpdir(), "drum-test-"));
atEnd(() => rmSync(reports, { recursive: true, force: true }));

/** The tests decide themselves what they talk to; a developer's own database must never be among it. */
const { DATABASE_URL: _, DRUM_DATA_DIR: __, DRUM_MODE: ___, NODE_ENV: ____, ...clean } = process.env;
const env = { ...clean, NO_COLOR: "1", FORCE_COLOR: "0" };

const tail = (text, lines = 40) => text.trimEnd().split("\n").slice(-lines).join("\n");

class Failed extends Error {
  constructor(remark) {
    super(remark);
    this.remark = remark;
  }
}

/** One step. It counts what it returns as `{ passed, failed, details }`; a step that only succeeds or throws counts as one. */
async function check(label, work) {
  let result;
  try {
    await step(label, async () => {
      try {
        result = await work();
      } catch (fault) {
        result = { passed: 0, failed: 1, details: [fault instanceof Fault ? fault.message : (fault.stack ?? String(fault))] };
      }
      if (typeof result !== "object") result = { passed: 1, failed: 0, remark: result };
      const { passed, failed, skipped, details = [] } = result;
      totals.passed += passed;
      totals.failed += failed;
      if (failed > 0) {
        failures.push({ label, details });
        throw new Failed(`${failed} failed${passed ? `, ${passed} passed` : ""}`);
      }
      return result.remark ?? `${passed} passed${skipped ? `, ${skipped} skipped` : ""}`;
    });
  } catch (fault) {
    if (!(fault instanceof Failed)) throw fault;
  }
  return result.failed === 0;
}

const tool = (path, args) => async () => {
  const { code, all } = await run(process.execPath, [binaryOf(...path), ...args], { cwd: root, env, tolerate: true });
  return code === 0 ? undefined : { passed: 0, failed: 1, details: [tail(all)] };
};

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

/** vitest reports a test that ran out of time with a placeholder for an error. */
const brief = (message = "") =>
  stripVTControlCharacters(message)
    .replace("Error: STACK_TRACE_ERROR", "It did not finish in time.")
    .split("\n")
    .slice(0, 12)
    .join("\n");

async function vitest({ projects, program = process.execPath, database }) {
  const report = join(reports, `vitest-${Math.random().toString(36).slice(2)}.json`);
  const args = [binaryOf("vitest", "vitest.mjs"), "run", ...projects.flatMap((name) => ["--project", name])];
  args.push("--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`);
  const more = database ? { DRUM_TEST_DATABASE_URL: database } : {};
  const { code, all } = await run(program, args, { cwd: root, env: { ...env, ...more }, tolerate: true });
  const json = readJson(report);
  if (!json) return { passed: 0, failed: 1, details: [tail(all)] };
  const details = [];
  let failed = json.numFailedTests;
  for (const file of json.testResults) {
    const where = file.name.replace(`${root}/`, "");
    const broken = file.assertionResults.filter(({ status }) => status === "failed");
    for (const one of broken) details.push(`${where} > ${one.fullName}\n${brief(one.failureMessages[0])}`);
    if (file.status === "failed" && broken.length === 0) {
      failed += 1;
      details.push(`${where} did not run\n${brief(file.message)}`);
    }
  }
  // Everything passed and yet it was no success: a promise that nobody waited for, a process that did not end.
  if (code !== 0 && failed === 0) {
    failed = 1;
    details.push(tail(all));
  }
  return { passed: json.numPassedTests, failed, skipped: json.numPendingTests + json.numTodoTests, details };
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/**
 * Stories change the world they are told in, so each group has a world of its own, and groups can be told side by side. `part`, such as
 * "1/2", is one of several equal parts of the group's files.
 */
async function stories(world, projects, part) {
  const served = await world.serve();
  const stopServing = atEnd(served.stop);
  const name = [...projects, ...(part ? [part.replace("/", "-of-")] : [])].join("-");
  const report = join(reports, `playwright-${name}.json`);
  try {
    const { code, all } = await run(
      process.execPath,
      [
        binaryOf("@playwright", "test", "cli.js"),
        "test",
        "--reporter=list,json",
        `--output=test-results/${name}`,
        ...projects.map((project) => `--project=${project}`),
        ...(part ? [`--shard=${part}`] : []),
      ],
      {
        cwd: root,
        env: {
          ...env,
          DRUM_E2E_URL: served.url,
          DATABASE_URL: served.databaseUrl,
          DRUM_DATA_DIR: served.dataDir,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
        tolerate: true,
      },
    );
    const json = readJson(report);
    if (!json) return { passed: 0, failed: 1, details: [tail(all)] };
    const failed = specsOf({ suites: json.suites }).filter((spec) => !spec.ok);
    const details = failed.map((spec) => {
      const faults = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors);
      return `${spec.file}:${spec.line} > ${spec.title}\n${faults.map((fault) => brief(fault.message)).join("\n")}`;
    });
    for (const error of json.errors ?? []) details.push(brief(error.message));
    const broken = json.stats.unexpected + (json.errors?.length ?? 0);
    if (code !== 0 && broken === 0) details.push(tail(all));
    const log = join(served.dataDir, "drum.log");
    const faults =
      code === 0 || !existsSync(log)
        ? []
        : readFileSync(log, "utf8")
            .split("\n")
            .filter((line) => /"level":[56]0/.test(line));
    if (faults.length > 0) details.push(`What the server said meanwhile:\n${tail(faults.join("\n"), 10)}`);
    return {
      passed: json.stats.expected + json.stats.flaky,
      failed: broken || (code === 0 ? 0 : 1),
      skipped: json.stats.skipped,
      details,
    };
  } finally {
    await stopServing();
  }
}

async function onOtherNode(database) {
  const major = otherMajor();
  const label = `The same on Node ${major}`;
  let other;
  try {
    other = await otherNode();
  } catch (fault) {
    // On the machine that decides, a pass that did not happen is no pass.
    const mustHave = process.env.CI === "true" && process.platform === "linux" && process.arch === "x64";
    if (mustHave) return check(label, () => Promise.reject(fault));
    return say(grey(`- ${label} - skipped: ${fault.message}`));
  }
  await check(`The same on Node ${other.version.slice(1)}`, () =>
    vitest({ projects: ["unit", "database"], program: other.program, database }),
  );
}

async function reading() {
  const types = check("Types", tool(["typescript-7", "bin", "tsc"], ["--pretty", "false"]));
  await check("Format and lint", tool(["@biomejs", "biome", "bin", "biome"], ["check", "--colors=off", "--max-diagnostics=30"]));
  await check(
    "Import law",
    tool(["dependency-cruiser", "bin", "dependency-cruise.mjs"], ["--config", ".dependency-cruiser.js", "app", "server"]),
  );
  await check("Nothing that nobody uses", tool(["knip", "bin", "knip.js"], ["--no-progress"]));
  await check("Unit tests", () => vitest({ projects: ["unit"] }));
  await types;
}

async function onDatabase(database) {
  await check("Database tests", () => vitest({ projects: ["database"], database }));
  await onOtherNode(database);
}

async function serving() {
  if (!(await check("Build", build)) || !(await check("Browser", ensureBrowser))) return;
  let world;
  const made = await check("Demo world", async () => {
    world = await makeWorld();
  });
  if (!made) return;
  const stopWorld = atEnd(world.stop);
  const waiting = [
    ["Stories without JavaScript", ["plain"]],
    ["The walk from draft to decision", ["walk"]],
    // Not with those below: a file of many small stories would fill one part alone and leave another empty.
    ["Pages on a telephone", ["phone"]],
    ...["1/3", "2/3", "3/3"].map((part) => [`Stories in a browser, ${part}`, ["desktop"], part]),
  ];
  // Two worlds at a time, the next as soon as one is done: a third takes its time from the other two, and a page that is waited for too long is
  // a fault.
  const inTurn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [label, projects, part] = next;
      await check(label, () => stories(world, projects, part));
    }
  };
  await Promise.all([inTurn(), inTurn()]);
  await stopWorld();
}

await main(async () => {
  const began = performance.now();
  checkNode();
  await install({ needsTools: true });
  const generated = await check("Database client", generateClient);
  if (!fast && process.env.CI === "true") {
    await check("Readers of PDF written by others", ensurePdfReaders);
    await check("A virus scanner", ensureScanner);
  }
  const postgres =
    fast || !generated || process.env.DRUM_TEST_DATABASE_URL ? null : await startTemporaryPostgres({ as: "npm test" });
  const stopPostgres = atEnd(async () => postgres?.stop());
  const database = postgres?.url ?? process.env.DRUM_TEST_DATABASE_URL;
  // Two lanes, since most steps keep one core busy: what is read, and what is served. A fault in one never hides one in the other.
  await Promise.all([
    reading().then(() => (fast || !generated ? undefined : onDatabase(database))),
    fast || !generated ? undefined : serving(),
  ]);
  await stopPostgres();
  for (const { label, details } of failures) {
    say(`\n${red("✗")} ${bold(label)}`);
    for (const detail of details) say(`\n${detail.replace(/^/gm, "  ")}`);
  }
  const minutes = (performance.now() - began) / 60_000;
  say(
    grey(`\n${minutes < 1.5 ? `${Math.round(minutes * 60)} s` : `${minutes.toFixed(1)} min`} on Node ${process.versions.node}`),
  );
  say(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed > 0 ? 1 : 0;
});
