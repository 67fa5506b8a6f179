import type { Command } from "./command.ts";

export const filesVerify: Command = {
  words: ["files", "verify"],
  about: "read every uploaded file and hold it against its fingerprint",
  options: [{ name: "remove-orphans", about: "throw away files that no attachment names and that are over a day old" }],
  run: async (given) => {
    const { verifyFiles } = await import("#app/rooms/applications/attachments.server.ts");
    const { now } = await import("#app/platform/clock.server.ts");
    const removeOrphans = given.is("remove-orphans");
    const { whole, missing, altered, orphans } = await verifyFiles({ removeOrphans, now: now() });
    const faults = missing.length + altered.length;
    return {
      ...(faults > 0 ? { code: 1 as const } : {}),
      lines: [
        `${whole} files are as they were added.`,
        ...missing.map((id) => `Gone: attachment ${id}.`),
        ...altered.map((id) => `Not what was added: attachment ${id}.`),
        ...orphans.map((key) => `${removeOrphans ? "Thrown away" : "Belongs to nothing"}: ${key}.`),
      ],
      data: { whole, missing, altered, orphans, removed: removeOrphans ? orphans.length : 0 },
    };
  },
};
