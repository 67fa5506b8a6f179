import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import readWorkbook from "read-excel-file/node";
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
  sheets: { scores: "Bedömningar", words: "Sökandens ord", guide: "Så fyller du i" },
  heads: ["Diarienummer", "Projekt", "Sökande", "Kriterium", "Om", "Nivåer", "Nivå", "Motivering"],
  keep: "Ändra inte",
  lines: [
    line,
    { ...line, key: "plan", level: "Kan ej bedömas", motivation: "Går inte." },
    { ...line, key: "goal", level: null, motivation: "" },
  ],
  guide: ["Skriv i de gula kolumnerna."],
  words: {
    heads: ["Diarienummer", "Projekt", "Kriterium", "Del", "Ord"],
    more: " …",
    rows: [
      { number: "D-1", title: "Väva & sälja", items: "Behov\nPlan", where: "Behov: Målgrupp", words: '=HYPERLINK("x")\nAlla.' },
      { number: "D-1", title: "Väva & sälja", items: "Plan", where: "Plan", words: "å".repeat(40_000) },
    ],
  },
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
  it("holds the applicant's words on a sheet of their own, as words and no longer than a cell; without any there is no such sheet", async () => {
    const sheets = await readWorkbook(await writeSheet(file), { trim: false });
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Bedömningar", "Sökandens ord", "Så fyller du i"]);
    const [, said, long] = sheets[1]?.data ?? [];
    expect(said).toEqual(["D-1", "Väva & sälja", "Behov\nPlan", "Behov: Målgrupp", '=HYPERLINK("x")\nAlla.']);
    expect([String(long?.[4]).length, String(long?.[4]).endsWith("å …")]).toEqual([32_767, true]);
    expect(strFromU8(unzipSync(await writeSheet(file))["xl/worksheets/sheet2.xml"] as Uint8Array)).not.toContain("<f>");
    const none = await readWorkbook(await writeSheet({ ...file, words: { ...file.words, rows: [] } }));
    expect(none.map(({ sheet }) => sheet)).toEqual(["Bedömningar", "Så fyller du i"]);
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
