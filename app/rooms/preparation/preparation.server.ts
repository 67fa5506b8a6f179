import type { DrumDocument } from "#app/documents/document.ts";
import { type Actor, hasRole, isPreparing, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import type { FollowUp } from "#app/gate/outbox.server.ts";
import { type Rational, rational } from "#app/kernel/rational.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { env, publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { roomsOfCall } from "#app/rooms/allocation/allocation.server.ts";
import type { FundRoom } from "#app/rooms/allocation/allocation.ts";
import { changedProposal, followScenario, type WorkRefusal } from "#app/rooms/allocation/scenario.server.ts";
import { sealedCase } from "#app/rooms/applications/applications.server.ts";
import { advisoriesOfCase } from "#app/rooms/assessment/advisories.server.ts";
import type { Ground } from "#app/rooms/assessment/assessment.forms.ts";
import { conflictHints, declareForCase } from "#app/rooms/assessment/assessment.server.ts";
import { commonScoresOf } from "#app/rooms/assessment/discussions.server.ts";
import {
  asOpened,
  type CloseRefusal,
  close,
  inFund,
  onTheTable,
  type PresenceRefusal,
  presence,
} from "#app/rooms/preparation/commands/hold.ts";
import { type RecommendRefusal, recommend, recommendTheRest } from "#app/rooms/preparation/commands/recommend.ts";
import { preparationNotes } from "#app/rooms/preparation/notes.ts";
import type { PreparationEvent, Recommended } from "#app/rooms/preparation/preparation.events.ts";
import { type PreparationCommand, preparationLifecycle } from "#app/rooms/preparation/preparation.lifecycle.ts";
import {
  loadNew,
  type PreparationSubject,
  preparationKind,
  relationsTo,
} from "#app/rooms/preparation/preparation.store.server.ts";
import { notesWords, preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { differs, type PreparationMember, recommendedOre, shortOf } from "#app/rooms/preparation/preparation.ts";
import * as queries from "#app/rooms/preparation/queries/preparations.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage, isLanguage } from "#app/texts/language.ts";

/**
 * The beredning: a preparatory meeting on a call's proposal. It looks at the proposal, recommends of each application, and may change the
 * proposal with reasons; what it says travels with the case to the board. It decides nothing: that is the board's alone (KL 6:37-38, 9:3).
 */
export type { GivenRecommendation } from "#app/rooms/preparation/queries/preparations.server.ts";
export const recommendationsOf = queries.recommendationsOf;
export const recommendationOn = queries.recommendationOn;

// ── reads ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const preparationList = async (actor: Actor): Promise<queries.StoredPreparation[] | null> =>
  isStaff(actor) || isPreparing(actor) ? queries.preparations(actor) : null;

export const preparationsOfCall = queries.preparationsOfCall;

export type PreparedCase = Omit<queries.PreparedCase, "scoreNum" | "scoreDen"> & {
  readonly score: Rational | null;
  /** who of the meeting takes no part in it */
  readonly recused: readonly string[];
  /** disputed conflicts of interest that the beredning has decided */
  readonly ruled: readonly { readonly name: string; readonly outcome: "conflict" | "none" }[];
};

export type PreparationPage = {
  readonly preparation: queries.StoredPreparation;
  readonly may: readonly PreparationCommand[];
  /** called to the meeting, and may say that they have a conflict of interest */
  readonly isMember: boolean;
  readonly members: readonly PreparationMember[];
  readonly cases: readonly PreparedCase[];
  /** some cases are hidden from the reader: no sums are told */
  readonly partial: boolean;
  /** the pot that the recommendations together overdraw; null when the money is there or not all of it is the reader's to see */
  readonly short: { readonly name: FundRoom["name"]; readonly byOre: bigint } | null;
};

export async function preparationPage(actor: Actor, id: string): Promise<PreparationPage | null> {
  const preparation = await queries.preparationById(actor, id);
  if (!preparation) return null;
  const [members, cases, count, recusals, barred] = await Promise.all([
    queries.members(id),
    queries.casesOf(actor, id),
    queries.countOf(id),
    queries.recusals(id, preparation.allocationId, preparation.state === "closed"),
    queries.barred(preparation.allocationId),
  ]);
  const relations = relationsTo({ barred, members }, actor);
  const partial = cases.length < count;
  const name = (personId: string) => members.find((member) => member.personId === personId)?.name ?? "";
  const short =
    preparation.state === "open" && !partial
      ? shortOf(await queries.lines(id), await roomsOfCall(queries.reading, preparation.callId))
      : null;
  return {
    preparation,
    may: openCommands(preparationLifecycle, preparation.state, relations),
    isMember: relations.includes("member"),
    members,
    cases: cases.map(({ scoreNum, scoreDen, ...one }) => ({
      ...one,
      score: scoreNum !== null && scoreDen !== null ? rational(BigInt(scoreNum), BigInt(scoreDen)) : null,
      recused: recusals.filter((recusal) => recusal.applicationId === one.applicationId).map(({ personId }) => name(personId)),
      ruled: preparation.rulings
        .filter((ruling) => ruling.applicationId === one.applicationId)
        .map(({ personId, outcome }) => ({ name: name(personId), outcome })),
    })),
    partial,
    short: short && { name: inFund(short), byOre: short.byOre },
  };
}

/** One case of the meeting, with the application as it was sealed. */
export async function preparedCase(actor: Actor, id: string, applicationId: string) {
  const page = await preparationPage(actor, id);
  const one = page?.cases.find((item) => item.applicationId === applicationId);
  if (!page || !one) return null;
  const noting = page.may.includes("open") || page.may.includes("note-conflict");
  const [sealed, advised, agreed, hints] = await Promise.all([
    sealedCase(actor, applicationId),
    advisoriesOfCase(actor, applicationId),
    commonScoresOf(applicationId),
    // Who notes conflicts is told of everybody's ties, a member of their own.
    page.preparation.state === "planned" || page.preparation.state === "open"
      ? conflictHints(actor, noting ? page.members.map(({ personId }) => personId) : page.isMember ? [actor.personId] : [], [
          applicationId,
        ])
      : [],
  ]);
  return sealed && { ...page, one, sealed, advised, agreed, hints, own: !noting };
}

export type PlanPage = queries.AllocationToPrepare & { readonly committee: readonly queries.Called[]; readonly body: string };

/** For an officer who may call it: the proposal, and the beredning as it stands today. */
export async function planPage(actor: Actor, callId: string): Promise<PlanPage | null> {
  const allocation = hasRole(actor, "officer") ? await queries.allocationOfCall(callId) : null;
  if (!allocation) return null;
  if ((await queries.barred(allocation.allocationId)).includes(actor.personId)) return null;
  return { ...allocation, committee: await queries.committeeOn(localDate(now())), body: installation.preparation };
}

/** The notes as this reader may know them; null before the meeting has opened. */
export async function notesOf(actor: Actor, id: string): Promise<{ document: DrumDocument; page: PreparationPage } | null> {
  const page = await preparationPage(actor, id);
  if (!page || page.preparation.openedAt === null) return null;
  const document = preparationNotes({
    preparation: page.preparation,
    members: page.members,
    cases: page.cases,
    partial: page.partial,
    organisation: { name: installation.name, address: installation.address },
    issuedAt: page.preparation.closedAt ?? now(),
  });
  return { document, page };
}

// ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Answer<Code extends string, Value = undefined> = Promise<Result<Value | undefined, Code | GateRefusal>>;

const mailTo = (members: readonly string[], id: string, kind: string): FollowUp[] =>
  members.map((personId) => ({ kind, payload: { preparationId: id, personId }, dedupeKey: `${kind}:${id}:${personId}` }));

/** Calls the beredning: everybody who is called gets a mail with time, place and a link, and nothing of any case. */
export async function planPreparation(order: {
  actor: Actor;
  callId: string;
  date: LocalDate;
  time: string;
  place: string;
  chairId: string;
  members: readonly string[];
}): Answer<"no-such-time" | "not-in-committee" | "not-proposed" | "decided" | "already-called", { id: string }> {
  const { actor, callId, date, time, place, chairId } = order;
  const page = await planPage(actor, callId);
  if (!page) return refuse("not-found");
  const startsAt = instantAt(date, time);
  if (!startsAt) return refuse("no-such-time", { fields: { time: "notATime" } });
  const committee = await queries.committeeOn(date);
  const called = committee.filter(({ personId }) => personId === chairId || order.members.includes(personId));
  if (!called.some(({ personId }) => personId === chairId))
    return refuse("not-in-committee", { fields: { chairId: "choosePerson" } });
  if (order.members.some((personId) => !committee.some((one) => one.personId === personId)))
    return refuse("not-in-committee", { fields: { members: "notInCommittee" } });
  const members = called.map(({ personId }) => personId);
  const surroundings = loadNew(page.allocationId);
  let goingOn = false;
  return execute({
    kind: preparationKind(),
    command: "plan",
    actor,
    id: newId(),
    load: async (tx: Executor, id: string) => {
      const subject = await surroundings(tx, id);
      goingOn = subject?.goingOn ?? false;
      return subject;
    },
    decide: (subject): Result<Happened & { readonly value: { id: string } }, "not-proposed" | "decided" | "already-called"> => {
      const table = onTheTable(subject.allocation);
      if (!table.ok) return table;
      if (goingOn) return refuse("already-called");
      const event: PreparationEvent = {
        type: "PreparationPlanned",
        allocationId: page.allocationId,
        body: page.body,
        startsAt,
        place,
        chairId,
        members,
        demo: env().demo,
      };
      return accept({
        events: [event],
        follow: mailTo(members, subject.id, "mail-preparation-invitation"),
        value: { id: subject.id },
      });
    },
  });
}

type OnPreparation = { readonly actor: Actor; readonly id: string; readonly version: number };
type Happened = { readonly events: readonly PreparationEvent[]; readonly follow?: readonly FollowUp[] };

const onPreparation = <Code extends string>(
  { actor, id, version }: OnPreparation,
  command: PreparationCommand,
  decide: (subject: PreparationSubject) => Result<Happened, Code>,
): Answer<Code> =>
  execute({
    kind: preparationKind(),
    command,
    actor,
    id,
    version,
    decide: (subject): Result<Happened & { readonly value?: undefined }, Code> => decide(subject),
  });

export const callOffPreparation = (order: OnPreparation & { reason: string }): Answer<never> =>
  onPreparation(order, "call-off", (subject) =>
    accept({
      events: [{ type: "PreparationCalledOff", reason: order.reason }],
      follow: mailTo(
        subject.members.map(({ personId }) => personId),
        order.id,
        "mail-preparation-called-off",
      ),
    }),
  );

/** From here on the meeting looks at the proposal as it lies on the table at this moment. */
export const openPreparation = (
  order: OnPreparation & { present: readonly string[] },
): Answer<PresenceRefusal | "not-proposed" | "decided"> =>
  onPreparation(order, "open", (subject) => {
    const table = onTheTable(subject.allocation);
    if (!table.ok) return table;
    const here = presence(subject.members, order.present);
    if (!here.ok) return here;
    const lines = subject.proposal.map(({ applicationId, amountOre }) => ({ applicationId, proposedOre: amountOre }));
    return accept({ events: [{ type: "PreparationOpened" as const, present: here.value, lines }] });
  });

export const notePresence = (order: OnPreparation & { present: readonly string[] }): Answer<PresenceRefusal> =>
  onPreparation(order, "note-presence", (subject) => {
    const here = presence(subject.members, order.present);
    return here.ok ? accept({ events: [{ type: "PresenceNoted" as const, present: here.value }] }) : here;
  });

type RecommendAnswer = RecommendRefusal | "proposal-changed" | "not-proposed" | "decided";

/** The proposal must lie as it was opened on: otherwise the beredning would speak of sums that nobody proposes. */
const standing = (subject: PreparationSubject): Result<null, "proposal-changed" | "not-proposed" | "decided"> => {
  const table = onTheTable(subject.allocation);
  if (!table.ok) return table;
  return asOpened(subject.lines, subject.proposal) ? accept(null) : refuse("proposal-changed");
};

const free = (subject: PreparationSubject, applicationId: string): number =>
  subject.members.filter(
    (member) =>
      member.present && !subject.recusals.some((one) => one.personId === member.personId && one.applicationId === applicationId),
  ).length;

export const recommendOn = (order: OnPreparation & Recommended): Answer<RecommendAnswer> =>
  onPreparation(order, "recommend", (subject): Result<Happened, RecommendAnswer> => {
    const stands = standing(subject);
    if (!stands.ok) return stands;
    const { applicationId, recommendation, amountOre, reason } = order;
    const said = recommend(subject.lines, { applicationId, recommendation, amountOre, reason }, free(subject, applicationId));
    return said.ok ? accept({ events: [{ type: "Recommended", lines: [said.value] }] }) : said;
  });

export const recommendRest = (order: OnPreparation): Answer<RecommendAnswer> =>
  onPreparation(order, "recommend", (subject): Result<Happened, RecommendAnswer> => {
    const stands = standing(subject);
    if (!stands.ok) return stands;
    const said = recommendTheRest(subject.lines);
    if (!said.ok) return said;
    if (said.value.some((line) => free(subject, line.applicationId) === 0)) return refuse("nobody-left");
    return accept({ events: [{ type: "Recommended", lines: said.value }] });
  });

/** The officer writes down what a member says in the room; from that moment the case is hidden from the member everywhere (KL 6:30). */
export const noteConflict = (
  order: OnPreparation & { applicationId: string; personId: string; ground: string },
): Answer<"not-a-member"> =>
  onPreparation(order, "note-conflict", (subject): Result<Happened, "not-a-member" | "not-found"> => {
    const { applicationId, personId, ground } = order;
    if (!subject.lines.some((line) => line.applicationId === applicationId)) return refuse("not-found");
    if (!subject.members.some((member) => member.personId === personId))
      return refuse("not-a-member", { fields: { personId: "choosePerson" } });
    return accept({ events: [{ type: "PreparationConflictNoted", applicationId, personId, ground: new Undisclosed(ground) }] });
  }) as Answer<"not-a-member">;

/**
 * A disputed conflict of interest is decided by the beredning itself, without the member it is about (KL 6:30); the officer writes it down.
 */
export const ruleOnMemberConflict = (
  order: OnPreparation & {
    applicationId: string;
    personId: string;
    outcome: "conflict" | "none";
    ground: string;
    reasons: string;
  },
): Answer<"not-a-member" | "nobody-left"> =>
  onPreparation(order, "rule-conflict", (subject): Result<Happened, "not-a-member" | "nobody-left" | "not-found"> => {
    const { applicationId, personId, outcome, ground, reasons } = order;
    if (!subject.lines.some((line) => line.applicationId === applicationId)) return refuse("not-found");
    const members = subject.members.filter((member) => member.present);
    if (!members.some((member) => member.personId === personId))
      return refuse("not-a-member", { fields: { ruledId: "choosePerson" } });
    const away = new Set(subject.recusals.filter((one) => one.applicationId === applicationId).map((one) => one.personId));
    if (!members.some((member) => member.personId !== personId && !away.has(member.personId))) return refuse("nobody-left");
    const said = { applicationId, personId, outcome, ground: new Undisclosed(ground), reasons: new Undisclosed(reasons) };
    return accept({ events: [{ type: "PreparationConflictRuled", ...said }] });
  }) as Answer<"not-a-member" | "nobody-left">;

/** A member's own word, before the meeting or in it. */
export async function declareOwnConflict(order: {
  actor: Actor;
  id: string;
  applicationId: string;
  law: Ground;
  described: string;
}): Promise<Result<undefined, GateRefusal>> {
  const page = await preparationPage(order.actor, order.id);
  if (!page?.isMember || !page.cases.some((one) => one.applicationId === order.applicationId)) return refuse("not-found");
  return declareForCase({
    actor: order.actor,
    applicationId: order.applicationId,
    form: { declaration: "conflict", ground: order.law, reason: order.described },
  });
}

export type ClosingRefusal =
  | CloseRefusal
  | WorkRefusal
  | "proposal-changed"
  | "not-proposed"
  | "decided"
  | "not-weighed"
  | "own-assessment-first";

/**
 * Closes the meeting: the recommendations stand and travel with the cases. Where sums differ from the proposal, the changed proposal is worked
 * out and re-checked by the solver's rules in whole öre first, and kept as a scenario of its own that points back to the frozen one. What the
 * pots do not allow is refused, and then the meeting goes on.
 */
export async function closePreparation(order: OnPreparation & { notes: string }): Answer<ClosingRefusal> {
  const { actor, id, version, notes } = order;
  const page = await preparationPage(actor, id);
  if (!page) return refuse("not-found");
  const { callId } = page.preparation;
  // Not before the rules that need no working out have been asked: a clearer answer, and sooner.
  const [lines, funds] = await Promise.all([queries.lines(id), roomsOfCall(queries.reading, callId)]);
  const changes = page.may.includes("close") && close(lines, page.members, funds).ok && lines.some(differs);
  const scenarioId = changes ? newId() : null;
  const worked = changes
    ? await changedProposal({
        actor,
        callId,
        name: notesWords.scenario(page.preparation.body, localDate(page.preparation.startsAt)).slice(0, 80),
        wanted: lines
          .filter((line) => !line.gone)
          .map((line) => ({
            applicationId: line.applicationId,
            amountOre: recommendedOre(line),
            reason: line.reason || notesWords.asProposed,
          })),
      })
    : null;
  if (worked && !worked.ok) return worked;
  const following = worked?.value;
  return execute({
    kind: preparationKind(
      following && scenarioId
        ? async (tx, at) => {
            const written = await followScenario(tx, { id: scenarioId, callId, ...following }, at);
            // The gate has let the officer through already; if it does not here, nothing of it may stand.
            if (!written.ok) throw new Error(`the changed proposal was refused: ${written.refusal.code}`);
          }
        : null,
    ),
    command: "close",
    actor,
    id,
    version,
    decide: (subject): Result<Happened & { readonly value?: undefined }, ClosingRefusal> => {
      const stands = standing(subject);
      if (!stands.ok) return stands;
      const judged = close(subject.lines, subject.members, funds);
      if (!judged.ok) return judged;
      return accept({ events: [{ type: "PreparationClosed", notes, scenarioId }] });
    },
  });
}

// ── mail ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** To one who was called: time, place and link. `called-off`: that it will not be held, and why. */
export async function preparationMail(
  tx: Executor,
  id: string,
  personId: string,
  kind: "invitation" | "called-off",
): Promise<{ to: string; subject: string; text: string } | null> {
  const found = await queries.invitation(tx, id, personId);
  if (!found) return null;
  const language = isLanguage(found.language) ? found.language : "sv";
  const t = preparationTexts[language].mail;
  const about = {
    name: found.name,
    body: found.body,
    call: inLanguage(found.callTitle, language),
    when: formatInstant(found.startsAt, language),
    place: found.place,
    link: publicUrl() + paths.preparation(id),
    sender: installation.name,
    reason: found.reason,
  };
  return kind === "invitation"
    ? { to: found.email, subject: t.subject(about.when), text: t.text(about) }
    : { to: found.email, subject: t.calledOffSubject(about.when), text: t.calledOffText(about) };
}
