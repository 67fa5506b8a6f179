import type { Actor } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { projects } from "#app/rooms/decisions/project-money.server.ts";
import { changeReport, saveReport } from "#app/rooms/reporting/builder.server.ts";
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
    const goals = page.goals
      .slice(0, 2)
      .map(({ position, planned }) => ({ position, reached: planned === null ? 1 : Math.round(planned * 0.8), on }));
    await atInstant(at, async () =>
      must(await noteResults({ actor, id, form: { version: page.version, goals } }), `results of ${page.project}`),
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
}
