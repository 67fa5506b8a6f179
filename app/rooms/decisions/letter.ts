import { amountCell, asDecided, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import type { Ore } from "#app/kernel/money.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { letterTexts } from "#app/rooms/decisions/letter.texts.ts";
import { inText } from "#app/rooms/decisions/minutes.texts.ts";
import { fillIn, versionsOf, type WordingKey, type Wordings } from "#app/rooms/decisions/wording.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export type LetterFacts = {
  readonly decisionId: string;
  readonly number: string;
  readonly project: string;
  readonly organisation: string;
  readonly address: string;
  readonly callTitle: Bilingual;
  readonly requestedOre: Ore;
  readonly outcome: "grant" | "reject";
  readonly amountOre: Ore;
  readonly reasons: string;
  readonly conditions: string;
  readonly tranches: readonly {
    readonly year: number;
    readonly fund: Bilingual;
    readonly amountOre: Ore;
    readonly standing: "granted" | "intended";
  }[];
  readonly terms: { readonly title: Bilingual; readonly version: string };
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly paragraph: number;
  readonly adjustedAt: Date;
  /** null until the notice is up */
  readonly appealUntil: LocalDate | null;
  readonly issuedAt: Date;
  readonly demo: boolean;
};

/** Who writes: data of the installation. */
export type Sender = {
  readonly name: string;
  readonly address: readonly string[];
  readonly contact: { readonly email: string; readonly phone: string };
  readonly court: Bilingual;
};

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

/** Why, as it was decided; in another language that is said. */
export const reasonsOf = (reasons: string, language: Language): Block[] => [
  heading(letterTexts[language].reasons),
  ...(language === "sv" ? [] : [paragraph(letterTexts[language].asDecided)]),
  ...asDecided(reasons, language),
];

/** How to have it tried and whom to ask, on one page. */
export const fromHere = (text: string): Block => ({ kind: "heading", level: 2, text, untilEnd: true });

/** What was granted, year by year, under a heading of its own. */
export function moneyTable(facts: Pick<LetterFacts, "tranches" | "amountOre">, language: Language): Block[] {
  const t = letterTexts[language];
  return [
    heading(t.money),
    {
      kind: "table",
      caption: t.moneyCaption,
      columns: [
        { key: "year", label: t.moneyColumns.year, align: "start" },
        { key: "fund", label: t.moneyColumns.fund, align: "start" },
        { key: "standing", label: t.moneyColumns.standing, align: "start" },
        { key: "amount", label: t.moneyColumns.amount, align: "end" },
      ],
      rows: facts.tranches.map((tranche) => ({
        cells: [
          textCell(`${tranche.year}`),
          textCell(inLanguage(tranche.fund, language)),
          textCell(t.standing[tranche.standing]),
          amountCell(tranche.amountOre, language),
        ],
      })),
      totals: [textCell(t.total), textCell(""), textCell(""), amountCell(facts.amountOre, language)],
    },
  ];
}

/** What every letter to an applicant has around what it says. `dateLabel` and number as they stand in its head. */
export const letterFrame = (
  facts: Pick<LetterFacts, "organisation" | "address" | "number" | "demo">,
  issuedAt: Date,
  sender: Sender,
  language: Language,
): Pick<DrumDocument, "language" | "issuedAt" | "dateLabel" | "letterhead" | "reference" | "recipient" | "demo"> => ({
  language,
  issuedAt,
  dateLabel: formatDate(localDate(issuedAt), language),
  letterhead: { organisation: sender.name, address: sender.address },
  reference: facts.number,
  recipient: [facts.organisation, ...facts.address.split(/\n|,\s*/).filter(Boolean)],
  ...(facts.demo ? { demo: true } : {}),
});

/** The decision as the applicant gets it: outcome first, then money, reasons, terms, how to have it tried, whom to ask. */
export function decisionLetter(facts: LetterFacts, sender: Sender, language: Language, words: Wordings): DrumDocument {
  const t = letterTexts[language];
  const said = (key: WordingKey, values: Readonly<Record<string, string>>) => paragraph(fillIn(words[key][language], values));
  const granted = facts.outcome === "grant";
  const held = formatDate(facts.heldOn, language);
  const sum = formatKronor(facts.amountOre, language);
  const blocks: Block[] = [
    {
      kind: "lead",
      text: fillIn(words[granted ? "letter-grant" : "letter-reject"][language], {
        Organ: facts.body,
        belopp: sum,
        projekt: facts.project,
      }),
    },
    {
      kind: "keyValues",
      rows: [
        { label: t.rows.decision, value: t.outcome[facts.outcome] },
        { label: t.rows.body, value: t.decidedBy(facts.body, held) },
        { label: t.rows.paragraph, value: t.paragraph(facts.paragraph, formatDate(localDate(facts.adjustedAt), language)) },
        { label: t.rows.applicant, value: facts.organisation },
        { label: t.rows.number, value: facts.number },
        { label: t.rows.call, value: inLanguage(facts.callTitle, language) },
        { label: t.rows.requested, value: formatKronor(facts.requestedOre, language) },
        ...(granted ? [{ label: t.rows.granted, value: sum }] : []),
      ],
    },
  ];
  if (granted) {
    blocks.push(...moneyTable(facts, language));
    if (facts.tranches.some((tranche) => tranche.standing === "intended"))
      blocks.push(said("letter-intended", { organ: inText(facts.body) }));
  }
  blocks.push(...reasonsOf(facts.reasons, language));
  if (granted && facts.conditions) blocks.push(heading(t.conditions), ...asDecided(facts.conditions, language));
  if (granted)
    blocks.push(
      heading(t.terms),
      said("letter-terms", { villkor: inLanguage(facts.terms.title, language), version: facts.terms.version }),
    );
  blocks.push(fromHere(t.appeal), said("letter-appeal", { domstol: inLanguage(sender.court, language) }), {
    kind: "notice",
    text: facts.appealUntil ? t.appealDate(formatDate(facts.appealUntil, language)) : t.appealDateLater,
  });
  blocks.push(heading(t.contact), said("letter-contact", { epost: sender.contact.email, telefon: sender.contact.phone }));
  return {
    ...letterFrame(facts, facts.issuedAt, sender, language),
    title: granted ? t.title.grant(facts.project) : t.title.reject(facts.project),
    author: facts.body,
    subject: t.subject(facts.number),
    kind: "decision",
    wording: versionsOf(words, "letter"),
    blocks,
  };
}
