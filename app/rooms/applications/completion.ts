import { addDays, endOfMinute, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { type SectionKey, sectionKeys } from "#app/rooms/applications/application.ts";
import type { Annex } from "#app/rooms/applications/attachment.ts";

/** Days that an applicant gets unless the officer says otherwise; an installation may set its own (`setting`, key `completion-days`). */
export const usualDays = 14;

/** What an officer can open again: the sections, and the files that go with them. */
export const completionParts = [...sectionKeys, "attachments"] as const;
export type CompletionPart = (typeof completionParts)[number];
export const isSection = (part: CompletionPart): part is SectionKey => part !== "attachments";

/** Files that an officer asks for beside the call's own annexes. */
export const completionAnnex: Annex = {
  key: "completion",
  name: { sv: "Kompletterande handlingar", en: "Supplementary documents" },
  help: { sv: "Det som handläggaren har bett om.", en: "What the officer has asked for." },
  required: false,
  most: 10,
};

/** The annexes that files can be added to: the call's, and in a completion that opens the files also what was asked for. */
export const annexesIn = (
  { annexes }: { readonly annexes: readonly Annex[] },
  completion: Pick<OpenCompletion, "sections"> | null,
): readonly Annex[] => (completion?.sections.includes("attachments") ? [...annexes, completionAnnex] : annexes);

/** What has been asked for and is not yet answered. */
export type OpenCompletion = {
  readonly number: number;
  readonly sections: readonly CompletionPart[];
  readonly message: string;
  /** the last day; all of it counts */
  readonly dueOn: LocalDate;
};

/** The last millisecond of the last day, in Stockholm. */
export const completionEnds = (dueOn: LocalDate): Date => {
  const lastMinute = instantAt(dueOn, "23:59");
  if (!lastMinute) throw new RangeError(`${dueOn} has no 23.59`);
  return endOfMinute(lastMinute);
};

export const isLate = (dueOn: LocalDate, now: Date): boolean => now > completionEnds(dueOn);

/** A proposal for the last day. */
export const proposedDay = (now: Date, days: number): LocalDate => addDays(localDate(now), days);
