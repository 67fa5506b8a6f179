import { Agent, request } from "node:http";
import pg from "pg";
import { serveForTests } from "../scripts/serve-for-tests.mjs";

/**
 * The last hour before a call closes: 500 people who write, each saved about every tenth second and telling that they are there, while a
 * hundred applications a minute are submitted and their receipts opened, for five minutes. Afterwards the database is asked whether every
 * save that was said to be saved is there, whether the registry numbers run without gaps, and whether each receipt was mailed once.
 */
const round = (value) => Math.round(value * 10) / 10;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** One request; answers status, headers, body and how long it took in milliseconds. */
const ask = (url, { method = "GET", cookie, fields } = {}) =>
  new Promise((done, fail) => {
    const began = performance.now();
    const content = fields ? new URLSearchParams(fields).toString() : "";
    const headers = {
      origin: new URL(url).origin,
      accept: fields ? "application/json" : "text/html",
      ...(cookie ? { cookie } : {}),
    };
    if (fields) {
      headers["content-type"] = "application/x-www-form-urlencoded";
      headers["content-length"] = Buffer.byteLength(content);
    }
    const asking = request(url, { method, agent, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body, ms: performance.now() - began }));
    });
    asking.on("error", fail);
    asking.end(content);
  });

/** As many organisations as people; each has an editor with a draft to write in and a signatory with one to submit. */
async function fill(client, count) {
  const rows = async (text, values = []) => (await client.query(text, values)).rows;
  const [pattern] = await rows(`
    select a.id, a.call_id from application a join call c on c.id = a.call_id
    where c.kind = 'culture' and a.state = 'submitted' order by a.number limit 1`);
  const [{ id: call }] = await rows(
    `insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, decision_on, rules_version, next_number, demo, created_at, published_at)
     select gen_random_uuid(), 'SISTA', 'sista-timmen', state, kind, title, summary, texts, now() - interval '30 days', now() + interval '1 hour', decision_on, rules_version, 1, true, created_at, published_at
     from call where id = $1 returning id`,
    [pattern.call_id],
  );
  await rows(
    `insert into call_rules (call_id, version, rules, reason, created_at) select $2, version, rules, reason, created_at from call_rules where call_id = $1`,
    [pattern.call_id, call],
  );
  await client.query(`create temporary table crowd as
    select n, gen_random_uuid() as organisation, gen_random_uuid() as editor, gen_random_uuid() as signatory, gen_random_uuid() as draft, gen_random_uuid() as ready
    from generate_series(1, ${Number(count)}) n`);
  await rows(
    `insert into organisation (id, number, name, legal_form, municipality_code, address, demo, created_at)
     select c.organisation, '9' || lpad(c.n::text, 9, '0'), 'Sista timmen ' || c.n, o.legal_form, o.municipality_code, o.address, true, now()
     from crowd c, application a join organisation o on o.id = a.organisation_id where a.id = $1`,
    [pattern.id],
  );
  for (const [role, name] of [
    ["editor", "Redaktör"],
    ["signatory", "Firmatecknare"],
  ]) {
    await client.query(
      `insert into person (id, name, email, language, demo, created_at) select ${role}, '${name} ' || n, '${role}' || n || '@sista.example', 'sv', true, now() from crowd`,
    );
    await client.query(
      `insert into membership (person_id, organisation_id, role, since) select ${role}, organisation, '${role}', now() from crowd`,
    );
  }
  for (const id of ["draft", "ready"]) {
    await rows(
      `insert into application (id, call_id, organisation_id, state, version, title, created_at, rules_version, demo)
       select c.${id}, $1, c.organisation, 'drafted', 1, a.title, now(), 1, true from crowd c, application a where a.id = $2`,
      [call, pattern.id],
    );
    await rows(
      `insert into application_section (application_id, section, content, version, saved_at, saved_by_id)
       select c.${id}, s.section, s.content, 1, now(), c.editor from crowd c, application_section s where s.application_id = $1`,
      [pattern.id],
    );
  }
  await client.query("analyze");
  return { call, crowd: await rows("select * from crowd order by n") };
}

const crowds = {
  deadline: {
    people: 500,
    perMinute: 100,
    minutes: 5,
    between: [5_000, 15_000],
    must: { saveP95Ms: 500, faults: 0, savesLost: 0 },
  },
  quick: {
    people: 100,
    perMinute: 60,
    minutes: 0.5,
    between: [5_000, 15_000],
    must: { saveP95Ms: 500, faults: 0, savesLost: 0 },
  },
  /** Fifty who write without a pause: the page saves when the hand has rested 1.2 seconds. */
  editors: { people: 50, perMinute: 0, minutes: 3, between: [1_200, 3_000], must: { saveP95Ms: 100, faults: 0, savesLost: 0 } },
};

