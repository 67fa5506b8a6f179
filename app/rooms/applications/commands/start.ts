import type { At, Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";
import type { Copied, Following } from "#app/rooms/applications/copying.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { phaseFor } from "#app/rooms/calls/late.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type StartSubject = Case & {
  /** of a call in two steps the window is that of the first */
  readonly call: {
    readonly state: CallState;
    readonly opensAt: Date;
    readonly closesAt: Date;
    readonly lateUntil: Date | null /** everybody is, unless the call is limited */;
    readonly invited: boolean;
  };
};

/** What an application begins with when it is copied from an earlier one. */
export type StartCopy = Copied & {
  readonly from: CopyOrigin;
  /** of a granted application that this one follows on, as the applicant says; its number and title are then everybody's to see */
  readonly following: Following | null;
  /** the version of the call's rules that it was fitted to */
  readonly rulesVersion: number;
};
export type CopyOrigin = {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly number: string | null;
  readonly call: Bilingual;
};

/** An application may be begun in a published call from its opening to its last minute, or to the later one that the organisation has been given. */
export function start(
  subject: StartSubject,
  { now }: At,
  title: string,
  copy?: StartCopy,
): Result<Decision<ApplicationEvent, { id: string }>, "call-not-open" | "not-invited" | "changed-since-read" | "not-found"> {
  if (subject.call.state !== "published" || phaseFor(subject.call, now) !== "open") return refuse("call-not-open");
  if (!subject.call.invited) return refuse("not-invited");
  if (!copy)
    return accept({
      events: [{ type: "ApplicationStarted", title: new Undisclosed(title), project: new Undisclosed(canonical({ title })) }],
      value: { id: subject.id },
    });
  // One organisation's words are never another's, even where the same person writes for both.
  if (copy.from.organisationId !== subject.organisationId) return refuse("not-found");
  if (copy.rulesVersion !== subject.rulesVersion) return refuse("changed-since-read");
  const { project, ...others } = copy.sections;
  const { id, title: earlier, number, call } = copy.from;
  return accept({
    events: [
      { type: "ApplicationStarted", title: new Undisclosed(title), project: new Undisclosed(canonical({ ...project, title })) },
      {
        type: "ApplicationCopied",
        fromId: id,
        following: copy.following,
        sections: Object.entries(others).map(([section, content]) => ({
          section: section as SectionKey,
          content: new Undisclosed(canonical(content)),
        })),
        told: new Undisclosed(canonical({ title: earlier, number, call, notes: copy.notes })),
      },
    ],
    value: { id: subject.id },
  });
}
