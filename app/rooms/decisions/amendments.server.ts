import type { DrumDocument } from "#app/documents/document.ts";
import { type Actor, system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import { officeSees } from "#app/rooms/applications/visibility.server.ts";
import { agreementOfChange } from "#app/rooms/decisions/agreements.server.ts";
import {
  type AmendedDecision,
  absentAmendment,
  amendedDecision,
  amendmentKind,
  amendmentRelations,
  asOnAgenda,
} from "#app/rooms/decisions/amendment.store.server.ts";
import { type AmendmentContent, inForceAfter } from "#app/rooms/decisions/amendment.ts";
import {
  releaseAmendment as carryOut,
  proposeAmendment as judgeProposal,
  quashAmendment as judgeQuashing,
  type ProposeRefusal,
} from "#app/rooms/decisions/commands/amend.ts";
import type { Release } from "#app/rooms/decisions/commands/release.ts";
import { amendmentLetters, reviveDocument } from "#app/rooms/decisions/decisions.server.ts";
import {
  type AmendmentOfCase,
  amendmentsOfCase,
  decisionOfApplication,
  releasedAmendment,
} from "#app/rooms/decisions/queries/amendments.server.ts";
import { reading } from "#app/rooms/decisions/queries/meetings.server.ts";
import { roomIn } from "#app/rooms/money/ledger.ts";
import type { Language } from "#app/texts/language.ts";

/** Later decisions about a decision: proposed by the office, decided at a meeting, sent out when its minutes are adjusted. */
export type { AmendmentOfCase } from "#app/rooms/decisions/queries/amendments.server.ts";

type Answer<Code extends string> = Promise<Result<unknown, Code | GateRefusal>>;

export type AmendmentPage = {
  readonly decision: Pick<AmendedDecision, "outcome" | "now" | "year" | "standing"> & {
    readonly paidOre: bigint;
    readonly leftOre: bigint;
  };
  readonly chain: readonly AmendmentOfCase[];
  readonly mayPropose: boolean;
};

/** The decision on a case as it stands, with what has been proposed and decided about it since; null before it is released. */
export async function amendmentPage(actor: Actor, applicationId: string): Promise<AmendmentPage | null> {
  const decisionId = await decisionOfApplication(applicationId, officeSees(actor));
  const decision = decisionId && (await amendedDecision(reading, decisionId, false));
  if (!decision) return null;
  const { outcome, now, year, standing, money } = decision;
  return {
    decision: {
      outcome,
      now,
      year,
      standing,
      paidOre: sum((money?.paid ?? []).map((part) => part.amountOre)),
      leftOre: roomIn(money?.pots ?? []),
    },
    chain: await amendmentsOfCase(applicationId),
    mayPropose:
      amendmentRelations(decision, actor).includes("officer") && standing === "holds" && !now.withdrawn && !decision.openProposal,
  };
}

/** What has been decided about a case after the first decision; the caller has shown that the reader may see it. */
export const releasedAmendments = async (applicationId: string): Promise<AmendmentOfCase[]> =>
  (await amendmentsOfCase(applicationId)).filter((one) => one.state === "released" || one.state === "quashed");

export const laterDecisions = amendmentsOfCase;

/** The letter of a later decision in the reader's language; null - the same as none - before it is released. */
export async function amendmentFor(
  actor: Actor,
  applicationId: string,
  id: string,
  language: Language,
): Promise<{ number: string; document: DrumDocument } | null> {
  const row = await releasedAmendment(actor, applicationId, id);
  return row && { number: row.number, document: reviveDocument(row.document[language]) };
}

export async function proposeAmendment(order: {
  actor: Actor;
  applicationId: string;
  content: AmendmentContent;
}): Answer<ProposeRefusal> {
  const decisionId = await decisionOfApplication(order.applicationId, officeSees(order.actor));
  if (!decisionId) return refuse("not-found");
  return execute({
    kind: amendmentKind,
    command: "propose",
    actor: order.actor,
    id: newId(),
    load: absentAmendment(decisionId),
    decide: (subject) => judgeProposal(subject.decision, order.content),
  });
}

/** While no agenda has it. */
export const takeBackAmendment = ({ actor, id, version }: { actor: Actor; id: string; version: number }): Answer<"on-agenda"> =>
  execute({
    kind: amendmentKind,
    command: "take-back",
    actor,
    id,
    version,
    decide: (subject) =>
      subject.itemId === null ? accept({ events: [{ type: "AmendmentTakenBack" as const }] }) : refuse("on-agenda" as const),
  });

/** What the machine does after adjusting, once: money, register, letter, and word to the team. */
export async function releaseAmendment(id: string): Promise<void> {
  let letters: { sv: DrumDocument; en: DrumDocument } | null = null;
  let agreement: Release["agreement"] = null;
  const done = await execute({
    kind: amendmentKind,
    command: "release",
    actor: system,
    id,
    load: async (own, of) => {
      const subject = await amendmentKind.load(own, of);
      letters = await amendmentLetters(own, of);
      agreement = subject?.meetingAdjusted ? await agreementOfChange(own, subject) : null;
      return subject;
    },
    decide: (subject, at) => {
      if (!subject.content || !letters) return refuse("not-adjusted" as const);
      const about = { ...asOnAgenda(subject, subject.content), ...subject, intended: subject.decision.intended };
      const dated = { sv: { ...letters.sv, issuedAt: at.now }, en: { ...letters.en, issuedAt: at.now } };
      const to = { ...about, content: subject.content, decisionId: subject.decision.decisionId };
      const built = carryOut(to, canonical(dated), agreement);
      if (!built.ok) return built;
      const { decisionId, team } = subject.decision;
      return accept({
        ...built.value,
        follow: [
          ...team.map((personId) => ({
            kind: "decision-news-mail",
            payload: { decisionId, personId },
            dedupeKey: `decision-news-mail:${id}:${personId}`,
          })),
          ...(agreement ? [{ kind: "agreement-asked", payload: { agreementId: id }, dedupeKey: `agreement-asked:${id}` }] : []),
        ],
      });
    },
  });
  // Declined by the meeting, or already out: nothing is left to do.
  if (!done.ok && done.refusal.code !== "not-in-this-state")
    throw new Error(`a later decision could not be released: ${done.refusal.code}`);
}

/** What follows from a court's annulment of a later decision, once: what was in force before it is in force again. */
export async function quashAmendment(id: string): Promise<void> {
  const done = await execute({
    kind: amendmentKind,
    command: "quash",
    actor: system,
    id,
    decide: ({ decision, basis }) => {
      const { first, released, standing, decisionId, callId, now, money, later } = decision;
      const then = inForceAfter(
        first,
        released.filter((one) => one.id !== id),
      );
      return judgeQuashing({ decisionId, callId, basis, holds: standing === "holds", first, now, then, money, later });
    },
  });
  // Declined by the meeting, or already undone: nothing is left to do.
  if (!done.ok && done.refusal.code !== "not-in-this-state")
    throw new Error(`an annulled later decision could not be undone: ${done.refusal.code}`);
}
