import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Absence, chairOf, conflictsOf, itemOf, type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { servingIn, takingPart } from "#app/rooms/decisions/quorum.ts";

export type AbsenceRefusal =
  | "not-found"
  | "already-recorded"
  | "not-serving"
  | "already-absent"
  | "ground-needed"
  | "application-needed"
  | "cannot-replace"
  | "chair-needed"
  | "ruled-otherwise"
  | "not-an-absence";
type Noted = { readonly events: readonly MeetingEvent[] };

/**
 * Who does not take part in a paragraph, and why. With a conflict of interest the person neither takes part nor is in the room (KL 6:30);
 * a substitute may be called in. When it is the chair, somebody else chairs the paragraph. The conflict is said of each application that
 * it is in, for each is hidden from the person from then on; of a paragraph about one, it is that one.
 */
export function noteAbsence(
  meeting: Meeting,
  order: { itemId: string; chairId: string | null } & Absence,
  /** the paragraph's applications */
  cases: readonly string[],
): Result<Noted, AbsenceRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  const { itemId, personId, kind, ground, replacedById } = order;
  const named = kind === "conflict" ? [...new Set(conflictsOf(order))] : [];
  if (named.some((one) => !cases.includes(one))) return refuse("not-found");
  const only = kind === "conflict" && cases.length === 1 ? (cases[0] ?? null) : null;
  const [applicationId = only, ...otherIds] = named;
  const member = meeting.members.find((one) => one.personId === personId);
  if (!member?.present) return refuse("not-serving", { fields: { personId: "choosePerson" } });
  if (item.absences.some((absence) => absence.personId === personId))
    return refuse("already-absent", { fields: { personId: "alreadyAbsent" }, values: { name: member.name } });
  if (kind === "conflict" && item.rulings.some((ruling) => ruling.personId === personId && ruling.outcome === "none"))
    return refuse("ruled-otherwise", { values: { name: member.name } });
  if (kind === "conflict" && ground.trim() === "") return refuse("ground-needed", { fields: { ground: "groundNeeded" } });
  if (kind === "conflict" && cases.length > 0 && applicationId === null)
    return refuse("application-needed", { fields: { applicationIds: "applicationNeeded" } });
  if (replacedById) {
    const substitute = meeting.members.find((one) => one.personId === replacedById);
    const busy =
      servingIn(meeting).some((one) => one.personId === replacedById) ||
      item.absences.some((absence) => absence.replacedById === replacedById || absence.personId === replacedById);
    if (!substitute?.present || substitute.capacity !== "substitute" || busy)
      return refuse("cannot-replace", {
        fields: { replacedById: "cannotReplace" },
        values: { name: nameIn(meeting, replacedById) },
      });
  }
  const events: MeetingEvent[] = [
    {
      type: "AbsenceNoted",
      itemId,
      personId,
      kind,
      ground: new Undisclosed(ground.trim()),
      applicationId,
      otherIds,
      replacedById,
    },
  ];
  if (chairOf(meeting, item) === personId) {
    const after = takingPart(meeting, {
      absences: [...item.absences, { personId, kind, ground, applicationId, otherIds, replacedById }],
    });
    if (!after.some((one) => one.personId === order.chairId))
      return refuse("chair-needed", { fields: { chairId: "chairNeeded" } });
    events.push({ type: "ItemChairNamed", itemId, chairId: order.chairId });
  }
  return accept({ events });
}

export function withdrawAbsence(meeting: Meeting, order: { itemId: string; personId: string }): Result<Noted, AbsenceRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  const absence = item.absences.find((one) => one.personId === order.personId);
  if (!absence) return refuse("not-an-absence");
  // What the body has decided is undone by the body.
  if (absence.kind === "conflict" && item.rulings.some((ruling) => ruling.personId === order.personId))
    return refuse("ruled-otherwise", { values: { name: nameIn(meeting, order.personId) } });
  const events: MeetingEvent[] = [
    { type: "AbsenceWithdrawn", itemId: item.id, personId: order.personId, applicationIds: conflictsOf(absence) },
  ];
  // The meeting's own chair takes the chair again.
  if (meeting.chairId === order.personId && item.chairId) events.push({ type: "ItemChairNamed", itemId: item.id, chairId: null });
  return accept({ events });
}
