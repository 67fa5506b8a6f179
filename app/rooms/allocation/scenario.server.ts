import { type Actor, hasRole, isBoard, isPreparing, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import { walkedLines } from "#app/rooms/allocation/allocation.server.ts";
import { allocationKind, loadForAdopting } from "#app/rooms/allocation/allocation.store.server.ts";
import { type AnswerView, answerView, type ReserveView, reserveViews } from "#app/rooms/allocation/answer-view.ts";
import {
  type Basis,
  basisText,
  type Choices,
  choicesSchema,
  isOpen,
  isWeighed,
  limitsOf,
  noChoices,
  withFacts,
} from "#app/rooms/allocation/basis.ts";
import { type Wanted, wantedChoices } from "#app/rooms/allocation/changed-proposal.ts";
import { adopt, linesOf } from "#app/rooms/allocation/commands/adopt.ts";
import {
  explained,
  type NoAnswer,
  type ProblemFile,
  problemFile,
  type ReasonsAsked,
  type ReasonsPart,
} from "#app/rooms/allocation/optimum.server.ts";
import { withdrawnIn } from "#app/rooms/allocation/queries/applications.server.ts";
import { basisOfCall } from "#app/rooms/allocation/queries/basis.server.ts";
import {
  namesOfScenarios,
  proposalScenario,
  type ScenarioLines,
  type StoredScenario,
  scenarioById,
  scenariosById,
  scenariosOf,
} from "#app/rooms/allocation/queries/scenarios.server.ts";
import { mayWeighAll } from "#app/rooms/allocation/queries/sight.server.ts";
import type { Kept, ScenarioEvent } from "#app/rooms/allocation/scenario.events.ts";
import { type ScenarioCommand, type ScenarioState, scenarioLifecycle } from "#app/rooms/allocation/scenario.lifecycle.ts";
import { loadNewScenario, relationsToScenario, scenarioKind } from "#app/rooms/allocation/scenario.store.server.ts";
import { choicesFrom, solvedSchema, type Typed } from "#app/rooms/allocation/scenario.ts";
import { basisIn, type Worked, type WorkRefusal, weighted, workOut } from "#app/rooms/allocation/scenario-work.server.ts";
import { noSamples, type Sensitivity, together, type Verdict, verdictOf } from "#app/rooms/allocation/sensitivity.ts";
import { bestOf, fingerprintOf, readySolver, reservesOf, samplesOf, triedOn } from "#app/rooms/allocation/solver/ask.server.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import type { Reserve, Solved } from "#app/rooms/allocation/solving.ts";
import { resamplingOf } from "#app/rooms/assessment/certainty.server.ts";
import { bonusOf } from "#app/rooms/assessment/ranking.ts";
import { callById, rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export { followScenario } from "#app/rooms/allocation/scenario.store.server.ts";
export type { WorkRefusal } from "#app/rooms/allocation/scenario-work.server.ts";

type Named = { readonly id: string; readonly number: string; readonly title: Bilingual };

// ── reads ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ScenarioList = ScenarioLines & {
  readonly call: Named;
  /** the reader may not see every case of the call: nothing is listed */
  readonly hidden: boolean;
  /** nothing is assessed: there is nothing to try */
  readonly isEarly: boolean;
  readonly mayCreate: boolean;
  /** the page that this reader came from: the allocation is the officers' own, the round the whole office's */
  readonly from: "allocation" | "round" | null;
  /** what is chosen on other pages of the list */
  readonly elsewhere: readonly { readonly id: string; readonly name: string }[];
};

/** One page of what is kept; `chosen` are ids that have been ticked, on whichever page. */
export async function scenarioList(
  actor: Actor,
  callId: string,
  page = 1,
  chosen: readonly string[] = [],
): Promise<ScenarioList | null> {
  if (!isStaff(actor) && !isBoard(actor) && !isPreparing(actor)) return null;
  const call = await callById(callId);
  if (!call || call.state === "drafted") return null;
  const all = await mayWeighAll(actor, callId);
  if (!all && !isStaff(actor)) return null;
  const lines = await scenariosOf(actor, callId, page);
  // To the board a call without anything shared is no call to weigh.
  if (!isStaff(actor) && lines.kept === 0) return null;
  const others = chosen.filter((id) => !lines.scenarios.some((one) => one.id === id));
  const elsewhere = await namesOfScenarios(actor, callId, others);
  const { id, number, title } = call;
  const officer = hasRole(actor, "officer");
  const from = officer ? "allocation" : isStaff(actor) ? "round" : null;
  if (all && officer) readySolver();
  const mayCreate = all && officer && (lines.kept > 0 || (await isAnyWeighed(actor, id)));
  return {
    call: { id, number, title },
    hidden: !all,
    isEarly: all && officer && !mayCreate,
    mayCreate,
    from,
    ...lines,
    elsewhere,
  };
}

/** Before anything is assessed there is nothing to try. */
async function isAnyWeighed(actor: Actor, callId: string): Promise<boolean> {
  const now = await basisOfCall(actor, callId);
  return now?.basis.applications.some((one) => isWeighed(now.basis, one)) ?? false;
}

type Opened = { readonly stored: StoredScenario; readonly basis: Basis; readonly choices: Choices; readonly solved: Solved };

const open = (stored: StoredScenario): Opened => ({
  stored,
  basis: basisIn(stored.basis),
  choices: choicesSchema.parse(JSON.parse(stored.choices)),
  solved: solvedSchema.parse(JSON.parse(stored.answer)),
});

const opened = async (actor: Actor, id: string): Promise<Opened | null> => {
  const stored = await scenarioById(actor, id);
  return stored && open(stored);
};

const viewOf = async ({ stored, basis, choices, solved }: Opened): Promise<AnswerView> =>
  answerView(await weighted(stored.callId, basis, choices), choices, solved);

/** Scores, applications or pots that changed since: only the office can tell, and only it can fetch the new. */
async function isStale(actor: Actor, { stored, basis }: Opened): Promise<boolean> {
  if (!hasRole(actor, "officer")) return false;
  const now = await basisOfCall(actor, stored.callId);
  return now === null || now.owed > 0 || canonical(basisText(now.basis)) !== canonical(basisText(basis));
}

export type ScenarioPage = {
  readonly id: string;
  readonly call: Named;
  readonly name: string;
  readonly owner: string;
  readonly state: ScenarioState;
  readonly version: number;
  readonly may: readonly ScenarioCommand[];
  readonly mayCopy: boolean;
  readonly stale: boolean;
  readonly basis: Basis;
  readonly choices: Choices;
  readonly view: AnswerView;
  readonly solver: string;
  readonly fingerprint: string;
  readonly changedAt: Date;
  readonly frozenAt: Date | null;
  /** the frozen scenario that this one goes on from */
  readonly follows: { readonly id: string; readonly name: string } | null;
  /** what a beredning has changed in the proposal, and not a proposal itself */
  readonly prepared: boolean;
};

const callOf = (stored: StoredScenario): Named => ({ id: stored.callId, number: stored.callNumber, title: stored.callTitle });

export async function scenarioPage(actor: Actor, id: string): Promise<ScenarioPage | null> {
  const found = await opened(actor, id);
  if (!found) return null;
  readySolver();
  const { stored, basis, choices } = found;
  const { name, owner, ownerId, callId, state, version, solver, fingerprint, changedAt, frozenAt, follows, prepared } = stored;
  const relations = relationsToScenario({ id, state, version, callId, ownerId, seen: true }, actor);
  return {
    id,
    call: callOf(stored),
    name,
    owner,
    state,
    version,
    may: openCommands(scenarioLifecycle, state, relations),
    mayCopy: relations.includes("weigher"),
    stale: state !== "frozen" && (await isStale(actor, found)),
    basis,
    choices,
    view: await viewOf(found),
    solver,
    fingerprint,
    changedAt,
    frozenAt,
    follows,
    prepared,
  };
}

export type ComparedScenario = {
  readonly id: string;
  readonly name: string;
  readonly state: ScenarioState;
  readonly view: AnswerView;
};
export const mostCompared = 4;

/** Side by side, in the order they were chosen; more than four do not fit on any screen. */
export async function comparedScenarios(
  actor: Actor,
  callId: string,
  ids: readonly string[],
): Promise<{ call: Named; scenarios: ComparedScenario[] } | null> {
  const list = await scenarioList(actor, callId);
  if (!list) return null;
  const stored = await scenariosById(actor, callId, ids.slice(0, mostCompared));
  const scenarios = await Promise.all(
    stored.map(async (one) => ({ id: one.id, name: one.name, state: one.state, view: await viewOf(open(one)) })),
  );
  return { call: list.call, scenarios };
}

const problemIn = (stored: StoredScenario): ProblemJson => JSON.parse(stored.problem) as ProblemJson;

export async function scenarioWhy(actor: Actor, id: string, asked: ReasonsAsked) {
  const found = await opened(actor, id);
  if (!found) return null;
  const { stored } = found;
  const basis = await weighted(stored.callId, found.basis, found.choices);
  return { id, name: stored.name, call: callOf(stored), ...(await explained(basis, problemIn(stored), asked)) };
}

export type ReservePage = {
  readonly id: string;
  readonly name: string;
  readonly call: Named;
  readonly reserves: readonly ReserveView[];
  /** those who had money and have withdrawn since, and who then has what they leave; null when nobody has */
  readonly gone: { readonly projects: readonly ReserveView[]; readonly gains: ReserveView["gains"] } | null;
  /** registry numbers that there was no time for */
  readonly left: readonly string[];
};

/** What a re-solve would fund if somebody withdraws, everybody else keeping what they have. */
export async function scenarioReserves(actor: Actor, id: string): Promise<ReservePage | null> {
  const found = await opened(actor, id);
  if (!found) return null;
  const problem = problemIn(found.stored);
  const known = problem.applications.map((one) => one.id);
  const away = (await withdrawnIn(found.stored.callId)).filter((number) => known.includes(number));
  const { reserves, freed, left } = await reservesOf(problem, away);
  const had = away.filter((number) => found.solved.grants.some((grant) => grant.application === number));
  const viewed = (all: readonly Reserve[]) => reserveViews(found.basis, found.solved, all);
  const [first] = viewed(had.slice(0, 1).map((application) => ({ application, gains: freed })));
  return {
    id,
    name: found.stored.name,
    call: callOf(found.stored),
    reserves: viewed(reserves),
    gone: first ? { projects: viewed(had.map((application) => ({ application, gains: [] }))), gains: first.gains } : null,
    left,
  };
}

/** Samples in one run of the thread. */
const inOneRun = 25;

export type SensitivityRow = {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly rank: number | null;
  /** what the scenario gives it */
  readonly best: bigint;
  /** per mille of the samples in which it has money, and all it asked for */
  readonly fundedPerMille: number;
  readonly fullPerMille: number;
  readonly verdict: Verdict;
};

export type SensitivityPage = {
  readonly id: string;
  readonly name: string;
  readonly call: Named;
  readonly seed: string;
  /** asked for so far, of `mostSamples` (sensitivity.ts) */
  readonly asked: number;
  readonly samples: number;
  readonly impossible: number;
  readonly left: number;
  /** sheets or ranking are others than the scenario was worked out from: nothing is told */
  readonly stale: boolean;
  readonly rows: readonly SensitivityRow[];
};

/**
 * How often each project is funded in the best allocation, over seeded samples of the assessors' sheets under the scenario's own conditions.
 * Worked out in a thread, some samples at a time, each run kept: asking for more goes on where the last one ended. Same seed, same answer.
 */
export async function scenarioSensitivity(
  actor: Actor,
  id: string,
  { seed, asked }: { readonly seed: string; readonly asked: number },
): Promise<SensitivityPage | null> {
  const found = await opened(actor, id);
  if (!found) return null;
  const { stored, basis, choices } = found;
  const problem = problemIn(stored);
  const rules = await rulesVersion(stored.callId, basis.rulesVersion);
  const criteria = rules.criteria.map((one) => ({ ...one, weight: choices.weights?.[one.key] ?? one.weight }));
  const weighed = problem.applications.map((one) => one.id);
  const numbers = Object.fromEntries(basis.applications.map((one) => [one.id, one.number]));
  const contenders = basis.contenders.filter((one) => weighed.includes(numbers[one.applicationId] ?? ""));
  const sheets = await resamplingOf(
    actor,
    { ...rules, criteria },
    contenders.map((one) => ({
      applicationId: one.applicationId,
      requestedOre: one.requestedOre,
      shares: one.shares,
      bonus: bonusOf(rules, withFacts(one)).hundredths,
    })),
  );
  const count = (id: string) => sheets.sheets.filter((sheet) => sheet.applicationId === id).length;
  const page = { id, name: stored.name, call: callOf(stored), seed, asked };
  if (contenders.some((one) => count(one.applicationId) !== one.submitted))
    return { ...page, samples: 0, impossible: 0, left: 0, stale: true, rows: [] };
  const runs: Sensitivity[] = [];
  for (let from = 0; from < asked; from += inOneRun) {
    const draws = Math.min(inOneRun, asked - from);
    const run = await samplesOf({ problem, numbers, sheets: { ...sheets, seed: `${seed}:${from}`, draws } });
    runs.push(run ?? { ...noSamples, left: draws });
  }
  const { samples, impossible, left, funded } = together(runs);
  const perMille = (times: number) => (samples === 0 ? 0 : Math.round((times * 1000) / samples));
  const { rows } = await viewOf(found);
  return {
    ...page,
    samples,
    impossible,
    left,
    stale: false,
    rows: rows
      .filter((row) => weighed.includes(row.number))
      .map(({ number, title, organisation, rank, best }) => {
        const { times = 0, full = 0 } = funded[number] ?? {};
        const fundedPerMille = perMille(times);
        const verdict = verdictOf(best > 0n, fundedPerMille);
        return { number, title, organisation, rank, best, fundedPerMille, fullPerMille: perMille(full), verdict };
      }),
  };
}

export async function scenarioProblem(actor: Actor, id: string): Promise<ProblemFile | null> {
  const stored = await scenarioById(actor, id);
  return stored && problemFile(stored.callNumber, problemIn(stored));
}

// ── working out ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const keep = (name: string, basis: Basis, { choices, problem, solved, view }: Worked): Kept => ({
  name,
  basis: canonical(basisText(basis)),
  choices: canonical(choices),
  problem: canonical(problem),
  answer: canonical(solved),
  solver: solverVersion,
  fingerprint: fingerprintOf(problem),
  spentOre: view.spent,
  granted: view.granted,
  differences: view.differences,
  proved: view.kind === "optimal",
});

