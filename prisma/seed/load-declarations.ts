import { database, sql } from "#app/platform/database.server.ts";
import { installation } from "#app/platform/installation.ts";

/** Has not opened the documents of the coming meeting: she shows what everybody is asked first. */
const notYet = ["Gun-Britt Ramhult"];

/**
 * The demo's officers, beredning and board have answered for the cases that there are: nothing ties them, unless the world says so. As one
 * statement, since a thousand presses would only take time; what somebody declares later takes its place by the command.
 */
export const loadDeclarations = (at: Date): Promise<unknown> =>
  database.run(sql`
    insert into conflict (person_id, application_id, state, declared_at)
    select distinct r.person_id, a.id, 'none', least(coalesce(a.submitted_at, k.submitted_at) + interval '1 day', ${at})
    from person_role r cross join application a left join sketch k on k.application_id = a.id
    where r.role = any(${[...installation.declaring]}::text[]) and (a.submitted_at is not null or k.application_id is not null)
      and r.person_id not in (select p.id from person p where p.name = any(${notYet}::text[]))
      and not exists (select 1 from membership m where m.person_id = r.person_id and m.organisation_id = a.organisation_id)
    on conflict do nothing`);