/** `name`: one of `crowds`. Answers how long saves, submissions and receipts took (milliseconds), and what of it is not in the database. */
export async function deadlineHour(name) {
  const { people, perMinute, minutes, between, must } = crowds[name];
  const submissions = Math.round(perMinute * minutes);
  const served = await serveForTests();
  const client = new pg.Client(served.databaseUrl);
  try {
    await client.connect();
    const { call, crowd } = await fill(client, Math.max(people, submissions));
    const signIn = async (person) => {
      const { headers } = await ask(`${served.url}/demo/personer`, { method: "POST", fields: { person, returnTo: "/" } });
      const cookie = /drum_session=[^;]+/.exec(String(headers["set-cookie"]))?.[0];
      if (!cookie) throw new Error("nobody was signed in");
      return cookie;
    };
    const cookies = new Map();
    for (let from = 0; from < crowd.length; from += 16)
      await Promise.all(
        crowd
          .slice(from, from + 16)
          .flatMap(({ n, editor, signatory }) => [
            n <= people ? signIn(editor).then((cookie) => cookies.set(editor, cookie)) : null,
            n <= submissions ? signIn(signatory).then((cookie) => cookies.set(signatory, cookie)) : null,
          ]),
      );

    const times = { save: [], submit: [], receipt: [], presence: [] };
    const faults = [];
    const note = (kind, answer, wanted) => {
      times[kind].push(answer.ms);
      if (answer.status !== wanted) faults.push(`${kind} answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    };
    const acknowledged = new Map();
    const until = performance.now() + minutes * 60_000;

    const write = async ({ editor, draft }) => {
      const cookie = cookies.get(editor);
      const at = `${served.url}/ansokningar/${draft}/del/behov`;
      let base = null;
      await pause(Math.random() * between[1]);
      for (let turn = 0; performance.now() < until; turn++) {
        const need = `${"Behovet växer för varje rad som skrivs. ".repeat(1 + (turn % 20))}Sparning ${turn}.`;
        base ??= JSON.parse(
          (await ask(`${at}/spara`, { method: "POST", cookie, fields: { base: "{}", typed: "{}" } })).body,
        ).values;
        const answer = await ask(`${at}/spara`, {
          method: "POST",
          cookie,
          fields: { base: JSON.stringify(base), typed: JSON.stringify({ ...base, need }) },
        });
        note("save", answer, 200);
        if (answer.status === 200) {
          base = JSON.parse(answer.body).values;
          acknowledged.set(draft, need);
        }
        if (turn % 2 === 0) note("presence", await ask(`${at}/narvaro`, { method: "POST", cookie, fields: {} }), 200);
        await pause(between[0] + Math.random() * (between[1] - between[0]));
      }
    };
    const submit = async ({ signatory, ready }) => {
      const cookie = cookies.get(signatory);
      const answer = await ask(`${served.url}/ansokningar/${ready}/inlamning`, {
        method: "POST",
        cookie,
        fields: { version: "1", declaration: "on" },
      });
      note("submit", answer, 303);
      if (answer.status === 303) note("receipt", await ask(new URL(answer.headers.location, served.url), { cookie }), 200);
    };
    const queue = async () => {
      const all = [];
      for (const one of crowd.slice(0, submissions)) {
        all.push(submit(one));
        await pause(60_000 / perMinute);
      }
      await Promise.all(all);
    };
    await Promise.all([queue(), ...crowd.slice(0, people).map(write)]);

    const { rows: kept } = await client.query(
      `select s.application_id as id, s.content->>'need' as need from application_section s join application a on a.id = s.application_id where a.call_id = $1 and s.section = 'need'`,
      [call],
    );
    const stored = new Map(kept.map(({ id, need }) => [id, need]));
    const lost = [...acknowledged].filter(([id, need]) => stored.get(id) !== need).length;
    const { rows: numbers } = await client.query(
      "select a.number, s.sha256 from application a join application_snapshot s on s.application_id = a.id where a.call_id = $1 order by a.number",
      [call],
    );
    const gaps = numbers.filter(({ number }, index) => Number(number.split("-").at(-1)) !== index + 1).length;
    // Two of each team get a receipt; the last ones may still be on their way.
    const mailed = async () =>
      (await client.query("select count(*)::int as n from sent_mail where recipient like '%@sista.example'")).rows[0].n;
    for (let wait = 0; wait < 120 && (await mailed()) < numbers.length * 2; wait++) await pause(500);
    const spread = (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      const at = (part) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
      return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
    };
    return {
      name: name === "editors" ? "fifty editors" : "deadline hour",
      people,
      minutes,
      saveMs: spread(times.save),
      presenceMs: spread(times.presence),
      submitMs: spread(times.submit),
      receiptMs: spread(times.receipt),
      submitted: numbers.length,
      wanted: submissions,
      gapsInNumbers: gaps,
      receiptsMailed: await mailed(),
      savesLost: lost,
      faults: faults.length,
      ...(faults.length > 0 ? { first: faults.slice(0, 3) } : {}),
      must,
    };
  } finally {
    await client.end().catch(() => {});
    await served.stop();
  }
}
