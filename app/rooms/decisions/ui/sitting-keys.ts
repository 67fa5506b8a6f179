import { type RefObject, useEffect, useState } from "react";

const store = "drum sitting keys";
const interactive = "a, button, input, select, textarea, summary";

/**
 * The keys of the meeting's one screen. Each is written on what it leads to (`data-key`): a link is followed, a button only gets the
 * focus, so that it takes one more press to do anything. No letter means anything while something is written, and all of them can be
 * turned off (WCAG 2.1.4).
 */
export function useSittingKeys(root: RefObject<HTMLElement | null>): {
  /** the page is awake: before that, and without JavaScript, there are no keys to tell of */
  awake: boolean;
  on: boolean;
  turn: (on: boolean) => void;
} {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const on = wanted === true;
  useEffect(() => setWanted(localStorage.getItem(store) !== "off"), []);
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const { current } = root;
      if (!current || !target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest("input, select, textarea, [contenteditable]")) return;
      if (event.key === "Enter" && target.closest(interactive)) return;
      const wanted =
        event.key === "Enter" ? ".sitting__main .button--primary" : `[data-key="${CSS.escape(event.key.toLowerCase())}"]`;
      const found = current.querySelector<HTMLElement>(wanted);
      if (!found) return;
      event.preventDefault();
      const place = found.matches(interactive) ? found : found.querySelector<HTMLElement>("input:not([type=hidden])");
      place?.focus();
      place?.scrollIntoView({ block: "nearest" });
      if (found.matches("a[data-key], summary")) found.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, root]);
  return {
    awake: wanted !== null,
    on,
    turn: (next) => {
      setWanted(next);
      localStorage.setItem(store, next ? "on" : "off");
    },
  };
}
