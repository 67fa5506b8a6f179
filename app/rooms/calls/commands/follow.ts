import type { FollowUp } from "#app/gate/outbox.server.ts";
import { daysLater } from "#app/kernel/time.ts";

export type Decision<Event> = { readonly events: readonly Event[] };
export type FollowUps = { readonly follow: readonly FollowUp[] };

/** When a call opens, those who were invited and those who asked to be told hear of it: once. */
export const openingOf = (callId: string, opensAt: Date, now: Date): FollowUp => ({
  kind: "call-opens",
  payload: { callId },
  dedupeKey: `call-opens:${callId}`,
  ...(opensAt > now ? { after: opensAt } : {}),
});

/** One week and one day before a call closes, those with a draft hear of it: once, and never for a day that has been moved. */
export const remindersOf = (callId: string, closesAt: Date, now: Date): FollowUp[] =>
  [7, 1].flatMap((days) => {
    const after = daysLater(closesAt, -days);
    return after <= now
      ? []
      : [
          {
            kind: "call-reminder",
            payload: { callId, days, closesAt: closesAt.toISOString() },
            dedupeKey: `call-reminder:${callId}:${closesAt.toISOString()}:${days}`,
            after,
          },
        ];
  });

/** The same before the last minute for idea sketches, for those who have one begun and not handed in. */
export const sketchRemindersOf = (callId: string, closesAt: Date | null, now: Date): FollowUp[] =>
  closesAt === null
    ? []
    : remindersOf(callId, closesAt, now).map((one) => ({
        ...one,
        payload: { ...one.payload, step: "sketch" },
        dedupeKey: `${one.dedupeKey}:sketch`,
      }));
