import type { Actor } from "#app/gate/actor.ts";
import { system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import { withinLimit } from "#app/platform/rate-limit.server.ts";
import { hashSecret, linkSecret } from "#app/platform/secrets.server.ts";
import { ask, askAgain, answer as decideAnswer, type TypedAnswer, takeBack } from "#app/rooms/applications/commands/confirm.ts";
import { confirmationByLink, confirmationOfTeam, newConfirmation } from "#app/rooms/applications/confirmation.store.server.ts";
import { type PartnerView, questionByLink } from "#app/rooms/applications/queries/confirmations.server.ts";
import { surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { origin, stateForTeam } from "#app/rooms/applications/queries/team.server.ts";

export type { PartnerView } from "#app/rooms/applications/queries/confirmations.server.ts";

/** The secret of a confirmation's link: always the same, so that a link sent twice is one link, and kept nowhere. */
export const confirmationSecret = (id: string): string => linkSecret(`confirmation ${id}`);

/** Pressed twice, the second press finds the question asked and is answered with the same. */
export async function askForConfirmation(order: {
  actor: Actor;
  id: string;
  row: string;
  name: string;
  email: string;
}): Promise<
  Result<null, GateRefusal | "too-many" | "call-closed" | "row-gone" | "period-missing" | "rows-incomplete" | "not-used">
> {
  const { actor, id, row, name, email } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  if (!(await withinLimit("confirmation-per-person", actor.personId))) return refuse("too-many");
  const { rules } = await surroundingsOf(begun.callId, begun.rulesVersion, begun.step);
  const confirmationId = newId();
  const outcome = await execute({
    kind: newConfirmation(id),
    command: "ask",
    actor,
    id: confirmationId,
    decide: (subject, at) =>
      ask(subject, at, {
        row,
        contact: { name, email },
        rules,
        language: actor.language,
        tokenHash: hashSecret(confirmationSecret(confirmationId)),
      }),
  });
  if (outcome.ok) return accept(null);
  const { refusal } = outcome;
  return refusal.code === "already-asked" ? accept(null) : { ok: false, refusal: { ...refusal, code: refusal.code } };
}

type Following = { actor: Actor; id: string; confirmationId: string };

export async function askForConfirmationAgain({
  actor,
  id,
  confirmationId,
}: Following): Promise<Result<null | undefined, GateRefusal | "too-many" | "call-closed">> {
  if (!(await stateForTeam(actor, id))) return refuse("not-found");
  if (!(await withinLimit("confirmation-per-person", actor.personId))) return refuse("too-many");
  const tokenHash = hashSecret(confirmationSecret(confirmationId));
  return execute({
    kind: confirmationOfTeam(id),
    command: "ask-again",
    actor,
    id: confirmationId,
    decide: (subject, at) => askAgain(subject, at, tokenHash),
  });
}

export const takeConfirmationBack = ({ actor, id, confirmationId }: Following): Promise<Result<null | undefined, GateRefusal>> =>
  execute({ kind: confirmationOfTeam(id), command: "take-back", actor, id: confirmationId, decide: takeBack });

/** What a link leads to, for whoever holds it. */
export async function partnerView(token: string, network: string): Promise<PartnerView | { readonly is: "too-many" }> {
  if (!(await withinLimit("link-per-network", network))) return { is: "too-many" };
  return questionByLink(hashSecret(token));
}

/** The holder of the link is nobody that Drum knows: the journal says that it was answered, and the row by whom. */
export async function answerConfirmation(order: {
  token: string;
  network: string;
  yes: boolean;
  typed: TypedAnswer;
}): Promise<Result<null | undefined, GateRefusal | "too-many" | "application-sent" | "confirmation-expired">> {
  const { token, network, yes, typed } = order;
  if (!(await withinLimit("link-per-network", network))) return refuse("too-many");
  return execute({
    kind: confirmationByLink(hashSecret(token)),
    command: yes ? "confirm" : "decline",
    actor: system,
    id: "",
    decide: (subject, at) => decideAnswer(subject, at, typed),
  });
}
