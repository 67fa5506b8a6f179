import { expect, test } from "vitest";
import type { Lifecycle } from "#app/gate/lifecycle.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";

type Table = Lifecycle<string, string, string>;
const modules = import.meta.glob("../app/rooms/*/*.lifecycle.ts", { eager: true }) as Record<string, Record<string, unknown>>;

/** What is journaled under a case, and so read among its events. */
const ofCases = [
  "application",
  "confirmation",
  "sketch",
  "eligibility",
  "assessment",
  "conflict",
  "advisory",
  "discussion",
  "moderatedScore",
  "statement",
  "delegation",
  "amendment",
  "letter",
  "agreement",
  "decision",
  "projectMoney",
  "projectResults",
];

test("every command that can stand among a case's events has words there, in both languages", () => {
  const tables = new Map(
    Object.values(modules).flatMap((exported) =>
      Object.entries(exported).flatMap(([name, table]) =>
        name.endsWith("Lifecycle") ? [[name.replace(/Lifecycle$/, ""), table as Table] as const] : [],
      ),
    ),
  );
  const wanted = ofCases.flatMap((kind) => {
    const table = tables.get(kind);
    expect(table, `there is no lifecycle of ${kind}`).toBeDefined();
    return [...new Set(Object.values(table ?? {}).flatMap((row) => Object.keys(row)))].map((command) => `${kind} ${command}`);
  });
  wanted.push("conflict refused:confirm-conflict", "conflict refused:dismiss-conflict");
  for (const language of ["sv", "en"] as const)
    expect(
      wanted.filter((key) => !(key in officeTexts[language].journal.commands)),
      language,
    ).toEqual([]);
});
