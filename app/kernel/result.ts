/** An expected "no" is a value with a code; the room's texts give the code words. Throw only for bugs and outages. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  /** Field path → text key, for refusals that belong to fields. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Values the message needs (sums, dates, names). */
  readonly values?: Readonly<Record<string, string | number | bigint>>;
};

export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <const Code extends string>(
  code: Code,
  more: Omit<Refusal, "code"> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({ ok: false, refusal: { code, ...more } });
