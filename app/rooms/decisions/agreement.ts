import { asDecided, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import type { InForce } from "#app/rooms/decisions/amendment.ts";
import type { AmendmentLetterFacts } from "#app/rooms/decisions/amendment-letter.ts";
import { type LetterFacts, letterFrame, moneyTable, type Sender } from "#app/rooms/decisions/letter.ts";
import { inText } from "#app/rooms/decisions/minutes.texts.ts";
import { fillIn, versionsOf, type Wordings } from "#app/rooms/decisions/wording.ts";
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

/** Each line of standing words that are an enumeration. */
const items = (words: string): string[] =>
  words
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const special = (conditions: string): Block[] => conditions.split(/\n{2,}/).map(paragraph);

/** What all terms to accept have around what they say. */
const termsFrame = (facts: LetterFacts, issuedAt: Date, sender: Sender, language: Language, words: Wordings) => ({
  ...letterFrame(facts, issuedAt, sender, language),
  author: sender.name,
  subject: agreementTexts[language].document.subject(facts.number),
  kind: "agreement" as const,
  wording: versionsOf(words, "agreement"),
});

/** How it is accepted, and whether money waits for it. */
const acceptance = (beforePayment: boolean, language: Language, words: Wordings): Block[] => [
  heading(agreementTexts[language].document.accepting),
  paragraph(words["agreement-accepting"][language]),
  ...(beforePayment ? [{ kind: "notice" as const, text: words["agreement-before-payment"][language] }] : []),
];

/** What the applicant takes on with a grant, as it is sent when the minutes are adjusted: once, and never changed. */
export function agreementDocument(
  facts: LetterFacts,
  terms: AgreementTerms,
  sender: Sender,
  language: Language,
  words: Wordings,
): DrumDocument {
  const t = agreementTexts[language].document;
  const general = inLanguage(facts.terms.title, language);
  const { version } = facts.terms;
  return {
    ...termsFrame(facts, facts.issuedAt, sender, language, words),
    title: t.title(facts.project),
    blocks: [
      {
        kind: "lead",
        text: fillIn(words["agreement-lead"][language], {
          sökande: facts.organisation,
          belopp: formatKronor(facts.amountOre, language),
          förbund: sender.name,
          projekt: facts.project,
        }),
      },
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
          { label: t.rows.terms, value: t.version(general, version) },
        ],
      },
      ...moneyTable(facts, language),
      ...(facts.conditions
        ? [heading(t.conditions), paragraph(words["agreement-conditions"][language]), ...asDecided(facts.conditions, language)]
        : []),
      heading(t.undertakes),
      { kind: "list", items: items(fillIn(words["agreement-undertakes"][language], { villkor: general, version })) },
      ...acceptance(terms.beforePayment, language, words),
      ...(terms.paragraphs.length > 0 ? [heading(t.version(general, version))] : []),
      ...terms.paragraphs.flatMap((one): Block[] => [
        { kind: "heading", level: 3, text: `§ ${one.number} ${inLanguage(one.heading, language)}` },
        ...special(inLanguage(one.text, language)),
      ]),
    ],
  };
}

/** What a later decision changes of what the applicant has taken on. */
export type ChangedTerms = {
  readonly beforePayment: boolean;
  /** the year that the money is granted for */
  readonly year: number | null;
  readonly before: InForce;
  readonly after: InForce;
  readonly reasons: string;
  /** who took on the terms before, and when; null while nobody has */
  readonly accepted: { readonly as: string; readonly at: Date } | null;
};

export const isSameTerms = (one: InForce, other: InForce): boolean =>
  one.amountOre === other.amountOre && one.endsOn === other.endsOn && one.conditions === other.conditions;

/** A later decision's changed terms beside what held before, for the applicant to accept or not. The decision stands all the same. */
export function changedTermsDocument(
  facts: Pick<AmendmentLetterFacts, "earlier" | "body" | "heldOn" | "paragraph" | "issuedAt">,
  changed: ChangedTerms,
  sender: Sender,
  language: Language,
  words: Wordings,
): DrumDocument {
  const t = agreementTexts[language].document;
  const a = amendmentTexts[language];
  const { earlier } = facts;
  const { before, after, accepted } = changed;
  const day = (date: LocalDate | null) => (date ? formatDate(date, language) : "");
  const sum = (of: InForce) => formatKronor(of.amountOre, language);
  const general = inLanguage(earlier.terms.title, language);
  const said = { villkor: general, version: earlier.terms.version };
  const row = (what: string, was: string, is: string) => ({ cells: [what, was, is].map(textCell) });
  return {
    ...termsFrame(earlier, facts.issuedAt, sender, language, words),
    title: t.changedTitle(earlier.project),
    blocks: [
      {
        kind: "lead",
        text: fillIn(words["agreement-change-lead"][language], {
          Organ: facts.body,
          sökande: earlier.organisation,
          projekt: earlier.project,
        }),
      },
      {
        kind: "keyValues",
        rows: [
          { label: t.rows.recipient, value: earlier.organisation },
          { label: t.rows.project, value: `${earlier.project}, ${earlier.number}` },
          { label: t.rows.change, value: t.decision(facts.body, facts.paragraph, day(facts.heldOn)) },
          { label: a.letterRows.earlier, value: t.decision(earlier.body, earlier.paragraph, day(earlier.heldOn)) },
          ...(accepted
            ? [{ label: t.rows.earlierAccepted, value: t.acceptedBy(accepted.as, formatInstant(accepted.at, language)) }]
            : []),
        ],
      },
      heading(t.changes),
      {
        kind: "table",
        caption: t.changesCaption,
        columns: [
          { key: "what", label: t.columns.what, align: "start", width: 0.24 },
          { key: "before", label: t.columns.before, align: "start", width: 0.38 },
          { key: "now", label: t.columns.now, align: "start", width: 0.38 },
        ],
        rows: [
          ...(before.amountOre === after.amountOre ? [] : [row(a.granted(changed.year), sum(before), sum(after))]),
          ...(before.endsOn === after.endsOn ? [] : [row(a.endsOn, day(before.endsOn), day(after.endsOn))]),
          ...(before.conditions === after.conditions
            ? []
            : [row(a.conditions, before.conditions || a.noConditions, after.conditions || a.noConditions)]),
        ],
      },
      heading(t.reasons),
      ...asDecided(changed.reasons, language),
      heading(t.kept),
      paragraph(fillIn(words["agreement-change-kept"][language], said)),
      ...acceptance(changed.beforePayment, language, words),
      heading(t.notAccepting),
      ...special(fillIn(words["agreement-change-declined"][language], { organ: inText(facts.body) })),
    ],
  };
}

export type AgreementAnswer = {
  readonly state: "out" | "accepted" | "declined";
  /** of a later decision that changes the terms */
  readonly amendmentId: string | null;
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
      heading(accepted ? t.accepted : answer.amendmentId === null ? t.declined : t.changeDeclined),
      {
        kind: "keyValues",
        rows: [
          { label: accepted ? t.rows.acceptedBy : t.rows.declinedBy, value: answer.answeredAs },
          { label: t.rows.when, value: when },
          ...(accepted && answer.lead ? [{ label: t.rows.lead, value: answer.lead }] : []),
          ...(accepted ? [] : [{ label: t.rows.why, value: answer.words }]),
          { label: t.rows.fingerprint, value: answer.sha256 },
        ],
      },
    ],
  };
}
