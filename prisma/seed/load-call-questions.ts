import { atInstant } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { answerQuestion, askQuestion } from "#app/rooms/calls/call-questions.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import type { Calls } from "./load-calls.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { questions } from "./world/call-questions.ts";
import { instantOf } from "./world/when.ts";

/** Asked and answered at their own moments, by the same commands as in the browser. */
export async function loadQuestions(at: Date, calls: Calls, people: Cast): Promise<void> {
  for (const { callKey, personKey, asked, answered } of questions) {
    const call = await callById(known(calls, callKey));
    const askedAt = instantOf(asked.at, at);
    const id = newId(askedAt);
    const what = `${personKey}'s question`;
    await atInstant(askedAt, async () =>
      must(await askQuestion({ actor: people.actor(personKey), slug: call?.slug ?? "", id, question: asked.text }), what),
    );
    if (answered)
      await atInstant(instantOf(answered.at, at), async () =>
        must(
          await answerQuestion({
            actor: people.actor(answered.personKey),
            id,
            version: 1,
            outcome: "publish",
            question: answered.question,
            answer: answered.answer,
            reason: "",
          }),
          what,
        ),
      );
  }
}
