import type { Result } from "#app/kernel/result.ts";

/** A command of the demo world that is refused is a fault in the world or in a rule: the seed stops and says which. */
export function must<Value>(result: Result<Value>, what: string): Value {
  if (!result.ok)
    throw new Error(
      `${what}: ${result.refusal.code} ${JSON.stringify({ ...result.refusal.fields, ...result.refusal.values }, (_, value) => (typeof value === "bigint" ? `${value}` : value))}`,
    );
  return result.value;
}
