import type { Calendar } from "#app/documents/calendar.ts";
import type { NewsFeed } from "#app/documents/news-feed.ts";
import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { inOneTransaction } from "#app/gate/transaction.server.ts";
import { sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { daysBetween, type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import type { CallSubject, CallWords } from "#app/rooms/calls/call.events.ts";
import { type CallCommand, callLifecycle } from "#app/rooms/calls/call.lifecycle.ts";
import {
  absentCall,
  callKind,
  callKindWith,
  draftFor,
  loadForPart,
  loadForRevision,
  relationsTo,
  setReminder,
} from "#app/rooms/calls/call.store.server.ts";
import { type Call, type CallWithRules, phaseOf } from "#app/rooms/calls/call.ts";
import { calendarOf, newsOf } from "#app/rooms/calls/call-news.ts";
import { admitLate as decideAdmission, usualAdmission as usuallyUntil } from "#app/rooms/calls/commands/admit-late.ts";
import * as published from "#app/rooms/calls/commands/after-publishing.ts";
import { type PublishRefusal, publish } from "#app/rooms/calls/commands/publish.ts";
import { type Progress, type ReviseRefusal, reviseRules } from "#app/rooms/calls/commands/revise-rules.ts";
import { type SavePartRefusal, savePart } from "#app/rooms/calls/commands/save-part.ts";
import { type CallFault, type CompiledCall, compile } from "#app/rooms/calls/compile.ts";
import { draftOf, forNewCall, readDraft, readMove } from "#app/rooms/calls/draft.ts";
import { type CallDraft, type PartKey, partKeys } from "#app/rooms/calls/parts.ts";
import * as building from "#app/rooms/calls/queries/building.server.ts";
import { allPublishedQuestions } from "#app/rooms/calls/queries/call-questions.server.ts";
import { allChanges, allPublished, announced, callBy, rulesOf } from "#app/rooms/calls/queries/calls.server.ts";
import type { Published } from "#app/rooms/calls/revision.ts";
import { asRevision, besides, changedParts, partsOf } from "#app/rooms/calls/revision.ts";
import { type CallRules, offeredOf } from "#app/rooms/calls/rules.ts";
import { callTemplates, fromTemplate } from "#app/rooms/calls/templates.ts";
import { beginning, beginsUntil } from "#app/rooms/calls/two-step.ts";
import { organisationByNumber } from "#app/rooms/people/people.server.ts";
import { frameworkId, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { frameworkById, nodesOf, nodeTitles } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export type { CallChange } from "#app/rooms/calls/queries/building.server.ts";

export { callsOfFund } from "#app/rooms/calls/queries/calls-of-fund.server.ts";

// ── public reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Published calls are public: no reader is asked for. Newest closing first. */
export const publishedCalls = (): Promise<Call[]> => allPublished();

export const callBySlug = async (slug: string): Promise<CallWithRules | null> => withRules(await callBy("slug", slug));
export const callById = async (id: string): Promise<CallWithRules | null> => withRules(await callBy("id", id));

/** The rules an application was made under, whatever the call says today. */
export const rulesVersion = rulesOf;

/** What a call's page shows beside the call itself: names of goals, what there is to choose among, and the money. Public. */
export async function callPageParts(rules: CallRules, callId: string | null, language: Language) {
  const [names, choices, money] = await Promise.all([
    nodeTitles(
      rules.strategic.nodes.map(({ node }) => node),
      language,
    ),
    Promise.all(
      rules.frameworks.map(async ({ framework, version, nodeType, ...choice }) => {
        const id = frameworkId(framework, version);
        const [view, nodes] = await Promise.all([frameworkById(id), nodesOf(framework, version, nodeType)]);
        return {
          ...choice,
          frameworkId: id,
          framework: view ? inLanguage(view.framework.name, language) : framework,
          nodes: offeredOf(choice, nodes).map((node) => nodeLabel(node, language)),
          demanded: nodes.filter(({ id }) => choice.demanded.includes(id)).map((node) => nodeLabel(node, language)),
        };
      }),
    ),
    callId === null ? [] : building.moneyOf(callId),
  ]);
  return { names, choices, money };
}

/** The organisations that a limited call is for. Public. */
export const invitedTo = building.invitedTo;

// ── being told when a call opens ────────────────────────────────────────────────────────────────────────────────────────────

export const asksToBeReminded = (actor: Actor, callId: string): Promise<boolean> =>
  building.asksToBeReminded(callId, actor.personId);

/** One's own wish, for a call that has not opened yet. */
export async function remindOfOpening(order: {
  actor: Actor;
  slug: string;
  wanted: boolean;
}): Promise<Result<undefined, "not-found" | "opened-already">> {
  const call = await callBySlug(order.slug);
  if (!call) return refuse("not-found");
  const at = now();
  if (call.state !== "published" || phaseOf(call, at) !== "coming") return refuse("opened-already");
  const { personId } = order.actor;
  await inOneTransaction(async (tx) => {
    await setReminder(tx, call.id, personId, order.wanted, at);
    await appendToJournal(tx, {
      subjectType: "call-reminder",
      subjectId: `${call.id} ${personId}`,
      caseId: null,
      at,
      actorId: personId,
      command: order.wanted ? "ask" : "take-back",
      payload: {},
    });
  });
  return accept(undefined);
}

/** What has been changed since a call was published, newest first. Public. */
export const changesOfCall = building.changesOf;

/** Openings, last days and days of decision of all calls, or of one; null when there is no such call. Public. */
export async function callCalendar(slug: string | null, language: Language): Promise<Calendar | null> {
  const [calls, changes] = await Promise.all([announced(), allChanges()]);
  if (slug === null) return calendarOf(calls, changes, publicUrl(), language, installation);
  const call = calls.find((one) => one.slug === slug);
  return call ? calendarOf([call], changes, publicUrl(), language, installation, call) : null;
}

/** Calls as they were published and what has been changed in them since, newest first. Public. */
export const callNews = async (language: Language): Promise<NewsFeed> =>
  newsOf(await announced(), await allChanges(), await allPublishedQuestions(), publicUrl(), language, installation);

/** Every call that has been public, with when it was last changed and what there is to apply for: for open data. */
export async function callsAsOpenData() {
  const [calls, changes] = await Promise.all([announced(), allChanges()]);
  return Promise.all(
    calls.map(async (call) => {
      const [{ limits }, money] = await Promise.all([rulesOf(call.id, call.rulesVersion), building.moneyOf(call.id)]);
      const times = changes.filter((change) => change.callId === call.id).map(({ at }) => at);
      return {
        ...call,
        phase: call.state === "withdrawn" ? ("withdrawn" as const) : phaseOf(call, now()),
        changedAt: times.reduce((latest, at) => (at > latest ? at : latest), call.publishedAt),
        minOre: limits.minOre,
        maxOre: limits.maxOre,
        availableOre: money.length === 0 ? null : sum(money.map((fund) => fund.amountOre)),
      };
    }),
  );
}

async function withRules(call: Call | null): Promise<CallWithRules | null> {
  return call && (call.state === "published" || call.state === "withdrawn")
    ? { ...call, rules: await rulesOf(call.id, call.rulesVersion) }
    : null;
}

// ── building ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Drafts that the office is building; null for anyone who may not see them. */
export const draftedCalls = async (actor: Actor) => (relationsTo(actor).length > 0 ? building.draftedCalls() : null);

export type StartingPoint = { readonly id: string; readonly title: Bilingual; readonly number: string };
/** What a new call may begin from: any call that has been published, newest first, or a template that Drum ships with. */
export const startingPoints = async (actor: Actor): Promise<StartingPoint[] | null> =>
  relationsTo(actor).includes("officer")
    ? [
        ...(await allPublished()).map(({ id, title, number }) => ({ id, title, number })),
        ...callTemplates.map(({ key, name }) => ({ id: key, title: name, number: "" })),
      ]
    : null;

export type CallUnderWork = {
  readonly id: string;
  readonly title: Bilingual;
  readonly version: number;
  readonly may: readonly CallCommand[];
  readonly draft: CallDraft;
  readonly parts: Readonly<
    Record<PartKey, { readonly version: number; readonly savedAt: Date | null; readonly savedBy: string }>
  >;
  readonly faults: readonly CallFault[];
  readonly compiled: CompiledCall | null;
  readonly options: building.Options;
  /** a draft of new rules: for which published call, and what they change */
  readonly revises: {
    readonly id: string;
    readonly number: string;
    readonly changed: readonly PartKey[];
    readonly progress: Progress;
    readonly nextVersion: number;
  } | null;
};

/** A published call as its new rules are written against, whoever asks. */
async function publishedWhole(db: Executor, id: string): Promise<Published | null> {
  const call = await callById(id);
  if (call?.state !== "published") return null;
  const [rules, funds, invited] = await Promise.all([building.storedRules(db, id), building.fundsOf(id), building.invitedTo(id)]);
  return { call, rules, funds, invited };
}

/** A draft with everything that is missing in it. Null: no such draft, or not for this reader. */
export async function callUnderWork(actor: Actor, id: string, language: Language): Promise<CallUnderWork | null> {
  const relations = relationsTo(actor);
  const head = relations.length > 0 ? await building.draftHead(id) : null;
  if (head?.state !== "drafted") return null;
  const [stored, options, numbers, published] = await Promise.all([
    building.storedParts(id),
    building.buildingOptions(language),
    building.takenNumbers(building.reading, id),
    head.revises ? publishedWhole(building.reading, head.revises) : null,
  ]);
  if (head.revises && !published) return null;
  const written = readDraft(Object.fromEntries(stored.map((row) => [row.part, row.content])));
  const draft = published ? asRevision(written, published) : written;
  const around = building.surroundings(options, numbers, now());
  const compiled = compile(draft, published ? besides(around, published) : around);
  return {
    revises: published && {
      id: published.call.id,
      number: published.call.number,
      changed: changedParts(draft, published),
      progress: await building.progressOf(building.reading, published.call.id),
      nextVersion: published.call.rulesVersion + 1,
    },
    id,
    title: head.title,
    version: head.version,
    may: openCommands(callLifecycle, head.state, relations),
    draft,
    parts: Object.fromEntries(
      partKeys.map((key) => {
        const row = stored.find((one) => one.part === key);
        return [key, { version: row?.version ?? 0, savedAt: row?.savedAt ?? null, savedBy: row?.savedBy ?? "" }];
      }),
    ) as CallUnderWork["parts"],
    faults: compiled.ok ? [] : compiled.faults,
    compiled: compiled.ok ? compiled.call : null,
    options,
  };
}

/** The public page of a draft, when it can be put together; `incomplete` while it cannot. */
export async function previewOfCall(actor: Actor, id: string, language: Language) {
  const work = await callUnderWork(actor, id, language);
  if (!work) return null;
  const { compiled, options } = work;
  if (!compiled) return { incomplete: true as const };
  const call: CallWithRules = {
    ...compiled,
    id,
    slug: "",
    state: "drafted",
    rulesVersion: work.revises?.nextVersion ?? 1,
    demo: false,
  };
  const at = now();
  return {
    call,
    phase: phaseOf(beginning(call), at),
    daysLeft: daysBetween(localDate(at), localDate(beginsUntil(call))),
    ...(await callPageParts(compiled.rules, null, language)),
    money: await building.moneyOfDraft(compiled.funds, options),
    invited: compiled.invited,
  };
}

type Answer<Code extends string, Value = undefined> = Promise<Result<Value | undefined, Code | GateRefusal>>;

/** A new draft from a published call: its rules and texts, without number, dates and money of its own. */
export async function createCall(order: {
  actor: Actor;
  from: string;
  title: Bilingual;
}): Answer<"no-such-call", { id: string }> {
  const { actor, title } = order;
  const template = fromTemplate(order.from, title);
  if (template) {
    const own = await building.contactOf(actor.personId);
    return createCallWith({ actor, title, parts: { ...template, basics: { ...template.basics, ...own } } });
  }
  const from = /^[0-9a-f]{8}-/.test(order.from) ? await callById(order.from) : null;
  if (!from) return refuse("no-such-call", { fields: { from: "choose" } });
  return createCallWith({ actor, title, parts: forNewCall(draftOf(from, []), title) });
}

/** A new draft from parts that are given: how the demo world and an import build theirs. */
export async function createCallWith(order: {
  actor: Actor;
  title: Bilingual;
  parts: CallDraft;
  revises?: string;
}): Answer<never, { id: string }> {
  const at = now();
  const id = newId(at);
  return execute({
    kind: callKind,
    command: "create",
    actor: order.actor,
    id,
    load: async () => absentCall(id, at),
    decide: () => {
      const { title, parts, revises } = order;
      return accept({ events: [{ type: "CallCreated" as const, title, parts, ...(revises ? { revises } : {}) }], value: { id } });
    },
  });
}

/** One part of a draft. `move`: what a button in a list of rows asked for; what was typed is kept with it. */
export async function saveCallPart(order: {
  actor: Actor;
  id: string;
  part: PartKey;
  version: number;
  typed: unknown;
  move: string;
}): Answer<SavePartRefusal> {
  const options = await building.buildingOptions("sv");
  let draft: CallDraft | null = null;
  return execute({
    kind: callKind,
    command: "save-part",
    actor: order.actor,
    id: order.id,
    load: async (tx, id) => {
      const subject = await loadForPart(order.part)(tx, id);
      draft = subject && (await draftFor(tx, id));
      return subject;
    },
    decide: (subject) => {
      // The rows of the contribution are the goals of the strategy that is chosen in the same form.
      const strategy = (order.typed as { strategy?: unknown } | null)?.strategy;
      const choice = draft?.strategies.choices.find((row) => row.key === strategy);
      const nodes = options.levels.find((one) => one.id === choice?.level)?.nodes ?? [];
      return savePart(subject, order.part, order.typed, order.version, readMove(order.part, order.move), {
        contributionNodes: choice ? offeredOf(choice, nodes).map((node) => node.id) : [],
        levelNodes: new Map(options.levels.map((level) => [level.id, level.nodes.map((node) => node.id)])),
      });
    },
  });
}

export async function publishCall(order: { actor: Actor; id: string; version: number }): Answer<PublishRefusal> {
  const options = await building.buildingOptions("sv");
  let draft = readDraft({});
  let numbers: ReadonlySet<string> = new Set();
  let slugs: ReadonlySet<string> = new Set();
  return execute({
    kind: callKind,
    command: "publish",
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx: Executor, id: string): Promise<CallSubject | null> => {
      const subject = await callKind.load(tx, id);
      if (!subject) return null;
      draft = await draftFor(tx, id);
      numbers = await building.takenNumbers(tx, id);
      slugs = await building.takenSlugs(tx, id);
      return subject;
    },
    decide: (subject, at) => publish(subject.id, draft, building.surroundings(options, numbers, at.now), slugs, subject.revises),
  });
}

export const discardCall = (order: { actor: Actor; id: string; version: number }): Answer<never> =>
  execute({
    kind: callKind,
    command: "discard",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: () => accept({ events: [{ type: "CallDiscarded" as const }] }),
  });

// ── after publishing ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PublishedForOffice = {
  readonly call: CallWithRules;
  readonly version: number;
  readonly may: readonly CallCommand[];
  /** of a call in two steps: the first has not closed */
  readonly sketchOpen: boolean;
};

/** A published call with what this reader may do to it. */
export async function publishedForOffice(actor: Actor, id: string): Promise<PublishedForOffice | null> {
  const relations = relationsTo(actor);
  const [call, head] = relations.length > 0 ? await Promise.all([callById(id), building.draftHead(id)]) : [null, null];
  if (!call || !head) return null;
  // A closed call's last day is no longer moved: the command would be refused, so its way in is not shown.
  const closed = phaseOf(call, now()) === "closed";
  const may = openCommands(callLifecycle, head.state, relations).filter(
    (one) => !closed || (one !== "extend-deadline" && one !== "revise-rules"),
  );
  return {
    call,
    version: head.version,
    may,
    sketchOpen: call.sketchClosesAt !== null && phaseOf(beginning(call), now()) !== "closed",
  };
}

export type Revision = {
  readonly call: CallWithRules;
  /** new rules that have been begun */
  readonly draftId: string | null;
  readonly progress: Progress;
  readonly closed: boolean;
};

/** How it stands with new rules for a published call; null for all but the officers who may make them. */
export async function revisionOf(actor: Actor, id: string): Promise<Revision | null> {
  const call = relationsTo(actor).includes("officer") ? await callById(id) : null;
  if (call?.state !== "published") return null;
  const [draftId, progress] = await Promise.all([
    building.revisionDraft(building.reading, id),
    building.progressOf(building.reading, id),
  ]);
  return { call, draftId, progress, closed: phaseOf(call, now()) === "closed" };
}

/** A draft of new rules: the rules as they are, to be changed. Asked for twice, the second answer is the one that was begun. */
export async function beginRevision(order: {
  actor: Actor;
  id: string;
}): Promise<Result<{ id: string }, GateRefusal | "closed">> {
  const found = await revisionOf(order.actor, order.id);
  const published = found && (await publishedWhole(building.reading, order.id));
  if (!published) return refuse("not-found");
  if (found.draftId) return accept({ id: found.draftId });
  if (found.closed) return refuse("closed");
  const { title } = published.call;
  const begun = await createCallWith({ actor: order.actor, title, parts: partsOf(published), revises: order.id });
  if (!begun.ok) return begun;
  return begun.value ? accept(begun.value) : refuse("not-found");
}

/** The new rules come to the call; the draft that they were written in has served its purpose. Answers with the call. */
export async function reviseCallRules(
  order: OnPublished & { note: Bilingual },
): Promise<Result<{ id: string }, GateRefusal | ReviseRefusal>> {
  const { actor, id, version, note } = order;
  const head = relationsTo(actor).includes("officer") ? await building.draftHead(id) : null;
  if (head?.state !== "drafted" || !head.revises) return refuse("not-found");
  const callId = head.revises;
  const options = await building.buildingOptions("sv");
  type Loaded = { draft: CallDraft; published: Published; progress: Progress; numbers: ReadonlySet<string>; version: number };
  let loaded: Loaded | null = null;
  const outcome = await execute({
    kind: callKind,
    command: "revise-rules",
    actor,
    id: callId,
    load: async (tx: Executor, call: string): Promise<CallSubject | null> => {
      const subject = await loadForRevision(tx, call);
      const own = subject && (await callKind.load(tx, id));
      const published = own && (await publishedWhole(tx, call));
      if (!published || own.state !== "drafted") return null;
      loaded = {
        draft: await draftFor(tx, id),
        published,
        progress: await building.progressOf(tx, call),
        numbers: await building.takenNumbers(tx, id),
        version: own.version,
      };
      return subject;
    },
    decide: (subject, at): ReturnType<typeof reviseRules> | Result<never, "changed-since-read"> => {
      // Assigned inside the transaction, which the compiler does not follow.
      const { draft, published, progress, numbers, version: stored } = loaded as unknown as Loaded;
      if (stored !== version) return refuse("changed-since-read");
      return reviseRules(subject, draft, published, progress, building.surroundings(options, numbers, at.now), note);
    },
  });
  if (!outcome.ok) return outcome;
  await execute({
    kind: callKind,
    command: "discard",
    actor,
    id,
    decide: () => accept({ events: [{ type: "CallDiscarded" as const }] }),
  });
  return accept({ id: callId });
}

type OnPublished = { readonly actor: Actor; readonly id: string; readonly version: number };

export const correctCallText = (order: OnPublished & { words: CallWords; note: Bilingual }): Answer<never> =>
  execute({
    kind: callKind,
    command: "correct-text",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: () => published.correctText(order.words, order.note) as Result<{ events: never[] }, never>,
  });

export const extendCallDeadline = (
  order: OnPublished & {
    date: LocalDate;
    time: string;
    decisionOn: LocalDate | null;
    step?: "sketch" | "full";
    answerOn?: LocalDate | null;
    note: Bilingual;
  },
): Answer<published.ExtendRefusal | "closed"> =>
  execute({
    kind: callKind,
    command: "extend-deadline",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject, at) =>
      order.step === "sketch"
        ? published.extendSketchDeadline(subject, { ...order, answerOn: order.answerOn ?? null }, at.now)
        : published.extendDeadline(subject, order, at.now),
  });

