/** What a command answers: lines for people, the same as data for programs, and how it went. */
export type Answer = { readonly code?: ExitCode; readonly lines: readonly string[]; readonly data: unknown };

/** 0 done · 1 faults were found · 2 used wrongly · 3 the database does not answer. */
export type ExitCode = 0 | 1 | 2 | 3;

export type Option = {
  readonly name: string;
  readonly about: string;
  /** What stands in its place in the help; an option without one is a switch. */
  readonly value?: string;
  readonly many?: boolean;
  readonly required?: boolean;
  readonly choices?: readonly string[];
};

export type Given = {
  readonly files: readonly string[];
  readonly is: (name: string) => boolean;
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
};

export type Command = {
  /** `drum import awards`: two words. */
  readonly words: readonly string[];
  readonly about: string;
  readonly files?: { readonly name: string; readonly many?: boolean };
  readonly options?: readonly Option[];
  readonly examples?: readonly string[];
  readonly run: (given: Given) => Promise<Answer>;
};

/** The person at the keyboard made a mistake; told in one line. */
export class Misuse extends Error {}
