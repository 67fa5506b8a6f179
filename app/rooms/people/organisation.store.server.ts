import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { OrganisationEvent, OrganisationSubject } from "#app/rooms/people/organisation.events.ts";
import {
  type OrganisationCommand,
  type OrganisationRelation,
  type OrganisationState,
  organisationLifecycle,
} from "#app/rooms/people/organisation.lifecycle.ts";
import type { Member } from "#app/rooms/people/team.ts";

type Acting = {
  /** who opens a link, and its secret as the row knows it */
  readonly opening?: { readonly personId: string; readonly secretHash: string };
  readonly addressee?: { readonly email: string; readonly secretHash: string };
};

/** The organisation's row is the lock of its team: two who leave at once leave one after the other. */
export const loadOrganisation =
  ({ opening, addressee }: Acting = {}) =>
  async (tx: Executor, id: string): Promise<OrganisationSubject | null> => {
    const row = await tx.maybe<{ id: string; version: number }>(
      sql`select id, version from organisation where id = ${id} for update`,
    );
    if (!row) return null;
    const team = await tx.many<Member & { email: string }>(
      sql`select m.person_id, m.role, p.email from membership m join person p on p.id = m.person_id where m.organisation_id = ${id}`,
    );
    const invitations = await tx.many<OrganisationSubject["invitations"][number]>(sql`
      select i.id, i.role, i.expires_at, i.accepted_at, i.taken_back_at,
        i.email = ${addressee?.email ?? ""} as to_addressee,
        i.secret_hash = ${opening?.secretHash ?? ""} and i.email = coalesce((select p.email from person p where p.id = ${opening?.personId ?? null}::uuid and p.erased_at is null), '') as to_actor
      from organisation_invitation i where i.organisation_id = ${id}`);
    return {
      ...row,
      state: "active",
      taken: false,
      team: team.map(({ personId, role }) => ({ personId, role })),
      invitations,
      addressee: addressee ? { ...addressee, member: team.some((member) => member.email === addressee.email) } : null,
    };
  };

export const organisationKind: CaseKind<
  OrganisationState,
  OrganisationCommand,
  OrganisationRelation,
  OrganisationSubject,
  OrganisationEvent
> = {
  name: "organisation",
  lifecycle: organisationLifecycle,
  load: loadOrganisation(),
  // The team as it stands under lock, not as it was when the session was read.
  relationsTo: ({ state, team, invitations }, actor: Actor) => {
    if (state === "absent")
      return actor.personId ? ["signed-in", ...(hasRole(actor, "officer") ? (["office"] as const) : [])] : [];
    const role = team.find((member) => member.personId === actor.personId)?.role;
    return [
      ...(role ? (["member"] as const) : []),
      ...(role === "signatory" ? (["signatory"] as const) : []),
      ...(invitations.some((one) => one.toActor) ? (["invited"] as const) : []),
    ];
  },
  apply: async (tx, subject, _next, events, { actor, now }) => {
    for (const event of events) {
      switch (event.type) {
        case "OrganisationRegistered":
          await tx.run(sql`
            insert into organisation (id, number, name, legal_form, municipality_code, address, demo, created_at)
            values (${subject.id}, ${event.number}, ${event.name}, ${event.legalForm},
              (select code from municipality where code = ${event.municipalityCode}), ${event.address},
              coalesce((select demo from person where id = ${actor.personId}), false), ${now})`);
          if (event.founds) await join(tx, subject.id, actor.personId, "signatory", now);
          break;
        case "PersonInvited":
          await tx.run(sql`
            insert into organisation_invitation (id, organisation_id, email, role, secret_hash, invited_by_id, invited_at, expires_at)
            values (${event.invitationId}, ${subject.id}, ${subject.addressee?.email ?? null}, ${event.role}, ${subject.addressee?.secretHash ?? null},
              ${actor.personId}, ${now}, ${event.expiresAt})`);
          break;
        case "InvitationTakenBack":
          await tx.run(sql`update organisation_invitation set taken_back_at = ${now} where id = ${event.invitationId}`);
          break;
        case "InvitationAccepted":
          await tx.run(sql`update organisation_invitation set accepted_at = ${now} where id = ${event.invitationId}`);
          await join(tx, subject.id, event.personId, event.role, now);
          break;
        case "RoleChanged":
          await tx.run(
            sql`update membership set role = ${event.role} where organisation_id = ${subject.id} and person_id = ${event.personId}`,
          );
          break;
        case "PersonRemoved":
        case "PersonLeft":
          await tx.run(sql`delete from membership where organisation_id = ${subject.id} and person_id = ${event.personId}`);
          // Leaving makes nobody impartial (KL 6:28): who has a task with the authority is still reminded of it in the organisation's cases.
          await tx.run(sql`
            insert into interest (id, person_id, kind, organisation_number, note)
            select ${newId()}, ${event.personId}, 'former-team', o.number, ${localDate(now)} from organisation o
            where o.id = ${subject.id}
              and exists (select 1 from person_role r where r.person_id = ${event.personId} and (r."to" is null or r."to" >= ${localDate(now)}::date))
              and not exists (select 1 from interest i where i.person_id = ${event.personId} and i.kind = 'former-team' and i.organisation_number = o.number)`);
          break;
      }
    }
    if (subject.state !== "absent") await tx.run(sql`update organisation set version = version + 1 where id = ${subject.id}`);
  },
  caseId: () => null,
};

const join = (tx: Executor, organisationId: string, personId: string, role: Member["role"], at: Date) =>
  tx.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${personId}, ${organisationId}, ${role}, ${at})`,
  );
