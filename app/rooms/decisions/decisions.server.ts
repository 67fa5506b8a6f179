import type { DrumDocument } from "#app/documents/document.ts";
import type { NewsFeed } from "#app/documents/news-feed.ts";
import type { Actor } from "#app/gate/actor.ts";
import { hasRole, system } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { enqueue, type FollowUp } from "#app/gate/outbox.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { type Rational, rational } from "#app/kernel/rational.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { daysBetween, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor, Fragment } from "#app/platform/database.server.ts";
import { env, publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { allocationById, allocationLocked, proposalsWaiting, roomsOfCall } from "#app/rooms/allocation/allocation.server.ts";
import { purposesOf } from "#app/rooms/allocation/allocation.ts";
import { mayBeRead } from "#app/rooms/applications/attachment.ts";
import { attachmentsOfAgendaItem } from "#app/rooms/applications/attachments.server.ts";
import { knownTo, visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { type ConflictHint, conflictHints } from "#app/rooms/assessment/assessment.server.ts";
import {
  agendaFor,
  allocationItem,
  amendmentItem,
  type ProposalOnAgenda,
  plainItem,
  reportItem,
  shownTitle,
} from "#app/rooms/decisions/agenda.ts";
import { agreementDocument } from "#app/rooms/decisions/agreement.ts";
import { type AmendmentLetterFacts, amendmentLetter } from "#app/rooms/decisions/amendment-letter.ts";
import { lastDayToAnnounce, lastDayToAppeal } from "#app/rooms/decisions/appeal.ts";
import {
  type Answer,
  type Decided,
  type OnItem,
  type OnMeeting,
  onMeeting,
  onMeetingKnowing,
  onParagraph,
} from "#app/rooms/decisions/at-meeting.server.ts";
import { agendaBundle, type CaseInBundle } from "#app/rooms/decisions/bundle.ts";
import { type BreakOutRefusal, breakOut, type PutBackRefusal, putBack } from "#app/rooms/decisions/commands/break-out.ts";
import { noteAttendance, type OpenRefusal, open, type RollRefusal } from "#app/rooms/decisions/commands/call-roll.ts";
import {
  askForCorrection,
  type CorrectRefusal,
  correctMinutes,
  type Wording,
} from "#app/rooms/decisions/commands/correct-minutes.ts";
import { type DeferRefusal, deferItem, isDeferrable, thirdOf } from "#app/rooms/decisions/commands/defer-item.ts";
import { type CloseRefusal, close } from "#app/rooms/decisions/commands/end-meeting.ts";
import { type AbsenceRefusal, noteAbsence, withdrawAbsence } from "#app/rooms/decisions/commands/note-absence.ts";
import {
  type Ground,
  type OutcomeWanted,
  type Readiness,
  type RecordRefusal,
  type ReopenRefusal,
  type ReserveRefusal,
  recordDecision,
  reopenItem,
  reserveAgainst,
} from "#app/rooms/decisions/commands/record-decision.ts";
import { type Release, release } from "#app/rooms/decisions/commands/release.ts";
import { callOff, type MoveRefusal, move } from "#app/rooms/decisions/commands/reschedule.ts";
import { type RulingOrder, type RulingRefusal, ruleOnConflict } from "#app/rooms/decisions/commands/rule-on-conflict.ts";
import { takeVote, type VoteRefusal, withdrawVote } from "#app/rooms/decisions/commands/take-vote.ts";
import { type DecisionSubject, decisionKind, letterFacts } from "#app/rooms/decisions/decision.store.server.ts";
import { firstDayToNote } from "#app/rooms/decisions/legal-force.ts";
import { letterTexts } from "#app/rooms/decisions/letter.texts.ts";
import { decisionLetter, type LetterFacts } from "#app/rooms/decisions/letter.ts";
import type { MeetingEvent, NewItem, Seat } from "#app/rooms/decisions/meeting.events.ts";
import { type MeetingCommand, meetingLifecycle } from "#app/rooms/decisions/meeting.lifecycle.ts";
import {
  absentMeeting,
  type MeetingSubject,
  meetingKind,
  nextParagraph,
  readMeeting,
  relationsTo,
} from "#app/rooms/decisions/meeting.store.server.ts";
import {
  type Absence,
  conflictsOf,
  type DeferralKind,
  editionOf,
  type Item,
  itemOf,
  type Meeting,
  type Member,
  type Motion,
  noProceedings,
  openRemarks,
  type Procedure,
  type Remark,
  type Vote,
  type VoteProceedings,
} from "#app/rooms/decisions/meeting.ts";
import {
  adjustReminders,
  announceReminder,
  changeMails,
  correctionMails,
  noticeMails,
} from "#app/rooms/decisions/meeting-mail.ts";
import { minutesWords } from "#app/rooms/decisions/minutes.texts.ts";
import {
  type CaseOnAgenda,
  clausesOf,
  type MinutesFacts,
  minutesDocument,
  minutesExtract,
  type Papers,
  withoutGrounds,
  withoutParagraphs,
  withProofOfNotice,
} from "#app/rooms/decisions/minutes.ts";
import { minutesArePublic, minutesPublicUntil } from "#app/rooms/decisions/minutes-term.ts";
import { noticesAsNews } from "#app/rooms/decisions/notice-news.ts";
import {
  amendmentAt,
  amendmentsOut,
  type WaitingAmendment,
  waitingAmendments,
} from "#app/rooms/decisions/queries/amendments.server.ts";
import { reportedAt, unreported } from "#app/rooms/decisions/queries/delegations.server.ts";
import * as queries from "#app/rooms/decisions/queries/meetings.server.ts";
import {
  type AgendaCase,
  casesOnAgenda,
  groundOf,
  minorityUsedOn,
  type PutOffMatter,
  putOffMatters,
  readinessOf,
} from "#app/rooms/decisions/queries/on-agenda.server.ts";
import { finishedOf } from "#app/rooms/decisions/queries/statements.server.ts";
import { textsTakenDown } from "#app/rooms/decisions/queries/texts-taken-down.server.ts";
import { currentWordings, wordingOfLetters, wordingsAt } from "#app/rooms/decisions/queries/wordings.server.ts";
import { type Quorum, quorumOf, quorumOfItem, takingPart } from "#app/rooms/decisions/quorum.ts";
import { awaitedIn, signMinutes } from "#app/rooms/decisions/signing.ts";
import { inHandOf } from "#app/rooms/decisions/sitting.ts";
import { downSince, lastChange, paragraphsDown, type TakenDown } from "#app/rooms/decisions/text-taken-down.ts";
import { shippedWordings, type Wordings } from "#app/rooms/decisions/wording.ts";
import { type GivenRecommendation, recommendationsOf } from "#app/rooms/preparation/preparation.server.ts";
import { type Bilingual, isLanguage, type Language } from "#app/texts/language.ts";

export type { MeetingLine } from "#app/rooms/decisions/queries/meetings.server.ts";
export type OutcomeWantedForm = OutcomeWanted;

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function meetings(actor: Actor): Promise<{ lines: queries.MeetingLine[]; mayPlan: boolean } | null> {
  if (!queries.maySeeMeetings(actor)) return null;
  return { lines: await queries.allMeetings(), mayPlan: hasRole(actor, "secretary") };
}

export type MeetingPage = {
  readonly meeting: Meeting;
  readonly may: readonly MeetingCommand[];
  readonly quorum: Quorum;
  /** paragraphs whose content this reader may not see */
  readonly concealed: readonly string[];
  /** later decisions that wait for a meeting, for who may put them on the agenda */
  readonly waiting: readonly WaitingAmendment[];
  /** decisions on delegation that the board has not been told of, for the same */
  readonly unreported: number;
  /** proposals that stand on no agenda, for the same */
  readonly proposals: readonly ProposalOnAgenda[];
};

export async function meetingPage(actor: Actor, id: string): Promise<MeetingPage | null> {
  const meeting = queries.maySeeMeetings(actor) ? await queries.meetingById(id) : null;
  if (!meeting) return null;
  const cases = await queries.casesFor(actor, meeting);
  const concealed = concealedIn(meeting, cases);
  const may = openCommands(meetingLifecycle, meeting.state, relationsTo(meeting, actor));
  return {
    meeting: withoutHidden(withoutTellingSums(meeting, cases), concealed, cases.hidden),
    may,
    waiting: may.includes("add-item") ? await waitingAmendments(knownTo(actor)) : [],
    unreported: may.includes("add-item") ? (await unreported(knownTo(actor))).length : 0,
    proposals: may.includes("add-item") ? await waitingProposals(knownTo(actor)) : [],
    quorum: quorumOf(meeting),
    concealed,
  };
}

type Cases = Awaited<ReturnType<typeof queries.casesFor>>;

/**
 * The paragraphs with an application in them that this reader may not see. Whoever is recused takes no part in the paragraph: not even
 * in its other cases, which compete for the same money (KL 6:30).
 */
const concealedIn = (meeting: Meeting, { all, hidden }: Cases): string[] =>
  meeting.items
    .filter(
      (item) =>
        (item.applicationId !== null && hidden.has(item.applicationId)) ||
        all.some((one) => one.itemId === item.id && hidden.has(one.applicationId)) ||
        item.decisions.some((decision) => hidden.has(decision.applicationId)) ||
        item.absences.some((absence) => conflictsOf(absence).some((one) => hidden.has(one))),
    )
    .map((item) => item.id);

/**
 * The background of a common paragraph tells the sums of the whole proposal. Where an application of it stands in a paragraph of its own
 * that the reader may not know, its sum could be had by subtraction: the background is then left out.
 */
function withoutTellingSums(meeting: Meeting, { all, hidden }: Cases): Meeting {
  const unknown = new Set(all.filter((one) => hidden.has(one.applicationId)).map((one) => one.itemId));
  const telling = new Set(meeting.items.filter((item) => unknown.has(item.id)).map((item) => item.allocationId));
  if (unknown.size === 0) return meeting;
  const items = meeting.items.map((item) =>
    item.allocationId !== null && telling.has(item.allocationId) ? { ...item, background: "" } : item,
  );
  return { ...meeting, items };
}

/** A reader with a conflict keeps the paragraph and loses what is in it: outcome, clauses, roll and grounds. */
function withoutHidden(meeting: Meeting, concealed: readonly string[], hidden: ReadonlySet<string>): Meeting {
  if (concealed.length === 0) return meeting;
  const items = meeting.items.map((item) =>
    concealed.includes(item.id)
      ? {
          ...item,
          title: shownTitle(item, true),
          applicationId: null,
          clauses: [],
          votes: [],
          reservations: [],
          rulings: [],
          background: "",
          proceedings: noProceedings,
          deferral: item.deferral && { ...item.deferral, reasons: "" },
          decisions: [],
          absences: item.absences.map((absence) =>
            conflictsOf(absence).some((one) => hidden.has(one))
              ? { ...absence, applicationId: null, otherIds: [], ground: "" }
              : absence,
          ),
        }
      : item,
  );
  const known = <Row extends { readonly itemId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => !concealed.includes(row.itemId));
  return { ...meeting, items, corrections: known(meeting.corrections), remarks: known(meeting.remarks) };
}

export type ItemCase = CaseOnAgenda & {
  readonly rank: number | null;
  readonly score: Rational | null;
  readonly decimals: number;
  readonly proposal: "grant" | "reject";
  readonly proposedOre: bigint;
  readonly purpose: string;
  readonly reason: string;
  /** what the beredning recommends; null when it has not had the case */
  readonly recommended: GivenRecommendation | null;
  /** null where nothing is granted or refused */
  readonly readiness: Readiness | null;
};

export type ItemPage = Omit<MeetingPage, "waiting" | "unreported" | "proposals"> & {
  readonly item: Item;
  readonly taking: readonly Member[];
  /** "att …" as the minutes have it: with the words they were adjusted with, or those that hold now */
  readonly clauses: readonly string[];
  readonly itemQuorum: Quorum;
  readonly cases: readonly ItemCase[];
  readonly isConcealed: boolean;
  readonly purposes: readonly { readonly key: string; readonly name: Bilingual }[];
  readonly funds: readonly { readonly name: Bilingual; readonly leftOre: bigint }[];
  /** what may tie those who are called, for whoever notes absences */
  readonly hints: readonly ConflictHint[];
  /** what may tie the reader, who is one of them */
  readonly ownTies: readonly ConflictHint[];
  readonly proposalLocked: boolean;
  readonly deferrable: boolean;
  /** how many of those who take part can have the matter put off by themselves; null where they cannot */
  readonly minority: number | null;
};

export const itemPage = (actor: Actor, id: string, itemId: string): Promise<ItemPage | null> =>
  pageWhere(actor, id, (meeting) => itemOf(meeting, itemId));

/** The meeting's one screen: a paragraph that is asked for or, without one or when it is gone, the one that the meeting is at. */
export const sittingPage = (actor: Actor, id: string, itemId: string | null): Promise<ItemPage | null> =>
  pageWhere(actor, id, (meeting) => itemOf(meeting, itemId ?? "") ?? inHandOf(meeting));

/**
 * Whether anything has happened at a meeting since a page was drawn, or the reader has been tied to a case or freed from one elsewhere:
 * asked every other second by everybody in the room.
 */
export const sittingPulse = (actor: Actor, id: string): Promise<{ stamp: string } | null> =>
  queries.maySeeMeetings(actor) ? queries.stampFor(actor, id) : Promise.resolve(null);

async function pageWhere(actor: Actor, id: string, which: (meeting: Meeting) => Item | undefined): Promise<ItemPage | null> {
  const found = queries.maySeeMeetings(actor) ? await queries.meetingById(id) : null;
  const itemId = found && which(found)?.id;
  if (!found || !itemId) return null;
  const known = await queries.casesFor(actor, found);
  const { visible, hidden } = known;
  const concealed = concealedIn(found, known);
  const isHidden = concealed.includes(itemId);
  const meeting = withoutHidden(withoutTellingSums(found, known), concealed, hidden);
  const item = itemOf(meeting, itemId) as Item;
  const { allocationId } = item;
  // Who notes absences is told what may tie any of them, and each of them what may tie themself.
  const asked = meeting.members
    .filter(
      ({ capacity, personId }) =>
        (capacity === "member" || capacity === "substitute") && (hasRole(actor, "secretary") || personId === actor.personId),
    )
    .map(({ personId }) => personId);
  const [lines, recommended, hints, rooms, allocation, readiness] = await Promise.all([
    allocationId ? queries.lineReasons(allocationId, id) : [],
    allocationId ? recommendationsOf(queries.reading, [allocationId]) : [],
    isHidden
      ? []
      : conflictHints(
          actor,
          asked,
          visible.filter((one) => one.itemId === itemId).map((one) => one.applicationId),
        ),
    item.callId ? roomsOfCall(queries.reading, item.callId) : [],
    allocationId ? allocationById(queries.reading, allocationId) : null,
    allocationId
      ? readinessOf(
          queries.reading,
          visible.filter((one) => one.itemId === itemId).map((one) => one.applicationId),
        )
      : [],
  ]);
  const cases = (isHidden ? [] : visible).flatMap((one): ItemCase[] => {
    if (one.itemId !== itemId) return [];
    if (!item.allocationId)
      return [{ ...one, rank: null, score: null, decimals: 2, purpose: "", reason: "", recommended: null, readiness: null }];
    const line = lines.find((row) => row.applicationId === one.applicationId);
    if (!line) return [];
    const score = line.scoreNum && line.scoreDen ? rational(BigInt(line.scoreNum), BigInt(line.scoreDen)) : null;
    return [
      {
        ...one,
        rank: line.rank,
        score,
        decimals: line.decimals,
        proposal: line.proposal,
        proposedOre: line.amountOre,
        purpose: line.purpose,
        reason: line.reason,
        recommended: recommended.find((given) => given.applicationId === one.applicationId) ?? null,
        readiness: readiness.find((ready) => ready.applicationId === one.applicationId) ?? null,
      },
    ];
  });
  const sealed = meeting.adjustedAt ? await queries.storedMinutes(queries.reading, id) : null;
  const words = sealed
    ? await wordingsAt(queries.reading, (sealed.document as DrumDocument).wording ?? {})
    : await currentWordings(queries.reading);
  const name = (purpose: string): Bilingual => {
    const fund = rooms.find((room) => room.purpose === purpose);
    return fund
      ? { sv: fund.name.sv.replace(/\s*\b20\d\d\b/, ""), en: fund.name.en.replace(/\s*\b20\d\d\b/, "") }
      : { sv: purpose, en: purpose };
  };
  return {
    meeting,
    item,
    cases,
    clauses: clausesOf(item, cases, words),
    hints: hasRole(actor, "secretary") ? hints : [],
    ownTies: hints.filter(({ personId, stands }) => personId === actor.personId && stands === null),
    may: openCommands(meetingLifecycle, meeting.state, relationsTo(meeting, actor)),
    quorum: quorumOf(meeting),
    itemQuorum: quorumOfItem(meeting, item),
    taking: takingPart(meeting, item),
    concealed,
    isConcealed: isHidden,
    purposes: purposesOf(rooms).map((key) => ({ key, name: name(key) })),
    funds: rooms.map((room) => ({ name: room.name, leftOre: room.pots.reduce((total, pot) => total + pot.availableOre, 0n) })),
    proposalLocked: allocation?.state !== "open",
    deferrable: isDeferrable(item),
    minority:
      installation.minorityPutsOff && isDeferrable(item) && !(await minorityUsedOn(queries.reading, item))
        ? thirdOf(takingPart(meeting, item).length)
        : null,
  };
}

const minutesFacts = (
  meeting: Meeting,
  cases: readonly CaseOnAgenda[],
  prepared: readonly GivenRecommendation[],
  papers: Papers,
  issuedAt: Date,
  words: Wordings,
  hidden?: ReadonlySet<string>,
): MinutesFacts => ({
  words,
  meeting,
  cases,
  prepared,
  papers,
  issuedAt,
  organisation: { name: installation.name, address: installation.address },
  ...(hidden ? { hidden } : {}),
});

const preparedFor = (db: Executor, meeting: Pick<Meeting, "items">): Promise<GivenRecommendation[]> =>
  recommendationsOf(db, [...new Set(meeting.items.flatMap((item) => item.allocationId ?? []))]);

const papersFor = (db: Executor, meeting: Meeting, cases: readonly CaseOnAgenda[]): Promise<Papers> =>
  queries.papersOf(
    db,
    meeting,
    cases.map(({ applicationId }) => applicationId),
  );

/** Sealed minutes come back as they were sealed; only the instant becomes a `Date` again. */
const revive = (document: unknown): DrumDocument => {
  const stored = document as DrumDocument & { issuedAt: string | Date };
  return { ...stored, issuedAt: new Date(stored.issuedAt) };
};

export const reviveDocument = revive;

const withNotice = (document: DrumDocument, meeting: Meeting, takenDown: readonly TakenDown[]): DrumDocument =>
  meeting.announcedAt && meeting.adjustedAt && meeting.appealUntil
    ? withProofOfNotice(document, {
        body: meeting.body,
        heldOn: meeting.heldOn,
        adjustedAt: meeting.adjustedAt,
        announcedAt: meeting.announcedAt,
        appealUntil: meeting.appealUntil,
        keptAt: installation.name,
        secretary: meeting.members.find((member) => member.personId === meeting.secretaryId)?.name ?? "",
        takenDown,
      })
    : document;

/** Each case's files with their addresses, where the reader may know the paragraph that it stands in. */
async function filesInBundle(
  actor: Actor,
  meeting: Meeting,
  hidden: ReadonlySet<string>,
): Promise<Map<string, CaseInBundle["files"]>> {
  const items = meeting.items.filter((item) => item.allocationId !== null && !hidden.has(item.id));
  const found = await Promise.all(items.map((item) => attachmentsOfAgendaItem(actor, item.id)));
  return new Map(
    found.flat().map(({ applicationId, annexes, attachments }) => [
      applicationId,
      attachments.map(({ id, annex, name, state }) => ({
        annex: annexes[annex]?.sv ?? "",
        name,
        href: mayBeRead(state) ? publicUrl() + paths.meetingAttachment(meeting.id, id) : null,
      })),
    ]),
  );
}

/**
 * The agenda with all its documents in one file, as this reader may know them: a paragraph with a case that is hidden from the reader is
 * told of by its title only.
 */
export async function bundleOf(actor: Actor, id: string): Promise<{ document: DrumDocument; heldOn: LocalDate } | null> {
  const found = queries.maySeeMeetings(actor) ? await queries.meetingById(id) : null;
  if (!found) return null;
  const known = await queries.casesFor(actor, found);
  const hidden = new Set(concealedIn(found, known));
  const allocations = [...new Set(found.items.flatMap((item) => item.allocationId ?? []))];
  const [lines, recommended, finished, files] = await Promise.all([
    Promise.all(allocations.map((one) => queries.lineReasons(one, id))).then((all) => all.flat()),
    preparedFor(queries.reading, found),
    finishedOf(known.visible.map((one) => one.applicationId)),
    filesInBundle(actor, found, hidden),
  ]);
  const statementOf = (itemId: string, applicationId: string): CaseInBundle["statement"] => {
    const statement = finished.find((one) => one.applicationId === applicationId);
    return statement
      ? {
          ...statement,
          document: revive(statement.document),
          href: publicUrl() + paths.agendaStatement(id, itemId, applicationId),
        }
      : null;
  };
  const cases = known.visible.flatMap((one): CaseInBundle[] => {
    const line = lines.find((row) => row.applicationId === one.applicationId);
    const inAllocation = found.items.some((item) => item.id === one.itemId && item.allocationId !== null);
    if (!line || !inAllocation) return [];
    const score = line.scoreNum && line.scoreDen ? rational(BigInt(line.scoreNum), BigInt(line.scoreDen)) : null;
    const given = recommended.find((item) => item.applicationId === one.applicationId) ?? null;
    const statement = statementOf(one.itemId, one.applicationId);
    return [
      {
        ...one,
        rank: line.rank,
        score,
        decimals: line.decimals,
        proposedOre: line.amountOre,
        reason: line.reason,
        recommended: given,
        statement,
        files: files.get(one.applicationId) ?? [],
      },
    ];
  });
  const document = agendaBundle({
    meeting: withoutTellingSums(found, known),
    cases,
    hidden,
    organisation: { name: installation.name, address: installation.address },
    issuedAt: found.startsAt,
  });
  return { document, heldOn: found.heldOn };
}

export type MinutesPage = {
  readonly meeting: Meeting;
  readonly may: readonly MeetingCommand[];
  readonly concealed: readonly string[];
  readonly document: DrumDocument;
  /** which version of the minutes this is, told also to who may not know every correction */
  readonly edition: number;
  readonly sha256: string | null;
};

/** The minutes as they stand, or one paragraph of them: a draft until adjusted, then the sealed text with the proof of its notice. */
export async function minutesOf(actor: Actor, id: string, itemId?: string): Promise<MinutesPage | null> {
  const found = queries.maySeeMeetings(actor) ? await queries.meetingById(id) : null;
  if (!found || found.openedAt === null) return null;
  const may = openCommands(meetingLifecycle, found.state, relationsTo(found, actor));
  const sealed = await queries.storedMinutes(queries.reading, id);
  const cases = await queries.casesFor(actor, found);
  const meeting = sealed ? found : withoutTellingSums(found, cases);
  // Sealed minutes are an official document and open to all; before that a conflict of interest hides its paragraph.
  const concealed = sealed ? [] : concealedIn(meeting, cases);
  const document = sealed
    ? revive(sealed.document)
    : minutesDocument(
        minutesFacts(
          meeting,
          cases.all,
          await preparedFor(queries.reading, meeting),
          await papersFor(queries.reading, meeting, cases.all),
          meeting.closedAt ?? meeting.startsAt,
          await currentWordings(queries.reading),
          new Set(concealed),
        ),
      );
  const asked = itemId ? (concealed.includes(itemId) ? null : minutesExtract(document, meeting, itemId)) : document;
  return (
    asked && {
      meeting: withoutHidden(meeting, concealed, cases.hidden),
      may,
      concealed,
      document: withNotice(asked, meeting, await textsTakenDown([id])),
      edition: editionOf(found),
      sha256: sealed?.sha256 ?? null,
    }
  );
}

/** For everybody: minutes that are adjusted and announced, whole or one paragraph of them, but what has been taken down. */
export async function publicMinutes(id: string, itemId?: string): Promise<DrumDocument | null> {
  const [term, meeting, taken] = await Promise.all([minutesTerm(id, itemId), queries.meetingById(id), textsTakenDown([id])]);
  if (!term?.open || !meeting) return null;
  const sealed = await queries.storedMinutes(queries.reading, id);
  const whole = sealed && withoutParagraphs(withoutGrounds(revive(sealed.document), meeting), paragraphsDown(taken));
  const asked = whole && itemId ? minutesExtract(whole, meeting, itemId) : whole;
  return asked && withNotice(asked, meeting, taken);
}

/** Whether the sealed text still has the fingerprint it was sealed with. */
export async function minutesHold(id: string): Promise<boolean> {
  const sealed = await queries.storedMinutes(queries.reading, id);
  return sealed !== null && sha256(canonical(sealed.document)) === sealed.sha256;
}

export type DecisionPage = {
  readonly decisionId: string;
  readonly number: string;
  readonly title: string;
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
  readonly appealUntil: LocalDate | null;
  readonly document: DrumDocument;
};

/** A released decision in the reader's language; null - the same as none - before it is released. */
export async function decisionFor(actor: Actor, applicationId: string, language: Language): Promise<DecisionPage | null> {
  const row = await queries.releasedDecision(actor, applicationId);
  if (!row) return null;
  const { decisionId, number, title, outcome, amountOre, appealUntil } = row;
  return { decisionId, number, title, outcome, amountOre, appealUntil, document: revive(row.document[language]) };
}

// ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What waits for a meeting. The agenda is made of everything; a reader is told of what `where` lets them see. */
export async function waitingProposals(where?: Fragment, db: Executor = queries.reading): Promise<ProposalOnAgenda[]> {
  const waiting = await proposalsWaiting(db);
  const sums = await queries.proposedSums(
    waiting.map((one) => one.id),
    where,
    db,
  );
  return waiting.flatMap(({ id, callId, callTitle }) => {
    const found = sums.find((sum) => sum.allocationId === id);
    if (!found) return [];
    const { closesAt: closedAt, allocationId: _, ...sum } = found;
    return [{ ...sum, allocationId: id, callId, callTitle: callTitle.sv, closedAt }];
  });
}

export type PlanPage = {
  readonly amendments: readonly WaitingAmendment[];
  readonly board: readonly queries.Person[];
  readonly proposals: readonly ProposalOnAgenda[];
  readonly body: string;
};

export async function planPage(actor: Actor): Promise<PlanPage | null> {
  if (!hasRole(actor, "secretary")) return null;
  const [board, proposals, amendments] = await Promise.all([
    queries.boardOn(localDate(now())),
    waitingProposals(knownTo(actor)),
    waitingAmendments(knownTo(actor)),
  ]);
  return { board, proposals, amendments, body: installation.board };
}

export async function planMeeting(order: {
  actor: Actor;
  date: LocalDate;
  time: string;
  place: string;
  chairId: string;
  officers: readonly string[];
}): Answer<"no-such-time" | "not-on-board", { id: string }> {
  const { actor, date, time, place, chairId, officers } = order;
  const startsAt = instantAt(date, time);
  if (!startsAt) return refuse("no-such-time", { fields: { time: "notATime" } });
  const [board, proposals, amendments, matters] = await Promise.all([
    queries.boardOn(date),
    waitingProposals(),
    waitingAmendments(),
    unreported(),
  ]);
  const members = [
    ...board
      .filter((person) => person.capacity !== "officer" || officers.includes(person.personId))
      .map(({ personId, capacity }) => ({ personId, capacity })),
    { personId: actor.personId, capacity: "secretary" as const },
  ].filter((one, index, all) => all.findIndex((other) => other.personId === one.personId) === index);
  const items = agendaFor(await currentWordings(queries.reading), proposals, amendments, matters).map((item) => ({
    ...item,
    id: newId(),
  }));
  return execute({
    kind: meetingKind,
    command: "plan",
    actor,
    id: newId(),
    load: async (_tx, id) => absentMeeting(id),
    decide: (subject) => {
      if (!board.some((person) => person.personId === chairId && person.capacity === "member"))
        return refuse("not-on-board", { fields: { chairId: "choosePerson" } });
      const event: MeetingEvent = {
        type: "MeetingPlanned",
        body: installation.board,
        heldOn: date,
        startsAt,
        place,
        chairId,
        demo: env().demo,
        members,
        items,
      };
      return accept({ events: [event], value: { id: subject.id } });
    },
  });
}

// ── the meeting ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is decided, and who hears of it. */
const followedBy = <Code extends string>(
  decided: Result<{ readonly events: readonly MeetingEvent[] }, Code>,
  follow: readonly FollowUp[],
): Decided<Code> => (decided.ok ? accept({ ...decided.value, follow }) : decided);

export const addItem = (order: OnMeeting & { title: string; background: string; clause: string }): Answer<never> =>
  onMeeting(order, "add-item", () => accept({ events: [{ type: "ItemAdded", item: { ...plainItem(order), id: newId() } }] }));

/** A matter is added if it still waits when the meeting is locked. */
const putOnAgenda = <Waiting, Code extends string>(
  order: OnMeeting,
  waiting: (tx: Executor) => Promise<Waiting | undefined>,
  itemOf: (waiting: Waiting) => Omit<NewItem, "id">,
  otherwise: Code,
): Answer<Code> =>
  onMeetingKnowing(order, "add-item", waiting, (_meeting, found) =>
    found ? accept({ events: [{ type: "ItemAdded" as const, item: { ...itemOf(found), id: newId() } }] }) : refuse(otherwise),
  );

/** The board is told at a meeting that is already planned of what has been decided on delegation since. */
export const putReportOnAgenda = (order: OnMeeting): Answer<"nothing-to-report"> =>
  putOnAgenda(
    order,
    async (tx) => {
      const matters = await unreported(undefined, tx);
      return matters.length > 0 ? matters : undefined;
    },
    reportItem,
    "nothing-to-report",
  );

/** A later decision that waits comes on the agenda of a meeting that is already planned. */
export const putAmendmentOnAgenda = (order: OnMeeting & { amendmentId: string }): Answer<"not-found"> =>
  putOnAgenda(
    order,
    // A secretary with a conflict of interest in the case has no hand in it (KL 7:4).
    async (tx) => {
      const about = (await waitingAmendments(knownTo(order.actor), tx)).find((one) => one.id === order.amendmentId);
      return about && { about, words: await currentWordings(tx) };
    },
    ({ about, words }) => amendmentItem(about, words),
    "not-found",
  );

/** A proposal that was handed over after the agenda was made, or put off at an earlier meeting, comes on it too. */
export const putProposalOnAgenda = (order: OnMeeting & { allocationId: string }): Answer<"not-found"> =>
  putOnAgenda(
    order,
    async (tx) => {
      // Two meetings that take the same proposal meet at its row.
      await allocationLocked(tx, order.allocationId);
      return (await waitingProposals(undefined, tx)).find((one) => one.allocationId === order.allocationId);
    },
    allocationItem,
    "not-found",
  );

/** Gives one application of an allocation a paragraph of its own; answers which. */
export async function breakOutApplication(
  order: OnItem & { applicationId: string },
): Answer<BreakOutRefusal, { itemId: string }> {
  let cases: AgendaCase[] = [];
  const newItemId = newId();
  return execute({
    kind: meetingKind,
    command: "break-out",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      // A secretary with a conflict of interest in an application has no hand in it (KL 7:4).
      cases = await casesOnAgenda(tx, id, visibleTo(order.actor));
      return meeting;
    },
    decide: (subject): Result<Decision<MeetingEvent, { itemId: string }>, BreakOutRefusal> => {
      const done = breakOut(subject as Meeting, { ...order, newItemId, cases });
      return done.ok ? accept({ ...done.value, value: { itemId: newItemId } }) : done;
    },
  });
}

/** The application goes back to the common paragraph, before its own has got a number. Answers which that is. */
export const putBackApplication = (order: OnItem): Answer<PutBackRefusal, { itemId: string }> =>
  onMeeting(order, "put-back", (meeting) => putBack(meeting, order));

type Roll = OnMeeting & { readonly chairId: string; readonly seats: readonly Seat[] };
export const openMeeting = (order: Roll & { heldToday?: boolean }): Answer<OpenRefusal> =>
  execute({
    kind: meetingKind,
    command: "open",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject, at): Result<{ events: readonly MeetingEvent[] }, OpenRefusal> =>
      open(subject as Meeting, order.seats, order.chairId, {
        today: localDate(at.now),
        now: at.now,
        heldToday: order.heldToday === true,
        reason: minutesWords.heldToday,
      }),
  });

