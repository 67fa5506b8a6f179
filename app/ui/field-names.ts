/** `rows[0].amount` and `rows.0.amount` are the same field; the id must survive in a URL fragment and a CSS selector. */
export const fieldId = (name: string): string => `field-${name.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-+|-+$/g, "")}`;

export const hintId = (name: string): string => `${fieldId(name)}-hint`;
export const errorId = (name: string): string => `${fieldId(name)}-error`;

/** Space-separated ids for `aria-describedby`, or nothing at all rather than an empty attribute. */
export const describedBy = (...ids: (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(" ") || undefined;

/** "rows[0].amount" → "rows.0.amount": how a schema's errors and the server's form reader name the field. */
export const dotted = (name: string): string => name.replace(/\[(\w+)\]/g, ".$1").replace(/\[\]$/, "");
