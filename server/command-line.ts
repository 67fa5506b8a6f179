import { helpFor, readArguments } from "./commands/arguments.ts";
import { type Command, type ExitCode, Misuse } from "./commands/command.ts";

export type Mouth = { readonly out: (line: string) => void; readonly err: (line: string) => void };

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ECONNRESET",
  "28P01",
  "28000",
  "3D000",
  "57P03",
  "53300",
]);

/** pg puts several attempts into one error without a message; the code says what it was. */
const codesOf = (fault: unknown): string[] => {
  if (typeof fault !== "object" || fault === null) return [];
  const { code, errors, cause } = fault as { code?: unknown; errors?: unknown[]; cause?: unknown };
  return [
    ...(typeof code === "string" ? [code] : []),
    ...(Array.isArray(errors) ? errors.flatMap(codesOf) : []),
    ...codesOf(cause),
  ];
};

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ").trim();

const plain = (data: unknown) =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2);

/** Runs one command. Every fault is one line on standard error; a stack trace is for bugs under LOG_LEVEL=debug. */
export async function carryOut(commands: readonly Command[], argv: readonly string[], mouth: Mouth): Promise<ExitCode> {
  // Asked of the words themselves, since arguments that could not be read may still have asked for JSON.
  const json = argv.includes("--json");
  const fail = (code: ExitCode, message: string): ExitCode => {
    if (json) mouth.out(plain({ error: oneLine(message), code }));
    mouth.err(`drum: ${oneLine(message)}`);
    return code;
  };
  try {
    const parsed = readArguments(commands, argv);
    if (parsed.kind === "help") {
      for (const line of helpFor(commands, parsed.command)) mouth.out(line);
      return 0;
    }
    const answer = await parsed.command.run(parsed.given);
    const code = answer.code ?? 0;
    if (parsed.json) mouth.out(plain(answer.data));
    else for (const line of answer.lines) (code === 0 ? mouth.out : mouth.err)(line);
    return code;
  } catch (fault) {
    if (fault instanceof Misuse) return fail(2, fault.message);
    const name = fault instanceof Error ? fault.constructor.name : "";
    if (name === "EnvironmentFault") return fail(2, `A setting is wrong: ${(fault as Error).message.split("\n").join("; ")}.`);
    const message = fault instanceof Error && fault.message ? fault.message : String(fault);
    if (codesOf(fault).some((code) => unreachable.has(code)) || message.startsWith("The database does not answer")) {
      return fail(
        3,
        `The database does not answer (${codesOf(fault)[0] ?? message}). Check DATABASE_URL and that PostgreSQL runs.`,
      );
    }
    if (codesOf(fault).includes("42P01")) return fail(1, "The database has not been migrated. Run `drum migrate` first.");
    if (process.env.LOG_LEVEL === "debug" && fault instanceof Error && fault.stack) mouth.err(fault.stack);
    return fail(1, message);
  }
}
