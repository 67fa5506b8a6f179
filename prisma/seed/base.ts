import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { database, sql } from "#app/platform/database.server.ts";
import { importFrameworks, importIndicators } from "#app/rooms/strategy/strategy.server.ts";

const frameworkFiles = "data/frameworks";

/** The real data every installation starts from: municipalities and strategies. */
export async function seedBase(): Promise<void> {
  const municipalities = JSON.parse(readFileSync("data/municipalities.json", "utf8")) as {
    code: string;
    name: string;
    county: string;
    standing: string;
  }[];
  for (const one of municipalities) {
    await database.run(sql`
      insert into municipality (code, name, county, standing) values (${one.code}, ${one.name}, ${one.county}, ${one.standing})
      on conflict (code) do update set name = excluded.name, county = excluded.county, standing = excluded.standing`);
  }
  const files = readdirSync(frameworkFiles)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const imported = await importFrameworks(
    files.map((name) => ({ name, text: readFileSync(join(frameworkFiles, name), "utf8") })),
  );
  if (!imported.ok) throw new Error(`the frameworks that Drum ships with are faulty: ${JSON.stringify(imported.faults)}`);
  const indicators = await importIndicators({
    name: "tillvaxt.json",
    text: readFileSync("data/indicators/tillvaxt.json", "utf8"),
  });
  if (!indicators.ok) throw new Error(`the indicators that Drum ships with are faulty: ${JSON.stringify(indicators.faults)}`);
}
