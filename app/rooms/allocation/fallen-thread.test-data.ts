import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { processWide } from "#app/platform/process-wide.server.ts";

type Lane = { readonly worker: Worker | null; readonly busy: boolean };
const lanes = processWide("threads", () => new Map<string, Lane>());

/** Ends a lane's thread as if it had fallen: nobody has told the lane. */
export async function fell(name: string): Promise<void> {
  await lanes.get(name)?.worker?.terminate();
}

/**
 * What is answered when the thread falls in the middle: so many milliseconds after it was asked, or, where that is short work, while it is being woken
 * for it.
 */
export async function answeredWhenItFell<Answer>(name: string, work: () => Promise<Answer>, after = 0): Promise<Answer> {
  if (after === 0) await fell(name);
  const asked = work();
  while (!lanes.get(name)?.busy) await pause(1);
  if (after > 0) await pause(after);
  if (!lanes.get(name)?.busy) throw new Error("it was done before it could fall");
  await fell(name);
  return asked;
}
