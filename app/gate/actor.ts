import type { Language } from "#app/texts/language.ts";

export const roles = [
  "officer",
  "assessor",
  "secretary",
  "board-member",
  "board-chair",
  "board-substitute",
  "adjunct",
  "preparation-chair",
  "preparation-member",
  "controller",
  "auditor",
  "admin",
] as const;
export type Role = (typeof roles)[number];
export type MembershipRole = "editor" | "reader" | "signatory";

/** Who asks. Carried by every read and every command; a role alone opens nothing, relations to the case do. */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly memberships: readonly { readonly organisationId: string; readonly role: MembershipRole }[];
};

/** The machine itself: opens checks, releases letters after adjusting, never decides (KL 6:38). */
export const system: Actor = { personId: "", name: "Drum", language: "sv", roles: [], memberships: [] };

export const isSystem = (actor: Actor) => actor.personId === "";
export const hasRole = (actor: Actor, ...wanted: Role[]) => wanted.some((role) => actor.roles.includes(role));
export const isStaff = (actor: Actor) => hasRole(actor, "officer", "secretary", "controller", "auditor", "admin");
export const isBoard = (actor: Actor) => hasRole(actor, "board-member", "board-chair", "board-substitute", "adjunct");
/** Of the beredning, which recommends to the board; its members need not be elected (KL 6:43). */
export const isPreparing = (actor: Actor) => hasRole(actor, "preparation-chair", "preparation-member");
