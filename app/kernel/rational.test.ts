import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, divide, mean, multiply, rational, subtract, toDecimal } from "#app/kernel/rational.ts";

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const above = fc.integer({ min: 1, max: 1_000_000 });

describe("an exact fraction", () => {
  it("is in lowest terms with a denominator above zero, made of numbers or of bigints", () =>
    fc.assert(
      fc.property(
        whole,
        whole.filter((den) => den !== 0),
        (num, den) => {
          const made = rational(num, den);
          expect(made).toEqual(rational(BigInt(num), BigInt(den)));
          expect(made.den > 0n && made.num * BigInt(den) === made.den * BigInt(num)).toBe(true);
          expect(rational(made.num, made.den)).toEqual(made);
        },
      ),
    ));

  it("of zero is one zero", () => {
    expect(rational(0, 7)).toEqual({ num: 0n, den: 1n });
    expect(rational(-0, 7)).toEqual({ num: 0n, den: 1n });
  });

  it("refuses a denominator of zero and numbers that are not whole", () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => rational(0.5, 2)).toThrow(RangeError);
  });

  it("adds up: what is added and taken away leaves what was there", () =>
    fc.assert(
      fc.property(whole, above, whole, above, (a, b, c, d) => {
        const [x, y] = [rational(a, b), rational(c, d)];
        expect(subtract(add(x, y), y)).toEqual(x);
        if (c !== 0) expect(divide(multiply(x, y), y)).toEqual(x);
        expect(compare(x, y) + compare(y, x)).toBe(0);
      }),
    ));

  it("is rounded half away from zero, for eyes only", () => {
    expect(toDecimal(rational(2745, 1000), 2)).toBe("2.75");
    expect(toDecimal(rational(-2745, 1000), 2)).toBe("-2.75");
    expect(toDecimal(rational(-1, 1000), 2)).toBe("0.00");
    expect(toDecimal(rational(1, 3), 4)).toBe("0.3333");
    expect(toDecimal(mean([rational(1), rational(2)]) ?? rational(0), 0)).toBe("2");
    expect(mean([])).toBeNull();
  });
});
