import { accept, type Result, refuse } from "#app/kernel/result.ts";

/** State → command → who may give it (relations to this case) and where it leads. The only place that says any of the three. */
export type Lifecycle<State extends string, Command extends string, Relation extends string> = {
  readonly [S in State]: { readonly [C in Command]?: { readonly by: readonly Relation[]; readonly to: State } };
};

export type GateRefusal = "not-found" | "not-yours-to-do" | "not-in-this-state" | "changed-since-read";

/**
 * No relation at all answers `not-found`: a hidden case and one that does not exist are the same. Otherwise the state is judged before
 * the relation, so that a person who may act is told that the time for it has passed.
 */
export function step<State extends string, Command extends string, Relation extends string>(
  lifecycle: Lifecycle<State, Command, Relation>,
  state: State,
  command: Command,
  relations: readonly Relation[],
): Result<State, GateRefusal> {
  if (relations.length === 0) return refuse("not-found");
  const row = lifecycle[state][command];
  if (!row) return refuse("not-in-this-state");
  return row.by.some((relation) => relations.includes(relation)) ? accept(row.to) : refuse("not-yours-to-do");
}

/** The commands open to these relations in this state: what buttons are drawn from. */
export function openCommands<State extends string, Command extends string, Relation extends string>(
  lifecycle: Lifecycle<State, Command, Relation>,
  state: State,
  relations: readonly Relation[],
): Command[] {
  const row = lifecycle[state] as { readonly [C in Command]?: { readonly by: readonly Relation[] } };
  return (Object.keys(row) as Command[]).filter((command) => row[command]?.by.some((relation) => relations.includes(relation)));
}
