/** An exact fraction in lowest terms, denominator above zero. Scores and weights are rationals: no rounding until a person reads them. */
export type Rational = { readonly num: bigint; readonly den: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const gcdOfNumbers = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcdOfNumbers(b, a % b));

export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  // Whole numbers that a double holds exactly are reduced as such, ten times as fast: a ranking makes thousands of small fractions.
  if (typeof num === "number" && typeof den === "number" && den > 0 && Number.isSafeInteger(num) && Number.isSafeInteger(den)) {
    const g = gcdOfNumbers(num, den) || 1;
    return { num: BigInt(num / g), den: BigInt(den / g) };
  }
  let n = BigInt(num);
  let d = BigInt(den);
  if (d === 0n) throw new RangeError("a rational needs a denominator");
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  const g = gcd(n, d) || 1n;
  return { num: n / g, den: d / g };
}

export const zero = rational(0n);
export const add = (a: Rational, b: Rational) => rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Rational, b: Rational) => rational(a.num * b.den - b.num * a.den, a.den * b.den);
export const multiply = (a: Rational, b: Rational) => rational(a.num * b.num, a.den * b.den);
export const divide = (a: Rational, b: Rational) => rational(a.num * b.den, a.den * b.num);
/** Below zero when a < b, zero when equal, above zero when a > b. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const mean = (all: readonly Rational[]): Rational | null =>
  all.length === 0 ? null : divide(all.reduce(add, zero), rational(all.length));

/** Decimal text with a full stop, rounded half away from zero; `decimals` 0-10. */
export function toDecimal(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const negative = value.num < 0n;
  const num = negative ? -value.num : value.num;
  const scaled = (num * scale * 2n + value.den) / (value.den * 2n);
  const digits = scaled.toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative && scaled > 0n ? `-${text}` : text;
}
