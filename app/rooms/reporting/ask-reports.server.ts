import { askThread } from "#app/platform/thread.server.ts";
import type { Composing } from "#app/rooms/reporting/report-thread.server.ts";

/**
 * A report as it is composed in the thread that prints (`report-thread.server.ts`). A page goes before the files that wait: a person looks
 * at it. Throws `ThreadFault` when there is none within two minutes.
 */
export const composed = <Name extends keyof Composing>(
  name: Name,
  ...given: Parameters<Composing[Name]>
): ReturnType<Composing[Name]> =>
  askThread(
    "prints",
    { ask: "report", name, given },
    { limit: 120_000, mebibytes: 384, ahead: !name.endsWith("File") },
  ) as ReturnType<Composing[Name]>;
