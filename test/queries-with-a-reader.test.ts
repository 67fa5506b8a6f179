import { expect, it } from "vitest";
import { queriesWithReader, table } from "./queries-with-a-reader.ts";

it("the table holds every read there is that takes its reader first, and none that is not", () => {
  expect(Object.fromEntries(Object.entries(table).map(([file, of]) => [file, Object.keys(of).sort()]))).toEqual(
    queriesWithReader(),
  );
});
