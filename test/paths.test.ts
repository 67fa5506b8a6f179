import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import routes from "#app/routes.ts";

type Entry = { path?: string | undefined; index?: boolean | undefined; file: string; children?: Entry[] | undefined };
type Matchable = { id: string; path?: string; index?: true };

const matchable: Matchable[] = (routes as Entry[]).map((entry) =>
  entry.index && !entry.path ? { id: entry.file, index: true } : { id: entry.file, path: entry.path ?? "" },
);

test("every path that is built leads to a route of its own, never to the page that says not found", () => {
  for (const [name, build] of Object.entries(paths)) {
    const address = (build as (...parts: string[]) => string)(...["aaaaaaaa", "bbbbbbbb"].slice(0, build.length)).split(
      "?",
    )[0] as string;
    const file = matchRoutes(matchable, address)?.at(-1)?.route.id;
    expect(file, `${name} → ${address}`).toBeTruthy();
    expect(file, `${name} → ${address}`).not.toContain("not-found");
  }
});

test("no route is listed twice", () => {
  const addresses = matchable.map((route) => route.path ?? "/");
  expect(new Set(addresses).size).toBe(addresses.length);
});
