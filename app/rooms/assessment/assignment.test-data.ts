import { assignmentPage } from "#app/rooms/assessment/assignment.server.ts";

/** The page once the proposal has been worked out: a slow machine is answered that it is being worked on, and asks again, as the page does. */
export async function workedOut(...asked: Parameters<typeof assignmentPage>): ReturnType<typeof assignmentPage> {
  let page = await assignmentPage(...asked);
  for (let turn = 0; turn < 100 && page?.standing.kind === "working"; turn++) {
    await new Promise((done) => setTimeout(done, 200));
    page = await assignmentPage(...asked);
  }
  return page;
}
