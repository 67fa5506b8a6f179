import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { enqueue, type FollowUp } from "#app/gate/outbox.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { addDays, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Incoming } from "#app/platform/incoming.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { scansFiles } from "#app/platform/virus-scan.server.ts";
import { keeping } from "#app/rooms/applications/attachments.server.ts";
import { type AgreementCommand, agreementLifecycle } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreedBefore, agreementKind, agreementRelations, noteReminded } from "#app/rooms/decisions/agreement.store.server.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { answeredAgreement, changedTermsDocument, isSameTerms } from "#app/rooms/decisions/agreement.ts";
import type { AmendmentSubject } from "#app/rooms/decisions/amendment.store.server.ts";
import { inForceAfter } from "#app/rooms/decisions/amendment.ts";
import { acceptOnPaper, acceptTerms, addPaper, declineTerms, remind } from "#app/rooms/decisions/commands/answer-agreement.ts";
import type { Release } from "#app/rooms/decisions/commands/release.ts";
import { amendmentLetterFacts, askPosters, mailToPoster, reviveDocument, sender } from "#app/rooms/decisions/decisions.server.ts";
import {
  agreementState,
  agreementsFor,
  agreementsForOffice,
  type StoredAgreement,
} from "#app/rooms/decisions/queries/agreements.server.ts";
import { mailFacts } from "#app/rooms/decisions/queries/meetings.server.ts";
import { currentWordings } from "#app/rooms/decisions/queries/wordings.server.ts";
import { isLanguage, type Language } from "#app/texts/language.ts";

/** The terms of a grant and of later changes: sent when the minutes are adjusted, answered by the organisation's signatory. */
export type AgreementPage = Omit<StoredAgreement, "document"> & {
  readonly document: DrumDocument;
  readonly may: readonly AgreementCommand[];
  /** everything of the case that has been sent to be accepted, the oldest first */
  readonly all: readonly AgreementLine[];
};
export type AgreementLine = Pick<
  StoredAgreement,
  "id" | "amendmentId" | "state" | "holds" | "replaced" | "body" | "paragraph" | "heldOn"
>;

const lineOf = ({ id, amendmentId, state, holds, replaced, body, paragraph, heldOn }: StoredAgreement): AgreementLine => ({
  id,
  amendmentId,
  state,
  holds,
  replaced,
  body,
  paragraph,
  heldOn,
});

/** The one that is asked for; else the oldest that waits for an answer, else the last that holds, else the last. */
const chosenOf = (all: readonly StoredAgreement[], asked: string | null): StoredAgreement | null =>
  (asked === null
    ? (all.find((one) => one.holds && one.state === "out") ?? all.findLast((one) => one.holds) ?? all.at(-1))
    : all.find((one) => one.id === asked)) ?? null;

function pageOf(
  all: readonly StoredAgreement[],
  actor: Actor,
  language: Language,
  asked: string | null = null,
): AgreementPage | null {
  const found = chosenOf(all, asked);
  // Whoever is barred by a conflict of interest has found nothing.
  return (
    found && {
      ...found,
      document: answeredAgreement(reviveDocument(found.document[language]), found),
      may: found.holds ? openCommands(agreementLifecycle, found.state, agreementRelations({ ...found, barred: [] }, actor)) : [],
      all: all.map(lineOf),
    }
  );
}

/** `asked`: which of the case's terms; null for the ones to answer. */
export const agreementOf = async (
  actor: Actor,
  applicationId: string,
  language: Language,
  asked?: string | null,
): Promise<AgreementPage | null> => pageOf(await agreementsFor(actor, applicationId), actor, language, asked);

export const agreementAtOffice = async (
  actor: Actor,
  applicationId: string,
  language: Language,
  asked?: string | null,
): Promise<AgreementPage | null> => pageOf(await agreementsForOffice(actor, applicationId), actor, language, asked);

