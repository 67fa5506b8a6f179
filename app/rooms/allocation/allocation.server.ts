import { type Actor, hasRole } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import type { AllocationEvent, LineChange } from "#app/rooms/allocation/allocation.events.ts";
import { type AllocationCommand, type AllocationState, allocationLifecycle } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationKind, loadForOpening, relationsTo } from "#app/rooms/allocation/allocation.store.server.ts";
import {
  type Candidate,
  type FundRoom,
  type Line,
  type Outcome,
  purposesOf,
  type Standing,
  withOffice,
} from "#app/rooms/allocation/allocation.ts";
import { adjust } from "#app/rooms/allocation/commands/adjust.ts";
import { judgeProposal, rankingChanged } from "#app/rooms/allocation/commands/propose.ts";
import {
  allocationByCall,
  conflictedInCall,
  type Decided,
  decidedOf,
  partlyDecided,
  roomsNow,
  type StoredAllocation,
  standingsNow,
} from "#app/rooms/allocation/queries/allocations.server.ts";
import { submittedTo, type WeighedApplication } from "#app/rooms/allocation/queries/applications.server.ts";
import { nodesById } from "#app/rooms/allocation/queries/nodes.server.ts";
import { adoptedScenario } from "#app/rooms/allocation/queries/scenarios.server.ts";
import { reasonInWords } from "#app/rooms/allocation/reasons.ts";
import { readySolver } from "#app/rooms/allocation/solver/ask.server.ts";
import { type Suggestion, walk } from "#app/rooms/allocation/walk.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { shortfallsOf } from "#app/rooms/assessment/ranking.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { withoutYear } from "#app/rooms/money/fund.ts";
import type { Bilingual } from "#app/texts/language.ts";

export { allocationLocked } from "#app/rooms/allocation/allocation.store.server.ts";
export { perYearOf } from "#app/rooms/allocation/per-year.store.server.ts";
export {
  allocationById,
  proposalsWaiting,
  roomsOfCall,
} from "#app/rooms/allocation/queries/allocations.server.ts";
export type { WeighedApplication } from "#app/rooms/allocation/queries/applications.server.ts";
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
    const { rank, total, unranked } = standing;
    const shortfalls = shortfallsOf(ranking.call.rules, standing);
    return [{ applicationId, rank, total, unranked, shortfalls, requestedOre, perYear }];
  });
  return { call: ranking.call, candidates, applications, funds, owed: ranking.owed };
}

type Plain = Suggestion & { reason: string };

type ToWalk = Pick<Weighed, "candidates" | "call"> & { readonly funds: readonly FundRoom[]; readonly places?: number };

const plainProposal = ({ candidates, funds, call, places }: ToWalk) =>
  walk(candidates, funds, places).map((suggestion): Plain => {
    const candidate = candidates.find((item) => item.applicationId === suggestion.applicationId) as Candidate;
    return { ...suggestion, reason: reasonInWords(suggestion.why, candidate, call.rules) };
  });

/** What is with the office of a proposal that the board has decided, or has before it, in part; all of it before that. */
const atOffice = (
  weighed: Weighed,
  lines: readonly Line[],
  standings: ReadonlyMap<string, Standing>,
): Omit<Weighed, "funds"> & ReturnType<typeof withOffice> & { places: number } => ({
  ...weighed,
  ...withOffice(weighed, lines, standings),
  places: weighed.candidates.filter((candidate) => candidate.rank !== null).length,
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
  readonly standing: Standing;
  /** what the board has decided, when it has */
  readonly decided: { readonly outcome: Outcome; readonly amountOre: bigint } | null;
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
  /** the frozen scenario that the lines were last made from; `changed`: amounts have been changed by hand since */
  readonly scenario: { readonly id: string; readonly name: string; readonly changed: boolean } | null;
  readonly stale: boolean;
};

export async function allocationPage(actor: Actor, callId: string): Promise<AllocationPage | null> {
  if (!hasRole(actor, "officer")) return null;
  const weighed = await weigh(actor, callId);
  if (!weighed) return null;
  readySolver();
  const [allocation, conflicted, outcomes] = await Promise.all([
    allocationByCall(callId),
    conflictedInCall(callId),
    decidedOf(callId),
  ]);
  const standings = allocation ? await standingsNow(allocation.id) : new Map<string, Standing>();
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
    standing: standings.get(application.applicationId) ?? ("office" as const),
    decided: boardsWord(outcomes.find((one) => one.applicationId === application.applicationId)),
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
    scenario:
      adopted && !partial
        ? {
            id: adopted.id,
            name: adopted.name,
            changed: rows.some(
              (row) => row.decided === null && (row.line?.amountOre ?? 0n) !== (adopted.amounts.get(row.number) ?? 0n),
            ),
          }
        : null,
    rows: rows.toSorted(
      (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.number < b.number ? -1 : 1),
    ),
    funds: weighed.funds,
    purposes: purposesOf(weighed.funds).map((key) => {
      const { name, year } = weighed.funds.find((fund) => fund.purpose === key) as FundRoom;
      return { key, name: withoutYear(name, year) };
    }),
    areas: [...areaNodes].map(([id, title]) => ({ id, title })),
    partial,
    stale: !partial && state === "open" && allocation !== null && isStale(weighed, allocation, standings),
  };
}

