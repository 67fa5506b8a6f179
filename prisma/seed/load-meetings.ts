import { kronor } from "#app/kernel/money.ts";
import { localDate, localMinute } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { adjustAllocation, openAllocation, proposeAllocation } from "#app/rooms/allocation/allocation.server.ts";
import {
  createScenario,
  moveScenario,
  type ScenarioPage,
  saveScenario,
  scenarioPage,
} from "#app/rooms/allocation/scenario.server.ts";
import { tryForm } from "#app/rooms/allocation/scenario.ts";
import {
  announceMinutes,
  breakOutApplication,
  callMeeting,
  closeMeeting,
  noteItemAbsence,
  openMeeting,
  planMeeting,
  recordItemDecision,
  reserveAgainstItem,
  signAndAdjust,
  takeItemVote,
  takeUpItem,
} from "#app/rooms/decisions/decisions.server.ts";
import { loadAppeals } from "./load-appeals.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import type { Calls } from "./load-calls.ts";
import { type Cast, known } from "./load-people.ts";
import { loadPreparations } from "./load-preparations.ts";
import { must } from "./must.ts";
import type { CallKey, Purpose, World, WorldAgendaItem, WorldAllocation, WorldDecision, WorldMeeting } from "./world/types.ts";
import { instantOf } from "./world/when.ts";

const officer = "anneli-rosvall";
const day = 86_400_000;
const minute = 60_000;

type Line = { applicationKey: string; amountKr: number; reason: string; purpose: Purpose };

