import { type Rational, rational } from "#app/kernel/rational.ts";

/**
 * How severe each assessor is, and what the totals would be if all were equally so.
 *
 * Model: y(i,j) = a(i) + s(j) + e. y is assessor j's weighted mean of the criteria on application i, on the criteria's scale; a(i) the
 * application's own level (fixed); s(j) the assessor's leaning, s ~ N(0, τ²), below zero for a severe one; e ~ N(0, σ²) all else. The two
 * variances are estimated by Henderson's method III, and s(j) is its best linear unbiased prediction: the difference from the others on
 * the same applications, shrunk towards zero, the more so the fewer sheets there are and the more they scatter. Nobody is judged by the
 * average of what they happened to be given. Where the estimate of τ² is not above zero, nothing is moved at all.
 *
 * Sources: C. R. Henderson, Estimation of variance and covariance components, Biometrics 9 (1953); S. R. Searle, G. Casella and C. E.
 * McCulloch, Variance Components (1992), chapters 5 and 7; for assessors of examinations S. R. Paul, Bayesian methods for calibration of
 * examiners, British Journal of Mathematical and Statistical Psychology 34 (1981).
 *
 * In doubles, unlike the ranking: an estimate has no exact value. The raw totals are never changed and always shown beside.
 */
export type CalibrationSheet = { readonly application: string; readonly assessor: string; readonly score: number };

export type Severity = {
  readonly assessor: string;
  /** on cases that somebody else has assessed too */
  readonly sheets: number;
  /** mean of what was given, and of the same cases as all their assessors saw them, leanings taken away; steps of the scale */
  readonly given: number;
  readonly expected: number;
  /** s(j): steps of the scale, below zero for a severe assessor */
  readonly leaning: number;
};

/** Why nothing is calibrated. `unconnected`: groups of assessors that share no application cannot be compared. */
export type TooLittle = {
  readonly code: "few-assessors" | "few-cases" | "few-sheets" | "unconnected";
  readonly have: number;
  readonly need: number;
};

export type Calibration =
  | { readonly ok: false; readonly tooLittle: TooLittle }
  | {
      readonly ok: true;
      readonly severities: readonly Severity[];
      /** what is to be added to an application's mean of the criteria, steps of the scale; zero for one not named */
      readonly corrections: ReadonlyMap<string, number>;
      /** standard deviations of leanings and of all else */
      readonly between: number;
      readonly within: number;
    };

/** The smallest sample: three to compare, ten cases seen by at least two, five shared cases for each, and all of it joined together. */
export const leastAssessors = 3;
export const leastCases = 10;
export const leastSheets = 5;