type Trying = { actor: Actor; id: string; form: Typed; signal: AbortSignal };

/**
 * The answer to what is typed, and which problem it answers, without keeping anything: worked out in the solver's thread, as it goes to the
 * browser (wire.ts).
 */
export const tryScenario = ({
  actor,
  id,
  form,
  signal,
}: Trying): Promise<Result<Uint8Array<ArrayBuffer>, WorkRefusal | "not-found">> => triedOn(signal, actor, id, form);

async function tried({
  actor,
  id,
  form,
  signal,
}: Trying): Promise<Result<Worked & { opened: Opened }, WorkRefusal | "not-found">> {
  const found = await opened(actor, id);
  if (!found) return refuse("not-found");
  const choices = choicesFrom(found.basis, form);
  if (!choices.ok) return choices;
  const worked = await workOut(found.stored.callId, found.basis, choices.value, {
    typed: form,
    solve: (problem) => bestOf(problem, signal),
  });
  return worked.ok ? accept({ ...worked.value, opened: found }) : worked;
}

/** Why not us, of what is typed: as many as there is time for. */
export async function triedWhy(
  order: Trying & Omit<ReasonsAsked, "signal">,
): Promise<Result<NoAnswer | ReasonsPart, WorkRefusal | "not-found">> {
  const answer = await tried(order);
  if (!answer.ok) return answer;
  const { opened: found, choices, problem } = answer.value;
  return accept(await explained(await weighted(found.stored.callId, found.basis, choices), problem, order));
}

// ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Answer<Value, Code extends string> = Promise<Result<Value, Code | GateRefusal>>;

type Told = Result<{ events: readonly ScenarioEvent[] }, never>;

const create = async (actor: Actor, callId: string, kept: Kept): Answer<{ id: string }, never> => {
  const id = newId();
  const outcome = await execute({
    kind: scenarioKind(actor, kept),
    command: "create",
    actor,
    id,
    load: loadNewScenario(actor, callId),
    decide: (): Told => accept({ events: [{ type: "ScenarioCreated", callId, fingerprint: kept.fingerprint }] }),
  });
  return outcome.ok ? accept({ id }) : outcome;
};

/** A first scenario: the call as it is, named. */
export async function createScenario(order: {
  actor: Actor;
  callId: string;
  name: string;
}): Answer<{ id: string }, WorkRefusal | "own-assessment-first"> {
  const { actor, callId, name } = order;
  if (!hasRole(actor, "officer") || !(await mayWeighAll(actor, callId))) return refuse("not-found");
  const found = await basisOfCall(actor, callId);
  if (!found) return refuse("not-found");
  if (found.owed > 0) return refuse("own-assessment-first");
  const worked = await workOut(callId, found.basis, noChoices, { solve: bestOf });
  return worked.ok ? create(actor, callId, keep(name, found.basis, worked.value)) : worked;
}

