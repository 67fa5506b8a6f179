import { amountCell, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import { type Ore, sum } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { localDate } from "#app/kernel/time.ts";
import { shownTitle } from "#app/rooms/decisions/agenda.ts";
import { bundleWords as w } from "#app/rooms/decisions/bundle.texts.ts";
import { type Item, type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { statementWords as s } from "#app/rooms/decisions/statement.texts.ts";
import type { GivenRecommendation } from "#app/rooms/preparation/preparation.server.ts";
import { notesWords } from "#app/rooms/preparation/preparation.texts.ts";
import { formatDate, formatInstant, formatKronor, formatRational } from "#app/texts/format.ts";

/** An application as the proposal tells of it: place in the ranking, score, what the office proposes and why. */
export type CaseInBundle = {
  readonly itemId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly requestedOre: Ore;
  readonly rank: number | null;
  readonly score: Rational | null;
  readonly decimals: number;
  readonly proposal: "grant" | "reject";
  readonly proposedOre: Ore;
  readonly reason: string;
  /** the officer's statement, when it is finished; `href` leads to it as a file of its own */
  readonly statement: {
    readonly number: number;
    readonly document: DrumDocument;
    readonly sealedAt: Date;
    readonly sealedBy: string;
    readonly href: string;
  } | null;
  /** what the beredning recommends; null when it has not had the case */
  readonly recommended: GivenRecommendation | null;
  /** what the applicant has sent with the application; `href` is null for what cannot be opened */
  readonly files: readonly { readonly annex: string; readonly name: string; readonly href: string | null }[];
};

export type BundleFacts = {
  readonly meeting: Meeting;
  /** as the reader may know them, in the order of the ranking */
  readonly cases: readonly CaseInBundle[];
  /** paragraphs whose content the reader may not know */
  readonly hidden: ReadonlySet<string>;
  readonly organisation: { readonly name: string; readonly address: readonly string[] };
  readonly issuedAt: Date;
};

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map(paragraph);
const heading = (text: string): Block => ({ kind: "heading", level: 3, text });

const recommendedCell = (given: GivenRecommendation | null) => {
  if (given === null) return textCell(notesWords.none);
  if (given.recommendation === "postpone") return textCell(notesWords.postponed);
  return given.amountOre > 0n ? amountCell(given.amountOre) : textCell(w.reject);
};

/** What the beredning says of the cases it has had: a recommendation each, and its reasons where it differs. */
function preparation(cases: readonly CaseInBundle[], body: string): Block[] {
  const first = cases.find((one) => one.recommended)?.recommended;
  if (!first) return [];
  return [
    heading(w.preparation),
    paragraph(w.preparationBy(first.body, formatDate(localDate(first.heldAt)), body)),
    {
      kind: "list",
      items: cases.flatMap(({ number, title, recommended }) =>
        recommended === null
          ? []
          : [
              [
                { kind: "strong" as const, text: `${number} ${title}.` },
                {
                  kind: "plain" as const,
                  text: ` ${notesWords.recommends[recommended.recommendation](recommended.amountOre > 0n ? formatKronor(recommended.amountOre) : null)} ${recommended.reason}`.trimEnd(),
                },
              ],
            ],
      ),
    },
  ];
}

/** The proposal for a common paragraph: the whole order with places, scores and sums, then the office's reasons case by case. */
function proposal(cases: readonly CaseInBundle[]): Block[] {
  const prepared = cases.some((one) => one.recommended !== null);
  const proposed = (one: CaseInBundle) => (one.proposal === "grant" ? one.proposedOre : 0n);
  return [
    heading(w.proposal),
    {
      kind: "table",
      caption: w.table,
      columns: [
        { key: "rank", label: w.columns.rank, align: "end" },
        { key: "application", label: w.columns.application, align: "start" },
        { key: "score", label: w.columns.score, align: "end" },
        { key: "requested", label: w.columns.requested, align: "end" },
        { key: "proposed", label: w.columns.proposed, align: "end" },
        ...(prepared ? [{ key: "recommended", label: w.columns.recommended, align: "end" as const }] : []),
      ],
      rowHeaders: false,
      rows: cases.map((one) => ({
        cells: [
          textCell(one.rank === null ? "–" : `${one.rank}`),
          textCell(`${one.title}, ${one.organisation} (${one.number})`),
          textCell(one.score === null ? "–" : formatRational(one.score, one.decimals)),
          amountCell(one.requestedOre),
          one.proposal === "grant" ? amountCell(one.proposedOre) : textCell(w.reject),
          ...(prepared ? [recommendedCell(one.recommended)] : []),
        ],
      })),
      totals: [
        textCell(""),
        textCell(w.total),
        textCell(""),
        amountCell(sum(cases.map((one) => one.requestedOre))),
        amountCell(sum(cases.map(proposed))),
        ...(prepared ? [amountCell(sum(cases.map((one) => one.recommended?.amountOre ?? 0n)))] : []),
      ],
    },
    heading(w.reasons),
    {
      kind: "list",
      items: cases.map((one) => [
        { kind: "strong" as const, text: `${one.number} ${one.title}.` },
        {
          kind: "plain" as const,
          text: ` ${one.proposal === "grant" ? w.grants(formatKronor(one.proposedOre)) : w.rejects} ${one.reason}`.trimEnd(),
        },
      ]),
    },
  ];
}

/** As it was sealed, its own headings under that of the matter: what one file has at the top another has inside. */
const within = (block: Block): Block => (block.kind === "heading" ? { ...block, level: 3 } : block);

/** The finished statements in the order of the proposal, whole, each with a link to its own file. */
function statements(cases: readonly CaseInBundle[]): Block[] {
  const finished = cases.flatMap(({ statement, ...one }) => (statement ? [{ ...one, statement }] : []));
  if (finished.length === 0) return [];
  return [
    heading(s.inBundle),
    // Each begins on a page of its own, as it does when it is printed by itself.
    ...finished.flatMap(({ number, title, statement }, index): Block[] => [
      ...(index > 0 ? [{ kind: "pageBreak" as const }] : []),
      {
        kind: "paragraph",
        text: [
          { kind: "strong", text: `${number} ${title}. ` },
          {
            kind: "plain",
            text: `${s.inBundleEdition(statement.sealedBy, formatDate(localDate(statement.sealedAt)), statement.number)} `,
          },
          { kind: "link", text: s.title(title), href: statement.href },
        ],
      },
      ...statement.document.blocks.map(within),
    ]),
  ];
}

/** Every file that came with the cases, by case: a file of its own at its address, since the bundle holds none of them. */
function files(cases: readonly CaseInBundle[]): Block[] {
  const having = cases.filter((one) => one.files.length > 0);
  if (having.length === 0) return [];
  return [
    heading(w.files),
    paragraph(w.filesAbout),
    ...having.flatMap(({ number, title, files: own }): Block[] => [
      { kind: "paragraph", text: [{ kind: "strong", text: `${number} ${title}` }] },
      {
        kind: "list",
        items: own.map(({ annex, name, href }) => [
          { kind: "plain", text: annex === "" ? "" : `${annex}: ` },
          href === null ? { kind: "plain", text: `${name} (${w.unreadable})` } : { kind: "link", text: name, href },
        ]),
      },
    ]),
  ];
}

function matter(facts: BundleFacts, item: Item, index: number): Block[] {
  const concealed = facts.hidden.has(item.id);
  const cases = facts.cases.filter((one) => one.itemId === item.id);
  return [
    { kind: "heading", level: 2, text: w.matter(index + 1, shownTitle(item, concealed)) },
    ...(concealed
      ? [{ kind: "notice" as const, text: w.hidden }]
      : [
          ...(item.background ? [heading(w.background), ...paragraphs(item.background)] : []),
          ...(item.deferral
            ? [paragraph(w.putOff[item.deferral.kind])]
            : [
                ...(cases.length > 0 ? [...proposal(cases), ...preparation(cases, facts.meeting.body)] : []),
                ...statements(cases),
                ...files(cases),
              ]),
          ...(item.clauses.length > 0 ? [heading(w.clauses), { kind: "list" as const, items: item.clauses.map(w.that) }] : []),
        ]),
  ];
}

/** The agenda with all its documents in one file: contents first, then every matter with its proposal and the office's texts. */
export function agendaBundle(facts: BundleFacts): DrumDocument {
  const { meeting, organisation } = facts;
  const day = formatDate(meeting.heldOn);
  return {
    title: w.title(meeting.body, day),
    language: "sv",
    author: meeting.body,
    subject: w.subject(meeting.body, day),
    issuedAt: facts.issuedAt,
    dateLabel: day,
    kind: "board-paper",
    letterhead: { organisation: organisation.name, address: organisation.address },
    contents: true,
    ...(meeting.demo ? { demo: true } : {}),
    blocks: [
      { kind: "heading", level: 2, text: w.call },
      {
        kind: "keyValues",
        rows: [
          { label: w.rows.body, value: `${meeting.body}, ${organisation.name}` },
          { label: w.rows.time, value: formatInstant(meeting.startsAt) },
          { label: w.rows.place, value: meeting.place },
          { label: w.rows.chair, value: nameIn(meeting, meeting.chairId) || "–" },
          { label: w.rows.secretary, value: nameIn(meeting, meeting.secretaryId) || "–" },
        ],
      },
      ...meeting.items.flatMap((item, index) => matter(facts, item, index)),
    ],
  };
}
