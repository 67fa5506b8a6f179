import { kronor } from "#app/kernel/money.ts";
import { rational } from "#app/kernel/rational.ts";
import type { Basis } from "#app/rooms/allocation/basis.ts";

const both = (text: string) => ({ sv: text, en: text });

/** An application that asks for `kr` kronor in 2027, with a score in hundredths; `lower`: a lower sum it can also do with. */
export const asking = (place: number, kr: number, hundredths: number, lower?: number): Basis["applications"][number] => ({
  id: `00000000-0000-7000-8000-${String(place).padStart(12, "0")}`,
  number: `T-${place}`,
  title: `Projekt ${place}`,
  organisation: "Vävnod",
  levels: [kronor(kr), ...(lower ? [kronor(lower)] : [])],
  perYear: [{ year: 2027, amountOre: kronor(kr) }],
  rank: place,
  score: rational(hundredths, 100),
  unranked: null,
});

const contender = (
  one: Basis["applications"][number],
  sums: readonly [need: number, plan: number],
): Basis["contenders"][number] => ({
  applicationId: one.id,
  eligibility: "passed",
  submitted: 1,
  tallies: Object.fromEntries(
    (["need", "plan"] as const).map((key, place) => {
      const sum = sums[place] as number;
      return [key, { sum, count: 1, leftOut: 0, min: sum, max: sum }];
    }),
  ),
  shares: [],
  municipalities: 1,
  requestedOre: one.levels[0] as bigint,
});

/**
 * Money for 1 000 000 kr, half from each financier. The first asks for 600 000 and blocks the two after it, who together would use all:
 * the walk gives 600 000 to the first and 400 000 to the third.
 */
export const exampleBasis = (): Basis => {
  const applications = [asking(1, 600_000, 400, 450_000), asking(2, 550_000, 380), asking(3, 400_000, 350)];
  const [first, second, third] = applications.map((one) => one.id) as [string, string, string];
  return {
    rulesVersion: 1,
    objective: "score-times-sum",
    decimals: 2,
    most: 5,
    criteria: [
      { key: "need", name: both("Behov"), weight: 50 },
      { key: "plan", name: both("Plan"), weight: 50 },
    ],
    applications,
    contenders: [
      contender(applications[0] as never, [5, 3]),
      contender(applications[1] as never, [3, 5]),
      contender(applications[2] as never, [4, 3]),
    ],
    funds: [
      {
        id: "fund",
        year: 2027,
        purpose: "tillvaxt",
        name: both("Tillväxtmedel 2027"),
        limit: null,
        pots: [
          { id: "z", source: "VGR", share: 5_000, total: kronor(600_000), bound: kronor(100_000) },
          { id: "a", source: "Kommunerna", share: 5_000, total: kronor(600_000), bound: kronor(100_000) },
        ],
      },
    ],
    dimensions: [
      {
        key: "area",
        name: both("Fokusområde"),
        groups: [
          { key: "area/hub", name: both("Textil"), prioritised: true, members: [{ application: first, share: 10_000 }] },
          {
            key: "area/land",
            name: both("Landsbygd"),
            prioritised: false,
            members: [
              { application: second, share: 5_000 },
              { application: third, share: 10_000 },
            ],
          },
        ],
      },
    ],
  };
};
