import type { Actor } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { projects } from "#app/rooms/decisions/project-money.server.ts";
import { changeReport, saveReport } from "#app/rooms/reporting/builder.server.ts";
import { changeIndicator } from "#app/rooms/reporting/indicators.server.ts";
import { addPlanEntry, changePlanEntry, newEntryPage } from "#app/rooms/reporting/learning.server.ts";
import { newPlanEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";
import { changeNotes } from "#app/rooms/reporting/priority-notes.server.ts";
import { noteResults, resultsPage } from "#app/rooms/reporting/project-results.server.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";

const controller = "peter-wikander";
const officer = "anneli-rosvall";

const reports = [
  {
    name: "Återrapportering till VGR, fokusområden",
    question:
      "?rader=sjuharad-2030@2021-2030/fokusomrade&matt=antal&matt=sokt&matt=beviljat&matt=omslutning&matt=utbetalt&matt=kallor",
    frozen: true,
  },
  { name: "Halvtid för utvecklingsstrategin", question: "?mall=strategi&strategi=sjuharad-2030@2021-2030", frozen: false },
  {
    name: "Beviljat per kommun och år",
    question: "?fran=2020&till=2027&rader=kommun&kolumner=ar&matt=beviljat",
    frozen: false,
  },
] as const;

const notes = [
  {
    node: "sjuharad-2030/fokus-3",
    year: 2026,
    kind: "recommendation",
    words:
      "Få ansökningar kommer från föreningar som arbetar med delaktighet. Nästa utlysning bör presenteras på fler orter och i samarbete med studieförbunden.",
  },
  {
    node: "sjuharad-2030/fokus-4",
    year: 2026,
    kind: "evaluation",
    words:
      "Projekten om cirkulära material har lett till bestående samarbeten mellan företag och högskola. Kommunerna efterfrågar mer stöd när projekten ska övergå i vanlig verksamhet.",
  },
] as const;

/** What one of the first projects has reported. */
async function noteFirstResults(actor: Actor, at: Date): Promise<void> {
  for (const { id } of (await projects(actor, 1)).rows.slice(0, 2)) {
    const page = await resultsPage(actor, id);
    if (!page?.mayNote) continue;
    const on = localDate(at);
    const goals = page.goals.slice(0, 2).map(({ position, planned }, index) => ({
      position,
      reached: planned === null ? 1 : Math.round(planned * (index === 0 ? 1 : 0.8)),
      on,
    }));
    await atInstant(at, async () =>
      must(await noteResults({ actor, id, form: { version: page.version, goals } }), `results of ${page.project}`),
    );
  }
}

const example = "Dagarna är demonstrationens egna.";
/** The first year of each is the world's own: month and day, of last year and this one. */
const planned = [
  { station: "strategi-hur-har-det-gatt", from: "02-10", to: "03-31" },
  { station: "strategi-framtid", from: "04-22", to: "04-22" },
  { station: "strategi-bhu-dagen", from: "05-20", to: "05-20" },
  { station: "strategi-politiska-dialoger", from: "06-08", to: "06-12" },
  { station: "strategi-budget", from: "08-20", to: "11-30" },
  { station: "strategi-kunskapskonferens", from: "09-24", to: "09-24" },
  { station: "strategi-samtal-om-satsningar", from: "10-14", to: "10-14" },
  { station: "strategi-dialogdag", from: "11-12", to: "11-12" },
  { station: "strategi-presidiedialog", from: "12-03", to: "12-03" },
  { station: "medel-behovsdialog", from: "01-18", to: "03-12" },
  { station: "medel-beslut-om-utlysning", from: "05-22", to: "05-22" },
  { station: "medel-utfall", from: "12-01", to: "12-18" },
  { station: "larande-indikatorer", from: "01-11", to: "02-26" },
  { station: "larande-sammanstallning", from: "03-01", to: "04-15" },
  { station: "larande-rekommendationer", from: "09-01", to: "10-30" },
  { station: "larande-utvardering", from: "11-02", to: "12-18" },
  { station: "kommunikation-redovisning", from: "04-16", to: "04-30" },
  { station: "kommunikation-natverkstraffar", from: "05-05", to: "05-13" },
  { station: "kommunikation-publicera", from: "05-04", to: "05-04" },
] as const;

/** The year as the office has planned it, from the known points; what is past has been done. */
async function planYear(actor: Actor, at: Date): Promise<void> {
  const today = localDate(at);
  for (const { station, from, to } of planned) {
    const begin = await newEntryPage(actor, { station, again: null, year: null });
    if (!begin) throw new Error(`${station}: the officer may not plan`);
    const year = today.slice(0, 4);
    const form = newPlanEntryForm.parse({
      ...begin,
      command: "add",
      from: `${year}-${from}`,
      to: from === to ? "" : `${year}-${to}`,
      source: `${begin.source} ${example}`,
      open: "on",
    });
    const planning = new Date(at.getTime() - 300 * 86_400_000);
    const id = must(await atInstant(planning, () => addPlanEntry({ actor, form })), `plan ${station}`) ?? "";
    const last = form.to ?? form.from;
    if (last >= today || station === forgotten) continue;
    const done = new Date(`${last}T13:00:00Z`);
    must(
      await atInstant(done, () =>
        changePlanEntry({ actor, id, form: { command: "complete", version: 1, outcome: outcomes[station] ?? "" } }),
      ),
      `complete ${station}`,
    );
  }
}
/** Nobody has said that this one is done: it stands as late when its day has passed. */
const forgotten = "strategi-dialogdag";
const outcomes: Readonly<Record<string, string>> = {
  "larande-sammanstallning": "Sammanställningen är fryst som utgåva 1 av rapporten Återrapportering till VGR, fokusområden.",
  "kommunikation-natverkstraffar": "Två träffar med 46 deltagare. Synpunkterna finns som rekommendation till fokusområde 3.",
};

/** Years before this one → value. Invented as the rest of the demo world is, and said to be. */
const series: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  "nya-arbetstillfallen": [
    [5, "41"],
    [4, "38,5"],
    [3, "52"],
    [2, "64,5"],
    [1, "71"],
  ],
  "nya-foretag": [
    [5, "12"],
    [4, "9"],
    [2, "15"],
    [1, "17"],
  ],
  "kommuner-med-nytt-arbetssatt": [
    [3, "2"],
    [2, "4"],
    [1, "5"],
  ],
  "minskade-utslapp": [
    [2, "310"],
    [1, "426,8"],
  ],
};
async function recordIndicators(actor: Actor, at: Date): Promise<void> {
  const year = Number(localDate(at).slice(0, 4));
  const source = "Kansliets sammanställning. Värdena är demonstrationens egna.";
  for (const [key, values] of Object.entries(series)) {
    const lines = values.map(([before, value]) => `${year - before};${value}`).join("\n");
    must(
      await atInstant(at, () => changeIndicator({ actor, key, form: { command: "record", version: 1, lines, source } })),
      `values of ${key}`,
    );
  }
}

/** What the controller has composed and kept; the first has been sent to the region and is frozen. */
export async function loadReports(at: Date, cast: Cast): Promise<void> {
  const actor = cast.actor(controller);
  for (const { name, question, frozen } of reports)
    await atInstant(at, async () => {
      const id = must(await saveReport({ actor, name, question }), `save ${name}`) ?? "";
      if (frozen) must(await changeReport({ actor, id, form: { command: "freeze", version: 1 } }), `freeze ${name}`);
    });
  for (const note of notes)
    await atInstant(at, async () =>
      must(await changeNotes({ actor, form: { command: "write", ...note } }), `note on ${note.node}`),
    );
  await noteFirstResults(cast.actor(officer), at);
  await planYear(cast.actor(officer), at);
  await recordIndicators(actor, at);
}
