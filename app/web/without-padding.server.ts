import { Transform } from "node:stream";

/**
 * React 18 sends its whole 2 048-byte buffer even when the next sign, of several bytes, did not fit, and the unused end goes out as
 * NUL (facebook/react#24985). In a text field a browser turns NUL into "�", and the next save would store it: "v�ävstuga". HTML never
 * holds a NUL of its own, so each one is taken out.
 */
export const withoutPadding = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
