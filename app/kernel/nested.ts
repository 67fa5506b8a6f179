/** Field names are paths: `rows.0.amount`. */
export type FlatValues = Readonly<Record<string, string | readonly string[]>>;

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
/** Names that would reach into objects themselves are no fields. */
export const isFieldName = (name: string): boolean => !name.split(".").some((step) => forbidden.has(step));

const rowNumber = /^\d{1,3}$/;
const lastRow = 499;

/**
 * `rows.0.amount` → { rows: [{ amount }] }, as a schema expects it; the browser and the server read a form with this one function.
 * Row numbers above 499 are ignored: no form has so many, an attacker might.
 */
export function nested(values: FlatValues): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isFieldName(name)) continue;
    const path = name.split(".");
    let place: Record<string, unknown> | unknown[] = root;
    for (const [depth, step] of path.entries()) {
      if (Array.isArray(place) && (!rowNumber.test(step) || Number(step) > lastRow)) break;
      const holder = place as Record<string, unknown>;
      if (depth === path.length - 1) {
        holder[step] = value;
        break;
      }
      holder[step] ??= /^\d+$/.test(path[depth + 1] as string) ? [] : {};
      const next: unknown = holder[step];
      if (typeof next !== "object" || next === null) break;
      place = next as Record<string, unknown>;
    }
  }
  return root;
}
