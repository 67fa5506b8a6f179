import { type LocalDate, localDate } from "#app/kernel/time.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import type { Annex, Attachment } from "#app/rooms/applications/attachment.ts";
import { closesFor, type Window } from "#app/rooms/calls/late.ts";
import { filesAsked } from "#app/rooms/calls/questions.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** The paper itself, scanned: what was entered can be held against it as long as the case is kept. */
export const paperAnnex: Annex = {
  key: "inkommen-pappersansokan",
  name: { sv: "Den inkomna ansökan, inskannad", en: "The paper application, scanned" },
  help: {
    sv: "Skanna alla sidor, med underskrift och bilagor. Det är den handlingen som har kommit in, och den går före det som förs in här.",
    en: "Scan all pages, with signature and annexes. That is the document that was received, and it goes before what is entered here.",
  },
  required: true,
  most: 10,
};

/** What an application is asked to enclose: the call's annexes, and a file for each question that is asked and answered so; the paper, of a paper. */
export const annexesOf = (
  { annexes, questions }: Pick<CallRules, "annexes" | "questions">,
  { answers }: Sections["questions"],
  paper: boolean,
): readonly Annex[] => [...(paper ? [paperAnnex] : []), ...annexes, ...filesAsked(questions, answers)];

/**
 * Files that answer what is asked, and those that have been sealed: what was added for a question that is hidden since stays with its team,
 * should it be asked again.
 */
export const filesFor = <File extends { readonly annex: string; readonly sealed?: boolean }>(
  annexes: readonly Pick<Annex, "key">[],
  files: readonly File[],
): File[] => files.filter((file) => file.sealed || annexes.some(({ key }) => key === file.annex));

export const isScanned = (attachments: readonly Pick<Attachment, "annex" | "state">[]): boolean =>
  attachments.some((one) => one.annex === paperAnnex.key && one.state !== "infected");

/**
 * A document has come in on the day it reaches the authority (förvaltningslagen 2017:900, 22 §): of paper the day is known and the minute
 * is not, so the whole of the last day counts.
 */
export const inTimeOnPaper = (receivedOn: LocalDate, closesAt: Date): boolean => receivedOn <= localDate(closesAt);

/** The permission that a paper which came after the last day for all was let in by. */
export const permissionForPaper = (receivedOn: LocalDate, window: Omit<Window, "opensAt">): Date | null =>
  !inTimeOnPaper(receivedOn, window.closesAt) && inTimeOnPaper(receivedOn, closesFor(window)) ? window.lateUntil : null;
