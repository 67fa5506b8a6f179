import { expect, test } from "vitest";
import { describedBy, dotted, errorId, fieldId, hintId } from "./field-names.ts";

test("a field's id is its name with dots and brackets as dashes", () => {
  expect(fieldId("title")).toBe("field-title");
  expect(fieldId("rows.0.amount")).toBe("field-rows-0-amount");
  expect(fieldId("rows[0].amount")).toBe("field-rows-0-amount");
  expect(fieldId("municipalities[]")).toBe("field-municipalities");
  expect(hintId("rows.0.amount")).toBe("field-rows-0-amount-hint");
  expect(errorId("title")).toBe("field-title-error");
});

test("nothing to describe gives no attribute at all", () => {
  expect(describedBy(false, undefined)).toBeUndefined();
  expect(describedBy("a", false, "b")).toBe("a b");
});

test("both ways of writing a row are the same field", () => {
  expect(dotted("rows[0].amount")).toBe("rows.0.amount");
  expect(dotted("kinds[]")).toBe("kinds");
});
