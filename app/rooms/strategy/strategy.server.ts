import { type Framework, type FrameworkNode, frameworkId } from "#app/rooms/strategy/framework.ts";
import {
  frameworks,
  frameworkWithId,
  type LinkedNode,
  linksOf,
  nodeCounts,
  nodesOfFramework,
  nodesWithIds,
  nodesWithTitles,
} from "#app/rooms/strategy/queries/frameworks.server.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export {
  importFramework,
  importFrameworks,
} from "#app/rooms/strategy/framework-import.store.server.ts";
export { importIndicators } from "#app/rooms/strategy/indicator-import.store.server.ts";
export type { LinkedNode } from "#app/rooms/strategy/queries/frameworks.server.ts";
export { otherVersionsOf } from "#app/rooms/strategy/queries/frameworks.server.ts";
export { allIndicators } from "#app/rooms/strategy/queries/indicators.server.ts";
export { freezeFramework } from "#app/rooms/strategy/strategy.store.server.ts";

// Frameworks are public documents: no reader is asked for.

export type ListedFramework = Framework & { readonly counts: readonly { readonly type: string; readonly count: number }[] };

/** Every version, the newest period first, with how many nodes it has of each level. */
export async function allFrameworks(): Promise<ListedFramework[]> {
  const [list, counts] = await Promise.all([frameworks(), nodeCounts()]);
  return list.map((framework) => ({
    ...framework,
    counts: framework.levels.flatMap((level) => {
      const count = counts.find((row) => row.frameworkId === framework.id && row.type === level.type)?.count;
      return count ? [{ type: level.type, count }] : [];
    }),
  }));
}

export type FrameworkView = {
  readonly framework: Framework;
  readonly nodes: readonly FrameworkNode[];
  readonly links: readonly LinkedNode[];
};

/** One version by its id (`key@version`): head, nodes in order, and links out of and into it. */
export async function frameworkById(id: string): Promise<FrameworkView | null> {
  const framework = await frameworkWithId(id);
  if (!framework) return null;
  const [own, links] = await Promise.all([nodesOfFramework(id), linksOf(id)]);
  return { framework, nodes: own, links };
}

/** A frozen version never changes, so each process reads it once. */
const frozen = new Map<string, readonly FrameworkNode[]>();

/** The nodes of a version in order, all of them or those of one type ("fokusområde", "prioritering" …). Empty when there is no such version. */
export async function nodesOf(key: string, version: string, type?: string): Promise<readonly FrameworkNode[]> {
  const id = frameworkId(key, version);
  let list = frozen.get(id);
  if (!list) {
    // Frozen is asked first: a version frozen after the nodes were read must not be kept as it was before.
    const framework = await frameworkWithId(id);
    list = await nodesOfFramework(id);
    if (framework?.frozenAt) frozen.set(id, list);
  }
  return type === undefined ? list : list.filter((node) => node.type === type);
}

/** Titles by node id, in the reader's language. Ids that no framework has are left out. */
export async function nodeTitles(ids: readonly string[], language: Language): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const list = await nodesWithIds(ids);
  return Object.fromEntries(list.map((node) => [node.id, inLanguage(node.title, language)]));
}

/** The nodes with these ids, whatever framework they belong to. */
export const nodesById = nodesWithIds;

/** Title in Swedish → node, for titles that exactly one node of all frameworks has; a title that several share says nothing. */
export async function nodesByUniqueTitle(titles: readonly string[]): Promise<ReadonlyMap<string, FrameworkNode>> {
  const list = titles.length === 0 ? [] : await nodesWithTitles(titles);
  return new Map(
    list
      .filter((node) => list.filter((other) => other.title.sv === node.title.sv).length === 1)
      .map((node) => [node.title.sv, node]),
  );
}
