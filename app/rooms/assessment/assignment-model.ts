import {
  type Assessor,
  type Assignment,
  type AssignmentProblem,
  alreadyKnown,
  brokenBy,
  type Given,
  keptLoads,
  knows,
  needOf,
  openFor,
  roomOf,
  type ToAssess,
  worthOf,
} from "#app/rooms/assessment/assignment.ts";

/** A linear programme in the LP format, answered with the value of each variable; null: no whole answer within the time. */
export type Programme = (
  text: string,
  seconds: number,
) => { readonly proved: boolean; readonly of: (name: string) => number } | null;

/**
 * The assignment as a flow of people from assessors to applications, and each goal as its cost: Ahuja, Magnanti & Orlin, Network Flows
 * (1993), ch. 9 and 14.4 (convex costs as arcs in parallel). `x` is 1 when an assessor gets an application, `m` what it goes without, `y` each
 * next one that an assessor takes and `g` whether somebody who knows an application's areas is on it. The corners of such a programme are
 * whole numbers (its matrix is totally unimodular, and the answers that are best by the first goal are a face of it), so the simplex
 * method's own answer is whole and proved. Only pairs to be kept apart are outside that form: with them `x` is said to be binary.
 *
 * The goals are asked one after the other, each among the answers that are best by those before. What HiGHS says in floating point is
 * rounded and added up exactly, and an answer that breaks a rule is never handed on.
 */
type Model = {
  readonly problem: AssignmentProblem;
  readonly open: readonly (readonly number[])[];
  readonly kept: readonly number[];
  readonly room: readonly number[];
};

/** Squares of loads are exact this far from even and straight lines beyond, which no round comes near. */
const window = 12;
/** More than any one place can cost in evenness. */
const missed = 1_000_000;

const modelOf = (problem: AssignmentProblem): Model => {
  const place = new Map(problem.assessors.map(({ id }, index) => [id, index]));
  return {
    problem,
    open: problem.applications.map((one) =>
      needOf(problem, one) === 0 ? [] : openFor(problem, one).map(({ id }) => place.get(id) as number),
    ),
    kept: keptLoads(problem),
    room: roomOf(problem),
  };
};

/** The lowest load that would do if everybody could take anything: what even is, own limits counted. */
function evenLoad({ problem, kept, room }: Model): number {
  const places = problem.applications.reduce((sum, one) => sum + needOf(problem, one), 0);
  const all = places + kept.reduce((sum, load) => sum + load, 0);
  const reached = (level: number) =>
    kept.reduce((sum, load, index) => sum + Math.max(load, Math.min(load + (room[index] as number), level)), 0);
  const most = Math.max(0, ...kept) + places;
  let level = 0;
  while (level < most && reached(level) < all) level++;
  return level;
}

type Term = readonly [coefficient: number, variable: string];
const sumOf = (terms: readonly Term[]): string =>
  terms.length === 0 ? "0 nought" : terms.map(([by, name]) => `${by < 0 ? "-" : "+"} ${Math.abs(by)} ${name}`).join("\n ");

/** What an assessor's next ones cost: the square of the load grows by 1, 3, 5 … */
function steps(model: Model, assessor: number, even: number) {
  const kept = model.kept[assessor] as number;
  const most = Math.min(model.problem.applications.length, model.room[assessor] as number);
  const low = Math.max(kept, even - window);
  const list: { readonly name: string; readonly cost: number; readonly most: number }[] = [];
  if (low > kept) list.push({ name: `b${assessor}`, cost: 2 * low - 1, most: Math.min(most, low - kept) });
  for (let load = low; load < Math.min(kept + most, even + window); load++)
    list.push({ name: `y${assessor}_${load}`, cost: 2 * load + 1, most: 1 });
  const high = Math.max(low, even + window);
  if (kept + most > high) list.push({ name: `t${assessor}`, cost: 2 * high + 1, most: kept + most - high });
  return list;
}

function textOf(model: Model, goal: readonly Term[], extra: readonly string[], even: number): string {
  const { problem, open } = model;
  const rows: string[] = [];
  const bounds: string[] = [" nought = 0"];
  const takes: Term[][] = problem.assessors.map(() => []);
  const binary: string[] = [];
  for (const [index, application] of problem.applications.entries()) {
    const need = needOf(problem, application);
    if (need === 0) continue;
    const mine = open[index] as readonly number[];
    rows.push(` a${index}: ${sumOf([...mine.map((one): Term => [1, `x${index}_${one}`]), [1, `m${index}`]])} = ${need}`);
    if (first(problem, application)) {
      const knowing = mine.filter((one) => knows(problem.assessors[one] as Assessor, application));
      rows.push(` g${index}_: ${sumOf([[1, `g${index}`], ...knowing.map((one): Term => [-1, `x${index}_${one}`])])} <= 0`);
      bounds.push(` 0 <= g${index} <= 1`);
    }
    for (const one of mine) {
      (takes[one] as Term[]).push([1, `x${index}_${one}`]);
      bounds.push(` 0 <= x${index}_${one} <= 1`);
      binary.push(` x${index}_${one}`);
    }
    for (const [one, other] of pairsAmong(problem, mine))
      rows.push(` p${index}_${one}_${other}: x${index}_${one} + x${index}_${other} <= 1`);
  }
  for (const [index, mine] of takes.entries()) {
    if (mine.length === 0) continue;
    const own = steps(model, index, even);
    rows.push(` l${index}: ${sumOf([...mine, ...own.map(({ name }): Term => [-1, name])])} = 0`);
    for (const { name, most } of own) bounds.push(` 0 <= ${name} <= ${most}`);
  }
  const whole = problem.apart.length > 0 ? ["Binary", ...binary] : [];
  return ["Minimize", ` goal: ${sumOf(goal)}`, "Subject To", ...rows, ...extra, "Bounds", ...bounds, ...whole, "End"].join("\n");
}

