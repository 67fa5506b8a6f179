import { expect, test } from "vitest";
import { flatValues } from "./form-data.ts";

test("what cannot be stored or seen is not in a form's values, nor in their names", () => {
  const form = new FormData();
  form.append("title", "Vä\u0000v\u0008en\r\ni två rader");
  form.append("no\u0000te", "x");
  expect(flatValues(form)).toEqual({ title: "Väven\r\ni två rader" });
});
