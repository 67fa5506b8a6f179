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

/**
 * What is asked of an applicant that answers so: a question that an earlier answer hides is not checked, sealed or shown, and neither is
 * what the call does not ask for. It stays in the draft, in case it is asked again.
 */
export function askedAid(aid: Aid, rules: { readonly stateAid?: unknown; readonly earlierSupport?: boolean | undefined }): Aid {
  const trading = Boolean(rules.stateAid) && aid.economic === "yes";
  const some = trading && favoursSome(aid);
  const certified = some && needsCertificates(aid);
  return {
    economic: rules.stateAid ? aid.economic : "",
    favoured: trading ? aid.favoured : "",
    ground: some ? aid.ground : "",
    reasons: trading ? aid.reasons : "",
    undertakings: certified ? aid.undertakings : [],
    received: certified ? aid.received : [],
    earlier: rules.earlierSupport ? aid.earlier : [],
  };
}

/** The questions that are in sight beside the first one, by the field that each begins with. */
export const aidInSight = (aid: Pick<Aid, "economic" | "favoured" | "ground">): string[] => [
  ...(aid.economic === "yes" ? ["favoured"] : []),
  ...(favoursSome(aid) ? ["ground"] : []),
  ...(needsCertificates(aid) ? ["undertakings.0.number"] : []),
];

/** The field of the first question that the answers have brought into sight and the form that was sent did not show; null when there is none. */
export function firstAidUnseen(aid: Pick<Aid, "economic" | "favoured" | "ground">, seen: unknown): string | null {
  if (typeof seen !== "string") return null;
  const before = new Set(seen.split(","));
  return aidInSight(aid).find((field) => !before.has(field)) ?? null;
}

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
