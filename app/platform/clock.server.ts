import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "#app/platform/process-wide.server.ts";

const moved = processWide("clock", () => new AsyncLocalStorage<() => Date>());

/** The server's clock decides, and this is the only place that reads it. */
export const now = (): Date => moved.getStore()?.() ?? new Date();

/** Runs work as if it were another moment: the demo world's history goes through the same commands as today's, at its own time. */
export const atInstant = <Value>(instant: Date, work: () => Promise<Value>): Promise<Value> => moved.run(() => instant, work);

/** Runs work as if it began at another moment, and the clock goes on from there. */
export const startingAt = <Value>(instant: Date, work: () => Promise<Value>): Promise<Value> => {
  const away = instant.getTime() - Date.now();
  return moved.run(() => new Date(Date.now() + away), work);
};
