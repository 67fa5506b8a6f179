import { type Actor, hasRole } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import type { LineChange } from "#app/rooms/allocation/allocation.events.ts";
import { type AllocationCommand, type AllocationState, allocationLifecycle } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationKind, loadForOpening, relationsTo } from "#app/rooms/allocation/allocation.store.server.ts";
import { type Candidate, type FundRoom, type Line, purposesOf } from "#app/rooms/allocation/allocation.ts";
import { adjust } from "#app/rooms/allocation/commands/adjust.ts";
import { judgeProposal, rankingChanged } from "#app/rooms/allocation/commands/propose.ts";
import { allocationByCall, conflictedInCall, partlyDecided, roomsNow } from "#app/rooms/allocation/queries/allocations.server.ts";
import { submittedTo, type WeighedApplication } from "#app/rooms/allocation/queries/applications.server.ts";
import { nodesById } from "#app/rooms/allocation/queries/nodes.server.ts";
import { adoptedScenario } from "#app/rooms/allocation/queries/scenarios.server.ts";
import { reasonInWords } from "#app/rooms/allocation/reasons.ts";
import { type Suggestion, walk } from "#app/rooms/allocation/walk.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import type { Bilingual } from "#app/texts/language.ts";

export { allocationLocked } from "#app/rooms/allocation/allocation.store.server.ts";
export { perYearOf } from "#app/rooms/allocation/per-year.store.server.ts";
export {
  allocationById,
  type ProposedAllocation,
  proposalsWaiting,
  roomsOfCall,
  type StoredAllocation,
} from "#app/rooms/allocation/queries/allocations.server.ts";
export { submittedTo, type WeighedApplication } from "#app/rooms/allocation/queries/applications.server.ts";
export { moveAllocation } from "#app/rooms/allocation/settlement.store.server.ts";

type Weighed = {
  call: CallWithRules;
  candidates: Candidate[];
  applications: WeighedApplication[];
  funds: FundRoom[];
  owed: number;
};

/** What the allocation weighs, as this reader may see it: ranking, sums per year, pots. */
async function weigh(actor: Actor, callId: string): Promise<Weighed | null> {
  const ranking = await rankingOfCall(actor, callId);
  if (!ranking) return null;
  const [applications, funds] = await Promise.all([submittedTo(actor, callId), roomsNow(callId)]);
  const standings = new Map(
    [...ranking.ranking.ranked, ...ranking.ranking.unranked].map((standing) => [standing.contender.applicationId, standing]),
  );
  const candidates = applications.flatMap((application): Candidate[] => {
    const standing = standings.get(application.applicationId);
    if (!standing) return [];
    const { applicationId, requestedOre, perYear } = application;
    return [{ applicationId, rank: standing.rank, total: standing.total, unranked: standing.unranked, requestedOre, perYear }];
  });
  return { call: ranking.call, candidates, applications, funds, owed: ranking.owed };
}

type Plain = Suggestion & { reason: string };

const plainProposal = ({ candidates, funds, call }: Pick<Weighed, "candidates" | "funds" | "call">): Plain[] =>
  walk(candidates, funds).map((suggestion) => {
    const candidate = candidates.find((item) => item.applicationId === suggestion.applicationId) as Candidate;
    return { ...suggestion, reason: reasonInWords(suggestion.why, candidate, call.rules) };
  });

const asLines = (plain: readonly Plain[], candidates: readonly Candidate[]): Line[] =>
  plain.map(({ applicationId, proposal, amountOre, purpose, reason }) => {
    const candidate = candidates.find((item) => item.applicationId === applicationId) as Candidate;
    return { applicationId, rank: candidate.rank, score: candidate.total, proposal, amountOre, purpose, reason };
  });

export type AllocationRow = WeighedApplication & {
  readonly line: Line | null;
  readonly rank: number | null;
  readonly area: string | null;
};

