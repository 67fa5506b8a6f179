import { describe, expect, it } from "vitest";
import { readWishes, wishQuery } from "#app/rooms/assessment/assignment.forms.ts";
import {
  type Assignment,
  type AssignmentProblem,
  brokenBy,
  type Given,
  inOrder,
  keptLoads,
  needOf,
  openFor,
  roomOf,
  shortOf,
  worthOf,
} from "#app/rooms/assessment/assignment.ts";
import { replyAboutAssignment } from "#app/rooms/assessment/assignment-solver.server.ts";

/** The same row of chances for the same seed (Park & Miller, 1988). */
function chances(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { odds: (part: number) => next() < part, upTo: (most: number) => Math.floor(next() * most) };
}

type Shape = { applications: number; assessors: number; perApplication: number; apart: number; limits: boolean };

function round(seed: number, { applications, assessors, perApplication, apart, limits }: Shape): AssignmentProblem {
  const { odds, upTo } = chances(seed);
  const people = Array.from({ length: assessors }, (_, index) => `p${`${index}`.padStart(3, "0")}`);
  const areas = (part: number) => ["a", "b", "c", "d"].filter(() => odds(part));
  const some = (part: number) => people.filter(() => odds(part));
  return inOrder({
    perApplication,
    preferAreas: true,
    applications: Array.from({ length: applications }, (_, index) => {
      const barred = some(0.15);
      return {
        id: `d${`${index}`.padStart(3, "0")}`,
        areas: areas(0.4),
        barred,
        wary: some(0.1),
        kept: some(0.1)
          .filter((id) => !barred.includes(id))
          .slice(0, 2),
      };
    }),
    assessors: people.map((id) => ({
      id,
      areas: areas(0.3),
      most: limits && odds(0.4) ? upTo(4) : null,
      elsewhere: odds(0.1) ? 1 : 0,
    })),
    apart: Array.from(
      { length: apart },
      () => [people[upTo(assessors)] as string, people[upTo(assessors)] as string] as const,
    ).filter(([one, other]) => one !== other),
  });
}

async function solved(problem: AssignmentProblem): Promise<Assignment> {
  const found = await replyAboutAssignment({ ask: "assignment-fill", problem });
  return replyAboutAssignment({ ask: "assignment-fit", problem, found });
}

/** Every way there is, one application after the other: the best of them, by all three figures. */
function best(problem: AssignmentProblem): readonly number[] {
  const choices = problem.applications.map((one) => {
    const open = openFor(problem, one).map(({ id }) => id);
    const sets: string[][] = [[]];
    for (const id of open) sets.push(...sets.filter((set) => set.length < needOf(problem, one)).map((set) => [...set, id]));
    return sets;
  });
  let found: readonly number[] = [Infinity, Infinity, Infinity];
  const walk = (given: readonly Given[], at: number) => {
    if (at === choices.length) {
      if (brokenBy(problem, given).length > 0) return;
      const worth = worthOf(problem, given);
      const difference = worth.map((figure, index) => figure - (found[index] as number)).find((one) => one !== 0) ?? 0;
      if (difference < 0) found = worth;
      return;
    }
    for (const assessors of choices[at] as string[][])
      walk([...given, { application: problem.applications[at]?.id as string, assessors }], at + 1);
  };
  walk([], 0);
  return found;
}

const person = (id: string, more: Partial<AssignmentProblem["assessors"][number]> = {}) => ({
  id,
  areas: [],
  most: null,
  elsewhere: 0,
  ...more,
});
const application = (id: string, more: Partial<AssignmentProblem["applications"][number]> = {}) => ({
  id,
  areas: [],
  kept: [],
  barred: [],
  wary: [],
  ...more,
});
const plain = (problem: Partial<AssignmentProblem>): AssignmentProblem =>
  inOrder({ perApplication: 2, preferAreas: true, applications: [], assessors: [], apart: [], ...problem });