/**
 * What a change that is being carried out asks the applicant to accept, laid beside what was accepted last; null where the terms are not
 * accepted separately, where nothing of them is changed, and where the change goes back to what is accepted already.
 */
export async function agreementOfChange(tx: Executor, subject: AmendmentSubject): Promise<Release["agreement"]> {
  const { decision, content, id } = subject;
  const agreed = await agreedBefore(tx, decision.decisionId);
  if (!agreed || content?.kind !== "change" || decision.standing !== "holds" || decision.now.withdrawn) return null;
  const before = inForceAfter(
    decision.first,
    decision.released.filter((one) => !agreed.unaccepted.includes(one.id)),
  );
  const after = inForceAfter(decision.now, [content]);
  const facts = await amendmentLetterFacts(tx, id);
  if (!facts || isSameTerms(before, after)) return null;
  const words = await currentWordings(tx);
  const { beforePayment, state, answeredAt, answeredAs } = agreed;
  const accepted = state === "accepted" && answeredAt ? { as: answeredAs, at: answeredAt } : null;
  const changed = { beforePayment, year: decision.year, before, after, reasons: content.reasons, accepted };
  const dated = { ...facts, issuedAt: now() };
  const document = canonical({
    sv: changedTermsDocument(dated, changed, sender, "sv", words),
    en: changedTermsDocument(dated, changed, sender, "en", words),
  });
  return { document, sha256: sha256(document) };
}

type OnAgreement = { readonly actor: Actor; readonly id: string; readonly version: number };
type Answer<Code extends string> = Promise<Result<unknown, Code | GateRefusal>>;

const asSignatory = (actor: Actor, organisation: string) => agreementTexts.sv.asSignatory(actor.name, organisation);

export const acceptAgreement = ({ lead, ...at }: OnAgreement & { lead: string }): Answer<"holds-no-longer"> =>
  execute({
    kind: agreementKind,
    command: "accept",
    ...at,
    decide: (subject) => acceptTerms(subject, { as: asSignatory(at.actor, subject.organisation), lead }),
  });

/** The office is told: those who post letters are those who answer for the case. */
export const declineAgreement = ({ why, ...at }: OnAgreement & { why: string }): Answer<"holds-no-longer"> =>
  execute({
    kind: agreementKind,
    command: "decline",
    ...at,
    decide: (subject) => {
      const judged = declineTerms(subject, { as: asSignatory(at.actor, subject.organisation), words: why });
      if (!judged.ok) return judged;
      const told = {
        kind: "agreement-declined",
        payload: { agreementId: at.id },
        dedupeKey: `agreement-declined:${at.id}:${subject.version}`,
      };
      return accept({ ...judged.value, follow: [told] });
    },
  });

export const acceptAgreementOnPaper = ({
  signedBy,
  lead,
  signedOn,
  ...at
}: OnAgreement & { signedBy: string; lead: string; signedOn: LocalDate }): Answer<"holds-no-longer" | "faulty-day"> =>
  execute({
    kind: agreementKind,
    command: "accept-on-paper",
    ...at,
    decide: (subject, { now }) => acceptOnPaper(subject, { as: signedBy, lead, on: signedOn }, now),
  });

export const remindOfAgreement = (at: OnAgreement): Answer<"holds-no-longer" | "nobody-to-mail"> =>
  execute({
    kind: agreementKind,
    command: "remind",
    ...at,
    decide: (subject) => {
      const judged = remind(subject);
      return judged.ok ? accept({ ...judged.value, follow: [reminder(at.id, `${subject.version}`)] }) : judged;
    },
  });

/** Whether a scan of the signed paper may come, asked before any of it is read. */
export async function mayAddAgreementPaper(
  actor: Actor,
  applicationId: string,
  agreementId: string,
): Promise<Result<null, "not-found" | "not-yours-to-do" | "not-on-paper">> {
  const found = await agreementAtOffice(actor, applicationId, "sv", agreementId);
  if (!found) return refuse("not-found");
  if (found.paperOn === null) return refuse("not-on-paper");
  return found.may.includes("add-paper") ? accept(null) : refuse("not-yours-to-do");
}

