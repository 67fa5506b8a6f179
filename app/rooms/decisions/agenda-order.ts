import type { Item } from "#app/rooms/decisions/meeting.ts";

/** The meeting is opened first and closed last; everything between them may change places. */
export const isMovable = ({ kind }: Pick<Item, "kind">): boolean => kind !== "opening" && kind !== "closing";

/** What was put on the agenda may be taken off it; the formalities belong to every meeting, and a case of its own goes back to the others. */
export const isRemovable = ({ kind }: Pick<Item, "kind">): boolean =>
  isMovable({ kind }) && kind !== "adjuster" && kind !== "agenda" && kind !== "application";

export type Way = "up" | "down";

/** Where a matter comes when it goes one step; null where it cannot go. */
export function stepOf(items: readonly Item[], itemId: string, way: Way): number | null {
  const from = items.findIndex((item) => item.id === itemId);
  const to = from + (way === "up" ? -1 : 1);
  const [moved, other] = [items[from], items[to]];
  return moved && other && isMovable(moved) && isMovable(other) ? to : null;
}
