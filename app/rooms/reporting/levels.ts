import type { AwardShare } from "#app/rooms/reporting/award-aliases.ts";
import type { Framework, FrameworkNode } from "#app/rooms/strategy/framework.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type Known = { readonly key: string; readonly label: Bilingual };

/** The node of this type at or above a node; null when there is none. */
export function nodeOfType(
  node: FrameworkNode | undefined,
  type: string,
  byId: ReadonlyMap<string, FrameworkNode>,
): FrameworkNode | null {
  const seen = new Set<string>();
  for (let at = node; at && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    if (at.type === type) return at;
    seen.add(at.id);
  }
  return null;
}

export type Strategy = { readonly framework: Framework; readonly nodes: readonly FrameworkNode[] };

/**
 * The levels of a strategy that get a table: those that awards point at. A level whose nodes all lie under nodes of another level in
 * use is counted there (a priority of VG2020 under its theme), so that every award of the strategy is found in one table.
 */
export function levelsInUse(
  awards: readonly { readonly shares: readonly AwardShare[] }[],
  { framework, nodes }: Strategy,
): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sets = new Set(awards.map(({ shares }) => shares));
  const pointed = [...new Set([...sets].flatMap((shares) => shares.flatMap(({ nodeId }) => byId.get(nodeId) ?? [])))];
  const types = [...new Set(pointed.map((node) => node.type))];
  const under = (type: string, other: string) => {
    const own = pointed.filter((node) => node.type === type);
    return other !== type && own.length > 0 && own.every((node) => nodeOfType(node, other, byId) !== null);
  };
  const kept = types.filter((type) => !types.some((other) => under(type, other)));
  return framework.levels.map((level) => level.type).filter((type) => kept.includes(type));
}
