import pg from "pg";
import { serveForTests } from "../scripts/serve-for-tests.mjs";
import { median, post, round, signedIn, timed } from "./drive.mjs";
import { fillBenchWorld } from "./world.mjs";

/**
 * What others feel while heavy work runs: a call's page, an assessor's list and the saving of a score, each asked by one person again and again,
 * with and without the work, in turns; first a report of ninety pages printed over and over, then an allocation among five hundred and the
 * certainty of a ranking of a thousand, asked anew each time. The slowest in twenty may take at most 1.5 times as long as without.
 * Then how long the certainty of 1,000 by five takes from the first click to the page, and how long anybody waits for another page meanwhile;
 * and the page of a call's scenarios with a hundred kept beside the same page full, and with five.
 */
const quick = process.argv.includes("--quick");
const [turns, seconds] = quick ? [3, 2] : [6, 4];
const p95 = (times) => round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]);
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks until it is told to stop, one question at a time, each another than the last; how many were answered, and how long the median took. */
function goOn(ask) {
  const times = [];
  let stopped = false;
  const ended = (async () => {
    for (let turn = 0; !stopped; turn++) {
      const begun = performance.now();
      await ask(`${turn}-${begun}`);
      times.push(performance.now() - begun);
    }
  })();
  return async () => {
    stopped = true;
    await ended;
    return times;
  };
}

async function read(address, headers = {}) {
  const answer = await fetch(address, { headers });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
}

