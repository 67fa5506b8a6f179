import { fieldPath } from "./field-names.ts";

type Nested = { [key: string]: Nested | FormDataEntryValue | FormDataEntryValue[] };

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/**
 * A form's fields as the nested object a schema expects: "rows.0.amount" and "rows[0].amount" nest, numeric steps make lists,
 * repeated names and a trailing `[]` make lists of values.
 */
export function formObject(form: FormData): Record<string, unknown> {
  const whole: Nested = {};
  for (const name of new Set(form.keys())) {
    const path = fieldPath(name);
    if (path.some((step) => forbidden.has(step))) continue;
    const entries = form.getAll(name);
    let at = whole;
    path.forEach((step, depth) => {
      if (depth === path.length - 1) {
        at[step] = name.endsWith("[]") || entries.length > 1 ? entries : (entries[0] as FormDataEntryValue);
        return;
      }
      const next = at[step];
      if (typeof next === "object" && !(next instanceof File)) {
        at = next as Nested;
      } else {
        // A list, addressed by its numeric steps.
        const made = (/^\d+$/.test(path[depth + 1] ?? "") ? [] : {}) as unknown as Nested;
        at[step] = made;
        at = made;
      }
    });
  }
  return whole;
}
