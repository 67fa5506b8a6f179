import type { MeetingCommand } from "#app/rooms/decisions/meeting.lifecycle.ts";
import { chairOf, type Item, itemOf, type Meeting, type Member } from "#app/rooms/decisions/meeting.ts";

/** The steps of a paragraph that have a form of their own, as the address says them. */
export const sittingSteps = {
  absence: "jav",
  ruling: "avgorande",
  vote: "omrostning",
  decision: "beslut",
  deferral: "uppskov",
  reservation: "reservation",
  "break-out": "utbrytning",
  attendance: "narvaro",
  extra: "extra-arende",
} as const;
export type SittingStep = keyof typeof sittingSteps;

/** Steps of the meeting as a whole, whatever paragraph it is at. */
const ofMeeting: readonly SittingStep[] = ["attendance", "extra"];
export const ofParagraph = (steps: readonly SittingStep[]): SittingStep[] => steps.filter((step) => !ofMeeting.includes(step));

/** What an address of the meeting's one screen asks for. */
export type SittingAddress = { readonly itemId: string | null; readonly step: SittingStep | null; readonly projector: boolean };

export function readSitting(query: URLSearchParams): SittingAddress {
  const asked = query.get("steg");
  const step = (Object.keys(sittingSteps) as SittingStep[]).find((one) => sittingSteps[one] === asked);
  return { itemId: query.get("punkt"), step: step ?? null, projector: query.get("visning") === "projektor" };
}

export function sittingQuery({ itemId, step, projector }: Partial<SittingAddress>): string {
  const words = new URLSearchParams();
  if (itemId) words.set("punkt", itemId);
  if (step) words.set("steg", sittingSteps[step]);
  if (projector) words.set("visning", "projektor");
  return words.size > 0 ? `?${words}` : "";
}

type OnAgenda = Pick<Meeting, "items" | "inHandId">;

/** The paragraph the meeting is at: what the secretary has put before it or, while nothing has been, the first that is not settled. */
export const inHandOf = ({ items, inHandId }: OnAgenda): Item | undefined =>
  itemOf({ items }, inHandId ?? "") ??
  items.find((item) => item.paragraph !== null && !item.settled) ??
  items.find((item) => !item.settled) ??
  items.at(-1);

/** What comes after a paragraph: the next that is not settled, or one that was passed over. */
export function afterItem({ items }: Pick<Meeting, "items">, item: Pick<Item, "id">): Item | undefined {
  const index = items.findIndex((one) => one.id === item.id);
  return [...items.slice(index + 1), ...items.slice(0, index)].find((one) => !one.settled);
}

export type NextStep =
  | { readonly kind: "take-up" | "turn-to"; readonly item: Item }
  | { readonly kind: "decide" }
  | { readonly kind: "close" }
  /** one looks back at what is settled, while the meeting is elsewhere */
  | { readonly kind: "return"; readonly item: Item };

/** What is most likely to be done now with the paragraph that is looked at: the one button that stands out. */
export function nextStepOf(meeting: OnAgenda, item: Item): NextStep {
  const inHand = inHandOf(meeting);
  const goTo = (to: Item): NextStep => ({ kind: to.paragraph === null ? "take-up" : "turn-to", item: to });
  if (!item.settled) return item.paragraph !== null && inHand?.id === item.id ? { kind: "decide" } : goTo(item);
  if (inHand && inHand.id !== item.id && !inHand.settled) return { kind: "return", item: inHand };
  const next = afterItem(meeting, item);
  return next ? goTo(next) : { kind: "close" };
}

export type Standing = {
  readonly kind: "chairs" | "takes" | "conflict" | "gone" | "observes" | "absent" | "follows";
  /** whose seat the person fills */
  readonly servesFor: string | null;
};

/** A person's own place in a paragraph: takes part, has left the room, listens, or only follows. */
export function standingOf(
  {
    meeting,
    item,
    taking,
  }: { readonly meeting: Pick<Meeting, "members" | "chairId">; readonly item: Item; readonly taking: readonly Member[] },
  personId: string,
): Standing {
  const member = meeting.members.find((one) => one.personId === personId);
  const absence = item.absences.find((one) => one.personId === personId);
  const servesFor = member?.servesFor ?? item.absences.find((one) => one.replacedById === personId)?.personId ?? null;
  const of = (kind: Standing["kind"], seat: string | null = null): Standing => ({ kind, servesFor: seat });
  if (!member) return of("follows");
  if (absence) return of(absence.kind === "conflict" ? "conflict" : "gone");
  if (taking.some((one) => one.personId === personId))
    return of(chairOf(meeting, item) === personId ? "chairs" : "takes", servesFor);
  if (member.capacity === "secretary" || member.capacity === "officer") return of("follows");
  return of(member.present ? "observes" : "absent");
}

/** The steps that can be taken in a paragraph as it stands, in the order they come. `cases`: those of it that the reader may see. */
export function stepsOpen({
  may,
  item,
  cases,
  deferrable,
  isConcealed,
}: {
  readonly may: readonly MeetingCommand[];
  readonly item: Item;
  readonly cases: readonly unknown[];
  readonly deferrable: boolean;
  readonly isConcealed: boolean;
}): SittingStep[] {
  const within = !item.settled && item.paragraph !== null;
  const can: Readonly<Record<SittingStep, boolean>> = {
    absence: may.includes("note-absence") && within,
    vote: may.includes("vote") && within && !isConcealed,
    decision: may.includes("record-decision") && within && !isConcealed,
    reservation: may.includes("reserve") && item.settled && !isConcealed,
    deferral: may.includes("defer") && within && deferrable && !isConcealed,
    ruling: may.includes("rule-conflict") && within && !isConcealed && item.allocationId !== null,
    "break-out": may.includes("break-out") && item.kind === "allocation" && !item.settled && cases.length > 1,
    attendance: may.includes("note-attendance"),
    extra: may.includes("add-extra"),
  };
  return (Object.keys(can) as SittingStep[]).filter((step) => can[step]);
}
