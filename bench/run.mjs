/**
 * `npm run bench [-- --quick]`: the built application on a seeded world of 1,000 applications, driven over loopback from this process, beside
 * the limits of the same machine measured in the same run. `npm run bench -- allocate` measures the solver alone, `-- assign` who assesses what,
 * `-- beside` pages while heavy work runs, `-- deadline` the last hour before a call closes, `-- editors` fifty people who write without a pause,
 * `-- growth` the round board with a
 * thousand cases and with ten thousand, `-- register` the public register with a hundred projects and with ten thousand, `-- report` a composed
 * report over ten thousand awards. One JSON line per figure; only the ratios mean anything on another machine.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "../scripts/build.mjs";
import { generateClient, install } from "../scripts/install.mjs";
import { serveForTests } from "../scripts/serve-for-tests.mjs";
import { beside } from "./beside.mjs";
import { deadlineHour } from "./deadline.mjs";
import { driveAll, median, post, round, signedIn } from "./drive.mjs";
import { growth } from "./growth.mjs";
import { peakOf, processAt } from "./memory.mjs";
import { pagesIn, printWithChromium } from "./print.mjs";
import { publicRegister } from "./register.mjs";
import { composedReport } from "./report.mjs";
import { fillBenchWorld } from "./world.mjs";

const quick = process.argv.includes("--quick");
const seconds = quick ? 2 : 6;
const line = (figure) => process.stdout.write(`${JSON.stringify(figure)}\n`);

async function main() {
  await install({ needsTools: true });
  await generateClient();
  await build();
  const served = await serveForTests();
  let limits;
  try {
    const world = await fillBenchWorld(served.databaseUrl, { applications: 1000, awards: 1100 });
    const cookieOf = (person) => signedIn(served.url, person);
    const assessor = await cookieOf(world.assessor);
    const officer = await cookieOf(world.officer);

    limits = fork(fileURLToPath(new URL("limits.mjs", import.meta.url)), {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: served.databaseUrl, BENCH_ASKED: JSON.stringify(world) },
    });
    const ports = await new Promise((done) => limits.once("message", done));
    const bare = `http://127.0.0.1:${ports.bare}`;
    const remix = `http://127.0.0.1:${ports.remix}`;

    const pages = [
      { name: "public call page", path: "/utlysningar/bench", cookie: "", key: "call" },
      { name: "assessor's list of 50", path: "/bedomningar", cookie: assessor, key: "list", sql: "list" },
      {
        name: "one application with five assessments",
        path: `/bedomningar/${world.assessment}`,
        cookie: assessor,
        key: "one",
        sql: "one",
      },
      {
        name: "ranking of 1,000",
        path: `/handlaggning/utlysningar/${world.callId}/rangordning`,
        cookie: officer,
        key: "ranking",
        sql: "ranking",
      },
      { name: "round list of 50 among 1,000", path: `/handlaggning/utlysningar/${world.callId}`, cookie: officer, key: "round" },
    ];
    for (const page of pages) {
      const answer = await fetch(served.url + page.path, { headers: page.cookie ? { cookie: page.cookie } : {} });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (answer.status !== 200) throw new Error(`${page.path} answered ${answer.status}`);
      await fetch(`${bare}/keep?name=${page.key}`, { method: "POST", body: bytes });
      const { ours, ...limits } = await driveAll(seconds, {
        ours: { url: served.url + page.path, headers: page.cookie ? { cookie: page.cookie } : {} },
        node: { url: `${bare}/bytes/${page.key}` },
        remix: { url: `${remix}/remix/${page.key}` },
        ...(page.key === "list" ? { remixList: { url: `${remix}/list` } } : {}),
        ...(page.sql ? { pg: { url: `${bare}/pg/${page.sql}` } } : {}),
      });
      const { node, remix: bareRemix, remixList, pg } = limits;
      line({
        name: page.name,
        bytes: bytes.length,
        ours,
        limits,
        ratio: {
          rpsToNode: round(ours.rps / node.rps),
          p50ToRemix: round(ours.p50 / bareRemix.p50),
          rpsToRemix: round(ours.rps / bareRemix.rps),
          ...(remixList ? { p50ToRemixList: round(ours.p50 / remixList.p50) } : {}),
          ...(pg ? { p50ToPg: round(ours.p50 / pg.p50), rpsToPg: round(ours.rps / pg.rps) } : {}),
        },
      });
    }

    // Saving one score: each saver writes to a case of their own and carries the version on, as the page does.
    const savers = await Promise.all(world.savers.map(async (saver) => ({ ...saver, cookie: await cookieOf(saver.assessor) })));
    const saveOnce = async (saver, value) => {
      const answer = await post(`${served.url}/bedomningar/${saver.assessment}/poang`, saver.cookie, {
        version: String(saver.version),
        key: saver.criterion,
        level: String(1 + (value % 5)),
        motivation: `Motivering nummer ${value} med några ord om varför.`,
      });
      if (answer.status !== 200) throw new Error(`a save answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      saver.version = JSON.parse(answer.body).version;
    };
    const save = async (callers, duration) => {
      const times = [];
      const until = performance.now() + duration * 1000;
      await Promise.all(
        savers.slice(0, callers).map(async (saver) => {
          for (let turn = 0; performance.now() < until; turn++) {
            const began = performance.now();
            await saveOnce(saver, turn);
            times.push(performance.now() - began);
          }
        }),
      );
      times.sort((a, b) => a - b);
      return {
        p50: round(times[Math.floor(times.length / 2)]),
        p95: round(times[Math.floor(times.length * 0.95)]),
        rps: round(times.length / duration),
      };
    };
    await save(4, 2);
    const alone = await save(1, seconds);
    const together = await save(16, seconds);
    const { pg: pgSave } = await driveAll(seconds, { pg: { url: `${bare}/pg/save` } });
    line({
      name: "save one score",
      ours: { p50: alone.p50, p95Together: together.p95, rps: together.rps },
      limits: { pg: pgSave },
      ratio: { p50ToPg: round(alone.p50 / pgSave.p50), rpsToPg: round(together.rps / pgSave.rps) },
    });

    // The funding report as PDF, and Chromium printing the same content.
    const began = performance.now();
    const first = await fetch(`${served.url}/rapporter/finansiering.pdf`);
    const pdf = Buffer.from(await first.arrayBuffer());
    const firstMs = performance.now() - began;
    if (first.status !== 200) throw new Error(`the report answered ${first.status}`);
    const times = [];
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now();
      await (await fetch(`${served.url}/rapporter/finansiering.pdf?tur=${turn}`)).arrayBuffer();
      times.push(performance.now() - start);
    }
    const pagesInPdf = pagesIn(pdf);
    const chromium = await printWithChromium(`${served.url}/rapporter/finansiering`).catch((fault) => ({
      skipped: String(fault).split("\n")[0],
    }));
    const usual = median(times);
    line({
      name: "funding report as PDF",
      pages: pagesInPdf,
      bytes: pdf.length,
      ours: { firstMs: round(firstMs), ms: round(usual), pagesPerSecond: round(pagesInPdf / (usual / 1000)) },
      limits: { chromium },
      ...(chromium.ms ? { ratio: { timesFaster: round(chromium.ms / chromium.pages / (usual / pagesInPdf)) } } : {}),
    });

    line({ name: "memory of the app process after the load", peakMiB: peakOf(processAt(served.url)), mustMiB: 350 });
  } finally {
    limits?.kill("SIGTERM");
    await served.stop();
  }
}

/** `npm run bench -- allocate` and `-- assign`: a solver alone, which needs neither a build nor a database. */
const alone = (file) => async () => {
  await install({ needsTools: true });
  const bench = fork(fileURLToPath(new URL(file, import.meta.url)), process.argv.slice(3), { execArgv: ["--import", "tsx"] });
  const code = await new Promise((done) => bench.once("exit", done));
  if (code !== 0) throw new Error(`bench/${file} ended with ${code}`);
};

/** `npm run bench -- growth` and `-- register`: does a list grow with what it lists? `-- report`: how long does a report over ten years take? */
const grown = (measure) => async () => {
  await install({ needsTools: true });
  await generateClient();
  await build();
  await measure(line);
};

/** `npm run bench -- deadline`: everybody in the last hour before a call closes. `-- editors`: fifty who write without a pause. */
const crowded = (name) => async () => {
  await install({ needsTools: true });
  await generateClient();
  await build();
  line(await deadlineHour(name));
};

const benches = {
  allocate: alone("allocate.mjs"),
  assign: alone("assign.mjs"),
  beside: grown(beside),
  deadline: crowded(quick ? "quick" : "deadline"),
  editors: crowded("editors"),
  growth: grown(growth),
  register: grown(publicRegister),
  report: grown(composedReport),
};

(benches[process.argv[2]] ?? main)().then(
  () => process.exit(0),
  (fault) => {
    process.stderr.write(`${fault.stack ?? fault}\n`);
    process.exit(1);
  },
);
