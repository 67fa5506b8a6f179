import type { Calendar, CalendarEvent } from "#app/documents/calendar.ts";
import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { addYears, type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { callCalendar } from "#app/rooms/calls/calls.server.ts";
import { boardDays } from "#app/rooms/decisions/decisions.server.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import {
  daysOf,
  dueNow,
  inOrder,
  type Plan,
  plans,
  type RingWord,
  ringsByWord,
  type Station,
  standingOf,
  touchesYear,
  type YearItem,
} from "#app/rooms/reporting/learning.ts";
import type { NewPlanEntryForm, PlanEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";
import { type PlanEntryCommand, planEntryLifecycle } from "#app/rooms/reporting/plan-entry.lifecycle.ts";
import { type PlanEntryEvent, planEntryKind, planEntryRelations } from "#app/rooms/reporting/plan-entry.store.server.ts";
import {
  allPlanEntries,
  openPlanEntries,
  type PlanEntry,
  planEntryWithId,
  projectEnds,
} from "#app/rooms/reporting/queries/plan-entries.server.ts";
import type { Beginning, ShownItem, YearView } from "#app/rooms/reporting/views.ts";
import { formatDate, formatTime } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";
import knownYear from "#data/year-stations.json" with { type: "json" };

// The year: what somebody has planned, and what the system itself knows of. The second is never stored a second time.

type Derived = { readonly item: YearItem; readonly event: CalendarEvent };

/** The language that the office plans in. */
const written: Language = "sv";

const dayOf = (at: CalendarEvent["at"]): LocalDate => (at instanceof Date ? localDate(at) : at.day);
/** Inside the site an address has no host. */
const inside = (url: string) => (url.startsWith(publicUrl()) ? url.slice(publicUrl().length) : url);

function derivedOf(event: CalendarEvent, byWhom: string, language: Language): Derived {
  const day = dayOf(event.at);
  return {
    event,
    item: {
      key: event.uid,
      plan: "money",
      title: event.title,
      words: event.about,
      byWhom,
      audience: "",
      from: day,
      to: day,
      state: event.cancelled ? "withdrawn" : null,
      source: learningTexts[language].derived.source,
      href: inside(event.url),
    },
  };
}

/** Calls, the board's meetings, the last day to appeal them, and projects that end: all of it public elsewhere. */
async function derivedYear(language: Language): Promise<Derived[]> {
  const t = learningTexts[language].derived;
  const [calls, meetings, ends] = await Promise.all([callCalendar(null, language), boardDays(), projectEnds()]);
  const common = { sequence: 0, cancelled: false };
  const board = publicUrl() + paths.noticeBoard();
  return [
    ...(calls?.events ?? []).map((event) => derivedOf(event, t.by.office, language)),
    ...meetings.map(({ id, body, startsAt, place, calledOff, moves, settledAt }) =>
      derivedOf(
        {
          // Whoever has it in a calendar has it moved, or taken away.
          sequence: moves + (calledOff ? 1 : 0),
          cancelled: calledOff,
          uid: `${id}-meeting@drum`,
          title: t.meeting(body),
          about: t.meetingAbout(formatTime(startsAt, language), place),
          url: board,
          at: startsAt,
          changedAt: settledAt,
        },
        t.by.board,
        language,
      ),
    ),
    ...meetings.flatMap(({ id, heldOn, announcedAt, appealUntil }) =>
      appealUntil === null || announcedAt === null
        ? []
        : [
            derivedOf(
              {
                ...common,
                uid: `${id}-appeal@drum`,
                title: t.appeal(formatDate(heldOn, language)),
                about: t.appealAbout,
                url: board,
                at: { day: appealUntil },
                changedAt: announcedAt,
              },
              t.by.board,
              language,
            ),
          ],
    ),
    ...ends.map(({ on, count, one, publishedAt }) =>
      derivedOf(
        {
          ...common,
          uid: `projects-end-${on}@drum`,
          title: count === 1 ? t.projectEnds(one) : t.projectsEnd(count),
          about: t.projectsEndAbout,
          url: publicUrl() + paths.register(),
          at: { day: on },
          changedAt: publishedAt,
        },
        t.by.owners,
        language,
      ),
    ),
  ];
}

const asItem = (entry: PlanEntry, href: string | null): YearItem => ({ ...entry, key: entry.id, href });

const isIn = (rings: RingWord) => {
  const chosen: readonly Plan[] = ringsByWord[rings];
  return ({ plan }: { readonly plan: Plan }) => chosen.includes(plan);
};

type Asked = { readonly rings: RingWord; readonly year: number | null };

/** `late` is between the office and itself: to everybody else its day has been. */
function viewOf(items: readonly YearItem[], { rings, year: asked }: Asked, office: boolean): YearView {
  const today = localDate(now());
  const thisYear = Number(today.slice(0, 4));
  const year = asked ?? thisYear;
  const standing = items.filter((item) => item.state !== "withdrawn" && isIn(rings)(item));
  const due = dueNow(standing, today);
  const show = (item: YearItem, number: number): ShownItem => {
    const of = standingOf(item, today);
    const { key, plan, title, words, byWhom, audience, from, to, source, href } = item;
    return {
      key,
      plan,
      title,
      words,
      byWhom,
      audience,
      from,
      to,
      source,
      href,
      number,
      written: item.state === null ? null : written,
      standing: !office && of === "late" ? "over" : of,
    };
  };
  const all = (list: readonly YearItem[]) => list.map((item) => show(item, 0));
  const ofYear = inOrder(standing.filter((item) => touchesYear(item, year)));
  return {
    rings,
    year,
    thisYear,
    today,
    any: items.length > 0,
    items: ofYear.map((item, index) => show(item, index + 1)),
    due: { late: office ? all(due.late) : [], now: all(due.now), soon: all(due.soon) },
    wheel: plans.filter((plan) => isIn(rings)({ plan })),
  };
}

/** The year that is open to everybody. */
export async function openYear(asked: Asked, language: Language): Promise<YearView> {
  const [derived, entries] = await Promise.all([derivedYear(language), openPlanEntries()]);
  return viewOf([...derived.map(({ item }) => item), ...entries.map((entry) => asItem(entry, null))], asked, false);
}

/** The same as a calendar to subscribe to. A withdrawn entry goes along as cancelled, so that calendars take it away. */
export async function yearCalendar(rings: RingWord, language: Language): Promise<Calendar> {
  const t = learningTexts[language];
  const [derived, entries] = await Promise.all([derivedYear(language), openPlanEntries()]);
  return {
    name: t.calendar(t.year.rings[rings], installation.region),
    url: publicUrl() + paths.year(),
    events: [
      ...derived.filter(({ item }) => isIn(rings)(item)).map(({ event }) => event),
      ...entries.filter(isIn(rings)).map(
        (entry): CalendarEvent => ({
          uid: `${entry.id}-plan@drum`,
          title: entry.title,
          // As the office wrote it; only the few words around it are the calendar's own.
          ...(language === written ? {} : { language: written }),
          about: [
            entry.words,
            entry.byWhom && t.calendarAbout.by(entry.byWhom),
            entry.audience && t.calendarAbout.to(entry.audience),
            entry.state === "done" ? t.calendarAbout.done : "",
            entry.outcome && t.calendarAbout.outcome(entry.outcome),
          ]
            .filter((part) => part !== "")
            .join("\n"),
          url: publicUrl() + paths.year(),
          at: { day: entry.from, until: entry.to },
          sequence: entry.version - 1,
          changedAt: entry.changedAt,
          cancelled: entry.state === "withdrawn",
        }),
      ),
    ],
  };
}

const sources: Readonly<Record<string, string>> = knownYear.sources;
const stations: readonly Station[] = knownYear.stations.map(({ plan, months, source, ...station }) => ({
  ...station,
  plan: plan as Plan,
  months: months === null ? null : [months[0] ?? 1, months[1] ?? months[0] ?? 1],
  source: sources[source] ?? "",
}));

export type LearningPage = YearView & {
  readonly entries: readonly PlanEntry[];
  readonly suggestions: readonly Station[];
  readonly mayPlan: boolean;
};

/** The office's year, with what is not shown openly; null for others. */
export async function learningPage(actor: Actor, asked: Asked, language: Language): Promise<LearningPage | null> {
  if (!isStaff(actor)) return null;
  const [derived, entries] = await Promise.all([derivedYear(language), allPlanEntries()]);
  const view = viewOf(
    [...derived.map(({ item }) => item), ...entries.map((entry) => asItem(entry, paths.planEntry(entry.id)))],
    asked,
    true,
  );
  const planned = new Set(
    entries.filter((entry) => entry.state !== "withdrawn" && touchesYear(entry, view.year)).map(({ station }) => station),
  );
  return {
    ...view,
    entries: entries.filter(isIn(view.rings)),
    suggestions: stations.filter((station) => isIn(view.rings)(station) && !planned.has(station.key)),
    mayPlan: mayPlan(actor),
  };
}

const commandsFor = (actor: Actor, state: PlanEntry["state"] | "absent"): PlanEntryCommand[] =>
  openCommands(planEntryLifecycle, state, planEntryRelations(null, actor));

export const mayPlan = (actor: Actor): boolean => commandsFor(actor, "absent").includes("add");

export type PlanEntryPage = { readonly entry: PlanEntry; readonly may: readonly PlanEntryCommand[] };

export async function planEntryPage(actor: Actor, id: string): Promise<PlanEntryPage | null> {
  const entry = isStaff(actor) ? await planEntryWithId(id) : null;
  return entry && { entry, may: commandsFor(actor, entry.state) };
}

const blank: Beginning = {
  plan: "",
  title: "",
  words: "",
  byWhom: "",
  audience: "",
  from: "",
  to: "",
  source: "",
  station: "",
  open: true,
};

/** What a new point begins from: nothing, a known station, or what was done last year. Null for who may not plan. */
export async function newEntryPage(
  actor: Actor,
  { station: key, again, year }: { readonly station: string; readonly again: string | null; readonly year: number | null },
): Promise<Beginning | null> {
  if (!mayPlan(actor)) return null;
  const before = again === null ? null : await planEntryWithId(again);
  if (before) {
    const { plan, title, words, byWhom, audience, source, station, open } = before;
    const from = addYears(before.from, 1);
    const to = addYears(before.to, 1);
    return { plan, title, words, byWhom, audience, source, station, open, from, to: to === from ? "" : to };
  }
  const station = stations.find((one) => one.key === key);
  if (!station) return blank;
  const { plan, title, words, byWhom, audience, source } = station;
  const days = daysOf(station, year ?? Number(localDate(now()).slice(0, 4)));
  return { ...blank, plan, title, words, byWhom, audience, source, station: station.key, ...days };
}

export const addPlanEntry = ({
  actor,
  form: { command: _, ...fields },
}: {
  readonly actor: Actor;
  readonly form: NewPlanEntryForm;
}): Promise<Result<string | undefined, GateRefusal>> => {
  const id = newId(now());
  return execute({
    kind: planEntryKind,
    command: "add",
    actor,
    id,
    load: async () => ({ id, state: "absent" as const, version: 0 }),
    decide: () => accept({ events: [{ type: "EntryAdded" as const, fields }], value: id }),
  });
};

const eventOf = (form: PlanEntryForm): PlanEntryEvent => {
  switch (form.command) {
    case "edit": {
      const { command: _, version: __, ...fields } = form;
      return { type: "EntryEdited", fields };
    }
    case "complete":
      return { type: "EntryCompleted", outcome: form.outcome };
    case "withdraw":
      return { type: "EntryWithdrawn" };
    case "reopen":
      return { type: "EntryReopened" };
  }
};

export const changePlanEntry = ({
  actor,
  id,
  form,
}: {
  readonly actor: Actor;
  readonly id: string;
  readonly form: PlanEntryForm;
}): Promise<Result<undefined, GateRefusal>> =>
  execute({
    kind: planEntryKind,
    command: form.command,
    actor,
    id,
    version: form.version,
    decide: () => accept({ events: [eventOf(form)] }),
  });
