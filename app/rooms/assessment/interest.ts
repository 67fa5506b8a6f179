import type { LocalDate } from "#app/kernel/time.ts";

/** What a person can be asked for themselves; `former-team` is noted by the system when somebody leaves an applicant's team. */
export const toldKinds = ["employer", "board-seat", "close-relation", "municipality", "other"] as const;
export type ToldKind = (typeof toldKinds)[number];

/** One tie as it is told. A municipality is known by its code, everything else by its organisation number. */
export type InterestFacts = {
  readonly kind: ToldKind;
  readonly organisationNumber: string;
  readonly organisationName: string;
  readonly municipalityCode: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly note: string;
};

export const longestNoteOfInterest = 200;
