import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { caseForOffice, sealedCase } from "#app/rooms/applications/applications.server.ts";
import { advisoriesOfCase } from "#app/rooms/assessment/advisories.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import {
  type DelegationRefusal,
  decideOnDelegation as judgeDecision,
  proposeDelegation as judgeProposal,
} from "#app/rooms/decisions/commands/delegate.ts";
import { delegatedMinutes } from "#app/rooms/decisions/delegated-minutes.ts";
import { type DelegationCommand, delegationLifecycle } from "#app/rooms/decisions/delegation.lifecycle.ts";
import { absentMatter, delegationKind, delegationRelations } from "#app/rooms/decisions/delegation.store.server.ts";
import { type DelegatedContent, type DelegationRule, rulesFor } from "#app/rooms/decisions/delegation.ts";
import * as queries from "#app/rooms/decisions/queries/delegations.server.ts";
import { maySeeMeetings } from "#app/rooms/decisions/queries/meetings.server.ts";
import { currentWordings } from "#app/rooms/decisions/queries/wordings.server.ts";
import { shippedWordings } from "#app/rooms/decisions/wording.ts";
import order from "#data/delegation-order.json";

/** Decisions on delegation (KL 6:37-40, 7:5-8): prepared, decided by a person, told to the board. */
export type { MatterLine } from "#app/rooms/decisions/queries/delegations.server.ts";

/** The delegation order of this installation. */
export const delegationOrder: readonly DelegationRule[] = order.rules.map(({ maxKr, ...rule }) => ({
  ...rule,
  role: rule.role as DelegationRule["role"],
  maxOre: kronor(maxKr),
}));

type Answer<Code extends string> = Promise<Result<unknown, Code | GateRefusal>>;

export const mattersFor = async (actor: Actor): Promise<queries.MatterLine[] | null> =>
  maySeeMeetings(actor) ? queries.matters(actor) : null;

export async function matterFor(
  actor: Actor,
  id: string,
): Promise<{ matter: queries.Matter; rule: DelegationRule | null; may: readonly DelegationCommand[] } | null> {
  const matter = maySeeMeetings(actor) ? await queries.matterWithId(actor, id) : null;
  if (!matter) return null;
  const about = { callKind: matter.callKind, requestedOre: matter.requestedOre };
  const subject = { about, organisationId: matter.organisationId, barred: await queries.barredFrom(matter.applicationId) };
  return {
    matter,
    rule: delegationOrder.find((rule) => rule.number === matter.rule) ?? null,
    may: openCommands(delegationLifecycle, matter.state, delegationRelations(delegationOrder)(subject, actor)),
  };
}

/** The whole application of a matter, as it was sealed, with what the office and others have said of it: what a delegate decides on. */
export async function delegatedApplication(actor: Actor, id: string) {
  const known = await matterFor(actor, id);
  if (!known) return null;
  const { applicationId } = known.matter;
  const [sealed, advised] = await Promise.all([sealedCase(actor, applicationId), advisoriesOfCase(actor, applicationId)]);
  return sealed && { matter: known.matter, sealed, advised };
}

export type Power = DelegationRule & { readonly holders: readonly string[] };

/** The delegation order with those who hold each power today; for those who read of meetings. */
export async function delegationPowers(actor: Actor): Promise<Power[] | null> {
  if (!maySeeMeetings(actor)) return null;
  const today = localDate(now());
  return Promise.all(delegationOrder.map(async (rule) => ({ ...rule, holders: await queries.holdersOf(rule.role, today) })));
}

export type CaseDelegation = {
  readonly number: string;
  readonly title: string;
  readonly requestedOre: bigint;
  /** the point of the order that covers the case; null when the board decides */
  readonly rule: DelegationRule | null;
  /** it is weighed against others in an allocation, which only the board decides */
  readonly inAllocation: boolean;
  readonly matters: readonly queries.Matter[];
};

/** What the office may prepare of a case; null for who may not see it. */
export async function caseDelegation(actor: Actor, applicationId: string): Promise<CaseDelegation | null> {
  const kase = await caseForOffice(actor, applicationId);
  if (!kase) return null;
  const { number, title, requestedOre, callId } = kase.facts;
  const callKind = (await callById(callId))?.kind ?? "";
  return {
    number: number ?? "",
    title,
    requestedOre: requestedOre ?? 0n,
    rule: rulesFor(delegationOrder, callKind, requestedOre ?? 0n)[0] ?? null,
    inAllocation: await queries.isInAllocation(applicationId),
    matters: await queries.mattersOfCase(applicationId),
  };
}

export const proposeDelegation = ({
  actor,
  applicationId,
  content,
}: {
  actor: Actor;
  applicationId: string;
  content: DelegatedContent;
}): Answer<DelegationRefusal> => {
  const at = now();
  return execute({
    kind: delegationKind(delegationOrder, at),
    command: "propose",
    actor,
    id: newId(),
    load: absentMatter(applicationId, at),
    decide: (subject) => judgeProposal(subject.about, content, delegationOrder),
  });
};

type OnMatter = { readonly actor: Actor; readonly id: string; readonly version: number };

export const takeBackDelegation = (on: OnMatter): Answer<never> =>
  execute({
    kind: delegationKind(delegationOrder, now()),
    command: "take-back",
    ...on,
    decide: () => accept({ events: [{ type: "DelegationTakenBack" as const }] }),
  });

export const handBackDelegation = ({ reason, ...on }: OnMatter & { reason: string }): Answer<never> =>
  execute({
    kind: delegationKind(delegationOrder, now()),
    command: "hand-back",
    ...on,
    decide: () => accept({ events: [{ type: "DelegationHandedBack" as const, reason }] }),
  });

/** A person decides: the minutes are written and sealed, the money is set aside, and the letter goes out as after an adjusted meeting. */
export async function decideOnDelegation({
  content,
  ...on
}: OnMatter & { content: DelegatedContent }): Answer<DelegationRefusal> {
  const kind = delegationKind(delegationOrder, now());
  let words = shippedWordings;
  return execute({
    kind,
    command: "decide",
    ...on,
    load: async (tx, id) => {
      words = await currentWordings(tx);
      return kind.load(tx, id);
    },
    decide: (subject, at) => {
      const ids = { decisionId: newId(), meetingId: newId(), itemId: newId() };
      const { paragraph, year, about } = subject;
      const judged = judgeDecision(about, content, delegationOrder, {
        ...ids,
        basis: `delegationsbeslut § ${paragraph}/${year}`,
      });
      if (!judged.ok) return judged;
      const { rule, tranches, ledger } = judged.value;
      const document = canonical(
        delegatedMinutes({
          paragraph,
          year,
          body: rule.body,
          delegate: on.actor.name,
          rule: rule.number,
          about,
          content,
          at: at.now,
          organisation: { name: installation.name, address: installation.address },
          demo: subject.demo,
          words,
        }),
      );
      return accept({
        events: [
          {
            type: "DecidedOnDelegation" as const,
            rule: rule.number,
            body: rule.body,
            ...ids,
            paragraph,
            tranches,
            ledger,
            document,
            sha256: sha256(document),
            ...content,
          },
        ],
        follow: [
          {
            kind: "decision-release",
            payload: { decisionId: ids.decisionId },
            dedupeKey: `decision-release:${ids.decisionId}`,
          },
        ],
      });
    },
  });
}
