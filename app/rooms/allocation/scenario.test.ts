import { expect, it } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { nested } from "#app/kernel/nested.ts";
import { exampleBasis } from "./basis.test-data.ts";
import { noChoices, problemOf } from "./basis.ts";
import { choicesFrom, fieldsOfClash, scenarioForm, tryForm } from "./scenario.ts";
import { readProblem } from "./solver/problem.ts";
import { solve } from "./solver/solve.ts";

it("is saved from a page where a project in the middle is not weighed and has no fields of its own", () => {
  const basis = exampleBasis();
  const [first, , third] = basis.applications.map((one) => one.id) as [string, string, string];
  const sent = {
    do: "save",
    version: "1",
    name: "Prov",
    objective: basis.objective,
    "pins.0.application": first,
    "pins.0.pin": "",
    "pins.0.reason": "",
    "pins.2.application": third,
    "pins.2.pin": "must-not",
    "pins.2.reason": "Pengar från annat håll",
  };
  const form = scenarioForm.parse(nested(sent));
  if (form.do !== "save") throw new Error("another form");
  expect(choicesFrom(basis, form)).toMatchObject({
    ok: true,
    value: { pins: [{ application: third, pin: "must-not", reason: "Pengar från annat håll" }] },
  });
  // Each fault stands at its own project, whatever places before it are empty.
  const wrong = scenarioForm.parse(nested({ ...sent, "pins.2.reason": "" }));
  expect(wrong.do === "save" && choicesFrom(basis, wrong)).toMatchObject({
    refusal: { fields: { "pins.2.reason": "pinReason" } },
  });
});

it("changes the call's own limit on a fund, without which a larger pot would change nothing", () => {
  const plain = exampleBasis();
  const basis = { ...plain, funds: plain.funds.map((fund) => ({ ...fund, limit: kronor(600_000) })) };
  const [fund] = basis.funds as [(typeof basis.funds)[number]];
  const chosen = (fields: Record<string, string>) =>
    choicesFrom(basis, tryForm.parse(nested({ objective: basis.objective, ...fields })));
  const spent = (fields: Record<string, string>) => {
    const choices = chosen(fields);
    const read = readProblem(problemOf(basis, choices.ok ? choices.value : noChoices));
    const answer = read.ok ? solve(read.problem) : null;
    return answer?.kind === "optimal" ? answer.grants.reduce((sum, grant) => sum + grant.amount, 0n) : null;
  };
  const pots = Object.fromEntries(
    fund.pots.flatMap((pot, index) => [
      [`pots.${index}.pot`, pot.id],
      [`pots.${index}.total`, "900 000"],
    ]),
  );
  const limit = (most: string) => ({ "limits.0.fund": fund.id, "limits.0.most": most });
  expect([spent({}), spent(pots), spent(limit("1 000 000")), spent({ ...pots, ...limit("1 550 000") })]).toEqual([
    kronor(600_000),
    kronor(600_000),
    kronor(1_000_000),
    kronor(1_550_000),
  ]);
  // As it is, it is no choice; of a fund that has none, and in a clash, it is told at its field.
  expect(chosen(limit("600 000"))).toMatchObject({ value: { limits: [] } });
  expect(chosen({ "limits.0.fund": "another", "limits.0.most": "1" })).toMatchObject({
    refusal: { fields: { "limits.0.most": "unknown" } },
  });
  const clash = [{ key: "", kind: "limit", id: `${fund.purpose} ${fund.year}`, name: "" }] as const;
  expect(fieldsOfClash(basis, clash, noChoices)).toEqual({ "limits.0.most": "clashes" });
});