export type AllocationPage = {
  readonly call: { readonly id: string; readonly number: string; readonly title: Bilingual; readonly decimals: number };
  readonly id: string | null;
  readonly state: AllocationState;
  readonly version: number;
  readonly may: readonly AllocationCommand[];
  readonly rows: readonly AllocationRow[];
  readonly funds: readonly FundRoom[];
  readonly purposes: readonly { readonly key: string; readonly name: Bilingual }[];
  readonly areas: readonly { readonly id: string; readonly title: Bilingual }[];
  /** the reader has a conflict in the call: some applications are not shown */
  readonly partial: boolean;
  /** the board has decided on some of the lines, or all */
  readonly decided: boolean;
  /** the frozen scenario that the lines were last made from; `changed`: amounts have been changed by hand since */
  readonly scenario: { readonly id: string; readonly name: string; readonly changed: boolean } | null;
  readonly stale: boolean;
};

/** "Tillväxtmedel 2027" → "Tillväxtmedel": the purpose's own name is the fund's without its year. */
const withoutYear = (name: Bilingual): Bilingual => ({
  sv: name.sv.replace(/\s*\b20\d\d\b/, ""),
  en: name.en.replace(/\s*\b20\d\d\b/, ""),
});

export async function allocationPage(actor: Actor, callId: string): Promise<AllocationPage | null> {
  if (!hasRole(actor, "officer")) return null;
  const weighed = await weigh(actor, callId);
  if (!weighed) return null;
  const [allocation, conflicted] = await Promise.all([allocationByCall(callId), conflictedInCall(callId)]);
  const lines = new Map((allocation?.lines ?? []).map((line) => [line.applicationId, line]));
  const candidates = new Map(weighed.candidates.map((candidate) => [candidate.applicationId, candidate]));
  const areaNodes = await nodesById(
    weighed.applications.flatMap((application) => application.shares.map((share) => share.node)),
    weighed.call.rules.frameworks[0]?.framework ?? "",
  );
  const mainArea = (application: WeighedApplication) =>
    application.shares.filter((share) => areaNodes.has(share.node)).toSorted((a, b) => b.basisPoints - a.basisPoints)[0]?.node ??
    null;
  const rows = weighed.applications.map((application) => ({
    ...application,
    line: lines.get(application.applicationId) ?? null,
    rank: lines.get(application.applicationId)?.rank ?? candidates.get(application.applicationId)?.rank ?? null,
    area: mainArea(application),
  }));
  const partial = conflicted.includes(actor.personId);
  const state = allocation?.state ?? "absent";
  const decided = allocation !== null && (await partlyDecided(allocation.id));
  const adopted = allocation && (await adoptedScenario(allocation.id));
  return {
    call: { id: weighed.call.id, number: weighed.call.number, title: weighed.call.title, decimals: weighed.call.rules.decimals },
    id: allocation?.id ?? null,
    state,
    version: allocation?.version ?? 0,
    // What the board has decided in part is not opened again: the button would only lead to a refusal.
    may: openCommands(allocationLifecycle, state, relationsTo({ conflicted }, actor)).filter(
      (command) => command !== "reopen" || !decided,
    ),
    decided,
    scenario:
      adopted && !partial
        ? {
            id: adopted.id,
            name: adopted.name,
            changed: rows.some((row) => (row.line?.amountOre ?? 0n) !== (adopted.amounts.get(row.number) ?? 0n)),
          }
        : null,
    rows: rows.toSorted(
      (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.number < b.number ? -1 : 1),
    ),
    funds: weighed.funds,
    purposes: purposesOf(weighed.funds).map((key) => ({
      key,
      name: withoutYear((weighed.funds.find((fund) => fund.purpose === key) as FundRoom).name),
    })),
    areas: [...areaNodes].map(([id, title]) => ({ id, title })),
    partial,
    stale: !partial && state === "open" && allocation !== null && rankingChanged(allocation.lines, weighed.candidates),
  };
}

type Answer<Code extends string> = Promise<Result<undefined, Code | GateRefusal>>;

const complete = (weighed: Weighed): Result<Weighed, "own-assessment-first" | "no-ranking"> => {
  if (weighed.owed > 0 || weighed.candidates.length < weighed.applications.length) return refuse("own-assessment-first");
  return weighed.candidates.length === 0 ? refuse("no-ranking") : accept(weighed);
};

