import { amountCell, type Column, type TableBlock, textCell } from "#app/documents/document.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { isMoney } from "#app/rooms/reporting/builder-question.ts";
import { type CaseFact, sourcesIn, tallyOf } from "#app/rooms/reporting/built-report.ts";
import { ownerTypeName } from "#app/rooms/reporting/owner-types.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import type { Award } from "#app/rooms/reporting/register.ts";
import { hostOf } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { atLeast, measureCell, tablesBySource } from "#app/rooms/reporting/ui/built-report-document.ts";
import { projectName } from "#app/rooms/reporting/ui/funding-report-document.ts";
import { formatShare } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";

/** More projects than this have their particulars in the open data and not on paper. */
export const mostOnPaper = 300;

const financing = ["granted", "turnover", "cash", "own-work"] as const;
const outcome = ["paid", "remaining", "returned", "goals", "reached"] as const;

/** How far a project has come on a day; of one whose last day nobody has stated, a dash. */
function stateOf({ startsOn, endsOn }: Award, today: LocalDate, language: Language): string {
  const { states } = readyReportTexts[language];
  if (endsOn === null) return "–";
  return endsOn < today ? states.over : startsOn !== null && startsOn > today ? states.coming : states.running;
}

/** What belongs to the first of them stands next to it. */
const besideFirst = <One>([first, ...rest]: readonly One[], more: One | null): One[] =>
  [first, more, ...rest].filter((one) => one != null);

/** What VGR asks of each project beside its grant: who takes part, how it is financed, what it has come to and which goals it serves. */
export function annexTables(
  awards: readonly Award[],
  facts: readonly CaseFact[],
  today: LocalDate,
  names: {
    /** registry numbers of our own decisions' applications, by award */
    readonly numbers: ReadonlyMap<string, string>;
    /** of our own decisions, what is granted out of the report's own years, by award; null where the report is of all years */
    readonly ofPeriod: { readonly label: string; readonly granted: ReadonlyMap<string, Ore> } | null;
    readonly places: ReadonlyMap<string, string>;
    /** what a goal is called, and the strategy it stands in, by its id */
    readonly goals: ReadonlyMap<string, { readonly label: string; readonly strategy: string }>;
  },
  language: Language,
): TableBlock[] {
  const t = builderTexts[language];
  const own = readyReportTexts[language];
  const granted = new Map(facts.filter((fact) => fact.granted).map((fact) => [fact.id, fact]));
  const projects = awards.flatMap((award) => {
    const fact = granted.get(award.id);
    return fact ? [{ award, tally: tallyOf([fact]) }] : [];
  });
  const whole = tallyOf([...granted.values()]);
  type Project = (typeof projects)[number];
  type Told = Column & { readonly of: (project: Project) => string | null | undefined };
  const text = (key: string, label: string, width: number, of: Told["of"]): Told => ({ key, label, align: "start", width, of });
  const told = (caption: string, columns: readonly Told[]): TableBlock => ({
    kind: "table",
    caption,
    columns: columns.map(({ of, ...column }) => column),
    rows: projects.map((project) => ({ cells: columns.map(({ of }) => textCell(of(project) || "–")) })),
  });
  const named = ({ award }: Pick<Project, "award">) => projectName(award, language);
  const place = (code: string) => names.places.get(code) ?? reportingTexts[language].outside;
  const partOf = (amount: Ore | undefined) => (amount === undefined ? textCell("–") : amountCell(amount, language));
  const sumOf = (granted: ReadonlyMap<string, Ore>) => {
    const sum = partOf(projects.reduce((all, { award }) => all + (granted.get(award.id) ?? 0n), 0n));
    return projects.every(({ award }) => granted.has(award.id)) ? sum : atLeast(sum, language);
  };
  /** `part`: beside what was granted in all, what of it is of the report's own years. */
  const measured = (
    caption: string,
    measures: readonly (typeof financing | typeof outcome)[number][],
    part: typeof names.ofPeriod = null,
  ): TableBlock => ({
    kind: "table",
    caption,
    columns: [
      { key: "project", label: own.annexColumns.project, align: "start" },
      ...besideFirst<Column>(
        measures.map((measure) => ({
          key: measure,
          label: isMoney(measure) ? t.kronor(t.measureNames[measure]) : t.measureNames[measure],
          align: "end",
        })),
        part && { key: "granted_of_period", label: part.label, align: "end" },
      ),
    ],
    rows: projects.map(({ award, tally }) => ({
      cells: [
        textCell(projectName(award, language)),
        ...besideFirst(
          measures.map((measure) => measureCell(tally, measure, language)),
          part && partOf(part.granted.get(award.id)),
        ),
      ],
    })),
    totals: [
      textCell(t.sum),
      ...besideFirst(
        measures.map((measure) => measureCell(whole, measure, language)),
        part && sumOf(part.granted),
      ),
    ],
  });
  return [
    told(own.annexCaptions.decisions, [
      text("project", own.annexColumns.project, 0.37, named),
      text("number", own.annexColumns.number, 0.2, ({ award }) => names.numbers.get(award.id)),
      text("state", own.annexColumns.state, 0.15, ({ award }) => stateOf(award, today, language)),
      text("decision", own.annexColumns.decision, 0.28, ({ award }) => hostOf(award.source)),
    ]),
    told(own.annexCaptions.who, [
      text("project", own.annexColumns.project, 0.29, named),
      text("owner_type", own.annexColumns.ownerType, 0.2, ({ award }) => ownerTypeName(award.ownerType, language)),
      text("seat", own.annexColumns.seat, 0.14, ({ award: { municipalityCode } }) => municipalityCode && place(municipalityCode)),
      text("municipalities", own.annexColumns.places, 0.37, ({ award }) =>
        [...new Set(award.municipalities.map(place))].join(", "),
      ),
    ]),
    measured(own.annexCaptions.financing, financing, names.ofPeriod),
    ...tablesBySource(
      own.annexCaptions.sources,
      own.annexColumns.project,
      projects.map(({ award, tally }) => ({ label: projectName(award, language), tally })),
      { whole, sources: sourcesIn(facts) },
      language,
    ),
    measured(own.annexCaptions.outcome, outcome),
    {
      kind: "table",
      caption: own.annexCaptions.goals,
      columns: [
        { key: "project", label: own.annexColumns.project, align: "start", width: 0.27 },
        { key: "strategy", label: own.annexColumns.strategy, align: "start", width: 0.25 },
        { key: "goals", label: own.annexColumns.goals, align: "start", width: 0.48 },
      ],
      rows: projects.flatMap(({ award }) => {
        const goals = award.shares.flatMap((share) => {
          const goal = names.goals.get(share.nodeId);
          return goal ? [{ ...share, ...goal }] : [];
        });
        return [...new Set(goals.map(({ strategy }) => strategy))].map((strategy) => ({
          cells: [
            textCell(projectName(award, language)),
            textCell(strategy),
            textCell(
              goals
                .filter((goal) => goal.strategy === strategy)
                .toSorted((one, other) => one.label.localeCompare(other.label, language, { numeric: true }))
                .map(({ label, basisPoints }) =>
                  basisPoints < 10_000 ? `${label} (${formatShare(basisPoints, language)})` : label,
                )
                .join("; "),
            ),
          ],
        }));
      }),
    },
  ];
}
