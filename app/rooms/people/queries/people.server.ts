import type { Actor, MembershipRole, Role } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { TeamOrganisation } from "#app/rooms/people/people.server.ts";
import type { Language } from "#app/texts/language.ts";

type SessionRow = {
  sessionId: string;
  seenAt: Date;
  personId: string;
  name: string;
  language: Language;
  roles: Role[];
  memberships: { organisationId: string; role: MembershipRole }[];
};

/** One statement per request: session, person, roles in force and memberships. */
export const sessionBySecret = (secretHash: string, at: Date): Promise<SessionRow | null> =>
  database.maybe(sql`
    select s.id as session_id, s.seen_at, p.id as person_id, p.name, p.language,
      coalesce((select array_agg(r.role) from person_role r where r.person_id = p.id and r."from" <= ${at}::date and (r."to" is null or r."to" >= ${at}::date)), '{}') as roles,
      coalesce((select json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role)) from membership m where m.person_id = p.id), '[]') as memberships
    from session s join person p on p.id = s.person_id
    where s.secret_hash = ${secretHash} and s.revoked_at is null and s.expires_at > ${at} and p.erased_at is null`);

export type Municipality = { code: string; name: string; standing: "member" | "adjunct" };
export const municipalities = (): Promise<Municipality[]> =>
  database.many(sql`select code, name, standing from municipality order by standing desc, name collate "sv-x-icu"`);

export const organisationByNumber = (number: string): Promise<{ id: string; name: string } | null> =>
  database.maybe(sql`select id, name from organisation where number = ${number}`);

export const organisationsOf = (actor: Actor): Promise<TeamOrganisation[]> =>
  database.many(sql`
    select o.id, o.number, o.name, o.legal_form, o.municipality_code, o.address, o.demo, m.role, k.name as municipality
    from membership m join organisation o on o.id = m.organisation_id left join municipality k on k.code = o.municipality_code
    where m.person_id = ${actor.personId} order by o.name collate "sv-x-icu"`);

export const teamOf = (
  actor: Actor,
  organisationId: string,
): Promise<{ personId: string; name: string; role: MembershipRole }[]> =>
  database.many(sql`
    select m.person_id, p.name, m.role from membership m join person p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and exists (select 1 from membership own where own.organisation_id = m.organisation_id and own.person_id = ${actor.personId})
    order by m.role desc, p.name collate "sv-x-icu"`);

export const sessionsOf = (actor: Actor): Promise<{ id: string; method: string; createdAt: Date; seenAt: Date }[]> =>
  database.many(sql`
    select id, method, created_at, seen_at from session
    where person_id = ${actor.personId} and revoked_at is null and expires_at > now() order by seen_at desc`);

export type DemoPerson = {
  id: string;
  name: string;
  title: string | null;
  email: string;
  roles: Role[];
  organisation: string | null;
  membership: MembershipRole | null;
};
export const demoPeople = (): Promise<DemoPerson[]> =>
  database.many(sql`
    select p.id, p.name, p.title, p.email,
      coalesce((select array_agg(r.role order by r.role) from person_role r where r.person_id = p.id), '{}') as roles,
      (select o.name from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id order by m.since, o.name limit 1) as organisation,
      (select m.role from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id order by m.since, o.name limit 1) as membership
    from person p where p.demo and p.erased_at is null order by p.created_at, p.id`);

export type MailLine = { id: bigint; recipient: string; subject: string; body: string; sentAt: Date };
export const sentMail = (limit: number): Promise<MailLine[]> =>
  database.many(sql`select id, recipient, subject, body, sent_at from sent_mail order by sent_at desc, id desc limit ${limit}`);

export type PersonLine = {
  id: string;
  name: string;
  email: string;
  title: string | null;
  roles: Role[];
  organisations: string[];
};
/** For administrators (the door's lock). */
export const peopleAndRoles = (page: number): Promise<PersonLine[]> =>
  database.many(sql`
    select p.id, p.name, p.email, p.title,
      coalesce((select array_agg(r.role order by r.role) from person_role r where r.person_id = p.id), '{}') as roles,
      coalesce((select array_agg(o.name order by o.name) from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id), '{}') as organisations
    from person p where p.erased_at is null order by p.name collate "sv-x-icu", p.id limit 51 offset ${(page - 1) * 50}`);
