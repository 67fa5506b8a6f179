import { type Ore, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import {
  type FundRoom,
  type Outcome,
  overdrawn,
  purposesOf,
  spend,
  type Tranche,
  tranchesOf,
  type YearAmount,
} from "#app/rooms/allocation/allocation.ts";
import { agendaWords } from "#app/rooms/decisions/agenda.texts.ts";
import { type AmendmentOnAgenda, recordAmendment } from "#app/rooms/decisions/commands/amend.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import {
  chairOf,
  type Item,
  type ItemDecision,
  itemOf,
  type Meeting,
  type Motion,
  nameIn,
  type Procedure,
} from "#app/rooms/decisions/meeting.ts";
import { againstVote, type Tabled, votedOn } from "#app/rooms/decisions/proposal-on-table.ts";
import { quorumOfItem, takingPart } from "#app/rooms/decisions/quorum.ts";
import { chairsOf } from "#app/rooms/decisions/signing.ts";
import { judgeConflicts, judgeMotions, judgeRoll } from "#app/rooms/decisions/voting.ts";
import { type Held, type LedgerTransaction, releaseReservation, reserve } from "#app/rooms/money/ledger.ts";

/** An application on the paragraph's agenda, with what the record is judged against. */
export type OnAgenda = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly callId: string;
  readonly requestedOre: Ore;
  readonly perYear: readonly YearAmount[];
  readonly purpose: string;
  /** what lies on the table */
  readonly tabled: Tabled;
  readonly readiness: Readiness;
};

/** How far the preparation of a case has come: whether it may have money at all, and how many of the call's assessments are done. */
export type Readiness = {
  readonly eligibility: "passed" | "failed" | "pending";
  readonly assessments: number;
  readonly wanted: number;
};

/**
 * A case is ready to be decided when it has been tried against the call's conditions and has all the assessments that the call demands; one
 * that does not meet the conditions is not assessed, and can only be refused. The meeting may decide on another with its reason recorded.
 */
export const isReady = ({ eligibility, assessments, wanted }: Readiness, outcome: Outcome): boolean =>
  eligibility === "failed" ? outcome === "reject" : eligibility === "passed" && assessments >= wanted;

/** What the record needs to know of the world, read under lock. */
export type Ground = {
  readonly applications: readonly OnAgenda[];
  /** `referred`: some of it is with the office, and what the paragraph is about is not */
  readonly allocation: { readonly id: string; readonly state: "open" | "referred" | "proposed" | "settled" } | null;
  readonly funds: readonly FundRoom[];
  /** what earlier records of this paragraph hold in reserve: decision → fund → pots */
  readonly held: readonly { readonly decisionId: string; readonly fundId: string; readonly parts: readonly Held[] }[];
  readonly nextParagraph: number;
  /** the later decision that the paragraph is about */
  readonly amendment: AmendmentOnAgenda | null;
  /** people with a declared or confirmed conflict of interest in one of the applications */
  readonly conflicted: readonly string[];
};

export type OutcomeWanted = {
  readonly applicationId: string;
  readonly outcome: Outcome;
  readonly amountOre: Ore;
  readonly purpose: string;
  readonly reasons: string;
  readonly conditions: string;
};

export type ParagraphRefusal =
  | "not-found"
  | "already-recorded"
  | "no-quorum"
  | "chair-absent"
  | "vote-missing"
  | "vote-stands"
  | "vote-by-outsider"
  | "nobody-voted"
  | "chair-must-vote"
  | "conflict-not-noted"
  | "own-conflict";
export type RecordRefusal =
  | ParagraphRefusal
  | "motion-by-outsider"
  | "clause-needed"
  | "adjuster-needed"
  | "outcome-missing"
  | "faulty-outcomes"
  | "against-vote"
  | "proposal-withdrawn"
  | "not-assessed"
  | "no-fund-for-year"
  | "over-pot"
  | "amendment-outcome-missing"
  | "below-paid"
  | "amendment-over-pot"
  | "holds-no-longer";

