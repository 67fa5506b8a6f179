import { describe, expect, it } from "vitest";
import { projectResultsForm } from "#app/rooms/reporting/project-results.forms.ts";

const read = (reached: string, on: string) => {
  const answer = projectResultsForm.safeParse({ version: "1", goals: [{ position: "0", reached, on }] });
  return answer.success
    ? answer.data.goals[0]
    : Object.fromEntries(answer.error.issues.map(({ path, message }) => [path.join("."), message]));
};

describe("the outcome of a goal", () => {
  it.each([
    ["1 250,5", "2027-02-01", { position: 0, reached: 1250.5, on: "2027-02-01" }],
    ["\u22122", "2027-02-01", { position: 0, reached: -2, on: "2027-02-01" }],
    ["0", "2027-02-01", { position: 0, reached: 0, on: "2027-02-01" }],
    ["", "", { position: 0, reached: null, on: null }],
  ])("%s on %s is read as it was meant", (reached, on, expected) => expect(read(reached, on)).toEqual(expected));
  it.each([
    ["4", "", { "goals.0.on": "dayNeeded" }],
    ["", "2027-02-01", { "goals.0.reached": "figureNeeded" }],
    ["många", "2027-02-30", { "goals.0.reached": "notANumber", "goals.0.on": "notADate" }],
    ["1e9", "2027-02-01", { "goals.0.reached": "notANumber" }],
  ])("%s on %s is refused at the field", (reached, on, expected) => expect(read(reached, on)).toEqual(expected));
});
