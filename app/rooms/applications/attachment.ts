import { z } from "zod";
import { type FileKind, fileKinds } from "#app/kernel/file-kind.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** `unscanned`: there was no scanner to ask. Nothing is clean that a scanner has not said so of. */
export const attachmentStates = ["waiting", "clean", "infected", "unscanned"] as const;
export type AttachmentState = (typeof attachmentStates)[number];

export type Annex = CallRules["annexes"][number];

/** One file that goes with an application. The bytes of an infected one are gone; that it was there is not. */
export type Attachment = {
  readonly id: string;
  /** the key of the annex it answers */
  readonly annex: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** of the content, in hexadecimal */
  readonly sha256: string;
  readonly state: AttachmentState;
  readonly addedAt: Date;
  readonly addedBy: string;
  /** it stands in a sealed version, and can be neither changed nor erased */
  readonly sealed: boolean;
  /** sealed before, and left out of the version that comes next or has come since */
  readonly dropped: boolean;
};

/** What is known of a file that has come in. */
export type NewFile = Pick<Attachment, "name" | "kind" | "bytes" | "sha256">;

/** What is sealed of a file: enough to know it again, whoever keeps it. */
export const sealedAttachment = z.object({
  id: z.string(),
  annex: z.string(),
  name: z.string(),
  kind: z.enum(fileKinds),
  bytes: z.number().int(),
  sha256: z.string(),
});
export type SealedAttachment = z.output<typeof sealedAttachment>;

/** A signed paper with the terms of a grant: kept with the case's files, and none of the application's own. */
export const agreementAnnex = (agreementId: string): string => `agreement:${agreementId}`;

/** The key its bytes are kept under. */
export const attachmentKey = (id: string): string => `attachments/${id}`;

/** May anybody have its bytes? Not before a scanner that there is has looked at them. */
export const mayBeRead = (state: AttachmentState): boolean => state === "clean" || state === "unscanned";

/** The files that an application has as it stands, with what a completion has added and without what it has left out. */
export const current = <File extends Pick<Attachment, "dropped">>(attachments: readonly File[]): File[] =>
  attachments.filter((one) => !one.dropped);

const counts = (state: AttachmentState) => state !== "infected";

/** How many more files an annex has room for. */
export const roomFor = (annex: Annex, attachments: readonly Pick<Attachment, "annex" | "state">[]): number =>
  Math.max(0, annex.most - attachments.filter((one) => one.annex === annex.key && counts(one.state)).length);

export type AttachmentFault = { readonly annex: string; readonly key: "annex-missing" | "annex-infected"; readonly name: string };

/**
 * What keeps an application from being submitted. A file that waits for the scanner does not: a scanner out of order must not cost an
 * association its year. It is sealed as it is, and nobody gets to open it before it has been scanned.
 */
export function attachmentFaults(
  annexes: readonly Annex[],
  attachments: readonly Pick<Attachment, "annex" | "state" | "name">[],
  language: "sv" | "en" = "sv",
): AttachmentFault[] {
  return annexes.flatMap((annex): AttachmentFault[] => {
    const own = attachments.filter((one) => one.annex === annex.key);
    return [
      ...own.filter((one) => !counts(one.state)).map(({ name }) => ({ annex: annex.key, key: "annex-infected" as const, name })),
      ...(annex.required && !own.some((one) => counts(one.state))
        ? [{ annex: annex.key, key: "annex-missing" as const, name: annex.name[language] }]
        : []),
    ];
  });
}
