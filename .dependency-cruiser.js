import { rooms } from "./app/rooms/order.js";

/**
 * The import law of docs/house.md §2:
 * kernel ← texts ← gate (pure) ← rooms (pure) ← rooms (server, with gate server and platform) ← reactions ← web ← routes.
 * A file is pure unless its name ends in .server.ts or it draws (ui/, .tsx). test/import-law.test.ts breaks every rule on purpose.
 */

/** Tests, and what several tests stand on. */
const tests = "\\.test(-data)?\\.tsx?$";
const server = "\\.server\\.ts$";
const room = "^app/rooms/[^/]+/";
const notIn = (...places) => `^app/(?!(${places.join("|")}))`;

/** An `import type` is gone before anything runs, so it touches no world and closes no circle. Order and layers count it all the same. */
const erased = { dependencyTypesNot: ["type-only"] };

const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { ...from, pathNot: [tests, ...(from.pathNot ?? [])] },
  to,
});

/** `who` may import its own folder and `whom`, and nothing else under app/. */
const knowsOnly = (name, who, whom, pathNot = []) =>
  rule(name, `may import ${whom.join(", ") || "nothing"}`, { path: who, pathNot }, { path: notIn(...whom) });

const purePlaces = ["^app/(kernel|texts|gate)/", `${room}(?!ui/)`, "^app/documents/[^/]+\\.ts$"];
const pure = { path: purePlaces, pathNot: [server, "\\.tsx$"] };