type Order = {
  readonly itemId: string;
  readonly clauses: readonly string[];
  readonly procedure: Procedure;
  readonly outcomes: readonly OutcomeWanted[];
  readonly adjusterId: string | null;
  /** of a paragraph about a later decision: whether it is adopted as proposed */
  readonly adopted?: boolean | undefined;
  /** why the meeting decides without a complete assessment */
  readonly note: string;
  /** what was moved at the meeting, and the order it was put in; left out = as noted with the vote */
  readonly motions?: readonly Motion[] | undefined;
  readonly order?: string | undefined;
  /** the matter as the minutes are to describe it; left out = as it stood on the agenda */
  readonly background?: string | undefined;
  readonly recordedBy: string;
  readonly idFor: (applicationId: string) => string;
};

/** Money of earlier records goes back before new money is set aside: the pots are judged as if the paragraph had not been recorded. */
export function releaseEarlier(ground: Ground, basis: string): { ledger: LedgerTransaction[]; funds: FundRoom[] } {
  const ledger: LedgerTransaction[] = [];
  let funds = [...ground.funds];
  for (const { decisionId, fundId, parts } of ground.held) {
    const whole = sum(parts.map((part) => part.amountOre));
    const released = releaseReservation(whole, parts, {
      basis,
      awardId: decisionId,
      callId: ground.applications[0]?.callId ?? null,
    });
    if (!released.ok) continue;
    ledger.push(released.value);
    funds = funds.map((fund) =>
      fund.fundId !== fundId
        ? fund
        : {
            ...fund,
            limitLeftOre: fund.limitLeftOre === null ? null : fund.limitLeftOre + whole,
            pots: fund.pots.map((pot) => ({
              ...pot,
              availableOre:
                pot.availableOre + sum(parts.filter((part) => part.potId === pot.potId).map((part) => part.amountOre)),
            })),
          },
    );
  }
  return { ledger, funds };
}

/** Whether the meeting can settle the paragraph at all, as it stands: quorum, chair, conflicts of interest and the roll. */
export function judgeParagraph(
  meeting: Meeting,
  item: Item,
  conflicted: readonly string[],
  order: Pick<Order, "procedure" | "recordedBy">,
): Result<null, ParagraphRefusal> {
  if (item.settled) return refuse("already-recorded");
  const quorum = quorumOfItem(meeting, item);
  if (!quorum.met) return refuse("no-quorum", { values: { present: quorum.present, needed: quorum.needed } });
  if (!takingPart(meeting, item).some((member) => member.personId === chairOf(meeting, item))) return refuse("chair-absent");
  if (conflicted.includes(order.recordedBy)) return refuse("own-conflict");
  const free = judgeConflicts(meeting, item, conflicted);
  if (!free.ok) return free;
  if (order.procedure === "vote") {
    if (item.votes.length === 0) return refuse("vote-missing", { values: { name: "" }, fields: { procedure: "voteFirst" } });
    const roll = judgeRoll(meeting, item, item.votes);
    if (!roll.ok) return roll;
  } else if (item.votes.length > 0) return refuse("vote-stands", { fields: { procedure: "voteStands" } });
  return accept(null);
}

/**
 * What the meeting decided in one paragraph. Refused whole when anything is wrong: quorum, chair, roll, an application without outcome
 * or reasons, more than was asked for, more than a pot holds. Accepted, it sets the money aside; it is granted when the minutes are
 * adjusted. Only a secretary can give this command, for a paragraph at an open meeting (KL 6:38).
 */
