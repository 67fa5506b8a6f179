import { type Ore, sum } from "#app/kernel/money.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { organisationNumber } from "#app/rooms/people/organisation.ts";

export type Aid = Sections["aid"];
export type StateAidRules = NonNullable<CallRules["stateAid"]>;

/**
 * Support is state aid when it favours an undertaking or some of them, whoever is paid (TFEU art. 107.1); an undertaking is whoever offers
 * goods or services on a market, whatever its legal form. A project without such activity, or open to all on the same terms, gives none.
 */
export const favoursSome = ({ economic, favoured }: Pick<Aid, "economic" | "favoured">): boolean =>
  economic === "yes" && (favoured === "applicant" || favoured === "businesses");

/** Each undertaking certifies what it has had (regulation (EU) 2023/2831 art. 7.4), as long as the central register does not cover three years. */
export const needsCertificates = (aid: Pick<Aid, "economic" | "favoured" | "ground">): boolean =>
  favoursSome(aid) && aid.ground === "de-minimis";

/** Nothing has been said at all. */
export const isUntouched = ({ economic, favoured, reasons, ground }: Aid): boolean =>
  economic === "" && favoured === "" && reasons === "" && ground === "";

/** What a single undertaking may have in the period, in öre by the rate that the call says (art. 3.2). */
export const ceilingOre = ({ ceilingEuro, orePerEuro }: Pick<StateAidRules, "ceilingEuro" | "orePerEuro">): Ore =>
  BigInt(ceilingEuro) * orePerEuro;

export type AidSum = {
  readonly number: string;
  readonly name: string;
  /** already had, from the first day that counts */
  readonly received: Ore;
  /** what it would have from this project */
  readonly planned: Ore;
  readonly ceiling: Ore;
  /** below zero: over the ceiling */
  readonly left: Ore;
};

const digits = (number: string) => organisationNumber(number) ?? number;

/**
 * Undertaking by undertaking, in the order of the form. What was given before `since` no longer counts; what has no date does, until it
 * has one.
 */
export function aidSums(
  { undertakings, received }: Pick<Aid, "undertakings" | "received">,
  rules: Pick<StateAidRules, "ceilingEuro" | "orePerEuro" | "since">,
): AidSum[] {
  const ceiling = ceilingOre(rules);
  return undertakings.map(({ number, name, planned: toCome }) => {
    const had = sum(
      received
        .filter((row) => digits(row.number) === digits(number) && (row.on === null || row.on >= rules.since))
        .map((row) => row.amount ?? 0n),
    );
    const planned = toCome ?? 0n;
    return { number, name, received: had, planned, ceiling, left: ceiling - had - planned };
  });
}
