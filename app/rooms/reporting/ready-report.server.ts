import { setImmediate as othersFirst } from "node:timers/promises";
import { amountCell, type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { type AxisChoice, type BuilderQuestion, type Measure, yearsBefore } from "#app/rooms/reporting/builder-question.ts";
import type { BuiltReport, CaseFact } from "#app/rooms/reporting/built-report.ts";
import { both, divisionOf, earlierTable } from "#app/rooms/reporting/divisions.server.ts";
import { indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import { levelsInUse } from "#app/rooms/reporting/levels.ts";
import { awardsFor, grantedOfYears, numbersOf } from "#app/rooms/reporting/queries/awards.server.ts";
import { caseFacts, financingOf, type MunicipalFinancing } from "#app/rooms/reporting/queries/case-facts.server.ts";
import { handledCalls } from "#app/rooms/reporting/queries/handling.server.ts";
import { type PriorityNote, priorityNotes } from "#app/rooms/reporting/queries/priority-notes.server.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import { gotLittle, type ReadyQuestion } from "#app/rooms/reporting/ready-report.ts";
import type { Award } from "#app/rooms/reporting/register.ts";
import { strategiesOf } from "#app/rooms/reporting/reporting.server.ts";
import { annexTables, mostOnPaper } from "#app/rooms/reporting/ui/annex-tables.ts";
import {
  comparedBlocks,
  demoIn,
  gapBlocks,
  gapsOf,
  methodBlocks,
  periodOf,
  reportHead,
  selectionOf,
  summaryBlocks,
  tablesOfReport,
} from "#app/rooms/reporting/ui/built-report-document.ts";
import { projectTable, type ReportFrame } from "#app/rooms/reporting/ui/funding-report-document.ts";
import { indicatorBlocks } from "#app/rooms/reporting/ui/goal-indicators.ts";
import { handlingBlocks } from "#app/rooms/reporting/ui/handling-blocks.ts";
import { type FrameworkNode, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { allFrameworks, type FrameworkView, frameworkById, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** What the makers of each kind work with: the cases, read once, and the report that everything is held against. */
type Workshop = {
  readonly question: ReadyQuestion;
  readonly facts: readonly CaseFact[];
  readonly awards: readonly Award[];
  readonly whole: BuiltReport;
  readonly language: Language;
  /** the day of the report */
  readonly today: LocalDate;
  readonly divided: (rows: AxisChoice, measures: readonly Measure[], columns: AxisChoice | null) => Promise<BuiltReport>;
  /** a chapter of its own: rows, and columns where there are any */
  readonly chapter: (
    title: string,
    rows: AxisChoice,
    measures: readonly Measure[],
    columns?: AxisChoice,
  ) => Promise<{ blocks: Block[]; report: BuiltReport }>;
};

const numbers: readonly Measure[] = ["count", "granted", "turnover"];
const call: readonly Measure[] = ["applied", "count", "rate", "sought", "granted"];
const results: readonly Measure[] = ["count", "granted", "turnover", "goals", "reached"];

async function goalChapters(
  { facts, chapter, language }: Workshop,
  measures: readonly Measure[],
  of: readonly FrameworkView[],
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const strategy of of)
    for (const type of levelsInUse(facts, strategy)) {
      const level = strategy.framework.levels.find((one) => one.type === type);
      const title = readyReportTexts[language].chapter(
        inLanguage(level?.plural ?? both(() => type), language),
        inLanguage(strategy.framework.name, language),
      );
      blocks.push(...(await chapter(title, { kind: "goal", framework: strategy.framework.id, type }, measures)).blocks);
    }
  return blocks;
}

/** Every project; `whole`: with all that VGR asks of each. */
async function annex({ awards, facts, today, language, question }: Workshop, whole = false): Promise<Block[]> {
  const t = readyReportTexts[language];
  if (awards.length === 0) return [];
  const fits = awards.length <= mostOnPaper;
  const more = whole && fits ? await particulars(awards, facts, today, language, question) : [];
  return [
    { kind: "heading", level: 1, text: t.annex },
    { kind: "paragraph", text: whole && !fits ? `${t.annexLead} ${t.annexMore(mostOnPaper)}` : t.annexLead },
    projectTable(awards, language),
    ...more,
  ];
}

async function particulars(
  awards: readonly Award[],
  facts: readonly CaseFact[],
  today: LocalDate,
  language: Language,
  { from, to }: ReadyQuestion,
): Promise<Block[]> {
  const ids = awards.map(({ id }) => id);
  const [numbers, ofPeriod, places, frameworks, nodes] = await Promise.all([
    numbersOf(ids),
    from === null && to === null ? null : grantedOfYears(ids, from, to),
    municipalities(),
    allFrameworks(),
    nodesById([...new Set(awards.flatMap(({ shares }) => shares.map(({ nodeId }) => nodeId)))]),
  ]);
  const strategies = new Map(frameworks.map(({ id, name }) => [id, inLanguage(name, language)]));
  const names = {
    numbers,
    ofPeriod: ofPeriod && {
      label: readyReportTexts[language].annexColumns.ofPeriod(periodOf({ from, to }, language).toLowerCase()),
      granted: ofPeriod,
    },
    places: new Map(places.map(({ code, name }) => [code, name])),
    goals: new Map(
      nodes.map((node) => [
        node.id,
        { label: nodeLabel(node, language), strategy: strategies.get(node.frameworkId) ?? node.frameworkId },
      ]),
    ),
  };
  return annexTables(awards, facts, today, names, language);
}

/** How the calls that the cases belong to were handled; those that history has by name alone, and those not over, are counted. */
async function handling({ facts, language }: Workshop): Promise<Block[]> {
  const handled = await handledCalls(facts.filter(({ own }) => own).map(({ id }) => id));
  const told = new Set(handled.flatMap(({ title }) => Object.values(title)));
  const others = new Set(facts.map((fact) => fact.call).filter((name) => !told.has(name)));
  const calls = await Promise.all(handled.map(async (one) => ({ ...one, rules: await rulesVersion(one.id, one.rulesVersion) })));
  return handlingBlocks(calls, others.size, language);
}

async function callReport(shop: Workshop): Promise<Block[]> {
  const t = readyReportTexts[shop.language];
  return [
    ...(await goalChapters(shop, call, await strategiesOf(shop.facts))),
    ...(await shop.chapter(t.municipalities, { kind: "municipality" }, call)).blocks,
    ...(await shop.chapter(t.pots, { kind: "pot" }, ["granted"], { kind: "source" })).blocks,
    ...(await handling(shop)),
    ...(await annex(shop)),
  ];
}

/** What was granted by the goals of the first strategy in use, beside as many years before; and what was learned of the goals in the years. */
async function againstBefore(
  { question, language, divided }: Workshop,
  strategies: readonly FrameworkView[],
  facts: readonly CaseFact[],
) {
  const years = yearsBefore(question);
  const [first] = strategies;
  const [type] = first ? levelsInUse(facts, first) : [];
  if (!years || !first || !type) return [];
  const { facts: earlier } = await caseFacts({ ...years, calls: [], pots: [], municipality: question.municipality });
  if (earlier.length === 0) return [];
  const report = await divided({ kind: "goal", framework: first.framework.id, type }, ["count", "granted"], null);
  return comparedBlocks({ ...report, before: { ...years, ...(await earlierTable(report.question, earlier)) } }, language);
}

async function yearReport(shop: Workshop): Promise<Block[]> {
  const t = readyReportTexts[shop.language];
  const strategies = await strategiesOf(shop.facts);
  const notes = await priorityNotes(shop.question);
  const written = strategies.flatMap(({ nodes }) => nodes).filter(({ id }) => notes.some(({ nodeId }) => nodeId === id));
  return [
    ...(await goalChapters(shop, numbers, strategies)),
    ...(await againstBefore(shop, strategies, shop.facts)),
    ...(await shop.chapter(t.pots, { kind: "pot" }, ["granted"], { kind: "source" })).blocks,
    ...(await shop.chapter(t.financing, { kind: "owner" }, ["cash", "own-work", "by-source"])).blocks,
    ...(await shop.chapter(t.municipalities, { kind: "municipality" }, ["count", "granted", "paid", "remaining", "returned"]))
      .blocks,
    ...(await handling(shop)),
    ...(written.length > 0 ? noteBlocks(written, notes, shop.language) : []),
    ...(await annex(shop, true)),
  ];
}

async function municipalityReport(shop: Workshop): Promise<Block[]> {
  const { language, question, facts, awards } = shop;
  const t = readyReportTexts[language];
  const seat = facts.filter(({ granted, municipalityCode }) => granted && municipalityCode === question.municipality);
  const ore = seat.reduce((all, { amounts }) => all + (amounts.granted ?? 0n), 0n);
  const projects = builderTexts[language].document.projects;
  const [financing, shared] = (await Promise.all(
    [question.municipality ?? "", ""].map(async (of) => new Map((await financingOf(of)).map((one) => [one.awardId, one]))),
  )) as [Map<string, MunicipalFinancing>, Map<string, MunicipalFinancing>];
  const unplaced = awards.flatMap(({ id }) => shared.get(id) ?? []);
  const unplacedOre = unplaced.reduce((all, { cashOre, ownWorkOre }) => all + cashOre + ownWorkOre, 0n);
  const ours = awards.flatMap((award) => {
    const own = financing.get(award.id);
    return own ? [{ project: award.project, ...own }] : [];
  });
  const sum = (of: (one: (typeof ours)[number]) => bigint) =>
    amountCell(
      ours.reduce((all, one) => all + of(one), 0n),
      language,
    );
  const c = t.oursColumns;
  return [
    { kind: "heading", level: 1, text: t.cameHeading },
    { kind: "paragraph", text: t.came(formatKronor(ore, language), projects(seat.length), projects(awards.length)) },
    { kind: "heading", level: 1, text: t.ours },
    ...(ours.length === 0
      ? [{ kind: "paragraph" as const, text: t.oursNone }]
      : [
          { kind: "paragraph" as const, text: t.oursLead },
          {
            kind: "table" as const,
            caption: t.ours,
            columns: [
              { label: c.project, align: "start" as const },
              { label: c.cash, align: "end" as const },
              { label: c.ownWork, align: "end" as const },
              { label: c.sum, align: "end" as const },
            ],
            rows: ours.map((one) => ({
              cells: [
                textCell(one.project),
                amountCell(one.cashOre, language),
                amountCell(one.ownWorkOre, language),
                amountCell(one.cashOre + one.ownWorkOre, language),
              ],
            })),
            totals: [
              textCell(builderTexts[language].sum),
              sum((one) => one.cashOre),
              sum((one) => one.ownWorkOre),
              sum((one) => one.cashOre + one.ownWorkOre),
            ],
          },
        ]),
    ...(unplacedOre > 0n
      ? [{ kind: "paragraph" as const, text: t.unplaced(formatKronor(unplacedOre, language), projects(unplaced.length)) }]
      : []),
    ...(await shop.chapter(t.years, { kind: "year" }, ["count", "sought", "granted"])).blocks,
    ...(await goalChapters(shop, numbers, await strategiesOf(facts))),
    ...(await annex(shop)),
  ];
}

const quoted = (notes: readonly PriorityNote[], language: Language): Block[] => {
  const t = readyReportTexts[language];
  return notes.map((note) => ({
    kind: "quote",
    text: note.words,
    source: t.noteSource(t.noteKinds[note.kind], note.year, note.writtenBy, formatDate(localDate(note.writtenAt), language)),
  }));
};

/** Each goal that has been written about, with what was written. */
function noteBlocks(nodes: readonly FrameworkNode[], notes: readonly PriorityNote[], language: Language): Block[] {
  const t = readyReportTexts[language];
  const written = nodes
    .map((node) => ({ node, own: notes.filter(({ nodeId }) => nodeId === node.id) }))
    .filter(({ own }) => own.length > 0);
  return [
    { kind: "heading", level: 1, text: t.notes },
    ...(written.length === 0
      ? [{ kind: "paragraph" as const, text: t.notesNone }]
      : written.flatMap(({ node, own }): Block[] => [
          { kind: "heading", level: 2, text: nodeLabel(node, language) },
          ...quoted(own, language),
        ])),
  ];
}

async function strategyReport(shop: Workshop, strategy: FrameworkView): Promise<Block[]> {
  const { facts, language, question, chapter, divided } = shop;
  const t = readyReportTexts[language];
  const used = levelsInUse(facts, strategy);
  const types = used.length > 0 ? used : strategy.framework.levels.slice(0, 1).map(({ type }) => type);
  const blocks: Block[] = [];
  for (const type of types) {
    const level = strategy.framework.levels.find((one) => one.type === type);
    const { blocks: made, report } = await chapter(
      inLanguage(level?.plural ?? both(() => type), language),
      { kind: "goal", framework: strategy.framework.id, type },
      results,
    );
    const little = gotLittle(report.table.lines);
    blocks.push(...made, { kind: "heading", level: 2, text: t.little });
    blocks.push(
      ...(little.length === 0
        ? [{ kind: "paragraph" as const, text: t.littleNone }]
        : [
            { kind: "paragraph" as const, text: t.littleLead },
            {
              kind: "list" as const,
              items: little.map(({ label, tally }) =>
                t.littleLine(label ? inLanguage(label, language) : "", formatKronor(tally.sums.granted, language)),
              ),
            },
          ]),
    );
  }
  const years = await divided({ kind: "goal", framework: strategy.framework.id, type: types[0] ?? "" }, ["granted"], {
    kind: "year",
  });
  return [
    ...blocks,
    { kind: "heading", level: 1, text: t.years },
    // The bars of the goals stand in their own chapter already.
    ...tablesOfReport(years, language).filter(({ kind }) => kind === "table"),
    ...indicatorBlocks(strategy.nodes, await indicatorsView(language), question, language),
    ...noteBlocks(strategy.nodes, await priorityNotes(question), language),
  ];
}

/** The years of a strategy, when none are asked for: the whole of it. */
const yearsOf = (strategy: FrameworkView | null, { from, to }: ReadyQuestion) => ({
  from: from ?? (strategy?.framework.validFrom ? Number(strategy.framework.validFrom.slice(0, 4)) : null),
  to: to ?? (strategy?.framework.validTo ? Number(strategy.framework.validTo.slice(0, 4)) : null),
});

export async function readyDocument(
  asked: ReadyQuestion,
  language: Language,
  frame: ReportFrame,
  name: string | null,
): Promise<DrumDocument> {
  const t = readyReportTexts[language];
  const strategy = asked.framework === null ? null : await frameworkById(asked.framework);
  const question = { ...asked, ...yearsOf(strategy, asked) };
  const { from, to, municipality } = question;
  const calls = question.call === null ? [] : [question.call];
  const [{ facts, withoutYear }, awards, places] = await Promise.all([
    caseFacts({ from, to, calls, pots: [], municipality }),
    awardsFor({
      fran: from ?? undefined,
      till: to ?? undefined,
      utlysning: question.call ?? undefined,
      kommun: municipality ?? undefined,
      strategi: undefined,
      mal: undefined,
    }),
    municipalities(),
  ]);
  const place = places.find(({ code }) => code === municipality)?.name ?? null;
  const surround = {
    selection: [
      ...calls.map((one) => both((of) => builderTexts[of].document.call(one))),
      ...(place ? [both(() => place)] : []),
      ...(strategy ? [strategy.framework.name] : []),
    ],
    before: null,
    withoutYear,
  };
  const divided = async (rows: AxisChoice, measures: readonly Measure[], columns: AxisChoice | null): Promise<BuiltReport> => {
    const own: BuilderQuestion = { from, to, calls, pots: [], municipality, rows, columns, measures, compare: false };
    // Between two tables other readers' pages have their turn.
    await othersFirst();
    return { ...(await divisionOf(own, facts)), ...surround };
  };
  const whole = await divided(
    { kind: "year" },
    question.kind === "utlysning"
      ? call
      : question.kind === "strategi"
        ? results
        : ["count", "granted", "turnover", "cash", "own-work", "paid"],
    null,
  );
  const shop: Workshop = {
    question,
    facts,
    awards,
    whole,
    language,
    today: localDate(frame.issuedAt),
    divided,
    chapter: async (title, rows, measures, columns) => {
      const report = await divided(rows, measures, columns ?? null);
      return { report, blocks: [{ kind: "heading", level: 1, text: title }, ...tablesOfReport(report, language)] };
    },
  };
  const period = periodOf(question, language);
  const titles = {
    utlysning: () => t.titles.utlysning(question.call ?? ""),
    vgr: () => t.titles.vgr(period.toLowerCase()),
    kommun: () => t.titles.kommun(place ?? ""),
    strategi: () => t.titles.strategi(strategy ? inLanguage(strategy.framework.name, language) : ""),
  };
  const makers = {
    utlysning: () => callReport(shop),
    vgr: () => yearReport(shop),
    kommun: () => municipalityReport(shop),
    strategi: () => (strategy ? strategyReport(shop, strategy) : []),
  };
  const head = reportHead(name ?? titles[question.kind](), selectionOf(whole, language), demoIn(whole), language, frame);
  if (whole.whole.applied === 0)
    return {
      ...head,
      blocks: [{ kind: "lead", text: builderTexts[language].document.empty }, ...methodBlocks(whole, language, frame)],
    };
  return {
    ...head,
    blocks: [
      ...summaryBlocks(whole, language),
      ...gapBlocks(gapsOf(whole, language), language),
      ...(await makers[question.kind]()),
      ...methodBlocks(whole, language, frame),
    ],
  };
}