const first = (problem: AssignmentProblem, application: ToAssess) => problem.preferAreas && !alreadyKnown(problem, application);

function pairsAmong(problem: AssignmentProblem, places: readonly number[]): (readonly [number, number])[] {
  if (problem.apart.length === 0) return [];
  const place = new Map(places.map((index) => [problem.assessors[index]?.id, index]));
  return problem.apart.flatMap(([one, other]) => {
    const [a, b] = [place.get(one), place.get(other)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
}

/** First goal and second in one: a place that nobody fills costs more than any unevenness. */
const fillingCost = (model: Model, even: number): Term[] => [
  ...model.problem.applications.flatMap((one, index): Term[] => (needOf(model.problem, one) > 0 ? [[missed, `m${index}`]] : [])),
  ...model.problem.assessors.flatMap((_, index): Term[] =>
    model.open.some((mine) => mine.includes(index)) ? steps(model, index, even).map(({ name, cost }): Term => [cost, name]) : [],
  ),
];

const unlikeCost = ({ problem, open }: Model): Term[] =>
  problem.applications.flatMap((application, index): Term[] => [
    ...(needOf(problem, application) > 0 && first(problem, application) ? [[-1, `g${index}`] as const] : []),
    ...(open[index] as readonly number[]).flatMap((one): Term[] => {
      const assessor = problem.assessors[one] as Assessor;
      const cost =
        (application.wary.includes(assessor.id) ? 3 : 0) - (problem.preferAreas && knows(assessor, application) ? 1 : 0);
      return cost === 0 ? [] : [[cost, `x${index}_${one}`]];
    }),
  ]);

/** What an answer costs by `fillingCost`, added up in whole numbers. */
function filledAt(model: Model, given: readonly Given[], even: number): number {
  const [missing] = worthOf(model.problem, given);
  const more = new Map<string, number>();
  for (const { assessors } of given) for (const id of assessors) more.set(id, (more.get(id) ?? 0) + 1);
  let cost = missing * missed;
  for (const [index, { id }] of model.problem.assessors.entries()) {
    let left = more.get(id) ?? 0;
    for (const step of steps(model, index, even)) {
      const taken = Math.min(left, step.most);
      cost += taken * step.cost;
      left -= taken;
    }
  }
  return cost;
}

function givenBy(model: Model, of: (name: string) => number): Given[] {
  const { problem, open } = model;
  return problem.applications.flatMap((application, index) => {
    const assessors = (open[index] as readonly number[])
      .filter((one) => of(`x${index}_${one}`) > 0.5)
      .map((one) => (problem.assessors[one] as Assessor).id);
    return assessors.length === 0 ? [] : [{ application: application.id, assessors }];
  });
}

function ask(model: Model, programme: Programme, text: string, seconds: number): Assignment | null {
  const heard = programme(text, seconds);
  if (!heard) return null;
  const given = givenBy(model, heard.of);
  return brokenBy(model.problem, given).length > 0 ? null : { given, proved: heard.proved };
}

/** As many places filled as can be, and as evenly; null: nothing was found within the time. */
export function filled(problem: AssignmentProblem, programme: Programme, seconds: number): Assignment | null {
  const model = modelOf(problem);
  if (model.open.every((mine) => mine.length === 0)) return { given: [], proved: true };
  const even = evenLoad(model);
  return ask(model, programme, textOf(model, fillingCost(model, even), [], even), seconds);
}

/** Among all answers that are as good as this one in places and evenness, the one with the right people on the right applications. */
export function fitted(problem: AssignmentProblem, found: Assignment, programme: Programme, seconds: number): Assignment {
  const model = modelOf(problem);
  const goal = unlikeCost(model);
  if (goal.length === 0 || found.given.length === 0) return found;
  const even = evenLoad(model);
  const most = filledAt(model, found.given, even);
  const asGood = ` asgood: ${sumOf(fillingCost(model, even))} <= ${most}`;
  const better = ask(model, programme, textOf(model, goal, [asGood], even), seconds);
  // Time is up, or rounding has led astray: what is certain already is kept.
  if (
    !better ||
    filledAt(model, better.given, even) > most ||
    worthOf(problem, better.given)[2] > worthOf(problem, found.given)[2]
  )
    return { ...found, proved: false };
  return { given: better.given, proved: found.proved && better.proved };
}
