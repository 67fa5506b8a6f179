import { describe, expect, it } from "vitest";
import { emptyTally } from "#app/rooms/reporting/built-report.ts";
import { gotLittle, readyQuery, readySchema, readyValues } from "#app/rooms/reporting/ready-report.ts";

const known = { calls: ["DRUM 2027"], pots: [], municipalities: ["1490"], frameworks: [{ id: "f@2", types: ["theme"] }] };
const read = (query: string) => readySchema(known).safeParse(readyValues(new URLSearchParams(query)));
const faults = (query: string) => {
  const answer = read(query);
  return answer.success ? {} : Object.fromEntries(answer.error.issues.map(({ path, message }) => [path[0], message]));
};

describe("a ready-made report", () => {
  it.each([
    ["mall=utlysning", { utlysning: "chooseCall" }],
    ["mall=kommun&fran=2027&till=2026", { kommun: "chooseMunicipality", till: "periodReversed" }],
    ["mall=strategi&strategi=g@1", { strategi: "frameworkMissing" }],
    ["mall=annan", { mall: "readyUnknown" }],
    ["mall=vgr&fran=2027", {}],
  ])("%s is told what it lacks at the field", (query, expected) => expect(faults(query)).toEqual(expected));

  it("keeps in its address what it is of and nothing else", () => {
    const answer = read("mall=utlysning&utlysning=DRUM+2027&fran=2020&kommun=1490");
    expect(answer.success && readyQuery(answer.data)).toBe("?mall=utlysning&utlysning=DRUM+2027");
  });

  it("says which goals got less than half of an even share, and never that of what was not placed", () => {
    const line = (key: string | null, granted: bigint) => {
      const tally = emptyTally();
      tally.sums.granted = granted;
      return { key, tally };
    };
    const lines = [line("a", 70n), line("b", 20n), line("c", 10n), line("d", 0n), line(null, 1_000n)];
    // An even share of 100 over four is 25, and half of it 12,5.
    expect(gotLittle(lines).map(({ key }) => key)).toEqual(["c", "d"]);
    expect(gotLittle([line("a", 0n), line(null, 5n)])).toEqual([]);
  });
});
