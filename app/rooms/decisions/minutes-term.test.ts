import { describe, expect, it } from "vitest";
import { minutesArePublic, minutesPublicUntil } from "#app/rooms/decisions/minutes-term.ts";

const minutes = { announcedAt: new Date("2024-11-05T07:15:00Z"), appealUntil: "2024-11-26", beforeCourt: false };

describe("how long the text of minutes is public", () => {
  it("is not at all before the notice", () => {
    const unannounced = { ...minutes, announcedAt: null, appealUntil: null };
    expect(minutesPublicUntil(unannounced, 48)).toBeNull();
    expect(minutesArePublic(unannounced, "2024-11-05", 48)).toBe(false);
  });

  it("is the months of the installation from the notice, the last day included", () => {
    expect(minutesPublicUntil(minutes, 48)).toBe("2028-11-05");
    expect(minutesArePublic(minutes, "2028-11-05", 48)).toBe(true);
    expect(minutesArePublic(minutes, "2028-11-06", 48)).toBe(false);
  });

  it("is never shorter than the appeal period, whatever the installation says (KL 8:11)", () => {
    expect(minutesPublicUntil(minutes, 0)).toBe("2024-11-26");
    expect(minutesArePublic(minutes, "2024-11-26", 0)).toBe(true);
    expect(minutesArePublic(minutes, "2024-11-27", 0)).toBe(false);
  });

  it("goes on while a court tries something in them", () => {
    expect(minutesArePublic({ ...minutes, beforeCourt: true }, "2031-01-01", 48)).toBe(true);
  });
});
