import type { Role } from "#app/gate/actor.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { GivenRole, NewPerson } from "#app/rooms/people/role.forms.ts";
import type { PersonState } from "#app/rooms/people/role.lifecycle.ts";

export type HeldRole = {
  readonly role: Role;
  readonly municipality: string | null;
  readonly from: LocalDate;
  /** the last day it is held; null: until further notice */
  readonly to: LocalDate | null;
};

export type PersonEvent =
  | { readonly type: "PersonAdded" }
  | { readonly type: "RoleGiven"; readonly held: HeldRole }
  | { readonly type: "RoleEnded"; readonly role: Role; readonly to: LocalDate };

export type PersonSubject = {
  readonly id: string;
  readonly state: PersonState;
  readonly version: number;
  readonly roles: readonly HeldRole[];
  /** codes of the municipalities there are */
  readonly municipalities: readonly string[];
};

type Answer = Result<{ events: PersonEvent[] }, "role-not-given">;
const no = (fields: Record<string, string>) => refuse("role-not-given", { fields });

/** A role is held once at a time. One that has ended can be given again; the journal keeps when it was held before. */
export function giveRole(subject: PersonSubject, wanted: GivenRole): Answer {
  if (wanted.municipality && !subject.municipalities.includes(wanted.municipality))
    return no({ municipality: "chooseMunicipality" });
  const before = subject.roles.find(({ role }) => role === wanted.role);
  if (before && (before.to === null || before.to >= wanted.from)) return no({ role: "roleHeld" });
  const { role, from, to } = wanted;
  return accept({ events: [{ type: "RoleGiven", held: { role, municipality: wanted.municipality || null, from, to } }] });
}

export function addPerson(subject: PersonSubject, wanted: NewPerson): Answer {
  const given = giveRole(subject, wanted);
  return given.ok ? accept({ events: [{ type: "PersonAdded" }, ...given.value.events] }) : given;
}

/** The last day stands in the past when somebody is to lose a role at once; never before the first. */
export function endRole(subject: PersonSubject, wanted: { ended: Role; lastDay: LocalDate }, today: LocalDate): Answer {
  const held = subject.roles.find(({ role }) => role === wanted.ended);
  if (!held || (held.to !== null && held.to < today)) return no({ ended: "roleNotHeld" });
  if (wanted.lastDay < held.from) return no({ lastDay: "beforeFirstDay" });
  return accept({ events: [{ type: "RoleEnded", role: wanted.ended, to: wanted.lastDay }] });
}
