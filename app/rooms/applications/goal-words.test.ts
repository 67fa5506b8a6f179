import { describe, expect, it } from "vitest";
import { goalInWords, indicatorsUsed } from "#app/rooms/applications/goal-words.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";

const [own, measured, yes] = exampleSections.goals.goals as [never, never, never];
const words = (goal: object, language: "sv" | "en" = "sv") => goalInWords(goal as never, exampleRules.indicators, language);
const target = (goal: object, change: object, language: "sv" | "en" = "sv") => words({ ...goal, ...change }, language).target;

describe("a goal in words", () => {
  it("says what is to be reached and how it compares", () => {
    expect(target(own, {})).toBe("minst 200 personer");
    expect(target(own, { target: 4, unit: "kommuner" })).toBe("minst 4 kommuner");
    expect(target(own, { comparator: "at-most", target: 1200.5, unit: "veckor" })).toBe("högst 1\u00a0200,5 veckor");
    expect(target(own, { comparator: "more-than", target: 3.5, unit: "" })).toBe("mer än 3,5");
    expect(target(own, { comparator: "more-than", target: 3.5, unit: "" }, "en")).toBe("more than 3.5");
    expect(words(yes)).toEqual({ name: "Handbok klar", note: "", baseline: "–", target: "ja (gjort eller inte gjort)" });
  });
  it("is called and counted as its indicator says, whatever else was typed, with women and men where they are asked for", () => {
    expect(words({ ...(measured as object), unit: "stycken" })).toEqual({
      name: "Personer i kurser",
      note: "Nybörjare",
      baseline: "10",
      target: "minst 80 personer, varav 40 kvinnor och 35,5 män",
    });
    expect(target(measured, { indicator: "omdome", comparator: "more-than", target: 3.5 })).toBe("mer än 3,5 på en skala 1–5");
  });
  it("keeps its own words when the indicator is not known", () =>
    expect(target(measured, { indicator: "borttagen", unit: "personer" })).toBe("minst 80 personer"));
  it("names each indicator once", () =>
    expect(indicatorsUsed([measured, own, measured], exampleRules.indicators).map((one) => one.key)).toEqual(["kurser"]));
});