export function recordDecision(
  meeting: Meeting,
  ground: Ground,
  order: Order,
): Result<{ events: readonly MeetingEvent[] }, RecordRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  const judged = judgeParagraph(meeting, item, ground.conflicted, order);
  if (!judged.ok) return judged;
  const motions = order.motions ?? item.proceedings.motions;
  const moved = judgeMotions(meeting, item, motions);
  if (!moved.ok) return moved;
  const taking = takingPart(meeting, item);
  const written = order.clauses.map((clause) => clause.trim().replace(/^att\s+/i, "")).filter(Boolean);
  const adjuster =
    item.kind === "adjuster"
      ? taking.find((member) => member.personId === order.adjusterId && !chairsOf(meeting).includes(member.personId))
      : undefined;
  if (item.kind === "adjuster" && !adjuster) return refuse("adjuster-needed", { fields: { adjusterId: "adjusterNeeded" } });
  const { amendment } = ground;
  if (amendment && order.adopted === undefined)
    return refuse("amendment-outcome-missing", { fields: { amendment: "chooseOutcome" } });
  const kept = amendment && order.adopted === false && written.join("\n") === item.clauses.join("\n");
  const clauses =
    adjuster && written.length === 0
      ? [agendaWords.adjusterClause(adjuster.name)]
      : kept
        ? [agendaWords.declinedClause]
        : written;
  if (clauses.length === 0 && order.outcomes.length === 0 && order.procedure !== "none")
    return refuse("clause-needed", { fields: { clauses: "clauseNeeded" } });
  const basis = `§ ${item.paragraph ?? ground.nextParagraph}/${item.year}`;
  const events: MeetingEvent[] =
    item.paragraph === null ? [{ type: "ItemTakenUp", itemId: item.id, paragraph: ground.nextParagraph }] : [];
  const cases = judgeOutcomes(ground, order, basis);
  if (!cases.ok) return cases;
  const voted = votedOn(meeting, item);
  const contradicted = againstVote(
    voted,
    ground.applications.map(({ applicationId, tabled }) => {
      const index = order.outcomes.findIndex((outcome) => outcome.applicationId === applicationId);
      return { ...(order.outcomes[index] as OutcomeWanted), index, tabled };
    }),
    amendment ? order.adopted : undefined,
  );
  if (contradicted) return refuse("against-vote", { values: { voted: voted ?? "" }, fields: contradicted });
  events.push({
    type: "ItemRecorded",
    itemId: item.id,
    clauses,
    procedure: order.procedure,
    proceedings: {
      ...item.proceedings,
      motions,
      order: order.order?.trim() ?? item.proceedings.order,
      note: order.note.trim(),
    },
    background: order.background?.trim() ?? item.background,
    decisions: cases.value.decisions,
    ledger: cases.value.ledger,
    settles: ground.allocation?.state === "proposed" && isLastOf(meeting, item) ? ground.allocation.id : null,
  });
  if (amendment) {
    const changed = recordAmendment(amendment, order.adopted === true, basis);
    if (!changed.ok) return changed;
    events.push({
      type: "AmendmentRecorded",
      amendmentId: amendment.id,
      adopted: order.adopted === true,
      ledger: changed.value.ledger,
    });
  }
  if (adjuster) events.push({ type: "AdjusterChosen", personId: adjuster.personId });
  return accept({ events });
}

/** An allocation is decided when the common paragraph and every broken-out one are; not while one of them is put off. */
const isLastOf = (meeting: Meeting, item: Item): boolean =>
  meeting.items.every(
    (one) => one.id === item.id || one.allocationId !== item.allocationId || (one.settled && one.deferral === null),
  );

