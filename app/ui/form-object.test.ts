import fc from "fast-check";
import { expect, test } from "vitest";
import { nested } from "#app/kernel/nested.ts";
import { flatValues } from "#app/web/form-data.ts";
import { formObject } from "./form-object.ts";

const form = (fields: readonly (readonly [string, string])[]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

test("rows nest and repeated names become lists", () => {
  expect(
    formObject(
      form([
        ["title", "A"],
        ["rows.0.amount", "1"],
        ["rows.1.amount", "2"],
        ["kinds", "a"],
        ["kinds", "b"],
      ]),
    ),
  ).toEqual({
    title: "A",
    rows: [{ amount: "1" }, { amount: "2" }],
    kinds: ["a", "b"],
  });
});

test("no field name reaches a prototype", () => {
  expect(
    formObject(
      form([
        ["__proto__.polluted", "yes"],
        ["constructor.x", "1"],
      ]),
    ),
  ).toEqual({});
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("the browser reads every form as the server does", () => {
  const step = fc.constantFrom("title", "rows", "0", "1", "12", "499", "500", "amount", "__proto__", "", "no\u0000te");
  const name = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("."));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 8 }), (fields) => {
      expect(formObject(form(fields))).toEqual(nested(flatValues(form(fields))));
    }),
  );
});
