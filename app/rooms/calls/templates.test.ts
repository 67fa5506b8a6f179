import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "#app/rooms/calls/compile.ts";
import { levelId } from "#app/rooms/calls/draft.ts";
import { callTemplates } from "#app/rooms/calls/templates.ts";

type Stored = { key: string; version: string; nodes: { id: string; type: string }[] };
const frameworks = ["sjuharad-2030", "rus-vg-2030", "agenda-2030", "kulturplan-sjuharad-2024"].map(
  (name) => JSON.parse(readFileSync(`data/frameworks/${name}.json`, "utf8")) as Stored,
);
const levels = new Map<string, string[]>();
for (const { key, version, nodes } of frameworks)
  for (const { id, type } of nodes) {
    const level = levelId(key, version, type);
    levels.set(level, [...(levels.get(level) ?? []), id]);
  }

/** What only the builder of a call can say. */
const ofItsOwn = [
  "basics.number",
  "basics.contactName",
  "basics.contactEmail",
  "basics.contactPhone",
  "basics.title.sv",
  "time.opensOn",
  "time.closesOn",
  "time.earliestStart",
  "time.latestEnd",
  "money.funds.add",
  "ranking.othersScores",
  "ranking.commonScores",
];
/** What no source states, and so the template leaves to be asked for. */
const unstated: Readonly<Record<string, readonly string[]>> = {
  "drum-2024": [],
  "pre-study": ["money.minAmount", "money.minMunicipalities"],
  culture: ["money.minAmount", "money.maxAmount"],
  limited: ["money.minAmount", "money.maxAmount", "basics.invited.add"],
  "two-step": ["sketch.closesOn", "sketch.answerOn"],
};

test.each(callTemplates.map((template) => [template.key, template] as const))(
  "the template %s leaves open what only its builder can say, and is otherwise whole in both languages",
  (key, { parts }) => {
    const made = compile(parts, {
      now: new Date("2026-11-01T09:00:00Z"),
      takenNumbers: new Set(),
      funds: new Map(),
      levels,
      indicators: new Map(),
    });
    const faults = made.ok ? [] : made.faults.map(({ part, field }) => `${part}.${field}`);
    expect(new Set(faults)).toEqual(new Set([...ofItsOwn, ...(unstated[key] ?? ["no such template"])]));
  },
);
