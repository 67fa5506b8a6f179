import { withoutUnseen } from "#app/kernel/typed-text.ts";

type Nested = { [step: string]: unknown };

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
const rowNumber = /^\d{1,3}$/;
const lastRow = 499;

/**
 * A form's fields as the nested object a schema expects: `rows.0.amount` → `{ rows: [{ amount }] }`, repeated names → lists.
 * The browser's twin of the server's reader in `app/web/form-data.ts`; a test holds them together.
 */
export function formObject(form: FormData): Record<string, unknown> {
  const whole: Nested = {};
  const typed: Record<string, string | string[]> = {};
  for (const name of form.keys()) {
    const entries = form.getAll(name).flatMap((entry) => (typeof entry === "string" ? [withoutUnseen(entry)] : []));
    if (withoutUnseen(name) !== name || name.split(".").some((step) => forbidden.has(step)) || entries.length === 0) continue;
    typed[name] = entries.length === 1 ? (entries[0] as string) : entries;
  }
  for (const [name, value] of Object.entries(typed)) {
    const path = name.split(".");
    let at: Nested = whole;
    for (const [depth, step] of path.entries()) {
      if (Array.isArray(at) && (!rowNumber.test(step) || Number(step) > lastRow)) break;
      if (depth === path.length - 1) {
        at[step] = value;
        break;
      }
      at[step] ??= /^\d+$/.test(path[depth + 1] ?? "") ? [] : {};
      const next = at[step];
      if (typeof next !== "object" || next === null) break;
      at = next as Nested;
    }
  }
  return whole;
}