/** Another day, hour or place, told with its reason; the agenda follows. */
export async function moveMeeting(
  order: OnMeeting & { date: LocalDate; time: string; place: string; reason: string },
): Answer<MoveRefusal> {
  const board = await queries.boardOn(order.date);
  const to = { heldOn: order.date, startsAt: instantAt(order.date, order.time), place: order.place };
  return execute({
    kind: meetingKind,
    command: "move",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject, at): Result<Decision<MeetingEvent, undefined>, MoveRefusal> => {
      const moved = move(subject as Meeting, { to, reason: order.reason, today: localDate(at.now), board });
      if (!moved.ok) return moved;
      const called = moved.value.events.flatMap((event) =>
        event.type === "MeetingMoved" ? (event.members ?? []).map(({ personId }) => personId) : [],
      );
      return accept({ ...moved.value, follow: changeMails(subject, "moved", called, order.actor.personId) });
    },
  });
}

/** The meeting is not held; what stood on its agenda waits for another. */
export const callOffMeeting = (order: OnMeeting & { reason: string }): Answer<"reason-needed"> =>
  onMeeting(order, "call-off", (meeting) => {
    const called = meeting.members.map(({ personId }) => personId);
    return followedBy(callOff(meeting, order), changeMails(meeting, "called-off", called, order.actor.personId));
  });

