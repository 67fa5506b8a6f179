import type { MembershipRole } from "#app/gate/actor.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";

export const invitationDays = 14;

export type Member = { readonly personId: string; readonly role: MembershipRole };

export type InvitationTimes = {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly takenBackAt: Date | null;
};
export type InvitationOver = "invitation-used" | "invitation-taken-back" | "invitation-expired";

/** An invitation works once, until its last instant, and not after it has been taken back. */
export function judgeInvitation(invitation: InvitationTimes, now: Date): Result<null, InvitationOver> {
  if (invitation.acceptedAt) return refuse("invitation-used");
  if (invitation.takenBackAt) return refuse("invitation-taken-back");
  return now > invitation.expiresAt ? refuse("invitation-expired") : accept(null);
}

/** Without a signatory nobody could submit, invite or take the organisation over again. */
export const isLastSignatory = (team: readonly Member[], personId: string): boolean =>
  team.some((member) => member.personId === personId && member.role === "signatory") &&
  !team.some((member) => member.personId !== personId && member.role === "signatory");
