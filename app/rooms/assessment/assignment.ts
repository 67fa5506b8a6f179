/**
 * Who assesses what, proposed for a whole round. Facts go in, and what could be done and what could not comes out; how the best is found is
 * in `assignment-model.ts`. Everything is whole numbers.
 */
export type Assessor = {
  readonly id: string;
  /** framework nodes that the person knows */
  readonly areas: readonly string[];
  /** the most that the person takes on in the round, with what they have; null: no limit of their own */
  readonly most: number | null;
  /** already theirs in the round, in cases that the reader may not see: counts against `most` and nowhere else */
  readonly elsewhere: number;
};

export type ToAssess = {
  readonly id: string;
  /** framework nodes that the applicant claims */
  readonly areas: readonly string[];
  /** who has it already: kept as it is */
  readonly kept: readonly string[];
  /** a conflict of interest, declared, ruled or seen in what is known; or released from the case before */
  readonly barred: readonly string[];
  /** a tie that is by itself seldom enough: somebody else is asked before */
  readonly wary: readonly string[];
};

export type AssignmentProblem = {
  readonly perApplication: number;
  readonly preferAreas: boolean;
  readonly applications: readonly ToAssess[];
  readonly assessors: readonly Assessor[];
  /** pairs who do not assess the same application */
  readonly apart: readonly (readonly [string, string])[];
};