/** Sends the notice of meeting to all who are called: as often as the secretary finds that there is something new to read. */
export const callMeeting = (order: OnMeeting): Answer<never> =>
  onMeeting(order, "call", (meeting) =>
    accept({ events: [{ type: "MeetingCalled" }], follow: noticeMails(meeting, order.actor.personId) }),
  );
export const changeAttendance = (order: Roll): Answer<RollRefusal> =>
  onMeeting(order, "note-attendance", (meeting) => noteAttendance(meeting, order.seats, order.chairId));

/** A command on a paragraph that must know which applications it is about. */
const onCasesOf = <Code extends string>(
  order: OnItem,
  command: MeetingCommand,
  decide: (meeting: Meeting, cases: readonly string[]) => Decided<Code>,
): Answer<Code> =>
  onMeetingKnowing(
    order,
    command,
    async (tx) => (await casesOnAgenda(tx, order.id)).filter(({ itemId }) => itemId === order.itemId),
    (meeting, cases) =>
      decide(
        meeting,
        cases.map(({ applicationId }) => applicationId),
      ),
  );
export const noteItemAbsence = (order: OnItem & Absence & { chairId: string | null }): Answer<AbsenceRefusal> =>
  onCasesOf(order, "note-absence", (meeting, cases) => noteAbsence(meeting, order, cases));