export function calibrate(all: readonly CalibrationSheet[]): Calibration {
  const seen = countBy(all, ({ application }) => application);
  const sheets = all.filter(({ application }) => (seen.get(application) ?? 0) > 1);
  const cases = [...new Set(sheets.map(({ application }) => application))];
  const own = countBy(sheets, ({ assessor }) => assessor);
  const assessors = [...new Set(all.map(({ assessor }) => assessor))].sort();
  const no = (code: TooLittle["code"], have: number, need: number): Calibration => ({
    ok: false,
    tooLittle: { code, have, need },
  });
  if (assessors.length < leastAssessors) return no("few-assessors", assessors.length, leastAssessors);
  if (cases.length < leastCases) return no("few-cases", cases.length, leastCases);
  const fewest = Math.min(...assessors.map((assessor) => own.get(assessor) ?? 0));
  if (fewest < leastSheets) return no("few-sheets", fewest, leastSheets);
  const groups = groupsOf(sheets);
  if (groups > 1) return no("unconnected", groups, 1);

  const caseAt = new Map(cases.map((id, index) => [id, index]));
  const assessorAt = new Map(assessors.map((id, index) => [id, index]));
  const rows = sheets.map(({ application, assessor, score }) => ({
    i: caseAt.get(application) as number,
    j: assessorAt.get(assessor) as number,
    y: score,
  }));
  const size = cases.map((id) => seen.get(id) as number);
  const means = new Array<number>(cases.length).fill(0);
  for (const { i, y } of rows) means[i] = (means[i] as number) + y / (size[i] as number);

  // The assessors' equations once every application's own level is taken away.
  const J = assessors.length;
  const matrix = Array.from({ length: J }, () => new Array<number>(J).fill(0));
  const right = new Array<number>(J).fill(0);
  const inCase = new Map<number, number[]>();
  for (const { i, j, y } of rows) {
    inCase.set(i, [...(inCase.get(i) ?? []), j]);
    right[j] = (right[j] as number) + y - (means[i] as number);
  }
  let trace = 0;
  for (const [i, members] of inCase)
    for (const j of members) {
      const line = matrix[j] as number[];
      line[j] = (line[j] as number) + 1;
      for (const k of members) line[k] = (line[k] as number) - 1 / (size[i] as number);
      trace += 1 - 1 / (size[i] as number);
    }

  const total = rows.reduce((sum, { i, y }) => sum + (y - (means[i] as number)) ** 2, 0);
  const fixed = solve(matrix, right, 1e-9);
  const explained = fixed.reduce((sum, s, j) => sum + s * (right[j] as number), 0);
  const freedom = rows.length - cases.length - (J - 1);
  const within = freedom > 0 ? Math.max(0, total - explained) / freedom : 0;
  const between = Math.max(0, (explained - (J - 1) * within) / trace);
  // Leanings smaller than what doubles can tell from none are none.
  const leaning = between < 1e-9 ? fixed.map(() => 0) : solve(matrix, right, Math.max(within / between, 1e-9));

  const corrections = new Map<string, number>();
  for (const [i, members] of inCase)
    corrections.set(cases[i] as string, -members.reduce((sum, j) => sum + (leaning[j] as number), 0) / members.length);
  return {
    ok: true,
    between: Math.sqrt(between),
    within: Math.sqrt(within),
    corrections,
    severities: assessors.map((assessor, j) => {
      const mine = rows.filter((row) => row.j === j);
      const given = mine.reduce((sum, { y }) => sum + y, 0) / mine.length;
      return {
        assessor,
        sheets: mine.length,
        given,
        expected:
          mine.reduce((sum, { i }) => sum + (means[i] as number) + (corrections.get(cases[i] as string) ?? 0), 0) / mine.length,
        leaning: leaning[j] as number,
      };
    }),
  };
}

/** An estimate as a fraction, to be written with the decimals of the call as every other figure is. */
export const asShown = (value: number): Rational => rational(Math.round(value * 1_000_000), 1_000_000);

function countBy<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** How many groups of assessors there are that share no application with each other. */
function groupsOf(sheets: readonly CalibrationSheet[]): number {
  const group = new Map<string, string>();
  const top = (one: string): string => {
    const above = group.get(one) ?? one;
    return above === one ? one : top(above);
  };
  const nodes = new Set<string>();
  for (const { application, assessor } of sheets) {
    nodes.add(`c ${application}`).add(`a ${assessor}`);
    group.set(top(`c ${application}`), top(`a ${assessor}`));
  }
  return new Set([...nodes].map(top)).size;
}

/** (matrix + ridge × identity) x = right, by Cholesky: the matrix is symmetric and not negative, so the ridge makes it definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[], ridge: number): number[] {
  const n = right.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const at = (table: readonly (readonly number[])[], row: number, column: number) =>
    (table[row] as readonly number[])[column] as number;
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let sum = at(matrix, i, j) + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k);
      (lower[i] as number[])[j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / at(lower, j, j);
    }
  const forward: number[] = [];
  for (let i = 0; i < n; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= at(lower, i, k) * (forward[k] as number);
    forward.push(sum / at(lower, i, i));
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = forward[i] as number;
    for (let k = i + 1; k < n; k++) sum -= at(lower, k, i) * (x[k] as number);
    x[i] = sum / at(lower, i, i);
  }
  return x;
}
