import { expect } from "@playwright/test";
import { parseHTML } from "linkedom";
import { type Pairs, patternOf, type Visitor } from "./visitor.ts";

export type Control = { name: string; kind: string; value: string; options: string[] };
export type Form = {
  key: string;
  who: Visitor;
  page: string;
  action: string;
  controls: Control[];
  button: [string, string] | null;
};

const typing = new Set(["text", "email", "tel", "url", "date", "time", "search", "textarea"]);

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
/** linkedom leaves what stands in a text area as React wrote it, and the line that HTML begins one with. */
const inTextArea = (text: string) =>
  text.replace(/^\n/, "").replace(/&(amp|lt|gt|quot|#x27);/g, (_, sign: string) => signs[sign] as string);

/** Some thousand pages are read: by a parser that knows no layout and no scripts, in a tenth of a browser's time. */
export function mainOf(html: string): Document {
  const start = html.indexOf("<main");
  const main = start < 0 ? html : html.slice(start, html.indexOf("</main>", start) + 7);
  return parseHTML(`<!doctype html><html><body>${main}</body></html>`).document;
}

export const nameShape = (name: string) => name.replace(/\b\d+\b/g, "#").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");

/** A form as the browser would send it: radio buttons as one control, its first button. */
export function formsOn(who: Visitor, page: string, root: ParentNode): Form[] {
  return [...root.querySelectorAll("form")]
    .filter((form) => form.getAttribute("method") === "post")
    .map((form) => {
      const controls: Control[] = [];
      const id = form.getAttribute("id");
      const own = [
        ...form.querySelectorAll("input, textarea, select"),
        ...(id ? root.querySelectorAll(`[form="${id}"]:is(input, textarea, select)`) : []),
      ];
      for (const element of new Set(own)) {
        const name = element.getAttribute("name");
        const kind = element.tagName === "INPUT" ? (element.getAttribute("type") ?? "text") : element.tagName.toLowerCase();
        if (!name || kind === "submit" || kind === "button") continue;
        if (kind === "radio" || kind === "checkbox") {
          const value = element.getAttribute("value") ?? "on";
          const known = kind === "radio" && controls.find((control) => control.name === name);
          const control = known || { name, kind, value: "", options: [] };
          if (!known) controls.push(control);
          control.options.push(value);
          if (element.hasAttribute("checked")) control.value = value;
        } else if (kind === "select") {
          const options = [...element.querySelectorAll("option")].map((option) => option.getAttribute("value") ?? "");
          const chosen = element.querySelector("option[selected]")?.getAttribute("value");
          controls.push({ name, kind, value: chosen ?? options[0] ?? "", options });
        } else {
          const value = kind === "textarea" ? inTextArea(element.textContent ?? "") : (element.getAttribute("value") ?? "");
          controls.push({ name, kind, value, options: [] });
        }
      }
      const button = form.querySelector("button:not([type=button])");
      const buttonName = button?.getAttribute("name");
      const action = form.getAttribute("action") || page;
      const kept = controls
        .filter(({ kind, name }) => kind === "hidden" && ["do", "command", "form", "ruling"].includes(name))
        .map(({ name, value }) => `${name}=${value}`);
      const names = [...new Set(controls.map(({ name }) => nameShape(name)))].sort();
      return {
        key: `${patternOf(action)} [${[...kept, ...names].join(" ")}]`,
        who,
        page,
        action,
        controls,
        button: buttonName ? [buttonName, button?.getAttribute("value") ?? ""] : null,
      };
    });
}

export const isTyped = (control: Control) => typing.has(control.kind);
export const isSeen = (control: Control) => control.kind !== "hidden";

/** What would be sent, with something of one's own for some of the controls; `null` leaves a control out. */
export function filled(form: Form, own: (control: Control, index: number) => string | null | undefined): Pairs {
  const pairs: [string, string][] = [];
  for (const [index, control] of form.controls.entries()) {
    const given = own(control, index);
    const boxed = control.kind === "radio" || control.kind === "checkbox";
    const value = given !== undefined ? given : boxed && control.value === "" ? null : control.value;
    if (value !== null) pairs.push([control.name, value]);
  }
  if (form.button) pairs.push(form.button);
  return pairs;
}

/** Answers a person could give where there is something to choose, so that the text is what is judged. */
export const chosen = (control: Control) =>
  isSeen(control) && !isTyped(control) && control.value === "" ? control.options.find((option) => option !== "") : undefined;

/** Presses the page's first form as it stands, with these answers of one's own. */
export async function press(
  who: Visitor,
  page: string,
  own: (name: string, values: Record<string, string>) => string | undefined = () => undefined,
): Promise<void> {
  const [form] = formsOn(who, page, mainOf((await who.get(page)).text));
  if (!form) throw new Error(`${who.name} finds no form at ${page}`);
  const values = Object.fromEntries(form.controls.map(({ name, value }) => [name, value]));
  const answer = await who.post(
    form.action,
    filled(form, (control) => own(control.name, values) ?? chosen(control)),
  );
  const said = [...mainOf(answer.text).querySelectorAll(".error-summary li, .notice")].map(({ textContent }) => textContent);
  expect(answer.status, `${who.name} at ${page}: ${said.join(", ")}`).toBe(303);
}

/**
 * The meeting of the demo world, opened and led to its first matter of money, which stays undecided; nothing is done twice. Hands back
 * the addresses of both.
 */
export async function meetingAtMoney(secretary: Visitor, absent: string): Promise<{ meeting: string; item: string }> {
  const found = (text: string, shape: RegExp) => [...new Set(text.match(shape))];
  const uuid = "[0-9a-f]{8}-[0-9a-f-]{27}";
  for (const meeting of found((await secretary.get("/sammantraden")).text, new RegExp(`/sammantraden/${uuid}`, "g"))) {
    const items = found((await secretary.get(meeting)).text, new RegExp(`${meeting}/punkter/${uuid}`, "g"));
    if ((await secretary.get(`${meeting}/oppnande`)).text.includes("roll.0.status")) {
      await press(secretary, `${meeting}/oppnande`, (name, values) =>
        nameShape(name) === "roll.#.status"
          ? values[name.replace("status", "personId")] === absent
            ? "absent"
            : "present"
          : undefined,
      );
    }
    for (const item of items) {
      if ((await secretary.get(item)).text.includes('value="take-up"')) await press(secretary, item);
      const { text } = await secretary.get(`${item}/beslut`);
      if (text.includes("outcomes.0.reasons")) return { meeting, item };
      // Nobody moves anything in what stands before the money.
      const unmoved = (name: string) => (nameShape(name) === "motions.#.personId" ? "" : undefined);
      if (text.includes('name="clauses"')) await press(secretary, `${item}/beslut`, unmoved);
    }
  }
  throw new Error("no meeting of the demo world stands before a matter of money");
}
