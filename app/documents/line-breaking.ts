import { hyphenationPoints } from "#app/documents/printable-text.ts";

/** A stretch of text in one style; `style` is the caller's own, compared by identity when stretches are joined. */
export type Stretch<Style> = { text: string; style: Style };

/** A line ready to be placed, and how its end meets the next line: a space, a hyphen that is no part of the text, or nothing. */
export type Line<Style> = { stretches: Stretch<Style>[]; width: number; end: "space" | "hyphen" | "nothing" };

/** Width of a text without spaces in a style, in points. Asked often: the answer should be cached. */
export type Measure<Style> = (text: string, style: Style) => number;

type Word<Style> = { parts: Stretch<Style>[]; width: number; before: "space" | "nothing" | "hyphen" | "line" };

/**
 * A word may be parted after these without a hyphen: addresses, "och/eller", "EU-projekt", "2021–2027". A hyphen before a digit keeps it:
 * DRUM-2027-014 is one word (UAX 14, LB25).
 */
const partedAfter = /(?<=[\p{L}\p{N}]{2}[/–—@_&?=.\\])(?=[\p{L}\p{N}]{2})|(?<=[\p{L}\p{N}]-)(?=\p{L}{2})|\u200b/u;
const partable = /[-/–—@_&?=.\\\u00ad\u200b]/;

/** Never splits a letter from its accent; a cluster too wide for the line is let through, since something must be printed. */
function fitting(text: string, room: number, width: (text: string) => number): number {
  let used = 0;
  let at = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) used += width(character);
    if (used > room && at > 0) return at;
    at += character.length;
  }
  return at;
}

function words<Style>(stretches: readonly Stretch<Style>[], measure: Measure<Style>): Word<Style>[] {
  const found: Word<Style>[] = [];
  let before: Word<Style>["before"] | null = "line";
  const add = (text: string, style: Style) => {
    const width = measure(text, style);
    const last = found.at(-1);
    if (before === null && last) {
      last.parts.push({ text, style });
      last.width += width;
    } else {
      found.push({ parts: [{ text, style }], width, before: before ?? "nothing" });
    }
    before = null;
  };
  for (const { text, style } of stretches) {
    // A dash between spaces belongs to what stands before it and never begins a line.
    for (const [index, row] of text
      .replace(/ (?=[–—] )/g, "\u00a0")
      .split("\n")
      .entries()) {
      if (index > 0) {
        // An empty row is a line of its own.
        if (before === "line") found.push({ parts: [], width: 0, before });
        before = "line";
      }
      for (const [at, chunk] of row.split(" ").entries()) {
        if (at > 0 && before !== "line") before = "space";
        if (chunk === "") continue;
        if (!partable.test(chunk)) {
          add(chunk, style);
          continue;
        }
        for (const [hyphenated, syllable] of chunk.split("\u00ad").entries()) {
          if (hyphenated > 0) before = before === null ? "hyphen" : before;
          for (const [parted, piece] of syllable.split(partedAfter).entries()) {
            if (parted > 0 && before === null) before = "nothing";
            if (piece) add(piece, style);
          }
        }
      }
    }
  }
  return found;
}

/**
 * Breaks stretches into lines no wider than `room`, first fit, ragged right. A word that does not fit a line of its own is broken
 * by the rule of one consonant, else between any two letters: nothing ever runs out of its column. Linear in the text's length.
 */
export function breakLines<Style>(stretches: readonly Stretch<Style>[], room: number, measure: Measure<Style>): Line<Style>[] {
  const lines: Line<Style>[] = [];
  let line: Line<Style> = { stretches: [], width: 0, end: "nothing" };

  const put = (text: string, style: Style, width: number) => {
    const last = line.stretches.at(-1);
    if (last && last.style === style) last.text += text;
    else line.stretches.push({ text, style });
    line.width += width;
  };
  /** A space belongs to what stands before it: a link is not underlined from the space on. */
  const putGap = (gap: number) => {
    const last = line.stretches.at(-1);
    if (gap > 0 && last) put(" ", last.style, gap);
  };
  const close = (end: Line<Style>["end"]) => {
    const last = line.stretches.at(-1);
    if (end === "hyphen" && last) line.width += measure("-", last.style);
    line.end = end;
    lines.push(line);
    line = { stretches: [], width: 0, end: "nothing" };
  };
  const closeBefore = (word: Word<Style>) => close(word.before === "line" ? "space" : word.before);

  /** Fills lines with a word that is wider than one, or that would leave a line looking half empty. */
  const putInParts = (word: Word<Style>, gap: number) => {
    for (const [index, { text, style }] of word.parts.entries()) {
      const width = (piece: string) => measure(piece, style);
      const dash = width("-");
      let lead = index === 0 ? gap : 0;
      let rest = text;
      while (rest) {
        const left = room - line.width - lead;
        const total = rest.length > 80 ? Number.POSITIVE_INFINITY : width(rest);
        if (total <= left) {
          putGap(lead);
          put(rest, style, total);
          break;
        }
        const core = /^\p{L}+/u.exec(rest)?.[0] ?? "";
        const fits = (at: number) => width(rest.slice(0, at)) + dash <= left;
        const points = core.length >= 6 && core.length <= 80 ? hyphenationPoints(core) : null;
        const point = points?.joints.findLast(fits) ?? (total <= room ? undefined : points?.syllables.findLast(fits));
        if (point !== undefined) {
          const piece = rest.slice(0, point);
          putGap(lead);
          put(piece, style, width(piece));
          close("hyphen");
          rest = rest.slice(point);
        } else if (line.stretches.length > 0) {
          if (index === 0 && rest === text) closeBefore(word);
          else close("nothing");
        } else {
          const at = fitting(rest, room, width);
          const piece = rest.slice(0, at);
          put(piece, style, width(piece));
          rest = rest.slice(at);
          if (rest) close("nothing");
        }
        lead = 0;
      }
    }
  };

  const all = words(stretches, measure);
  for (const [index, word] of all.entries()) {
    if (word.before === "line" && index > 0) close("space");
    const first = word.parts[0];
    if (!first) continue;
    const gap =
      word.before === "space" && line.stretches.length > 0 ? measure(" ", line.stretches.at(-1)?.style ?? first.style) : 0;
    // Where the text allows a hyphen after this piece, room for it is kept.
    const reserve = all[index + 1]?.before === "hyphen" ? measure("-", first.style) : 0;
    const fits = line.width + gap + word.width + reserve <= room;
    if (!fits) {
      const loose = line.stretches.length > 0 && line.width < room * 0.55 && word.parts.length === 1 && first.text.length >= 14;
      if (word.width + reserve > room || loose) {
        putInParts(word, gap);
        continue;
      }
      if (line.stretches.length > 0) closeBefore(word);
    } else if (gap > 0) {
      putGap(gap);
    }
    for (const { text, style } of word.parts) put(text, style, word.parts.length === 1 ? word.width : measure(text, style));
  }
  close("nothing");
  return lines;
}
