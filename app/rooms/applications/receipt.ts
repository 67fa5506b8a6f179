import { amountCell, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import type { Ore } from "#app/kernel/money.ts";
import { localDate } from "#app/kernel/time.ts";
import { shownAnswer } from "#app/rooms/applications/answers.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { monthsOf, periodOf, type SectionKey, sectionsWith } from "#app/rooms/applications/application.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { budgetNotes, budgetTable } from "#app/rooms/applications/budget-table.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { rowStanding } from "#app/rooms/applications/confirmation.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { goalInWords, indicatorsUsed } from "#app/rooms/applications/goal-words.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { type Sealed, totalsBy } from "#app/rooms/applications/sealing.ts";
import { aidSums, favoursSome, needsCertificates } from "#app/rooms/applications/state-aid.ts";
import { visible } from "#app/rooms/calls/questions.ts";
import type { IndicatorWords } from "#app/rooms/calls/rules.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatBytes, formatDate, formatInstantExact, formatKronor, formatPeriod, formatShare } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export type ReceiptFacts = {
  readonly content: Sealed;
  readonly sha256: string;
  readonly submittedAt: Date;
  readonly demo: boolean;
};
/** Who received it: data of the installation. */
export type Receiver = { readonly name: string; readonly address: readonly string[] };

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });

/** A person's own words: each paragraph a paragraph, and an empty answer a dash rather than nothing. */
const words = (text: string): Block[] => {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return (paragraphs.length > 0 ? paragraphs : ["–"]).map((part) => ({ kind: "paragraph", text: part }));
};

const registration = (number: string) => (/^\d{10}$/.test(number) ? `${number.slice(0, 6)}-${number.slice(6)}` : number);

/** What a receipt says of what it is for. */
type ReceiptWords = {
  readonly documentTitle: (number: string) => string;
  readonly documentSubject: string;
  readonly documentLead: (organisation: string, call: string, receiver: string) => string;
  readonly contentHeading: string;
};

/** The receipt, of an application or of an idea sketch: number, time and fingerprint first, then the whole of what was sealed. */
export function receiptDocument(
  { content, sha256, submittedAt, demo }: ReceiptFacts,
  receiver: Receiver,
  language: Language,
  said: ReceiptWords = applicationTexts[language].receipt,
): DrumDocument {
  const t = applicationTexts[language].receipt;
  const paper = paperTexts[language];
  const { organisation, call } = content;
  const title = inLanguage(call.title, language);
  return {
    title: said.documentTitle(content.number),
    language,
    author: receiver.name,
    subject: said.documentSubject,
    issuedAt: submittedAt,
    dateLabel: formatDate(localDate(submittedAt), language),
    kind: "receipt",
    letterhead: { organisation: receiver.name, address: receiver.address },
    reference: content.number,
    demo,
    blocks: [
      { kind: "lead", text: said.documentLead(organisation.name, title, receiver.name) },
      {
        kind: "keyValues",
        rows: [
          { label: t.number, value: content.number },
          ...(content.paper
            ? [
                { label: paper.receivedOn, value: formatDate(content.paper.receivedOn, language) },
                { label: paper.registeredAt, value: formatInstantExact(new Date(content.paper.registeredAt)) },
              ]
            : [{ label: t.received, value: `${formatInstantExact(submittedAt)}, ${t.receivedNote}` }]),
          { label: content.paper ? paper.enteredBy : t.by, value: content.submittedBy.name },
          { label: t.applicant, value: organisation.name },
          { label: t.organisationNumber, value: registration(organisation.number) },
          ...(organisation.address ? [{ label: t.address, value: organisation.address }] : []),
          { label: t.call, value: `${title} (${call.number})` },
          { label: t.rules, value: t.version(`${call.rulesVersion}`) },
          { label: t.terms, value: `${inLanguage(call.terms.title, language)}, ${t.version(call.terms.version)}` },
          { label: t.hash, value: sha256 },
        ],
      },
      ...(content.paper
        ? [{ kind: "paragraph" as const, text: paper.markText(formatDate(content.paper.receivedOn, language)) }]
        : []),
      { kind: "paragraph", text: t.hashNote },
      { kind: "paragraph", text: t.documentLaw },
      heading(1, said.contentHeading),
      ...applicationBlocks(content, language),
    ],
  };
}

