import { accept, type Result, refuse } from "#app/kernel/result.ts";

export const codeMinutes = 15;
export const sessionDays = 30;
const attempts = 5;

export type AskedCode = { readonly expiresAt: Date; readonly usedAt: Date | null; readonly attempts: number };

/** A code is good once, for fifteen minutes, and for five tries. Whether the digits are right is told only while it is good. */
export function judgeCode(
  asked: AskedCode | null,
  right: boolean,
  now: Date,
): Result<"signed-in", "wrong-code" | "code-used-up"> {
  if (!asked || asked.usedAt || now > asked.expiresAt || asked.attempts >= attempts) return refuse("code-used-up");
  return right ? accept("signed-in") : refuse("wrong-code");
}
