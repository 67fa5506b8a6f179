import type { Actor } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { newId } from "#app/platform/id.server.ts";
import { factsOf, type InterestForm } from "#app/rooms/assessment/interest.forms.ts";
import { type InterestEvent, interestKind, loadPerson } from "#app/rooms/assessment/interest.store.server.ts";
import type { InterestFacts } from "#app/rooms/assessment/interest.ts";
import { interestsOf, type PersonsInterests } from "#app/rooms/assessment/queries/interests.server.ts";
import { type Municipality, municipalities } from "#app/rooms/people/people.server.ts";

export type { Interest, PersonsInterests } from "#app/rooms/assessment/queries/interests.server.ts";

export type InterestsPage = { readonly person: PersonsInterests; readonly municipalities: readonly Municipality[] };

/** One person's ties with what there is to choose among; null when the reader has nothing to do with them. */
export async function interestsPage(actor: Actor, personId: string): Promise<InterestsPage | null> {
  const [person, all] = await Promise.all([interestsOf(actor, personId), municipalities()]);
  return person && { person, municipalities: all };
}

const hidden = ({ organisationName, organisationNumber, note, ...open }: InterestFacts) => ({
  ...open,
  organisationName: new Undisclosed(organisationName),
  organisationNumber: new Undisclosed(organisationNumber),
  note: new Undisclosed(note),
});

/** Tells of a tie, corrects it or takes away what was wrong. A tie decides nothing: it is what a conflict of interest is proposed from. */
export async function keepInterest(order: {
  readonly actor: Actor;
  readonly personId: string;
  readonly form: InterestForm;
}): Promise<Result<undefined, GateRefusal | "unknown-municipality">> {
  const { actor, personId, form } = order;
  if (form.command !== "remove" && form.kind === "municipality") {
    const known = (await municipalities()).some(({ code }) => code === form.municipality);
    if (!known) return refuse("unknown-municipality", { fields: { municipality: "chooseMunicipality" } });
  }
  const happened = (event: InterestEvent) => (): Result<Decision<InterestEvent, undefined>, never> => accept({ events: [event] });
  const kind = interestKind(personId);
  if (form.command === "tell")
    return execute({
      kind,
      command: "tell",
      actor,
      id: newId(),
      load: loadPerson(personId),
      decide: happened({ type: "InterestTold", personId, facts: hidden(factsOf(form)) }),
    });
  return execute({
    kind,
    command: form.command,
    actor,
    id: form.interest,
    version: form.version,
    decide: happened(
      form.command === "remove" ? { type: "InterestRemoved" } : { type: "InterestCorrected", facts: hidden(factsOf(form)) },
    ),
  });
}
