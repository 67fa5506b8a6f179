import type { MembershipRole } from "#app/gate/actor.ts";
import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { OrganisationEvent, OrganisationSubject } from "#app/rooms/people/organisation.events.ts";
import { type InvitationOver, invitationDays, isLastSignatory, judgeInvitation } from "#app/rooms/people/team.ts";

const day = 86_400_000;

/** A new invitation to the same address takes the place of the one that is waiting: two links would be one too many. */
export function invite(
  subject: OrganisationSubject,
  { now }: At,
  asked: { invitationId: string; role: MembershipRole; token: string },
): Result<Decision<OrganisationEvent, null>, "already-member"> {
  if (subject.addressee?.member) return refuse("already-member", { fields: { email: "alreadyMember" } });
  const { invitationId, role, token } = asked;
  return accept({
    events: [
      ...subject.invitations
        .filter((one) => one.toAddressee && judgeInvitation(one, now).ok)
        .map(({ id }) => ({ type: "InvitationTakenBack" as const, invitationId: id })),
      { type: "PersonInvited", invitationId, role, expiresAt: new Date(now.getTime() + invitationDays * day) },
    ],
    follow: [{ kind: "mail-invitation", payload: { invitationId, token }, dedupeKey: `invitation ${invitationId}` }],
    value: null,
  });
}

export function takeBackInvitation(
  subject: OrganisationSubject,
  { now }: At,
  invitationId: string,
): Result<Decision<OrganisationEvent, null>, InvitationOver | "not-found"> {
  const invitation = subject.invitations.find((one) => one.id === invitationId);
  if (!invitation) return refuse("not-found");
  const judged = judgeInvitation(invitation, now);
  return judged.ok ? accept({ events: [{ type: "InvitationTakenBack", invitationId }], value: null }) : judged;
}

/** The gate has already seen that the link was sent to the address of whoever presses. */
export function acceptInvitation(
  subject: OrganisationSubject,
  { actor, now }: At,
  invitationId: string,
): Result<Decision<OrganisationEvent, null>, InvitationOver | "not-found" | "already-member"> {
  const invitation = subject.invitations.find((one) => one.id === invitationId);
  if (!invitation) return refuse("not-found");
  const judged = judgeInvitation(invitation, now);
  if (!judged.ok) return judged;
  if (subject.team.some((member) => member.personId === actor.personId)) return refuse("already-member");
  return accept({
    events: [{ type: "InvitationAccepted", invitationId, personId: actor.personId, role: invitation.role }],
    value: null,
  });
}

export function changeRole(
  subject: OrganisationSubject,
  order: { personId: string; role: MembershipRole },
): Result<Decision<OrganisationEvent, null>, "not-found" | "last-signatory"> {
  const { personId, role } = order;
  if (!subject.team.some((member) => member.personId === personId)) return refuse("not-found");
  if (role !== "signatory" && isLastSignatory(subject.team, personId))
    return refuse("last-signatory", { fields: { role: "lastSignatory" } });
  return accept({ events: [{ type: "RoleChanged", personId, role }], value: null });
}

export function removePerson(
  subject: OrganisationSubject,
  personId: string,
): Result<Decision<OrganisationEvent, null>, "not-found" | "last-signatory"> {
  if (!subject.team.some((member) => member.personId === personId)) return refuse("not-found");
  if (isLastSignatory(subject.team, personId)) return refuse("last-signatory");
  return accept({
    events: [{ type: "PersonRemoved", personId }],
    follow: [
      {
        kind: "mail-removed-from-team",
        payload: { organisationId: subject.id, personId },
        dedupeKey: `removed ${subject.id} ${personId} ${subject.version}`,
      },
    ],
    value: null,
  });
}

export function leave(subject: OrganisationSubject, { actor }: At): Result<Decision<OrganisationEvent, null>, "last-signatory"> {
  if (isLastSignatory(subject.team, actor.personId)) return refuse("last-signatory");
  return accept({ events: [{ type: "PersonLeft", personId: actor.personId }], value: null });
}
