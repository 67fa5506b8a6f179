import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "./command.ts";

export const migrate: Command = {
  words: ["migrate"],
  about: "bring the database to the shape of this version",
  run: async () => {
    const { env } = await import("#app/platform/env.server.ts");
    // A plain script that also runs before anything is built; found from the folder that Drum is run in.
    const script = pathToFileURL(resolve("scripts/migrate.mjs")).href;
    const { migrate: bring } = (await import(script)) as typeof import("../../scripts/migrate.mjs");
    const { applied } = await bring(env().DATABASE_URL);
    return {
      lines:
        applied.length === 0 ? ["The database already has the shape of this version."] : applied.map((name) => `applied ${name}`),
      data: { applied },
    };
  },
};
