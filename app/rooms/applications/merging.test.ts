import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TypedValues } from "./application.forms.ts";
import { merge } from "./merging.ts";

const ticked = new Set(["codes"]);
const rows = (...list: (readonly [key: string, note: string])[]): TypedValues =>
  Object.fromEntries(
    list.flatMap(([key, note], index) => [
      [`rows.${index}.key`, key],
      [`rows.${index}.note`, note],
    ]),
  );
const notes = (values: TypedValues) =>
  Object.keys(values)
    .filter((name) => name.endsWith(".note"))
    .map((name) => values[name]);

describe("two people in one part of an application", () => {
  it("who changed two fields are both kept", () =>
    expect(merge({ need: "a", purpose: "b" }, { need: "a1", purpose: "b" }, { need: "a", purpose: "b1" }, ticked)).toEqual({
      values: { need: "a1", purpose: "b1" },
      clashes: [],
    }));

  it("who changed the same field: the stored words stay, and the second is shown both", () =>
    expect(merge({ need: "a" }, { need: "mine" }, { need: "theirs" }, ticked)).toEqual({
      values: { need: "theirs" },
      clashes: [{ name: "need", mine: "mine", theirs: "theirs" }],
    }));

  it("who wrote the same thing, however spaced, do not clash", () => {
    expect(merge({ a: "" }, { a: "12000" }, { a: "12\u00a0000" }, ticked).clashes).toEqual([]);
    expect(merge({ a: "" }, { a: "Vi  vill" }, { a: "Vi vill " }, ticked).clashes).toEqual([]);
    expect(merge({ a: "" }, { a: "1 2 bilar" }, { a: "12 bilar" }, ticked).clashes).toHaveLength(1);
  });

  it("a field that is not in my form is as it is stored", () =>
    expect(merge({ a: "1", b: "2" }, { a: "3" }, { a: "1", b: "4" }, ticked).values).toEqual({ a: "3", b: "4" }));

  it("who ticked and unticked different boxes are both heard", () =>
    expect(
      merge({ codes: ["1", "2", "3"] }, { codes: ["2", "3", "4"] }, { codes: ["1", "2", "5"] }, ticked).values.codes,
    ).toEqual(["2", "5", "4"]));

  it("a single box is the same group of boxes", () =>
    expect(merge({ codes: [] }, { codes: "4" }, { codes: ["5"] }, ticked).values.codes).toEqual(["5", "4"]));

  it("who added a row each have both rows", () =>
    expect(
      notes(merge(rows(["a", "Lön"]), rows(["a", "Lön"], ["b", "Resor"]), rows(["a", "Lön"], ["c", "Hyra"]), ticked).values),
    ).toEqual(["Lön", "Hyra", "Resor"]));

  it("one may take away a row above the one that the other works on", () =>
    expect(
      merge(rows(["a", "Lön"], ["b", "Resor"]), rows(["a", "Lön"], ["b", "Resor till Borås"]), rows(["b", "Resor"]), ticked),
    ).toEqual({ values: { "rows.0.key": "b", "rows.0.note": "Resor till Borås" }, clashes: [] }));

  it("a row that one takes away and the other changes is kept", () => {
    const before = rows(["a", "Lön"]);
    expect(notes(merge(before, {}, rows(["a", "Lön 50 %"]), ticked).values)).toEqual(["Lön 50 %"]);
    expect(notes(merge(before, rows(["a", "Lön 50 %"]), {}, ticked).values)).toEqual(["Lön 50 %"]);
    expect(notes(merge(before, {}, before, ticked).values)).toEqual([]);
  });

  it("a clash in a row is told at the place the row has in my form", () =>
    expect(merge(rows(["a", "Lön"]), rows(["a", "mine"]), rows(["z", "Först"], ["a", "theirs"]), ticked)).toEqual({
      values: rows(["z", "Först"], ["a", "theirs"]),
      clashes: [{ name: "rows.0.note", mine: "mine", theirs: "theirs" }],
    }));

  it("what cannot be read leaves what is stored, and everything else is saved", () =>
    expect(
      merge(
        { sum: "1", need: "a", ...rows(["a", "1"]) },
        { sum: "tolv", need: "b", ...rows(["a", "tolv"], ["b", "tio"]) },
        { sum: "1", need: "a", ...rows(["a", "1"]) },
        ticked,
        new Set(["sum", "rows.0.note", "rows.1.note"]),
      ),
    ).toEqual({ values: { sum: "1", need: "b", ...rows(["a", "1"], ["b", ""]) }, clashes: [] }));

  it("the same save sent twice changes nothing the second time", () => {
    const [base, mine] = [rows(["a", "Lön"]), rows(["a", "Lön 2"], ["b", "Resor"])];
    const once = merge(base, mine, base, ticked).values;
    expect(merge(base, mine, once, ticked)).toEqual({ values: once, clashes: [] });
  });
});

const word = fc.constantFrom("", "a", "b", "c", "ett längre ord");
const form = fc
  .record({
    need: word,
    purpose: word,
    codes: fc.uniqueArray(fc.constantFrom("1", "2", "3", "4")),
    list: fc.uniqueArray(fc.tuple(fc.constantFrom("k1", "k2", "k3", "k4", "k5"), word), { selector: ([key]) => key }),
  })
  .map(({ list, ...rest }): TypedValues => ({ ...rest, ...rows(...list) }));
const words = (values: TypedValues) => Object.values(values).flat();

describe("merging, whatever was written,", () => {
  it("gives mine when nobody else has saved, and theirs when I have changed nothing", () =>
    fc.assert(
      fc.property(form, form, (base, other) => {
        const mine = merge(base, other, base, ticked);
        expect(mine.clashes).toEqual([]);
        expect(words(mine.values).toSorted()).toEqual(words(other).toSorted());
        expect(merge(base, base, other, ticked)).toMatchObject({ clashes: [], values: other });
      }),
    ));

  it("never loses a word that somebody wrote: it is in the result or in a clash", () =>
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { values, clashes } = merge(base, mine, theirs, ticked);
        const there = new Set([...words(values), ...clashes.flatMap((clash) => [clash.mine, clash.theirs])]);
        const before = new Set(words(base));
        for (const one of [...words(mine), ...words(theirs)]) if (one !== "" && !before.has(one)) expect(there).toContain(one);
      }),
    ));

  it("settles: what is merged and sent again is the same", () =>
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { values, clashes } = merge(base, mine, theirs, ticked);
        if (clashes.length === 0) expect(merge(base, mine, values, ticked)).toMatchObject({ values, clashes: [] });
      }),
    ));
});
