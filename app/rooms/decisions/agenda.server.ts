import type { Actor } from "#app/gate/actor.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { allocationLocked } from "#app/rooms/allocation/allocation.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { allocationItem, amendmentItem, type ProposalOnAgenda, plainItem, reportItem } from "#app/rooms/decisions/agenda.ts";
import type { Way } from "#app/rooms/decisions/agenda-order.ts";
import { type Answer, type OnItem, onMeeting, onMeetingKnowing, onParagraph } from "#app/rooms/decisions/at-meeting.server.ts";
import { type ExtraRefusal, removeItem, reorder, takeUpExtra } from "#app/rooms/decisions/commands/change-agenda.ts";
import { meetingPage, waitingProposals } from "#app/rooms/decisions/decisions.server.ts";
import type { NewItem } from "#app/rooms/decisions/meeting.events.ts";
import { type ExtraRule, extraRules, type Meeting } from "#app/rooms/decisions/meeting.ts";
import { type WaitingAmendment, waitingAmendments } from "#app/rooms/decisions/queries/amendments.server.ts";
import { unreported } from "#app/rooms/decisions/queries/delegations.server.ts";
import { currentWordings } from "#app/rooms/decisions/queries/wordings.server.ts";
import type { Quorum } from "#app/rooms/decisions/quorum.ts";

/** What it takes here to take up a matter that the notice of meeting did not tell of. */
export const extraRule: ExtraRule = extraRules.find((rule) => rule === installation.extraMatters) ?? "never";

export type AgendaPage = {
  readonly meeting: Meeting;
  readonly concealed: readonly string[];
  readonly mayOrder: boolean;
  readonly mayAddExtra: boolean;
  readonly quorum: Quorum;
  readonly extraRule: ExtraRule;
  /** what waits for a meeting, and could come up at this one */
  readonly proposals: readonly ProposalOnAgenda[];
  readonly amendments: readonly WaitingAmendment[];
  readonly unreported: number;
};

export async function agendaPage(actor: Actor, id: string): Promise<AgendaPage | null> {
  const page = await meetingPage(actor, id);
  if (!page) return null;
  const { meeting, concealed, may, quorum } = page;
  const mayAddExtra = may.includes("add-extra");
  const visible = visibleTo(actor);
  const [proposals, amendments, matters] = mayAddExtra
    ? await Promise.all([waitingProposals(visible), waitingAmendments(visible), unreported(visible)])
    : [[], [], []];
  return {
    meeting,
    concealed,
    mayOrder: may.includes("order-agenda"),
    mayAddExtra,
    quorum,
    extraRule,
    proposals,
    amendments,
    unreported: matters.length,
  };
}

/** One step up or down; answers whether it can go on. */
export const moveOnAgenda = (order: OnItem & { way: Way }): Answer<"at-the-end", { further: boolean }> =>
  onMeeting(order, "order-agenda", (meeting) => reorder(meeting, order));

/** What stood in the paragraph waits for another meeting. */
export const takeOffAgenda = (order: OnItem): Answer<"not-removable"> =>
  onParagraph(order, "remove-item", (meeting, conflicted) =>
    removeItem(meeting, { ...order, conflicted, removedBy: order.actor.personId }),
  );

/** `own`: in the secretary's own words; or what waits for a meeting: `proposal:`, `amendment:` with its id, or `report`. */
async function waitingMatter(tx: Executor, actor: Actor, matter: string, own: Own): Promise<NewItem | null> {
  const [kind, about = ""] = matter.split(":");
  const id = newId();
  if (kind === "own") return { ...plainItem(own), id };
  if (kind === "report") {
    const matters = await unreported(undefined, tx);
    return matters.length > 0 ? { ...reportItem(matters), id } : null;
  }
  if (kind === "amendment") {
    // A secretary with a conflict of interest in the case has no hand in it (KL 7:4).
    const found = (await waitingAmendments(visibleTo(actor), tx)).find((one) => one.id === about);
    return found ? { ...amendmentItem(found, await currentWordings(tx)), id } : null;
  }
  // Two meetings that take the same proposal meet at its row.
  await allocationLocked(tx, about);
  const found = (await waitingProposals(undefined, tx)).find((one) => one.allocationId === about);
  return found ? { ...allocationItem(found), id } : null;
}

type Own = { readonly title: string; readonly background: string; readonly clause: string };
export type ExtraOrder = Omit<OnItem, "itemId"> &
  Own & { readonly matter: string; readonly why: string; readonly agreed: boolean };

/** Answers which paragraph it became. */
export const addExtraMatter = (order: ExtraOrder): Answer<ExtraRefusal, { itemId: string }> =>
  onMeetingKnowing(
    order,
    "add-extra",
    (tx) => waitingMatter(tx, order.actor, order.matter, order),
    (meeting, item) => takeUpExtra(meeting, { item, rule: extraRule, why: order.why, agreed: order.agreed }),
  );
