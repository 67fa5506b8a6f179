import type { ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler } from "express";
import { expect, it } from "vitest";
import { doorsByWord } from "./doors-by-word.ts";

const paths = ["", "moten", "moten/:id", "moten/ny", "moten/:id/rum", "arenden/:id", "arenden/:id/alla", ":slug", "*"];
const route = (path: string) => [
  path,
  { id: path, parentId: "root", path, module: path.endsWith("rum") ? { handle: { interactive: true } } : {} },
];
const root = ["root", { id: "root", path: "", module: {} }];
const routes = Object.fromEntries([root, ...paths.map(route)]);
const build = { routes, assets: { routes } } as unknown as ServerBuild;

/** The doors that Remix is given to choose among. */
function behind(url: string): string[] {
  let given: string[] = [];
  const handler = ({ routes, assets }: ServerBuild): RequestHandler => {
    expect(Object.keys(assets.routes)).toEqual(Object.keys(routes));
    return () => {
      given = Object.keys(routes);
    };
  };
  doorsByWord(build, handler)({ url } as Request, {} as never, () => {});
  return given.filter((id) => id.includes("moten") || id.includes("arenden"));
}

it("lets Remix choose among the doors that an address can lead to, and no others", () => {
  expect(behind("/moten?sida=2")).toEqual(["moten"]);
  expect(behind("/Moten/NY/")).toEqual(["moten/:id", "moten/ny"]);
  expect(behind("/arenden/7.data")).toEqual(["arenden/:id"]);
  expect(behind("/arenden/%37/alla")).toEqual(["arenden/:id/alla"]);
});

it("gives a page with JavaScript the doors beside its own, and an address that leads nowhere all that begin as it does", () => {
  const meetings = ["moten", "moten/:id", "moten/ny", "moten/:id/rum"];
  expect(behind("/moten/7/rum")).toEqual(meetings);
  expect(behind("/moten/7/rum/stol")).toEqual(meetings);
  expect(behind("/annat/helt")).toHaveLength(6);
  expect(behind("/%E0%A4%A/x")).toHaveLength(6);
});
