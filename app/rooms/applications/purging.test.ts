import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, localDate } from "#app/kernel/time.ts";
import {
  type DraftTimes,
  draftStanding,
  erasedFrom,
  keepingFrom,
  type Letters,
  type PurgeSubject,
  purge,
  usualKeeping,
  warnOfPurge,
} from "#app/rooms/applications/purging.ts";

const at = (text: string) => new Date(`${text}T12:00:00Z`);
const closed = at("2026-12-01");
const times: DraftTimes = { touchedAt: at("2026-11-20"), closesAt: closed, warnedAt: null };
const none: Letters = { left: null, waiting: false };
const standing = (now: Date, change: Partial<DraftTimes> = {}, letters = none) =>
  draftStanding({ ...times, ...change }, letters, usualKeeping, now);
const subject: PurgeSubject = {
  id: "a",
  state: "drafted",
  version: 3,
  callId: "c",
  organisationId: "o",
  rulesVersion: 1,
  submitted: false,
  paper: false,
  barred: [],
  step: "full",
  sketched: false,
  times,
  letters: none,
  attachments: ["f1", "f2"],
  team: ["p1", "p2"],
};
const actor = { personId: "system", name: "", language: "sv", roles: [], memberships: [] } as never;

describe("a draft whose call has closed", () => {
  it("is warned of thirty days before six months have passed, and not a day sooner", () => {
    expect(standing(at("2026-11-30"))).toBe("kept");
    expect(standing(at("2027-05-01"))).toBe("kept");
    expect(standing(at("2027-05-02"))).toBe("to-warn");
    // Whoever has touched it since has begun the months anew.
    expect(standing(at("2027-05-02"), { touchedAt: at("2027-01-15") })).toBe("kept");
    expect(standing(at("2027-06-15"), { touchedAt: at("2027-01-15") })).toBe("to-warn");
  });
  it("is erased when the days of warning are whole, counted from when the letter left", () => {
    const warnedAt = at("2027-05-02");
    const left = (text: string): Letters => ({ left: at(text), waiting: false });
    expect(standing(at("2027-06-01"), { warnedAt }, left("2027-05-02"))).toBe("warned");
    expect(standing(at("2027-06-02"), { warnedAt }, left("2027-05-02"))).toBe("to-purge");
    expect(standing(at("2027-06-02"), { warnedAt }, left("2027-05-10"))).toBe("warned");
    expect(standing(at("2027-06-09"), { warnedAt }, left("2027-05-10"))).toBe("to-purge");
    expect(standing(at("2029-01-01"), { warnedAt }, { left: null, waiting: true })).toBe("warning-waits");
    // Nobody is left to write to: the days run from the warning itself.
    expect(standing(at("2027-06-02"), { warnedAt })).toBe("to-purge");
  });
  it("is kept when somebody touches it after the warning, or its call opens anew, and is warned of again", () => {
    const warnedAt = at("2027-05-02");
    expect(standing(at("2027-08-01"), { warnedAt, touchedAt: at("2027-05-03") })).toBe("kept");
    expect(standing(at("2027-11-01"), { warnedAt, touchedAt: at("2027-05-03") })).toBe("to-warn");
    expect(standing(at("2027-08-01"), { warnedAt, closesAt: at("2027-09-01") })).toBe("kept");
  });
  it("tells its team the first day that it may be gone, and is never gone before that day", () => {
    expect(erasedFrom(times, usualKeeping, at("2026-12-02"))).toBe("2027-06-01");
    expect(erasedFrom(times, usualKeeping, at("2027-05-02"))).toBe("2027-06-02");
    expect(erasedFrom(times, usualKeeping, at("2027-10-01"))).toBe("2027-11-01");
    const day = 86_400_000;
    const offset = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(
        offset,
        offset,
        offset,
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 90 }),
        (touch, warn, later, months, days) => {
          const keeping = { months, warningDays: days };
          const touchedAt = new Date(closed.getTime() + (touch - 300) * day);
          const warned = new Date(closed.getTime() + warn * day + 1);
          // When the warning is written nobody has touched the draft yet tomorrow.
          fc.pre(touchedAt <= warned);
          const before = { touchedAt, closesAt: closed, warnedAt: null };
          if (draftStanding(before, none, keeping, warned) !== "to-warn") return;
          const said = erasedFrom({ ...before, warnedAt: warned }, keeping, warned);
          const now = new Date(warned.getTime() + later * day);
          const after = draftStanding({ ...before, warnedAt: warned }, { left: warned, waiting: false }, keeping, now);
          expect(after === "to-purge").toBe(localDate(now) >= said);
          if (after === "to-purge") {
            expect(now.getTime() - warned.getTime()).toBeGreaterThanOrEqual(days * day);
            expect(localDate(now) >= addMonths(localDate(touchedAt > closed ? touchedAt : closed), months)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the purge", () => {
  const now = at("2027-05-02");
  it("writes to all who write in the draft, once for each warning", () => {
    const done = warnOfPurge(subject, { actor, now }, usualKeeping);
    if (!done.ok) throw new Error(done.refusal.code);
    expect(done.value.events).toEqual([{ type: "DraftPurgeWarned", on: "2027-06-02" }]);
    expect(done.value.follow?.map(({ payload }) => payload)).toEqual([
      { applicationId: "a", personId: "p1", on: "2027-06-02" },
      { applicationId: "a", personId: "p2", on: "2027-06-02" },
    ]);
    expect(new Set(done.value.follow?.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
    expect(
      warnOfPurge({ ...subject, times: { ...times, warnedAt: now } }, { actor, now: at("2027-05-03") }, usualKeeping),
    ).toMatchObject({
      refusal: { code: "not-due" },
    });
  });
  it("erases the draft with its files, and never what has come in, nor what was not warned of", () => {
    const due = { ...subject, times: { ...times, warnedAt: now }, letters: { left: now, waiting: false } };
    const later = { actor, now: at("2027-06-02") };
    const done = purge(due, later, usualKeeping);
    expect(done).toMatchObject({ ok: true, value: { events: [{ type: "DraftPurged", files: 2 }] } });
    expect(done.ok && done.value.follow?.map(({ kind, payload }) => [kind, payload])).toEqual([
      ["attachment-erase", { attachmentId: "f1" }],
      ["attachment-erase", { attachmentId: "f2" }],
    ]);
    expect(purge({ ...due, submitted: true }, later, usualKeeping)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(purge({ ...due, state: "withdrawn", paper: true }, later, usualKeeping)).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
    expect(warnOfPurge({ ...subject, submitted: true }, { actor, now }, usualKeeping)).toMatchObject({ ok: false });
    expect(purge({ ...due, letters: { left: null, waiting: true } }, later, usualKeeping)).toMatchObject({
      refusal: { code: "not-due" },
    });
    expect(purge({ ...due, times }, later, usualKeeping)).toMatchObject({ refusal: { code: "not-due" } });
  });
});

describe("how long drafts are kept", () => {
  it("is the installation's own setting where it is a sensible one", () => {
    expect(keepingFrom({ months: 12, warningDays: 60 })).toEqual({ months: 12, warningDays: 60 });
    expect(keepingFrom({ months: undefined, warningDays: null })).toEqual(usualKeeping);
    expect(keepingFrom({ months: 0, warningDays: -1 })).toEqual(usualKeeping);
    expect(keepingFrom({ months: "snart", warningDays: 1.5 })).toEqual(usualKeeping);
  });
});

describe("a month later", () => {
  it("is the same day, or the last one of a shorter month", () => {
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(addMonths("2026-12-01", 6)).toBe("2027-06-01");
    expect(addMonths("2027-08-31", 6)).toBe("2028-02-29");
    expect(addDays(addMonths("2026-01-31", 1), 1)).toBe("2026-03-01");
  });
});
