import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { SectionKey, Sections } from "#app/rooms/applications/application.ts";
import { mailVoided } from "#app/rooms/applications/commands/confirm.ts";
import { type Standing, undoneBy } from "#app/rooms/applications/confirmation.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { Undisclosed } from "#app/rooms/applications/undisclosed.ts";

/** 0 = never saved. */
export type SectionSubject = Case & {
  readonly sectionVersion: number;
  /** what financiers have been asked to confirm, and the parts it was taken from; null when nothing this part says was asked about */
  readonly promised: {
    readonly standing: readonly Standing[];
    readonly sections: Pick<Sections, "project" | "financing">;
  } | null;
};

/**
 * The version is the section's own: two people in two sections never stop each other, two in the same one always find out. A confirmation
 * whose amount, kind, year, name or period is changed by this is undone with it, in the same transaction.
 */
export function saveSection<Key extends SectionKey>(
  subject: SectionSubject,
  order: { section: Key; version: number; content: Sections[Key] },
): Result<Decision<ApplicationEvent, { version: number }>, "changed-since-read"> {
  if (order.version !== subject.sectionVersion)
    return refuse("changed-since-read", { values: { version: subject.sectionVersion } });
  const version = subject.sectionVersion + 1;
  const title = order.section === "project" ? (order.content as Sections["project"]).title : "";
  const undone = subject.promised
    ? undoneBy(subject.promised.standing, { ...subject.promised.sections, [order.section]: order.content })
    : [];
  return accept({
    events: [
      {
        type: "SectionSaved",
        section: order.section,
        version,
        content: new Undisclosed(canonical(order.content)),
        title: title ? new Undisclosed(title) : null,
      },
      ...undone.map(({ id }) => ({ type: "ConfirmationVoided" as const, confirmationId: id })),
    ],
    follow: undone.map(({ id }) => mailVoided(id)),
    value: { version },
  });
}
