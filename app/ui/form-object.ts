import { isFieldName, nested } from "#app/kernel/nested.ts";
import { withoutUnseen } from "#app/kernel/typed-text.ts";

/** A form's fields as the nested object a schema expects, as the server reads them too (`app/web/form-data.ts`; a test holds them together). */
export function formObject(form: FormData): Record<string, unknown> {
  const typed: Record<string, string | string[]> = {};
  for (const name of form.keys()) {
    const entries = form.getAll(name).flatMap((entry) => (typeof entry === "string" ? [withoutUnseen(entry)] : []));
    if (withoutUnseen(name) !== name || !isFieldName(name) || entries.length === 0) continue;
    typed[name] = entries.length === 1 ? (entries[0] as string) : entries;
  }
  return nested(typed);
}
