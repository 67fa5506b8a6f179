import { type Control, isTicked, untouched } from "./untouched.ts";

/**
 * What somebody types, ticks or picks before the scripts have come, as on a slow network. The page works from the first moment, but
 * React 18 hears nothing of it when it takes the page over, and even puts a text area back to what it was served with. So it is noted
 * before, and given back as if it were written then: what saves by itself saves it, what adds up adds it up.
 */
type Written = { readonly value: string } | { readonly checked: boolean } | { readonly selected: readonly boolean[] };

const isControl = (target: unknown): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
function written(control: Control): Written {
  if (control instanceof HTMLSelectElement) return { selected: [...control.options].map(({ selected }) => selected) };
  return isTicked(control) ? { checked: control.checked } : { value: control.value };
}

/** React watches the property of the element itself; what the browser's own setter writes is news to it. */
function write(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const own = Object.getPrototypeOf(control) as typeof control;
  const { selectionStart, selectionEnd } = control;
  control.value = control.defaultValue;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(control, value);
  // Fields without a text position (dates, numbers) have none to give back.
  if (selectionStart !== null && document.activeElement === control) control.setSelectionRange(selectionStart, selectionEnd);
}

function giveBack(control: Control, was: Written): void {
  if (!control.isConnected || control.disabled) return;
  if ("checked" in was && control instanceof HTMLInputElement) {
    // A click is what React hears of a box; it turns the mark over by itself.
    if (control.type === "radio" && !was.checked) return;
    control.checked = !was.checked;
    control.click();
    return;
  }
  if ("selected" in was && control instanceof HTMLSelectElement)
    for (const [index, selected] of was.selected.entries()) {
      const option = control.options[index];
      if (option) option.selected = selected;
    }
  else if ("value" in was && !(control instanceof HTMLSelectElement) && control.type !== "file") write(control, was.value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Begins to note; the answer gives back what was noted, once, when React has taken the page over. */
export function noteWhatIsWritten(): () => void {
  const early = new Map<Control, Written>();
  for (const form of document.forms)
    for (const control of form.elements) if (isControl(control) && !untouched(control)) early.set(control, written(control));
  const note = ({ target }: Event) => {
    if (isControl(target)) early.set(target, written(target));
  };
  const events = ["input", "change"] as const;
  for (const event of events) document.addEventListener(event, note, { capture: true });
  return () => {
    for (const event of events) document.removeEventListener(event, note, { capture: true });
    for (const [control, was] of early) giveBack(control, was);
    early.clear();
  };
}
