import { expect, test } from "vitest";
import type { Lifecycle } from "#app/gate/lifecycle.ts";
import { rooms } from "#app/rooms/order.js";

/**
 * The documentation is written by a test: docs/generated says what the gate obeys. `npx vitest run test/generated-docs.test.ts -u` writes
 * it anew; a difference fails.
 */
type Table = Lifecycle<string, string, string>;

const modules = import.meta.glob("../app/rooms/*/*.lifecycle.ts", { eager: true }) as Record<string, Record<string, unknown>>;

const tables = Object.entries(modules)
  .flatMap(([path, exported]) =>
    Object.entries(exported)
      .filter(([name]) => name.endsWith("Lifecycle"))
      .map(([name, table]) => ({
        room: path.split("/").at(-2) as string,
        kind: name.replace(/Lifecycle$/, ""),
        table: table as Table,
      })),
  )
  .sort((a, b) => rooms.indexOf(a.room) - rooms.indexOf(b.room) || a.kind.localeCompare(b.kind));

const rowsOf = (table: Table) =>
  Object.entries(table).flatMap(([state, commands]) =>
    Object.entries(commands).map(([command, step]) => ({ state, command, by: step?.by ?? [], to: step?.to ?? "" })),
  );

const head = "<!-- Written by test/generated-docs.test.ts from the lifecycle tables. Do not edit. -->\n";

test("every lifecycle lives in a room of the order, and every state can be reached from `absent` or is where a case begins", () => {
  expect(tables.length).toBeGreaterThan(4);
  for (const { room, kind, table } of tables) {
    expect(rooms, kind).toContain(room);
    const reached = new Set(["absent", Object.keys(table)[0] as string]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const row of rowsOf(table)) if (reached.has(row.state)) reached.add(row.to);
    }
    expect([...reached].sort(), kind).toEqual([...new Set([...Object.keys(table), "absent"])].sort());
  }
});

test("no command can be given by nobody, and every step leads to a state of its table", () => {
  for (const { kind, table } of tables) {
    for (const row of rowsOf(table)) {
      expect(row.by.length, `${kind} ${row.command}`).toBeGreaterThan(0);
      expect(Object.keys(table), `${kind} ${row.command}`).toContain(row.to);
    }
  }
});

test("docs/generated/authority.md says what the code says", async () => {
  const lines = tables.flatMap(({ room, kind, table }) =>
    rowsOf(table).map((row) => `| ${room} | ${kind} | ${row.state} | ${row.command} | ${row.by.join(", ")} | ${row.to} |`),
  );
  const text = [
    head,
    "# Who may do what, when",
    "",
    "| room | case | in state | command | may be given by | leads to |",
    "|---|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../docs/generated/authority.md");
});

test("docs/generated/lifecycles.md draws the same tables", async () => {
  const drawings = tables.map(({ kind, table }) =>
    [
      `## ${kind}`,
      "",
      "```mermaid",
      "stateDiagram-v2",
      ...rowsOf(table).map((row) => `  ${row.state.replace(/-/g, "_")} --> ${row.to.replace(/-/g, "_")}: ${row.command}`),
      "```",
      "",
    ].join("\n"),
  );
  await expect([head, "# Lifecycles", "", ...drawings].join("\n")).toMatchFileSnapshot("../docs/generated/lifecycles.md");
});