/** Kept with the case's files: scanned for viruses, handed out to the office and to the applicant's team, and never changed. */
export function addAgreementPaper(order: {
  actor: Actor;
  id: string;
  file: Incoming;
}): Promise<Result<unknown, GateRefusal | "not-on-paper" | "papers-full">> {
  const { actor, id, file } = order;
  const attachmentId = newId();
  const { name, kind, bytes, sha256: hash } = file;
  return keeping(attachmentId, file, () =>
    execute({
      kind: agreementKind,
      command: "add-paper",
      actor,
      id,
      decide: (subject) =>
        addPaper(subject, { id: attachmentId, file: { name, kind, bytes, sha256: hash }, scanned: scansFiles() }),
    }),
  );
}

const reminder = (agreementId: string, time: string, after?: Date): FollowUp => ({
  kind: "agreement-reminder",
  payload: { agreementId },
  dedupeKey: `agreement-reminder:${agreementId}:${time}`,
  ...(after ? { after } : {}),
});

// ── mail ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everybody who answers for the organisation now; nobody once it is answered, or when it is asked for no longer. */
export async function mailAgreement(
  tx: Executor,
  agreementId: string,
  what: "asked" | "reminder",
  messageId: bigint,
): Promise<void> {
  const standing = await agreementState(agreementId, tx);
  if (standing?.state !== "out") return;
  const mails = standing.signatories.map((personId) => ({
    kind: "agreement-mail",
    payload: { agreementId, personId, what },
    dedupeKey: `agreement-mail:${messageId}:${personId}`,
  }));
  const day = addDays(localDate(now()), installation.agreementReminderDays);
  const later = what === "asked" ? [reminder(agreementId, "by-itself", instantAt(day, "08:00") as Date)] : [];
  await enqueue(tx, [...mails, ...later], now());
  if (what === "reminder" && mails.length > 0) await noteReminded(tx, agreementId, now());
}

/** Number and link, nothing of the case. */
export async function agreementMail(tx: Executor, agreementId: string, personId: string, what: "asked" | "reminder") {
  const standing = await agreementState(agreementId, tx);
  const facts = standing?.state === "out" ? await mailFacts(tx, standing.decisionId, personId) : null;
  if (!standing || !facts) return null;
  const t = agreementTexts[isLanguage(facts.language) ? facts.language : "sv"];
  const isChange = standing.amendmentId !== null;
  const [asked, reminded, body] = isChange
    ? [t.changeSubject, t.changeRemindSubject, t.changeBody]
    : [t.mailSubject, t.remindSubject, t.mailBody];
  const link = publicUrl() + paths.applicationAgreement(facts.applicationId, isChange ? agreementId : null);
  return {
    to: facts.email,
    subject: (what === "asked" ? asked : reminded)(facts.number),
    text: body(facts.name, facts.number, link),
  };
}

/** Those who post letters are those who answer for the case. */
export async function tellOfDecline(tx: Executor, agreementId: string, messageId: bigint): Promise<void> {
  const standing = await agreementState(agreementId, tx);
  const of = { agreementId };
  if (standing) await askPosters(tx, standing.decisionId, "agreement-declined-mail", messageId, of);
}

export async function agreementDeclinedMail(tx: Executor, agreementId: string, personId: string) {
  const standing = await agreementState(agreementId, tx);
  if (!standing) return null;
  const isChange = standing.amendmentId !== null;
  return mailToPoster(tx, standing.decisionId, personId, ({ name, number, applicationId }, language) => {
    const t = agreementTexts[language];
    const link = publicUrl() + paths.caseAgreement(applicationId, isChange ? agreementId : null);
    return isChange
      ? { subject: t.changeDeclinedSubject(number), text: t.changeDeclinedBody(name, number, link) }
      : { subject: t.declinedSubject(number), text: t.declinedBody(name, number, link) };
  });
}
