import type { LocalDate } from "#app/kernel/time.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import type {
  Absence,
  Capacity,
  Change,
  ConflictRuling,
  Deferral,
  Extra,
  ItemDecision,
  ItemKind,
  Procedure,
  Proceedings,
  SigningCapacity,
  Vote,
} from "#app/rooms/decisions/meeting.ts";
import type { TakenDown } from "#app/rooms/decisions/text-taken-down.ts";
import type { LedgerTransaction } from "#app/rooms/money/ledger.ts";

export type Seat = { readonly personId: string; readonly present: boolean; readonly servesFor: string | null };
export type Schedule = { readonly heldOn: LocalDate; readonly startsAt: Date; readonly place: string };
export type NewItem = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly background: string;
  readonly clauses: readonly string[];
  readonly callId: string | null;
  readonly allocationId: string | null;
  readonly applicationId: string | null;
  readonly amendmentId: string | null;
  /** of a matter that comes up at an open meeting */
  readonly extra?: Extra;
  /** decisions on delegation that this paragraph tells the board of */
  readonly matters?: readonly string[];
};

export type MeetingEvent =
  | {
      readonly type: "MeetingPlanned";
      readonly body: string;
      readonly heldOn: LocalDate;
      readonly startsAt: Date;
      readonly place: string;
      readonly chairId: string | null;
      readonly demo: boolean;
      readonly members: readonly { readonly personId: string; readonly capacity: Capacity }[];
      readonly items: readonly NewItem[];
    }
  | { readonly type: "ItemAdded"; readonly item: NewItem }
  | { readonly type: "AgendaOrdered"; readonly itemIds: readonly string[] }
  | { readonly type: "ItemRemoved"; readonly itemIds: readonly string[] }
  | {
      readonly type: "ItemBrokenOut";
      readonly fromItemId: string;
      readonly item: NewItem;
      readonly chairId: string | null;
      /** whose absence now belongs to the new paragraph, and whose to both */
      readonly moved: readonly string[];
      readonly copied: readonly string[];
      /** whose conflict of interest is in this application and in others: each paragraph gets its own */
      readonly split: readonly string[];
    }
  | { readonly type: "ItemPutBack"; readonly itemId: string; readonly toItemId: string; readonly moved: readonly string[] }
  | {
      readonly type: "MeetingMoved";
      readonly from: Schedule;
      readonly heldOn: LocalDate;
      readonly startsAt: Date;
      readonly place: string;
      readonly reason: string;
      /** who is called on the new day; null when those who were called come all the same */
      readonly members: readonly { readonly personId: string; readonly capacity: Capacity }[] | null;
    }
  | { readonly type: "MeetingCalled" }
  | { readonly type: "MeetingCalledOff"; readonly reason: string; readonly freed: readonly string[] }
  | { readonly type: "MeetingOpened" }
  | { readonly type: "RollCalled"; readonly chairId: string; readonly seats: readonly Seat[] }
  | { readonly type: "ItemTakenUp"; readonly itemId: string; readonly paragraph: number }
  | { readonly type: "ItemTurnedTo"; readonly itemId: string }
  | ({ readonly type: "AbsenceNoted"; readonly itemId: string; readonly ground: Undisclosed } & Omit<Absence, "ground">)
  | {
      readonly type: "AbsenceWithdrawn";
      readonly itemId: string;
      readonly personId: string;
      readonly applicationIds: readonly string[];
    }
  | ({
      readonly type: "ConflictRuled";
      readonly itemId: string;
      readonly ground: Undisclosed;
      readonly reasons: Undisclosed;
    } & Omit<ConflictRuling, "ground" | "reasons">)
  | { readonly type: "ItemChairNamed"; readonly itemId: string; readonly chairId: string | null }
  | { readonly type: "VoteTaken"; readonly itemId: string; readonly proceedings: Proceedings; readonly votes: readonly Vote[] }
  | { readonly type: "VoteWithdrawn"; readonly itemId: string }
  | {
      readonly type: "ItemRecorded";
      readonly itemId: string;
      readonly clauses: readonly string[];
      readonly procedure: Procedure;
      readonly proceedings: Proceedings;
      /** the matter as the minutes describe it */
      readonly background: string;
      readonly decisions: readonly ItemDecision[];
      readonly ledger: readonly LedgerTransaction[];
      /** the allocation that is decided with this, when it is not already */
      readonly settles: string | null;
    }
  | {
      readonly type: "AmendmentRecorded";
      readonly amendmentId: string;
      readonly adopted: boolean;
      readonly ledger: readonly LedgerTransaction[];
    }
  | {
      readonly type: "ItemDeferred";
      readonly itemId: string;
      readonly deferral: Deferral;
      readonly procedure: Procedure;
      /** money that an earlier record of this paragraph had set aside */
      readonly ledger: readonly LedgerTransaction[];
      /** what an earlier record had settled, and now is proposed again */
      readonly unsettles: string | null;
      readonly amendmentId: string | null;
    }
  | { readonly type: "AdjusterChosen"; readonly personId: string }
  | { readonly type: "ItemReopened"; readonly itemId: string }
  | { readonly type: "ReservationNoted"; readonly itemId: string; readonly personId: string; readonly text: string }
  | {
      readonly type: "MeetingClosed";
      /** put off at this meeting: they may stand on another agenda from now on */
      readonly freed: readonly string[];
      /** proposals that go back to the office */
      /** allocation → the paragraphs that send cases of it back to the office */
      readonly referred: Readonly<Record<string, readonly string[]>>;
    }
  | {
      readonly type: "MinutesCorrected";
      readonly itemId: string;
      readonly number: number;
      readonly changes: readonly Change[];
      readonly reason: string;
      readonly voided: readonly string[];
    }
  | {
      readonly type: "CorrectionAsked";
      readonly remarkId: string;
      readonly itemId: string;
      readonly personId: string;
      readonly words: Undisclosed;
    }
  | { readonly type: "MinutesSigned"; readonly personId: string; readonly capacity: SigningCapacity }
  | { readonly type: "MinutesAdjusted"; readonly document: string; readonly sha256: string }
  | {
      readonly type: "MeetingAnnounced";
      readonly appealUntil: LocalDate;
      /** the minutes of decisions on delegation whose notice goes up with this one */
      readonly reported: readonly string[];
      readonly letters: readonly { readonly decisionId: string; readonly document: string }[];
    }
  | ({ readonly type: "TextTakenDown" | "TextPutUp"; readonly reason: Undisclosed } & Pick<
      TakenDown,
      "id" | "itemId" | "paragraph"
    >);