/** `given`: who is new on each application; those that get nobody are left out. */
export type Given = { readonly application: string; readonly assessors: readonly string[] };
export type Assignment = {
  readonly given: readonly Given[];
  /** false: time ran out before it was proved that nothing is better */
  readonly proved: boolean;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const sorted = (list: readonly string[]) => [...new Set(list)].sort();

/** The same facts in the same order, however they were told: the same problem then has the same answer. */
export const inOrder = (problem: AssignmentProblem): AssignmentProblem => ({
  ...problem,
  applications: problem.applications
    .map((one) => ({
      ...one,
      areas: sorted(one.areas),
      kept: sorted(one.kept),
      barred: sorted(one.barred),
      wary: sorted(one.wary),
    }))
    .sort(byId),
  assessors: problem.assessors.map((one) => ({ ...one, areas: sorted(one.areas) })).sort(byId),
  apart: [...new Set(problem.apart.map((pair) => sorted(pair).join(" ")))]
    .sort()
    .map((pair) => pair.split(" ") as [string, string]),
});

/** How many each application still needs. */
export const needOf = (problem: AssignmentProblem, application: ToAssess): number =>
  Math.max(0, problem.perApplication - application.kept.length);

/** What each has before anything is proposed, in the order of the assessors. */
export const keptLoads = ({ applications, assessors }: AssignmentProblem): number[] => {
  const loads = new Map(assessors.map(({ id }) => [id, 0]));
  for (const { kept } of applications) for (const id of kept) if (loads.has(id)) loads.set(id, (loads.get(id) ?? 0) + 1);
  return assessors.map(({ id }) => loads.get(id) ?? 0);
};

/** How many more each takes on at most, in the order of the assessors; `Infinity` without a limit. */
export const roomOf = (problem: AssignmentProblem): number[] => {
  const loads = keptLoads(problem);
  return problem.assessors.map(({ most, elsewhere }, index) =>
    most === null ? Infinity : Math.max(0, most - elsewhere - (loads[index] as number)),
  );
};

/** Who may be asked about an application: nobody it is kept from, nobody who has it, and nobody to be kept apart from one who has. */
export function openFor(problem: AssignmentProblem, application: ToAssess): Assessor[] {
  const closed = new Set([...application.barred, ...application.kept]);
  for (const [one, other] of problem.apart) {
    if (application.kept.includes(one)) closed.add(other);
    if (application.kept.includes(other)) closed.add(one);
  }
  return problem.assessors.filter(({ id }) => !closed.has(id));
}

export const knows = (assessor: Pick<Assessor, "areas">, application: Pick<ToAssess, "areas">): boolean =>
  assessor.areas.some((area) => application.areas.includes(area));

/**
 * What an answer is worth, compared from the first figure to the last and the less the better: places that nobody fills; how uneven the
 * load is (the sum of squares of everybody's load: least when all are within one of even, and otherwise as near as can be); and who is on
 * what. There an assessor who knows a claimed area counts one and the first of them on an application one more; a tie that is seldom
 * enough for a conflict of interest weighs three the other way.
 */
export function worthOf(
  problem: AssignmentProblem,
  given: readonly Given[],
): readonly [missing: number, uneven: number, unlike: number] {
  const byApplication = new Map(given.map((one) => [one.application, one.assessors]));
  const kept = keptLoads(problem);
  const loads = new Map(problem.assessors.map(({ id }, index) => [id, kept[index] as number]));
  const people = new Map(problem.assessors.map((one) => [one.id, one]));
  let missing = 0;
  let unlike = 0;
  for (const application of problem.applications) {
    const mine = byApplication.get(application.id) ?? [];
    missing += needOf(problem, application) - mine.length;
    for (const id of mine) loads.set(id, (loads.get(id) ?? 0) + 1);
    unlike += 3 * mine.filter((id) => application.wary.includes(id)).length;
    if (!problem.preferAreas) continue;
    const knowing = mine.filter((id) => knows(people.get(id) ?? { areas: [] }, application)).length;
    unlike -= knowing + (knowing > 0 && !alreadyKnown(problem, application) ? 1 : 0);
  }
  let uneven = 0;
  for (const load of loads.values()) uneven += load * load;
  return [missing, uneven, unlike];
}

/** Somebody who is kept on the application knows one of its areas already. */
export const alreadyKnown = (problem: AssignmentProblem, application: ToAssess): boolean =>
  problem.assessors.some((one) => application.kept.includes(one.id) && knows(one, application));

/** Rules that an answer breaks, in words for whoever mends the program; none: it holds. */
export function brokenBy(problem: AssignmentProblem, given: readonly Given[]): string[] {
  const broken: string[] = [];
  const applications = new Map(problem.applications.map((one) => [one.id, one]));
  const more = new Map<string, number>();
  for (const { application: id, assessors } of given) {
    const application = applications.get(id);
    if (!application) {
      broken.push(`${id} is not in the round`);
      continue;
    }
    const open = new Set(openFor(problem, application).map((one) => one.id));
    if (new Set(assessors).size < assessors.length) broken.push(`somebody is on ${id} twice`);
    if (assessors.length > needOf(problem, application)) broken.push(`${id} has more than it needs`);
    for (const one of assessors) {
      if (!open.has(one)) broken.push(`${one} may not assess ${id}`);
      more.set(one, (more.get(one) ?? 0) + 1);
    }
    for (const [one, other] of problem.apart)
      if (assessors.includes(one) && assessors.includes(other)) broken.push(`${one} and ${other} are both on ${id}`);
  }
  const room = roomOf(problem);
  for (const [index, { id }] of problem.assessors.entries())
    if ((more.get(id) ?? 0) > (room[index] as number)) broken.push(`${id} has more than they take on`);
  return broken;
}

/**
 * Why an application is short: `few` there are not so many assessors; `conflicts` so many are left when those with a conflict of interest or
 * released are taken away; `full` those who are left have what they take on; `apart` those who are left are to be kept apart.
 */
export type Short = {
  readonly application: string;
  readonly missing: number;
  readonly why: "few" | "conflicts" | "full" | "apart";
  /** assessors without a conflict of interest who could have been asked, besides those who have it */
  readonly open: number;
};

export function shortOf(problem: AssignmentProblem, given: readonly Given[]): Short[] {
  const byApplication = new Map(given.map((one) => [one.application, one.assessors]));
  const more = new Map<string, number>();
  for (const { assessors } of given) for (const id of assessors) more.set(id, (more.get(id) ?? 0) + 1);
  const room = new Map(roomOf(problem).map((left, index) => [problem.assessors[index]?.id, left]));
  return problem.applications.flatMap((application) => {
    const mine = byApplication.get(application.id) ?? [];
    const need = needOf(problem, application);
    if (mine.length >= need) return [];
    const open = openFor(problem, application);
    const asked = open.filter(({ id }) => !mine.includes(id));
    const full = asked.some(({ id }) => (more.get(id) ?? 0) >= (room.get(id) ?? 0));
    const others = problem.assessors.filter(({ id }) => !application.kept.includes(id));
    const why =
      open.length >= need
        ? full
          ? ("full" as const)
          : ("apart" as const)
        : others.some(({ id }) => application.barred.includes(id))
          ? ("conflicts" as const)
          : open.length < others.length
            ? ("apart" as const)
            : ("few" as const);
    return [{ application: application.id, missing: need - mine.length, why, open: open.length }];
  });
}
