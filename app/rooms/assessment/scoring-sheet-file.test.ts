import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readSheetFile, type SheetFile, writeSheet } from "#app/rooms/assessment/scoring-sheet-file.server.ts";

const line = {
  number: "D-1",
  title: "Väva & sälja",
  organisation: "Föreningen",
  item: "Behov",
  about: "Vem behöver det?",
  levels: "1 – lågt\n5 – högt",
  level: 4 as number | string | null,
  levelAsked: true,
  motivation: 'Första raden.\n\n=HYPERLINK("x")',
  assessment: "a-1",
  key: "need",
  mark: "m1",
};
const file: SheetFile = {
  sheets: { scores: "Bedömningar", guide: "Så fyller du i" },
  heads: ["Diarienummer", "Projekt", "Sökande", "Kriterium", "Om", "Nivåer", "Nivå", "Motivering"],
  keep: "Ändra inte",
  lines: [
    line,
    { ...line, key: "plan", level: "Kan ej bedömas", motivation: "Går inte." },
    { ...line, key: "goal", level: null, motivation: "" },
  ],
  guide: ["Skriv i de gula kolumnerna."],
};
/** The written file with one part of it changed, as a program or a person might. */
const changed = async (change: (sheet: string) => string): Promise<Uint8Array> => {
  const parts = unzipSync(await writeSheet(file));
  const path = "xl/worksheets/sheet1.xml";
  parts[path] = strToU8(change(strFromU8(parts[path] as Uint8Array)));
  return zipSync(parts);
};

describe("the sheet as a file", () => {
  it("is read back as it was written: levels, words with their lines, and what each row belongs to", async () => {
    const read = await readSheetFile(await writeSheet(file));
    expect(read).toEqual({
      ok: true,
      rows: [
        { row: 2, assessment: "a-1", key: "need", mark: "m1", level: 4, motivation: line.motivation, formula: false },
        { row: 3, assessment: "a-1", key: "plan", mark: "m1", level: "Kan ej bedömas", motivation: "Går inte.", formula: false },
        { row: 4, assessment: "a-1", key: "goal", mark: "m1", level: null, motivation: "", formula: false },
      ],
    });
  });
  it("a formula in an answer is found by its row, though the program has worked it out", async () => {
    const read = await readSheetFile(await changed((xml) => xml.replace(/(<c r="G2"[^>]*>)<v>4<\/v>/, "$1<f>2+2</f><v>4</v>")));
    expect(read.ok && read.rows.map(({ row, formula }) => [row, formula])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
  });
  it("one that no program has worked out is told by its row", async () => {
    const read = await readSheetFile(
      await changed((xml) => xml.replace(/<c r="G2"[^>]*>.*?<\/c>/, '<c r="G2" t="str"><f>A1</f></c>')),
    );
    expect(read.ok && read.rows[0]).toMatchObject({ row: 2, level: null, formula: true });
  });
  it("another workbook, a file that is none, a torn one and one that swells are refused", async () => {
    const other = await writeWorkbook([[{ value: "Budget", type: String }]]).toBuffer();
    expect(await readSheetFile(other)).toEqual({ ok: false, fault: "sheet-not-ours" });
    expect(await readSheetFile(strToU8("PK\u0003\u0004 inte riktigt"))).toEqual({ ok: false, fault: "sheet-unreadable" });
    expect(await readSheetFile((await writeSheet(file)).subarray(0, 900))).toEqual({ ok: false, fault: "sheet-unreadable" });
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(41 * 1_048_576) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readSheetFile(bomb)).toEqual({ ok: false, fault: "sheet-too-large" });
  });
});
