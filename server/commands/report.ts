import { createWriteStream, writeFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Language } from "#app/texts/language.ts";
import { type Command, Misuse } from "./command.ts";
import { languageOption } from "./import-file.ts";

const year = (name: string, given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  if (!/^(19|20)\d{2}$/.test(given)) throw new Misuse(`--${name} is a year, not "${given}".`);
  return Number(given);
};

export const reportFunding: Command = {
  words: ["report", "funding"],
  about: "the funding report for years, a call or a strategy, as PDF, Excel, CSV or JSON",
  options: [
    { name: "from", value: "YEAR", about: "first year" },
    { name: "to", value: "YEAR", about: "last year" },
    { name: "call", value: "NAME", about: "one call, by its name in the register" },
    { name: "framework", value: "ID", about: "one strategy, such as sjuharad-2030@2021-2030" },
    {
      name: "format",
      value: "FORMAT",
      about: "what to make; json when left out",
      choices: ["pdf", "csv", "xlsx", "json", "open-data"],
    },
    { name: "out", value: "FILE", about: "where to write it; standard output when left out" },
    languageOption,
  ],
  examples: [
    "report funding --from 2017 --to 2023 --format pdf --out rapport.pdf",
    "report funding --format open-data --out projekt.csv",
  ],
  run: async (given) => {
    const language = (given.one("language") ?? "sv") as Language;
    const format = given.one("format") ?? "json";
    const out = given.one("out");
    if ((format === "pdf" || format === "xlsx") && out === undefined)
      throw new Misuse("--out FILE is needed: neither a PDF nor a workbook is for the terminal.");
    const question = {
      fran: year("from", given.one("from")),
      till: year("to", given.one("to")),
      utlysning: given.one("call"),
      strategi: given.one("framework"),
    };
    if (question.fran !== undefined && question.till !== undefined && question.fran > question.till)
      throw new Misuse("--from is later than --to.");
    const { fundingReportFile, fundingReportFor, openDataOf } = await import("#app/rooms/reporting/reporting.server.ts");
    const { figures, dimensions } = await fundingReportFor(question);
    const data = { question, figures, dimensions, file: out ?? null };
    if (format === "json") {
      if (out === undefined) return { lines: [asJson(data)], data };
      writeFileSync(out, `${asJson(data)}\n`);
    } else if (format === "pdf") {
      const { renderPdf } = await import("#app/documents/render-pdf.server.ts");
      await pipeline(renderPdf((await fundingReportFile(question, language)).document), createWriteStream(out as string));
    } else if (format === "xlsx") {
      const { renderXlsx } = await import("#app/documents/render-xlsx.server.ts");
      writeFileSync(out as string, await renderXlsx((await fundingReportFile(question, language)).document));
    } else {
      const { renderCsv, renderTableCsv } = await import("#app/documents/render-csv.server.ts");
      const text =
        format === "csv"
          ? renderCsv((await fundingReportFile(question, language)).document)
          : renderTableCsv(await openDataOf(question, language));
      if (out === undefined) return { lines: [text], data };
      writeFileSync(out, text);
    }
    return { lines: [`${figures.awards} projects in ${out}.`], data };
  },
};

const asJson = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2);
