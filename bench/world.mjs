import pg from "pg";

/**
 * Fills a seeded database with one big call: `applications` submitted cases, five submitted assessments each by sixty assessors, scores on
 * every key, and as many awards as a long report needs; none assessed yet when `perApplication` is 0. Plain SQL over generate_series: the figures are of the pages, not of the filling.
 */
export async function fillBenchWorld(databaseUrl, { applications, awards, call = "BENCH", assessors = 60, perApplication = 5 }) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const ask = async (text, values = []) => (await client.query(text, values)).rows;
  const key = call.toLowerCase();
  const [pattern] = await ask(`
    select a.id, a.call_id, a.number, s.content from application a join application_snapshot s on s.application_id = a.id and s.number = 1
    join call c on c.id = a.call_id where c.kind = 'culture' and a.state = 'submitted' order by a.number limit 1`);
  const [{ id: callId }] = await ask(
    `insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, decision_on, rules_version, next_number, demo, created_at, published_at)
     select gen_random_uuid(), $2, $3, state, kind, title, summary, texts, opens_at, closes_at, decision_on, rules_version, $4, true, created_at, published_at
     from call where id = $1 returning id`,
    [pattern.call_id, call, key, applications + 1],
  );
  await ask(
    `insert into call_rules (call_id, version, rules, reason, created_at) select $2, version, rules, reason, created_at from call_rules where call_id = $1`,
    [pattern.call_id, callId],
  );
  await ask(
    `insert into call_fund (call_id, fund_id, limit_ore) select $2, fund_id, limit_ore from call_fund where call_id = $1`,
    [pattern.call_id, callId],
  );
  await ask(
    `insert into person (id, name, email, title, language, demo, created_at)
     select gen_random_uuid(), $1 || ' bedömare ' || n, $1 || '-' || n || '@bench.example', 'Bedömare', 'sv', true, now() from generate_series(1, $2::int) n`,
    [key, assessors],
  );
  await ask(
    `insert into person_role (person_id, role, "from") select id, 'assessor', current_date - 900 from person where email like $1`,
    [`${key}-%@bench.example`],
  );
  await client.query(
    `create temporary table bench_application as
    select gen_random_uuid() as id, n, $3 || '-' || lpad(n::text, 5, '0') as number,
      (array['Hållbara', 'Cirkulära', 'Gemensamma', 'Levande', 'Öppna'])[1 + n % 5] || ' ' || (array['vävstugor', 'byar', 'verkstäder', 'scener', 'leder', 'bibliotek'])[1 + n % 6] || ' i Sjuhärad ' || n as title,
      (select array_agg(id order by id) from organisation) as organisations
    from generate_series(1, $1::int) n, (select $2::uuid) c`
      .replace("$3", `'${call}'`)
      .replace("$1", String(applications))
      .replace("$2", `'${callId}'`),
  );
  await ask(
    `insert into application (id, call_id, organisation_id, state, version, title, number, created_at, submitted_at, rules_version, demo, requested_ore, total_ore, starts_on, ends_on)
     select b.id, $1, b.organisations[1 + b.n % array_length(b.organisations, 1)], 'submitted', 2, b.title, b.number, now() - interval '40 days', now() - interval '30 days', 1, true,
       a.requested_ore + b.n * 100, a.total_ore + b.n * 100, a.starts_on, a.ends_on
     from bench_application b, application a where a.id = $2`,
    [callId, pattern.id],
  );
  await ask(
    `insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
     select b.id, 1, replace(s.content, $2, b.number), md5(b.number) || md5(b.title), s.submitted_at, s.submitted_by_id
     from bench_application b, application_snapshot s where s.application_id = $1 and s.number = 1`,
    [pattern.id, pattern.number],
  );
  await ask(
    `insert into application_search (application_id, words)
     select b.id, sealed_words(jsonb_set(s.content::jsonb, '{sections,project,title}', to_jsonb(b.title)))
     from bench_application b join application_snapshot s on s.application_id = b.id and s.number = 1`,
  );
  await ask(
    `insert into application_share (application_id, node_id, basis_points) select b.id, h.node_id, h.basis_points from bench_application b, application_share h where h.application_id = $1`,
    [pattern.id],
  );
  await ask(
    `insert into application_municipality (application_id, municipality_code) select b.id, m.municipality_code from bench_application b, application_municipality m where m.application_id = $1`,
    [pattern.id],
  );
  await ask(
    `insert into eligibility_check (application_id, state, version, answers, reason, opened_at, settled_at)
     select b.id, 'passed', 1, e.answers, e.reason, now() - interval '25 days', now() - interval '24 days' from bench_application b, eligibility_check e where e.application_id = $1`,
    [pattern.id],
  );
  await ask(
    `with chosen as (select id, row_number() over (order by email) - 1 as k from person where email like $1)
     insert into assessment (id, application_id, assessor_id, state, version, assigned_at, due_on, submitted_at, summary)
     select gen_random_uuid(), b.id, c.id, 'submitted', 9, now() - interval '20 days', current_date + 5, now() - interval '3 days', 'Sammantaget ett väl förberett projekt med tydlig nytta för delregionen.'
     from bench_application b cross join generate_series(0, $2::int - 1) j join chosen c on c.k = (b.n * 7 + j * 11) % $3::int`,
    [`${key}-%@bench.example`, perApplication, assessors],
  );
  await ask(
    `insert into conflict (person_id, application_id, state, declared_at) select s.assessor_id, s.application_id, 'none', s.assigned_at from assessment s join bench_application b on b.id = s.application_id`,
  );
  // The demo's own people have answered for every case, as who opens one must.
  await ask(
    `insert into conflict (person_id, application_id, state, declared_at)
     select r.person_id, b.id, 'none', now() from (select distinct person_id from person_role where role <> 'assessor') r cross join bench_application b on conflict do nothing`,
  );
  const [{ scored }] = await ask(
    `select string_agg(distinct s.criterion, ' ') as scored from score s join assessment t on t.id = s.assessment_id where t.application_id = $1`,
    [pattern.id],
  );
  await ask(
    `insert into score (assessment_id, criterion, value, not_assessable, motivation)
     select t.id, k.criterion, case when k.criterion like 'node:%' then abs(hashtext(t.id::text || k.criterion)) % 4 else 1 + abs(hashtext(t.id::text || k.criterion)) % 5 end, false,
       'Underlaget är väl beskrivet och stöds av deltagande kommuner. Frågan om hur arbetet lever vidare efter projektet kunde ha besvarats tydligare.'
     from assessment t join bench_application b on b.id = t.application_id cross join unnest(string_to_array($1, ' ')) k(criterion)`,
    [scored],
  );
  // One unfinished assessment for each of sixteen assessors, on cases of their own: what a load of savers writes to.
  await ask(
    `with chosen as (select id, row_number() over (order by email) as k from person where email like $1),
       taken as (select s.id, row_number() over (partition by s.assessor_id order by s.id) as place, c.k from assessment s join chosen c on c.id = s.assessor_id)
     update assessment set state = 'begun', submitted_at = null where id in (select id from taken where place = 1 and k <= 16)`,
    [`${key}-%@bench.example`],
  );
  if (awards > 0) {
    await ask(
      `insert into award (id, import_key, year, call_name, project, owner_name, owner_type, municipality_code, granted_ore, total_ore, coverage, starts_on, ends_on, source, decided_on, published_at, demo)
       select gen_random_uuid(), 'bench ' || n, 2017 + n % 10, 'DRUM ' || (2017 + n % 10),
         (array['Hållbara', 'Cirkulära', 'Gemensamma', 'Levande'])[1 + n % 4] || ' besöksmål och näringslivsutveckling i Sjuhärad, etapp ' || n,
         (array['Stiftelsen Startbanan', 'Borås Stad', 'Högskolan Viskadalen', 'Matnavet Sju Härader ekonomisk förening'])[1 + n % 4],
         (array['stiftelse', 'kommun', 'larosate', 'ekonomisk-forening'])[1 + n % 4], (array['1490', '1463', '1491', '1442', '1465'])[1 + n % 5],
         (100000 + n * 137)::bigint * 100, (210000 + n * 311)::bigint * 100, 'whole', make_date(2017 + n % 10, 1, 1), make_date(2018 + n % 10, 12, 31), 'bench', make_date(2016 + n % 10, 10, 21), now(), true
       from generate_series(1, $1::int) n on conflict do nothing`,
      [awards],
    );
    await ask(
      `insert into award_share (award_id, node_id, basis_points)
       select a.id, f.id, 10000 from award a join lateral (select id from framework_node where type = 'fokusområde' and framework_id like 'sjuharad%' order by position offset (abs(hashtext(a.id::text)) % 5) limit 1) f on true
       where a.import_key like 'bench %' on conflict do nothing`,
    );
    await ask(
      `insert into award_municipality (award_id, municipality_code) select id, municipality_code from award where import_key like 'bench %' on conflict do nothing`,
    );
  }
  await ask("drop table bench_application");
  await client.query("vacuum analyze");
  const [watched] = await ask(
    `select p.id as assessor, s.id as assessment from person p join assessment s on s.assessor_id = p.id and s.state = 'submitted' where p.email = $1 order by s.id limit 1`,
    [`${key}-20@bench.example`],
  );
  const savers = await ask(
    `select p.id as assessor, s.id as assessment, s.version, (select criterion from score where assessment_id = s.id and criterion not like 'node:%' order by criterion limit 1) as criterion
     from person p join assessment s on s.assessor_id = p.id and s.state = 'begun' where p.email like $1 order by p.email`,
    [`${key}-%@bench.example`],
  );
  const [{ officer }] = await ask(
    `select person_id as officer from person_role where role = 'officer' order by person_id limit 1`,
  );
  await client.end();
  return { callId, assessor: watched?.assessor, assessment: watched?.assessment, savers, officer };
}
