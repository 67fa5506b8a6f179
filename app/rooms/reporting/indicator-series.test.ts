import { describe, expect, it } from "vitest";
import { readSeries, withGaps } from "#app/rooms/reporting/indicator-series.ts";

const read = (text: string) => {
  const outcome = readSeries(text);
  return outcome.ok
    ? outcome.value.map(({ year, value }) => [year, value])
    : [outcome.refusal.code, outcome.refusal.values?.line];
};

describe("an indicator's years and values as they are typed or copied", () => {
  it.each([
    [
      "2021;12,4\n2022;13",
      [
        [2021, 12.4],
        [2022, 13],
      ],
    ],
    [
      "År\tVärde\r\n2022\t1\u00a0234\r\n2021\t1 200,5\r\n",
      [
        [2021, 1200.5],
        [2022, 1234],
      ],
    ],
    [
      "2021 12.4\n\n2019 -3",
      [
        [2019, -3],
        [2021, 12.4],
      ],
    ],
    ['"2021";"0,5";', [[2021, 0.5]]],
  ])("%j is read as it was meant", (text, expected) => expect(read(text)).toEqual(expected));
  it.each([
    ["", ["lines-none", 1]],
    ["År;Värde", ["lines-none", 1]],
    ["2021;12\n21;13", ["line-year", 2]],
    ["2021;12\n\nabc;13", ["line-year", 3]],
    ["2021;tolv", ["line-value", 1]],
    ["2021;1e9", ["line-value", 1]],
    ["2021;1,2,3", ["line-value", 1]],
    ["2021", ["line-year", 1]],
    ["2021;12\n2021;13", ["line-twice", 2]],
  ])("%j is refused with its line, and nothing of it is taken", (text, expected) => expect(read(text)).toEqual(expected));
  it("a year that nobody has said anything of is a gap and never nought", () =>
    expect(
      withGaps([
        { year: 2019, value: 0 },
        { year: 2021, value: 2 },
      ]),
    ).toEqual([
      { year: 2019, value: 0 },
      { year: 2020, value: null },
      { year: 2021, value: 2 },
    ]));
});
