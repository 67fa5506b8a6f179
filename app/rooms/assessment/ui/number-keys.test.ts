import { expect, it } from "vitest";
import { levelPressed } from "#app/rooms/assessment/ui/number-keys.ts";

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, level) => `${level}`);

it("a digit chooses its level, and two in a row the level of two digits, if there is one and they came at once", () => {
  expect(levelPressed(upTo(5), "4", null, 0)).toBe("4");
  expect(levelPressed(upTo(5), "7", null, 0)).toBeNull();
  expect(levelPressed(upTo(12), "2", { digits: "1", at: 0 }, 300)).toBe("12");
  expect(levelPressed(upTo(12), "0", { digits: "1", at: 0 }, 300)).toBe("10");
  expect(levelPressed(upTo(12), "2", { digits: "1", at: 0 }, 5_000)).toBe("2");
  // No such level together: the last digit stands for itself.
  expect(levelPressed(upTo(12), "3", { digits: "4", at: 0 }, 300)).toBe("3");
  expect(levelPressed(["1", "2"], "2", { digits: "1", at: 0 }, 300)).toBe("2");
});
