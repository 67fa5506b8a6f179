import { describe, expect, it } from "vitest";
import { easterSunday, freeDays, lastDayToAdjust, lastDayToAnnounce, lastDayToAppeal, nextWeekday } from "./appeal.ts";

describe("days that lag 1930:173 passes over", () => {
  it("know Easter", () => {
    const known: Record<number, string> = {
      2000: "2000-04-23",
      2008: "2008-03-23",
      2011: "2011-04-24",
      2019: "2019-04-21",
      2020: "2020-04-12",
      2021: "2021-04-04",
      2022: "2022-04-17",
      2023: "2023-04-09",
      2024: "2024-03-31",
      2025: "2025-04-20",
      2026: "2026-04-05",
      2027: "2027-03-28",
      2028: "2028-04-16",
      2030: "2030-04-21",
      2038: "2038-04-25",
    };
    for (const [year, easter] of Object.entries(known)) expect(easterSunday(Number(year))).toBe(easter);
  });

  it("are the Swedish holidays of 2024 and the three eves", () => {
    expect(freeDays(2024)).toEqual([
      "2024-01-01",
      "2024-01-06",
      "2024-03-29",
      "2024-03-31",
      "2024-04-01",
      "2024-05-01",
      "2024-05-09",
      "2024-05-19",
      "2024-06-06",
      "2024-06-21",
      "2024-06-22",
      "2024-11-02",
      "2024-12-24",
      "2024-12-25",
      "2024-12-26",
      "2024-12-31",
    ]);
  });

  it("put midsummer and All Saints' Day on their Saturdays", () => {
    expect(freeDays(2026)).toEqual(expect.arrayContaining(["2026-06-19", "2026-06-20", "2026-10-31"]));
    expect(freeDays(2027)).toEqual(expect.arrayContaining(["2027-06-25", "2027-06-26", "2027-11-06"]));
  });

  it("had Whit Monday until 2004 and have the National Day from 2005", () => {
    expect(freeDays(2004)).toContain("2004-05-31");
    expect(freeDays(2004)).not.toContain("2004-06-06");
    expect(freeDays(2005)).toContain("2005-06-06");
  });

  it("lead from Christmas Eve to the first weekday after the holidays", () => {
    expect(nextWeekday("2026-12-24")).toBe("2026-12-28");
    expect(nextWeekday("2027-12-31")).toBe("2028-01-03");
    expect(nextWeekday("2026-06-19")).toBe("2026-06-22");
  });
});

describe("the way from meeting to legal force", () => {
  it("takes the meeting of 25 October 2024 to Monday 2 December", () => {
    expect(lastDayToAdjust("2024-10-25")).toBe("2024-11-08");
    expect(lastDayToAnnounce("2024-11-08")).toBe("2024-11-10");
    expect(lastDayToAppeal("2024-11-10")).toBe("2024-12-02");
  });

  it("counts three weeks when the last day is an ordinary one", () => {
    expect(lastDayToAppeal("2026-11-25")).toBe("2026-12-16");
  });

  it("moves a last day on Good Friday past Easter Monday", () => {
    expect(lastDayToAppeal("2026-03-13")).toBe("2026-04-07");
  });

  it("moves a last day on Christmas Eve past the weekend", () => {
    expect(lastDayToAppeal("2026-12-03")).toBe("2026-12-28");
  });
});
