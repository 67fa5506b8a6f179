import type { Block, DrumDocument } from "#app/documents/document.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import type { AmendmentContent, InForce } from "#app/rooms/decisions/amendment.ts";
import { letterTexts } from "#app/rooms/decisions/letter.texts.ts";
import { fromHere, type LetterFacts, letterFrame, reasonsOf, type Sender } from "#app/rooms/decisions/letter.ts";
import { fillIn, versionsOf, type Wordings } from "#app/rooms/decisions/wording.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export type AmendmentLetterFacts = {
  /** the decision that is changed, as its own letter tells of it */
  readonly earlier: LetterFacts;
  readonly content: AmendmentContent;
  readonly before: Pick<InForce, "amountOre">;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly paragraph: number;
  readonly adjustedAt: Date;
  /** null until the notice is up */
  readonly appealUntil: LocalDate | null;
  readonly issuedAt: Date;
};

/** What differs, a line for each. */
export function changesOf(content: AmendmentContent, before: Pick<InForce, "amountOre">, language: Language): string[] {
  const t = amendmentTexts[language].changes;
  return [
    ...(content.amountOre === null
      ? []
      : [t.amount(formatKronor(before.amountOre, language), formatKronor(content.amountOre, language))]),
    ...(content.endsOn === null ? [] : [t.endsOn(formatDate(content.endsOn, language))]),
    ...(content.conditions === null
      ? []
      : content.conditions === ""
        ? [t.noConditions]
        : [`${t.conditions}: ${content.conditions}`]),
    ...(content.correction === "" ? [] : [content.correction]),
    ...(content.kind === "withdrawal" ? [t.withdrawal] : []),
  ];
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

/** A later decision as the project gets it: what changes, why, and how to have it tried. It points back to the first. */
export function amendmentLetter(facts: AmendmentLetterFacts, sender: Sender, language: Language, words: Wordings): DrumDocument {
  const { earlier, content } = facts;
  const t = amendmentTexts[language];
  const l = letterTexts[language];
  const day = (date: LocalDate) => formatDate(date, language);
  const blocks: Block[] = [
    {
      kind: "lead",
      text: fillIn(words[`letter-${content.kind}`][language], { Organ: facts.body, projekt: earlier.project }),
    },
    {
      kind: "keyValues",
      rows: [
        { label: l.rows.decision, value: t.kinds[content.kind] },
        { label: l.rows.body, value: l.decidedBy(facts.body, day(facts.heldOn)) },
        { label: l.rows.paragraph, value: l.paragraph(facts.paragraph, day(localDate(facts.adjustedAt))) },
        { label: t.letterRows.earlier, value: `${earlier.body} § ${earlier.paragraph}, ${day(earlier.heldOn)}` },
        { label: l.rows.applicant, value: earlier.organisation },
        { label: l.rows.number, value: earlier.number },
        { label: l.rows.call, value: inLanguage(earlier.callTitle, language) },
      ],
    },
    heading(t.letterChanges),
    { kind: "list", items: changesOf(content, facts.before, language) },
    ...(content.kind === "withdrawal" ? [] : [paragraph(words["letter-kept"][language])]),
    ...reasonsOf(content.reasons, language),
    ...(content.ground ? [paragraph(`${t.groundOptions[content.ground]}.`)] : []),
    fromHere(l.appeal),
    paragraph(fillIn(words["letter-appeal"][language], { domstol: inLanguage(sender.court, language) })),
    { kind: "notice", text: facts.appealUntil ? l.appealDate(day(facts.appealUntil)) : l.appealDateLater },
    heading(l.contact),
    paragraph(fillIn(words["letter-contact"][language], { epost: sender.contact.email, telefon: sender.contact.phone })),
  ];
  return {
    ...letterFrame(earlier, facts.issuedAt, sender, language),
    title: t.letterTitle[content.kind](earlier.project),
    author: facts.body,
    subject: l.subject(earlier.number),
    kind: "decision",
    wording: versionsOf(words, "letter"),
    blocks,
  };
}
