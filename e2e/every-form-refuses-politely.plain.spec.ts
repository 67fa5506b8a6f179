import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { chosen, type Form, filled, formsOn, isSeen, isTyped, mainOf, meetingAtMoney, press } from "./forms.ts";
import { type Answer, demoPeople, type Pairs, patternOf, stranger, type Visitor, visit } from "./visitor.ts";

/**
 * Every form of the system, found by following the links of one person of each kind, is sent back empty, hostile, far too long and
 * mangled. Whatever comes, the answer is polite: never our fault, always in words, at the field, with everything typed kept.
 *
 * This is the last story of all: it leaves the shared world in no good order.
 */
test.describe.configure({ mode: "serial", timeout: 900_000 });

// ── what is sent ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const hostile = `<script>alert(1)</script> "'=1+1 @SUM(A1) 🧶 \u202eomvänt \u0000?`;
const withoutNul = hostile.replaceAll("\u0000", "");
const long = "vav ".repeat(15_000);

/** No number, no amount and no day. */
const odd = ["1e309", "-1", "12,5,3", "2026-02-30", "0000-00-00"];

const typedAs = (text: string) => (form: Form) => filled(form, (control) => (isTyped(control) ? text : chosen(control)));
const withVersion = (version: string) => (form: Form) =>
  filled(form, (control) => (control.name === "version" ? version : isTyped(control) ? withoutNul : chosen(control)));

/** In this order: what must be refused first, so that the form is still there for what may be accepted. */
const attempts: Record<string, (form: Form) => Pairs> = {
  "hidden fields bent": (form) => filled(form, (control) => (control.kind === "hidden" ? hostile : undefined)),
  nothing: () => [],
  "every field twice": (form) => filled(form, chosen).flatMap((pair) => [pair, pair]),
  "unknown fields": (form) => [
    ...filled(form, (control) => (control.name === "version" ? "x" : undefined)),
    ["hitta.på", hostile],
    ["hitta\u0000.på", hostile],
    ["__proto__.x", "1"],
    ["rows.99999.amount", "1"],
  ],
  "a version too large": withVersion("2147483648"),
  "a version beyond numbers": withVersion("1e309"),
  "a stale version": withVersion("-7"),
  "choices never offered": (form) =>
    filled(form, (control) => (isTyped(control) || control.kind === "hidden" ? undefined : hostile)),
  // A page with a hundred fields would be a body too large: that is another story.
  "60 000 signs": (form) => typedAs(long.slice(0, Math.max(6_000, Math.floor(1_000_000 / form.controls.length))))(form),
  empty: (form) =>
    filled(form, (control) => (isTyped(control) || control.kind === "select" ? "" : isSeen(control) ? null : undefined)),
  ...Object.fromEntries(odd.map((text) => [text, typedAs(text)])),
  hostile: typedAs(hostile),
  "hostile without NUL": typedAs(withoutNul),
};
/** Forms that only have a button are never pressed in earnest: that could end the story. */
const neverAccepted = Object.keys(attempts).slice(0, 7);
const needsVersion = new Set(["every field twice", "a version too large", "a version beyond numbers", "a stale version"]);

// ── what is expected ────────────────────────────────────────────────────────────────────────────────────────────────────────

const raw = (html: string) => /<script>alert\(1\)/.test(html);
/** Code rather than words: one word alone, or camelCase, or kebab-case without a blank around it. */
const isKey = (words: string) => !/\s/.test(words.trim()) || /(^|\s)[a-z]+[a-z]*[A-Z][a-zA-Z]*(\s|$)/.test(words);
const english = /\b(the|please|invalid|expected|received|must|field|write|choose|input)\b/i;

type Said = { links: { words: string; to: string }[]; loose: string[]; notices: string[] };
const saidOn = (root: ParentNode): Said => ({
  links: [...root.querySelectorAll(".error-summary a")].map((link) => ({
    words: link.textContent ?? "",
    to: link.getAttribute("href") ?? "",
  })),
  loose: [...root.querySelectorAll(".error-summary li")].filter((li) => !li.querySelector("a")).map((li) => li.textContent ?? ""),
  notices: [...root.querySelectorAll(".notice")].map((notice) => notice.textContent ?? ""),
});
const wordsOf = (said: Said) => [...said.links.map(({ words }) => words), ...said.loose];

