import type { FilePlace } from "#app/kernel/located-json.ts";

/**
 * Text of an imported file. Only UTF-8 is read, with or without a byte order mark: guessing an encoding would put wrong letters
 * in people's names. `at` is where the first is that is something else (Windows-1252 from an old Excel, UTF-16 from a copied sheet).
 */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly at: FilePlace } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.includes(0))
    return { ok: false, at: { line: 1, column: 1 } };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    let line = 1;
    let start = 0;
    for (let at = 0; at <= bytes.length; at++) {
      if (at < bytes.length && bytes[at] !== 0x0a) continue;
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, at));
      } catch {
        // The first letter that is none, in what can be read of the line.
        return {
          ok: false,
          at: { line, column: new TextDecoder("utf-8").decode(bytes.subarray(start, at)).indexOf("\ufffd") + 1 },
        };
      }
      line += 1;
      start = at + 1;
    }
    return { ok: false, at: { line: 1, column: 1 } };
  }
}
