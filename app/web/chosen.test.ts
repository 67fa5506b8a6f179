import { expect, it } from "vitest";
import { chosenIn } from "./chosen.ts";

it("what an address names as chosen is each once, in its order, and nothing that is no id", () => {
  const [a, b] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
  expect(chosenIn(new URL(`http://x/?scenario=${b}&scenario=${a}&scenario=${b}&scenario=x&sida=2`))).toEqual([b, a]);
});