/** Everything impolite about one answer. */
function impolite(form: Form, sent: Pairs, answer: Answer): string[] {
  const faults: string[] = [];
  if (raw(answer.text)) faults.push("shows typed text unescaped");
  if (![302, 303, 403, 404, 409, 422].includes(answer.status)) faults.push(`answers ${answer.status}`);
  if (answer.status !== 422 && answer.status !== 409) return faults;
  if (!/^text\/html/.test(answer.headers.get("content-type") ?? "")) return [...faults, "is no page"];
  if (!answer.text.includes('lang="sv"')) faults.push("is not in Swedish");
  const root = mainOf(answer.text);
  const said = saidOn(root);
  if (wordsOf(said).length === 0 && said.notices.length === 0) faults.push(`${answer.status} without a word`);
  for (const words of wordsOf(said)) {
    if (isKey(words)) faults.push(`says a raw key: ${words}`);
    if (english.test(words)) faults.push(`speaks English: ${words}`);
  }
  const byId = new Map([...root.querySelectorAll("[id]")].map((element) => [`#${element.id}`, element]));
  for (const { to, words } of said.links) {
    const target = byId.get(to);
    if (!target) {
      faults.push(`leads to ${to}, which is not there (${words})`);
      continue;
    }
    const group = target.closest("fieldset.field--error, .field--error");
    const marked = target.getAttribute("aria-invalid") === "true" || (group?.querySelector(".field__error") ?? null) !== null;
    if (!marked) faults.push(`does not mark ${to} as wrong`);
  }
  const again = formsOn(form.who, form.page, root).filter((one) => one.action.split("?")[0] === form.action.split("?")[0]);
  const shown = again.find((one) => one.key === form.key) ?? again[0];
  if (!shown) return answer.status === 422 ? [...faults, "does not show the form again"] : faults;
  for (const control of form.controls.filter(isSeen)) {
    const values = sent.filter(([name]) => name === control.name).map(([, value]) => value.replaceAll("\u0000", ""));
    if (values.length !== 1 || (!isTyped(control) && !control.options.includes(values[0] as string))) continue;
    const now = shown.controls.find(
      (one) => one.name === control.name && (one.kind !== "checkbox" || one.options[0] === control.options[0]),
    );
    const then = (values[0] as string).replace(/\r\n?/g, "\n");
    if (then === "") continue;
    if (now?.value !== then)
      faults.push(`${answer.status} loses ${control.name}: ${then.slice(0, 40)} became ${now?.value.slice(0, 40)}`);
  }
  return faults;
}

// ── the walk ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The same form on up to five pages: one that has done its work on one case is tried on the next. */
const forms = new Map<string, Form[]>();
const starts = [
  "/mina-sidor",
  "/konto",
  "/bedomningar",
  "/handlaggning",
  "/handlaggning/projekt",
  "/sammantraden",
  "/administration/personer",
];
/** Read once, by a stranger. */
const open =
  /^\/(utlysningar(\/[^/]+)?|projekt.*|anslagstavla.*|strategier.*|rapporter.*|om|tillganglighet|personuppgifter|demo.*|formgivning)?$/;

/** Twelve parts of a call have one reader and one component: a few of them stand for the rest (building.test.ts reads them all). */
const alike =
  /\/bygg\/(grunder|pengar|kriterier|texter|strategier|grundvillkor|strategibidrag|rangordning|kostnader|medfinansiering|villkor)$/;
const keep = (found: readonly Form[]) => {
  for (const form of found) {
    if (alike.test(form.page.split("?")[0] ?? "")) continue;
    const known = forms.get(form.key) ?? [];
    if (known.length < 5 && known.every(({ page }) => page !== form.page)) forms.set(form.key, [...known, form]);
  }
};

/** Follows links inside the site, a few of each kind, and keeps every form. */
async function walk(who: Visitor, from: readonly string[], samples = 2): Promise<void> {
  const taken = new Map<string, number>();
  const seen = new Set<string>();
  const queue = [...from];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const [address = "", query = ""] = path.split("?");
    const pattern = patternOf(address);
    if (!pattern || /\.(pdf|csv|json)$|^\/logga-ut/.test(address)) continue;
    if (open.test(address) && !from.includes(path) && who.name !== nobody) continue;
    // A part of an application is a form of its own.
    const part = address.includes("/del/") ? address.split("/").at(-1) : "";
    const kind = `${pattern} ${part} ${[...new URLSearchParams(query).keys()].sort().join(",")}`;
    if (seen.has(path) || (taken.get(kind) ?? 0) >= (query ? 1 : samples)) continue;
    seen.add(path);
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    const answer = await who.get(path);
    expect(answer.status, `${who.name} at ${path}`).toBeLessThan(500);
    if (answer.to) queue.push(answer.to);
    if (answer.status !== 200) continue;
    const main = answer.text.slice(answer.text.indexOf("<main"), answer.text.indexOf("</main>"));
    if (main.includes('method="post"')) keep(formsOn(who, path, mainOf(answer.text)));
    for (const [, href = ""] of main.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)) queue.push(href.replaceAll("&amp;", "&"));
  }
}

