import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { Tranche } from "#app/rooms/allocation/allocation.ts";
import type { MeetingState } from "#app/rooms/decisions/meeting.lifecycle.ts";

export const capacities = ["member", "substitute", "adjunct", "secretary", "officer"] as const;
export type Capacity = (typeof capacities)[number];

export type Member = {
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly municipality: string | null;
  readonly capacity: Capacity;
  readonly present: boolean;
  /** the member whose seat a substitute fills */
  readonly servesFor: string | null;
  readonly position: number;
};

export type Absence = {
  readonly personId: string;
  /** conflict of interest (KL 6:30): neither takes part nor is present; left: simply not in the room */
  readonly kind: "conflict" | "left";
  readonly ground: string;
  /** of a conflict of interest: the application that it is in */
  readonly applicationId: string | null;
  /** the others that it is in too, in a paragraph about several */
  readonly otherIds?: readonly string[];
  readonly replacedById: string | null;
};

/** Every application that a conflict of interest is said to be in. */
export const conflictsOf = ({ applicationId, otherIds = [] }: Pick<Absence, "applicationId" | "otherIds">): string[] =>
  applicationId === null ? [...otherIds] : [applicationId, ...otherIds];

export const choices = ["yes", "no", "abstain"] as const;
export type Choice = (typeof choices)[number];
export type Vote = { readonly personId: string; readonly choice: Choice };

export type Motion = { readonly personId: string; readonly text: string };

export const extraRules = ["unanimous", "majority", "never"] as const;
/** What it takes for a matter that the notice of meeting did not tell of: all who are present (KL 5:52), the majority by the board's standing order, or it is never taken up. */
export type ExtraRule = (typeof extraRules)[number];
export type Extra = { readonly rule: Exclude<ExtraRule, "never">; readonly why: string };

export const proposalSides = ["yes", "no", "neither"] as const;
export type ProposalSide = (typeof proposalSides)[number];

/** What the minutes must tell of a matter besides the decision (KL 5:66): motions, the order they were put in, what yes and no meant. */
export type Proceedings = {
  readonly motions: readonly Motion[];
  readonly order: string;
  readonly yes: string;
  readonly no: string;
  /** which side of the vote is the proposal on the table; null before there is a vote, and where the paragraph has no proposal */
  readonly proposalSide: ProposalSide | null;
  /** why the meeting decided although an assessment was missing */
  readonly note: string;
  /** of a matter that came up when the meeting had begun; null for what the notice of meeting told of */
  readonly extra: Extra | null;
};

/** What a vote says of them. */
export type VoteProceedings = Omit<Proceedings, "note" | "extra">;

export const noProceedings: Proceedings = { motions: [], order: "", yes: "", no: "", proposalSide: null, note: "", extra: null };

/** What the body has decided of a disputed conflict of interest (KL 6:30); the person took no part in it. */
export type ConflictRuling = {
  readonly personId: string;
  readonly outcome: "conflict" | "none";
  /** who holds that it is one; null: the person asked */
  readonly raisedById: string | null;
  readonly ground: string;
  readonly reasons: string;
  readonly applicationIds: readonly string[];
  readonly chairId: string;
  readonly deciding: readonly string[];
  readonly against: readonly string[];
};

export type Reservation = { readonly personId: string; readonly text: string; readonly at: Date };

export type ItemDecision = {
  readonly id: string;
  readonly applicationId: string;
  readonly state: "recorded" | "released" | "final";
  readonly version: number;
  readonly outcome: "grant" | "reject";
  readonly amountOre: Ore;
  readonly reasons: string;
  readonly conditions: string;
  readonly tranches: readonly Tranche[];
};

export const deferralKinds = ["tabled", "referred"] as const;
export type DeferralKind = (typeof deferralKinds)[number];

/**
 * Why a matter is not decided at this meeting (KL 5:49-50). `minority`: at least a third of those who take part have asked for it; else
 * the meeting has, by its majority. `reasons`: of a referral, what is to be looked at, in the words of those who asked.
 */
export type Deferral = {
  readonly kind: DeferralKind;
  readonly by: "majority" | "minority";
  readonly requestedBy: readonly string[];
  readonly reasons: string;
};

