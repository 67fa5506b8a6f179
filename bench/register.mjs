import pg from "pg";
import { serveForTests } from "../scripts/serve-for-tests.mjs";
import { median, round, signedIn, timed } from "./drive.mjs";

/**
 * The public register with a hundred projects and with ten thousand: the same page, read by somebody who is signed in (so that nothing is
 * kept rendered) and by anybody. The median of many readings one after the other; each must be within 1.5 times.
 */
async function usual(url, cookie) {
  const headers = cookie ? { cookie } : {};
  for (let i = 0; i < 30; i++) await timed(url, headers);
  const times = [];
  for (let i = 0; i < 120; i++) times.push(await timed(url, headers));
  return median(times);
}

export const fill = (client, from, to) =>
  client.query(
    `with made as (
       insert into award (id, import_key, year, call_name, project, owner_name, owner_type, municipality_code, granted_ore, total_ore, coverage, starts_on, ends_on, source, decided_on, published_at, demo)
       select gen_random_uuid(), 'bench ' || n, 2017 + n % 10, 'DRUM ' || (2017 + n % 10), (array['Hållbara', 'Cirkulära', 'Gemensamma', 'Levande'])[1 + n % 4] || ' besöksmål i Sjuhärad, etapp ' || n,
         'Föreningen ' || n % 400, (array['stiftelse', 'kommun', 'larosate', 'ekonomisk-forening'])[1 + n % 4], (array['1490', '1463', '1491', '1442', '1465'])[1 + n % 5],
         (100000 + n * 137)::bigint * 100, (210000 + n * 311)::bigint * 100, 'whole', make_date(2017 + n % 10, 1, 1), make_date(2018 + n % 10, 12, 31), 'bench', make_date(2016 + n % 10, 10, 21), now(), true
       from generate_series($1::int, $2::int) n returning id, municipality_code)
     insert into award_municipality (award_id, municipality_code) select id, m from made cross join lateral (values (municipality_code), ('1452')) v(m)`,
    [from, to],
  );

/** The cookie of one of the demo's case officers. */
export async function asOfficer(url, client) {
  const { rows } = await client.query("select person_id from person_role where role = 'officer' order by 1 limit 1");
  return signedIn(url, rows[0].person_id);
}

/** `line` is called with each figure. */
export async function publicRegister(line) {
  const served = await serveForTests();
  const client = new pg.Client({ connectionString: served.databaseUrl });
  await client.connect();
  try {
    const cookie = await asOfficer(served.url, client);
    const pages = [
      ["first page", "/projekt"],
      ["largest first", "/projekt?ordning=belopp"],
      ["those that a municipality takes part in", "/projekt?kommun=1452"],
      ["search", "/projekt?sok=etapp"],
      ["search that finds one", "/projekt?sok=etapp+77+f"],
      ["search that finds nothing", "/projekt?sok=luftskepp"],
      ["what the money did", "/resultat"],
    ];
    await fill(client, 1, 100);
    await client.query("analyze");
    const before = new Map();
    for (const [name, path] of pages) before.set(name, await usual(served.url + path, cookie));
    const anybody = await usual(`${served.url}/projekt`);
    await fill(client, 101, 10_000);
    await client.query("vacuum analyze");
    for (const [name, path] of pages) {
      const ms = await usual(served.url + path, cookie);
      const small = before.get(name);
      line({ name: `register of 10,000: ${name}`, ms: round(ms), of100: round(small), ratio: round(ms / small), mustRatio: 1.5 });
    }
    const kept = await usual(`${served.url}/projekt`);
    line({ name: "register of 10,000: kept rendered", ms: round(kept), of100: round(anybody), ratio: round(kept / anybody) });
  } finally {
    await client.end();
    await served.stop();
  }
}