export async function loadMeetings(world: World, at: Date, cast: Cast, calls: Calls, applications: Applications): Promise<void> {
  const [held, coming] = world.meetings as [WorldMeeting, WorldMeeting];
  const decisions = held.items.flatMap((item) => item.decisions);
  const purposes = new Map(decisions.map((decision) => [decision.applicationKey, decision.tranches[0]?.purpose]));
  const proposedAt = (allocation: WorldAllocation) => instantOf(allocation.proposed ?? allocation.opened, at).getTime();
  for (const allocation of world.allocations.toSorted((a, b) => proposedAt(a) - proposedAt(b))) {
    const lines = allocation.lines.map(
      (line): Line => ({
        applicationKey: line.applicationKey,
        amountKr: line.amountKr,
        reason: line.reason,
        purpose: purposes.get(line.applicationKey) ?? "forstudie",
      }),
    );
    await propose(allocation.callKey, proposedAt(allocation), lines);
    if (allocation.callKey === "prestudy") await whatIf(allocation.callKey, proposedAt(allocation) - 45 * minute);
    if (!held.items.some((item) => item.callKey === allocation.callKey)) continue;
    await continueParagraphs(held);
    await hold(held);
  }
  await loadPreparations(at, cast, calls, applications);
  await atInstant(new Date(at.getTime() - 4 * day), async () => {
    const id = await plan(coming);
    await breakOut(id, coming);
    const version = await versionOf(sql`select version from meeting where id = ${id}`);
    must(await callMeeting({ actor: cast.actor(coming.secretaryKey), id, version }), `call ${coming.key}`);
    await deliverAll();
  });

  /** Opened from the ranking, adjusted line by line with reasons, handed over. */
  async function propose(callKey: CallKey, moment: number, lines: readonly Line[]): Promise<void> {
    const callId = known(calls, callKey);
    const actor = cast.actor(officer);
    const version = () => versionOf(sql`select version from allocation where call_id = ${callId}`);
    await atInstant(new Date(moment - day), async () =>
      must(await openAllocation({ actor, callId }), `open the allocation of ${callKey}`),
    );
    await atInstant(new Date(moment - 60 * minute), async () => {
      const wanted = lines.map((line) => ({
        applicationId: known(applications, line.applicationKey),
        amountOre: kronor(line.amountKr),
        reason: line.reason,
        purpose: line.amountKr > 0 ? line.purpose : "",
      }));
      must(
        await adjustAllocation({ actor, callId, version: await version(), lines: wanted }),
        `adjust the allocation of ${callKey}`,
      );
    });
    await atInstant(new Date(moment), async () =>
      must(await proposeAllocation({ actor, callId, version: await version() }), `propose the allocation of ${callKey}`),
    );
  }

  /** What the office tried before it handed the proposal over: one scenario to show the board, one still on somebody's desk. */
  async function whatIf(callKey: CallKey, moment: number): Promise<void> {
    const callId = known(calls, callKey);
    const actor = cast.actor(officer);
    const made = async (name: string, form: (page: ScenarioPage) => object): Promise<ScenarioPage> => {
      const { id } = must(await createScenario({ actor, callId, name }), `create the scenario ${name}`) as { id: string };
      const read = async () => (await scenarioPage(actor, id)) as ScenarioPage;
      const page = await read();
      const typed = tryForm.parse({ objective: page.basis.objective, ...form(page) });
      must(await saveScenario({ actor, id, version: page.version, name, form: typed }), `save the scenario ${name}`);
      return read();
    };
    await atInstant(new Date(moment), async () => {
      const smaller = await made("Om potten blir 100 000 kronor mindre", ({ basis }) => ({
        pots: basis.funds.flatMap((fund) =>
          fund.pots.map((pot) => ({ pot: pot.id, total: `${(pot.total - kronor(50_000)) / 100n}` })),
        ),
      }));
      must(
        await moveScenario({ actor, id: smaller.id, version: smaller.version, command: "share" }),
        "share what happens with a smaller pot",
      );
    });
    await atInstant(new Date(moment + 10 * minute), async () => {
      await made("Om Tomma hallar ska vara med", () => ({
        pins: [
          {
            application: known(applications, "glasets-hallar"),
            pin: "must",
            reason: "Två kommuner har bett oss visa vad det skulle betyda för de andra.",
          },
        ],
      }));
    });
  }

  /** The year had paragraphs before Drum was there: the numbers go on from the office's own. */
  async function continueParagraphs(meeting: WorldMeeting): Promise<void> {
    const year = localDate(instantOf(meeting.starts, at)).slice(0, 4);
    const first = meeting.items[0]?.paragraph ?? 1;
    await database.run(
      sql`insert into setting (key, value) values (${`paragraphs ${year}`}, ${JSON.stringify({ from: first })}) on conflict do nothing`,
    );
  }

  async function plan(meeting: WorldMeeting): Promise<string> {
    const starts = localMinute(instantOf(meeting.starts, at));
    const planned = must(
      await planMeeting({
        actor: cast.actor(meeting.secretaryKey),
        date: starts.slice(0, 10),
        time: starts.slice(11),
        place: meeting.place,
        chairId: cast.personId(meeting.chairKey),
        officers: meeting.members
          .filter((member) => member.capacity === "officer")
          .map((member) => cast.personId(member.personKey)),
      }),
      `plan ${meeting.key}`,
    );
    return (planned as { id: string }).id;
  }

  /** The applications that the world tells of by themselves get paragraphs of their own. */
  async function breakOut(id: string, meeting: WorldMeeting): Promise<void> {
    for (const { applicationKeys } of meeting.items.filter((item) => item.kind === "application")) {
      const [applicationKey] = applicationKeys as [string];
      const applicationId = known(applications, applicationKey);
      const common = await database.one<{ id: string; version: number }>(sql`
        select i.id, m.version from agenda_item i join meeting m on m.id = i.meeting_id
        join allocation_line l on l.allocation_id = i.allocation_id and l.application_id = ${applicationId}
        where m.id = ${id} and i.kind = 'allocation'`);
      must(
        await breakOutApplication({
          actor: cast.actor(meeting.secretaryKey),
          id,
          version: common.version,
          itemId: common.id,
          applicationId,
        }),
        `break out ${applicationKey}`,
      );
    }
  }

  async function hold(meeting: WorldMeeting): Promise<void> {
    const id = await atInstant(new Date(instantOf(meeting.starts, at).getTime() - 7 * day), () => plan(meeting));
    const secretary = cast.actor(meeting.secretaryKey);
    const on = async () => ({
      actor: secretary,
      id,
      version: await versionOf(sql`select version from meeting where id = ${id}`),
    });
    const opened = instantOf(meeting.opened as NonNullable<WorldMeeting["opened"]>, at);
    const after = (minutes: number) => new Date(opened.getTime() + minutes * minute);
    await atInstant(opened, async () => {
      const members = await database.many<{ personId: string }>(
        sql`select person_id from meeting_member where meeting_id = ${id}`,
      );
      const seats = members.map(({ personId }) => {
        const member = meeting.members.find((one) => cast.personId(one.personKey) === personId);
        return {
          personId,
          present: member?.present ?? false,
          servesFor: member?.servesFor ? cast.personId(member.servesFor) : null,
        };
      });
      must(await openMeeting({ ...(await on()), chairId: cast.personId(meeting.chairKey), seats }), "open the meeting");
    });
    const onAgenda = () =>
      database.many<{ id: string; kind: WorldAgendaItem["kind"]; applicationId: string | null; clauses: string[] }>(
        sql`select id, kind, application_id, clauses from agenda_item where meeting_id = ${id} order by position`,
      );
    await atInstant(after(2), () => breakOut(id, meeting));
    for (const [index, item] of (await onAgenda()).entries()) {
      const told = meeting.items.find(
        (one) =>
          one.kind === item.kind &&
          (item.applicationId === null || known(applications, one.applicationKeys[0] as string) === item.applicationId),
      );
      const itemId = item.id;
      await atInstant(after(4 + index * 15), async () => {
        must(await takeUpItem({ ...(await on()), itemId }), `take up ${item.kind}`);
        if (told) await prepare(itemId, told);
        must(
          await recordItemDecision({
            ...(await on()),
            itemId,
            clauses: told ? ownClauses(told) : item.clauses,
            procedure: told?.procedure ?? "acclamation",
            outcomes: (told?.decisions ?? []).map(asOutcome),
            adjusterId: item.kind === "adjuster" && meeting.adjusterKey ? cast.personId(meeting.adjusterKey) : null,
            note: "",
            ...(told?.background ? { background: told.background } : {}),
          }),
          `record ${item.kind}`,
        );
        for (const { personKey, text } of told?.reservations ?? [])
          must(await reserveAgainstItem({ ...(await on()), itemId, personId: cast.personId(personKey), text }), "a reservation");
      });
    }
    await atInstant(instantOf(meeting.closed as NonNullable<WorldMeeting["closed"]>, at), async () =>
      must(await closeMeeting(await on()), "close the meeting"),
    );
    const adjusted = instantOf(meeting.adjusted as NonNullable<WorldMeeting["adjusted"]>, at);
    await atInstant(new Date(adjusted.getTime() - day), async () =>
      must(await signAndAdjust({ actor: cast.actor(meeting.chairKey), id }), "the chair signs the minutes"),
    );
    await atInstant(adjusted, async () => {
      must(await signAndAdjust({ actor: cast.actor(meeting.adjusterKey as string), id }), "the adjuster signs the minutes");
      await deliverAll();
    });
    await atInstant(instantOf(meeting.announced as NonNullable<WorldMeeting["announced"]>, at), async () => {
      must(await announceMinutes(await on()), "announce the minutes");
      await deliverAll();
    });
    await loadAppeals(meeting, id, { secretary, applications, at });

    /** Conflicts of interest first, then the roll. */
    async function prepare(itemId: string, told: WorldAgendaItem): Promise<void> {
      for (const { personKey, kind, ground, applicationKey, replacedBy } of told.absences) {
        must(
          await noteItemAbsence({
            ...(await on()),
            itemId,
            personId: cast.personId(personKey),
            kind,
            ground,
            applicationId: applicationKey ? known(applications, applicationKey) : null,
            replacedById: replacedBy ? cast.personId(replacedBy) : null,
            chairId: null,
          }),
          `${personKey} is absent`,
        );
      }
      if (told.votes.length === 0) return;
      const [mover] = told.reservations;
      must(
        await takeItemVote({
          ...(await on()),
          itemId,
          votes: told.votes.map(({ personKey, choice }) => ({ personId: cast.personId(personKey), choice })),
          proceedings: {
            motions: mover ? [{ personId: cast.personId(mover.personKey), text: "avslag på ansökan" }] : [],
            order:
              "Ordföranden ställer proposition på bifall och avslag, och finner att direktionen beslutar att bifalla ansökan. Votering begärs och genomförs med upprop.",
            yes: "bifall till ansökan",
            no: "avslag på ansökan",
            proposalSide: "yes",
          },
        }),
        "the vote",
      );
    }
  }

  function asOutcome(decision: WorldDecision) {
    return {
      applicationId: known(applications, decision.applicationKey),
      outcome: decision.outcome,
      amountOre: kronor(decision.amountKr),
      purpose: decision.tranches[0]?.purpose ?? "",
      reasons: decision.reasons,
      conditions: decision.conditions,
    };
  }
}

/** Grants and refusals are written by the minutes themselves; what the board decided besides stays. */
const ownClauses = (told: WorldAgendaItem): string[] =>
  told.clauses.filter((clause) => told.decisions.length === 0 || !/^(bevilja|avslå|fatta (ett )?inriktningsbeslut)/.test(clause));

const versionOf = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await database.maybe<{ version: number }>(query))?.version ?? 0;