export default {
  forbidden: [
    // ── the order of the process ──────────────────────────────────────────────────────────────────────────────────────
    ...rooms
      .slice(0, -1)
      .map((name, place) =>
        rule(
          `${name}-knows-no-later-room`,
          "a case moves forward through app/rooms/order.js; an import points backward",
          { path: `^app/rooms/${name}/` },
          { path: `^app/rooms/(${rooms.slice(place + 1).join("|")})/` },
        ),
      ),
    rule(
      "every-room-has-its-place",
      "a folder in app/rooms/ must stand in order.js",
      {},
      { path: `^app/rooms/(?!(${rooms.join("|")})/)[^/]+/` },
    ),
    rule(
      "rooms-are-private-inside",
      "commands/ and queries/ belong to their room; ask its face",
      { path: "^app/rooms/([^/]+)/" },
      { path: "^app/rooms/(?!$1/)[^/]+/(commands|queries)/" },
    ),
    rule(
      "nobody-reaches-into-a-room",
      "commands/, queries/ and stores are for the room itself",
      { path: "^(app|server)/", pathNot: ["^app/rooms/"] },
      { path: [`${room}(commands|queries)/`, `${room}[^/]+\\.store\\.server\\.ts$`] },
    ),

    // ── the layers ────────────────────────────────────────────────────────────────────────────────────────────────────
    knowsOnly("kernel-knows-nobody", "^app/kernel/", ["kernel/"]),
    knowsOnly("texts-know-the-kernel", "^app/texts/", ["texts/", "kernel/"]),
    knowsOnly("gate-knows-no-room", "^app/gate/", ["gate/", "texts/", "kernel/", "platform/", "generated/"]),
    knowsOnly("platform-knows-no-grants", "^app/platform/", ["platform/", "texts/", "kernel/", "generated/"]),
    knowsOnly("documents-know-no-grants", "^app/documents/", ["documents/", "texts/", "kernel/", "ui/"]),
    knowsOnly("ui-knows-no-grants", "^app/ui/", ["ui/", "texts/", "kernel/", "documents/[^/]+\\.tsx?$", "paths\\.ts$"]),
    knowsOnly("rooms-know-what-carries-them", "^app/rooms/", [
      "rooms/",
      "gate/",
      "documents/",
      "texts/",
      "kernel/",
      "platform/",
      "generated/",
      "ui/",
      "paths\\.ts$",
    ]),
    knowsOnly("reactions-know-rooms", "^app/reactions/", [
      "reactions/",
      "rooms/",
      "gate/",
      "documents/",
      "texts/",
      "kernel/",
      "platform/",
      "paths\\.ts$",
    ]),
    rule("web-knows-no-page", "web/ holds the manners, not the pages", { path: "^app/web/" }, { path: "^app/(routes|ui)/" }),
    rule(
      "web-knows-people-only",
      "of the rooms, HTTP manners need people and their sessions",
      { path: "^app/web/" },
      { path: "^app/rooms/(?!people/)[^/]+/" },
    ),
    rule(
      "ui-is-for-those-who-draw",
      "the design system is used by rooms' ui/, routes, documents and the root",
      {
        path: ["^app/(kernel|texts|gate|platform|reactions|web)/", `${room}(?!ui/)`],
      },
      { path: "^app/ui/" },
    ),
    rule(
      "drawing-asks-no-server",
      "what draws gets its facts handed in",
      { path: [`${room}ui/`, "^app/ui/"] },
      { path: server, ...erased },
    ),

    // ── purity ────────────────────────────────────────────────────────────────────────────────────────────────────────
    rule("pure-files-touch-no-world", "a pure file computes", pure, {
      ...erased,
      path: [server, "^app/(platform|web|routes|reactions|ui|generated)/", `${room}ui/`, "^(server|scripts|prisma)/"],
    }),
    rule("pure-files-use-no-node", "a pure file runs in the browser too", pure, { dependencyTypes: ["core"] }),
    rule("pure-files-take-only-zod-from-npm", "a pure file depends on the house alone", pure, { path: "node_modules/(?!zod/)" }),

    // ── the doors ─────────────────────────────────────────────────────────────────────────────────────────────────────
    rule(
      "routes-use-the-front-door",
      "a door asks a room's face; it has no rule, no SQL and no journal",
      { path: "^app/routes/" },
      {
        path: ["^app/(platform|reactions|generated)/", "^app/gate/.*\\.server\\.ts$"],
      },
    ),
    rule(
      "routes-stay-with-their-audience",
      "share through a room's ui/, not between doors",
      { path: "^app/routes/([^/]+)/" },
      {
        path: "^app/routes/(?!$1/)",
      },
    ),
    rule(
      "nobody-imports-a-route",
      "doors are entered from outside",
      { path: "^(app|server)/", pathNot: ["^app/routes/"] },
      { path: "^app/routes/" },
    ),

    // ── the outside ───────────────────────────────────────────────────────────────────────────────────────────────────
    rule(
      "only-stores-and-queries-meet-the-database",
      "SQL and Prisma live in platform/, gate/, *.store.server.ts, queries/, the visibility rule, and the small reads a reaction's mail needs",
      {
        path: "^app/",
        pathNot: [
          "^app/(platform|gate|generated|reactions)/",
          `${room}[^/]+\\.store\\.server\\.ts$`,
          `${room}visibility\\.server\\.ts$`,
          `${room}queries/`,
        ],
      },
      { path: ["^app/platform/database", "^app/generated/", "node_modules/(pg|@prisma/[^/]+)/"], ...erased },
    ),
    rule(
      "the-framework-stays-at-the-edge",
      "@remix-run/* only in web, ui, routes, root and entries: the way to React Router 7 stays an afternoon",
      { path: "^app/", pathNot: ["^app/(web|ui|routes)/", "^app/(root|routes|entry\\.(client|server))\\.tsx?$"] },
      { path: "node_modules/@remix-run/" },
    ),
    rule(
      "the-application-knows-no-programs",
      "programs, scripts, seed and stories use the application, never the reverse",
      { path: "^app/" },
      {
        path: "^(server|scripts|prisma|e2e|test)/",
      },
    ),
    rule("programs-know-no-pages", "server/ serves what was built", { path: "^server/" }, { path: "^app/(routes|ui)/" }),
    rule(
      "what-ships-is-a-dependency",
      "a production install leaves devDependencies out",
      { path: "^(app|server)/" },
      {
        dependencyTypes: ["npm-dev", "npm-no-pkg"],
        dependencyTypesNot: ["type-only"],
      },
    ),

    // ── sound ground for all of the above ─────────────────────────────────────────────────────────────────────────────
    rule("every-import-is-found", "an import that is not found escapes every other rule", {}, { couldNotResolve: true }),
    rule("no-cycles", "two files that need each other are one", {}, { circular: true, viaOnly: erased }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^app/generated/"] },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
