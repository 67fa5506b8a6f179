import pg from "pg";
import { serveForTests } from "../scripts/serve-for-tests.mjs";
import { median, round, timed } from "./drive.mjs";
import { forgetPeak, peakOf, processAt, residentOf } from "./memory.mjs";
import { printWithChromium } from "./print.mjs";
import { asOfficer, fill } from "./register.mjs";

/**
 * A composed report over ten years and ten thousand awards, each divided between two goals: every measure by focus area, and by focus area and
 * municipality; the page and the forms it is handed out in. Must be within two seconds, and the server within 300 MB at its highest.
 */
const years = "?fran=2017&till=2026&rader=sjuharad-2030@2021-2030/fokusomrade";
const everything = [
  "antal",
  "sokta",
  "grad",
  "sokt",
  "beviljat",
  "omslutning",
  "utbetalt",
  "kvar",
  "aterbetalt",
  "kontant",
  "arbete",
  "kallor",
  "mal",
  "nadda",
]
  .map((word) => `&matt=${word}`)
  .join("");
const asked = [
  ["every measure by focus area", `/handlaggning/rapporter/bygg${years}${everything}`],
  ["granted by focus area and municipality", `/handlaggning/rapporter/bygg${years}&kolumner=kommun&matt=antal&matt=beviljat`],
  ["the report that everybody reads", "/rapporter/finansiering?fran=2017&till=2026"],
  ["as a workbook", `/handlaggning/rapporter/bygg/rapport.xlsx${years}${everything}`],
  ["as PDF", `/handlaggning/rapporter/bygg/rapport.pdf${years}${everything}`],
];

/** Some seven hundred pages. */
const fullList = "/handlaggning/rapporter/bygg/rapport.pdf?mall=vgr&fran=2017&till=2026";

/** A year's report with its annex, here and as Chromium prints the same document's page: what the server takes for it, and all of Chromium. */
async function ninetyPages(url, cookie, line) {
  const server = processAt(url);
  const question = "?mall=vgr&fran=2017&till=2026";
  // The page is rendered before either of them, so that what is measured is the printing.
  const page = `${url}/handlaggning/rapporter/bygg${question}`;
  await timed(page, { cookie });
  const before = residentOf(server);
  forgetPeak(server);
  const print = () => timed(`${url}/handlaggning/rapporter/bygg/rapport.pdf${question}`, { cookie });
  // The first ones take what memory it takes; when it is warm, the time is told.
  for (let i = 0; i < 12; i++) await print();
  const megabytes = peakOf(server) - before;
  const times = [];
  for (let i = 0; i < 7; i++) times.push(await print());
  const chromium = await printWithChromium(page, cookie).catch((fault) => ({ skipped: String(fault).split("\n")[0] }));
  const ms = round(median(times));
  line({
    name: "report of ninety pages as PDF",
    ms,
    megabytes,
    chromium,
    ...(chromium.ms
      ? {
          timesFaster: round(chromium.ms / ms),
          mustTimesFaster: 6,
          memoryRatio: round(megabytes / chromium.megabytes),
          mustMemoryRatio: 0.2,
        }
      : {}),
  });
}

/** `line` is called with each figure. */
export async function composedReport(line) {
  const served = await serveForTests();
  const client = new pg.Client({ connectionString: served.databaseUrl });
  await client.connect();
  try {
    const cookie = await asOfficer(served.url, client);
    await fill(client, 1, 1_000);
    await ninetyPages(served.url, cookie, line);
    await fill(client, 1_001, 10_000);
    await client.query(
      `insert into award_share (award_id, node_id, basis_points)
       select a.id, 'sjuharad-2030/fokus-' || f, case when f = 1 then 3333 else 6667 end from award a cross join (values (1), (4)) v(f) where a.import_key like 'bench %'`,
    );
    await client.query("analyze");
    const server = processAt(served.url);
    forgetPeak(server);
    for (const [name, path] of asked) {
      const times = [];
      for (let i = 0; i < 7; i++) times.push(await timed(served.url + path, { cookie }));
      line({ name: `report of 10,000: ${name}`, ms: Math.round(median(times)), mustMs: 2000 });
    }
    line({ name: "report of 10,000: highest memory of the server", megabytes: peakOf(server), mustMegabytes: 300 });
    const lists = [];
    for (let i = 0; i < 5; i++) lists.push(await timed(`${served.url}${fullList}`, { cookie }));
    line({ name: "report of 10,000: the list of all of them as PDF", ms: Math.round(median(lists)), megabytes: peakOf(server) });
  } finally {
    await client.end();
    await served.stop();
  }
}