/** The form as it looks now, on the first page that still has it. */
async function afresh(key: string): Promise<Form | null> {
  for (const { who, page } of forms.get(key) ?? []) {
    const answer = await who.get(page);
    const form = answer.status === 200 && formsOn(who, page, mainOf(answer.text)).find((one) => one.key === key);
    if (form) return form;
  }
  return null;
}

let base = "";
const nobody = stranger("").name;
const visitors = new Map<string, Visitor>();
const as = async (name: string): Promise<Visitor> => {
  const known = visitors.get(name) ?? (await visit(base, name));
  visitors.set(name, known);
  return known;
};

test.beforeAll(({ baseURL }) => {
  base = baseURL as string;
});

test("this story is the last", () => {
  const plain = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".plain.spec.ts"));
  expect(plain.sort((one, other) => one.localeCompare(other)).at(-1)).toBe("every-form-refuses-politely.plain.spec.ts");
});

test("a meeting is open at its first matter of money", async () => {
  const absent = (await demoPeople(base)).find(({ name }) => name === "Ann-Christin Moberg")?.id as string;
  await meetingAtMoney(await as("Birgitta Ahlstrand"), absent);
});

test("one person of each kind finds the forms of the whole system", async () => {
  const people = await demoPeople(base);
  // Those with drafts to sign, to write and to read, and somebody with nothing yet to do; then one of each role.
  const names = ["Nadia Karimi", "Elsa Brodd", "Bertil Granhed", "Sven Moberg"];
  for (const name of ["Göran Palmgren", "Mirjam Aslan"]) names.push(name);
  for (const role of new Set(people.flatMap((person) => person.roles))) {
    names.push((people.find((person) => person.roles.includes(role)) as { name: string }).name);
  }
  const rounds = [...new Set(names)];
  await walk(stranger(base), ["/", "/logga-in", `/logga-in/kod?id=${crypto.randomUUID()}`, `/logga-in/lank/${"x".repeat(40)}`]);
  const calls = ["/utlysningar/genomforandeprojekt-2027-2029/ansok"];
  const next = async (): Promise<void> => {
    const name = rounds.shift();
    if (!name) return;
    await walk(await as(name), [...starts, ...calls], /Anneli|Birgitta/.test(name) ? 6 : 2);
    return next();
  };
  await Promise.all([next(), next(), next()]);
  if (process.env.SHOW)
    console.log([...forms.values()].map(([form]) => `${form?.who.name}  ${form?.page}  ${form?.key.slice(0, 150)}`).join("\n"));
});

/** Everything, to every one of these forms. */
async function send(keys: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const key of keys) {
    const [found] = forms.get(key) ?? [];
    if (!found || key.startsWith("/demo/personer")) continue;
    const typed = found.controls.some(isSeen);
    const versioned = found.controls.some(({ name }) => name === "version");
    let form: Form | null = null;
    for (const [what, attempt] of Object.entries(attempts)) {
      if (!typed && (!neverAccepted.includes(what) || (needsVersion.has(what) && !versioned))) continue;
      // A large field takes any text; it is the small ones that ask for numbers and days.
      if (odd.includes(what) && !found.controls.some((control) => isTyped(control) && control.kind !== "textarea")) continue;
      form ??= await afresh(key);
      // What was accepted may have been the last there was of it.
      if (!form) break;
      const sent = attempt(form);
      const answer = await form.who.post(form.action, sent);
      tally.set(what, `${tally.get(what) ?? ""} ${answer.status}`);
      const wrong = impolite(form, sent, answer);
      if (answer.to) {
        const next = await form.who.get(answer.to);
        if (next.status >= 500) wrong.push(`leads to ${answer.to}, which answers ${next.status}`);
        if (raw(next.text)) wrong.push(`leads to ${answer.to}, which shows typed text unescaped`);
      }
      if (what === "empty" && answer.status === 422) {
        const swedish = wordsOf(saidOn(mainOf(answer.text)));
        const english = await form.who.in("en").post(form.action, sent);
        const words = wordsOf(saidOn(mainOf(english.text)));
        if (!english.text.includes('<html lang="en"')) wrong.push("is not in English for who reads English");
        if (words.length !== swedish.length || words.some((one) => swedish.includes(one)))
          wrong.push(`says in English: ${words.join(" | ")}`);
      }
      faults.push(...[...new Set(wrong)].slice(0, 4).map((fault) => `${key.slice(0, 90)} ${what}: ${fault}`));
      // What was refused has changed nothing; what was accepted has, and the form is read again.
      if (answer.status < 400) form = null;
    }
  }
  return faults;
}
const tally = new Map<string, string>();

