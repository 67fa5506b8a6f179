import { describe, expect, it } from "vitest";
import {
  isNarrowed,
  readRoundAddress,
  readTally,
  responsibleForm,
  roundQuery,
  tallyQuery,
} from "#app/rooms/applications/round.ts";

const read = (query: string) => readRoundAddress(new URLSearchParams(query));

describe("a board's address", () => {
  it("says again what it was read from, and nothing more", () => {
    const query =
      "?lage=eligible&sok=v%C3%A4v&handlaggare=ingen&kommun=1490&fran=250000&till=500000%2C50&kontroll=fault&sortera=requested&ordning=fallande&sida=3";
    expect(roundQuery(read(query))).toBe(query);
    expect(roundQuery(read(""))).toBe("");
  });
  it("asks nothing by what cannot be read", () => {
    const asked = read("lage=x&handlaggare=1;drop&kommun=abc&fran=-5&till=mycket&kontroll=1&sortera=lon&ordning=upp&sida=-2");
    expect(roundQuery(asked)).toBe("");
    expect(isNarrowed(asked)).toBe(false);
  });
  it("reads amounts as people write them, in whole öre", () =>
    expect(read("fran=250 000&till=1 000,5")).toMatchObject({ fran: 25_000_000n, till: 100_050n }));
});

describe("assigning to many", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  it("takes one ticked case as well as several, and none is a fault", () => {
    expect(responsibleForm.parse({ officer: "ingen", cases: id })).toMatchObject({ cases: [id] });
    expect(responsibleForm.parse({ officer: id, cases: [id, id] }).cases).toHaveLength(2);
    expect(responsibleForm.safeParse({ officer: id }).error?.issues[0]?.message).toBe("chooseCases");
    expect(responsibleForm.safeParse({ cases: id }).error?.issues[0]?.message).toBe("chooseOfficer");
  });
  it("tells the result in the address of the next page", () => {
    const tally = { done: 12, refused: { conflict: 1, "not-found": 2 } };
    expect(tallyQuery(tally)).toBe("klara=12&jav=1&saknade=2");
    expect(readTally(new URLSearchParams(tallyQuery(tally)))).toMatchObject(tally);
    expect(readTally(new URLSearchParams())).toBeNull();
  });
});