/** The lines of the plain walk as it would be made now; null when the reader may not. */
export async function walkedLines(
  actor: Actor,
  callId: string,
): Promise<Result<Line[], "own-assessment-first" | "no-ranking"> | null> {
  const weighed = hasRole(actor, "officer") ? await weigh(actor, callId) : null;
  if (!weighed) return null;
  const whole = complete(weighed);
  return whole.ok ? accept(asLines(plainProposal(weighed), weighed.candidates)) : whole;
}

/** The first proposal: the plain walk down the ranking with its reasons in words. */
export async function openAllocation(order: { actor: Actor; callId: string }): Answer<"own-assessment-first" | "no-ranking"> {
  const { actor, callId } = order;
  const weighed = hasRole(actor, "officer") ? await weigh(actor, callId) : null;
  if (!weighed) return refuse("not-found");
  return execute({
    kind: allocationKind,
    command: "open",
    actor,
    id: newId(),
    load: loadForOpening(callId),
    decide: () => {
      const whole = complete(weighed);
      if (!whole.ok) return whole;
      return accept({
        events: [{ type: "AllocationOpened" as const, callId, lines: asLines(plainProposal(weighed), weighed.candidates) }],
      });
    },
  });
}

type OnAllocation = { actor: Actor; callId: string; version: number };

const stored = async ({ actor, callId }: OnAllocation) => {
  if (!hasRole(actor, "officer")) return null;
  const [allocation, weighed] = await Promise.all([allocationByCall(callId), weigh(actor, callId)]);
  return allocation && weighed ? { allocation, weighed } : null;
};

export async function restartAllocation(order: OnAllocation): Answer<"own-assessment-first" | "no-ranking"> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  return execute({
    kind: allocationKind,
    command: "restart",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: () => {
      const whole = complete(found.weighed);
      if (!whole.ok) return whole;
      return accept({
        events: [
          { type: "AllocationRestarted" as const, lines: asLines(plainProposal(found.weighed), found.weighed.candidates) },
        ],
      });
    },
  });
}

export async function adjustAllocation(
  order: OnAllocation & { lines: readonly Omit<LineChange, "proposal">[] },
): Answer<"faulty-lines" | "nothing-changed"> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  const plain = plainProposal(found.weighed);
  const wanted = order.lines.map((line): LineChange => ({ ...line, proposal: line.amountOre > 0n ? "grant" : "reject" }));
  return execute({
    kind: allocationKind,
    command: "adjust",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: (subject) => adjust(subject.lines, wanted, found.weighed.candidates, plain),
  });
}

type ProposeRefusal =
  | "own-assessment-first"
  | "no-ranking"
  | "ranking-has-changed"
  | "not-yet-assessed"
  | "line-without-reason"
  | "more-than-requested"
  | "not-eligible"
  | "no-fund-for-year"
  | "over-pot"
  | "nothing-to-propose";

/** Freezes what the proposal rests on: ranking, pots and the version of the rules. */
export async function proposeAllocation(order: OnAllocation): Answer<ProposeRefusal> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  const { weighed } = found;
  return execute({
    kind: allocationKind,
    command: "propose",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: (subject) => {
      const whole = complete(weighed);
      if (!whole.ok) return whole;
      const plainReasons = new Map(plainProposal(weighed).map((plain) => [plain.applicationId, plain.reason]));
      const judged = judgeProposal(subject.lines, weighed.candidates, weighed.funds, plainReasons);
      if (!judged.ok) return judged;
      const input = canonical({
        ranking: weighed.candidates,
        funds: weighed.funds,
        rulesVersion: weighed.call.rulesVersion,
        tranches: Object.fromEntries(judged.value.tranches),
      });
      return accept({ events: [{ type: "AllocationProposed" as const, input }] });
    },
  });
}

/** Not once the board has decided on a part of it: the rest is judged against the same money and by the same proposal. */
export async function reopenAllocation(order: OnAllocation): Answer<"partly-decided"> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  return execute({
    kind: allocationKind,
    command: "reopen",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: (subject) =>
      subject.decided ? refuse("partly-decided") : accept({ events: [{ type: "AllocationReopened" as const }] }),
  });
}