const boardsWord = (decided: Decided | undefined) =>
  decided ? { outcome: decided.outcome, amountOre: decided.amountOre } : null;

function isStale(weighed: Weighed, { lines }: StoredAllocation, standings: ReadonlyMap<string, Standing>): boolean {
  const office = atOffice(weighed, lines, standings);
  return rankingChanged(office.lines, office.candidates);
}

type Answer<Code extends string> = Promise<Result<undefined, Code | GateRefusal>>;

const complete = (weighed: Weighed): Result<Weighed, "own-assessment-first" | "no-ranking"> => {
  if (weighed.owed > 0 || weighed.candidates.length < weighed.applications.length) return refuse("own-assessment-first");
  return weighed.candidates.length === 0 ? refuse("no-ranking") : accept(weighed);
};

/** The lines of the plain walk as it would be made now, of what is with the office; null when the reader may not. */
export async function walkedLines(
  actor: Actor,
  callId: string,
): Promise<Result<Line[], "own-assessment-first" | "no-ranking"> | null> {
  const weighed = hasRole(actor, "officer") ? await weigh(actor, callId) : null;
  if (!weighed) return null;
  const whole = complete(weighed);
  if (!whole.ok) return whole;
  const allocation = await allocationByCall(callId);
  const office = atOffice(weighed, allocation?.lines ?? [], allocation ? await standingsNow(allocation.id) : new Map());
  return accept(asLines(plainProposal(office), office.candidates));
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
    decide: (subject) => {
      const whole = complete(found.weighed);
      if (!whole.ok) return whole;
      const office = atOffice(found.weighed, subject.lines, subject.standings);
      return accept({
        events: [{ type: "AllocationRestarted" as const, lines: asLines(plainProposal(office), office.candidates) }],
      });
    },
  });
}

export async function adjustAllocation(
  order: OnAllocation & { lines: readonly Omit<LineChange, "proposal">[] },
): Answer<"faulty-lines" | "nothing-changed"> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  const wanted = order.lines.map((line): LineChange => ({ ...line, proposal: line.amountOre > 0n ? "grant" : "reject" }));
  return execute({
    kind: allocationKind,
    command: "adjust",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: (subject) => {
      const office = atOffice(found.weighed, subject.lines, subject.standings);
      return adjust(office.lines, wanted, office.candidates, plainProposal(office));
    },
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
  | "nothing-to-propose"
  | "rest-on-agenda";

/** The pots as they were before what the board has decided of the proposal took its part: what the whole round was to share out. */
async function withDecided(callId: string, funds: readonly FundRoom[]): Promise<FundRoom[]> {
  const held = (await decidedOf(callId)).flatMap((one) => one.held);
  const of = (parts: typeof held) => parts.reduce((total, part) => total + part.amountOre, 0n);
  return funds.map((fund) => ({
    ...fund,
    limitLeftOre: fund.limitLeftOre === null ? null : fund.limitLeftOre + of(held.filter((part) => part.fundId === fund.fundId)),
    pots: fund.pots.map((pot) => ({
      ...pot,
      availableOre: pot.availableOre + of(held.filter((part) => part.potId === pot.potId)),
    })),
  }));
}

/**
 * Freezes what the proposal rests on: ranking, pots and the version of the rules. What the board has sent back is handed over again beside
 * what it has decided and what still lies before it; not while that stands on an agenda, since it would slip in there unannounced.
 */
export async function proposeAllocation(order: OnAllocation): Answer<ProposeRefusal> {
  const found = await stored(order);
  if (!found) return refuse("not-found");
  const { weighed } = found;
  const funds = await withDecided(order.callId, weighed.funds);
  return execute({
    kind: allocationKind,
    command: "propose",
    actor: order.actor,
    id: found.allocation.id,
    version: order.version,
    decide: (subject): Result<Decision<AllocationEvent, undefined>, ProposeRefusal> => {
      const whole = complete(weighed);
      if (!whole.ok) return whole;
      const office = atOffice(weighed, subject.lines, subject.standings);
      const plainReasons = new Map(plainProposal(office).map((plain) => [plain.applicationId, plain.reason]));
      const judged = judgeProposal(office.lines, office.candidates, office.funds, plainReasons);
      if (!judged.ok) return judged;
      if (subject.onAgenda && [...subject.standings.values()].includes("board")) return refuse("rest-on-agenda");
      const input = canonical({
        ranking: weighed.candidates,
        funds,
        rulesVersion: weighed.call.rulesVersion,
        tranches: Object.fromEntries(judged.value.tranches),
      });
      const handedOver = office.lines.map((line) => line.applicationId);
      return accept({ events: [{ type: "AllocationProposed" as const, input, handedOver }] });
    },
  });
}

/** Not once the board has decided on a part of what was handed over: the rest is judged against the same money and by the same proposal. */
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
