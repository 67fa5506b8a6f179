import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { addPerson, endRole, giveRole, type HeldRole } from "#app/rooms/people/commands/keep-roles.ts";
import { municipalities, type PersonHead, personHead } from "#app/rooms/people/queries/people.server.ts";
import type { NewPerson, PersonRolesForm } from "#app/rooms/people/role.forms.ts";
import { type PersonCommand, personLifecycle } from "#app/rooms/people/role.lifecycle.ts";
import { heldToday, loadNewPerson, personKind, personRelations } from "#app/rooms/people/role.store.server.ts";

/** Who may do what, from which day to which: kept by administrators, never their own. */
export type { HeldRole } from "#app/rooms/people/commands/keep-roles.ts";

export { heldToday };
export const today = () => localDate(now());

type Answer<Value> = Promise<Result<Value, GateRefusal | "role-not-given">>;

export type PersonPage = PersonHead & {
  readonly held: readonly (HeldRole & { readonly standing: "now" | "coming" | "ended" })[];
  readonly may: readonly PersonCommand[];
  readonly today: string;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
};

/** One person for an administrator; null for everybody else. */
export async function personPage(actor: Actor, id: string): Promise<PersonPage | null> {
  const relations = personRelations({ id }, actor);
  const head = relations.length > 0 ? await personHead(id) : null;
  if (!head) return null;
  const day = today();
  return {
    ...head,
    held: head.roles.map((role) => ({
      ...role,
      standing: role.to !== null && role.to < day ? "ended" : role.from > day ? "coming" : "now",
    })),
    may: openCommands(personLifecycle, "known", relations),
    today: day,
    municipalities: await municipalities(),
  };
}

/** Somebody who is to have a role. Whoever has the address already gets the role and keeps their name. */
export async function addPersonWithRole({ actor, form }: { actor: Actor; form: NewPerson }): Answer<string | undefined> {
  const id = newId(now());
  return execute({
    kind: personKind(form),
    command: ({ state }) => (state === "absent" ? ("add-person" as const) : ("give-role" as const)),
    actor,
    id,
    load: (tx) => loadNewPerson(tx, id, form.email),
    decide: (subject) => {
      const decided = subject.state === "absent" ? addPerson(subject, form) : giveRole(subject, form);
      return decided.ok ? accept({ ...decided.value, value: subject.id }) : decided;
    },
  });
}

export const changeRoles = ({ actor, id, form }: { actor: Actor; id: string; form: PersonRolesForm }): Answer<unknown> =>
  execute({
    kind: personKind(null),
    command: form.command,
    actor,
    id,
    decide: (subject, at) => (form.command === "give-role" ? giveRole(subject, form) : endRole(subject, form, localDate(at.now))),
  });
