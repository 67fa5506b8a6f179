import { amountCell, type Block, type DrumDocument, plainText, textCell } from "#app/documents/document.ts";
import { type Ore, sum } from "#app/kernel/money.ts";
import { addDays, type LocalDate, localDate } from "#app/kernel/time.ts";
import { agendaWords } from "#app/rooms/decisions/agenda.texts.ts";
import { shownTitle } from "#app/rooms/decisions/agenda.ts";
import {
  type ConflictRuling,
  chairOf,
  type Extra,
  editionOf,
  type Item,
  type ItemDecision,
  itemOf,
  type Meeting,
  type Member,
  nameIn,
} from "#app/rooms/decisions/meeting.ts";
import { minutesWords as w } from "#app/rooms/decisions/minutes.texts.ts";
import { takingPart } from "#app/rooms/decisions/quorum.ts";
import { type Signer, signersOf } from "#app/rooms/decisions/signing.ts";
import type { TakenDown } from "#app/rooms/decisions/text-taken-down.ts";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { fillIn, versionsOf, type Wordings } from "#app/rooms/decisions/wording.ts";
import type { GivenRecommendation } from "#app/rooms/preparation/preparation.server.ts";
import { formatDate, formatInstant, formatKronor, formatTime } from "#app/texts/format.ts";

export type CaseOnAgenda = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly requestedOre: Ore;
};

/** What the beredning recommended on a case, beside what the office had proposed. */
export type PreparedCase = Pick<
  GivenRecommendation,
  "applicationId" | "body" | "heldAt" | "recommendation" | "amountOre" | "proposedOre"
>;

/** What the body had before it, told under each paragraph: the proposal as it was handed over, and the statements as they were finished. */
export type Papers = {
  readonly proposals: readonly { readonly allocationId: string; readonly proposedAt: Date }[];
  readonly statements: readonly { readonly applicationId: string; readonly number: number; readonly sealedAt: Date }[];
};

export type MinutesFacts = {
  readonly meeting: Meeting;
  readonly organisation: { readonly name: string; readonly address: readonly string[] };
  readonly cases: readonly CaseOnAgenda[];
  /** the beredning's last word on the cases that are weighed against each other */
  readonly prepared: readonly PreparedCase[];
  readonly papers: Papers;
  /** paragraphs whose content the reader may not know, until the minutes are adjusted and public */
  readonly hidden?: ReadonlySet<string>;
  readonly issuedAt: Date;
  readonly words: Wordings;
};

const list = (names: readonly string[]) => (names.length === 0 ? w.none : names.join("\n"));
const titled = (member: Member) => (member.municipality ? `${member.name} (${member.municipality})` : member.name);

/** Numbers as ranges of neighbours: §§ 12–14, 16. */
function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const number of sorted) {
    const last = parts.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  if (parts.length === 0) return "";
  const text = parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return `${sorted.length === 1 ? "§" : "§§"} ${text}`;
}

const numbered = (meeting: Meeting): (Item & { paragraph: number })[] =>
  meeting.items
    .filter((item): item is Item & { paragraph: number } => item.paragraph !== null)
    .toSorted((a, b) => a.paragraph - b.paragraph);

/** Whom a substitute was called in for, and where: "tjänstgör för Bo Bok i § 4". */
function calledIn(meeting: Meeting, substitute: Member): string[] {
  const calls = numbered(meeting).flatMap(({ paragraph: number, absences }) =>
    absences.filter((one) => one.replacedById === substitute.personId).map(({ personId }) => ({ personId, number })),
  );
  return [...new Set(calls.map((call) => call.personId))].map((personId) =>
    w.servesIn(nameIn(meeting, personId), ranges(calls.filter((call) => call.personId === personId).map((call) => call.number))),
  );
}

/** "Ann Berg (Mark), deltar i §§ 12–14" when somebody was not there for all of it. */
function withParts(meeting: Meeting, member: Member): string {
  const items = numbered(meeting);
  const taken = items.filter((item) => takingPart(meeting, item).some((one) => one.personId === member.personId));
  const called = calledIn(meeting, member);
  if (!member.servesFor && called.length > 0) return [titled(member), ...called].join(", ");
  const whole = taken.length === items.length;
  const serves = member.servesFor ? [w.serves(nameIn(meeting, member.servesFor))] : [];
  const parts = whole ? [] : [w.partOf(ranges(taken.map((item) => item.paragraph)))];
  return [titled(member), ...serves, ...(taken.length > 0 ? parts : [])].join(", ");
}