export const ruleOnItemConflict = (order: OnItem & RulingOrder): Answer<RulingRefusal> =>
  onCasesOf(order, "rule-conflict", (meeting, cases) => ruleOnConflict(meeting, order, cases));
export const withdrawItemAbsence = (order: OnItem & { personId: string }): Answer<AbsenceRefusal> =>
  onMeeting(order, "withdraw-absence", (meeting) => withdrawAbsence(meeting, order));
export const takeItemVote = (order: OnItem & { votes: readonly Vote[]; proceedings: VoteProceedings }): Answer<VoteRefusal> =>
  onParagraph(order, "vote", (meeting, conflicted) => takeVote(meeting, { ...order, conflicted }));
export const withdrawItemVote = (order: OnItem): Answer<VoteRefusal> =>
  onMeeting(order, "withdraw-vote", (meeting) => withdrawVote(meeting, order));
export const reopenItemForDecision = (order: OnItem): Answer<ReopenRefusal> =>
  onMeeting(order, "reopen-item", (meeting) => reopenItem(meeting, order));
export const reserveAgainstItem = (order: OnItem & { personId: string; text: string }): Answer<ReserveRefusal> =>
  onMeeting(order, "reserve", (meeting) => reserveAgainst(meeting, order));
export const closeMeeting = (order: OnMeeting): Answer<CloseRefusal> =>
  onMeeting(order, "close", (meeting) => followedBy(close(meeting), adjustReminders(meeting)));

