import type { MembershipRole } from "#app/gate/actor.ts";
import type { OrganisationState } from "#app/rooms/people/organisation.lifecycle.ts";
import type { LegalForm } from "#app/rooms/people/organisation.ts";
import type { InvitationTimes, Member } from "#app/rooms/people/team.ts";

export type OrganisationSubject = {
  readonly id: string;
  readonly state: OrganisationState;
  readonly version: number;
  /** another has its number already */
  readonly taken: boolean;
  readonly team: readonly Member[];
  readonly invitations: readonly (InvitationTimes & {
    readonly id: string;
    readonly role: MembershipRole;
    /** it was sent to the address of whoever acts, and they hold its link */
    readonly toActor: boolean;
    /** it was sent to the address that is now being invited */
    readonly toAddressee: boolean;
  })[];
  /** Whoever is being invited: their address is for the row and never for the journal. */
  readonly addressee: { readonly email: string; readonly secretHash: string; readonly member: boolean } | null;
};

export type OrganisationEvent =
  | {
      type: "OrganisationRegistered";
      name: string;
      number: string;
      legalForm: LegalForm;
      municipalityCode: string | null;
      address: string;
      /** whoever registers it becomes its first signatory; false when the office does */
      founds: boolean;
    }
  | { type: "PersonInvited"; invitationId: string; role: MembershipRole; expiresAt: Date }
  | { type: "InvitationTakenBack"; invitationId: string }
  | { type: "InvitationAccepted"; invitationId: string; personId: string; role: MembershipRole }
  | { type: "RoleChanged"; personId: string; role: MembershipRole }
  | { type: "PersonRemoved"; personId: string }
  | { type: "PersonLeft"; personId: string };
