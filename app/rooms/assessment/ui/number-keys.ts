/** What has been pressed of a level with more than one digit, and when (milliseconds of the page's own clock). */
export type Pressed = { readonly digits: string; readonly at: number };

/** Digits that come within this time of each other, in milliseconds, are one number. */
const together = 900;

/**
 * The level that a digit chooses among those there are: with the digits just before it, if they make one, else alone. On a scale to twelve
 * "1" chooses one and a "2" straight after it twelve.
 */
export function levelPressed(levels: readonly string[], digit: string, before: Pressed | null, at: number): string | null {
  const joined = before && at - before.at <= together ? before.digits + digit : digit;
  return [joined, digit].find((level) => levels.includes(level)) ?? null;
}
