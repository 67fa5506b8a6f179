import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { isRemovable, stepOf, type Way } from "#app/rooms/decisions/agenda-order.ts";
import type { MeetingEvent, NewItem } from "#app/rooms/decisions/meeting.events.ts";
import { type ExtraRule, itemOf, type Meeting } from "#app/rooms/decisions/meeting.ts";
import { quorumOf } from "#app/rooms/decisions/quorum.ts";

type Changed<Value = undefined> = {
  readonly events: readonly MeetingEvent[];
  readonly value?: Value;
};

/**
 * One step up or down the agenda of a meeting that is not opened. Paragraphs get their numbers as the meeting takes them up, so that no
 * number is changed by it. `further`: whether it can go on the same way.
 */
export function reorder(
  meeting: Meeting,
  order: { readonly itemId: string; readonly way: Way },
): Result<Changed<{ readonly further: boolean }>, "not-found" | "at-the-end"> {
  const moved = itemOf(meeting, order.itemId);
  if (!moved) return refuse("not-found");
  const to = stepOf(meeting.items, moved.id, order.way);
  if (to === null) return refuse("at-the-end");
  const items = meeting.items.filter((item) => item.id !== moved.id).toSpliced(to, 0, moved);
  return accept({
    events: [{ type: "AgendaOrdered", itemIds: items.map((item) => item.id) }],
    value: { further: stepOf(items, moved.id, order.way) !== null },
  });
}

/**
 * A matter is taken off the agenda before the meeting opens: a proposal whole, with the applications that had paragraphs of their own. It
 * waits for another meeting. Whoever has a conflict of interest in one of its cases has no hand in it (KL 7:4).
 */
export function removeItem(
  meeting: Meeting,
  order: { readonly itemId: string; readonly conflicted: readonly string[]; readonly removedBy: string },
): Result<Changed, "not-found" | "not-removable"> {
  const item = itemOf(meeting, order.itemId);
  if (!item || order.conflicted.includes(order.removedBy)) return refuse("not-found");
  if (!isRemovable(item)) return refuse("not-removable");
  const gone = meeting.items.filter(
    (one) => one.id === item.id || (item.allocationId !== null && one.allocationId === item.allocationId),
  );
  return accept({ events: [{ type: "ItemRemoved", itemIds: gone.map((one) => one.id) }] });
}

export type ExtraRefusal = "not-found" | "extra-not-allowed" | "faulty-extra" | "closing-taken-up" | "no-quorum";

/**
 * A matter that the notice of meeting did not tell of comes up at an open meeting: an urgent one when all who are present decide so
 * (KL 5:52), or as the board's own standing order says. The minutes tell which, and why.
 */
export function takeUpExtra(
  meeting: Meeting,
  order: { readonly item: NewItem | null; readonly rule: ExtraRule; readonly why: string; readonly agreed: boolean },
): Result<Changed<{ readonly itemId: string }>, ExtraRefusal> {
  const { item, rule, agreed } = order;
  if (rule === "never") return refuse("extra-not-allowed");
  if (!item) return refuse("not-found");
  if (meeting.items.some(({ kind, paragraph }) => kind === "closing" && paragraph !== null)) return refuse("closing-taken-up");
  const quorum = quorumOf(meeting);
  if (!quorum.met) return refuse("no-quorum", { values: { present: quorum.present, needed: quorum.needed } });
  const why = order.why.trim();
  const fields = {
    ...(item.title.trim() === "" ? { title: "required" } : {}),
    ...(why === "" ? { why: "required" } : {}),
    ...(agreed ? {} : { agreed: "agreedNeeded" }),
  };
  if (Object.keys(fields).length > 0) return refuse("faulty-extra", { fields });
  return accept({ events: [{ type: "ItemAdded", item: { ...item, extra: { rule, why } } }], value: { itemId: item.id } });
}
