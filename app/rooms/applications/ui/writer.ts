import type { TypedValues } from "#app/rooms/applications/application.forms.ts";
import type { Clash } from "#app/rooms/applications/merging.ts";

/** What is sent: what the page last agreed on with the server, and what it holds now. */
export type Draft = { readonly base: TypedValues; readonly typed: TypedValues };

/** What must not be lost: what is on its way, perhaps stored already, and what has been typed since. */
export type Copy = { readonly underWay: Draft | null; readonly newest: Draft };

export type Answer =
  | {
      readonly kind: "saved";
      readonly at: Date;
      readonly version: number;
      readonly values: TypedValues;
      readonly clashes: readonly Clash[];
      readonly errors: Readonly<Record<string, string>>;
    }
  /** no answer, or one that says the server is at fault: worth trying again */
  | { readonly kind: "unreachable" }
  /** nobody is signed in any longer; the application takes no changes; the page is not one of ours */
  | { readonly kind: "signed-out" | "closed" | "refused" };

export type Standing =
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "saving" | "retrying" | "signed-out" | "closed" | "refused" };

export type Page = {
  /** what the form holds; a field in a clash that nobody has settled is given as it is stored */
  readonly read: () => TypedValues;
  /** brings the form to what is stored, except where something has been typed since `sent` */
  readonly show: (answer: Extract<Answer, { kind: "saved" }>, sent: TypedValues) => void;
  readonly tell: (standing: Standing) => void;
  readonly keep: (copy: Copy) => void;
  readonly forget: () => void;
  readonly send: (draft: Draft) => Promise<Answer>;
  /** ends early when there is reason to believe that the network is back */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * Saves a part of an application while somebody writes. One save at a time; one that got no answer is sent again exactly as it was,
 * since it may have been stored. Never says "saved" before the server has, and keeps a copy in the browser until then.
 */
export function createWriter(base: TypedValues, page: Page) {
  let agreed = base;
  let underWay: Draft | null = null;
  let waiting = false;
  let working: Promise<void> | null = null;
  let stopped = false;

  const newest = (): Draft => ({ base: agreed, typed: page.read() });

  async function work() {
    let attempt = 0;
    while ((waiting || underWay) && !stopped) {
      if (!underWay) {
        waiting = false;
        underWay = newest();
      }
      page.keep({ underWay, newest: waiting ? newest() : underWay });
      page.tell({ kind: attempt === 0 ? "saving" : "retrying" });
      const answer = await page.send(underWay);
      if (answer.kind === "unreachable") {
        page.tell({ kind: "retrying" });
        await page.wait(Math.min(30_000, 2_000 * 2 ** attempt));
        attempt += 1;
        continue;
      }
      if (answer.kind !== "saved") {
        stopped = true;
        page.tell({ kind: answer.kind });
        return;
      }
      attempt = 0;
      agreed = answer.values;
      const { typed } = underWay;
      underWay = null;
      page.show(answer, typed);
      page.tell({ kind: "saved", at: answer.at });
    }
    if (!stopped) page.forget();
  }

  const start = (): Promise<void> => {
    working ??= work().finally(() => {
      working = null;
      // Typed in the very moment when the last round ended.
      if (waiting && !stopped) void start();
    });
    return working;
  };

  return {
    /** Something has been typed: kept here at once, sent when `save` is said. */
    typed() {
      waiting = true;
      page.keep({ underWay, newest: newest() });
    },
    /** Sends what is waiting, and asks for what others have stored even when nothing is. */
    save(): Promise<void> {
      if (stopped) return Promise.resolve();
      waiting = true;
      return start();
    },
    /** Goes on where a page that was lost left off; the form has been filled with what was newest. */
    restore({ underWay: sent, newest: last }: Copy): Promise<void> {
      agreed = last.base;
      underWay = sent;
      waiting = true;
      return start();
    },
    unsaved: () => !stopped && (waiting || underWay !== null),
    stop() {
      stopped = true;
    },
  };
}
