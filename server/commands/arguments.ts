import { parseArgs } from "node:util";
import { type Command, type Given, Misuse, type Option } from "./command.ts";

/** Every command has these. */
export const commonOptions: readonly Option[] = [
  { name: "json", about: "answer with JSON on standard output" },
  { name: "help", about: "show how the command is used" },
];

export type Parsed =
  | { readonly kind: "help"; readonly command: Command | null }
  | { readonly kind: "run"; readonly command: Command; readonly given: Given; readonly json: boolean };

/** The command whose words come first; the longest wins, so that `journal verify` is not `journal`. */
const commandOf = (commands: readonly Command[], words: readonly string[]): Command | undefined =>
  [...commands]
    .sort((a, b) => b.words.length - a.words.length)
    .find((command) => command.words.every((word, index) => words[index] === word));

/** Throws `Misuse` with one line that says what to do. */
export function readArguments(commands: readonly Command[], argv: readonly string[]): Parsed {
  if (argv.length === 0) throw new Misuse("Say a command. `drum --help` lists them.");
  const words = argv.slice(
    0,
    argv.findIndex((word) => word.startsWith("-")) === -1 ? argv.length : argv.findIndex((word) => word.startsWith("-")),
  );
  const wanted = words[0] === "help" ? words.slice(1) : words;
  const command = commandOf(commands, wanted);
  const help = words[0] === "help" || argv.includes("--help") || argv.includes("-h");
  if (help && (command || wanted.length === 0)) return { kind: "help", command: command ?? null };
  if (!command) {
    const near = commands.filter((item) => item.words[0] === wanted[0]).map((item) => `\`drum ${item.words.join(" ")}\``);
    throw new Misuse(
      near.length > 0
        ? `Say which: ${near.join(" or ")}.`
        : `There is no command "${wanted.join(" ")}". \`drum --help\` lists them.`,
    );
  }
  const options = [...(command.options ?? []), ...commonOptions];
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: argv.slice(command.words.length),
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        options.map((option) => [
          option.name,
          { type: option.value ? ("string" as const) : ("boolean" as const), multiple: option.many ?? false },
        ]),
      ),
    });
  } catch (fault) {
    throw new Misuse(`${String((fault as Error).message).split(/\.\s/)[0]}. See \`drum ${command.words.join(" ")} --help\`.`);
  }
  const files = parsed.positionals;
  const usage = `See \`drum ${command.words.join(" ")} --help\`.`;
  if (!command.files && files.length > 0) throw new Misuse(`"${files[0]}" is one word too many. ${usage}`);
  if (command.files && files.length === 0) throw new Misuse(`Name the ${command.files.name.toLowerCase()}. ${usage}`);
  if (command.files && !command.files.many && files.length > 1)
    throw new Misuse(`One ${command.files.name.toLowerCase()} at a time. ${usage}`);
  const listed = (name: string): string[] => {
    const value = parsed.values[name];
    return value === undefined || typeof value === "boolean" ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  };
  for (const option of options) {
    const given = listed(option.name);
    if (option.required && given.length === 0)
      throw new Misuse(`--${option.name} ${option.value ?? ""} is needed. ${usage}`.replace("  ", " "));
    const wrong = given.find((value) => option.choices && !option.choices.includes(value));
    if (wrong !== undefined) throw new Misuse(`--${option.name} is one of ${option.choices?.join(", ")}, not "${wrong}".`);
  }
  return {
    kind: "run",
    command,
    json: parsed.values.json === true,
    given: { files, is: (name) => parsed.values[name] === true, one: (name) => listed(name)[0], all: listed },
  };
}

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 3;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
};

const usageOf = (command: Command) =>
  `drum ${command.words.join(" ")}${command.files ? ` ${command.files.name}${command.files.many ? "…" : ""}` : ""}`;

export function helpFor(commands: readonly Command[], command: Command | null): string[] {
  if (!command) {
    return [
      "Drum: the operator's command line",
      "",
      "Usage: npm run drum -- COMMAND [OPTIONS]",
      "",
      ...columns(commands.map((item) => [usageOf(item).replace(/^drum /, ""), item.about] as const)),
      "",
      "Every command takes --help and --json.",
      "Exit codes: 0 done, 1 faults were found, 2 used wrongly, 3 the database does not answer.",
    ];
  }
  const options = [...(command.options ?? []), ...commonOptions];
  return [
    command.about,
    "",
    `Usage: npm run drum -- ${usageOf(command).replace(/^drum /, "")} [OPTIONS]`,
    "",
    ...columns(
      options.map((option) => {
        const notes = [
          option.choices ? `: ${option.choices.join(", ")}` : "",
          option.required ? " (needed)" : "",
          option.many ? " (may be repeated)" : "",
        ].join("");
        return [`--${option.name}${option.value ? ` ${option.value}` : ""}`, `${option.about}${notes}`] as const;
      }),
    ),
    ...(command.examples ? ["", "Examples:", ...command.examples.map((example) => `  npm run drum -- ${example}`)] : []),
  ];
}
