import type { Ore } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type Basis, type Choices, groupsOf, isOpen, limitsOf, potsOf, rulesOfBond } from "#app/rooms/allocation/basis.ts";

/** What one application is to get, in whole öre, and why; nothing is a sum too. */
export type Wanted = { readonly applicationId: string; readonly amountOre: Ore; readonly reason: string };

/** Between the levels that were applied for, in falling order as the solver reads them. */
const withLevel = (levels: readonly Ore[], amount: Ore): Ore[] =>
  amount === 0n || levels.includes(amount) ? [...levels] : [...levels, amount].sort((a, b) => (a === b ? 0 : a > b ? -1 : 1));

/**
 * A proposal whose every sum is given, as a problem for the solver: each application is fixed at its sum, which becomes a level of its own
 * where it was never applied for. What was chosen before stands (objective, weights, floors and ceilings), but for a pot that had been thought
 * larger than it is. Refused when somebody who cannot be weighed is to get money, since no rule could then be checked for it.
 */
export function wantedChoices(
  basis: Basis,
  before: Choices,
  wanted: readonly Wanted[],
): Result<{ basis: Basis; choices: Choices }, "not-weighed"> {
  const byId = new Map(wanted.map((one) => [one.applicationId, one]));
  const unweighed = basis.applications.find((one) => (byId.get(one.id)?.amountOre ?? 0n) > 0n && !isOpen(basis, one));
  if (unweighed) return refuse("not-weighed", { values: { title: unweighed.title } });
  const applications = basis.applications.map((one) => ({
    ...one,
    levels: withLevel(one.levels, byId.get(one.id)?.amountOre ?? 0n),
  }));
  const real = new Map(potsOf(basis).map(({ pot }) => [pot.id, pot.total]));
  const groups = new Set(groupsOf(basis).map((group) => group.key));
  return accept({
    basis: { ...basis, applications },
    choices: {
      ...before,
      pots: before.pots.filter((one) => one.total < (real.get(one.pot) ?? 0n)),
      limits: before.limits.filter((one) => limitsOf(basis).some(({ fund, limit }) => fund.id === one.fund && one.most < limit)),
      bounds: before.bounds.filter((one) => groups.has(one.group)),
      bonds: before.bonds.filter((one) => rulesOfBond(basis, one).length > 0),
      pins: applications
        .filter((one) => isOpen(basis, one))
        .map((one) => {
          const { amountOre, reason } = byId.get(one.id) ?? { amountOre: 0n, reason: "" };
          return amountOre > 0n
            ? { application: one.id, pin: "must" as const, level: one.levels.indexOf(amountOre), reason }
            : { application: one.id, pin: "must-not" as const, level: null, reason };
        }),
    },
  });
}
