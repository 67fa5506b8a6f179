import { describe, expect, it } from "vitest";
import { closesFor, permissionUsed, phaseFor } from "#app/rooms/calls/late.ts";

const window = {
  opensAt: new Date("2027-01-11T07:00:00Z"),
  closesAt: new Date("2027-02-01T22:59:00Z"),
  lateUntil: new Date("2027-02-03T22:59:00Z"),
};
const at = (text: string) => new Date(`2027-02-${text}Z`);

describe("a call's window for one organisation", () => {
  it("lasts to the later of the call's last minute and its own, both included", () => {
    expect(phaseFor(window, at("03T22:59:59.999"))).toBe("open");
    expect(phaseFor(window, at("03T23:00:00.000"))).toBe("closed");
    expect(phaseFor({ ...window, lateUntil: null }, at("01T22:59:59.999"))).toBe("open");
    expect(phaseFor({ ...window, lateUntil: null }, at("01T23:00:00.000"))).toBe("closed");
  });

  it("does not open earlier for anybody, and is not shortened when the last day for all is moved past it", () => {
    expect(phaseFor(window, new Date("2027-01-11T06:59:59.999Z"))).toBe("coming");
    expect(closesFor({ ...window, closesAt: at("05T22:59:00") })).toEqual(at("05T22:59:00"));
  });

  it("is a permission only when the last minute for all has passed", () => {
    expect(permissionUsed(window, at("01T22:59:59.999"))).toBeNull();
    expect(permissionUsed(window, at("01T23:00:00.000"))).toEqual(window.lateUntil);
    expect(permissionUsed(window, at("03T23:00:00.000"))).toBeNull();
    expect(permissionUsed({ ...window, lateUntil: null }, at("02T10:00:00"))).toBeNull();
  });
});