test("whatever is sent, the answer is polite", async () => {
  // Forms of one area change each other's cases; those of different areas do not meet - but an officer who declares a conflict of interest or
  // releases an assessor loses scenarios and assessments, and who leaves a team meets it everywhere.
  const areaOf = (key: string) => key.split(/[/ ]/)[1] as string;
  const keys = [...forms.keys()];
  const inArea = (area: string) => keys.filter((key) => areaOf(key) === area);
  const first = ["scenarier", "bedomningar"];
  const last = ["organisationer", "inbjudan", "administration"];
  const between = [...new Set(keys.map(areaOf))].filter((area) => !first.includes(area) && !last.includes(area));
  const faults = [];
  for (const areas of [first, between]) faults.push(...(await Promise.all(areas.map(inArea).map(send))).flat());
  faults.push(...(await send(last.flatMap(inArea))));
  if (process.env.SHOW) console.log(tally);
  expect(faults).toEqual([]);
});

test("two who save the same part from the same page: the second is shown both versions", async () => {
  const first = (await afresh([...forms.keys()].find((key) => key.includes("[need purpose targetGroup")) as string)) as Form;
  const { who, page } = first;
  const typed = (words: string) => filled(first, (control) => (control.name === "need" ? words : undefined));
  expect((await who.post(first.action, typed("Den första sparade."))).status).toBe(303);
  const answer = await who.post(first.action, typed("Den andra skrev <b>detta</b>."));
  expect(answer.status).toBe(409);
  const versions = [...mainOf(answer.text).querySelectorAll(".versions__one")].map(({ textContent }) => textContent ?? "");
  expect(versions.length).toBe(2);
  expect(versions[0]).toContain("Den första sparade.");
  expect(versions[1]).toContain("Den andra skrev <b>detta</b>.");
  const again = formsOn(who, page, mainOf(answer.text))[0] as Form;
  expect(again.controls.find(({ name }) => name === "need")?.value).toBe("Den andra skrev <b>detta</b>.");
});

test("too much, and what is no form, no address or no cookie, is never our fault", async () => {
  const who = await as("Kerstin Alvhage");
  const tooMuch = await who.announce("/konto", 17 * 1_048_576);
  expect(tooMuch.status).toBe(413);
  expect(tooMuch.text).toMatch(/<h1>[A-ZÅÄÖ][^<]+ [^<]+<\/h1><p>[^<]+<\/p>/);
  expect((await stranger(base).announce("/logga-in", 10 * 1_048_576)).status).toBe(413);
  for (const [type, text] of [
    ["application/json", "{}"],
    ["text/plain", "name=x"],
    ["multipart/form-data; boundary=x", "--y\r\nnot a part"],
    ["multipart/form-data", "no boundary"],
  ] as const) {
    const answer = await who.ask("/konto", { method: "POST", body: text, headers: { "content-type": type } });
    expect(answer.status, type).toBe(422);
  }
  for (const path of [
    "/utlysningar/%E0%A4%A",
    "/utlysningar/a%00b",
    "/projekt/%ff",
    "/strategier/%00",
    "/projekt?q=%00",
    "/projekt?q=%E0%A4%A",
  ]) {
    expect((await stranger(base).get(path)).status, path).toBeLessThan(500);
  }
  expect((await stranger(base).ask("/", { headers: { cookie: "drum_lang=%; drum_session=%" } })).status).toBe(200);
});

test("nor does a proposal that is taken up again", async () => {
  const officer = await as("Anneli Rosvall");
  const before = new Set(forms.keys());
  for (const call of new Set((await officer.get("/handlaggning")).text.match(/\/handlaggning\/utlysningar\/[0-9a-f-]{36}/g))) {
    const [form] = formsOn(officer, `${call}/fordelning/forslag`, mainOf((await officer.get(`${call}/fordelning/forslag`)).text));
    if (!form?.key.includes("do=reopen")) continue;
    await press(officer, `${call}/fordelning/forslag`);
    keep(formsOn(officer, `${call}/fordelning`, mainOf((await officer.get(`${call}/fordelning`)).text)));
  }
  const added = [...forms.keys()].filter((key) => !before.has(key));
  expect(added.some((key) => key.includes("do=adjust"))).toBe(true);
  expect(await send(added)).toEqual([]);
});
