import type { Ore } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { agendaWords as w } from "#app/rooms/decisions/agenda.texts.ts";
import type { NewItem } from "#app/rooms/decisions/meeting.events.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";

export type ProposalOnAgenda = {
  readonly allocationId: string;
  readonly callId: string;
  readonly callTitle: string;
  readonly closedAt: Date;
  readonly applications: number;
  readonly requestedOre: Ore;
  readonly grants: number;
  readonly proposedOre: Ore;
};

type Draft = Omit<NewItem, "id">;
const plain = { callId: null, allocationId: null, applicationId: null, background: "" } as const;

export const allocationItem = (proposal: ProposalOnAgenda): Draft => ({
  kind: "allocation",
  title: w.allocation(proposal.callTitle),
  callId: proposal.callId,
  allocationId: proposal.allocationId,
  applicationId: null,
  background: w.background(
    proposal.callTitle,
    formatDate(localDate(proposal.closedAt)),
    proposal.applications,
    formatKronor(proposal.requestedOre),
    proposal.grants,
    formatKronor(proposal.proposedOre),
  ),
  clauses: [],
});

export type CaseToBreakOut = {
  readonly itemId: string;
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly requestedOre: Ore;
  readonly proposal: "grant" | "reject";
  readonly proposedOre: Ore;
};

/** The name of an application is its content: a paragraph about one alone goes without it where the content is hidden. */
export const shownTitle = (item: Pick<NewItem, "title" | "applicationId">, concealed: boolean): string =>
  concealed && item.applicationId !== null ? w.concealedApplication : item.title;

/** One application of an allocation by itself. */
export const applicationItem = (batch: Pick<NewItem, "callId" | "allocationId">, about: CaseToBreakOut): Draft => ({
  kind: "application",
  title: w.application(about.title),
  callId: batch.callId,
  allocationId: batch.allocationId,
  applicationId: about.applicationId,
  background: w.applicationBackground(
    about.organisation,
    about.number,
    formatKronor(about.requestedOre),
    about.proposal === "grant" ? formatKronor(about.proposedOre) : null,
  ),
  clauses: [],
});

/** The agenda of an ordinary meeting: the formalities around one paragraph per proposal that waits. */
export const agendaFor = (proposals: readonly ProposalOnAgenda[]): Draft[] => [
  { ...plain, kind: "opening", title: w.opening, clauses: [w.openingClause] },
  { ...plain, kind: "adjuster", title: w.adjuster, clauses: [] },
  { ...plain, kind: "agenda", title: w.agenda, clauses: [w.agendaClause] },
  ...proposals.map(allocationItem),
  { ...plain, kind: "information", title: w.information, clauses: [w.informationClause] },
  { ...plain, kind: "closing", title: w.closing, clauses: [w.closingClause] },
];
