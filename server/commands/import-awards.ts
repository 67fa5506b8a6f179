import { importTexts } from "#app/rooms/strategy/import.texts.ts";
import type { Language } from "#app/texts/language.ts";
import { type Command, Misuse } from "./command.ts";
import { faultAnswer, languageOption, readImportFile } from "./import-file.ts";

export const importAwards: Command = {
  words: ["import", "awards"],
  about: "import awards of earlier years, all or none",
  files: { name: "FILE" },
  options: [
    { name: "aliases", value: "FILE", about: "what the register's words mean, in the shape of data/awards/aliases.json" },
    languageOption,
  ],
  examples: ["import awards data/awards/real-awards.json", "import awards beviljade-2019.csv --language sv"],
  run: async (given) => {
    const language = (given.one("language") ?? "en") as Language;
    const path = given.files[0] as string;
    const file = readImportFile(path);
    if ("code" in file) return faultAnswer([{ ...file, file: path }], language);
    const { importAwards: bringIn } = await import("#app/rooms/reporting/reporting.server.ts");
    const own = given.one("aliases");
    const outcome = await bringIn(file, own === undefined ? {} : { aliases: await aliasesFrom(own) });
    if (!outcome.ok)
      return faultAnswer(
        outcome.faults.map((fault) => ({ ...fault, file: path })),
        language,
      );
    return { lines: importTexts[language].awards(outcome), data: { imported: true, ...outcome } };
  },
};

async function aliasesFrom(path: string) {
  const { awardAliases } = await import("#app/rooms/reporting/award-aliases.ts");
  const file = readImportFile(path);
  if ("code" in file) throw new Misuse(`${path} is not UTF-8 text.`);
  try {
    return awardAliases.parse(JSON.parse(file.text));
  } catch {
    throw new Misuse(`${path} does not have the shape of data/awards/aliases.json.`);
  }
}