/** Those who have been let in after the last day; null for anyone outside the office. */
export const admissionsOfCall = async (actor: Actor, id: string) =>
  relationsTo(actor).length > 0 ? building.admissionsOf(id) : null;

/** Until when one's organisations may hand in after the last day. Asked by those who apply, of their own only. */
export const lateUntilFor = (actor: Actor, callId: string): Promise<Date | null> =>
  building.lateUntil(
    callId,
    actor.memberships.map((membership) => membership.organisationId),
  );

export const usualAdmission = (call: Pick<Call, "closesAt" | "sketchClosesAt">) => usuallyUntil(call, now());

export async function admitLate(
  order: OnPublished & { number: string; date: LocalDate; time: string; reason: string },
): Answer<"not-admitted"> {
  const organisation = relationsTo(order.actor).includes("officer") ? await organisationByNumber(order.number) : null;
  const wanted = { id: newId(), organisationId: organisation?.id ?? null, date: order.date, time: order.time };
  return execute({
    kind: callKindWith(order.reason),
    command: "admit-late",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject, at) => decideAdmission(subject, wanted, at.now),
  });
}

export const withdrawCall = (order: OnPublished & { note: Bilingual }): Answer<never> =>
  execute({
    kind: callKind,
    command: "withdraw",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: () => accept({ events: [{ type: "CallWithdrawn" as const, note: order.note }] }),
  });