/** The application's own content, section by section, for any document that carries it. */
export function applicationBlocks(
  { sections, names, attachments = [], confirmations = [] }: Pick<Sealed, "sections" | "names" | "attachments" | "confirmations">,
  language: Language,
): Block[] {
  const room = applicationTexts[language];
  const f = room.fields;
  const files = attachmentTexts[language];
  const said = confirmationTexts[language];
  const name = (all: Readonly<Record<string, Bilingual>>, key: string) => (all[key] ? inLanguage(all[key], language) : key);
  const { project, need, strategy, municipalities, goals, budget, financing, plan } = sections;
  const period = periodOf(project);
  const totals = totalsBy(sections, names);
  const indicators = indicatorsUsed(goals.goals, names.indicators ?? []);
  const written: Readonly<Record<SectionKey, readonly Block[]>> = {
    project: [
      heading(2, room.sections.project.title),
      {
        kind: "keyValues",
        rows: [
          { label: f.title, value: project.title },
          ...(names.follows
            ? [
                {
                  label: copyingTexts[language].kin[names.follows.as].earlier,
                  value: `${names.follows.number} ${names.follows.title}`,
                },
              ]
            : []),
          ...(period
            ? [{ label: f.period, value: `${formatPeriod(period.from, period.to, language)} (${f.months(monthsOf(period))})` }]
            : []),
          {
            label: f.contact,
            value:
              [project.contact.name, project.contact.title, project.contact.email, project.contact.phone]
                .filter(Boolean)
                .join("\n") || "–",
          },
        ],
      },
      heading(3, f.summary),
      ...words(project.summary),
    ],
    need: [
      heading(2, room.sections.need.title),
      heading(3, f.need),
      ...words(need.need),
      heading(3, f.purpose),
      ...words(need.purpose),
      heading(3, f.targetGroup),
      ...words(need.targetGroup),
    ],
    strategy: [
      heading(2, room.sections.strategy.title),
      {
        kind: "keyValues",
        rows: names.frameworks.map(({ field, label, shares }) => ({
          label: inLanguage(label, language),
          value:
            (strategy.shares[field] ?? [])
              .map(
                (item) =>
                  `${name(names.nodes, item.node)}${shares && item.basisPoints !== null ? `, ${formatShare(item.basisPoints, language)}` : ""}`,
              )
              .join("\n") || "–",
        })),
      },
    ],
    municipalities: [
      heading(2, room.sections.municipalities.title),
      {
        kind: "keyValues",
        rows: municipalities.municipalities.map((item) => ({
          label: names.municipalities[item.code] ?? item.code,
          value: item.role || "–",
        })),
      },
      heading(3, f.perspective),
      ...words(municipalities.perspective),
    ],
    goals: [
      heading(2, room.sections.goals.title),
      ...goals.activities.flatMap((activity): Block[] => [
        heading(3, activity.title || "–"),
        {
          kind: "paragraph",
          text:
            [
              activity.from && activity.to ? formatPeriod(activity.from, activity.to, language) : "",
              activity.responsible ? `${f.responsible}: ${activity.responsible}` : "",
            ]
              .filter(Boolean)
              .join(". ") || "–",
        },
        ...(activity.text ? words(activity.text) : []),
      ]),
      {
        kind: "table",
        caption: f.goals,
        columns: [
          { label: f.goalText, align: "start", width: 0.5 },
          { label: f.baseline, align: "end" },
          { label: f.target, align: "start" },
        ],
        rows: goals.goals
          .map((goal) => goalInWords(goal, indicators, language))
          .map((goal) => ({
            cells: [
              textCell(goal.note ? `${goal.name}. ${goal.note}` : goal.name),
              textCell(goal.baseline),
              textCell(goal.target),
            ],
          })),
      },
      ...indicatorBlocks(indicators, language),
    ],
    budget: [
      heading(2, room.sections.budget.title),
      budgetTable(budget.rows, names, language),
      ...budgetNotes(budget.rows, names, language).map(
        ({ label, text }): Block => ({ kind: "paragraph", text: `${label}: ${text}` }),
      ),
    ],
    financing: [
      heading(2, room.sections.financing.title),
      {
        kind: "table",
        caption: f.financingTable,
        columns: [
          { label: f.sourceName, align: "start" },
          { label: f.sourceType, align: "start" },
          { label: f.kind, align: "start" },
          { label: said.column, align: "start" },
          { label: f.year, align: "end" },
          { label: f.amount, align: "end" },
        ],
        rows: financing.rows.map((row) => ({
          cells: [
            textCell(row.name || name(names.sourceTypes, row.source)),
            textCell(name(names.sourceTypes, row.source)),
            textCell(f.kinds[row.kind]),
            textCell(names.ownSources.includes(row.source) ? "–" : said.standing[rowStanding(row, confirmations)]),
            textCell(`${row.year ?? "–"}`),
            amountCell(row.amount ?? 0n, language),
          ],
        })),
        totals: [
          textCell(room.sums.total),
          textCell(""),
          textCell(""),
          textCell(""),
          textCell(""),
          amountCell(totals.financing, language),
        ],
      },
      {
        kind: "keyValues",
        rows: [
          { label: room.sums.requested, value: formatKronor(totals.requested, language) },
          { label: room.sums.coFinancing, value: formatKronor(totals.coFinancing, language) },
          { label: room.sums.ownWork, value: formatKronor(totals.ownWork, language) },
        ],
      },
      ...(confirmations.length === 0
        ? []
        : [
            {
              kind: "keyValues" as const,
              rows: confirmations.map((one) => ({
                label: said.confirmedBy(one.financier),
                value: said.byWhom(
                  one.by.name,
                  one.by.title,
                  formatInstantExact(new Date(one.at)),
                  formatKronor(one.amount, language),
                ),
              })),
            },
          ]),
    ],
    support: supportBlocks({ sections, names }, language),
    plan: [
      heading(2, room.sections.plan.title),
      heading(3, f.longTermPlan),
      ...words(plan.longTermPlan),
      {
        kind: "table",
        caption: f.risks,
        columns: [
          { label: f.risk, align: "start" },
          { label: f.measure, align: "start" },
        ],
        rows: plan.risks.map((row) => ({ cells: [textCell(row.risk), textCell(row.measure)] })),
      },
      heading(3, f.equality),
      ...words(plan.equality),
      heading(3, f.sustainability),
      ...words(plan.sustainability),
      ...(names.stateAid?.required ? [] : [heading(3, f.stateAid), ...words(plan.stateAid)]),
    ],
    aid: aidBlocks({ sections, names }, language),
    questions: questionBlocks({ sections, names }, language),
  };
  return [
    ...sectionsWith(names).flatMap((key) => written[key]),
    ...(attachments.length === 0
      ? []
      : [
          heading(2, files.list),
          {
            kind: "keyValues" as const,
            rows: attachments.map((file) => ({
              label: names.annexes?.[file.annex] ? inLanguage(names.annexes[file.annex] as Bilingual, language) : file.annex,
              value: `${file.name} (${formatBytes(file.bytes, language)})\n${files.fingerprint}: ${file.sha256}`,
            })),
          },
        ]),
  ];
}

