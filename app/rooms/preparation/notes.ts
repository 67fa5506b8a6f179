import { amountCell, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import { type Ore, sum } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { notesWords as w } from "#app/rooms/preparation/preparation.texts.ts";
import type { PreparationMember, Recommendation } from "#app/rooms/preparation/preparation.ts";
import { formatDate, formatInstant, formatKronor } from "#app/texts/format.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type CaseInNotes = {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly rank: number | null;
  readonly requestedOre: Ore;
  readonly proposedOre: Ore;
  readonly recommendation: Recommendation | null;
  readonly amountOre: Ore;
  readonly reason: string;
  readonly gone: boolean;
  readonly recused: readonly string[];
  readonly ruled: readonly { readonly name: string; readonly outcome: "conflict" | "none" }[];
};

export type NotesFacts = {
  readonly preparation: {
    readonly body: string;
    readonly callNumber: string;
    readonly callTitle: Bilingual;
    readonly startsAt: Date;
    readonly place: string;
    readonly chairId: string;
    readonly plannedBy: string;
    readonly notes: string;
    readonly scenarioId: string | null;
    readonly demo: boolean;
  };
  readonly members: readonly PreparationMember[];
  /** as the reader may know them, in the order of the ranking */
  readonly cases: readonly CaseInNotes[];
  readonly partial: boolean;
  readonly organisation: { readonly name: string; readonly address: readonly string[] };
  readonly issuedAt: Date;
};

const heading = (level: 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const names = (members: readonly PreparationMember[]): string =>
  members.map(({ name, title }) => (title ? `${name} (${title})` : name)).join(", ") || w.nobody;

const said = (one: CaseInNotes): string =>
  one.gone || one.recommendation === null
    ? one.gone
      ? w.withdrawn
      : w.none
    : w.recommends[one.recommendation](one.amountOre > 0n ? formatKronor(one.amountOre) : null);

const recommended = (one: CaseInNotes) => {
  if (one.gone) return textCell(w.withdrawn);
  if (one.recommendation === null) return textCell(w.none);
  if (one.recommendation === "postpone") return textCell(w.postponed);
  return one.amountOre > 0n ? amountCell(one.amountOre) : textCell(w.reject);
};

/**
 * The notes of a beredning: who was there, what is recommended case by case and why, who took no part. Notes and not minutes: nothing is
 * decided, so nothing is adjusted, announced or appealed.
 */
export function preparationNotes({ preparation, members, cases, partial, organisation, issuedAt }: NotesFacts): DrumDocument {
  const day = formatDate(localDate(preparation.startsAt));
  const chair = members.find((member) => member.personId === preparation.chairId);
  return {
    title: w.title(day),
    language: "sv",
    author: preparation.body,
    subject: w.subject(preparation.callTitle.sv),
    issuedAt,
    dateLabel: day,
    kind: "notes",
    reference: preparation.callNumber,
    letterhead: { organisation: organisation.name, address: organisation.address },
    ...(preparation.demo ? { demo: true } : {}),
    blocks: [
      {
        kind: "keyValues",
        rows: [
          { label: w.rows.body, value: preparation.body },
          { label: w.rows.call, value: `${preparation.callTitle.sv} (${preparation.callNumber})` },
          { label: w.rows.time, value: formatInstant(preparation.startsAt) },
          { label: w.rows.place, value: preparation.place },
          { label: w.rows.chair, value: chair?.name ?? w.nobody },
          { label: w.rows.present, value: names(members.filter((member) => member.present)) },
          { label: w.rows.absent, value: names(members.filter((member) => !member.present)) },
          { label: w.rows.notes, value: preparation.plannedBy },
        ],
      },
      { kind: "notice", text: w.decidesNothing },
      ...(partial ? [{ kind: "notice" as const, text: w.partial }] : []),
      {
        kind: "table",
        caption: w.table,
        columns: [
          { key: "rank", label: w.columns.rank, align: "end" },
          { key: "application", label: w.columns.application, align: "start" },
          { key: "requested", label: w.columns.requested, align: "end" },
          { key: "proposed", label: w.columns.proposed, align: "end" },
          { key: "recommended", label: w.columns.recommended, align: "end" },
        ],
        rowHeaders: false,
        rows: cases.map((one) => ({
          cells: [
            textCell(one.rank === null ? w.none : `${one.rank}`),
            textCell(`${one.title}, ${one.organisation} (${one.number})`),
            amountCell(one.requestedOre),
            one.proposedOre > 0n ? amountCell(one.proposedOre) : textCell(w.reject),
            recommended(one),
          ],
        })),
        ...(partial
          ? {}
          : {
              totals: [
                textCell(""),
                textCell(w.total),
                amountCell(sum(cases.map((one) => one.requestedOre))),
                amountCell(sum(cases.map((one) => one.proposedOre))),
                amountCell(sum(cases.filter((one) => !one.gone).map((one) => one.amountOre))),
              ],
            }),
      },
      heading(2, w.cases),
      ...cases.flatMap((one): Block[] => [
        heading(3, `${one.number} ${one.title}`),
        paragraph(said(one)),
        ...(one.reason ? one.reason.split(/\n{2,}/).map(paragraph) : []),
        ...(one.recused.length > 0 ? [paragraph(w.recused(one.recused.join(", ")))] : []),
        ...one.ruled.map(({ name, outcome }) => paragraph(w.ruled(name, outcome))),
      ]),
      ...(preparation.scenarioId && !partial ? [heading(2, w.changed), paragraph(w.changedText)] : []),
      ...(preparation.notes && !partial ? [heading(2, w.notes), ...preparation.notes.split(/\n{2,}/).map(paragraph)] : []),
    ],
  };
}
