/**
 * A form sent while the network is gone loses nothing. Without a network it is not sent at all, and says so; if the answer never
 * came, what was written is put back when the person comes back to the form. It is kept in this tab alone and forgotten when any
 * other page has come. Sent as it stands, and only to pages without React: those that save by themselves have their own way.
 */
const kept = "drum:unanswered";
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
  if (isMark(control)) control.checked = was;
  else if (control.multiple) for (const option of control.options) option.selected = was.includes(option.value);
  else control.value = was;
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

function say(id, before) {
  const notice = document.getElementById(id);
  if (!notice || !before) return;
  before.before(notice);
  notice.hidden = false;
  notice.tabIndex = -1;
  notice.focus();
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

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !form.closest("main")) return;
  if (navigator.onLine) {
    keep(form);
    return;
  }
  event.preventDefault();
  // By the button, which is far down in a long form.
  const button = event.submitter ?? form.querySelector("button");
  say("no-network", button?.closest(".button-group") ?? button ?? form.firstElementChild);
});
addEventListener("online", () => {
  const notice = document.getElementById("no-network");
  if (notice) notice.hidden = true;
});
giveBack();
