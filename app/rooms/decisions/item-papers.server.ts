import type { Actor } from "#app/gate/actor.ts";
import { paths } from "#app/paths.ts";
import { scenarioList } from "#app/rooms/allocation/scenario.server.ts";
import { attachmentsOfAgendaItem } from "#app/rooms/applications/attachments.server.ts";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { casesWithStatement } from "#app/rooms/decisions/statements.server.ts";

/** What there is to read of a paragraph, for who may know what is in it. */
export async function papersOf(actor: Actor, { item, cases, isConcealed }: Pick<ItemPage, "item" | "cases" | "isConcealed">) {
  // What if: only where somebody has shared one, and only for whoever may see every case that is weighed.
  const list = item.callId ? await scenarioList(actor, item.callId) : null;
  return {
    scenarios: list && list.kept > 0 ? paths.scenarios(list.call.id) : null,
    statements: await casesWithStatement(cases),
    files: isConcealed ? [] : await attachmentsOfAgendaItem(actor, item.id),
  };
}
export type ItemPapers = Awaited<ReturnType<typeof papersOf>>;
