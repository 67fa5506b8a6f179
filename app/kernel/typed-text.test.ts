import { expect, test } from "vitest";
import { withoutUnseen } from "./typed-text.ts";

test("what cannot be stored or seen is taken out of a typed text, and nothing else", () => {
  expect(withoutUnseen("a\u0000b\u0008c\u007fd")).toBe("abcd");
  const meant = "rad\r\n\trad =1+1 <b> 🧶 \u202eomvänt\u202c é";
  expect(withoutUnseen(meant)).toBe(meant);
});