function judgeOutcomes(
  ground: Ground,
  order: Order,
  basis: string,
): Result<{ decisions: ItemDecision[]; ledger: LedgerTransaction[] }, RecordRefusal> {
  const { ledger, funds } = releaseEarlier(ground, basis);
  if (ground.applications.length === 0) return accept({ decisions: [], ledger });
  if (ground.allocation?.state === "open") return refuse("proposal-withdrawn");
  const missing = ground.applications.find(
    (application) => !order.outcomes.some((outcome) => outcome.applicationId === application.applicationId),
  );
  if (missing) return refuse("outcome-missing", { values: { title: missing.title } });
  const fields: Record<string, string> = {};
  const decisions: ItemDecision[] = [];
  const tranches: { application: OnAgenda; parts: readonly Tranche[]; decisionId: string }[] = [];
  for (const application of ground.applications) {
    const index = order.outcomes.findIndex((outcome) => outcome.applicationId === application.applicationId);
    const wanted = order.outcomes[index] as OutcomeWanted;
    const granted = wanted.outcome === "grant";
    if (wanted.reasons.trim() === "") fields[`outcomes.${index}.reasons`] = "reasonsNeeded";
    if (granted && wanted.amountOre <= 0n) fields[`outcomes.${index}.amount`] = "amountNeeded";
    if (wanted.amountOre > application.requestedOre) fields[`outcomes.${index}.amount`] = "moreThanRequested";
    if (granted && application.readiness.eligibility === "failed") fields[`outcomes.${index}.outcome`] = "notEligible";
    else if (!isReady(application.readiness, wanted.outcome) && order.note.trim() === "")
      return refuse("not-assessed", { values: { title: application.title }, fields: { note: "noteNeeded" } });
    const parts =
      granted && wanted.amountOre > 0n
        ? tranchesOf(
            wanted.amountOre,
            application.perYear,
            wanted.purpose || application.purpose || (purposesOf(ground.funds)[0] ?? ""),
            ground.funds,
          )
        : [];
    if (!parts) return refuse("no-fund-for-year", { values: { title: application.title } });
    const decisionId = order.idFor(application.applicationId);
    tranches.push({ application, parts, decisionId });
    decisions.push({
      id: decisionId,
      applicationId: application.applicationId,
      state: "recorded",
      version: 1,
      outcome: wanted.outcome,
      amountOre: granted ? wanted.amountOre : 0n,
      reasons: wanted.reasons.trim(),
      conditions: granted ? wanted.conditions.trim() : "",
      tranches: parts,
    });
  }
  if (Object.keys(fields).length > 0) return refuse("faulty-outcomes", { fields });
  let left: readonly FundRoom[] = funds;
  for (const { application, parts, decisionId } of tranches)
    for (const part of parts) {
      const fund = left.find((one) => one.fundId === part.fundId) as FundRoom;
      const reserved = reserve(part.amountOre, fund.pots, { basis, awardId: decisionId, callId: application.callId });
      left = spend(left, [part]);
      if (reserved.ok) ledger.push(reserved.value);
    }
  const short = overdrawn(left);
  if (short) return refuse("over-pot", { values: { fund: short.fund.name.sv, overOre: short.byOre } });
  return accept({ decisions, ledger });
}

export type ReopenRefusal = "not-found" | "not-recorded";

/** While the meeting is open a paragraph may be taken again; its reservations are dropped, since they were against a decision that is no more. */
export function reopenItem(
  meeting: Meeting,
  order: { itemId: string },
): Result<{ events: readonly MeetingEvent[] }, ReopenRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  return item.settled ? accept({ events: [{ type: "ItemReopened", itemId: item.id }] }) : refuse("not-recorded");
}

export type ReserveRefusal = "not-found" | "not-recorded" | "took-no-part" | "text-needed" | "already-reserved";

/** Who took part in a decision may have it noted, before the meeting ends, that they do not stand behind it (KL 4:27). */
export function reserveAgainst(
  meeting: Meeting,
  order: { itemId: string; personId: string; text: string },
): Result<{ events: readonly MeetingEvent[] }, ReserveRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (!item.settled) return refuse("not-recorded");
  if (!takingPart(meeting, item).some((member) => member.personId === order.personId))
    return refuse("took-no-part", { values: { name: nameIn(meeting, order.personId) }, fields: { personId: "tookNoPart" } });
  if (item.reservations.some((reservation) => reservation.personId === order.personId))
    return refuse("already-reserved", { fields: { personId: "alreadyReserved" } });
  if (order.text.trim() === "") return refuse("text-needed", { fields: { text: "required" } });
  return accept({ events: [{ type: "ReservationNoted", itemId: item.id, personId: order.personId, text: order.text.trim() }] });
}
