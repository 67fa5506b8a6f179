import { importTexts } from "#app/rooms/strategy/import.texts.ts";
import type { Language } from "#app/texts/language.ts";
import type { Command } from "./command.ts";
import { faultAnswer, languageOption, readImportFile } from "./import-file.ts";

export const importFramework: Command = {
  words: ["import", "framework"],
  about: "import strategies, all or none; files that link to each other go together",
  files: { name: "FILE", many: true },
  options: [languageOption],
  examples: ["import framework data/frameworks/*.json"],
  run: async (given) => {
    const language = (given.one("language") ?? "en") as Language;
    const files = given.files.map((path) => ({ path, file: readImportFile(path) }));
    const unreadable = files.flatMap(({ path, file }) => ("code" in file ? [{ ...file, file: path }] : []));
    if (unreadable.length > 0) return faultAnswer(unreadable, language);
    const { importFrameworks } = await import("#app/rooms/strategy/strategy.server.ts");
    const outcome = await importFrameworks(files.flatMap(({ path, file }) => ("code" in file ? [] : [{ ...file, name: path }])));
    if (!outcome.ok) return faultAnswer(outcome.faults, language);
    return {
      lines: outcome.imported.map((item) => importTexts[language].framework(item)),
      data: { imported: true, frameworks: outcome.imported },
    };
  },
};
