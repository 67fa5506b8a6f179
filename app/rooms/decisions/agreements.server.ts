import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { enqueue, type FollowUp } from "#app/gate/outbox.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { addDays, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { type AgreementCommand, agreementLifecycle } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreementKind, agreementRelations, noteReminded } from "#app/rooms/decisions/agreement.store.server.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { answeredAgreement } from "#app/rooms/decisions/agreement.ts";
import { acceptOnPaper, acceptTerms, declineTerms, remind } from "#app/rooms/decisions/commands/answer-agreement.ts";
import { mailToPoster, reviveDocument } from "#app/rooms/decisions/decisions.server.ts";
import {
  agreementFor,
  agreementForOffice,
  agreementState,
  type StoredAgreement,
} from "#app/rooms/decisions/queries/agreements.server.ts";
import { mailFacts } from "#app/rooms/decisions/queries/meetings.server.ts";
import { isLanguage, type Language } from "#app/texts/language.ts";

/** The terms of a grant: sent when the minutes are adjusted, answered by the organisation's signatory. */
export type AgreementPage = Omit<StoredAgreement, "document"> & {
  readonly document: DrumDocument;
  readonly may: readonly AgreementCommand[];
};

const pageOf = (found: StoredAgreement | null, actor: Actor, language: Language): AgreementPage | null =>
  // Whoever is barred by a conflict of interest has found nothing.
  found && {
    ...found,
    document: answeredAgreement(reviveDocument(found.document[language]), found),
    may: found.holds ? openCommands(agreementLifecycle, found.state, agreementRelations({ ...found, barred: [] }, actor)) : [],
  };

export const agreementOf = async (actor: Actor, applicationId: string, language: Language): Promise<AgreementPage | null> =>
  pageOf(await agreementFor(actor, applicationId), actor, language);

export const agreementAtOffice = async (actor: Actor, applicationId: string, language: Language): Promise<AgreementPage | null> =>
  pageOf(await agreementForOffice(actor, applicationId), actor, language);

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
        payload: { decisionId: at.id },
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

const reminder = (decisionId: string, time: string, after?: Date): FollowUp => ({
  kind: "agreement-reminder",
  payload: { decisionId },
  dedupeKey: `agreement-reminder:${decisionId}:${time}`,
  ...(after ? { after } : {}),
});

// ── mail ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everybody who answers for the organisation now; nobody once it is answered, or when the decision holds no longer. */
export async function mailAgreement(
  tx: Executor,
  decisionId: string,
  what: "asked" | "reminder",
  messageId: bigint,
): Promise<void> {
  const standing = await agreementState(decisionId, tx);
  if (standing?.state !== "out") return;
  const mails = standing.signatories.map((personId) => ({
    kind: "agreement-mail",
    payload: { decisionId, personId, what },
    dedupeKey: `agreement-mail:${messageId}:${personId}`,
  }));
  const day = addDays(localDate(now()), installation.agreementReminderDays);
  const later = what === "asked" ? [reminder(decisionId, "by-itself", instantAt(day, "08:00") as Date)] : [];
  await enqueue(tx, [...mails, ...later], now());
  if (what === "reminder" && mails.length > 0) await noteReminded(tx, decisionId, now());
}

/** Number and link, nothing of the case. */
export async function agreementMail(tx: Executor, decisionId: string, personId: string, what: "asked" | "reminder") {
  const [facts, standing] = [await mailFacts(tx, decisionId, personId), await agreementState(decisionId, tx)];
  if (!facts || standing?.state !== "out") return null;
  const t = agreementTexts[isLanguage(facts.language) ? facts.language : "sv"];
  return {
    to: facts.email,
    subject: what === "asked" ? t.mailSubject(facts.number) : t.remindSubject(facts.number),
    text: t.mailBody(facts.name, facts.number, publicUrl() + paths.applicationAgreement(facts.applicationId)),
  };
}

export const agreementDeclinedMail = (tx: Executor, decisionId: string, personId: string) =>
  mailToPoster(tx, decisionId, personId, ({ name, number, applicationId }, language) => ({
    subject: agreementTexts[language].declinedSubject(number),
    text: agreementTexts[language].declinedBody(name, number, publicUrl() + paths.caseAgreement(applicationId)),
  }));
