import { makeWorld } from "../scripts/serve-for-tests.mjs";
import { driveAll, round, signedIn } from "./drive.mjs";
import { fillBenchWorld } from "./world.mjs";

/**
 * The round board and its search with a thousand cases and with ten thousand: two worlds side by side, each with a server and a database of
 * its own, asked in turns, so that what else the machine does falls on both. A word that stands in one case of six is found ten times as
 * often in the large one; one that stands in a single case is found once in both. Each must be within 1.3 times.
 */
export async function growth(line) {
  const world = await makeWorld();
  try {
    const [small, large] = [await world.serve(), await world.serve()];
    const thousand = await fillBenchWorld(small.databaseUrl, { applications: 1000, awards: 0 });
    const tenThousand = await fillBenchWorld(large.databaseUrl, { applications: 10_000, awards: 0 });
    const asked = async (served, { callId, officer }, query) => ({
      url: `${served.url}/handlaggning/utlysningar/${callId}${query}`,
      headers: { cookie: await signedIn(served.url, officer) },
    });
    const questions = [
      ["round list of 50", ""],
      ["search, found in one of six", "?sok=bibliotek"],
      ["search, found in one", "?sok=verkst%C3%A4der+777"],
    ];
    for (const [name, query] of questions) {
      const { ours, of1000 } = await driveAll(6, {
        ours: await asked(large, tenThousand, query),
        of1000: await asked(small, thousand, query),
      });
      line({ name: `${name}, among 10,000`, ours, of1000, ratio: { p50To1000: round(ours.p50 / of1000.p50) }, mustRatio: 1.3 });
    }
  } finally {
    await world.stop();
  }
}
