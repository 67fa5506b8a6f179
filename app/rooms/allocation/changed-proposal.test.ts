import { expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { exampleBasis } from "./basis.test-data.ts";
import { noChoices, problemOf } from "./basis.ts";
import { wantedChoices } from "./changed-proposal.ts";
import { reply } from "./solving.ts";

const basis = exampleBasis();
const ids = basis.applications.map((one) => one.id);
const wanted = (...amounts: readonly number[]) =>
  amounts.map((kr, place) => ({ applicationId: ids[place] as string, amountOre: kronor(kr), reason: "Därför" }));
const answerTo = (amounts: readonly number[], before = noChoices) => {
  const changed = wantedChoices(basis, before, wanted(...amounts));
  if (!changed.ok) throw new Error(changed.refusal.code);
  return reply({ ask: "answer", problem: problemOf(changed.value.basis, changed.value.choices) }, {}, () => 0);
};

it("a proposal with every sum given is worked out to just those sums, also one that nobody applied for", () => {
  const answer = answerTo([500_000, 0, 400_000]);
  expect("grants" in answer && answer.kind === "optimal" && answer.grants.map((one) => [one.application, one.amount])).toEqual([
    ["T-1", kronor(500_000)],
    ["T-3", kronor(400_000)],
  ]);
});

it("over a pot by a single krona it cannot hold, and the pot is named", () => {
  const answer = answerTo([450_001, 550_000, 0]);
  expect(answer).toMatchObject({ kind: "infeasible" });
  expect("clash" in answer && answer.clash.map((rule) => rule.kind)).toContain("pot");
});

it("keeps what was chosen before, but for a pot or a limit that was thought larger than it is", () => {
  const floor = { group: "area/hub", floor: kronor(500_000), ceiling: null, atLeast: null, atMost: null };
  expect(answerTo([450_000, 550_000, 0], { ...noChoices, bounds: [floor] })).toMatchObject({ kind: "infeasible" });
  const larger = {
    ...noChoices,
    pots: [
      { pot: "z", total: kronor(900_000) },
      { pot: "a", total: kronor(500_000) },
    ],
  };
  const changed = wantedChoices(basis, larger, wanted(450_000, 0, 0));
  expect(changed.ok && changed.value.choices.pots).toEqual([{ pot: "a", total: kronor(500_000) }]);
  const limited = { ...basis, funds: basis.funds.map((fund) => ({ ...fund, limit: kronor(600_000) })) };
  const kept = [700_000, 500_000].map((kr) => {
    const limits = [{ fund: basis.funds[0]?.id as string, most: kronor(kr) }];
    const before = wantedChoices(limited, { ...noChoices, limits }, wanted(450_000, 0, 0));
    return before.ok && before.value.choices.limits.map((one) => one.most);
  });
  expect(kept).toEqual([[], [kronor(500_000)]]);
});

it("gives nobody money who cannot be weighed", () => {
  const unranked = {
    ...basis,
    applications: basis.applications.map((one, place) => (place === 1 ? { ...one, rank: null } : one)),
  };
  expect(wantedChoices(unranked, noChoices, wanted(0, 1, 0))).toMatchObject({
    refusal: { code: "not-weighed", values: { title: "Projekt 2" } },
  });
});