/** What is typed on somebody's scenario, as one's own. */
export async function copyScenario(order: {
  actor: Actor;
  id: string;
  name: string;
  form: Typed;
}): Answer<{ id: string }, WorkRefusal> {
  const found = await opened(order.actor, order.id);
  if (!found) return refuse("not-found");
  const choices = choicesFrom(found.basis, order.form);
  if (!choices.ok) return choices;
  const worked = await workOut(found.stored.callId, found.basis, choices.value, { solve: bestOf, typed: order.form });
  return worked.ok ? create(order.actor, found.stored.callId, keep(order.name, found.basis, worked.value)) : worked;
}

type OnScenario = { actor: Actor; id: string; version: number };

const save = async ({ actor, id, version }: OnScenario, kept: Kept): Answer<{ id: string }, never> => {
  const outcome = await execute({
    kind: scenarioKind(actor, kept),
    command: "save",
    actor,
    id,
    version,
    decide: (): Told => accept({ events: [{ type: "ScenarioSaved", fingerprint: kept.fingerprint }] }),
  });
  return outcome.ok ? accept({ id }) : outcome;
};

export async function saveScenario(order: OnScenario & { name: string; form: Typed }): Answer<{ id: string }, WorkRefusal> {
  const found = await opened(order.actor, order.id);
  if (!found) return refuse("not-found");
  const choices = choicesFrom(found.basis, order.form);
  if (!choices.ok) return choices;
  const worked = await workOut(found.stored.callId, found.basis, choices.value, { solve: bestOf, typed: order.form });
  return worked.ok ? save(order, keep(order.name, found.basis, worked.value)) : worked;
}

