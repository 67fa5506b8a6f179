/** Between server and browser a bigint travels as `{ "$": "123" }`: JSON knows no whole numbers of that size. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? { $: item.toString() } : item));

const asJson = { headers: { "content-type": "application/json; charset=utf-8" } };
/** An answer to a page that asks by itself. */
export const wired = (value: unknown): Response => new Response(toWire(value), asJson);
/** The same of what a thread has made ready to go. */
export const wiredInThread = (bytes: Uint8Array<ArrayBuffer>): Response => new Response(bytes, asJson);

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_, item: unknown) =>
    typeof item === "object" && item !== null && "$" in item && typeof item.$ === "string" ? BigInt(item.$) : item,
  );
