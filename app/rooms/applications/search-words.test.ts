import { describe, expect, it } from "vitest";
import { searchWords } from "#app/rooms/applications/search-words.ts";

describe("what a person wrote in the search field", () => {
  it("is words by their stem, the last one begun", () => {
    expect(searchWords("Levande  bibliotek, i byn")).toEqual([
      { kind: "word", text: "levande" },
      { kind: "word", text: "bibliotek" },
      { kind: "word", text: "i" },
      { kind: "begun", text: "byn" },
    ]);
  });
  it("keeps a registry number whole, and a call's number too", () => {
    expect(searchWords("drum-2027-014")).toEqual([{ kind: "exact", text: "drum-2027-014" }]);
    expect(searchWords("FÖRSTUDIE-2027–003 vävstuga")).toEqual([
      { kind: "exact", text: "förstudie-2027-003" },
      { kind: "begun", text: "vävstuga" },
    ]);
  });
  it("reads an organisation number however it is written", () => {
    for (const written of ["802990-7014", "8029907014", "16802990-7014", "168029907014"])
      expect(searchWords(written)).toEqual([{ kind: "exact", text: "8029907014" }]);
  });
  it("takes a bare number as it stands and never as a beginning", () => {
    expect(searchWords("014")).toEqual([{ kind: "exact", text: "014" }]);
  });
  it("has no signs that a query language could read", () => {
    expect(searchWords("a' | !b & (c):* \\ --")).toEqual([
      { kind: "word", text: "a" },
      { kind: "word", text: "b" },
      { kind: "begun", text: "c" },
    ]);
    expect(searchWords("  '  ")).toEqual([]);
  });
  it("splits what is joined by a hyphen, and stops at twelve words", () => {
    expect(searchWords("natur- och kultur-arv").map((one) => one.text)).toEqual(["natur", "och", "kultur", "arv"]);
    expect(searchWords("ord ".repeat(40))).toHaveLength(12);
  });
});
