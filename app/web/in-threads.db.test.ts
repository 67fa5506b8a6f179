import { performance } from "node:perf_hooks";
import { readSheet } from "read-excel-file/node";
import { expect, it } from "vitest";
import { amountCell, dateCell, numberCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { renderTableXlsx } from "#app/documents/render-xlsx.server.ts";
import { sampleReceipt } from "#app/documents/sample-documents.ts";
import { askThread } from "#app/platform/thread.server.ts";
import { printed } from "#app/web/printed.server.ts";
import { workbook } from "#app/web/workbook.server.ts";

it("a long table is written in a thread of its own, while everybody else is answered", async () => {
  const row = { cells: [textCell("Väva vidare"), amountCell(25_000_050n), numberCell(3), dateCell("2027-03-01")] };
  const many: TableBlock = {
    kind: "table",
    caption: "Ansökningar",
    columns: ["Projekt", "Sökt (kr)", "Antal", "Inkom"].map((label) => ({ label, align: "start" })),
    rows: Array.from({ length: 3_000 }, () => row),
  };
  const busy = async (work: () => Promise<unknown>) => {
    const before = performance.eventLoopUtilization();
    await work();
    return performance.eventLoopUtilization(before).active;
  };
  let written = new Response();
  const here = await busy(() => renderTableXlsx(many));
  // What is left for this thread is to hand the rows over. The least of three: on a machine that does much else a single one says little.
  let aside = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && aside >= here / 2; turn++)
    aside = Math.min(
      aside,
      await busy(async () => {
        written = await workbook(many, "ansökningar DRUM/2027.xlsx");
      }),
    );
  expect(written.headers.get("content-disposition")).toBe('attachment; filename="ans-kningar-DRUM-2027.xlsx"');
  const sheet = await readSheet(Buffer.from(await written.arrayBuffer()));
  expect(sheet).toHaveLength(3_001);
  expect(sheet[3_000]?.[1]).toBe(250_000.5);
  expect(aside).toBeLessThan(here / 2);
});

it("a page that somebody looks at goes before the files that wait", async () => {
  const done: string[] = [];
  const ask = async (name: string, ahead: boolean) => {
    await askThread("prints", { ask: "print", document: sampleReceipt }, { limit: 60_000, ahead });
    done.push(name);
  };
  await Promise.all([ask("at work", false), ask("file", false), ask("page", true), ask("next page", true)]);
  expect(done).toEqual(["at work", "page", "next page", "file"]);
});

it("a document is printed in a thread of its own, to the same last byte", async () => {
  const file = await printed(sampleReceipt, "kvittens DRUM/2027");
  expect(file.headers.get("content-disposition")).toBe('inline; filename="kvittensDRUM2027.pdf"');
  expect(Buffer.from(await file.arrayBuffer()).equals(await renderPdfBuffer(sampleReceipt))).toBe(true);
});
