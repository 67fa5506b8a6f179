import type { Block, DrumDocument } from "#app/documents/document.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { type LetterFacts, letterFrame, moneyTable, type Sender } from "#app/rooms/decisions/letter.ts";
import { formatDate, formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export type AgreementTerms = {
  readonly beforePayment: boolean;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** the general terms in full, as the application was sealed with them */
  readonly paragraphs: CallRules["terms"]["paragraphs"];
};

const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** What the applicant takes on with a grant, as it is sent when the minutes are adjusted: once, and never changed. */
export function agreementDocument(facts: LetterFacts, terms: AgreementTerms, sender: Sender, language: Language): DrumDocument {
  const t = agreementTexts[language].document;
  const sum = formatKronor(facts.amountOre, language);
  const general = inLanguage(facts.terms.title, language);
  return {
    ...letterFrame(facts, facts.issuedAt, sender, language),
    title: t.title(facts.project),
    author: sender.name,
    subject: t.subject(facts.number),
    kind: "agreement",
    blocks: [
      { kind: "lead", text: t.lead(facts.organisation, sum, sender.name, facts.project) },
      {
        kind: "keyValues",
        rows: [
          { label: t.rows.recipient, value: facts.organisation },
          { label: t.rows.project, value: `${facts.project}, ${facts.number}` },
          { label: t.rows.decision, value: t.decision(facts.body, facts.paragraph, formatDate(facts.heldOn, language)) },
          ...(terms.startsOn && terms.endsOn
            ? [
                {
                  label: t.rows.period,
                  value: t.period(formatDate(terms.startsOn, language), formatDate(terms.endsOn, language)),
                },
              ]
            : []),
          { label: t.rows.terms, value: t.version(general, facts.terms.version) },
        ],
      },
      ...moneyTable(facts, language),
      ...(facts.conditions
        ? [heading(t.conditions), paragraph(t.conditionsLead), ...facts.conditions.split(/\n{2,}/).map(paragraph)]
        : []),
      heading(t.undertakes),
      {
        kind: "list",
        items: [t.follow(general, facts.terms.version, facts.conditions !== ""), t.carryOut, t.tell, t.mayReclaim],
      },
      heading(t.accepting),
      paragraph(t.acceptingText),
      ...(terms.beforePayment ? [{ kind: "notice" as const, text: t.beforePayment }] : []),
      ...(terms.paragraphs.length > 0 ? [heading(t.version(general, facts.terms.version))] : []),
      ...terms.paragraphs.flatMap((one): Block[] => [
        { kind: "heading", level: 3, text: `§ ${one.number} ${inLanguage(one.heading, language)}` },
        ...inLanguage(one.text, language)
          .split(/\n{2,}/)
          .map(paragraph),
      ]),
    ],
  };
}

export type AgreementAnswer = {
  readonly state: "out" | "accepted" | "declined";
  readonly sha256: string;
  readonly answeredAt: Date | null;
  readonly answeredAs: string;
  readonly paperOn: LocalDate | null;
  readonly lead: string;
  readonly words: string;
};

/** The terms with the answer to them under it: who, in what capacity, when, and the fingerprint of what was answered. */
export function answeredAgreement(document: DrumDocument, answer: AgreementAnswer): DrumDocument {
  const t = agreementTexts[document.language].document;
  if (answer.state === "out" || !answer.answeredAt) return document;
  const accepted = answer.state === "accepted";
  const when = answer.paperOn
    ? t.onPaper(formatDate(answer.paperOn, document.language), formatInstant(answer.answeredAt, document.language))
    : formatInstant(answer.answeredAt, document.language);
  return {
    ...document,
    blocks: [
      ...document.blocks,
      heading(accepted ? t.accepted : t.declined),
      {
        kind: "keyValues",
        rows: [
          { label: accepted ? t.rows.acceptedBy : t.rows.declinedBy, value: answer.answeredAs },
          { label: t.rows.when, value: when },
          ...(accepted ? [{ label: t.rows.lead, value: answer.lead }] : [{ label: t.rows.why, value: answer.words }]),
          { label: t.rows.fingerprint, value: answer.sha256 },
        ],
      },
    ],
  };
}
