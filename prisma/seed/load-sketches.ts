import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { typedAnswers } from "#app/rooms/applications/answers.ts";
import { sectionKeys } from "#app/rooms/applications/application.ts";
import { saveSection, startApplication } from "#app/rooms/applications/applications.server.ts";
import { answerSketch, handInSketch } from "#app/rooms/applications/sketches.server.ts";
import { deliverAll, typedSections, versionOf } from "./load-applications.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";
import { youthQuestions } from "./world/questions.ts";
import { sketches } from "./world/sketches.ts";
import type { World, WorldCall } from "./world/types.ts";
import { instantOf, moveYears, yearsMoved } from "./world/when.ts";

/** The first step of the call in two: written, handed in and answered by the same commands as in the browser. */
export async function loadSketches(world: World, at: Date, cast: Cast): Promise<void> {
  const call = world.calls.find((one) => one.key === "two-step") as WorldCall;
  const asked = youthQuestions.filter(({ key }) => call.rules.sketch?.questions.includes(key));
  for (const { organisationKey, by, title, created, handedIn, answer, later, sections } of moveYears(sketches, yearsMoved(at))) {
    const begun = instantOf(created, at);
    const id = newId(begun);
    const actor = cast.actor(by);
    await atInstant(begun, async () =>
      must(
        await startApplication({ actor, id, slug: call.slug, organisationId: cast.organisationId(organisationKey), title }),
        `start ${title}`,
      ),
    );
    const { answers, ...written } = sections;
    const typed = await typedSections({ title, sections: written }, call);
    if (answers) typed.questions = typedAnswers(asked, answers);
    const writing = new Date(begun.getTime() + 25 * 60_000);
    for (const section of sectionKeys) {
      const content = typed[section];
      if (!content) continue;
      const version = section === "project" ? 1 : 0;
      await atInstant(writing, async () =>
        must(await saveSection({ actor, id, section, version, typed: content }), `save ${section} of ${title}`),
      );
    }
    if (handedIn)
      await atInstant(instantOf(handedIn, at), async () => {
        must(await handInSketch({ actor, id, version: await versionOf(id) }), `hand in ${title}`);
        await deliverAll();
      });
    if (answer)
      await atInstant(instantOf(answer.moment, at), async () => {
        const order = { actor: cast.actor(answer.by), id, version: 1, answer: answer.answer, reasons: answer.reasons };
        must(await answerSketch(order), `answer ${title}`);
        await deliverAll();
      });
    if (later && answer) {
      const since = await typedSections({ title, sections: later }, call);
      await atInstant(new Date(instantOf(answer.moment, at).getTime() + 3_600_000), async () => {
        for (const section of sectionKeys.filter((key) => key !== "project" && since[key]))
          must(await saveSection({ actor, id, section, version: 0, typed: since[section] ?? {} }), `go on with ${title}`);
      });
    }
  }
  await database.run(sql`update application set demo = true`);
}
