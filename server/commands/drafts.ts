import type { Command } from "./command.ts";

export const draftsPurge: Command = {
  words: ["drafts", "purge"],
  about: "warn of and erase drafts that nobody has touched long after their call closed",
  options: [{ name: "dry-run", about: "tell what would be done and change nothing" }],
  run: async (given) => {
    const { purgeDrafts } = await import("#app/rooms/applications/drafts.server.ts");
    const dryRun = given.is("dry-run");
    const { keeping, warned, purged, waiting } = await purgeDrafts({ dryRun });
    const drafts = (count: number) => (count === 1 ? "1 draft" : `${count} drafts`);
    return {
      lines: [
        `Drafts are kept ${keeping.months} months after the call closed or they were touched; teams are warned ${keeping.warningDays} days before.`,
        `${dryRun ? "To be warned of" : "Warned of"}: ${drafts(warned.length)}.`,
        ...warned.map((id) => `  ${id}`),
        `${dryRun ? "To be erased" : "Erased"}: ${drafts(purged.length)}.`,
        ...purged.map((id) => `  ${id}`),
        ...(waiting.length > 0
          ? [`Not erased, since no warning has left yet: ${drafts(waiting.length)}. Look at the mail.`]
          : []),
      ],
      data: { dryRun, keeping, warned, purged, waiting },
    };
  },
};