/** Gives the paragraph its number. */
export async function takeUpItem(order: OnItem): Answer<"already-taken-up"> {
  const ground: { paragraph?: number } = {};
  return execute({
    kind: meetingKind,
    command: "take-up",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await meetingKind.load(tx, id);
      if (meeting) ground.paragraph = await nextParagraph(tx, Number(meeting.heldOn.slice(0, 4)));
      return meeting;
    },
    decide: (subject): Result<{ events: readonly MeetingEvent[] }, "already-taken-up" | "not-found"> => {
      const item = itemOf(subject, order.itemId);
      if (!item) return refuse("not-found");
      if (item.paragraph !== null) return refuse("already-taken-up");
      return accept({ events: [{ type: "ItemTakenUp", itemId: item.id, paragraph: ground.paragraph as number }] });
    },
  });
}

/** Puts a paragraph before the meeting: those who follow it in the room see it from now on. */
export const turnToItem = (order: OnItem): Answer<never> =>
  onMeeting(order, "turn-to", (meeting) =>
    itemOf(meeting, order.itemId) ? accept({ events: [{ type: "ItemTurnedTo", itemId: order.itemId }] }) : refuse("not-found"),
  );

export type RecordOrder = OnItem & {
  readonly clauses: readonly string[];
  readonly procedure: Procedure;
  readonly outcomes: readonly OutcomeWanted[];
  readonly adjusterId: string | null;
  readonly adopted?: boolean | undefined;
  readonly note: string;
  readonly motions?: readonly Motion[] | undefined;
  readonly order?: string | undefined;
  readonly background?: string | undefined;
};

