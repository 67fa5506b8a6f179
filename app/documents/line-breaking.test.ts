import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakLines } from "#app/documents/line-breaking.ts";
import { hyphenationPoints, printable } from "#app/documents/printable-text.ts";

const lines = (text: string, room: number) =>
  breakLines([{ text, style: null }], room, (word) => [...word].length).map(
    (line) => line.stretches.map((stretch) => stretch.text).join("") + (line.end === "hyphen" ? "-" : ""),
  );

describe("breaking text into lines", () => {
  test("long words are parted where they are joined", () => {
    expect(lines("landsbygdsutvecklingsstrategi", 16)).toEqual(["landsbygds-", "utvecklings-", "strategi"]);
    expect(lines("kommunalförbundsgemensamma mål", 18)).toEqual(["kommunalförbunds-", "gemensamma mål"]);
  });

  test("words nobody knows are parted before the last consonant, never near an end", () => {
    expect(hyphenationPoints("abrakadabra").syllables).toEqual([4, 6]);
    for (const point of hyphenationPoints("flygplanshangarportar").syllables) expect(point).toBeGreaterThanOrEqual(3);
  });

  test("soft hyphens, addresses and intervals are followed, no-break spaces kept, dashes never first", () => {
    expect(lines("sam\u00adman\u00adträde", 8)).toEqual(["samman-", "träde"]);
    expect(lines("https://example.org/bidrag/2027", 20)).toEqual(["https://example.org/", "bidrag/2027"]);
    expect(lines("125\u00a0000\u00a0kr", 11)).toEqual(["125\u00a0000\u00a0kr"]);
    expect(lines("i ärendet DRUM-2027-014", 18)).toEqual(["i ärendet", "DRUM-2027-014"]);
    expect(lines("Leden – från banvall", 8)).toEqual(["Leden\u00a0–", "från", "banvall"]);
    expect(lines("ab – från banvall", 6)[0]).toBe("ab\u00a0–");
  });

  test("line feeds are lines, empty ones too", () => expect(lines("a\n\nb", 9)).toEqual(["a", "", "b"]));

  test("no line is wider than its room and no letter is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 300 }), fc.integer({ min: 4, max: 40 }), (text, room) => {
        const clean = printable(text);
        const broken = breakLines([{ text: clean, style: null }], room, (word) => word.length);
        for (const line of broken) expect(line.width).toBeLessThanOrEqual(room + 1e-9);
        const back = broken.flatMap((line) => line.stretches.map((stretch) => stretch.text)).join("");
        expect(back.replace(/\s/g, "")).toBe(clean.replace(/\s/g, ""));
      }),
    );
  });

  test("ten thousand letters without a space take no noticeable time", () => {
    const started = performance.now();
    expect(lines("x".repeat(10_000), 80)).toHaveLength(125);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
