import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { changeFund, createFund } from "#app/rooms/money/commands/keep-fund.ts";
import type { FundForm, NewFund } from "#app/rooms/money/fund.forms.ts";
import { type FundCommand, fundLifecycle } from "#app/rooms/money/fund.lifecycle.ts";
import { fundKind, fundRelations, loadFund, newFund } from "#app/rooms/money/fund.store.server.ts";
import type { FundBalance } from "#app/rooms/money/fund.ts";
import { fundById } from "#app/rooms/money/queries/fund-balances.server.ts";
import { fundVersion, type PotMove, potMoves, purposesUsed } from "#app/rooms/money/queries/fund-moves.server.ts";

/** The money that calls share out: how a fund comes to be, and how its financiers' money is put in and taken back. */
export type { PotMove, Purpose } from "#app/rooms/money/queries/fund-moves.server.ts";

type Answer<Value> = Promise<Result<Value, GateRefusal | "not-kept">>;

export const mayCreateFund = (actor: Actor): boolean =>
  openCommands(fundLifecycle, "absent", fundRelations(null, actor)).includes("create");

export const usedPurposes = purposesUsed;

export type FundPage = {
  readonly fund: FundBalance;
  readonly version: number;
  readonly moves: readonly PotMove[];
  readonly may: readonly FundCommand[];
};

/** One fund for the office, or null for everybody else and for one that is not there. */
export async function fundPage(actor: Actor, id: string): Promise<FundPage | null> {
  const relations = fundRelations(null, actor);
  if (relations.length === 0) return null;
  const fund = await fundById(id);
  if (!fund) return null;
  const [version, moves] = await Promise.all([fundVersion(id), potMoves(id)]);
  return { fund, version, moves, may: openCommands(fundLifecycle, "kept", relations) };
}

export async function makeFund({ actor, form }: { actor: Actor; form: NewFund }): Answer<string | undefined> {
  const id = newId(now());
  return execute({
    kind: fundKind,
    command: "create",
    actor,
    id,
    load: (tx) => newFund(tx, id, form),
    decide: (subject, at) => createFund(subject, form, () => newId(at.now)),
  });
}

export const keepFund = ({ actor, id, form }: { actor: Actor; id: string; form: FundForm }): Answer<unknown> =>
  execute({
    kind: fundKind,
    command: form.command,
    actor,
    id,
    version: form.version,
    load: (tx) => loadFund(tx, id, form.command === "correct" ? form : null),
    decide: (subject) => changeFund(subject, form),
  });
