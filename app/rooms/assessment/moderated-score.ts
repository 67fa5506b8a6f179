import type { Contender, Tallies, Tally } from "#app/rooms/assessment/ranking.ts";

/** The points that an officer has set together with the assessors, by criterion; on the criterion's own scale. */
export type ModeratedScores = Readonly<Record<string, number>>;

/** Steps of the scale from which a score stands out from the others', and from which the scores lie far apart. */
export const farApart = 2;

/**
 * Which scores of one criterion stand out: at least two steps from the mean of all the others. Exact, and said only from three scores on:
 * of two that differ nobody can tell which is the outlier. `null` is "not assessable" and neither stands out nor is in a mean.
 */
export function standsOut(values: readonly (number | null)[]): boolean[] {
  const given = values.filter((value) => value !== null);
  const sum = given.reduce((all, value) => all + value, 0);
  const others = given.length - 1;
  return values.map(
    (value) => value !== null && given.length >= 3 && Math.abs(value * others - (sum - value)) >= farApart * others,
  );
}

const alone = (value: number): Tally => ({ sum: value, count: 1, leftOut: 0, min: value, max: value });

/** The same contender with the common score in place of the mean where there is one. The independent tallies are left as they are. */
export function withModerated<C extends Pick<Contender, "tallies">>(contender: C, common: ModeratedScores): C {
  const moved = Object.fromEntries(Object.entries(common).map(([key, value]) => [key, alone(value)]));
  return Object.keys(moved).length === 0
    ? contender
    : { ...contender, tallies: { ...contender.tallies, ...moved } satisfies Tallies };
}