export async function beside(line) {
  const served = await serveForTests();
  const { url } = served;
  const client = new pg.Client(served.databaseUrl);
  await client.connect();
  try {
    const world = await fillBenchWorld(served.databaseUrl, { applications: 1000, awards: 1100 });
    const half = await fillBenchWorld(served.databaseUrl, { applications: 500, awards: 0, call: "HALF" });
    await client.query(
      "update assessment set state = 'submitted', submitted_at = now() where state = 'begun' and application_id in (select id from application where call_id = $1)",
      [half.callId],
    );
    const officer = await signedIn(url, world.officer);
    const assessor = await signedIn(url, world.assessor);
    const [first] = world.savers;
    const saver = { ...first, cookie: await signedIn(url, first.assessor) };
    let level = 0;
    const saveOnce = async () => {
      const begun = performance.now();
      level += 1;
      const answer = await post(`${url}/bedomningar/${saver.assessment}/poang`, saver.cookie, {
        version: String(saver.version),
        key: saver.criterion,
        level: String(1 + (level % 5)),
        motivation: `Motivering nummer ${level} med några ord om varför.`,
      });
      if (answer.status !== 200) throw new Error(`a save answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      saver.version = JSON.parse(answer.body).version;
      return performance.now() - begun;
    };
    const felt = {
      "public call page": () => timed(`${url}/utlysningar/bench`, {}),
      "assessor's list of 50": () => timed(`${url}/bedomningar`, { cookie: assessor }),
      "save one score": saveOnce,
    };

    const scenarios = `${url}/scenarier/utlysningar/${half.callId}`;
    const made = await post(scenarios, officer, { name: "Bredvid" });
    const scenario = await client.query("select id from allocation_scenario where call_id = $1 order by created_at limit 1", [
      half.callId,
    ]);
    const id = scenario.rows[0]?.id;
    if (!id) throw new Error(`no scenario was made: ${made.status} ${made.body.slice(0, 500)}`);
    const {
      rows: [{ basis }],
    } = await client.query("select basis from allocation_scenario where id = $1", [id]);
    const { funds, objective } = JSON.parse(basis);
    const pot = funds[0].pots[0];
    const kronor = Number(BigInt(pot.total) / 100n);
    let moved = 0;
    const whatIf = async () => {
      moved += 1;
      const answer = await post(`${url}/scenarier/${id}/svar`, officer, {
        objective,
        "pots.0.pot": pot.id ?? pot.potId,
        "pots.0.total": String(kronor - moved * 1_000),
      });
      if (answer.status !== 200) throw new Error(`a what-if answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    };
    const certainty = (seed) =>
      `${url}/handlaggning/utlysningar/${world.callId}/rangordning/sakerhet?fro=${encodeURIComponent(seed.slice(0, 30))}`;
    const works = {
      "a report of ninety pages printed": [
        (seed) =>
          read(`${url}/handlaggning/rapporter/bygg/rapport.pdf?mall=vgr&fran=2017&till=2026&tur=${seed}`, { cookie: officer }),
      ],
      "an allocation of 500 and the certainty of 1,000 worked out": [
        whatIf,
        (seed) => read(certainty(seed), { cookie: officer }),
      ],
    };

    for (const [work, asks] of Object.entries(works)) {
      // Threads and pages are warmed up before anything is counted.
      await Promise.all(asks.map((ask) => ask("warm")));
      for (const ask of Object.values(felt)) for (let time = 0; time < 50; time++) await ask();
      const times = Object.fromEntries(Object.keys(felt).map((name) => [name, { without: [], beside: [] }]));
      const drive = async (when) => {
        for (const [name, ask] of Object.entries(felt)) {
          const until = performance.now() + (seconds * 1000) / 3;
          while (performance.now() < until) times[name][when].push(await ask());
        }
      };
      const heavy = [];
      for (let turn = 0; turn < turns; turn++) {
        await drive("without");
        const stops = asks.map(goOn);
        await wait(100);
        await drive("beside");
        heavy.push(...(await Promise.all(stops.map((stop) => stop()))).flat());
      }
      for (const [name, { without, beside: meanwhile }] of Object.entries(times))
        line({
          name: `${name}, while ${work}`,
          answers: [without.length, meanwhile.length],
          p50: [round(median(without)), round(median(meanwhile))],
          p95: [p95(without), p95(meanwhile)],
          ratio: { p95: round(p95(meanwhile) / p95(without)) },
          mustRatio: 1.5,
        });
      line({ name: work, times: heavy.length, p50: round(median(heavy)) });
    }

    const taken = [];
    let longest = 0;
    for (let turn = 0; turn < (quick ? 2 : 5); turn++) {
      const stop = goOn(() => timed(`${url}/bedomningar`, { cookie: assessor }));
      const begun = performance.now();
      await read(certainty(`gång ${turn} ${begun}`), { cookie: officer });
      taken.push(performance.now() - begun);
      longest = Math.max(longest, ...(await stop()));
    }
    line({
      name: "certainty of a ranking, 1,000 by five, from click to page",
      ms: round(median(taken)),
      slowest: round(Math.max(...taken)),
      mustMs: 2_000,
      longestWaitForAnotherPage: round(longest),
    });

    // The same page with one full page of scenarios kept, and with a hundred, in turns; with five it has fewer lines to show. What is added is taken away.
    const keep = (count) =>
      client.query(
        `insert into allocation_scenario (id, call_id, owner_id, name, state, basis, choices, problem, answer, solver, fingerprint, spent_ore, granted, differences, proved, created_at, changed_at)
         select gen_random_uuid(), call_id, owner_id, 'Nummer ' || n, 'drafted', basis, choices, problem, answer, solver, fingerprint, spent_ore, granted, differences, proved, now(), now()
         from allocation_scenario, generate_series(1, $2::int) n where id = $1`,
        [id, count],
      );
    await keep(4);
    const kept = { five: [], page: [], hundred: [], room: [], roomOfHundred: [] };
    const openList = () => timed(scenarios, { cookie: officer });
    const openRoom = () => timed(`${url}/scenarier/${id}`, { cookie: officer });
    const list = async (times) => {
      for (let time = 0; time < 40; time++) times.push(await openList());
    };
    for (let time = 0; time < 30; time++) await openList();
    for (let turn = 0; turn < turns; turn++) {
      await list(kept.five);
      for (let time = 0; time < 3; time++) kept.room.push(await openRoom());
      await keep(20);
      await list(kept.page);
      await keep(75);
      await list(kept.hundred);
      for (let time = 0; time < 3; time++) kept.roomOfHundred.push(await openRoom());
      await client.query(
        "delete from allocation_scenario where id in (select id from allocation_scenario where call_id = $1 and id <> $2 order by created_at desc limit 95)",
        [half.callId, id],
      );
    }
    const [five, page, hundred] = [kept.five, kept.page, kept.hundred].map(median);
    line({
      name: "scenarios of a call, a hundred kept beside the twenty-five of a page",
      p50: [round(page), round(hundred)],
      ratio: { p50: round(hundred / page) },
      mustRatio: 1.3,
      besideFive: { p50: round(five), ratio: round(hundred / five) },
    });
    line({
      name: "one scenario opened, a hundred kept beside five",
      p50: [round(median(kept.room)), round(median(kept.roomOfHundred))],
      ratio: { p50: round(median(kept.roomOfHundred) / median(kept.room)) },
      mustRatio: 1.3,
    });
  } finally {
    await client.end();
    await served.stop();
  }
}
