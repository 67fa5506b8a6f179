import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { type AbsenceRefusal, noteAbsence } from "#app/rooms/decisions/commands/note-absence.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Absence, chairOf, conflictsOf, itemOf, type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { quorumOfItem, takingPart } from "#app/rooms/decisions/quorum.ts";

export type RulingRefusal =
  | AbsenceRefusal
  | "raised-by-outsider"
  | "ruling-reasons-needed"
  | "no-quorum"
  | "ruling-without-majority"
  | "against-by-outsider";

export type RulingOrder = {
  readonly itemId: string;
  readonly personId: string;
  readonly outcome: "conflict" | "none";
  /** who holds that it is a conflict; null: the person asks for the ruling */
  readonly raisedById: string | null;
  readonly ground: string;
  readonly reasons: string;
  readonly applicationIds: readonly string[];
  /** who voted otherwise; nobody when it was decided by acclamation */
  readonly against: readonly string[];
  readonly replacedById: string | null;
  readonly chairId: string | null;
};

/**
 * Whether somebody elected has a conflict of interest is decided by the body, at the paragraph, when it is disputed: the person takes no part
 * in that ruling (KL 6:30 third paragraph, which 5:47 makes the assembly's too). The majority decides, with the casting vote of whoever chairs.
 */
export function ruleOnConflict(
  meeting: Meeting,
  order: RulingOrder,
  /** the paragraph's applications */
  cases: readonly string[],
): Result<{ readonly events: readonly MeetingEvent[] }, RulingRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  const { itemId, personId, outcome, raisedById, ground, reasons, against } = order;
  if (order.applicationIds.some((one) => !cases.includes(one))) return refuse("not-found");
  const named = cases.length === 1 ? [...cases] : [...new Set(order.applicationIds)];
  const member = meeting.members.find((one) => one.personId === personId);
  if (!member?.present) return refuse("not-serving", { fields: { personId: "choosePerson" } });
  if (
    raisedById !== null &&
    (raisedById === personId || !meeting.members.some((one) => one.personId === raisedById && one.present))
  )
    return refuse("raised-by-outsider", { fields: { raisedById: "raisedByOutsider" } });
  if (ground.trim() === "") return refuse("ground-needed", { fields: { ground: "groundNeeded" } });
  if (cases.length > 0 && named.length === 0)
    return refuse("application-needed", { fields: { applicationIds: "applicationNeeded" } });
  if (reasons.trim() === "") return refuse("ruling-reasons-needed", { fields: { reasons: "rulingReasonsNeeded" } });

  const standing = item.absences.find((one) => one.personId === personId);
  const away: Absence = { personId, kind: "conflict", ground, applicationId: null, replacedById: null };
  const without = { absences: standing ? item.absences : [...item.absences, away] };
  const deciding = takingPart(meeting, without).map((one) => one.personId);
  const quorum = quorumOfItem(meeting, without);
  if (!quorum.met) return refuse("no-quorum", { values: { present: quorum.present, needed: quorum.needed } });
  const own = chairOf(meeting, item);
  const chair = own !== null && deciding.includes(own) ? own : order.chairId;
  if (chair === null || !deciding.includes(chair)) return refuse("chair-needed", { fields: { chairId: "chairNeeded" } });
  const stranger = against.find((one) => !deciding.includes(one));
  if (stranger)
    return refuse("against-by-outsider", {
      fields: { against: "againstByOutsider" },
      values: { name: nameIn(meeting, stranger) },
    });
  const otherwise = new Set(against).size * 2;
  if (otherwise > deciding.length || (otherwise === deciding.length && against.includes(chair)))
    return refuse("ruling-without-majority", { fields: { against: "rulingWithoutMajority" } });

  const ruled: MeetingEvent = {
    type: "ConflictRuled",
    itemId,
    personId,
    outcome,
    raisedById,
    ground: new Undisclosed(ground.trim()),
    reasons: new Undisclosed(reasons.trim()),
    applicationIds: named,
    chairId: chair,
    deciding,
    against: [...new Set(against)],
  };
  if (outcome === "none") {
    if (standing?.kind !== "conflict") return accept({ events: [ruled] });
    const back: MeetingEvent = { type: "AbsenceWithdrawn", itemId, personId, applicationIds: conflictsOf(standing) };
    const seated: MeetingEvent[] =
      meeting.chairId === personId && item.chairId ? [{ type: "ItemChairNamed", itemId, chairId: null }] : [];
    return accept({ events: [back, ...seated, ruled] });
  }
  if (standing?.kind === "conflict") return accept({ events: [ruled] });
  const [applicationId = null, ...otherIds] = named;
  const absent = noteAbsence(
    { ...meeting, items: meeting.items.map((one) => (one.id === itemId ? { ...one, rulings: [] } : one)) },
    {
      itemId,
      personId,
      kind: "conflict",
      ground,
      applicationId,
      otherIds,
      replacedById: order.replacedById,
      chairId: order.chairId,
    },
    cases,
  );
  return absent.ok ? accept({ events: [...absent.value.events, ruled] }) : absent;
}