export async function recordItemDecision(order: RecordOrder): Answer<RecordRefusal> {
  let ground: Ground | undefined;
  const load = async (tx: Executor, id: string): Promise<MeetingSubject | null> => {
    const meeting = await readMeeting(tx, id, true);
    const item = meeting && itemOf(meeting, order.itemId);
    if (!meeting || !item) return meeting;
    ground = await groundOf(tx, item, await nextParagraph(tx, item.year));
    return meeting;
  };
  return execute({
    kind: meetingKind,
    command: "record-decision",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load,
    decide: (subject): Result<{ events: readonly MeetingEvent[] }, RecordRefusal> => {
      const item = itemOf(subject, order.itemId);
      if (!item || !ground) return refuse("not-found");
      const known = new Map(item.decisions.map((decision) => [decision.applicationId, decision.id]));
      return recordDecision(subject as Meeting, ground, {
        ...order,
        recordedBy: order.actor.personId,
        idFor: (applicationId) => known.get(applicationId) ?? newId(),
      });
    },
  });
}

/** The matter is put off: tabled, or referred back. Freed for another agenda when the meeting is closed. */
export async function deferItemDecision(
  order: OnItem & {
    kind: DeferralKind;
    procedure: "acclamation" | "vote" | "minority";
    requestedBy: readonly string[];
    reasons: string;
  },
): Answer<DeferRefusal> {
  let ground: Parameters<typeof deferItem>[1] | undefined;
  return execute({
    kind: meetingKind,
    command: "defer",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      const item = meeting && itemOf(meeting, order.itemId);
      if (item)
        ground = {
          ...(await groundOf(tx, item, await nextParagraph(tx, item.year))),
          minorityRight: installation.minorityPutsOff,
          minorityUsed: await minorityUsedOn(tx, item),
        };
      return meeting;
    },
    decide: (subject): Result<{ events: readonly MeetingEvent[] }, DeferRefusal> =>
      ground ? deferItem(subject as Meeting, ground, { ...order, recordedBy: order.actor.personId }) : refuse("not-found"),
  });
}

/** Where the board has put a proposal or a case off and why, for who may see every case of the paragraph. */
export const putOff = (actor: Actor, about: { allocationId: string } | { applicationId: string }): Promise<PutOffMatter[]> =>
  putOffMatters(actor, about);

// ── after the meeting ───────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A name under the minutes. The last one seals them: from there on the paragraphs stand, and every decision is set on its way to its
 * applicant. Two who sign in the same moment wait for each other at the meeting's row, so that exactly one of them is the last. No
 * version of the meeting is asked for, since signatures overwrite nothing; but the edition of the minutes that was read is, since a
 * correction makes another and a name stands under the words that its owner has read.
 */
export async function signAndAdjust(order: { actor: Actor; id: string; edition?: number }): Answer<never> {
  let cases: CaseOnAgenda[] = [];
  let prepared: GivenRecommendation[] = [];
  let papers: Papers = { proposals: [], statements: [] };
  let words = shippedWordings;
  return execute({
    kind: meetingKind,
    command: (subject) => (relationsTo(subject, order.actor).includes("last-signer") ? "adjust" : "sign"),
    actor: order.actor,
    id: order.id,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      if (meeting) {
        cases = await casesOnAgenda(tx, id);
        prepared = await preparedFor(tx, meeting);
        papers = await papersFor(tx, meeting, cases);
      }
      words = await currentWordings(tx);
      return meeting;
    },
    decide: (subject, at): Result<Decision<MeetingEvent, undefined>, "not-found" | "changed-since-read"> => {
      if (order.edition !== undefined && order.edition !== editionOf(subject)) return refuse("changed-since-read");
      const signed = signMinutes(subject, order.actor.personId);
      if (!signed.ok) return signed;
      const { personId, capacity } = signed.value.events[0];
      if (awaitedIn(subject).length > 1) return signed;
      const meeting: Meeting = {
        ...(subject as Meeting),
        signatures: [...subject.signatures, { personId, capacity, signedAt: at.now }],
        adjustedAt: at.now,
        state: "adjusted",
      };
      const document = canonical(minutesDocument(minutesFacts(meeting, cases, prepared, papers, at.now, words)));
      const adjusted: MeetingEvent = { type: "MinutesAdjusted", document, sha256: sha256(document) };
      const decisions = meeting.items.flatMap((item) => item.decisions);
      return accept({
        events: [...signed.value.events, adjusted],
        follow: [
          announceReminder(meeting.id, at.now),
          ...decisions.map(({ id }) => ({
            kind: "decision-release",
            payload: { decisionId: id },
            dedupeKey: `decision-release:${id}`,
          })),
          ...meeting.items.flatMap(({ amendmentId, deferral }) =>
            amendmentId === null || deferral !== null
              ? []
              : [{ kind: "amendment-release", payload: { amendmentId }, dedupeKey: `amendment-release:${amendmentId}` }],
          ),
        ],
      });
    },
  });
}

