import { database, sql } from "#app/platform/database.server.ts";
import type { Party, Ties } from "#app/rooms/assessment/proposals.ts";

/** The applicant, and the municipalities that take part. Asked only for readers who may know that the case exists. */
export const partiesOf = async (applicationId: string): Promise<Party[]> =>
  (await partiesOfAll([applicationId])).get(applicationId) ?? [];

/** The same for many cases, by case. */
export async function partiesOfAll(applicationIds: readonly string[]): Promise<Map<string, Party[]>> {
  const rows = await database.many<Party & { applicationId: string }>(sql`
    select a.id as application_id, o.id as organisation_id, o.number, o.name, o.legal_form, o.municipality_code, 'applicant' as part
    from application a join organisation o on o.id = a.organisation_id where a.id = any(${[...applicationIds]}::uuid[])
    union all
    select a.id, o.id, o.number, o.name, o.legal_form, o.municipality_code, 'partner'
    from application a join application_municipality m on m.application_id = a.id
      join organisation o on o.municipality_code = m.municipality_code and o.legal_form = 'kommun' and o.id <> a.organisation_id
    where a.id = any(${[...applicationIds]}::uuid[])`);
  const parties = new Map<string, Party[]>();
  for (const { applicationId, ...party } of rows) parties.set(applicationId, [...(parties.get(applicationId) ?? []), party]);
  return parties;
}

type Person = Ties & { readonly id: string };

/** What is known of people's ties; one row per person. */
export const tiesOf = (people: readonly string[]): Promise<Person[]> =>
  database.many(sql`
    select p.id,
      coalesce((select json_agg(json_build_object('kind', i.kind, 'organisationNumber', i.organisation_number, 'municipalityCode', i.municipality_code,
        'note', i.note, 'years', case when i."from" is null and i."to" is null then '' else concat(extract(year from i."from"), '–', extract(year from i."to")) end,
        'ended', coalesce(i."to" < current_date, false)) order by i.id) from interest i where i.person_id = p.id), '[]') as interests,
      coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role)) from membership m where m.person_id = p.id), '[]') as memberships,
      (select r.municipality_code from person_role r where r.person_id = p.id and r.municipality_code is not null and r.role in ('board-member', 'board-chair', 'board-substitute', 'adjunct', 'preparation-chair', 'preparation-member') limit 1) as municipality_code
    from person p where p.id = any(${people}::uuid[])`);
