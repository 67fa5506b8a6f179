import type { Command } from "./command.ts";

export const seed: Command = {
  words: ["seed"],
  about: "put in what every installation starts from; with --demo the demo world too",
  options: [
    { name: "demo", about: "people, calls, applications and decisions that are made up" },
    { name: "if-empty", about: "do nothing, and say so, when somebody is already in the database" },
  ],
  run: async (given) => {
    if (!given.is("demo")) {
      const { seedBase } = await import("../../prisma/seed/base.ts");
      await seedBase();
      return { lines: ["Municipalities and strategies are in place."], data: { outcome: "base" } };
    }
    const { seedDemo } = await import("../../prisma/seed/seed.ts");
    const said: string[] = [];
    const outcome = await seedDemo({ ifEmpty: given.is("if-empty"), say: (line) => said.push(line) });
    return {
      lines:
        outcome === "seeded" ? [...said, "The demo world is in place."] : ["The database is not empty; nothing was changed."],
      data: { outcome },
    };
  },
};