/** The same choices on what holds today. What they were about and is gone, is left out. */
export async function renewScenario(order: OnScenario): Answer<{ id: string }, WorkRefusal> {
  const [found, now] = await Promise.all([
    opened(order.actor, order.id),
    scenarioById(order.actor, order.id).then((stored) => stored && basisOfCall(order.actor, stored.callId)),
  ]);
  if (!found || !now || now.owed > 0) return refuse("not-found");
  const { basis } = now;
  const weighed = new Set(basis.applications.filter((one) => isWeighed(basis, one)).map((one) => one.id));
  const bound = new Map(basis.funds.flatMap((fund) => fund.pots.map((pot) => [pot.id, pot.bound] as const)));
  const groups = new Set(basis.dimensions.flatMap((dimension) => dimension.groups.map((group) => group.key)));
  const choices: Choices = {
    ...found.choices,
    pots: found.choices.pots.filter((one) => one.total >= (bound.get(one.pot) ?? one.total + 1n)),
    limits: found.choices.limits.filter((one) => limitsOf(basis).some(({ fund }) => fund.id === one.fund)),
    bounds: found.choices.bounds.filter((one) => groups.has(one.group)),
    pins: found.choices.pins.filter((one) => basis.applications.some((at) => at.id === one.application && isOpen(basis, at))),
    bonds: found.choices.bonds.filter((one) => one.applications.every((id) => weighed.has(id))),
  };
  const worked = await workOut(found.stored.callId, basis, choices, { solve: bestOf });
  return worked.ok ? save(order, keep(found.stored.name, basis, worked.value)) : worked;
}

