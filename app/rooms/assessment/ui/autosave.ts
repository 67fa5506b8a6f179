import { noteKey, summaryKey } from "#app/rooms/assessment/assessment.ts";

/** What one criterion's controls hold: the chosen level as text ("" when none) and the motivation. */
export type Typed = { readonly level: string; readonly motivation: string };

export type SaveStatus =
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "saving" | "retrying" | "needsMotivation" | "needsLevel" | "stale" | "refused" | "closed" };

export type SendOutcome =
  | { readonly kind: "saved"; readonly version: number; readonly at: Date }
  /** no answer, or one that says the server is at fault: worth trying again */
  | { readonly kind: "unreachable" }
  | { readonly kind: "stale" | "refused" | "closed" };

type Saver = {
  readonly send: (score: Typed & { readonly key: string; readonly version: number }) => Promise<SendOutcome>;
  readonly tell: (key: string, status: SaveStatus) => void;
  readonly newVersion: (version: number) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * Saves one score at a time, in order, since every save moves the version that the next one must name. A score typed while another is
 * on its way waits; typed twice, the last one is sent. Never says "saved" before the server has.
 */
export function createAutosave(version: number, { send, tell, newVersion, wait }: Saver) {
  const waiting = new Map<string, Typed>();
  let current = version;
  let working = false;
  let stopped = false;
  let underWay: Promise<SendOutcome> | null = null;

  async function work() {
    if (working) return;
    working = true;
    let attempt = 0;
    for (let next = waiting.entries().next().value; next && !stopped; next = waiting.entries().next().value) {
      const [key, typed] = next;
      tell(key, { kind: attempt === 0 ? "saving" : "retrying" });
      underWay = send({ key, ...typed, version: current });
      const outcome = await underWay;
      underWay = null;
      const newer = waiting.get(key) !== typed;
      if (outcome.kind === "unreachable") {
        tell(key, { kind: "retrying" });
        await wait(Math.min(30_000, 2_000 * 2 ** attempt));
        attempt += 1;
        continue;
      }
      attempt = 0;
      if (!newer) waiting.delete(key);
      if (outcome.kind === "saved") {
        current = outcome.version;
        newVersion(current);
        if (!newer) tell(key, { kind: "saved", at: outcome.at });
      } else {
        tell(key, { kind: outcome.kind });
        // Another version or a closed assessment is the same for every score that waits.
        if (outcome.kind !== "refused") {
          stopped = true;
          for (const other of waiting.keys()) tell(other, { kind: outcome.kind });
        }
      }
    }
    working = false;
  }

  return {
    change(key: string, typed: Typed) {
      if (stopped) return;
      // Words by themselves need no level; a score needs both its parts.
      if (key !== summaryKey && key !== noteKey && (typed.level === "" || typed.motivation.trim() === "")) {
        waiting.delete(key);
        tell(key, { kind: typed.level === "" ? "needsLevel" : "needsMotivation" });
        return;
      }
      waiting.set(key, typed);
      void work();
    },
    /**
     * The whole form is about to be sent: nothing more is saved here, and what is on its way is waited for, since its save moves the
     * version that the form must name. Null: nothing is on its way.
     */
    finish(): Promise<unknown> | null {
      stopped = true;
      waiting.clear();
      return underWay;
    },
    /** Something typed has not been saved: leaving the page would lose it. */
    unsaved: () => working || waiting.size > 0,
  };
}
