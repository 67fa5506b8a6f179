import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const house = mkdtempSync(join(tmpdir(), "drum-import-law-"));

const put = (path: string, text = "export const x = 1;\n") => {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
};
const imports = (...targets: string[]) =>
  targets.map((target, place) => `import * as i${place} from "${target}";\nvoid i${place};\n`).join("");

/** [rule, file that breaks it, what it imports]. Every rule of .dependency-cruiser.js has at least one. */
const crimes: [rule: string, file: string, target: string][] = [
  ["calls-knows-no-later-room", "app/rooms/calls/crime.ts", "#app/rooms/assessment/assessment.ts"],
  ["people-knows-no-later-room", "app/rooms/people/queries/crime.server.ts", "#app/rooms/reporting/reporting.server.ts"],
  ["every-room-has-its-place", "app/rooms/applications/crime.ts", "#app/rooms/cellar/cellar.ts"],
  ["rooms-are-private-inside", "app/rooms/decisions/crime.ts", "#app/rooms/calls/commands/publish.ts"],
  ["nobody-reaches-into-a-room", "app/reactions/crime.server.ts", "#app/rooms/calls/calls.store.server.ts"],
  ["nobody-reaches-into-a-room", "app/routes/office/crime.tsx", "#app/rooms/calls/queries/list.server.ts"],
  ["nobody-reaches-into-a-room", "server/crime.ts", "#app/rooms/calls/commands/publish.ts"],
  ["kernel-knows-nobody", "app/kernel/crime.ts", "#app/texts/common.ts"],
  ["texts-know-the-kernel", "app/texts/crime.ts", "#app/gate/actor.ts"],
  ["gate-knows-no-room", "app/gate/crime.ts", "#app/rooms/people/people.ts"],
  ["platform-knows-no-grants", "app/platform/crime.server.ts", "#app/gate/actor.ts"],
  ["documents-know-no-grants", "app/documents/crime.ts", "#app/rooms/people/people.ts"],
  ["ui-knows-no-grants", "app/ui/crime.tsx", "#app/rooms/people/people.ts"],
  ["rooms-know-what-carries-them", "app/rooms/people/crime.server.ts", "#app/web/doors.server.ts"],
  ["reactions-know-rooms", "app/reactions/web-crime.server.ts", "#app/web/doors.server.ts"],
  ["web-knows-no-page", "app/web/crime.ts", "#app/routes/public/home.tsx"],
  ["web-knows-people-only", "app/web/calls-crime.ts", "#app/rooms/calls/call.ts"],
  ["ui-is-for-those-who-draw", "app/rooms/calls/ui-crime.ts", "#app/ui/page.tsx"],
  ["drawing-asks-no-server", "app/rooms/calls/ui/crime.tsx", "#app/rooms/calls/calls.server.ts"],
  ["pure-files-touch-no-world", "app/rooms/calls/commands/crime.ts", "#app/platform/clock.server.ts"],
  ["pure-files-touch-no-world", "app/gate/server-crime.ts", "#app/gate/execute.server.ts"],
  ["pure-files-use-no-node", "app/rooms/calls/node-crime.ts", "node:crypto"],
  ["pure-files-take-only-zod-from-npm", "app/kernel/npm-crime.ts", "left-pad"],
  ["routes-use-the-front-door", "app/routes/public/crime.tsx", "#app/platform/clock.server.ts"],
  ["routes-use-the-front-door", "app/routes/public/gate-crime.tsx", "#app/gate/execute.server.ts"],
  ["routes-stay-with-their-audience", "app/routes/office/audience-crime.tsx", "#app/routes/public/home.tsx"],
  ["nobody-imports-a-route", "app/ui/route-crime.tsx", "#app/routes/public/home.tsx"],
  ["only-stores-and-queries-meet-the-database", "app/rooms/calls/database-crime.server.ts", "#app/platform/database.server.ts"],
  ["only-stores-and-queries-meet-the-database", "app/web/pg-crime.server.ts", "pg"],
  ["the-framework-stays-at-the-edge", "app/rooms/calls/framework-crime.server.ts", "@remix-run/node"],
  ["the-application-knows-no-programs", "app/reactions/program-crime.server.ts", "../../server/main.ts"],
  ["programs-know-no-pages", "server/page-crime.ts", "#app/routes/public/home.tsx"],
  ["what-ships-is-a-dependency", "app/web/tool-crime.ts", "toolbox"],
  ["every-import-is-found", "app/kernel/lost-crime.ts", "./nowhere.ts"],
];

