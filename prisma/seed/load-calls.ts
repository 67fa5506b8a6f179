import { appendToJournal } from "#app/gate/journal.server.ts";
import { kronor } from "#app/kernel/money.ts";
import { sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { callRules, type StoredCallRules } from "#app/rooms/calls/rules.ts";
import { frameworkId } from "#app/rooms/strategy/framework.ts";
import { freezeFramework } from "#app/rooms/strategy/strategy.server.ts";
import { type Funds, fundKey } from "./load-funds.ts";
import { known } from "./load-people.ts";
import type { World, WorldCall } from "./world/types.ts";
import { dateOf, instantOf } from "./world/when.ts";

/** Call key → id. */
export type Calls = ReadonlyMap<string, string>;

const ore = (kr: number) => kronor(kr).toString();

/** The world's rules in whole kronor → the stored rules in öre; parsed once here, so that a fault stops the seed and not a visitor. */
function storedRules({ rules }: WorldCall): StoredCallRules {
  const { minKr, maxKr, ...limits } = rules.limits;
  const stored = { ...rules, limits: { ...limits, minOre: ore(minKr), maxOre: ore(maxKr) } };
  callRules.parse(stored);
  return stored as StoredCallRules;
}

export async function loadCalls(world: World, at: Date, funds: Funds): Promise<Calls> {
  const calls = new Map<string, string>();
  for (const call of world.calls) {
    const opens = instantOf(call.opens, at);
    const published = new Date(Math.min(at.getTime(), opens.getTime()) - 14 * 86_400_000);
    const id = newId(published);
    calls.set(call.key, id);
    await transaction(async (tx) => {
      await tx.run(sql`
        insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, decision_on, demo, created_at, published_at)
        values (${id}, ${call.number}, ${call.slug}, ${call.state}, ${call.kind}, ${JSON.stringify(call.title)}, ${JSON.stringify(call.summary)},
          ${JSON.stringify(call.texts)}, ${opens}, ${instantOf(call.closes, at)}, ${dateOf(call.decision, at)}, true, ${published}, ${published})`);
      await tx.run(
        sql`insert into call_rules (call_id, version, rules, created_at) values (${id}, 1, ${JSON.stringify(storedRules(call))}, ${published})`,
      );
      for (const { year, purpose, limitKr } of call.funds) {
        await tx.run(sql`
          insert into call_fund (call_id, fund_id, limit_ore)
          values (${id}, ${known(funds, fundKey(year, purpose))}, ${limitKr === null ? null : kronor(limitKr)})`);
      }
      for (const choice of call.rules.frameworks)
        await freezeFramework(tx, frameworkId(choice.framework, choice.version), published);
      await appendToJournal(tx, {
        subjectType: "call",
        subjectId: id,
        caseId: null,
        at: published,
        actorId: null,
        command: "publish",
        payload: { number: call.number, rulesVersion: 1 },
      });
    });
  }
  return calls;
}
