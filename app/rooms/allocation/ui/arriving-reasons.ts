import { useEffect, useRef, useState } from "react";
import type { ReasonView } from "#app/rooms/allocation/answer-view.ts";
import type { WhyPage } from "#app/rooms/allocation/optimum.server.ts";
import { isWhole } from "#app/rooms/allocation/reasons-asked.ts";
import { fromWire } from "#app/rooms/allocation/wire.ts";

/** What reasons are to be worked out, and where: each question is short, and the next is asked when it is answered. */
export type ReasonsWanted = {
  /** the problem's fingerprint: with another, other reasons hold */
  readonly about: string;
  /** registry numbers, in the order of the page */
  readonly short: readonly string[];
  /** told already, when the page was read */
  readonly told?: readonly ReasonView[];
  /** a hand is on the controls: what is on its way is given up, and nothing is asked until it rests */
  readonly paused?: boolean;
  readonly ask: (numbers: readonly string[], signal: AbortSignal) => Promise<Response>;
};
export type ArrivingReasons = {
  readonly reasons: ReadonlyMap<string, ReasonView>;
  readonly of: number;
  /** "stopped": no network, or no answer in time; "changed": what the page was read from is no longer so */
  readonly standing: "waiting" | "working" | "done" | "stopped" | "changed";
  /** somebody has unfolded this one, and it goes before the others; or has folded it again */
  readonly reads: (number: string, open: boolean) => void;
  readonly again: () => void;
};

/** In one question at most; only as many are answered as there is time for. */
const atOnce = 20;
/** Questions in a row that told nothing new, each with some of the work done; what is not told then is given up. */
const longest = 120;
/** So long a hand rests before reasons are asked for, milliseconds. */
const rest = 400;

type Standing = {
  readonly about: string;
  readonly told: ReadonlyMap<string, ReasonView>;
  readonly standing: "stopped" | "changed" | null;
};

/** Not told, or not all of it. */
export const isLeft = (reason: ReasonView | undefined): boolean => !reason || !isWhole(reason);

/** Reasons as they arrive: whoever is asked for first, then down the list. Given up when the page is left or the question is another. */
export function useArrivingReasons(wanted: ReasonsWanted): ArrivingReasons {
  const { about, short, told = [], paused = false } = wanted;
  const begun = (): Standing => ({ about, told: new Map(told.map((one) => [one.number, one])), standing: null });
  const [kept, setKept] = useState(begun);
  const [awake, setAwake] = useState(false);
  const asked = useRef<string[]>([]);
  const now = kept.about === about ? kept : begun();
  const latest = useRef({ wanted, now });
  latest.current = { wanted, now };
  const still = paused || now.standing !== null;
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setAwake(true);
    let idle = 0;
    const next = async (): Promise<void> => {
      const { wanted: mine, now: known } = latest.current;
      const left = mine.short.filter((number) => isLeft(known.told.get(number)));
      if (left.length === 0 || signal.aborted) return;
      const before = asked.current.filter((number) => left.includes(number));
      // Who has been told nothing goes before who waits for the rest.
      left.sort((a, b) => Number(known.told.has(a)) - Number(known.told.has(b)));
      const numbers = [...before, ...left.filter((number) => !before.includes(number))].slice(0, atOnce);
      const stop = (standing: "stopped" | "changed") => setKept({ ...latest.current.now, about, standing });
      const response = await mine.ask(numbers, signal);
      const words = response.ok ? await response.text() : null;
      if (signal.aborted) return;
      const part = words === null || words.startsWith("<") ? null : (fromWire(words) as WhyPage);
      if (part && (part.status !== "answer" || part.fingerprint !== about)) return stop("changed");
      if (part?.status !== "answer" || part.failed) return stop("stopped");
      idle = part.reasons.some(isWhole) ? 0 : idle + 1;
      if (idle > longest) return stop("stopped");
      const more = new Map(latest.current.now.told);
      for (const one of part.reasons) more.set(one.number, one);
      const after = { about, told: more, standing: null };
      latest.current = { ...latest.current, now: after };
      setKept(after);
      return next();
    };
    if (still) return;
    const timer = setTimeout(
      () =>
        void next().catch(() => {
          if (!signal.aborted) setKept({ ...latest.current.now, about, standing: "stopped" });
        }),
      rest,
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [about, still]);
  const done = short.every((number) => !isLeft(now.told.get(number)));
  return {
    reasons: now.told,
    of: short.length,
    standing: done ? "done" : (now.standing ?? (awake ? "working" : "waiting")),
    reads: (number, open) => {
      asked.current = [...(open ? [number] : []), ...asked.current.filter((one) => one !== number)];
    },
    again: () => setKept({ ...now, standing: null }),
  };
}
