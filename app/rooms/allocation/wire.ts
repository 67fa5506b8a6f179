/** Between server and browser a bigint travels as `{ "$": "123" }`: JSON knows no whole numbers of that size. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? { $: item.toString() } : item));

/** An answer to a page that asks by itself. */
export const wired = (value: unknown): Response =>
  new Response(toWire(value), { headers: { "content-type": "application/json; charset=utf-8" } });

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_, item: unknown) =>
    typeof item === "object" && item !== null && "$" in item && typeof item.$ === "string" ? BigInt(item.$) : item,
  );
