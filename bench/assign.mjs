/**
 * `npm run bench -- assign`: who assesses what in rounds of up to 500 applications and 60 assessors, three to each, one in twelve kept apart by
 * a conflict of interest, one in four knowing the area; without pairs to be kept apart (a flow) and with six (whole numbers asked for). One
 * JSON line per size, with how long it took and what came out.
 */

import { inOrder, shortOf, worthOf } from "../app/rooms/assessment/assignment.ts";
import { replyAboutAssignment } from "../app/rooms/assessment/assignment-solver.server.ts";

const line = (figure) => process.stdout.write(`${JSON.stringify(figure)}\n`);

function round(seed, applications, assessors, pairs) {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const people = Array.from({ length: assessors }, (_, index) => `p${index}`);
  const some = (part) => people.filter(() => next() < part);
  const areas = () => [`area ${Math.floor(next() * 8)}`, `area ${Math.floor(next() * 8)}`];
  return inOrder({
    perApplication: 3,
    preferAreas: true,
    applications: Array.from({ length: applications }, (_, index) => ({
      id: `d${index}`,
      areas: areas(),
      kept: [],
      barred: some(1 / 12),
      wary: some(1 / 20),
    })),
    assessors: people.map((id) => ({ id, areas: areas(), most: null, elsewhere: 0 })),
    apart: Array.from({ length: pairs }, (_, index) => [people[2 * index], people[2 * index + 1]]),
  });
}

for (const [applications, assessors] of [
  [30, 12],
  [100, 20],
  [500, 60],
])
  for (const pairs of [0, 6]) {
    const problem = round(applications + pairs, applications, assessors, pairs);
    const begun = performance.now();
    const found = await replyAboutAssignment({ ask: "assignment-fill", problem });
    const filled = performance.now();
    const { given, proved } = await replyAboutAssignment({ ask: "assignment-fit", problem, found });
    const [missing, , unlike] = worthOf(problem, given);
    const loads = problem.assessors.map(({ id }) => given.filter((one) => one.assessors.includes(id)).length);
    line({
      bench: "assign",
      applications,
      assessors,
      pairs,
      seconds: Math.round(performance.now() - begun) / 1_000,
      filling: Math.round(filled - begun) / 1_000,
      proved,
      missing,
      short: shortOf(problem, given).length,
      knowing: -unlike,
      loads: [Math.min(...loads), Math.max(...loads)],
    });
  }