describe("who assesses what", () => {
  it("is the best of all ways there are, pairs kept apart and own limits among them", async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = round(seed, {
        applications: 1 + (seed % 4),
        assessors: 2 + (seed % 3),
        perApplication: 1 + (seed % 3),
        apart: seed % 3,
        limits: seed % 2 === 0,
      });
      const { given, proved } = await solved(problem);
      expect(brokenBy(problem, given), `seed ${seed}`).toEqual([]);
      expect(proved, `seed ${seed}`).toBe(true);
      expect(worthOf(problem, given), `seed ${seed}`).toEqual(best(problem));
    }
  });

  it("obeys every rule in a whole round, and whoever could be asked is asked", async () => {
    for (let seed = 101; seed <= 106; seed++) {
      const problem = round(seed, {
        applications: 40,
        assessors: 12,
        perApplication: 3,
        apart: seed % 2 ? 0 : 3,
        limits: seed % 3 === 0,
      });
      const { given } = await solved(problem);
      expect(brokenBy(problem, given)).toEqual([]);
      const more = new Map<string, number>();
      for (const { assessors } of given) for (const id of assessors) more.set(id, (more.get(id) ?? 0) + 1);
      const room = roomOf(problem);
      for (const { application: id, why } of shortOf(problem, given)) {
        const one = problem.applications.find((each) => each.id === id) as AssignmentProblem["applications"][number];
        const mine = given.find((each) => each.application === id)?.assessors ?? [];
        const free = openFor(problem, one).filter(
          (each) => !mine.includes(each.id) && (more.get(each.id) ?? 0) < (room[problem.assessors.indexOf(each)] as number),
        );
        if (why === "conflicts" || why === "few") expect(free, `${id} ${why}`).toEqual([]);
      }
    }
  });

  it("is the same whatever order the facts came in", async () => {
    const problem = round(7, { applications: 12, assessors: 6, perApplication: 2, apart: 2, limits: true });
    const shuffled = inOrder({
      ...problem,
      applications: problem.applications
        .toReversed()
        .map((one) => ({ ...one, areas: one.areas.toReversed(), barred: one.barred.toReversed() })),
      assessors: problem.assessors.toReversed(),
      apart: problem.apart.toReversed().map(([one, other]) => [other, one] as const),
    });
    expect(shuffled).toEqual(problem);
    expect(await solved(shuffled)).toEqual(await solved(problem));
  });

  it("loads everybody within one of even when nobody is out", async () => {
    const problem = plain({
      applications: Array.from({ length: 7 }, (_, index) => application(`d${index}`, { areas: ["a"] })),
      assessors: [person("p1", { areas: ["a"] }), person("p2"), person("p3"), person("p4")],
    });
    const { given } = await solved(problem);
    const loads = problem.assessors.map(({ id }) => given.filter(({ assessors }) => assessors.includes(id)).length);
    expect(loads.toSorted()).toEqual([3, 3, 4, 4]);
    // The one who knows the area gets one of the two extra.
    expect(loads[0]).toBe(4);
  });

  it("lets those who already have much rest, and counts an assignment elsewhere against one's own limit only", async () => {
    const problem = plain({
      perApplication: 1,
      applications: [
        application("d1", { kept: ["p1"] }),
        application("d2", { kept: ["p1"] }),
        application("d3"),
        application("d4"),
      ],
      assessors: [person("p1"), person("p2", { most: 2, elsewhere: 1 }), person("p3")],
    });
    expect(keptLoads(problem)).toEqual([2, 0, 0]);
    const { given } = await solved(problem);
    expect(given.flatMap(({ assessors }) => assessors).toSorted()).toEqual(["p2", "p3"]);
  });

  it("asks somebody without any tie before somebody who knows the area", async () => {
    const problem = plain({
      perApplication: 1,
      applications: [application("d1", { areas: ["a"], wary: ["p1"] })],
      assessors: [person("p1", { areas: ["a"] }), person("p2")],
    });
    expect((await solved(problem)).given).toEqual([{ application: "d1", assessors: ["p2"] }]);
  });
});

describe("what cannot be met is named", () => {
  const why = async (problem: AssignmentProblem) =>
    shortOf(problem, (await solved(problem)).given).map(({ why, missing, open }) => ({ why, missing, open }));

  it("nobody is without a conflict of interest", async () => {
    const problem = plain({
      applications: [application("d1", { barred: ["p1", "p2"] })],
      assessors: [person("p1"), person("p2")],
    });
    expect(await why(problem)).toEqual([{ why: "conflicts", missing: 2, open: 0 }]);
  });
  it("there are too few assessors", async () => {
    expect(await why(plain({ applications: [application("d1")], assessors: [person("p1")] }))).toEqual([
      { why: "few", missing: 1, open: 1 },
    ]);
  });
  it("those who could have what they take on", async () => {
    const problem = plain({ perApplication: 1, applications: [application("d1")], assessors: [person("p1", { most: 0 })] });
    expect(await why(problem)).toEqual([{ why: "full", missing: 1, open: 1 }]);
  });
  it("those who could are to be kept apart", async () => {
    const problem = plain({ applications: [application("d1")], assessors: [person("p1"), person("p2")], apart: [["p1", "p2"]] });
    expect(await why(problem)).toEqual([{ why: "apart", missing: 1, open: 2 }]);
  });
});

describe("what is asked for stands in the address", () => {
  const [one, other] = ["018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002"];
  const read = (query: string) => readWishes(new URLSearchParams(query), 2);

  it("comes back as it was asked, each pair once whoever is named first", () => {
    const asked = read(`antal=3&omfattning=alla&par=${one}.${other}&ena=${other}&andra=${one}`);
    expect(asked).toEqual({
      wishes: { perApplication: 3, scope: "pending", preferAreas: false, apart: [[one, other]] },
      pair: null,
      number: null,
    });
    expect(read(wishQuery(asked.wishes)).wishes).toEqual(asked.wishes);
  });
  it("is the usual where nothing was asked, and what cannot be meant is said at its field", () => {
    expect(read("").wishes).toEqual({ perApplication: 2, scope: "passed", preferAreas: true, apart: [] });
    expect(read("antal=tre")).toMatchObject({ number: "tre", wishes: { perApplication: 2 } });
    expect(read("antal=0").number).toBe("0");
    expect(read(`ena=${one}`).pair?.fault).toBe("choosePerson");
    expect(read(`ena=${one}&andra=${one}`).pair?.fault).toBe("samePerson");
    expect(read(`par=${one}.${one}&par=x.y`).wishes.apart).toEqual([]);
  });
});
