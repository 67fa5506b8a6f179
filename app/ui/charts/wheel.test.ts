import fc from "fast-check";
import { expect, test } from "vitest";
import { lanesOf, wheelChart } from "./wheel.ts";

const part = fc.double({ min: 0, max: 0.999, noNaN: true });
const marks = fc
  .array(fc.tuple(part, part), { maxLength: 40 })
  .map((all) =>
    all.map(([a, b], index) => ({ number: index + 1, from: Math.min(a, b), to: Math.max(a, b), done: index % 3 === 0 })),
  );

test("every mark stands in one lane, and no two dots or tails of a lane touch, not over the new year either", () => {
  fc.assert(
    fc.property(marks, (all) => {
      const room = 0.02;
      const lanes = lanesOf(all, room);
      expect(
        lanes
          .flat()
          .map(({ number }) => number)
          .sort((a, b) => a - b),
      ).toEqual(all.map(({ number }) => number));
      for (const lane of lanes) {
        const sorted = lane.toSorted((a, b) => a.from - b.from);
        sorted.forEach((mark, index) => {
          const next = sorted[(index + 1) % sorted.length];
          if (!next || next === mark) return;
          const begins = next.from + (index === sorted.length - 1 ? 1 : 0);
          expect(Math.max(mark.to, mark.from + room / 2)).toBeLessThanOrEqual(begins - room / 2 + 1e-9);
        });
      }
    }),
  );
});

test("nothing of a wheel is drawn outside its sheet, however much happens in the year", () => {
  fc.assert(
    fc.property(marks, fc.constantFrom(320, 600), (all, width) => {
      const drawing = wheelChart({
        width,
        months: ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        rings: [
          { label: "Strategi", marks: all },
          { label: "Medel", marks: all.slice(0, 7) },
        ],
        year: "2026",
        today: { at: 0.9, text: "i dag 23 nov." },
        doneLabel: "Klart",
      });
      for (const shape of drawing.shapes) {
        const numbers =
          shape.kind === "path"
            ? []
            : shape.kind === "text"
              ? [shape.x, shape.y]
              : shape.kind === "line"
                ? [shape.x1, shape.x2]
                : [];
        for (const value of numbers) expect(value >= 0 && value <= drawing.height).toBe(true);
        if (shape.kind === "path") expect(shape.d).not.toMatch(/NaN|Infinity/);
      }
    }),
  );
});