function head({ meeting, organisation }: MinutesFacts): Block {
  const items = numbered(meeting);
  const present = meeting.members.filter((member) => member.present);
  const of = (capacity: Member["capacity"]) => present.filter((member) => member.capacity === capacity);
  const serving = of("substitute").filter((member) => member.servesFor || calledIn(meeting, member).length > 0);
  const time = `${formatDate(meeting.heldOn)} ${formatTime(meeting.openedAt ?? meeting.startsAt)}${meeting.closedAt ? `–${formatTime(meeting.closedAt).replace(/^kl\.\u00a0/, "")}` : ""}`;
  const rows: { label: string; value: string }[] = [
    { label: w.head.body, value: `${meeting.body}, ${organisation.name}` },
    { label: w.head.time, value: time },
    { label: w.head.place, value: meeting.place },
    { label: w.head.paragraphs, value: items.length === 0 ? w.none : ranges(items.map((item) => item.paragraph)) },
    {
      label: w.head.deciding,
      value: list(
        of("member").map((member) =>
          member.personId === meeting.chairId ? `${withParts(meeting, member)}, ${w.chairRole}` : withParts(meeting, member),
        ),
      ),
    },
    { label: w.head.servingSubstitutes, value: list(serving.map((member) => withParts(meeting, member))) },
    {
      label: w.head.substitutes,
      value: list(
        of("substitute")
          .filter((member) => !serving.includes(member))
          .map(titled),
      ),
    },
    { label: w.head.adjuncts, value: list(of("adjunct").map(titled)) },
    {
      label: w.head.others,
      value: list(
        [...of("secretary"), ...of("officer")].map((member) =>
          member.title ? `${member.name}, ${member.title.toLowerCase()}` : member.name,
        ),
      ),
    },
    {
      label: w.head.absent,
      value: list(meeting.members.filter((member) => member.capacity === "member" && !member.present).map(titled)),
    },
    { label: w.head.secretary, value: nameIn(meeting, meeting.secretaryId) },
    { label: w.head.adjuster, value: nameIn(meeting, meeting.adjusterId) || w.none },
  ];
  return { kind: "keyValues", rows };
}