/** How each goal that is measured by an indicator is measured, in the words that were sealed. */
function indicatorBlocks(indicators: readonly IndicatorWords[], language: Language): Block[] {
  const t = applicationTexts[language].fields;
  if (indicators.length === 0) return [];
  return [
    heading(3, t.measuredBy),
    {
      kind: "keyValues",
      rows: indicators.map(({ name, definition, method }) => ({
        label: inLanguage(name, language),
        value: t.measuring(inLanguage(definition, language), inLanguage(method, language)),
      })),
    },
  ];
}

/** The sums the applicant can do with, highest first, and what each of the lower ones means. */
function supportBlocks({ sections, names }: Pick<Sealed, "sections" | "names">, language: Language): Block[] {
  const room = applicationTexts[language];
  const t = room.support;
  if (names.limits.lowerLevels === 0) return [];
  const { levels } = sections.support;
  return [
    heading(2, room.sections.support.title),
    {
      kind: "keyValues",
      rows: [{ label: t.whole, value: formatKronor(totalsBy(sections, names).requested, language) }],
    },
    ...(levels.length === 0 ? words(t.none) : []),
    ...levels.flatMap(({ amount, leftOut, remains }, index): Block[] => [
      heading(3, `${t.level(index + 1)}: ${amount === null ? "–" : formatKronor(amount, language)}`),
      {
        kind: "keyValues",
        rows: [
          { label: t.leftOut, value: leftOut || "–" },
          { label: t.remains, value: remains || "–" },
        ],
      },
    ]),
  ];
}

