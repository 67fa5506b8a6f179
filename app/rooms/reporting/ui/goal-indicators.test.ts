import { describe, expect, it } from "vitest";
import type { TableBlock } from "#app/documents/document.ts";
import { indicatorBlocks } from "#app/rooms/reporting/ui/goal-indicators.ts";
import type { IndicatorView } from "#app/rooms/reporting/views.ts";
import type { FrameworkNode } from "#app/rooms/strategy/framework.ts";

const both = (text: string) => ({ sv: text, en: text });
const node: FrameworkNode = {
  id: "f/a",
  frameworkId: "f@1",
  parentId: null,
  type: "theme",
  code: "1",
  title: both("Alla med"),
  description: null,
  prioritised: false,
  position: 0,
  source: "",
  certainty: "stated",
};
const indicator = (change: Partial<IndicatorView>): IndicatorView => ({
  key: "k",
  name: both("Nya företag"),
  definition: both(""),
  unit: both("företag"),
  method: both(""),
  split: true,
  nodes: ["f/a"],
  example: false,
  goals: [],
  values: [],
  outcomes: [],
  ...change,
});
const years = { from: 2021, to: 2024 };
const cells = ({ rows }: TableBlock) => rows.map((row) => row.cells.map(({ text, value }) => value ?? text));
const tables = (indicators: readonly IndicatorView[]) =>
  indicatorBlocks([node], indicators, years, "sv").filter((block) => block.kind === "table");

describe("the indicators of a strategy's goals", () => {
  it("tell what projects have reached in the period, and every value up to its end with its source", () => {
    const [goals, values] = tables([
      indicator({
        values: [
          { year: 2019, value: 118.5, source: "SCB" },
          { year: 2026, value: 130, source: "SCB" },
        ],
        outcomes: [
          { year: 2020, projects: 1, sum: 7 },
          { year: 2022, projects: 2, sum: 3 },
          { year: 2024, projects: 1, sum: 2.5 },
        ],
      }),
    ]);
    expect(goals && cells(goals)).toEqual([["1. Alla med", "Nya företag", "företag", 5.5]]);
    expect(values && cells(values)).toEqual([["Nya företag", 2019, 118.5, "företag", "SCB"]]);
    expect(values?.rows[0]?.cells[2]?.text).toBe("118,5");
  });

  it("are a dash where nobody has reported or nothing can be added up, say that there are no values, and are no chapter without indicators", () => {
    const [none, ...others] = tables([
      indicator({}),
      indicator({ key: "m", outcomes: [{ year: 2022, projects: 2, sum: null }] }),
    ]);
    expect(others).toEqual([]);
    expect(none && cells(none).map((row) => row.at(-1))).toEqual(["–", "–"]);
    expect(indicatorBlocks([node], [indicator({})], years, "sv").at(-1)).toMatchObject({ text: "Inga värden är antecknade än." });
    expect(indicatorBlocks([node], [indicator({ nodes: ["g/b"] })], years, "sv")).toEqual([]);
  });
});
