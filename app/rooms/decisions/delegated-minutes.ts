import type { Block, DrumDocument } from "#app/documents/document.ts";
import { localDate } from "#app/kernel/time.ts";
import { delegationWords as w } from "#app/rooms/decisions/delegation.texts.ts";
import type { DelegatedCase, DelegatedContent } from "#app/rooms/decisions/delegation.ts";
import { minutesWords } from "#app/rooms/decisions/minutes.texts.ts";
import { caseClause } from "#app/rooms/decisions/minutes.ts";
import { versionsOf, type Wordings } from "#app/rooms/decisions/wording.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";

export type DelegatedFacts = {
  readonly paragraph: number;
  readonly year: number;
  readonly body: string;
  readonly delegate: string;
  readonly rule: string;
  readonly about: DelegatedCase;
  readonly content: DelegatedContent;
  readonly at: Date;
  readonly organisation: { readonly name: string; readonly address: readonly string[] };
  readonly demo: boolean;
  readonly words: Wordings;
};

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** The minutes of one decision on delegation (KL 6:40): who decided what, when, by which right, and why. */
export function delegatedMinutes(facts: DelegatedFacts): DrumDocument {
  const { about, content, at } = facts;
  const clause = caseClause({ ...content, tranches: [] }, about, facts.words);
  const day = formatDate(localDate(at));
  return {
    title: w.minutes(facts.paragraph, facts.year),
    language: "sv",
    author: facts.body,
    subject: w.subject(about.number),
    issuedAt: at,
    dateLabel: day,
    kind: "minutes",
    reference: about.number,
    letterhead: { organisation: facts.organisation.name, address: facts.organisation.address },
    ...(facts.demo ? { demo: true } : {}),
    wording: versionsOf(facts.words, "minutes"),
    blocks: [
      {
        kind: "keyValues",
        rows: [
          { label: w.rows.by, value: `${facts.delegate}, ${facts.body}` },
          { label: w.rows.day, value: day },
          { label: w.rows.rule, value: w.rule(facts.rule) },
          { label: w.rows.number, value: about.number },
          { label: w.rows.applicant, value: about.organisation },
        ],
      },
      { kind: "heading", level: 2, text: `${minutesWords.paragraph(facts.paragraph)} ${w.title(about.title)}` },
      { kind: "heading", level: 3, text: w.decision },
      paragraph(w.decides(facts.body)),
      { kind: "list", items: [minutesWords.that(clause)] },
      ...(content.note ? [paragraph(w.assessmentNote(facts.body, about.assessments, about.wanted, content.note))] : []),
      { kind: "heading", level: 3, text: w.reasons },
      ...content.reasons.split(/\n{2,}/).map(paragraph),
      ...(content.conditions
        ? [
            { kind: "heading" as const, level: 3 as const, text: w.conditions },
            ...content.conditions.split(/\n{2,}/).map(paragraph),
          ]
        : []),
      { kind: "heading", level: 2, text: w.signatures },
      paragraph(w.signed(facts.delegate, formatInstant(at))),
    ],
  };
}