/** State aid with its certificates, and what has been granted before. */
function aidBlocks({ sections: { aid }, names }: Pick<Sealed, "sections" | "names">, language: Language): Block[] {
  const room = applicationTexts[language];
  const t = room.aid;
  const { stateAid: rules, earlierSupport, awards = [] } = names;
  if (!rules && !earlierSupport) return [];
  const kr = (ore: Ore | null) => (ore === null ? textCell("–") : amountCell(ore, language));
  const certified = rules !== undefined && needsCertificates(aid);
  return [
    heading(2, room.sections.aid.title),
    ...(rules
      ? [
          {
            kind: "keyValues" as const,
            rows: [
              { label: t.economic, value: aid.economic ? t.yesNo[aid.economic] : "–" },
              ...(aid.economic === "yes" ? [{ label: t.favoured, value: aid.favoured ? t.favouredWho[aid.favoured] : "–" }] : []),
              ...(favoursSome(aid) ? [{ label: t.ground, value: aid.ground ? t.grounds[aid.ground] : "–" }] : []),
              ...(aid.reasons ? [{ label: t.reasons, value: aid.reasons }] : []),
              ...(certified
                ? [
                    { label: t.rule, value: inLanguage(rules.regulation, language) },
                    ...aid.undertakings.map((one, index) => ({
                      label: t.undertaking(index + 1),
                      value: `${one.name}, ${registration(one.number)}. ${t.certifiedBy(one.signer)}${one.group ? `. ${t.group}: ${one.group}` : ""}`,
                    })),
                  ]
                : []),
            ],
          },
        ]
      : []),
    ...(certified
      ? [
          {
            kind: "table" as const,
            caption: t.sums(formatDate(rules.since, language)),
            columns: [
              { label: t.undertakingName, align: "start" as const, width: 0.4 },
              { label: t.had, align: "end" as const },
              { label: t.planned, align: "end" as const },
              { label: t.left, align: "end" as const },
            ],
            rows: aidSums(aid, rules).map((one) => ({
              cells: [textCell(one.name), kr(one.received), kr(one.planned), kr(one.left)],
            })),
          },
        ]
      : []),
    ...(certified && aid.received.length > 0
      ? [
          {
            kind: "table" as const,
            caption: t.received,
            columns: [
              { label: t.number, align: "start" as const },
              { label: t.on, align: "start" as const },
              { label: t.giver, align: "start" as const },
              { label: t.amount, align: "end" as const },
            ],
            rows: aid.received.map((row) => ({
              cells: [
                textCell(registration(row.number)),
                textCell(row.on ? formatDate(row.on, language) : "–"),
                textCell(row.giver),
                kr(row.amount),
              ],
            })),
          },
        ]
      : []),
    ...(earlierSupport && awards.length > 0
      ? [
          supportTable(
            t.known,
            awards.map(({ project, call, year, grantedOre }) => ({ what: project, giver: call, year, amount: grantedOre })),
            language,
          ),
        ]
      : []),
    ...(earlierSupport && aid.earlier.length > 0 ? [supportTable(t.earlier, aid.earlier, language)] : []),
    ...(earlierSupport && aid.earlier.length === 0 && awards.length === 0
      ? [{ kind: "keyValues" as const, rows: [{ label: t.earlier, value: t.noEarlier }] }]
      : []),
  ];
}

type SupportRow = { readonly what: string; readonly giver: string; readonly year: number | null; readonly amount: Ore | null };
function supportTable(caption: string, rows: readonly SupportRow[], language: Language): Block {
  const t = applicationTexts[language].aid;
  return {
    kind: "table",
    caption,
    columns: [
      { label: t.what, align: "start", width: 0.45 },
      { label: t.giver, align: "start" },
      { label: t.year, align: "end" },
      { label: t.amount, align: "end" },
    ],
    rows: rows.map((row) => ({
      cells: [
        textCell(row.what),
        textCell(row.giver),
        textCell(`${row.year ?? "–"}`),
        row.amount === null ? textCell("–") : amountCell(row.amount, language),
      ],
    })),
  };
}

/** The call's own questions with their answers, each as it was asked. */
function questionBlocks({ sections, names }: Pick<Sealed, "sections" | "names">, language: Language): Block[] {
  const room = applicationTexts[language];
  const { answers } = sections.questions;
  const asked = visible(names.questions, answers);
  if (asked.length === 0) return [];
  return [
    heading(2, room.sections.questions.title),
    ...asked.flatMap((question): Block[] => {
      const label = inLanguage(question.text, language);
      const answer = shownAnswer(question, answers, language, commonTexts[language]);
      if (question.kind === "file") return [heading(3, label), ...words(room.questions.inFiles)];
      if (answer?.kind !== "table")
        return [
          heading(3, label),
          ...words(answer === null ? "" : answer.kind === "list" ? answer.items.join("; ") : answer.text),
        ];
      const { columns, rows, sum } = answer;
      const numeric = (index: number) => sum !== null && index === columns.length - 1;
      return [
        {
          kind: "table",
          caption: label,
          columns: columns.map((column, index) => ({ label: column, align: numeric(index) ? "end" : "start" })),
          rows: rows.map((row) => ({ cells: row.map((cell) => textCell(cell)) })),
          ...(sum === null
            ? {}
            : {
                totals: columns.map((_, index) => textCell(numeric(index) ? sum : index === 0 ? room.sums.total : "")),
              }),
        },
      ];
    }),
  ];
}
