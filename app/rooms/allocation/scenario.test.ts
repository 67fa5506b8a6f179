import { expect, it } from "vitest";
import { nested } from "#app/kernel/nested.ts";
import { exampleBasis } from "./basis.test-data.ts";
import { choicesFrom, scenarioForm } from "./scenario.ts";

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
