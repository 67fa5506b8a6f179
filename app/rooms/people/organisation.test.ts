import fc from "fast-check";
import organisationsnummer from "organisationsnummer";
import { expect, test } from "vitest";
import { formatOrganisationNumber, organisationNumber, raisesQuestion } from "#app/rooms/people/organisation.ts";

test("an organisation number is ten digits with a right check digit, however it is spaced", () => {
  for (const text of ["556016-0680", "5560160680", "16556016-0680", " 556016 0680 "])
    expect(organisationNumber(text)).toBe("5560160680");
  expect(formatOrganisationNumber("5560160680")).toBe("556016-0680");
});

test("a wrong check digit, a person number, letters and odd lengths are refused", () => {
  for (const text of ["556016-0681", "811218-9876", "55601606800", "abc", "", "８０２５０１１２３４"])
    expect(organisationNumber(text)).toBeNull();
});

test("our check agrees with a library written by others", () => {
  const library = ((organisationsnummer as unknown as { default?: typeof organisationsnummer }).default ??
    organisationsnummer) as { valid: (text: string) => boolean };
  fc.assert(
    fc.property(fc.integer({ min: 2_020_000_000, max: 9_999_999_999 }), (number) => {
      const text = String(number);
      // The library also takes sole traders' person numbers, which Drum does not collect.
      fc.pre(Number(text[2]) >= 2);
      expect(organisationNumber(text) !== null).toBe(library.valid(text));
    }),
  );
});

test("a limited company raises a question, an association does not", () => {
  expect(raisesQuestion("aktiebolag")).toBe(true);
  expect(raisesQuestion("ideell-forening")).toBe(false);
});
