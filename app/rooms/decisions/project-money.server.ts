import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { installation } from "#app/platform/installation.ts";
import { type MoneyWanted, moveMoney } from "#app/rooms/decisions/commands/move-money.ts";
import { type Force, forceOf, type Payable, payableAt } from "#app/rooms/decisions/legal-force.ts";
import { type ProjectMoneyCommand, projectMoneyLifecycle } from "#app/rooms/decisions/project-money.lifecycle.ts";
import { projectMoneyKind, projectMoneyRelations } from "#app/rooms/decisions/project-money.store.server.ts";
import { decisionOfCase } from "#app/rooms/decisions/queries/appeals.server.ts";
import {
  type ProjectList,
  type ProjectMoney,
  projectMoney as projectMoneyQuery,
  projects as projectsQuery,
} from "#app/rooms/decisions/queries/project-money.server.ts";

/** Money after the decision: payments, what comes back, and what is put to use again. The ledger says what there is. */
export type { MoneyMove, ProjectFund, ProjectLine } from "#app/rooms/decisions/queries/project-money.server.ts";

export const projects = (actor: Actor, page: number, waiting = false): Promise<ProjectList> =>
  projectsQuery(actor, page, waiting);

export async function projectMoney(
  actor: Actor,
  id: string,
): Promise<
  | (ProjectMoney & { readonly may: readonly ProjectMoneyCommand[]; readonly payable: Payable; readonly force: Force | null })
  | null
> {
  const project = await projectMoneyQuery(actor, id);
  const decision = project && (await decisionOfCase(project.applicationId));
  const at = [localDate(now()), installation.legalForceWaitDays] as const;
  // Whoever is barred by a conflict of interest has found nothing above.
  return (
    project && {
      ...project,
      force: decision && forceOf(decision, ...at),
      payable: payableAt(decision, ...at),
      may: openCommands(projectMoneyLifecycle, "running", projectMoneyRelations({ ...project, barred: [] }, actor)),
    }
  );
}

export const moveProjectMoney = ({
  actor,
  id,
  version,
  ...wanted
}: { actor: Actor; id: string; version: number } & MoneyWanted): Promise<Result<unknown, GateRefusal | "not-moved">> =>
  execute({
    kind: projectMoneyKind,
    command: wanted.what,
    actor,
    id,
    version,
    decide: (subject, { now }) => moveMoney(subject, wanted, now),
  });