/** Imports that the law allows; the law must say nothing about them. */
const allowed: [file: string, ...targets: string[]][] = [
  ["app/texts/common.ts", "#app/kernel/money.ts"],
  ["app/gate/actor.ts", "#app/kernel/money.ts", "#app/texts/common.ts"],
  ["app/gate/execute.server.ts", "#app/gate/actor.ts", "#app/platform/database.server.ts", "node:crypto"],
  ["app/rooms/calls/call.ts", "zod", "#app/gate/actor.ts", "#app/rooms/people/people.ts", "#app/documents/document.ts"],
  [
    "app/rooms/calls/calls.server.ts",
    "#app/rooms/calls/queries/list.server.ts",
    "#app/gate/execute.server.ts",
    "#app/rooms/calls/calls.store.server.ts",
  ],
  ["app/rooms/calls/queries/list.server.ts", "#app/platform/database.server.ts", "#app/rooms/calls/call.ts"],
  ["app/rooms/calls/ui/card.tsx", "#app/ui/page.tsx", "#app/rooms/calls/call.ts"],
  ["app/rooms/calls/call.test.ts", "toolbox", "node:fs", "#app/rooms/reporting/reporting.server.ts"],
  ["app/reactions/mail.server.ts", "#app/rooms/calls/calls.server.ts", "#app/platform/clock.server.ts"],
  ["app/web/doors.server.ts", "@remix-run/node", "#app/rooms/people/people.server.ts", "#app/platform/clock.server.ts"],
  [
    "app/routes/public/home.tsx",
    "#app/web/doors.server.ts",
    "#app/rooms/calls/calls.server.ts",
    "#app/rooms/calls/ui/card.tsx",
    "#app/ui/page.tsx",
  ],
  ["server/main.ts", "#app/platform/clock.server.ts", "#app/rooms/people/people.server.ts"],
];

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

describe("the import law", () => {
  let violations: Violation[] = [];

  beforeAll(async () => {
    put(
      "package.json",
      JSON.stringify({
        type: "module",
        imports: { "#app/*": "./app/*" },
        dependencies: { zod: "1", pg: "1", "left-pad": "1", "@remix-run/node": "1" },
        devDependencies: { toolbox: "1" },
      }),
    );
    put(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: { module: "ESNext", moduleResolution: "Bundler", allowImportingTsExtensions: true, noEmit: true },
      }),
    );
    for (const name of ["zod", "pg", "left-pad", "@remix-run/node", "toolbox"]) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", type: "module", main: "index.js" }));
      put(`node_modules/${name}/index.js`);
    }
    copyFileSync(join(root, ".dependency-cruiser.js"), join(house, ".dependency-cruiser.js"));
    put("app/rooms/order.js");
    copyFileSync(join(root, "app/rooms/order.js"), join(house, "app/rooms/order.js"));
    for (const file of [
      "app/kernel/money.ts",
      "app/platform/database.server.ts",
      "app/platform/clock.server.ts",
      "app/documents/document.ts",
      "app/ui/page.tsx",
      "app/rooms/people/people.ts",
      "app/rooms/people/people.server.ts",
      "app/rooms/assessment/assessment.ts",
      "app/rooms/reporting/reporting.server.ts",
      "app/rooms/cellar/cellar.ts",
      "app/rooms/calls/commands/publish.ts",
      "app/rooms/calls/calls.store.server.ts",
    ])
      put(file);
    for (const [file, ...targets] of allowed) put(file, imports(...targets));
    for (const [, file, target] of crimes) put(file, imports(target));
    put(
      "app/rooms/calls/commands/decide.ts",
      'import type { x } from "#app/gate/execute.server.ts";\nexport type Y = typeof x;\n',
    );
    put("app/kernel/hen.ts", imports("./egg.ts"));
    put("app/kernel/egg.ts", imports("./hen.ts"));

    const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cruiser, "--config", ".dependency-cruiser.js", "--output-type", "json", "app", "server"],
      { cwd: house, maxBuffer: 50_000_000 },
    );
    violations = JSON.parse(stdout).summary.violations;
  }, 60_000);

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(crimes)("%s: %s may not import %s", (rule, file) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(rule);
  });

  it("no-cycles: two files may not import each other", () => {
    expect(violations.some((violation) => violation.rule.name === "no-cycles" && /hen|egg/.test(violation.from))).toBe(true);
  });

  it("says nothing about imports that the house allows", () => {
    const innocent = new Set([...allowed.map(([file]) => file), "app/rooms/calls/commands/decide.ts"]);
    expect(violations.filter((violation) => innocent.has(violation.from))).toEqual([]);
  });

  it("has a crime for every rule", async () => {
    const law = await import(pathToFileURL(join(root, ".dependency-cruiser.js")).href);
    const names: string[] = law.default.forbidden.map((rule: { name: string }) => rule.name);
    const tried = new Set([...crimes.map(([rule]) => rule), "no-cycles"]);
    expect(names.filter((name) => !tried.has(name) && !name.endsWith("-knows-no-later-room"))).toEqual([]);
  });
});
