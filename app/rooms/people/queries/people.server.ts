import type { Actor, MembershipRole, Role } from "#app/gate/actor.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { database, prisma, sql } from "#app/platform/database.server.ts";
import type { HeldRole } from "#app/rooms/people/commands/keep-roles.ts";
import type { TeamOrganisation } from "#app/rooms/people/people.server.ts";
import { heldOn, rolesHeld } from "#app/rooms/people/role.store.server.ts";
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
      coalesce((select array_agg(r.role) from person_role r where r.person_id = p.id and ${heldOn(localDate(at))}), '{}') as roles,
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

export type TeamPerson = { personId: string; name: string; role: MembershipRole; since: Date; version: number };

/** Who has not yet said their name is known by their address. */
export const teamOf = (actor: Actor, organisationId: string): Promise<TeamPerson[]> =>
  database.many(sql`
    select m.person_id, coalesce(nullif(p.name, ''), p.email) as name, m.role, m.since, o.version
    from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
    where m.organisation_id = ${organisationId} and exists (select 1 from membership own where own.organisation_id = m.organisation_id and own.person_id = ${actor.personId})
    order by m.role desc, p.name collate "sv-x-icu", p.id`);

export type WaitingInvitation = {
  id: string;
  email: string;
  role: MembershipRole;
  invitedBy: string;
  invitedAt: Date;
  expiresAt: Date;
};

/** Waiting for an answer, the newest first; for the organisation's signatories. */
export const invitationsOf = (actor: Actor, organisationId: string, at: Date): Promise<WaitingInvitation[]> =>
  database.many(sql`
    select i.id, i.email, i.role, p.name as invited_by, i.invited_at, i.expires_at
    from organisation_invitation i join person p on p.id = i.invited_by_id
    where i.organisation_id = ${organisationId} and i.accepted_at is null and i.taken_back_at is null and i.expires_at >= ${at}
      and exists (select 1 from membership own where own.organisation_id = i.organisation_id and own.person_id = ${actor.personId} and own.role = 'signatory')
    order by i.invited_at desc, i.id`);

export type OpenedInvitation = {
  id: string;
  organisationId: string;
  organisation: string;
  number: string;
  role: MembershipRole;
  invitedBy: string;
  expiresAt: Date;
  standing: "open" | "accepted" | "taken-back" | "expired";
  /** it was sent to the address that the reader has signed in with */
  mine: boolean;
  member: boolean;
};

/** By the hash of the link's secret: whoever holds the link is told what it leads to, and to which address it went is told to nobody. */
export const invitationBySecret = (actor: Actor | null, secretHash: string, at: Date): Promise<OpenedInvitation | null> =>
  database.maybe(sql`
    select i.id, i.organisation_id, o.name as organisation, o.number, i.role, p.name as invited_by, i.expires_at,
      case when i.accepted_at is not null then 'accepted' when i.taken_back_at is not null then 'taken-back'
        when i.expires_at < ${at} then 'expired' else 'open' end as standing,
      exists (select 1 from person me where me.id = ${actor?.personId ?? null}::uuid and me.email = i.email) as mine,
      exists (select 1 from membership m where m.organisation_id = i.organisation_id and m.person_id = ${actor?.personId ?? null}::uuid) as member
    from organisation_invitation i join organisation o on o.id = i.organisation_id join person p on p.id = i.invited_by_id
    where i.secret_hash = ${secretHash}`);

export const sessionsOf = (
  actor: Actor,
  secretHash: string,
  at: Date,
): Promise<{ id: string; createdAt: Date; seenAt: Date; asking: boolean }[]> =>
  database.many(sql`
    select id, created_at, seen_at, secret_hash = ${secretHash} as asking from session
    where person_id = ${actor.personId} and revoked_at is null and expires_at > ${at} order by asking desc, seen_at desc, id`);

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
/** For administrators (the door's lock): the roles that are held that day. */
export const peopleAndRoles = (page: number, day: LocalDate): Promise<PersonLine[]> =>
  database.many(sql`
    select p.id, p.name, p.email, p.title,
      coalesce((select array_agg(r.role order by r.role) from person_role r
        where r.person_id = p.id and ${heldOn(day)}), '{}') as roles,
      coalesce((select array_agg(o.name order by o.name) from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id), '{}') as organisations
    from person p where p.erased_at is null order by p.name collate "sv-x-icu", p.id limit 51 offset ${(page - 1) * 50}`);

export type PersonHead = { id: string; name: string; email: string; roles: HeldRole[] };
export async function personHead(id: string): Promise<PersonHead | null> {
  const { person: people } = await prisma();
  const person = await people.findFirst({ where: { id, erasedAt: null }, select: { id: true, name: true, email: true } });
  return person && { ...person, roles: await rolesHeld(database, id) };
}