export const itemKinds = [
  "opening",
  "adjuster",
  "agenda",
  "allocation",
  "application",
  "amendment",
  "report",
  "delegated",
  "information",
  "closing",
] as const;
export type ItemKind = (typeof itemKinds)[number];
export type Procedure = "none" | "acclamation" | "vote";

/** One paragraph of the minutes. `paragraph` is null until the meeting takes it up; the number is never given again. */
export type Item = {
  readonly id: string;
  readonly position: number;
  readonly year: number;
  readonly paragraph: number | null;
  readonly kind: ItemKind;
  readonly title: string;
  readonly callId: string | null;
  readonly allocationId: string | null;
  /** the one application of the allocation that this paragraph is about; null when it is about all that have no paragraph of their own */
  readonly applicationId: string | null;
  /** the later decision about a decision that this paragraph is about */
  readonly amendmentId: string | null;
  readonly background: string;
  /** "att …", without the word att */
  readonly clauses: readonly string[];
  readonly procedure: Procedure;
  readonly proceedings: Proceedings;
  /** who chaired this paragraph, when not the meeting's chair */
  readonly chairId: string | null;
  /** decided, or put off */
  readonly settled: boolean;
  readonly deferral: Deferral | null;
  readonly absences: readonly Absence[];
  readonly rulings: readonly ConflictRuling[];
  readonly votes: readonly Vote[];
  readonly reservations: readonly Reservation[];
  readonly decisions: readonly ItemDecision[];
};

export type SigningCapacity = "chair" | "adjuster";
export type Signature = { readonly personId: string; readonly capacity: SigningCapacity; readonly signedAt: Date };

/** One part of a paragraph's words that a correction has changed. */
export type Change = {
  readonly part: "background" | "clauses" | "reasons" | "deferral";
  readonly applicationId: string | null;
  readonly before: string;
  readonly after: string;
};
/** `number`: of the version that came of it; the first correction makes version 2. */
export type Correction = {
  readonly number: number;
  readonly itemId: string;
  readonly changes: readonly Change[];
  readonly reason: string;
  readonly voided: readonly string[];
  readonly correctedAt: Date;
};
export type Remark = { readonly itemId: string; readonly personId: string; readonly words: string; readonly saidAt: Date };

export type MovedFrom = {
  readonly heldOn: LocalDate;
  /** an instant as ISO 8601 */
  readonly startsAt: string;
  readonly place: string;
  readonly reason: string;
};

export type Meeting = {
  readonly id: string;
  readonly state: Exclude<MeetingState, "absent">;
  readonly version: number;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly startsAt: Date;
  readonly place: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly adjustedAt: Date | null;
  readonly announcedAt: Date | null;
  /** last day to ask for a legality review (KL 13:5) */
  readonly appealUntil: LocalDate | null;
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  readonly adjusterId: string | null;
  /** the paragraph that the secretary has put before the meeting; null while none has been */
  readonly inHandId: string | null;
  readonly demo: boolean;
  /** what it has been moved from, the first first */
  readonly moves: readonly MovedFrom[];
  /** when the notice of meeting was last sent; null while nobody has been told */
  readonly calledAt: Date | null;
  /** of a meeting that was not held */
  readonly calledOffReason: string;
  readonly members: readonly Member[];
  readonly items: readonly Item[];
  /** under the minutes, in the order they were given */
  readonly signatures: readonly Signature[];
  /** of the minutes, between the closing and the adjusting */
  readonly corrections: readonly Correction[];
  readonly remarks: readonly Remark[];
};

/** Which version of the minutes stands. */
export const editionOf = (meeting: Pick<Meeting, "corrections">): number => meeting.corrections.length + 1;

/** What has been asked for and not been followed by a correction of the same paragraph. */
export const openRemarks = ({ remarks, corrections }: Pick<Meeting, "remarks" | "corrections">): Remark[] =>
  remarks.filter((remark) => !corrections.some((one) => one.itemId === remark.itemId && one.correctedAt > remark.saidAt));

export const itemOf = (meeting: Pick<Meeting, "items">, itemId: string): Item | undefined =>
  meeting.items.find((item) => item.id === itemId);
export const nameIn = (meeting: Pick<Meeting, "members">, personId: string | null): string =>
  meeting.members.find((member) => member.personId === personId)?.name ?? "";
export const chairOf = (meeting: Pick<Meeting, "chairId">, item: Pick<Item, "chairId">): string | null =>
  item.chairId ?? meeting.chairId;
