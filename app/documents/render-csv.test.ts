import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountCell, type DrumDocument, dateCell, numberCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { renderCsv, renderTableCsv } from "#app/documents/render-csv.server.ts";
import { sampleDecision, sampleReport } from "#app/documents/sample-documents.ts";

const table: TableBlock = {
  kind: "table",
  caption: "=Bidrag",
  columns: [
    { key: "name", label: "Namn", align: "start" },
    { key: "amount", label: "Belopp (kr)", align: "end" },
    { key: "share", label: "Andel", align: "end" },
    { key: "date", label: "Datum", align: "start" },
  ],
  rows: [
    {
      cells: [
        textCell('Åsa; "Öberg"\nrad två'),
        amountCell(12_500_050n),
        { text: "12,5 %", value: 0.125 },
        dateCell("2027-03-01"),
      ],
    },
    { cells: [textCell("−5"), amountCell(-500n), numberCell(-3)] },
  ],
  totals: [textCell("Summa"), amountCell(12_499_550n)],
};
const document: DrumDocument = { ...sampleDecision, blocks: [table] };

describe("tables as CSV", () => {
  test("are what a Swedish spreadsheet reads: byte order mark, semicolons, CRLF, decimal comma", () => {
    expect(renderCsv(document)).toBe(
      '\ufeffNamn;Belopp (kr);Andel;Datum\r\n"Åsa; ""Öberg""\nrad två";125000,50;0,125;2027-03-01\r\n−5;-5;-3;\r\nSumma;124995,50;;\r\n'.replace(
        "−5;-5",
        "−5;-5",
      ),
    );
  });

  test("say in a column of its own where a number is only at least so much, and have no such column otherwise", () => {
    const least = { ...amountCell(30_000_000n), bound: "least" as const };
    const bounded: TableBlock = { ...table, rows: [{ cells: [textCell("Väven"), least] }, ...table.rows] };
    const rows = parse(renderCsv({ ...document, blocks: [bounded] }), { bom: true, delimiter: ";", relax_column_count: true });
    expect((rows as string[][]).map((row) => row.at(-1))).toEqual([
      "Anmärkning",
      "Minst så mycket, uppgiften saknas för några: Belopp (kr)",
      "",
      "",
      "",
    ]);
    expect((rows as string[][])[1]?.slice(0, 2)).toEqual(["Väven", "300000"]);
    expect((rows as string[][]).every((row) => row.length === 5)).toBe(true);
    // What paper says beside a number, which is bare in its cell, is told there as well.
    const beside = { ...amountCell(100_000_000n), text: "1 000 000 per år", note: "per år" };
    const noted = renderCsv({ ...document, blocks: [{ ...table, rows: [{ cells: [textCell("Väven"), beside] }] }] });
    expect(noted).toContain("Väven;1000000;;;Belopp (kr): per år\r\n");
  });

  test("as open data have machine keys and no sum among the rows", () => {
    const rows = parse(renderTableCsv(table), { bom: true, delimiter: ";" }) as string[][];
    expect(rows[0]).toEqual(["name", "amount", "share", "date"]);
    expect(rows).toHaveLength(3);
  });

  test("follow each other under their captions, an empty line between", () => {
    const csv = renderCsv(sampleReport());
    expect(csv).toContain("Beviljade och sökta medel per kommun 2027\r\nKommun;Antal projekt;Sökt (kr);Beviljat (kr)\r\n");
    expect(csv).toContain("\r\n\r\nProjekt som beviljades medel 2027\r\nNr;Projekt;");
  });

  test("never hand a spreadsheet a formula", () => {
    const cell = (text: string) => {
      const csv = renderTableCsv({
        ...table,
        rows: [{ cells: [textCell(text), textCell("x")] }],
        columns: table.columns.slice(0, 2),
        totals: undefined,
      });
      return (parse(csv, { bom: true, delimiter: ";" }) as string[][])[1]?.[0] ?? "";
    };
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x")'])
      expect(cell(text)).toBe(`'${text}`);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = cell(text);
        expect(written).not.toMatch(/^\s*[=+\-@]|^[\t\r]/);
        expect([text, `'${text}`]).toContain(written);
      }),
    );
  });

  test("guard captions and headings too, and leave negative amounts as numbers", () => {
    expect(renderCsv({ ...document, blocks: [table, table] })).toContain("\ufeff'=Bidrag\r\n");
    expect(renderCsv(document)).toContain(";-5;-3;");
  });
});
