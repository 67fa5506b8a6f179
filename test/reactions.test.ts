import { expect, test } from "vitest";

/** A follow-up without a handler would wait in the outbox for ever. */
const rooms = import.meta.glob("../app/rooms/**/*.ts", { eager: true, query: "?raw", import: "default" }) as Record<
  string,
  string
>;
const reactions = import.meta.glob("../app/reactions/*.ts", { eager: true, query: "?raw", import: "default" }) as Record<
  string,
  string
>;

const asked = Object.entries(rooms)
  .filter(([path]) => !path.includes(".test."))
  .flatMap(([path, text]) =>
    [...text.matchAll(/kind: "((?:mail|decision|call|eligibility|attachment)-[a-z-]+)"/g)].map((match) => ({
      path,
      kind: match[1] as string,
    })),
  );

test("every follow-up that a command asks for has a handler", () => {
  const handled = Object.values(reactions).join("\n");
  expect(asked.length).toBeGreaterThan(5);
  for (const { path, kind } of asked) expect(handled, `${kind} in ${path}`).toContain(`"${kind}":`);
});

test("every file of handlers is among those that are run", () => {
  const all = reactions["../app/reactions/all.server.ts"] as string;
  for (const path of Object.keys(reactions)) if (!path.endsWith("all.server.ts")) expect(all).toContain(path.split("/").at(-1));
});
