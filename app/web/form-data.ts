import { isFieldName } from "#app/kernel/nested.ts";
import { withoutUnseen } from "#app/kernel/typed-text.ts";

export type FormValues = Record<string, string | string[]>;

/** What was typed, flat, for showing again: repeated names become arrays. Files, reserved names and what nobody can see are left out. */
export function flatValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, given] of form) {
    if (typeof given !== "string" || withoutUnseen(name) !== name || !isFieldName(name)) continue;
    const value = withoutUnseen(given);
    const before = values[name];
    values[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return values;
}