const events = {
  share: { type: "ScenarioShared" },
  unshare: { type: "ScenarioUnshared" },
  discard: { type: "ScenarioDiscarded" },
} as const satisfies Record<string, ScenarioEvent>;

export async function moveScenario(order: OnScenario & { command: keyof typeof events }): Answer<undefined, never> {
  return execute({
    kind: scenarioKind(order.actor),
    command: order.command,
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: () => accept({ events: [events[order.command]] }),
  });
}

/** Freezes a scenario as the proposal: its answer becomes the allocation's lines, with reasons, and it is never changed again. */
export async function freezeAsProposal(
  order: OnScenario,
): Answer<{ callId: string }, "ranking-has-changed" | "own-assessment-first" | "no-ranking"> {
  const { actor, id, version } = order;
  const found = await opened(actor, id);
  if (!found || !hasRole(actor, "officer")) return refuse("not-found");
  const { callId, name, fingerprint } = found.stored;
  const walked = await walkedLines(actor, callId);
  if (!walked) return refuse("not-found");
  if (!walked.ok) return walked;
  const [view, stale] = await Promise.all([viewOf(found), isStale(actor, found)]);
  const lines = linesOf(view.rows, walked.value, name);
  const outcome = await execute({
    kind: allocationKind,
    command: "adopt",
    actor,
    id: newId(),
    load: loadForAdopting(callId, id),
    decide: (subject) =>
      adopt(subject.scenario, { version, stale }, { type: "ScenarioAdopted", callId, scenarioId: id, fingerprint, lines }),
  });
  return outcome.ok ? accept({ callId }) : outcome;
}

/**
 * The proposal as a beredning has changed it, worked out and re-checked by the solver's own rules on what holds today: every sum is fixed as
 * it was recommended, and what the pots, limits or floors do not allow is refused by name. Nothing is written; `followScenario` does that in
 * the transaction that closes the meeting.
 */
export async function changedProposal(order: {
  actor: Actor;
  callId: string;
  name: string;
  wanted: readonly Wanted[];
}): Promise<
  Result<{ kept: Kept; followsId: string | null }, WorkRefusal | "not-found" | "not-weighed" | "own-assessment-first">
> {
  const { actor, callId, name, wanted } = order;
  const [found, stored] = await Promise.all([
    hasRole(actor, "officer") ? basisOfCall(actor, callId) : null,
    proposalScenario(actor, callId),
  ]);
  if (!found || !(await mayWeighAll(actor, callId))) return refuse("not-found");
  if (found.owed > 0) return refuse("own-assessment-first");
  const before = stored ? choicesSchema.parse(JSON.parse(stored.choices)) : noChoices;
  const changed = wantedChoices(found.basis, before, wanted);
  if (!changed.ok) return changed;
  const worked = await workOut(callId, changed.value.basis, changed.value.choices, { solve: bestOf });
  return worked.ok ? accept({ kept: keep(name, changed.value.basis, worked.value), followsId: stored?.id ?? null }) : worked;
}
