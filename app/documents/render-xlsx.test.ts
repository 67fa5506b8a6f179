import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { amountCell, dateCell, numberCell, shareCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { renderTableXlsx } from "#app/documents/render-xlsx.server.ts";

const table: TableBlock = {
  kind: "table",
  caption: "Ansökningar [2027]",
  columns: [
    { label: "Projekt", align: "start" },
    { label: "Sökt (kr)", align: "end" },
    { label: "Antal", align: "end" },
    { label: "Inkom", align: "start" },
    { label: "Andel", align: "end" },
  ],
  rows: [
    { cells: [textCell("Väva vidare"), amountCell(25_000_050n), numberCell(3), dateCell("2027-03-01"), shareCell(706)] },
    { cells: [textCell('=HYPERLINK("http://x","y")'), amountCell(100n), numberCell(-0.5), textCell("")] },
    { cells: [textCell("+46 33\u000b\u0000\n<&>"), amountCell(0n), numberCell(0), textCell("2027-13-99 är inget datum")] },
  ],
};

describe("a table as a workbook", () => {
  it("is read back with numbers as numbers and dates as dates", async () => {
    const [head, first, second] = await readSheet(await renderTableXlsx(table));
    expect(head).toEqual(["Projekt", "Sökt (kr)", "Antal", "Inkom", "Andel"]);
    expect(first).toEqual(["Väva vidare", 250_000.5, 3, new Date("2027-03-01T00:00:00Z"), 0.071]);
    expect(shareCell(706).text.replace(/\s/, " ")).toBe("7,1 %");
    expect(second?.slice(1)).toEqual([1, -0.5, null, null]);
  });
  it("holds no formula: what looks like one is text, and signs that no sheet may hold are gone", async () => {
    // A formula would be read back as its unknown result, which is nothing.
    const [, , second, third] = await readSheet(await renderTableXlsx(table));
    expect(second?.[0]).toBe('=HYPERLINK("http://x","y")');
    expect(third?.[0]).toBe("+46 33 <&>");
    expect(third?.[3]).toBe("2027-13-99 är inget datum");
  });
});