/** The words of a paragraph as the secretary may correct them; null to whoever may not, or may not know the paragraph. */
export type CorrectionPage = {
  readonly meeting: Meeting;
  readonly item: Item;
  readonly cases: readonly CaseOnAgenda[];
  readonly remarks: readonly Remark[];
};

export async function correctionPage(actor: Actor, id: string, itemId: string): Promise<CorrectionPage | null> {
  const page = await itemPage(actor, id, itemId);
  if (!page || page.isConcealed || page.item.paragraph === null || !hasRole(actor, "secretary")) return null;
  const { meeting, item, cases } = page;
  return { meeting, item, cases, remarks: openRemarks(meeting).filter((one) => one.itemId === itemId) };
}

/** A new version of minutes that are not adjusted yet; names already given fall. */
export const correctParagraph = (order: OnItem & { to: Wording; reason: string }): Answer<CorrectRefusal> =>
  onParagraph(order, "correct", (meeting, conflicted) =>
    followedBy(correctMinutes(meeting, { ...order, correctedBy: order.actor.personId, conflicted }), correctionMails(meeting)),
  );

/** Instead of signing: what should be put right first, and where. */
export const askCorrection = (order: { actor: Actor; id: string; itemId: string; words: string }): Answer<"words-needed"> =>
  execute({
    kind: meetingKind,
    command: "ask-correction",
    actor: order.actor,
    id: order.id,
    decide: (subject): Result<{ events: readonly MeetingEvent[] }, "words-needed" | "not-found"> =>
      askForCorrection(subject as Meeting, { ...order, personId: order.actor.personId, remarkId: newId() }),
  });

export const sender = {
  name: installation.name,
  address: installation.address,
  contact: installation.contact,
  court: installation.court,
};
/** What the applicant is to accept, with the fingerprint of it; null of a refusal and where the call does not ask for it. */
function agreementWith(
  facts: LetterFacts,
  { acceptance, ...terms }: DecisionSubject["terms"],
  words: Wordings,
): Release["agreement"] {
  if (facts.outcome !== "grant" || acceptance === "unasked") return null;
  const document = canonical({
    sv: agreementDocument(facts, terms, sender, "sv", words),
    en: agreementDocument(facts, terms, sender, "en", words),
  });
  return { document, sha256: sha256(document) };
}

const bothLetters = (facts: LetterFacts, words: Wordings): string =>
  canonical({ sv: decisionLetter(facts, sender, "sv", words), en: decisionLetter(facts, sender, "en", words) });

export async function amendmentLetterFacts(tx: Executor, id: string): Promise<AmendmentLetterFacts | null> {
  const at = await amendmentAt(tx, id);
  const earlier = at && (await letterFacts(tx, at.decisionId));
  if (!at || !earlier || !at.adjustedAt) return null;
  const { kind, amountOre, endsOn, conditions, correction, ground, reasons, body, heldOn, paragraph, adjustedAt, appealUntil } =
    at;
  return {
    earlier: earlier.letter,
    content: { kind, amountOre, endsOn, conditions, correction, ground, reasons },
    before: { amountOre: at.beforeOre },
    body,
    heldOn,
    paragraph,
    adjustedAt,
    appealUntil,
    issuedAt: at.releasedAt ?? adjustedAt,
  };
}

const bothAmendmentLetters = (facts: AmendmentLetterFacts, words: Wordings): { sv: DrumDocument; en: DrumDocument } => ({
  sv: amendmentLetter(facts, sender, "sv", words),
  en: amendmentLetter(facts, sender, "en", words),
});

/** The letter of a later decision in both languages; null before the minutes with it are adjusted. */
export async function amendmentLetters(tx: Executor, id: string): Promise<{ sv: DrumDocument; en: DrumDocument } | null> {
  const facts = await amendmentLetterFacts(tx, id);
  return facts && bothAmendmentLetters(facts, await currentWordings(tx));
}

/** Puts up the notice: the appeal period begins, and letters already out get its last day. */
export async function announceMinutes(order: OnMeeting): Answer<never> {
  let released: LetterFacts[] = [];
  let later: { id: string; facts: AmendmentLetterFacts }[] = [];
  let reported: { meetingId: string; decisionId: string }[] = [];
  let wordsOf: ReadonlyMap<string, Wordings> = new Map();
  return execute({
    kind: meetingKind,
    command: "announce",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      released = [];
      for (const decisionId of await queries.lettersOfMeeting(tx, id)) {
        const facts = await letterFacts(tx, decisionId);
        if (facts) released.push(facts.letter);
      }
      reported = await reportedAt(tx, id);
      for (const { decisionId } of reported) {
        const facts = await letterFacts(tx, decisionId);
        if (facts) released.push(facts.letter);
      }
      later = [];
      for (const amendmentId of await amendmentsOut(tx, id)) {
        const facts = await amendmentLetterFacts(tx, amendmentId);
        if (facts) later.push({ id: amendmentId, facts });
      }
      // The last day is filled in with the words that each letter was made with, whatever they are now.
      const out = [...released.map((letter) => letter.decisionId), ...later.map((one) => one.id)];
      const read = new Map<string, Wordings>();
      const each = new Map<string, Wordings>();
      for (const { decisionId, versions } of await wordingOfLetters(tx, out)) {
        const written = canonical(versions);
        const words = read.get(written) ?? (await wordingsAt(tx, versions));
        read.set(written, words);
        each.set(decisionId, words);
      }
      wordsOf = each;
      return meeting;
    },
    decide: (subject, at) => {
      const appealUntil = lastDayToAppeal(localDate(at.now));
      const event: MeetingEvent = {
        type: "MeetingAnnounced",
        appealUntil,
        reported: reported.map((one) => one.meetingId),
        letters: [
          ...released.map((letter) => ({
            decisionId: letter.decisionId,
            document: bothLetters({ ...letter, appealUntil }, wordsOf.get(letter.decisionId) ?? shippedWordings),
          })),
          ...later.map(({ id, facts }) => ({
            decisionId: id,
            document: canonical(bothAmendmentLetters({ ...facts, appealUntil }, wordsOf.get(id) ?? shippedWordings)),
          })),
        ],
      };
      const decided = [
        ...subject.items.flatMap((item) => item.decisions.map((decision) => decision.id)),
        ...reported.map((one) => one.decisionId),
      ];
      return accept({ events: [event], follow: decided.map((decisionId) => legalForceMessage(decisionId, appealUntil)) });
    },
  });
}

/** When the machine is to look at a decision's legal force: the morning after the appeal period and the days it takes to hear from the court. */
export const legalForceMessage = (decisionId: string, appealUntil: LocalDate, why = ""): FollowUp => ({
  kind: "decision-final",
  payload: { decisionId },
  dedupeKey: ["decision-final", decisionId, why].filter(Boolean).join(":"),
  after: instantAt(firstDayToNote(appealUntil, installation.legalForceWaitDays), "00:00") as Date,
});

