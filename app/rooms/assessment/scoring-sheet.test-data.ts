import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Actor } from "#app/gate/actor.ts";
import type { Incoming } from "#app/platform/incoming.server.ts";
import { readSheetFile, writeSheet } from "#app/rooms/assessment/scoring-sheet-file.server.ts";
import { sheetFile } from "#app/rooms/assessment/scoring-sheets.server.ts";

export type Filled = { assessment: string; key: string; level?: number | string; motivation: string };

/** Downloads, fills in by assessment and criterion, and gives back the file, kept in `folder`, as it comes to the upload. */
export async function filledSheet(folder: string, actor: Actor, callId: string, answers: readonly Filled[]): Promise<Incoming> {
  const made = await sheetFile(actor, callId, "sv");
  if (!made) throw new Error("nothing to download");
  const read = await readSheetFile(made.bytes);
  if (!read.ok) throw new Error(read.fault);
  const bytes = await writeSheet({
    sheets: { scores: "Bedömningar", words: "Ord", guide: "-" },
    words: { heads: [], more: "", rows: [] },
    heads: Array(8).fill("-"),
    keep: "-",
    guide: [],
    lines: [
      ...read.rows.map(({ assessment, key, mark, level, motivation }) => {
        const answer = answers.find((one) => one.assessment === assessment && one.key === key);
        return {
          assessment,
          key,
          mark,
          level: answer ? (answer.level ?? null) : level,
          motivation: answer?.motivation ?? motivation,
        };
      }),
      // By hand: rows that the download never held.
      ...answers
        .filter((one) => !read.rows.some(({ assessment, key }) => one.assessment === assessment && one.key === key))
        .map(({ assessment, key, level, motivation }) => ({ assessment, key, mark: "x", level: level ?? null, motivation })),
    ].map((line) => ({
      number: "-",
      title: "-",
      organisation: "-",
      item: "-",
      about: "-",
      levels: "-",
      levelAsked: true,
      ...line,
    })),
  });
  const path = join(folder, `${Math.random()}.xlsx`);
  await writeFile(path, bytes);
  return {
    name: "bedomning.xlsx",
    kind: "xlsx",
    bytes: bytes.length,
    sha256: "0",
    read: () => createReadStream(path),
    discard: async () => {},
  };
}
