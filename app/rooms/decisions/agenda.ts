import type { Ore } from "#app/kernel/money.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { agendaWords as w } from "#app/rooms/decisions/agenda.texts.ts";
import { amendmentWords } from "#app/rooms/decisions/amendment.texts.ts";
import { delegationWords } from "#app/rooms/decisions/delegation.texts.ts";
import type { NewItem } from "#app/rooms/decisions/meeting.events.ts";
import type { DeferralKind } from "#app/rooms/decisions/meeting.ts";
import type { WaitingAmendment } from "#app/rooms/decisions/queries/amendments.server.ts";
import type { UnreportedMatter } from "#app/rooms/decisions/queries/delegations.server.ts";
import { fillIn, type WordingKey, type Wordings } from "#app/rooms/decisions/wording.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";

/** When the matter was last before the board, and what the board did with it. */
export type PutOffBefore = {
  readonly paragraph: number;
  readonly heldOn: LocalDate;
  readonly kind: DeferralKind;
  readonly reasons: string;
};

/** The first words of a matter that has been put off before. */
const putOffBefore = (before: readonly PutOffBefore[]): string[] =>
  before.map(({ paragraph, heldOn, kind, reasons }) =>
    w.putOffBefore[kind](`§ ${paragraph}/${heldOn.slice(0, 4)}`, formatDate(heldOn), reasons),
  );

export type ProposalOnAgenda = {
  /** earlier meetings that have put it off, the oldest first */
  readonly before: readonly PutOffBefore[];
  /** an earlier meeting has decided the others */
  readonly rest: boolean;
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
const plain = { callId: null, allocationId: null, applicationId: null, amendmentId: null, background: "" } as const;

/** In the secretary's own words. */
export const plainItem = (own: { readonly title: string; readonly background: string; readonly clause: string }): Draft => ({
  ...plain,
  kind: "information",
  title: own.title,
  background: own.background,
  clauses: own.clause ? [own.clause] : [],
});

export const allocationItem = (proposal: ProposalOnAgenda): Draft => ({
  kind: "allocation",
  title: w.allocation(proposal.callTitle),
  callId: proposal.callId,
  allocationId: proposal.allocationId,
  applicationId: null,
  amendmentId: null,
  background: [
    ...putOffBefore(proposal.before),
    ...(proposal.rest ? [w.rest] : []),
    w.background(
      proposal.callTitle,
      formatDate(localDate(proposal.closedAt)),
      proposal.applications,
      formatKronor(proposal.requestedOre),
      proposal.grants,
      formatKronor(proposal.proposedOre),
    ),
  ].join("\n\n"),
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
export const shownTitle = (item: Pick<NewItem, "title" | "applicationId" | "kind">, concealed: boolean): string => {
  if (concealed && item.kind === "amendment") return amendmentWords.concealed;
  if (concealed && item.kind === "delegated") return delegationWords.concealed;
  return concealed && item.applicationId !== null ? w.concealedApplication : item.title;
};

/** One application of an allocation by itself. */
export const applicationItem = (batch: Pick<NewItem, "callId" | "allocationId">, about: CaseToBreakOut): Draft => ({
  kind: "application",
  title: w.application(about.title),
  callId: batch.callId,
  allocationId: batch.allocationId,
  applicationId: about.applicationId,
  amendmentId: null,
  background: w.applicationBackground(
    about.organisation,
    about.number,
    formatKronor(about.requestedOre),
    about.proposal === "grant" ? formatKronor(about.proposedOre) : null,
  ),
  clauses: [],
});

/** A clause stands on one line. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");

/**
 * A later decision about a decision, in a paragraph of its own: what it says in the office's words of the day, which then stand on the
 * agenda, and the office's reasons.
 */
export function amendmentItem(about: WaitingAmendment, words: Wordings): Draft {
  const a = amendmentWords;
  const paragraph = `§ ${about.paragraph}/${about.heldOn.slice(0, 4)}`;
  const before = formatKronor(about.beforeOre);
  const said = (key: WordingKey, values: Readonly<Record<string, string>> = {}) =>
    fillIn(words[key].sv, { beslut: paragraph, ...values });
  return {
    kind: "amendment",
    title: a.titles[about.kind](about.project),
    callId: about.callId,
    allocationId: null,
    applicationId: null,
    amendmentId: about.id,
    background: [
      ...putOffBefore(about.before),
      a.background(
        `§ ${about.paragraph}`,
        formatDate(about.heldOn),
        about.organisation,
        about.number,
        about.outcome === "grant" ? before : null,
      ),
      [a.reasons(about.reasons), ...(about.ground ? [a.grounds[about.ground]] : [])].join(" "),
    ].join("\n\n"),
    clauses: [
      ...(about.amountOre === null
        ? []
        : [said("minutes-change-amount", { belopp: formatKronor(about.amountOre), tidigare: before })]),
      ...(about.endsOn === null ? [] : [said("minutes-change-end", { dag: formatDate(about.endsOn) })]),
      ...(about.conditions === null
        ? []
        : about.conditions === ""
          ? [said("minutes-drop-conditions")]
          : [said("minutes-change-conditions", { särskilda: oneLine(about.conditions) })]),
      ...(about.correction === "" ? [] : [said("minutes-correct", { rättelse: oneLine(about.correction) })]),
      ...(about.kind === "withdrawal" ? [said("minutes-withdraw")] : []),
    ],
  };
}

/** The board is told of what has been decided on delegation since last (KL 6:40). */
export const reportItem = (matters: readonly UnreportedMatter[]): Draft => ({
  ...plain,
  kind: "report",
  title: delegationWords.report,
  background: [
    delegationWords.reportBackground,
    ...matters.map((one) =>
      delegationWords.reportLine(
        `§ ${one.paragraph}/${one.year}`,
        formatDate(localDate(one.decidedAt)),
        one.by,
        one.number,
        one.organisation,
        one.title,
        one.outcome === "grant" ? delegationWords.granted(formatKronor(one.amountOre)) : delegationWords.rejected,
      ),
    ),
  ].join("\n\n"),
  clauses: [delegationWords.reportClause],
  matters: matters.map((one) => one.id),
});

/** The agenda of an ordinary meeting: the formalities around a paragraph for each proposal, later decision and report that waits. */
export const agendaFor = (
  words: Wordings,
  proposals: readonly ProposalOnAgenda[],
  amendments: readonly WaitingAmendment[] = [],
  matters: readonly UnreportedMatter[] = [],
): Draft[] => [
  { ...plain, kind: "opening", title: w.opening, clauses: [w.openingClause] },
  { ...plain, kind: "adjuster", title: w.adjuster, clauses: [] },
  { ...plain, kind: "agenda", title: w.agenda, clauses: [w.agendaClause] },
  ...proposals.map(allocationItem),
  ...amendments.map((one) => amendmentItem(one, words)),
  ...(matters.length > 0 ? [reportItem(matters)] : []),
  { ...plain, kind: "information", title: w.information, clauses: [w.informationClause] },
  { ...plain, kind: "closing", title: w.closing, clauses: [w.closingClause] },
];
