import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { ClientForm, flatErrors } from "./client-form.tsx";
import { CommandForm } from "./command-form.tsx";
import { Choice, Field, TextArea } from "./fields.tsx";
import { LanguageProvider } from "./language.tsx";
import { pageWindow } from "./pagination.tsx";

const values = { title: "Textil", "rows.0.amount": "två", kind: "b", version: "1" };
const errors = { "rows.0.amount": "Ange ett belopp i kronor", "": "Omgången har stängt" };
const fields = (
  <>
    <Field name="title" label="Namn" hint="Kort" />
    <Field name="rows[0].amount" label="Belopp" />
    <Choice
      name="kind"
      label="Slag"
      options={[
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ]}
    />
    <TextArea name="text" label="Text" maxLength={10} defaultValue="hej" />
  </>
);
const form = (
  <CommandForm version={7} values={values} errors={errors}>
    {fields}
  </CommandForm>
);

test("an answer of 422 keeps what was typed and points at what was wrong", () => {
  const html = renderToStaticMarkup(form);
  expect(html).toContain('value="Textil"');
  expect(html).toContain('value="två"');
  expect(html).toMatch(/value="b"[^>]*checked=""|checked=""[^>]*value="b"/);
  expect(html).toContain('aria-describedby="field-title-hint"');
  expect(html).toContain('aria-describedby="field-rows-0-amount-error" aria-invalid="true"');
  expect(html).toContain('<a href="#field-rows-0-amount">Ange ett belopp i kronor</a>');
  expect(html).toContain("<li>Omgången har stängt</li>");
  expect(html).toContain("autofocus");
});

test("a form sent back keeps the version it was first drawn from; a fresh one takes the page's", () => {
  expect(renderToStaticMarkup(form)).toContain('<input type="hidden" name="version" readonly="" value="1"/>');
  const { version, ...unversioned } = values;
  expect(version).toBe("1");
  expect(
    renderToStaticMarkup(
      <CommandForm version={7} values={unversioned}>
        {fields}
      </CommandForm>,
    ),
  ).toContain('name="version" readonly="" value="7"/>');
});

test("nothing on a page needs a style attribute or a script", () => {
  expect(renderToStaticMarkup(form)).not.toMatch(/ style=| on[a-z]+=|<script/);
});

test("the form that wakes up in the browser is the same HTML as the one that does not", () => {
  const client = (
    <ClientForm schema={z.object({ title: z.string() })} version={7} values={values} errors={errors}>
      {fields}
    </ClientForm>
  );
  expect(renderToString(client)).toBe(renderToString(form));
});

test("a component speaks the reader's language", () => {
  const english = renderToStaticMarkup(<LanguageProvider language="en">{form}</LanguageProvider>);
  expect(english).toContain("There is a problem");
  expect(english).toContain("Error:");
  expect(english).toContain("At most 10 characters");
});

test("a schema's nested faults are named as the fields are, in sentences", () => {
  const found = {
    title: { type: "too_small", message: "short" },
    rows: [undefined, { amount: { type: "custom", message: "digits" } }],
  };
  expect(flatErrors(found as never, { short: "Minst tre tecken" })).toEqual({
    title: "Minst tre tecken",
    "rows.1.amount": "digits",
  });
});

test("pages near the present one are shown, and a gap never hides a single page", () => {
  expect(pageWindow(5, 13)).toEqual([1, null, 4, 5, 6, null, 13]);
  expect(pageWindow(3, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(pageWindow(1, 2)).toEqual([1, 2]);
});
