import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";

// What a meeting in a test's own database stands on: today, and a call's plainest rules.
export const both = (text: string) => ({ sv: text, en: text });
export const today = localDate(now());
export const year = Number(today.slice(0, 4));

export const rules = plainRules(year);
