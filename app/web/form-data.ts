import { withoutUnseen } from "#app/kernel/typed-text.ts";

export type FormValues = Record<string, string | string[]>;

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** What was typed, flat, for showing again: repeated names become arrays. Files, reserved names and what nobody can see are left out. */
export function flatValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, given] of form) {
    if (typeof given !== "string" || withoutUnseen(name) !== name || name.split(".").some((part) => forbidden.has(part)))
      continue;
    const value = withoutUnseen(given);
    const before = values[name];
    values[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return values;
}

/** `rows.0.amount` → { rows: [{ amount }] }. Row numbers above 499 are ignored: no form has so many, an attacker might. */
export function nested(values: FormValues): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    let place: Record<string, unknown> | unknown[] = root;
    for (const [depth, key] of path.entries()) {
      if (Array.isArray(place) && !/^\d{1,3}$/.test(key)) break;
      if (Array.isArray(place) && Number(key) > 499) break;
      const holder = place as Record<string, unknown>;
      if (depth === path.length - 1) {
        holder[key] = value;
      } else {
        holder[key] ??= /^\d+$/.test(path[depth + 1] as string) ? [] : {};
        const next: unknown = holder[key];
        if (typeof next !== "object" || next === null) break;
        place = next as Record<string, unknown>;
      }
    }
  }
  return root;
}
