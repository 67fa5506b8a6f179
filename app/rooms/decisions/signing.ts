import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { chairOf, type Item, type Meeting, type SigningCapacity } from "#app/rooms/decisions/meeting.ts";

type Signed = Pick<Meeting, "chairId" | "adjusterId" | "signatures"> & {
  readonly items: readonly Pick<Item, "chairId" | "paragraph">[];
};

/** Somebody whose name the minutes need. `signedAt` is null while it is awaited. */
export type Signer = {
  readonly personId: string;
  readonly capacity: SigningCapacity;
  /** the paragraphs a chair chaired; the adjuster answers for them all */
  readonly paragraphs: readonly number[];
  readonly signedAt: Date | null;
};

/** Everyone who chaired a paragraph, in the order of the paragraphs. */
export const chairsOf = (meeting: Omit<Signed, "signatures" | "adjusterId">): string[] => [
  ...new Set(meeting.items.flatMap((item) => chairOf(meeting, item) ?? [])),
];

/** The chairs and the adjuster (KL 5:69): the names without which the minutes are not adjusted. */
export function signersOf(meeting: Signed): Signer[] {
  const signer = (personId: string, capacity: SigningCapacity, paragraphs: readonly number[]): Signer => ({
    personId,
    capacity,
    paragraphs,
    signedAt: meeting.signatures.find((signature) => signature.personId === personId)?.signedAt ?? null,
  });
  const chairs = chairsOf(meeting);
  return [
    ...chairs.map((personId) =>
      signer(
        personId,
        "chair",
        meeting.items.flatMap((item) => (chairOf(meeting, item) === personId ? (item.paragraph ?? []) : [])),
      ),
    ),
    ...(meeting.adjusterId && !chairs.includes(meeting.adjusterId) ? [signer(meeting.adjusterId, "adjuster", [])] : []),
  ];
}

export const awaitedIn = (meeting: Signed): Signer[] => signersOf(meeting).filter((signer) => signer.signedAt === null);

/** A name under the minutes as they stand; nothing in a closed meeting can change any more. */
export function signMinutes(
  meeting: Signed,
  personId: string,
): Result<{ readonly events: readonly [Extract<MeetingEvent, { type: "MinutesSigned" }>] }, "not-found"> {
  const signer = awaitedIn(meeting).find((one) => one.personId === personId);
  return signer ? accept({ events: [{ type: "MinutesSigned", personId, capacity: signer.capacity }] }) : refuse("not-found");
}
