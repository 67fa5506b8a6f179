import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { type NamedLine, namedParties, type Party, type Proposal, propose, type Ties } from "#app/rooms/assessment/proposals.ts";

/** Rows by what they have in common, in the order they came. */
function by<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/**
 * Whose decision it is about: the applicant, the municipalities that take part, the undertakings that get aid, and those whom the sealed
 * content names as paying or answering for something. By case.
 */
async function partiesOf(applicationIds: readonly string[]): Promise<Map<string, Party[]>> {
  const ids = [...applicationIds];
  const [rows, lines] = await Promise.all([
    database.many<Party & { applicationId: string }>(sql`
      select a.id as application_id, o.id as organisation_id, o.number, o.name, o.legal_form, o.municipality_code, 'applicant' as part
      from application a join organisation o on o.id = a.organisation_id where a.id = any(${ids}::uuid[])
      union all
      select a.id, o.id, o.number, o.name, o.legal_form, o.municipality_code, 'partner'
      from application a join application_municipality m on m.application_id = a.id
        join organisation o on o.municipality_code = m.municipality_code and o.legal_form = 'kommun' and o.id <> a.organisation_id
      where a.id = any(${ids}::uuid[])
      union all
      select a.id, o.id, u.number, coalesce(o.name, (
          select nullif(x ->> 'name', '') from application_snapshot n cross join lateral jsonb_array_elements(n.content::jsonb #> '{sections,aid,undertakings}') x
          where n.application_id = a.id and x ->> 'number' = u.number order by n.number desc limit 1), u.number), coalesce(o.legal_form, ''), o.municipality_code, 'undertaking'
      from application a join application_undertaking u on u.application_id = a.id left join organisation o on o.number = u.number
      where a.id = any(${ids}::uuid[]) and u.number <> '' and o.id is distinct from a.organisation_id`),
    database.many<NamedLine & { applicationId: string }>(sql`
      with sealed as materialized (
        select distinct on (n.application_id) n.application_id, n.content::jsonb as doc
        from application_snapshot n where n.application_id = any(${ids}::uuid[]) order by n.application_id, n.number desc
      ) select s.application_id, row ->> 'name' as line, 'financier' as part
      from sealed s cross join lateral jsonb_array_elements(coalesce(s.doc #> '{sections,financing,rows}', '[]')) row
      where not coalesce(s.doc #> '{names,ownSources}', '[]') @> jsonb_build_array(row ->> 'source') and coalesce(row ->> 'name', '') <> ''
      union all
      select s.application_id, row ->> 'responsible', 'responsible'
      from sealed s cross join lateral jsonb_array_elements(coalesce(s.doc #> '{sections,goals,activities}', '[]')) row
      where coalesce(row ->> 'responsible', '') <> ''`),
  ]);
  const parties = new Map<string, Party[]>();
  for (const [applicationId, all] of by(rows, (row) => row.applicationId))
    parties.set(
      applicationId,
      all.map(({ applicationId: _, ...party }) => ({ ...party, organisationId: party.organisationId ?? "" })),
    );
  const written = by(lines, ({ applicationId }) => applicationId);
  for (const [applicationId, known] of parties)
    parties.set(applicationId, [...known, ...namedParties(written.get(applicationId) ?? [], known)]);
  return parties;
}

type Person = Omit<Ties, "took"> & { readonly id: string };

/** What is known of people's ties; one row per person. */
const tiesOf = (people: readonly string[]): Promise<Person[]> =>
  database.many(sql`
    select p.id,
      coalesce((select json_agg(json_build_object('kind', i.kind, 'organisationNumber', i.organisation_number, 'municipalityCode', i.municipality_code,
        'names', array_remove(array[nullif(i.organisation_name, ''), io.name, k.name], null),
        'note', i.note, 'years', case when i."from" is null and i."to" is null then '' else concat(extract(year from i."from"), '–', extract(year from i."to")) end,
        'ended', coalesce(i."to" < ${localDate(now())}, false)) order by i.id)
        from interest i left join organisation io on io.number = i.organisation_number and i.organisation_number <> ''
          left join organisation k on i.kind = 'municipality' and k.municipality_code = i.municipality_code and k.legal_form = 'kommun'
        where i.person_id = p.id), '[]') as interests,
      coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'name', mo.name, 'role', m.role))
        from membership m join organisation mo on mo.id = m.organisation_id where m.person_id = p.id), '[]') as memberships,
      r.municipality_code, coalesce((select o.name from organisation o where o.municipality_code = r.municipality_code and o.legal_form = 'kommun' limit 1), '') as municipality
    from person p left join lateral (select pr.municipality_code from person_role pr where pr.person_id = p.id and pr.municipality_code is not null
      and pr.role in ('board-member', 'board-chair', 'board-substitute', 'adjunct', 'preparation-chair', 'preparation-member') limit 1) r on true
    where p.id = any(${[...people]}::uuid[])`);

type Took = {
  readonly personId: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly year: number;
};

/**
 * Which applications of the same applicants somebody has signed, or been the contact person of. What came on paper was entered by the office,
 * which signs nothing by that.
 */
const tookPart = (people: readonly string[], applicationIds: readonly string[]): Promise<Took[]> =>
  database.many(sql`
    with sealed as materialized (
      select distinct on (e.id) e.id, e.organisation_id, e.paper_received_on is null as signed, n.submitted_by_id, extract(year from e.submitted_at at time zone 'Europe/Stockholm')::int as year,
        lower(n.content::jsonb #>> '{sections,project,contact,email}') as contact
      from application e join application_snapshot n on n.application_id = e.id
      where e.organisation_id in (select a.organisation_id from application a where a.id = any(${[...applicationIds]}::uuid[])) and e.submitted_at is not null
      order by e.id, n.number desc
    ) select p.id as person_id, s.id as application_id, s.organisation_id, s.year
    from sealed s join person p on (s.signed and s.submitted_by_id = p.id) or s.contact = lower(p.email)
    where p.id = any(${[...people]}::uuid[]) order by s.year`);

/**
 * What speaks for a conflict of interest, by person and case: all of it is asked of the database at once, however many of each there are. Only
 * for who may know that the cases exist.
 */
export async function proposer(
  people: readonly string[],
  applicationIds: readonly string[],
): Promise<(personId: string, applicationId: string) => Proposal[]> {
  if (people.length === 0 || applicationIds.length === 0) return () => [];
  const [parties, ties, took] = await Promise.all([partiesOf(applicationIds), tiesOf(people), tookPart(people, applicationIds)]);
  const known = new Map(ties.map((person) => [person.id, person]));
  const parts = by(took, ({ personId }) => personId);
  return (personId, applicationId) => {
    const person = known.get(personId);
    return person
      ? propose({ ...person, took: summed(parts.get(personId) ?? [], applicationId) }, parties.get(applicationId) ?? [])
      : [];
  };
}

/** One line for each organisation's earlier ones, with their years, and one for the case itself. */
function summed(took: readonly Took[], applicationId: string): Ties["took"] {
  const earlier = by(
    took.filter((one) => one.applicationId !== applicationId),
    ({ organisationId }) => organisationId,
  );
  return [
    ...took
      .filter((one) => one.applicationId === applicationId)
      .map(({ organisationId }) => ({ organisationId, years: "", here: true })),
    ...[...earlier].map(([organisationId, all]) => ({
      organisationId,
      years: [...new Set(all.map(({ year }) => year))].join(", "),
      here: false,
    })),
  ];
}
