import { describe, expect, it } from "vitest";
import { carryOut } from "../command-line.ts";
import { commands } from "./all.ts";
import { helpFor, readArguments } from "./arguments.ts";
import { type Command, Misuse } from "./command.ts";

const echo: Command = {
  words: ["echo"],
  about: "says what it was given",
  files: { name: "FILE", many: true },
  options: [
    { name: "year", value: "YEAR", about: "a year" },
    { name: "role", value: "ROLE", about: "a role", many: true, choices: ["officer", "admin"] },
    { name: "loud", about: "a switch" },
  ],
  run: async (given) => ({
    lines: given.files,
    data: { files: given.files, year: given.one("year"), roles: given.all("role"), loud: given.is("loud") },
  }),
};
const echoLoud: Command = { ...echo, words: ["echo", "twice"] };
const need: Command = {
  words: ["need"],
  about: "",
  options: [{ name: "name", value: "NAME", about: "", required: true }],
  run: async () => ({ lines: [], data: null }),
};
const failing = (fault: unknown): Command => ({ words: ["fail"], about: "", run: () => Promise.reject(fault) });
const finding: Command = { words: ["find"], about: "", run: async () => ({ code: 1, lines: ["found"], data: { found: true } }) };

const table = [echo, echoLoud, need, finding];

const run = async (list: readonly Command[], ...argv: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await carryOut(list, argv, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
};

describe("the arguments of the command line", () => {
  it("are read as files, values and switches, in any order", async () => {
    const answer = await run(
      table,
      "echo",
      "a.json",
      "--year",
      "2023",
      "--role",
      "officer",
      "b.json",
      "--role=admin",
      "--loud",
      "--json",
    );
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.out.join("\n"))).toEqual({
      files: ["a.json", "b.json"],
      year: "2023",
      roles: ["officer", "admin"],
      loud: true,
    });
  });

  it("choose the command with the most words", () => {
    expect(readArguments(table, ["echo", "twice", "x"])).toMatchObject({ kind: "run", command: { words: ["echo", "twice"] } });
  });

  it.each([
    [[], "Say a command"],
    [["dance"], 'no command "dance"'],
    [["echo"], "Name the file"],
    [["need"], "--name NAME is needed"],
    [["need", "--name", "a", "b"], "one word too many"],
    [["echo", "x", "--colour", "red"], "Unknown option '--colour'"],
    [["echo", "x", "--role", "king"], '--role is one of officer, admin, not "king"'],
    [["need", "--name"], "argument missing"],
  ])("%j are a mistake, told in one line with code 2", async (argv, words) => {
    expect(() => readArguments(table, argv as string[])).toThrow(Misuse);
    const answer = await run(table, ...(argv as string[]));
    expect(answer).toMatchObject({ code: 2, out: [] });
    expect(answer.err).toHaveLength(1);
    expect(answer.err[0]).toContain(words);
  });

  it("name the commands that begin with the same word", async () => {
    expect((await run(commands, "import")).err[0]).toContain("`drum import awards` or `drum import framework`");
  });

  it.each([["--help"], ["help"], ["echo", "--help"], ["help", "echo"], ["echo", "-h"]])(
    "%s %s ask for help, code 0",
    async (...argv) => {
      const answer = await run(table, ...argv.filter(Boolean));
      expect(answer.code).toBe(0);
      expect(answer.out.join("\n")).toContain("Usage:");
    },
  );
});

describe("the exit code", () => {
  it("is 1 when faults were found, and the answer is still given", async () => {
    expect(await run(table, "find")).toMatchObject({ code: 1, err: ["found"] });
    expect(JSON.parse((await run(table, "find", "--json")).out.join(""))).toEqual({ found: true });
  });

  it.each([
    [Object.assign(new Error(""), { code: "ECONNREFUSED" }), 3],
    [Object.assign(new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })]), {}), 3],
    [Object.assign(new Error("password authentication failed"), { code: "28P01" }), 3],
    [new Error("The database does not answer: connect"), 3],
    [Object.assign(new Error('relation "award" does not exist'), { code: "42P01" }), 1],
    [new Misuse("no"), 2],
    [new Error("first line\n  second line"), 1],
    ["a string", 1],
  ])("for %s is %i, in one line without a stack", async (fault, code) => {
    const answer = await run([failing(fault)], "fail");
    expect(answer.code).toBe(code);
    expect(answer.err).toHaveLength(1);
    expect(answer.err[0]).not.toMatch(/\n|\bat .*:\d+/);
    expect(JSON.parse((await run([failing(fault)], "fail", "--json")).out.join(""))).toMatchObject({ code });
  });
});

describe("every command", () => {
  it.each(commands.map((command) => [command.words.join(" "), command] as const))("%s says how it is used", (_, command) => {
    const help = helpFor(commands, command).join("\n");
    expect(help).toContain("Usage: npm run drum --");
    for (const option of command.options ?? []) expect(help).toContain(`--${option.name}`);
    for (const option of command.options ?? []) expect(option.about).not.toBe("");
  });

  it("is in the list, once", () => {
    const names = commands.map((command) => command.words.join(" "));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(helpFor(commands, null).join("\n")).toContain(name);
  });
});
