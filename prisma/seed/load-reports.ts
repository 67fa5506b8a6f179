import { atInstant } from "#app/platform/clock.server.ts";
import { changeReport, saveReport } from "#app/rooms/reporting/builder.server.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";

const controller = "peter-wikander";

const reports = [
  {
    name: "Återrapportering till VGR, fokusområden",
    question:
      "?rader=sjuharad-2030@2021-2030/fokusomrade&matt=antal&matt=sokt&matt=beviljat&matt=omslutning&matt=utbetalt&matt=kallor",
    frozen: true,
  },
  {
    name: "Beviljat per kommun och år",
    question: "?fran=2020&till=2027&rader=kommun&kolumner=ar&matt=beviljat",
    frozen: false,
  },
] as const;

/** What the controller has composed and kept; the first has been sent to the region and is frozen. */
export async function loadReports(at: Date, cast: Cast): Promise<void> {
  const actor = cast.actor(controller);
  for (const { name, question, frozen } of reports)
    await atInstant(at, async () => {
      const id = must(await saveReport({ actor, name, question }), `save ${name}`) ?? "";
      if (frozen) must(await changeReport({ actor, id, form: { command: "freeze", version: 1 } }), `freeze ${name}`);
    });
}
