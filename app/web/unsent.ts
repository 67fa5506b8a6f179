const isUnsentMark = Symbol.for("drum.unsent");

/**
 * A page that ships no JavaScript has no use for its data: Remix encodes it all the same, which is a third of the work of a long list.
 * What is said unsent is read by the page under its names and not found by the encoder. Do not spread it. Where a route is interactive,
 * its loader turns that off for a visit by returning this.
 */
export const unsent = <Value extends object>(value: Value): Value =>
  Object.freeze(
    Object.defineProperties(
      { __proto__: null },
      Object.fromEntries([[isUnsentMark, { value: true }], ...Object.entries(value).map(([key, one]) => [key, { value: one }])]),
    ),
  ) as Value;

export const isUnsent = (value: unknown): boolean => typeof value === "object" && value !== null && isUnsentMark in value;
