import { expect, it } from "vitest";
import { exercises, practice } from "./practice.ts";
import { readProblem } from "./problem.ts";

it("a thread practises on problems that can be read, and a little at a time", () => {
  expect(exercises.map((one) => readProblem(one).ok)).toEqual(exercises.map(() => true));
  const bits = practice({}, "reasons");
  for (let time = 0; time < 40; time++) expect(bits.next().done).toBe(false);
  // Whoever is asked for answers alone solves each once.
  expect([...practice({}, "answers")]).toHaveLength(exercises.length);
});
