import { expect, test } from "vitest";
import { judgeCode } from "#app/rooms/people/sign-in.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 12, minutes));
const asked = { expiresAt: at(15), usedAt: null, attempts: 0 };

test("a right code within fifteen minutes signs in", () => expect(judgeCode(asked, true, at(15)).ok).toBe(true));
test("a wrong code is refused as wrong", () =>
  expect(judgeCode(asked, false, at(1))).toMatchObject({ refusal: { code: "wrong-code" } }));
test("a code that is used, too old, tried five times or unknown is used up, whatever the digits", () => {
  for (const one of [{ ...asked, usedAt: at(2) }, { ...asked, expiresAt: at(0) }, { ...asked, attempts: 5 }, null]) {
    expect(judgeCode(one, true, at(3))).toMatchObject({ refusal: { code: "code-used-up" } });
  }
});
