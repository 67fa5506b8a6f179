import { useEffect, useRef, useState } from "react";
import type { TypedValues } from "#app/rooms/applications/application.forms.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";
import type { Clash } from "#app/rooms/applications/merging.ts";
import { changedSince, fill, giveKeys, inPlace, valuesOf, writtenBefore } from "#app/rooms/applications/ui/form-values.ts";
import { type Answer, type Copy, createWriter, type Draft, type Standing } from "#app/rooms/applications/ui/writer.ts";
import { askServer } from "#app/ui/patience.ts";

export type Colleague = { readonly name: string; readonly section: SectionKey };

export type Writing = {
  readonly standing: Standing | null;
  readonly clashes: readonly (Clash & { readonly label: string })[];
  readonly errors: readonly { readonly name: string; readonly label: string; readonly fault: string }[];
  readonly others: readonly Colleague[];
  /** words of an earlier visit that had not been saved are in the form again */
  readonly restored: boolean;
  /** who has changed what stands here while the page was open */
  readonly changedBy: string | null;
  readonly takeTheirs: (clash: Clash) => void;
  readonly keepMine: (clash: Clash) => void;
};

type Setup = {
  readonly form: string;
  /** null: this page does not save by itself (somebody else's version is to be chosen first) */
  readonly base: TypedValues | null;
  /** what the form shows, when that is not what is stored */
  readonly unsaved: boolean;
  readonly saveAt: string;
  readonly presenceAt: string;
  /** where the copy is kept in this browser: one for each part and person */
  readonly store: string;
  /** what an earlier visit left behind, and what the form has been filled with */
  readonly copy: Copy | null;
};

const pause = 1_200;
const presenceEvery = 15_000;
/** How long a button waits for a save that does not answer, in milliseconds. */
const longestWait = 10_000;

const randomKey = () => `k${Math.random().toString(36).slice(2, 10)}`;

async function send(url: string, { base, typed }: Draft): Promise<Answer> {
  try {
    const response = await askServer(url, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams({ base: JSON.stringify(base), typed: JSON.stringify(typed) }),
    });
    if (response.ok) {
      const { savedAt, ...rest } = (await response.json()) as Omit<Extract<Answer, { kind: "saved" }>, "kind" | "at"> & {
        savedAt: string;
      };
      return { kind: "saved", at: new Date(savedAt), ...rest };
    }
    if (response.status === 401) return { kind: "signed-out" };
    if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: "unreachable" };
    return { kind: response.status === 422 || response.status === 413 ? "refused" : "closed" };
  } catch {
    return { kind: "unreachable" };
  }
}

/** The words beside the field, as the writer knows it by. */
function labelOf(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  const element = control instanceof RadioNodeList ? control[0] : control;
  if (!(element instanceof HTMLElement)) return "";
  const legend = element.closest("fieldset.rows__row")?.querySelector("legend")?.textContent ?? "";
  const label = element.id ? (form.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent ?? "") : "";
  return [legend, label].filter(Boolean).join(": ").trim();
}

function stored(key: string): Copy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Copy | null;
  } catch {
    return null;
  }
}

/** What an earlier visit could not save, for filling the form with before it is shown; null when there is nothing. */
export const leftBehind = stored;

