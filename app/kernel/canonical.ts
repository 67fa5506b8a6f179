/**
 * One text for one value: keys sorted, no spaces, bigint as a decimal string, `undefined` left out, dates as ISO instants. What is
 * hashed and sealed goes through here, so that the same content always gives the same bytes.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      return `"${value}"`;
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("a canonical value has only finite numbers");
      return `${value}`;
    case "object":
      if (value === null) return "null";
      if (value instanceof Date) return JSON.stringify(value.toISOString());
      return Array.isArray(value) ? listed(value) : keyed(value as Record<string, unknown>);
    default:
      throw new TypeError(`a ${typeof value} has no canonical text`);
  }
}

function listed(list: readonly unknown[]): string {
  let text = "[";
  for (let at = 0; at < list.length; at++) text += (at > 0 ? "," : "") + canonical(list[at] ?? null);
  return `${text}]`;
}

function keyed(record: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(record);
  // Rows of one kind have their keys in one order, mostly the right one: looking is quicker than sorting.
  for (let at = 1; at < keys.length; at++)
    if ((keys[at] as string) < (keys[at - 1] as string)) {
      keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      break;
    }
  let text = "";
  for (const key of keys) {
    const item = record[key];
    if (item !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${canonical(item)}`;
  }
  return `{${text}}`;
}

/** Most texts have nothing in them to escape. */
const quoted = (text: string): string => (/^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text));
