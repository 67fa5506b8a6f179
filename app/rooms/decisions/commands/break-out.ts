import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { applicationItem, type CaseToBreakOut } from "#app/rooms/decisions/agenda.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Absence, conflictsOf, type Item, itemOf, type Meeting } from "#app/rooms/decisions/meeting.ts";
import { hasGone } from "#app/rooms/decisions/presence.ts";

export type BreakOutRefusal = "not-found" | "already-recorded" | "only-application" | "vote-on-paragraph";
export type PutBackRefusal = "not-found" | "already-recorded" | "already-numbered" | "batch-recorded" | "vote-on-paragraph";
type Moved = { readonly events: readonly MeetingEvent[] };

/** Whoever was named to chair chairs on where the meeting's own chair is still away. */
const chairedBy = (meeting: Meeting, absences: readonly Absence[], named: string | null): string | null =>
  absences.some((absence) => absence.personId === meeting.chairId) ? named : null;

/**
 * One application gets a paragraph of its own, right after the others of its allocation, with its own absences, votes and decision.
 * Whoever was recused from the paragraph because of it is recused from the new one instead; a conflict of interest that was not said to
 * concern one application goes for both, and so does having gone home. A vote on the whole would no longer be about what is left.
 */
export function breakOut(
  meeting: Meeting,
  order: { itemId: string; newItemId: string; applicationId: string; cases: readonly CaseToBreakOut[] },
): Result<Moved, BreakOutRefusal> {
  const item = itemOf(meeting, order.itemId);
  const own = order.cases.filter((one) => one.itemId === order.itemId);
  const about = own.find((one) => one.applicationId === order.applicationId);
  if (item?.kind !== "allocation" || !about) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  if (own.length < 2) return refuse("only-application");
  if (item.votes.length > 0) return refuse("vote-on-paragraph");
  const isIn = (absence: Absence) => conflictsOf(absence).includes(order.applicationId);
  const split = item.absences.filter((absence) => isIn(absence) && conflictsOf(absence).length > 1);
  const concerns = (absence: Absence) => isIn(absence) && !split.includes(absence);
  const moved = item.absences.filter(concerns);
  const copied = item.absences.filter(
    (absence) => hasGone(absence) || (absence.kind === "conflict" && absence.applicationId === null),
  );
  const staying = item.absences.filter((absence) => !concerns(absence));
  const events: MeetingEvent[] = [
    {
      type: "ItemBrokenOut",
      fromItemId: item.id,
      item: { ...applicationItem(item, about), id: order.newItemId },
      chairId: chairedBy(meeting, [...moved, ...copied, ...split], item.chairId),
      moved: moved.map((absence) => absence.personId),
      copied: copied.map((absence) => absence.personId),
      split: split.map((absence) => absence.personId),
    },
  ];
  const stays = chairedBy(meeting, staying, item.chairId);
  if (stays !== item.chairId) events.push({ type: "ItemChairNamed", itemId: item.id, chairId: stays });
  return accept({ events });
}

/** The paragraph that an application was taken out of. */
export const batchOf = (meeting: Pick<Meeting, "items">, item: Item): Item | undefined =>
  item.applicationId === null
    ? undefined
    : meeting.items.find((one) => one.kind === "allocation" && one.allocationId === item.allocationId);

/** The application goes back among the others, and its recused with it. A paragraph that has got its number keeps it and is decided. */
export function putBack(
  meeting: Meeting,
  order: { itemId: string },
): Result<Moved & { readonly value: { readonly itemId: string } }, PutBackRefusal> {
  const item = itemOf(meeting, order.itemId);
  const batch = item && batchOf(meeting, item);
  if (!item || !batch) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  if (item.paragraph !== null) return refuse("already-numbered");
  if (batch.settled) return refuse("batch-recorded");
  if (batch.votes.length > 0) return refuse("vote-on-paragraph");
  const moved = item.absences.filter(
    (absence) => absence.kind === "conflict" && !batch.absences.some((other) => other.personId === absence.personId),
  );
  const events: MeetingEvent[] = [
    { type: "ItemPutBack", itemId: item.id, toItemId: batch.id, moved: moved.map((absence) => absence.personId) },
  ];
  if (item.chairId && !batch.chairId && moved.some((absence) => absence.personId === meeting.chairId))
    events.push({ type: "ItemChairNamed", itemId: batch.id, chairId: item.chairId });
  return accept({ events, value: { itemId: batch.id } });
}
