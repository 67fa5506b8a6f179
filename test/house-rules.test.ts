import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === join("app", "generated")) return [];
    return entry.isDirectory() ? walk(path) : [path];
  });

/** Code without its comments: a rule may be spoken of anywhere. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

const isCode = (path: string) => /\.(ts|tsx|js)$/.test(path) && !/\.test\.tsx?$/.test(path);

const sources = [...walk("app"), ...walk("server")].map((path) => {
  const name = path.split(sep).join("/");
  return { name, code: isCode(path) ? withoutComments(readFileSync(join(root, path), "utf8")) : "" };
});

/** Each place that breaks a rule, as `file:line`, so that a failing test is a list of things to mend. */
const placesOf = (pattern: RegExp, among: (name: string) => boolean) =>
  sources
    .filter(({ name }) => among(name))
    .flatMap(({ name, code }) =>
      [...code.matchAll(pattern)].map((hit) => `${name}:${code.slice(0, hit.index).split("\n").length} ${hit[0].trim()}`),
    );

/** What each sql`…` says itself: what is put into it is left out, and a question within it is one of its own. */
const sqlIn = (code: string): string[] =>
  [...code.matchAll(/\bsql`/g)].map(({ index }) => {
    let said = "";
    for (let at = index + 4, depth = 0; depth > 0 || code[at] !== "`"; at++) {
      if (at >= code.length) throw new Error(`sql without an end: ${said}`);
      if (code[at] === "{" && (depth > 0 || code[at - 1] === "$")) depth++;
      else if (code[at] === "}" && depth > 0) depth--;
      else if (depth === 0) said += code[at];
    }
    return said;
  });

const locks = ["page", "publicPage", "command", "publicCommand", "file", "openData", "upload"];

describe("the rules of the house", () => {
  it("no file was left in the midst of a merge", () => {
    const texts = ["README.md", ...["app", "server", "scripts", "docs", "prisma", "e2e", "test", "data", "bench"].flatMap(walk)];
    const torn = texts.filter((path) => /^(<{7} |>{7} |={7}$)/m.test(readFileSync(join(root, path), "utf8")));
    expect(torn).toEqual([]);
  });

  it("the clock is read in one place", () => {
    expect(placesOf(/\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)/g, (name) => name !== "app/platform/clock.server.ts")).toEqual(
      [],
    );
  });

  it("the day is Sweden's, from that clock: no SQL asks the database for the time, or makes a day of an instant without its zone", () => {
    const wrong =
      /\bcurrent_(?:date|time(?:stamp)?)\b|\blocaltime(?:stamp)?\b|\bnow\(\)|_timestamp\(\)|_at::date|\bextract\(\w+ from [\w.]+_at\)|\b(?:date_trunc|to_char|date)\('?[^()]*_at\b/gi;
    const asked = sources
      .filter(({ name }) => !name.endsWith(".test-data.ts"))
      .flatMap(({ name, code }) => sqlIn(code).flatMap((said) => [...said.matchAll(wrong)].map((hit) => `${name} ${hit[0]}`)));
    expect(asked).toEqual([]);
    // Whether a role is held on a day is said once, by the people.
    expect(placesOf(/"from" <=/g, (name) => name !== "app/rooms/people/role.store.server.ts")).toEqual([]);
    // Of an instant sent as a day, PostgreSQL takes the day it is where the server stands.
    expect(placesOf(/\$\{(?:at|now\(?\)?|\w+At)\}::date/g, (name) => name.endsWith(".ts"))).toEqual([]);
  });

  it("no test keeps the day it was loaded on: midnight may pass before it is asked", () => {
    const kept = /^(?:export )?(?:const|let) [^=]*=(?!.*=>).*(?:\blocalDate\(|\bnew Date\(\)|\bDate\.now\()/gm;
    const places = ["app", "server", "prisma", "test"]
      .flatMap(walk)
      .filter((path) => /\.test(-data)?\.tsx?$/.test(path))
      .flatMap((path) => [...readFileSync(join(root, path), "utf8").matchAll(kept)].map((hit) => `${path} ${hit[0]}`));
    expect(places).toEqual([]);
  });

  it("the environment is read in one place, and by the programs", () => {
    expect(
      placesOf(
        /\bprocess\.env\b|\bimport\.meta\.env\b/g,
        (name) => name.startsWith("app/") && name !== "app/platform/env.server.ts",
      ),
    ).toEqual([]);
  });

  it("no door is without a lock", () => {
    const isRoute = (name: string) => name.startsWith("app/routes/");
    const unlocked = new RegExp(`export const (?:loader|action)\\b[^=]*=(?!\\s*(?:${locks.join("|")})\\s*[(<]).*`, "g");
    expect(placesOf(unlocked, isRoute)).toEqual([]);
    expect(placesOf(/export (?:async )?function (?:loader|action)\b/g, isRoute)).toEqual([]);
    expect(placesOf(/export \{[^}]*\b(?:loader|action)\b[^}]*\}/g, isRoute)).toEqual([]);
  });

  it("every lock comes from web/doors", () => {
    const keyless = sources.filter(({ name, code }) => {
      if (!name.startsWith("app/routes/") || !/export const (?:loader|action)\b/.test(code)) return false;
      const from = /import \{([^}]*)\} from "#app\/web\/doors\.server\.ts"/.exec(code)?.[1] ?? "";
      const imported = new Set(from.split(",").map((name) => name.trim()));
      return [...code.matchAll(/export const (?:loader|action)\b[^=]*=\s*(\w+)/g)].some((hit) => !imported.has(hit[1] ?? ""));
    });
    expect(keyless.map(({ name }) => name)).toEqual([]);
  });

  it("one compiler builds: `remix build` and `remix dev` would run the old one", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
    const ours = walk("scripts").map((path) => readFileSync(join(root, path), "utf8").replace(/`remix (build|dev)`/g, ""));
    for (const text of [...Object.values(scripts), ...ours]) expect(text).not.toMatch(/\bremix["', ]+(build|dev)\b/);
  });

  it("a file is named after what it is", () => {
    const vague = /(^|[-.])(utils?|helpers?|common|manager|service)([-.]|$)/i;
    // The texts that belong to no room are called common; the glossary says so.
    const named = sources.map(({ name }) => name).filter((name) => name !== "app/texts/common.texts.ts");
    expect(named.filter((name) => vague.test(basename(name)) || vague.test(basename(dirname(name))))).toEqual([]);
  });

  it("file names are kebab-case, after their main export", () => {
    const named = sources.map(({ name }) => name).filter((name) => /\.(ts|tsx)$/.test(name));
    expect(
      named.filter((name) => !/^(\$?[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/.test(basename(name))),
    ).toEqual([]);
  });

  it("a far import says where it lives: #app/… instead of ../../…", () => {
    expect(placesOf(/from "(?:\.\.\/){2,}[^"]*"/g, (name) => name.startsWith("app/"))).toEqual([]);
  });
});
