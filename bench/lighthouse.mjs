/**
 * `node bench/lighthouse.mjs`: Google's Lighthouse on the open pages of the demo world, as the production build serves them, on its own
 * throttled phone. Lighthouse is no part of the project: `npx` fetches it. One JSON line a page; every category must be at least 98.
 * Another page than these: `node bench/lighthouse.mjs /anslagstavla`.
 */
import { spawn } from "node:child_process";
import { findBrowser } from "../scripts/browser.mjs";
import { build } from "../scripts/build.mjs";
import { generateClient, install } from "../scripts/install.mjs";
import { serveForTests } from "../scripts/serve-for-tests.mjs";

const lighthouse = "lighthouse@12.8.2";
const least = 98;
const categories = ["performance", "accessibility", "best-practices", "seo"];
const open = [
  "/",
  "/utlysningar",
  "/utlysningar/genomforandeprojekt-2027-2029",
  "/projekt",
  "/pengarna-hit",
  "/resultat",
  "/indikatorer",
  "/arshjul",
  "/oppna-data",
  "/anslagstavla",
  "/strategier",
  "/rapporter/finansiering",
];

const reportOf = (url, browser) =>
  new Promise((done, fail) => {
    const child = spawn(
      "npx",
      [
        "--yes",
        lighthouse,
        url,
        "--output=json",
        "--quiet",
        `--only-categories=${categories.join(",")}`,
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
      ],
      { env: { ...process.env, ...(browser ? { CHROME_PATH: browser } : {}) }, stdio: ["ignore", "pipe", "inherit"] },
    );
    let written = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      written += chunk;
    });
    child.on("error", fail);
    child.on("close", (code) =>
      code === 0 ? done(JSON.parse(written)) : fail(new Error(`Lighthouse ended with ${code} on ${url}`)),
    );
  });

await install({ needsTools: true });
await generateClient();
await build();
const served = await serveForTests();
try {
  const given = process.argv.slice(2).filter((word) => word.startsWith("/"));
  const site = await fetch(`${served.url}/projekt`).then((answer) => answer.text());
  const project = /\/projekt\/[0-9a-f-]{36}/.exec(site)?.[0];
  const paths = given.length > 0 ? given : [...open, ...(project ? [project] : [])];
  for (const path of paths) {
    const report = await reportOf(served.url + path, findBrowser()?.options.executablePath);
    const scores = Object.fromEntries(categories.map((name) => [name, Math.round(report.categories[name].score * 100)]));
    const faults = Object.values(report.audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id }) => id);
    process.stdout.write(
      `${JSON.stringify({ page: path, ...scores, ok: Object.values(scores).every((score) => score >= least), faults })}\n`,
    );
    if (Object.values(scores).some((score) => score < least)) process.exitCode = 1;
  }
} finally {
  await served.stop();
}
