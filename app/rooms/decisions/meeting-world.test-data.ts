import { aroundAll } from "vitest";
import { instantAt } from "#app/kernel/time.ts";
import { startingAt } from "#app/platform/clock.server.ts";
import { plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";

// What a meeting in a test's own database stands on: a day, and a call's plainest rules.
export const both = (text: string) => ({ sv: text, en: text });
export const year = 2027;
export const today = `${year}-05-19`;

/**
 * The clock of a story about a meeting begins in the morning of that day and goes on: a meeting opens on the day it was called to, and a
 * story that begins before midnight is told after it. What such a story puts into the database has its time from the same clock.
 */
export const onThatDay = () => aroundAll((story) => startingAt(instantAt(today, "08:00") as Date, story));

export const rules = plainRules(year);
