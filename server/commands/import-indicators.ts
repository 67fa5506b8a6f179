import { importTexts } from "#app/rooms/strategy/import.texts.ts";
import type { Language } from "#app/texts/language.ts";
import type { Command } from "./command.ts";
import { faultAnswer, languageOption, readImportFile } from "./import-file.ts";

export const importIndicators: Command = {
  words: ["import", "indicators"],
  about: "import a library of indicators that calls can offer",
  files: { name: "FILE" },
  options: [languageOption],
  examples: ["import indicators data/indicators/tillvaxt.json"],
  run: async (given) => {
    const language = (given.one("language") ?? "en") as Language;
    const path = given.files[0] as string;
    const file = readImportFile(path);
    if ("code" in file) return faultAnswer([{ ...file, file: path }], language);
    const { importIndicators: run } = await import("#app/rooms/strategy/strategy.server.ts");
    const outcome = await run({ ...file, name: path });
    if (!outcome.ok)
      return faultAnswer(
        outcome.faults.map((fault) => ({ ...fault, file: path })),
        language,
      );
    return { lines: [importTexts[language].indicators(outcome.imported)], data: { ...outcome.imported, imported: true } };
  },
};
