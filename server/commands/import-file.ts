import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { decodeUtf8 } from "#app/kernel/utf8.ts";
import { importTexts } from "#app/rooms/strategy/import.texts.ts";
import { type ImportFault, type ImportFile, nowhere } from "#app/rooms/strategy/import-faults.ts";
import type { Language } from "#app/texts/language.ts";
import { type Answer, Misuse, type Option } from "./command.ts";

export const languageOption: Option = {
  name: "language",
  value: "sv|en",
  about: "the language of what is said",
  choices: ["sv", "en"],
};

/** The file's text, or the fault that it is not UTF-8. A file that cannot be opened is a mistake at the keyboard. */
export function readImportFile(path: string): ImportFile | ImportFault {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    throw new Misuse(
      code === "ENOENT"
        ? `${path} does not exist.`
        : code === "EISDIR"
          ? `${path} is a folder.`
          : `${path} cannot be read (${code}).`,
    );
  }
  const name = basename(path);
  if (bytes.length > 20_000_000) return { code: "too-large", ...nowhere, where: "", value: `${bytes.length}` };
  const read = decodeUtf8(bytes);
  return read.ok ? { name, text: read.text } : { code: "not-utf8", ...read.at, where: "", value: "" };
}

/** One line per fault: `file:line:column: place: reason`, as editors understand it. */
export function faultAnswer(faults: readonly (ImportFault & { readonly file: string })[], language: Language): Answer {
  const t = importTexts[language];
  const lines = faults.map((fault) =>
    [
      [fault.file, ...(fault.line === null ? [] : [fault.line, ...(fault.column === null ? [] : [fault.column])])].join(":"),
      ...(fault.where ? [fault.where] : []),
      t.faults[fault.code](fault.value),
    ].join(": "),
  );
  return {
    code: 1,
    lines: [...lines, t.nothing(faults.length)],
    data: { imported: false, faults: faults.map((fault) => ({ ...fault, reason: t.faults[fault.code](fault.value) })) },
  };
}
