import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";

export const amendmentKinds = ["change", "correction", "withdrawal"] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** Why a decision may be changed to the project's disadvantage at all. */
export const amendmentGrounds = ["asked", "terms", "wrong-facts"] as const;
export type AmendmentGround = (typeof amendmentGrounds)[number];

/** What holds of a decision now: the first one, with what later ones have changed. Sums are of the granted year. */
export type InForce = {
  readonly amountOre: Ore;
  readonly endsOn: LocalDate | null;
  readonly conditions: string;
  readonly withdrawn: boolean;
};

/** `null`: as it was. */
export type AmendmentContent = {
  readonly kind: AmendmentKind;
  readonly amountOre: Ore | null;
  readonly endsOn: LocalDate | null;
  readonly conditions: string | null;
  readonly correction: string;
  readonly ground: AmendmentGround | null;
  readonly reasons: string;
};

export const inForceAfter = (first: InForce, amendments: readonly AmendmentContent[]): InForce =>
  amendments.reduce<InForce>(
    (now, one) => ({
      amountOre: one.amountOre ?? now.amountOre,
      endsOn: one.endsOn ?? now.endsOn,
      conditions: one.conditions ?? now.conditions,
      withdrawn: now.withdrawn || one.kind === "withdrawal",
    }),
    first,
  );

/** Less money, a shorter time or the end of it: not without a ground in law. */
export const isWorse = (before: InForce, wanted: AmendmentContent): boolean =>
  wanted.kind === "withdrawal" ||
  (wanted.amountOre !== null && wanted.amountOre < before.amountOre) ||
  (wanted.endsOn !== null && before.endsOn !== null && wanted.endsOn < before.endsOn);
