import type { Actor } from "#app/gate/actor.ts";
import { kronor } from "#app/kernel/money.ts";
import { addYears, localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { installation } from "#app/platform/installation.ts";
import { callById, createCall, createCallWith, publishCall } from "#app/rooms/calls/calls.server.ts";
import { draftOf } from "#app/rooms/calls/draft.ts";
import { callRules } from "#app/rooms/calls/rules.ts";
import { type Funds, fundKey } from "./load-funds.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import type { World, WorldCall } from "./world/types.ts";
import { dateOf, instantOf } from "./world/when.ts";

/** Call key → id. */
export type Calls = ReadonlyMap<string, string>;

const ore = (kr: number) => kronor(kr).toString();

/** The world's rules in whole kronor → the stored rules in öre. */
function rulesOf({ rules, closes, decision }: WorldCall, at: Date) {
  const { minKr, maxKr, ...limits } = rules.limits;
  const stateAid = rules.stateAid && {
    ...rules.stateAid,
    since: addYears(dateOf(decision, at) ?? localDate(instantOf(closes, at)), -rules.stateAid.years),
  };
  return callRules.parse({ ...rules, stateAid, limits: { ...limits, minOre: ore(minKr), maxOre: ore(maxKr) } });
}

/** Every call is built and published by an officer, two weeks before it opens, by the same commands as in the browser. */
export async function loadCalls(world: World, at: Date, funds: Funds, people: Cast): Promise<Calls> {
  const calls = new Map<string, string>();
  for (const call of world.calls) {
    const opensAt = instantOf(call.opens, at);
    const published = new Date(Math.min(at.getTime(), opensAt.getTime()) - 14 * 86_400_000);
    const actor: Actor = people.actor(call.contact.personKey);
    const person = world.people.find((one) => one.key === call.contact.personKey);
    const built = draftOf(
      {
        id: "",
        slug: call.slug,
        state: "drafted",
        rulesVersion: 1,
        demo: true,
        number: call.number,
        kind: call.kind,
        title: call.title,
        summary: call.summary,
        texts: call.texts,
        contact: {
          name: person?.name ?? "",
          email: person?.email ?? "",
          phone: installation.contact.phone,
          note: call.contact.note,
        },
        opensAt,
        closesAt: instantOf(call.closes, at),
        questionsUntil: null,
        sketchClosesAt: call.twoSteps ? instantOf(call.twoSteps.sketchCloses, at) : null,
        sketchAnswerOn: call.twoSteps ? dateOf(call.twoSteps.answer, at) : null,
        decisionOn: dateOf(call.decision, at) ?? localDate(opensAt),
        rules: rulesOf(call, at),
      },
      call.funds.map(({ year, purpose, limitKr }) => ({
        fundId: known(funds, fundKey(year, purpose)),
        limitOre: limitKr === null ? null : kronor(limitKr),
      })),
    );
    const invited = (call.invitedKeys ?? []).map((key) => {
      const found = world.organisations.find((one) => one.key === key);
      return { key, organisation: found?.number ?? "", organisationName: found?.name ?? "" };
    });
    const parts = { ...built, basics: { ...built.basics, invited } };
    await atInstant(published, async () => {
      const made = must(await createCallWith({ actor, title: call.title, parts }), `build ${call.number}`);
      const id = made?.id ?? "";
      must(await publishCall({ actor, id, version: 1 }), `publish ${call.number}`);
      const shown = await callById(id);
      if (shown?.slug !== call.slug) throw new Error(`${call.number} got the address ${shown?.slug} and not ${call.slug}`);
      calls.set(call.key, id);
    });
  }
  for (const draft of world.drafts)
    await atInstant(instantOf(draft.created, at), async () => {
      const actor = people.actor(draft.personKey);
      must(await createCall({ actor, from: known(calls, draft.fromKey), title: draft.title }), `begin ${draft.title.sv}`);
    });
  return calls;
}