/** What the machine does after adjusting, once: letter, register, money, and word to the applicant's team. Never a decision (KL 6:38). */
export async function releaseDecision(
  decisionId: string,
): Promise<Result<unknown, GateRefusal | "not-adjusted" | "money-missing">> {
  let words = shippedWordings;
  const done = await execute({
    kind: decisionKind,
    command: "release",
    actor: system,
    id: decisionId,
    load: async (tx, id) => {
      words = await currentWordings(tx);
      return decisionKind.load(tx, id);
    },
    decide: (subject, at) => {
      const letter = { ...subject.letter, issuedAt: at.now };
      const agreement = agreementWith(letter, subject.terms, words);
      const built = release(subject, bothLetters(letter, words), agreement);
      if (!built.ok) return built;
      const asked = { kind: "agreement-asked", payload: { agreementId: decisionId }, dedupeKey: `agreement-asked:${decisionId}` };
      const follow = subject.team.map((personId) => ({
        kind: "decision-mail",
        payload: { decisionId, personId },
        dedupeKey: `decision-mail:${decisionId}:${personId}`,
      }));
      // Who applied on paper and has no account gets the letter on paper (FL 33 §: a decision is told to the party).
      const byPost = { kind: "letter-by-post", payload: { decisionId }, dedupeKey: `letter-by-post:${decisionId}` };
      return accept({ ...built.value, follow: [...(follow.length > 0 ? follow : [byPost]), ...(agreement ? [asked] : [])] });
    },
  });
  // Said twice, done once: the second time it is already out.
  return !done.ok && done.refusal.code === "not-in-this-state" ? accept(null) : done;
}

/** Number and link, nothing of the case: a mail is not a sealed letter. */
export async function decisionMail(
  tx: Executor,
  decisionId: string,
  personId: string,
): Promise<{ to: string; subject: string; text: string } | null> {
  const facts = await queries.mailFacts(tx, decisionId, personId);
  if (!facts) return null;
  const t = letterTexts[isLanguage(facts.language) ? facts.language : "sv"];
  return {
    to: facts.email,
    subject: t.mailSubject(facts.number),
    text: t.mailBody(facts.name, facts.number, publicUrl() + paths.applicationDecision(facts.applicationId)),
  };
}

/**
 * Turns to those who see to it that a letter is posted: the case's own officer or, when there is none, the secretaries; nobody from whom it
 * is hidden. One message is one mail: each gets a message of their own, once for `cause`.
 */
export async function askPosters(
  tx: Executor,
  decisionId: string,
  kind: string,
  cause: bigint | string,
  about: Readonly<Record<string, string>> = { decisionId },
): Promise<void> {
  const posters = await queries.posters(tx, decisionId);
  const follow = posters.map(({ personId }) => ({
    kind,
    payload: { ...about, personId },
    dedupeKey: `${kind}:${cause}:${personId}`,
  }));
  await enqueue(tx, follow, now());
}

/** A mail to one of them in their language; null when it is no longer theirs to post. */
export async function mailToPoster(
  tx: Executor,
  decisionId: string,
  personId: string,
  words: (poster: queries.Poster, language: Language) => { readonly subject: string; readonly text: string },
): Promise<{ to: string; subject: string; text: string } | null> {
  const poster = (await queries.posters(tx, decisionId)).find((one) => one.personId === personId);
  return poster ? { to: poster.email, ...words(poster, isLanguage(poster.language) ? poster.language : "sv") } : null;
}

export const letterByPostMail = (tx: Executor, decisionId: string, personId: string) =>
  mailToPoster(tx, decisionId, personId, ({ name, number, applicationId }, language) => ({
    subject: letterTexts[language].postSubject(number),
    text: letterTexts[language].postBody(name, number, publicUrl() + paths.case(applicationId)),
  }));

export type OnBoard = queries.MeetingLine & {
  /** what is off the web has no title */
  readonly paragraphs: readonly (queries.ParagraphLine & { readonly downSince: Date | null; readonly changedAt: Date | null })[];
  /** the last day the text is read here */
  readonly publicUntil: LocalDate | null;
  /** since when its text is off the web before its term */
  readonly downSince: Date | null;
  /** when anything of its text was last taken down or put up again */
  readonly changedAt: Date | null;
};
export type Board = {
  readonly current: readonly OnBoard[];
  readonly earlier: readonly OnBoard[];
  readonly keeper: string;
  readonly court: Bilingual;
  /** for how many months from the notice the text of minutes is read here */
  readonly months: number;
};

/** Public: what is on the board today, and what was there before. A notice stays up for the whole appeal period (KL 8:11). */
export async function noticesToday(): Promise<Board> {
  const today = localDate(now());
  const months = minutesMonths();
  const announced = (await queries.announcedMeetings()).filter((line) => minutesArePublic(line, today, months));
  const ids = announced.map((line) => line.id);
  const [paragraphs, allTaken] = await Promise.all([queries.paragraphsOf(ids), textsTakenDown(ids)]);
  const lines = announced.map((line) => {
    const taken = allTaken.filter((one) => one.meetingId === line.id);
    return {
      ...line,
      publicUntil: line.beforeCourt ? null : minutesPublicUntil(line, months),
      downSince: downSince(taken),
      changedAt: lastChange(taken),
      paragraphs: paragraphs
        .filter((one) => one.meetingId === line.id)
        .map((one) => {
          const since = downSince(taken, one.itemId);
          return {
            ...one,
            ...(since ? { title: "", callTitle: null } : {}),
            downSince: since,
            changedAt: lastChange(taken, one.itemId),
          };
        }),
    };
  });
  const isUp = (line: OnBoard) => line.appealUntil !== null && line.appealUntil >= today;
  return {
    current: lines.filter(isUp),
    earlier: lines.filter((line) => !isUp(line)),
    keeper: installation.name,
    court: installation.court,
    months,
  };
}

/** For how many months from the notice the text of minutes is public: the association's own choice, since no law says. */
export const minutesMonths = (): number => installation.publishedMinutesMonths;

export type MinutesTerm = {
  /** whether the text is read on the web today */
  readonly open: boolean;
  /** the last day it is or was, if it is not taken down before */
  readonly until: LocalDate;
  /** since when it is taken down, though its term runs */
  readonly downSince: Date | null;
};

/** Public: how long announced minutes, or one paragraph of them, are read on the web; null when there has been no notice. */
export async function minutesTerm(meetingId: string, itemId?: string): Promise<MinutesTerm | null> {
  const line = await queries.announcedMeeting(meetingId);
  const until = line && minutesPublicUntil(line, minutesMonths());
  if (!until) return null;
  const runs = minutesArePublic(line, localDate(now()), minutesMonths());
  const down = runs ? downSince(await textsTakenDown([meetingId]), itemId) : null;
  return { open: runs && down === null, until, downSince: down };
}

/** Every notice and every paragraph that it makes public, newest first, as a feed. */
export async function noticeNews(language: Language): Promise<NewsFeed> {
  const { current, earlier } = await noticesToday();
  return noticesAsNews([...current, ...earlier], publicUrl(), language, installation);
}

/** When the board meets, and until when its announced decisions can be appealed: the days are public before the agenda is. */
export const boardDays = (): Promise<queries.BoardDay[]> => queries.boardDays();

/** Days from a meeting to today, Swedish time. */
export const daysSince = (heldOn: LocalDate): number => daysBetween(heldOn, localDate(now()));

/** What a notice put up today would mean, and when it should have been up (KL 8:12, 13:5). */
export function noticeToday(adjustedAt: Date | null): { by: LocalDate | null; late: boolean; until: LocalDate } {
  const today = localDate(now());
  const by = adjustedAt && lastDayToAnnounce(localDate(adjustedAt));
  return { by, late: by !== null && today > by, until: lastDayToAppeal(today) };
}
