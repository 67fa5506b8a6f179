import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { itemOf, type Meeting } from "#app/rooms/decisions/meeting.ts";
import type { TakenDown } from "#app/rooms/decisions/text-taken-down.ts";

export type TakeDownRefusal = "term-over" | "already-down" | "no-such-text" | "reason-needed";
export type PutUpRefusal = "term-over" | "not-down" | "reason-needed";
type OnWeb = { readonly term: boolean; readonly texts: readonly TakenDown[] };
type Judged<Code extends string> = Result<{ readonly events: readonly MeetingEvent[] }, Code>;

/**
 * The text goes, the notice stays: that minutes are adjusted, where they are kept and when the time to appeal ends must be on the board for
 * the whole appeal period (KL 8:11), and none of it is in the text.
 */
export function takeDown(
  meeting: Pick<Meeting, "items">,
  { term, texts }: OnWeb,
  order: { readonly id: string; readonly itemId: string | null; readonly reason: string },
): Judged<TakeDownRefusal> {
  const { id, itemId } = order;
  if (!term) return refuse("term-over");
  const paragraph = itemId === null ? null : (itemOf(meeting, itemId)?.paragraph ?? null);
  if (itemId !== null && paragraph === null) return refuse("no-such-text", { fields: { text: "chooseText" } });
  if (texts.some((one) => one.putUpAt === null && one.itemId === itemId))
    return refuse("already-down", { fields: { text: "alreadyDown" } });
  if (order.reason === "") return refuse("reason-needed", { fields: { reason: "required" } });
  return accept({ events: [{ type: "TextTakenDown", id, itemId, paragraph, reason: new Undisclosed(order.reason) }] });
}

/** Only what is down, and only while its term runs: after that it would not be on the web if it had never been taken down. */
export function putUpAgain(
  { term, texts }: OnWeb,
  order: { readonly id: string; readonly reason: string },
): Judged<PutUpRefusal> {
  if (!term) return refuse("term-over");
  const down = texts.find((one) => one.id === order.id && one.putUpAt === null);
  if (!down) return refuse("not-down", { fields: { again: "chooseText" } });
  if (order.reason === "") return refuse("reason-needed", { fields: { whyAgain: "required" } });
  const { id, itemId, paragraph } = down;
  return accept({ events: [{ type: "TextPutUp", id, itemId, paragraph, reason: new Undisclosed(order.reason) }] });
}
