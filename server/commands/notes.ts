import type { Command } from "./command.ts";

export const notesWeed: Command = {
  words: ["notes", "weed"],
  about: "empty assessors' own working notes in cases that are decided or withdrawn",
  options: [{ name: "dry-run", about: "tell what would be done and change nothing" }],
  run: async (given) => {
    const { weedNotes } = await import("#app/rooms/assessment/working-notes.server.ts");
    const dryRun = given.is("dry-run");
    const count = await weedNotes({ dryRun });
    return {
      lines: [`${dryRun ? "To be emptied" : "Emptied"}: ${count === 1 ? "1 note" : `${count} notes`}.`],
      data: { dryRun, count },
    };
  },
};
