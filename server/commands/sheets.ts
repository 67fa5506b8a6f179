import type { Command } from "./command.ts";

export const sheetsPurge: Command = {
  words: ["sheets", "purge"],
  about: "erase uploaded scoring sheets that nobody has saved in time",
  options: [{ name: "dry-run", about: "tell what would be done and change nothing" }],
  run: async (given) => {
    const { purgeSheets } = await import("#app/rooms/assessment/scoring-sheets.server.ts");
    const dryRun = given.is("dry-run");
    const { days, purged } = await purgeSheets({ dryRun });
    return {
      lines: [
        `An uploaded scoring sheet is kept ${days} days.`,
        `${dryRun ? "To be erased" : "Erased"}: ${purged === 1 ? "1 sheet" : `${purged} sheets`}.`,
      ],
      data: { dryRun, days, purged },
    };
  },
};
