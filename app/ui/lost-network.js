/**
 * A form sent while the network is gone loses nothing. Without a network it is not sent at all, and says so; where no answer comes, that is
 * said after a while; if it never came, what was written is put back when the person comes back to the form. It is kept in this tab alone and
 * forgotten when any other page has come. Sent as it stands to pages without React; those with it take it along in their own scripts.
 */
const kept = "drum:unanswered";
/** So long an answer may take before it is said that it does, in milliseconds. */
const patience = 8_000;
const address = location.pathname + location.search;
const formsOf = () => [...document.querySelectorAll("main form")].filter((form) => form.method === "post");
const isMark = (control) => control.type === "checkbox" || control.type === "radio";
const controlsOf = (form) =>
  [...form.elements].filter(
    ({ name, type }) => name && !["hidden", "password", "file", "submit", "button", "fieldset", "reset", "image"].includes(type),
  );
const written = (control) =>
  isMark(control)
    ? control.checked
    : control.multiple
      ? [...control.options].filter(({ selected }) => selected).map(({ value }) => value)
      : control.value;

function write(control, was) {
  // A click is what a page with React hears of a mark; it turns the mark over by itself.
  if (isMark(control)) {
    if (was || control.type === "checkbox") control.click();
    return;
  }
  if (control.multiple) for (const option of control.options) option.selected = was.includes(option.value);
  // React watches the property of the element itself; what the browser's own setter writes is news to it.
  else Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, was);
  for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
}

/** Each control by its name, its own value if it has one to be told apart by, and its place among those alike. */
function named(form) {
  const seen = new Map();
  return controlsOf(form).map((control) => {
    const base = `${control.name}\n${isMark(control) ? control.value : ""}`;
    const place = seen.get(base) ?? 0;
    seen.set(base, place + 1);
    return [`${base}\n${place}`, control];
  });
}

/** The words of the page's end, where they are kept for this. */
const wordsOf = (id) => document.querySelector(`[data-words="${id}"]`);
/** React has not taken the page over yet: until then nothing may stand in it that it did not come with. */
const isAsleep = () => wordsOf("unanswered")?.dataset.asleep === "" && document.documentElement.dataset.awake === undefined;
const hush = (...ids) => {
  for (const id of ids) {
    document.getElementById(id)?.remove();
    const words = wordsOf(id);
    if (words) words.hidden = true;
  }
};

/** A copy of the words, since what React has drawn is not moved. Whoever waits for an answer goes on with something else: that is said, not gone to. */
function say(id, before, polite) {
  hush(id);
  const words = wordsOf(id);
  if (!words || !before) return;
  if (isAsleep()) {
    words.hidden = false;
    return;
  }
  const notice = words.cloneNode(true);
  notice.id = id;
  notice.hidden = false;
  if (polite) notice.setAttribute("role", "alert");
  else notice.tabIndex = -1;
  before.before(notice);
  if (!polite) notice.focus();
}

function keep(form) {
  const fields = named(form).map(([name, control]) => [name, written(control)]);
  try {
    sessionStorage.setItem(kept, JSON.stringify({ address, form: formsOf().indexOf(form), fields }));
  } catch {
    // A browser that keeps nothing for pages: then the form is sent as ever.
  }
}

function unanswered() {
  try {
    const was = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    const way = performance.getEntriesByType("navigation")[0]?.type;
    if (was?.address === address && (way === "back_forward" || way === "reload")) return was;
    sessionStorage.removeItem(kept);
  } catch {
    // The browser keeps nothing for pages.
  }
  return null;
}

function giveBack() {
  const was = unanswered();
  const form = was && formsOf()[was.form];
  if (!form) return;
  const fields = new Map(was.fields);
  const changed = named(form).filter(
    ([name, control]) => fields.has(name) && JSON.stringify(written(control)) !== JSON.stringify(fields.get(name)),
  );
  for (const [name, control] of changed) write(control, fields.get(name));
  if (changed.length > 0) say("unanswered", form.firstElementChild);
}

let waiting;
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !form.closest("main")) return;
  // By the button, which is far down in a long form.
  const button = event.submitter ?? form.querySelector("button");
  const place = button?.closest(".button-group") ?? button ?? form.firstElementChild;
  hush("no-network", "slow-network");
  clearTimeout(waiting);
  if (!navigator.onLine) {
    event.preventDefault();
    say("no-network", place);
    return;
  }
  waiting = setTimeout(() => say("slow-network", place, true), patience);
  // Some keep what is written themselves, and know what others have written meanwhile.
  if (form.dataset.keepsItself !== undefined) return;
  keep(form);
  form.addEventListener("input", () => keep(form));
});
addEventListener("pagehide", () => {
  clearTimeout(waiting);
  hush("slow-network");
});
addEventListener("online", () => hush("no-network"));
if (isAsleep()) addEventListener("awake", giveBack);
else giveBack();