/** "för 2027" or "varav 300 000 kr beviljas för 2027 och 200 000 kr för 2028 avser inriktningsbeslut för kommande år". */
export function yearsOf(tranches: readonly Omit<ItemDecision["tranches"][number], "fundId">[]): string {
  const granted = tranches.find((tranche) => tranche.standing === "granted");
  const later = tranches.filter((tranche) => tranche.standing === "intended");
  if (!granted) return "";
  if (later.length === 0) return w.oneYear(granted.year);
  return w.severalYears(
    formatKronor(granted.amountOre),
    granted.year,
    joined(later.map((tranche) => w.laterYear(formatKronor(tranche.amountOre), tranche.year))),
  );
}

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} ${w.and} ${parts.at(-1)}`;

type Told = { readonly decision: ItemDecision; readonly about: CaseOnAgenda };

/** The "att" clauses of a paragraph: grants in the order of the agenda, refusals, then what the secretary has written. */
export function clausesOf(item: Item, cases: readonly CaseOnAgenda[], words: Wordings): string[] {
  if (item.deferral) return [words[item.deferral.kind === "tabled" ? "minutes-table" : "minutes-refer"].sv];
  return [...casesOf(item, cases).map(({ decision, about }) => caseClause(decision, about, words)), ...item.clauses];
}

/** One decision as an "att" clause, in the office's words. */
export const caseClause = (
  decision: Pick<ItemDecision, "outcome" | "amountOre" | "tranches">,
  about: Pick<CaseOnAgenda, "organisation" | "title" | "number">,
  words: Wordings,
): string =>
  fillIn(words[decision.outcome === "grant" ? "minutes-grant" : "minutes-reject"].sv, {
    sökande: about.organisation,
    belopp: formatKronor(decision.amountOre),
    projekt: about.title,
    diarienummer: about.number,
    år: yearsOf(decision.tranches),
  });

function casesOf(item: Item, cases: readonly CaseOnAgenda[]): Told[] {
  const told = item.decisions.flatMap((decision): Told[] => {
    const about = cases.find((one) => one.applicationId === decision.applicationId);
    return about ? [{ decision, about }] : [];
  });
  return told.toSorted((a, b) =>
    a.decision.outcome === b.decision.outcome
      ? a.about.number < b.about.number
        ? -1
        : 1
      : a.decision.outcome === "grant"
        ? -1
        : 1,
  );
}

function grantsTable(told: readonly Told[]): Block[] {
  const grants = told.filter(({ decision }) => decision.outcome === "grant");
  if (grants.length < 2) return [];
  const granted = new Set(
    grants.flatMap(({ decision }) =>
      decision.tranches.filter((tranche) => tranche.standing === "granted").map((tranche) => tranche.year),
    ),
  );
  const all = [...new Set(grants.flatMap(({ decision }) => decision.tranches.map((tranche) => tranche.year)))].toSorted(
    (a, b) => a - b,
  );
  const inYear = (decision: ItemDecision, year: number) =>
    sum(decision.tranches.filter((tranche) => tranche.year === year).map((tranche) => tranche.amountOre));
  const yearColumns = all.length > 1 ? all : [];
  return [
    {
      kind: "table",
      caption: w.grantsCaption,
      columns: [
        { key: "number", label: w.grantsColumns.number, align: "start" },
        { key: "project", label: w.grantsColumns.project, align: "start" },
        ...yearColumns.map((year) => ({
          key: `${year}`,
          label: granted.has(year) ? `${year}` : w.intended(year),
          align: "end" as const,
        })),
        { key: "total", label: yearColumns.length > 0 ? w.grantsColumns.withLater : w.grantsColumns.total, align: "end" },
      ],
      rows: grants.map(({ decision, about }) => ({
        cells: [
          textCell(about.number),
          textCell(about.title),
          ...yearColumns.map((year) => (inYear(decision, year) > 0n ? amountCell(inYear(decision, year)) : textCell(w.none))),
          amountCell(decision.amountOre),
        ],
      })),
      totals: [
        textCell(w.sum),
        textCell(""),
        ...yearColumns.map((year) => amountCell(sum(grants.map(({ decision }) => inYear(decision, year))))),
        amountCell(sum(grants.map(({ decision }) => decision.amountOre))),
      ],
    },
  ];
}

const heading = (text: string): Block => ({ kind: "heading", level: 3, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** How a matter that the notice of meeting did not tell of was taken up. */
export const toldOfExtra = (body: string, { rule, why }: Extra): string => w.extra[rule](body, sentence(why));

/** Which of the paragraph's proposal are decided in paragraphs of their own, and what the beredning said of those that are left. */
function preparedBlocks({ meeting, cases, prepared, hidden }: MinutesFacts, item: Item): Block[] {
  if (item.allocationId === null) return [];
  const apart = meeting.items.filter(
    (other) => item.applicationId === null && other.allocationId === item.allocationId && other.applicationId !== null,
  );
  const nameOf = (applicationId: string | null): string => {
    const about = cases.find((one) => one.applicationId === applicationId);
    return about ? `${about.number} ${about.title}` : "";
  };
  const told = prepared.filter(({ applicationId }) =>
    item.applicationId === null
      ? nameOf(applicationId) && !apart.some((other) => other.applicationId === applicationId)
      : item.applicationId === applicationId,
  );
  const sumOr = (ore: Ore) => (ore > 0n ? formatKronor(ore) : w.rejection);
  const [first] = told;
  const other = told.filter(({ recommendation }) => recommendation !== "as-proposed");
  return [
    ...apart.flatMap((one): Block[] =>
      one.paragraph === null
        ? []
        : [paragraph(w.apart(hidden?.has(one.id) ? "" : nameOf(one.applicationId), w.paragraph(one.paragraph)))],
    ),
    ...(first
      ? [
          heading(w.preparation),
          paragraph(w.prepared(first.body, formatDate(localDate(first.heldAt)), other.length, meeting.body)),
        ]
      : []),
    ...(other.length > 0
      ? [
          {
            kind: "list" as const,
            items: other.map(({ applicationId, recommendation, amountOre, proposedOre }) =>
              w.preparedOtherwise(
                nameOf(applicationId),
                recommendation === "postpone" ? w.postponed : sumOr(amountOre),
                sumOr(proposedOre),
              ),
            ),
          },
        ]
      : []),
  ];
}

/** The documents that the paragraph's cases were decided on; statements of one day on one line. */
function papersBlocks({ cases, prepared, papers }: MinutesFacts, item: Item): Block[] {
  const here = new Set(casesOf(item, cases).map(({ about }) => about.applicationId));
  if (here.size === 0) return [];
  const proposal = papers.proposals.find(({ allocationId }) => allocationId === item.allocationId);
  const preparation = prepared.find(({ applicationId }) => here.has(applicationId));
  const statements = papers.statements
    .filter(({ applicationId }) => here.has(applicationId))
    .map(({ applicationId, sealedAt }) => ({
      day: localDate(sealedAt),
      number: cases.find((one) => one.applicationId === applicationId)?.number ?? "",
    }))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const days = [...new Set(statements.map(({ day }) => day))].toSorted();
  const told = [
    ...(proposal ? [w.paperProposal(formatDate(localDate(proposal.proposedAt)))] : []),
    ...(preparation ? [w.paperPreparation(preparation.body, formatDate(localDate(preparation.heldAt)))] : []),
    ...days.map((day) => {
      const numbers = statements.flatMap((one) => (one.day === day ? [one.number] : []));
      return w.paperStatements(joined(numbers), numbers.length, formatDate(day));
    }),
  ];
  return told.length === 0 ? [] : [heading(w.papers), { kind: "list", items: told }];
}

/** Nothing is decided when a meeting is opened or closed: the chair says so; `""` when the secretary has told it in words of their own. */
const declared = (item: Item): string | null => {
  const [clause, ...more] = item.clauses;
  if (clause === undefined && item.background && (item.kind === "opening" || item.kind === "closing")) return "";
  if (more.length > 0 || item.votes.length > 0 || item.proceedings.motions.length > 0) return null;
  if (item.kind === "opening" && clause === agendaWords.openingClause) return w.opened;
  return item.kind === "closing" && clause === agendaWords.closingClause ? w.closed : null;
};

/** Who asked, what the body found and why, and that the person took no part in it (KL 6:30, 5:66). */
function rulingBlocks({ meeting, cases }: MinutesFacts, item: Item, ruling: ConflictRuling): Block[] {
  const name = nameIn(meeting, ruling.personId);
  const about = item.applicationId === null ? cases.filter((one) => ruling.applicationIds.includes(one.applicationId)) : [];
  const said = [
    w.rulingAsked(
      name,
      ruling.raisedById === null ? null : nameIn(meeting, ruling.raisedById),
      joined(about.map((one) => `${one.number} ${one.title}`)),
    ) + w.groundOf(ruling.ground),
    `${w.ruled(meeting.body, name, ruling.outcome)}${w.rulingReasons(ruling.reasons)}`,
    ...(ruling.against.length > 0
      ? [
          w.rulingVotes(
            joined(ruling.deciding.filter((one) => !ruling.against.includes(one)).map((one) => nameIn(meeting, one))),
            joined(ruling.against.map((one) => nameIn(meeting, one))),
          ),
        ]
      : []),
    w.notInRuling(name),
    ...(ruling.chairId === meeting.chairId ? [] : [w.chairsRuling(nameIn(meeting, ruling.chairId))]),
  ];
  return [paragraph(said.join(" "))];
}

const aboutCase = (about: CaseOnAgenda, text: string) => [
  { kind: "strong" as const, text: `${about.number} ${about.title}.` },
  { kind: "plain" as const, text: ` ${text}` },
];

function paragraphBlocks(facts: MinutesFacts, item: Item & { paragraph: number }): Block[] {
  const { meeting, cases, hidden } = facts;
  const concealed = hidden?.has(item.id) ?? false;
  const blocks: Block[] = [{ kind: "heading", level: 2, text: `${w.paragraph(item.paragraph)} ${shownTitle(item, concealed)}` }];
  // A ground is told in the person's own words and may tell of the case itself.
  const groundOf = (absence: (typeof item.absences)[number]) => (concealed ? "" : absence.ground);
  // Among many that are weighed together it matters which one ties somebody.
  const tiedTo = (absence: (typeof item.absences)[number]) =>
    concealed || item.applicationId !== null ? undefined : cases.find((one) => one.applicationId === absence.applicationId);
  if (item.absences.length > 0 || item.chairId || item.rulings.length > 0) {
    const conflicts = item.absences.filter((absence) => absence.kind === "conflict");
    if (conflicts.length > 0 || (item.rulings.length > 0 && !concealed)) {
      blocks.push(heading(w.conflictHeading));
      for (const absence of conflicts)
        blocks.push(
          paragraph(
            [
              w.conflict(nameIn(meeting, absence.personId), groundOf(absence), tiedTo(absence)),
              ...(absence.replacedById ? [w.calledIn(nameIn(meeting, absence.replacedById))] : []),
            ].join(" "),
          ),
        );
    }
    for (const ruling of concealed ? [] : item.rulings) blocks.push(...rulingBlocks(facts, item, ruling));
    for (const absence of item.absences.filter((one) => one.kind === "left" && (one.ground || one.replacedById)))
      blocks.push(
        paragraph(
          [
            w.left(nameIn(meeting, absence.personId), groundOf(absence)),
            ...(absence.replacedById ? [w.calledIn(nameIn(meeting, absence.replacedById))] : []),
          ].join(" "),
        ),
      );
    if (item.chairId) blocks.push(paragraph(w.chairs(nameIn(meeting, item.chairId))));
  }
  if (concealed) return [...blocks, { kind: "notice", text: w.hidden }];
  if (item.proceedings.extra) blocks.push(paragraph(toldOfExtra(meeting.body, item.proceedings.extra)));
  if (item.background) blocks.push(heading(w.background), ...item.background.split(/\n{2,}/).map(paragraph));
  blocks.push(...preparedBlocks(facts, item), ...papersBlocks(facts, item));
  if (item.proceedings.motions.length > 0) {
    blocks.push(heading(w.motions));
    for (const motion of item.proceedings.motions)
      blocks.push(paragraph(sentence(w.motion(nameIn(meeting, motion.personId), motion.text))));
  }
  if (item.votes.length > 0) blocks.push(...voteBlocks(meeting, item));
  else if (item.proceedings.order || (item.proceedings.motions.length > 0 && !item.deferral))
    blocks.push(heading(w.order), paragraph(sentence(item.proceedings.order || w.acclaimedOrder(meeting.body))));
  if (item.deferral?.by === "minority") {
    const { kind, requestedBy } = item.deferral;
    blocks.push(
      heading(w.minorityHeading[kind]),
      paragraph(
        w.minority(
          joined(requestedBy.map((personId) => nameIn(meeting, personId))),
          requestedBy.length,
          takingPart(meeting, item).length,
        ),
      ),
    );
  }
  const declaration = declared(item);
  if (declaration !== null) return declaration === "" ? blocks : [...blocks, paragraph(declaration)];
  const told = casesOf(item, cases);
  const clauses = clausesOf(item, cases, facts.words);
  blocks.push(heading(w.decision));
  if (clauses.length === 0) blocks.push(paragraph(w.noDecision(meeting.body)));
  else blocks.push(paragraph(w.decides(meeting.body)), { kind: "list", items: clauses.map(w.that) });
  if (item.deferral?.reasons)
    blocks.push(heading(w.deferralReasons[item.deferral.kind]), ...item.deferral.reasons.split(/\n{2,}/).map(paragraph));
  blocks.push(...grantsTable(told));
  const conditioned = told.filter(({ decision }) => decision.conditions.trim() !== "");
  if (conditioned.length > 0)
    blocks.push(heading(w.conditions), {
      kind: "list",
      items: conditioned.map(({ decision, about }) => aboutCase(about, decision.conditions)),
    });
  if (told.length > 0)
    blocks.push(heading(w.reasons), {
      kind: "list",
      items: told.map(({ decision, about }) => aboutCase(about, decision.reasons)),
    });
  if (item.proceedings.note && told.length > 0) blocks.push(paragraph(w.assessmentNote(meeting.body, item.proceedings.note)));
  if (item.reservations.length > 0) {
    blocks.push(heading(w.reservation));
    for (const reservation of item.reservations)
      blocks.push(paragraph(w.reserves(nameIn(meeting, reservation.personId), reservation.text)));
  }
  if (told.length > 0)
    blocks.push(heading(w.sentTo), paragraph(w.sentToWhom(joined([...new Set(told.map(({ about }) => about.organisation))]))));
  return blocks;
}

function voteBlocks(meeting: Meeting, item: Item): Block[] {
  const { order, yes, no, proposalSide } = item.proceedings;
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  const onRoll = meeting.members.filter((member) => item.votes.some((vote) => vote.personId === member.personId));
  return [
    heading(w.order),
    paragraph(order || w.defaultOrder),
    { kind: "list", items: [w.yesMeans(yes), w.noMeans(no)] },
    heading(w.vote),
    {
      kind: "table",
      caption: w.voteCaption,
      columns: [
        { key: "member", label: w.voteColumns.member, align: "start" },
        { key: "vote", label: w.voteColumns.vote, align: "start" },
      ],
      rows: onRoll.map((member) => ({
        cells: [
          textCell(titled(member)),
          textCell(w.choices[item.votes.find((vote) => vote.personId === member.personId)?.choice ?? "abstain"]),
        ],
      })),
    },
    ...(tally.ok
      ? [
          paragraph(
            w.voteResult(
              meeting.body,
              tally.value.yes,
              tally.value.no,
              tally.value.abstain,
              tally.value.carried,
              tally.value.castingVote,
            ),
          ),
          ...(proposalSide === "neither" ? [paragraph(w.voteOnElse)] : []),
        ]
      : []),
  ];
}

/** A chair who did not chair it all is named with the paragraphs. */
const capacityOf = (signer: Signer, chairs: number): string =>
  signer.capacity === "chair" && chairs > 1
    ? `${w.signerRoles.chair} ${ranges(signer.paragraphs)}`
    : w.signerRoles[signer.capacity];

function signatures({ meeting }: MinutesFacts): Block[] {
  const signers = signersOf(meeting);
  const chairs = signers.filter((signer) => signer.capacity === "chair").length;
  const signed = meeting.signatures.flatMap(({ personId, signedAt }) => {
    const signer = signers.find((one) => one.personId === personId);
    return signer ? [w.signedBy(nameIn(meeting, personId), capacityOf(signer, chairs), formatInstant(signedAt))] : [];
  });
  return [
    { kind: "heading", level: 2, text: w.signatures },
    paragraph(meeting.adjustedAt ? w.adjustedAt(formatInstant(meeting.adjustedAt)) : w.notAdjusted),
    ...(meeting.corrections.length > 0 ? [paragraph(w.edition(editionOf(meeting)))] : []),
    ...(signed.length > 0 ? [{ kind: "list" as const, items: signed }] : []),
    {
      kind: "signatures",
      signers: [
        { name: nameIn(meeting, meeting.secretaryId), role: w.signerRoles.secretary },
        ...signers.map((signer) => ({ name: nameIn(meeting, signer.personId), role: capacityOf(signer, chairs) })),
      ].filter((signer) => signer.name),
    },
  ];
}

/** The whole minutes as a document, the same for page and paper (KL 5:65-67). */
export function minutesDocument(facts: MinutesFacts): DrumDocument {
  const { meeting } = facts;
  const date = formatDate(meeting.heldOn);
  return {
    ...frame(facts),
    title: w.title(meeting.body, date),
    blocks: [
      ...(meeting.adjustedAt ? [] : [{ kind: "notice" as const, text: w.notAdjusted }]),
      head(facts),
      ...numbered(meeting).flatMap((item) => paragraphBlocks(facts, item)),
      ...signatures(facts),
    ],
  };
}

/**
 * One paragraph of the minutes, cut out of them as they stand: what is sent out and published by itself. From sealed minutes it is the
 * sealed text, word for word, with the head and the signatures around it.
 */
/**
 * Minutes as they are published: a ground of a conflict of interest, told in somebody's own words, may tell of their family or health and
 * would stand on the web for ever ((EU) 2016/679 art. 5.1 c). Who was recused and by which law stays; the minutes themselves are handed
 * out whole to whoever asks (TF 2:15).
 */
export function withoutGrounds(document: DrumDocument, meeting: Meeting): DrumDocument {
  const grounds = meeting.items
    .flatMap(({ absences, rulings }) => [...absences, ...rulings].map(({ ground }) => ground))
    .filter(Boolean);
  const reasons = meeting.items.flatMap(({ rulings }) => rulings.map((ruling) => w.rulingReasons(ruling.reasons)));
  const said = [...grounds.flatMap((ground) => [w.groundOf(ground), w.leftBecause(ground)]), ...reasons];
  const strip = (text: string) => said.reduce((rest, one) => rest.replaceAll(one, ""), text);
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === "paragraph" && typeof block.text === "string" ? { ...block, text: strip(block.text) } : block,
    ),
  };
}

export function minutesExtract(minutes: DrumDocument, meeting: Meeting, itemId: string): DrumDocument | null {
  const number = itemOf(meeting, itemId)?.paragraph;
  if (typeof number !== "number") return null;
  const parts = partsOf(minutes);
  const asked = parts.find((part) => part.title.startsWith(`${w.paragraph(number)} `));
  const signed = parts.find((part) => part.title === w.signatures);
  if (!asked || !signed) return null;
  return {
    ...minutes,
    title: w.extractTitle(meeting.body, formatDate(meeting.heldOn), w.paragraph(number)),
    blocks: [
      ...minutes.blocks.slice(0, parts[0]?.from),
      ...minutes.blocks.slice(asked.from, asked.to),
      ...minutes.blocks.slice(signed.from),
    ],
  };
}

/** Where each heading of the second level begins and what it heads ends. */
function partsOf({ blocks }: DrumDocument): { readonly title: string; readonly from: number; readonly to: number }[] {
  const heads = blocks.flatMap((block, from) =>
    block.kind === "heading" && block.level === 2 ? [{ title: plainText(block.text), from }] : [],
  );
  return heads.map((head, index) => ({ ...head, to: heads[index + 1]?.from ?? blocks.length }));
}

/** Of a paragraph that is off the web the number stays in the published text, and neither its matter nor its words. */
export function withoutParagraphs(
  minutes: DrumDocument,
  taken: readonly { readonly paragraph: number; readonly since: Date }[],
): DrumDocument {
  const parts = partsOf(minutes);
  const blocks = minutes.blocks.slice(0, parts[0]?.from);
  const kept = parts.flatMap(({ title, from, to }): Block[] => {
    const down = taken.find((one) => title.startsWith(`${w.paragraph(one.paragraph)} `));
    return down
      ? [
          { kind: "heading", level: 2, text: w.paragraph(down.paragraph) },
          paragraph(w.takenDown(formatDate(localDate(down.since)))),
        ]
      : minutes.blocks.slice(from, to);
  });
  return taken.length === 0 ? minutes : { ...minutes, blocks: [...blocks, ...kept] };
}

const frame = ({ meeting, organisation, issuedAt, words }: MinutesFacts): Omit<DrumDocument, "title" | "blocks"> => ({
  language: "sv",
  author: meeting.body,
  subject: w.subject(meeting.body, formatDate(meeting.heldOn)),
  issuedAt,
  dateLabel: formatDate(meeting.heldOn),
  kind: "minutes",
  letterhead: { organisation: organisation.name, address: organisation.address },
  ...(meeting.demo ? { demo: true } : {}),
  wording: versionsOf(words, "minutes"),
});

export type NoticeFacts = {
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly adjustedAt: Date;
  readonly announcedAt: Date;
  readonly appealUntil: LocalDate;
  readonly keptAt: string;
  readonly secretary: string;
  /** what of the text has been off the web before its term */
  readonly takenDown: readonly TakenDown[];
};

const toldOfTakenDown = ({ paragraph: number, takenDownAt, putUpAt }: TakenDown): string =>
  w.offTheWeb(
    number === null ? w.wholeText : w.paragraph(number),
    formatInstant(takenDownAt),
    putUpAt ? formatInstant(putUpAt) : null,
  );

/** The adjusted text stands as it was sealed; the proof of its notice is put after it (KL 8:12). */
export function withProofOfNotice(document: DrumDocument, notice: NoticeFacts): DrumDocument {
  const rows = w.proofRows;
  return {
    ...document,
    blocks: [
      ...document.blocks,
      { kind: "heading", level: 2, text: w.proof },
      {
        kind: "keyValues",
        rows: [
          { label: rows.body, value: notice.body },
          { label: rows.held, value: formatDate(notice.heldOn) },
          { label: rows.adjusted, value: formatDate(localDate(notice.adjustedAt)) },
          { label: rows.up, value: formatDate(localDate(notice.announcedAt)) },
          { label: rows.appeal, value: formatDate(notice.appealUntil) },
          { label: rows.down, value: formatDate(addDays(notice.appealUntil, 1)) },
          { label: rows.kept, value: notice.keptAt },
          { label: rows.signed, value: notice.secretary },
          ...(notice.takenDown.length > 0 ? [{ label: rows.takenDown, value: list(notice.takenDown.map(toldOfTakenDown)) }] : []),
        ],
      },
      paragraph(w.proofText),
    ],
  };
}
