import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

export type ResponsibleSubject = Case & {
  /** who is to answer for the case; null: nobody */
  readonly candidate: {
    readonly id: string;
    /** an officer in service today */
    readonly officer: boolean;
    /** a declared or confirmed conflict of interest, or one of the applicant's own team (KL 6:28) */
    readonly conflicted: boolean;
  } | null;
};

/** Nobody is made to answer for a case they may not see, and nobody but an officer answers for one. */
export function assignOfficer(
  subject: ResponsibleSubject,
): Result<Decision<ApplicationEvent, null>, "not-an-officer" | "officer-conflicted"> {
  const { candidate } = subject;
  if (candidate && !candidate.officer) return refuse("not-an-officer");
  if (candidate?.conflicted) return refuse("officer-conflicted");
  return accept({ events: [{ type: "OfficerAssigned", officerId: candidate?.id ?? null }], value: null });
}