/** Saves the form while it is written, tells who else is here, and brings their words into it. Without JavaScript the buttons do it all. */
export function useWriting({ form: formId, base, unsaved, saveAt, presenceAt, store, copy }: Setup): Writing {
  const [standing, setStanding] = useState<Standing | null>(null);
  const [clashes, setClashes] = useState<Writing["clashes"]>([]);
  const [errors, setErrors] = useState<Writing["errors"]>([]);
  const [others, setOthers] = useState<readonly Colleague[]>([]);
  const [changedBy, setChangedBy] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const open = useRef<readonly Clash[]>([]);
  const again = useRef<(() => void) | null>(null);

  const settle = (clash: Clash, take: boolean) => {
    const form = document.getElementById(formId) as HTMLFormElement | null;
    open.current = open.current.filter(({ name }) => name !== clash.name);
    setClashes((before) => before.filter(({ name }) => name !== clash.name));
    if (!form) return;
    if (take) fill(form, { [clash.name]: clash.theirs }, valuesOf(form, {}), new Set());
    const control = form.elements.namedItem(clash.name);
    if (control instanceof HTMLElement) control.focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    again.current?.();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one page, one writer; what it began with is what it agreed on
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || !base) return;
    form.dataset.keepsItself = "";
    let agreed = base;
    let version = Number((form.elements.namedItem("version") as HTMLInputElement | null)?.value ?? 0);
    /** rows of others that the form has no room for: they go along unchanged */
    let unplaced: TypedValues = {};
    let filling = false;
    let wake: (() => void) | null = null;

    const read = (): TypedValues => {
      giveKeys(form, randomKey);
      const values = { ...valuesOf(form, agreed), ...unplaced };
      // Until its writer has chosen, a field that two have changed is left as it is stored.
      for (const { name, theirs } of open.current) values[name] = theirs;
      return values;
    };

    const writer = createWriter(base, {
      read,
      show(answer, sent) {
        const now = read();
        const mine = changedSince(sent, now);
        version = answer.version;
        const placed = inPlace(form, answer.values);
        agreed = answer.values;
        unplaced = placed.unplaced;
        const keep = new Set([...mine, ...Object.keys(answer.errors), ...answer.clashes.map(({ name }) => name)]);
        filling = true;
        if (fill(form, placed.values, now, keep)) form.dispatchEvent(new Event("input", { bubbles: true }));
        filling = false;
        const left = [...open.current.filter(({ name }) => !answer.clashes.some((one) => one.name === name)), ...answer.clashes];
        open.current = left;
        setClashes(left.map((clash) => ({ ...clash, label: labelOf(form, clash.name) })));
        setErrors(Object.entries(answer.errors).map(([name, fault]) => ({ name, fault, label: labelOf(form, name) })));
      },
      tell: setStanding,
      keep(newest) {
        try {
          localStorage.setItem(store, JSON.stringify(newest));
        } catch {
          // Full or forbidden: the page still saves to the server, and says when it has not.
        }
      },
      forget: () => {
        try {
          localStorage.removeItem(store);
        } catch {
          // As above.
        }
      },
      send: (draft) => send(saveAt, draft),
      wait: (milliseconds) =>
        new Promise((resume) => {
          const timer = setTimeout(resume, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resume();
          };
        }),
    });

    let timer: number | undefined;
    const typed = () => {
      if (filling) return;
      writer.typed();
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void writer.save(), pause);
    };
    again.current = () => void writer.save();

    const nudge = () => {
      wake?.();
      if (writer.unsaved()) void writer.save();
    };
    const seen = () => {
      if (document.visibilityState === "visible") {
        nudge();
        void tellPresence();
      } else if (writer.unsaved()) void writer.save();
    };

    async function tellPresence() {
      if (document.visibilityState !== "visible") return;
      try {
        const response = await askServer(presenceAt, {
          method: "POST",
          headers: { accept: "application/json" },
          body: new URLSearchParams(),
        });
        if (!response.ok) return;
        const here = (await response.json()) as { others: Colleague[]; version: number; by: string | null };
        setOthers(here.others);
        if (here.version > version) {
          if (here.by) setChangedBy(here.by);
          await writer.save();
        }
      } catch {
        // Nobody is told who else is here; saving says for itself whether the server can be reached.
      }
    }

    const ask = (event: BeforeUnloadEvent) => {
      if (writer.unsaved() && !letGo) event.preventDefault();
    };
    // A button sends the whole form as it has always done; what is on its way lands first, so that the form names the newest version.
    let letGo = false;
    let held = false;
    const submit = (event: SubmitEvent) => {
      window.clearTimeout(timer);
      if (open.current.length > 0) {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.getElementById("clashes")?.focus();
        return;
      }
      if (letGo || !writer.unsaved()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held) return;
      held = true;
      const { submitter } = event;
      void Promise.race([writer.save(), new Promise((resume) => setTimeout(resume, longestWait))]).then(() => {
        held = false;
        // Not reached: the words stay here, and the line below the form says so.
        if (writer.unsaved() || open.current.length > 0) return;
        letGo = true;
        form.requestSubmit(submitter);
        letGo = false;
      });
    };

    // The page may be drawn again at any moment, with the version it was made from: the newest is said when the form is sent.
    const newest = ({ formData }: FormDataEvent) => formData.set("version", String(version));

    form.addEventListener("formdata", newest);
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", submit, { capture: true });
    window.addEventListener("online", nudge);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("beforeunload", ask);
    const beat = window.setInterval(() => void tellPresence(), presenceEvery);
    void tellPresence();
    if (copy) {
      setRestored(true);
      void writer.restore(copy);
    } else if (unsaved) void writer.save();
    else if (writtenBefore(form)) typed();
    return () => {
      writer.stop();
      window.clearTimeout(timer);
      window.clearInterval(beat);
      form.removeEventListener("formdata", newest);
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
      form.removeEventListener("submit", submit, { capture: true });
      window.removeEventListener("online", nudge);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("beforeunload", ask);
    };
  }, [formId, saveAt, base === null]);

  return {
    standing,
    clashes,
    errors,
    others,
    restored,
    changedBy,
    takeTheirs: (clash) => settle(clash, true),
    keepMine: (clash) => settle(clash, false),
  };
}
