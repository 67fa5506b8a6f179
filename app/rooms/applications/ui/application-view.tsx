import { Fragment, type ReactNode } from "react";
import type { TableRow } from "#app/documents/document.ts";
import { shownAnswer } from "#app/rooms/applications/answers.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import {
  monthsOf,
  periodOf,
  type SectionKey,
  type Sections,
  sectionsWith,
  shareOf,
} from "#app/rooms/applications/application.ts";
import { budgetNotes, budgetTable } from "#app/rooms/applications/budget-table.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { rowStanding, type SealedConfirmation } from "#app/rooms/applications/confirmation.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { goalInWords, indicatorsUsed } from "#app/rooms/applications/goal-words.ts";
import { sectionsAt } from "#app/rooms/applications/places.ts";
import { type Names, totalsBy } from "#app/rooms/applications/sealing.ts";
import { AidView } from "#app/rooms/applications/ui/aid-view.tsx";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { readPlace } from "#app/rooms/calls/answer-places.ts";
import { headings, visible } from "#app/rooms/calls/questions.ts";
import type { IndicatorWords } from "#app/rooms/calls/rules.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatInstant, formatKronor, formatPeriod, formatShare } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { type HeadingLevel, Muted, Section, Stack } from "#app/ui/layout.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import "./application.css";

type Shown = {
  readonly sections: Sections;
  readonly names: Names;
  /** what financiers have confirmed themselves */
  readonly confirmations?: readonly SealedConfirmation[] | undefined;
};
type ViewProps = Shown & {
  /** of the sections' headings */
  level?: HeadingLevel;
  /** all of them when left out */
  only?: readonly SectionKey[];
  /** something to do beside a section's heading, such as a link to change it */
  action?: (section: SectionKey) => ReactNode;
};

/** A whole application for reading: the draft before it is sent, and the sealed content afterwards, look the same to everyone. */
export function ApplicationView({ sections, names, confirmations, level = 2, only = sectionsWith(names), action }: ViewProps) {
  const t = useTexts(applicationTexts);
  return (
    <Stack gap="large">
      {only.map((key) => (
        <Section key={key} id={`del-${key}`} title={t.sections[key].title} level={level} actions={action?.(key)} rule>
          <SectionView section={key} sections={sections} names={names} confirmations={confirmations} level={level} />
        </Section>
      ))}
    </Stack>
  );
}

/** One section without its heading: also one of the two sides when two people have saved the same one. */
export function SectionView({
  section,
  level = 2,
  field = null,
  ...shown
}: Shown & { section: SectionKey; level?: HeadingLevel; field?: string | null }) {
  const Content = views[section];
  return <Content {...shown} level={level} has={(name) => field === null || field === name} />;
}

/** Sections whose tables are called what they are. */
const captioned: readonly SectionKey[] = ["budget", "financing"];

/** What was answered in some places of the form, without the rest of it: under a criterion, or wherever the words are wanted at hand. */
export function AnswersAt({ places, ...shown }: Shown & { places: readonly string[] }) {
  const t = useTexts(applicationTexts);
  return (
    <Stack>
      {sectionsAt(places, shown.names).flatMap((key) =>
        places
          .map((place) => ({ place, ...readPlace(place) }))
          .filter(({ section }) => section === key)
          .map(({ place, field }) => (
            <Fragment key={place}>
              {field === null && !captioned.includes(key) && <p className="answer__label">{t.sections[key].title}</p>}
              <SectionView section={key} field={field} level={4} {...shown} />
            </Fragment>
          )),
      )}
    </Stack>
  );
}

/** `has`: whether one of the section's fields, or of the call's questions, is to be shown. */
type Props = Shown & { level: HeadingLevel; has: (field: string) => boolean };
const deeper = (level: HeadingLevel) => (level === 4 ? "p" : (`h${(level + 1) as 2 | 3 | 4}` as const));

function Text({ label, text, level }: { label: string; text: string; level: HeadingLevel }) {
  const Heading = deeper(level);
  return (
    <div className="answer">
      <Heading className="answer__label">{label}</Heading>
      {text.trim() ? <Words text={text} /> : <Missing />}
    </div>
  );
}

function Missing() {
  const t = useTexts(applicationTexts);
  return <Muted>{t.fields.missing}</Muted>;
}

function ProjectView({ sections: { project }, names: { follows }, level, has }: Props) {
  const t = useTexts(applicationTexts);
  const copying = useTexts(copyingTexts);
  const language = useLanguage();
  const period = periodOf(project);
  const { contact } = project;
  const rows: SummaryRow[] = [
    { label: t.fields.title, value: project.title ? <bdi>{project.title}</bdi> : <Missing /> },
    ...(follows
      ? [
          {
            label: copying.kin[follows.as].earlier,
            value: <bdi>{`${follows.number} ${follows.title}`}</bdi>,
          },
        ]
      : []),
    {
      label: t.fields.period,
      value: period ? `${formatPeriod(period.from, period.to, language)} (${t.fields.months(monthsOf(period))})` : <Missing />,
    },
    {
      label: t.fields.contact,
      value: contact.name ? (
        <>
          <bdi>{contact.name}</bdi>
          {contact.title && (
            <>
              , <bdi>{contact.title}</bdi>
            </>
          )}
          {contact.email && (
            <>
              <br />
              {contact.email}
            </>
          )}
          {contact.phone && (
            <>
              <br />
              {contact.phone}
            </>
          )}
        </>
      ) : (
        <Missing />
      ),
    },
  ];
  return (
    <Stack>
      {has("facts") && <SummaryList rows={rows} />}
      <Text label={t.fields.summary} text={project.summary} level={level} />
    </Stack>
  );
}

function NeedView({ sections: { need }, level, has }: Props) {
  const t = useTexts(applicationTexts);
  return (
    <Stack>
      {(["need", "purpose", "targetGroup"] as const)
        .filter((field) => has(field))
        .map((field) => (
          <Text key={field} label={t.fields[field]} text={need[field]} level={level} />
        ))}
    </Stack>
  );
}

function StrategyView({ sections: { strategy }, names }: Props) {
  const language = useLanguage();
  const rows = names.frameworks.map(({ field, label, shares }): SummaryRow => {
    const chosen = strategy.shares[field] ?? [];
    return {
      label: inLanguage(label, language),
      value:
        chosen.length === 0 ? (
          <Missing />
        ) : (
          <ul className="shares">
            {chosen.map((item) => (
              <li key={item.node}>
                <span>
                  {names.nodes[item.node]
                    ? inLanguage(names.nodes[item.node] as { sv: string; en: string }, language)
                    : item.node}
                </span>
                {shares && (
                  <span className="shares__part">
                    {item.basisPoints === null ? "–" : formatShare(item.basisPoints, language)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        ),
    };
  });
  return <SummaryList rows={rows} />;
}

function MunicipalitiesView({ sections: { municipalities: section }, names, level, has }: Props) {
  const t = useTexts(applicationTexts);
  return (
    <Stack>
      {!has("perspective") && <p className="answer__label">{t.fields.municipalities}</p>}
      {!has("municipalities") ? null : section.municipalities.length > 0 ? (
        <SummaryList
          rows={section.municipalities.map((item) => ({
            label: names.municipalities[item.code] ?? item.code,
            value: item.role ? <Words text={item.role} /> : <Missing />,
          }))}
        />
      ) : (
        <Text label={t.fields.municipalities} text="" level={level} />
      )}
      {has("perspective") && <Text label={t.fields.perspective} text={section.perspective} level={level} />}
    </Stack>
  );
}

function GoalsView({ sections: { goals }, names, level, has }: Props) {
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const indicators = indicatorsUsed(goals.goals, names.indicators ?? []);
  return (
    <Stack>
      {!has("activities") ? null : goals.activities.length === 0 ? (
        <Text label={t.fields.activities} text="" level={level} />
      ) : (
        <DataTable
          caption={t.fields.activities}
          rows={goals.activities}
          rowKey={(_, index) => `${index}`}
          columns={[
            {
              key: "title",
              label: t.fields.activityTitle,
              rowHeader: true,
              cell: (row) => (
                <>
                  <bdi>{row.title}</bdi>
                  {row.text && <Words text={row.text} />}
                </>
              ),
            },
            {
              key: "when",
              label: t.fields.period,
              cell: (row) =>
                row.from && row.to
                  ? formatPeriod(row.from, row.to, language)
                  : row.from || row.to
                    ? formatDate((row.from ?? row.to) as string, language)
                    : "–",
            },
            {
              key: "responsible",
              label: t.fields.responsible,
              cell: (row) => (row.responsible ? <bdi>{row.responsible}</bdi> : "–"),
            },
          ]}
        />
      )}
      {!has("goals") ? null : goals.goals.length === 0 ? (
        <Text label={t.fields.goals} text="" level={level} />
      ) : (
        <DataTable
          caption={t.fields.goals}
          rows={goals.goals.map((goal) => goalInWords(goal, indicators, language))}
          rowKey={(_, index) => `${index}`}
          columns={[
            {
              key: "text",
              label: t.fields.goalText,
              rowHeader: true,
              cell: (row) => (
                <>
                  <bdi>{row.name}</bdi>
                  {row.note && <Words text={row.note} />}
                </>
              ),
            },
            { key: "baseline", label: t.fields.baseline, numeric: true, cell: (row) => row.baseline },
            { key: "target", label: t.fields.target, cell: (row) => <bdi>{row.target}</bdi> },
          ]}
        />
      )}
      {has("goals") && indicators.length > 0 && (
        <Details summary={t.fields.measuredBy}>
          <IndicatorList indicators={indicators} />
        </Details>
      )}
    </Stack>
  );
}

/** Each indicator with what it means and how it is measured. */
export function IndicatorList({ indicators }: { indicators: readonly (IndicatorWords & { readonly required?: boolean })[] }) {
  const t = useTexts(applicationTexts).fields;
  const language = useLanguage();
  return (
    <SummaryList
      compact
      rows={indicators.map(({ key: _key, name, definition, unit, method, required }) => ({
        label: required ? t.requiredIndicator(inLanguage(name, language)) : inLanguage(name, language),
        value: `${t.measuring(inLanguage(definition, language), inLanguage(method, language))} ${t.countedIn(inLanguage(unit, language))}`,
      }))}
    />
  );
}

const kr = (ore: bigint | undefined, language: "sv" | "en") => (ore === undefined ? "–" : formatKronor(ore, language, false));

function BudgetView({ sections: { budget }, names, level }: Props) {
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  if (budget.rows.length === 0) return <Text label={t.fields.costs} text="" level={level} />;
  const table = budgetTable(budget.rows, names, language);
  const notes = budgetNotes(budget.rows, names, language);
  return (
    <Stack>
      <DataTable<TableRow>
        caption={table.caption}
        rows={table.rows}
        rowKey={(row) => row.cells[0]?.text ?? ""}
        columns={table.columns.map((column, index) => ({
          key: column.key ?? "",
          label: column.label,
          rowHeader: index === 0,
          numeric: index > 0,
          cell: (row) => row.cells[index]?.text ?? "",
        }))}
        foot={Object.fromEntries(table.columns.map(({ key }, index) => [key ?? "", table.totals?.[index]?.text ?? ""]))}
      />
      {notes.length > 0 && (
        <SummaryList compact rows={notes.map((note) => ({ label: note.label, value: <Words text={note.text} /> }))} />
      )}
    </Stack>
  );
}

function FinancingView({ sections, names, confirmations = [], level }: Props) {
  const said = useTexts(confirmationTexts);
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const { rows } = sections.financing;
  if (rows.length === 0) return <Text label={t.fields.financiers} text="" level={level} />;
  const totals = totalsBy(sections, names);
  const coShare = shareOf(totals.coFinancing, totals.cost);
  const ownShare = shareOf(totals.ownWork, totals.coFinancing);
  return (
    <Stack>
      <DataTable
        caption={t.fields.financingTable}
        rows={rows}
        rowKey={(_, index) => `${index}`}
        columns={[
          {
            key: "who",
            label: t.fields.sourceName,
            rowHeader: true,
            cell: (row) =>
              row.name ? (
                <bdi>{row.name}</bdi>
              ) : names.sourceTypes[row.source] ? (
                inLanguage(names.sourceTypes[row.source] as { sv: string; en: string }, language)
              ) : (
                "–"
              ),
          },
          {
            key: "source",
            label: t.fields.sourceType,
            cell: (row) =>
              names.sourceTypes[row.source]
                ? inLanguage(names.sourceTypes[row.source] as { sv: string; en: string }, language)
                : "–",
          },
          { key: "kind", label: t.fields.kind, cell: (row) => t.fields.kinds[row.kind] },
          {
            key: "confirmed",
            label: said.column,
            cell: (row) => (names.ownSources.includes(row.source) ? "–" : said.standing[rowStanding(row, confirmations)]),
          },
          { key: "year", label: t.fields.year, numeric: true, cell: (row) => `${row.year ?? "–"}` },
          { key: "amount", label: t.fields.amount, numeric: true, cell: (row) => kr(row.amount ?? undefined, language) },
        ]}
        foot={{ who: t.sums.total, amount: kr(totals.financing, language) }}
      />
      {confirmations.length > 0 && (
        <SummaryList
          compact
          rows={confirmations.map((one) => ({
            label: said.confirmedBy(one.financier),
            value: (
              <bdi>
                {said.byWhom(
                  one.by.name,
                  one.by.title,
                  formatInstant(new Date(one.at), language),
                  formatKronor(one.amount, language),
                )}
              </bdi>
            ),
          }))}
        />
      )}
      <SummaryList
        compact
        rows={[
          { label: t.sums.requested, value: formatKronor(totals.requested, language) },
          {
            label: t.sums.coFinancing,
            value: `${formatKronor(totals.coFinancing, language)}${coShare === null ? "" : `, ${t.sums.ofCost(coShare)}`}`,
          },
          {
            label: t.sums.ownWork,
            value: `${formatKronor(totals.ownWork, language)}${ownShare === null || totals.ownWork === 0n ? "" : `, ${t.sums.ofCoFinancing(ownShare)}`}`,
          },
        ]}
      />
    </Stack>
  );
}

function SupportView({ sections, names, level }: Props) {
  const t = useTexts(applicationTexts).support;
  const language = useLanguage();
  const { levels } = sections.support;
  const Title = deeper(level);
  return (
    <Stack>
      <SummaryList compact rows={[{ label: t.whole, value: formatKronor(totalsBy(sections, names).requested, language) }]} />
      {levels.length === 0 && <p>{t.none}</p>}
      {levels.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place among the others
        <Fragment key={index}>
          <Title className="answer__label">
            {t.level(index + 1)}: {one.amount === null ? "–" : formatKronor(one.amount, language)}
          </Title>
          <SummaryList
            rows={[
              { label: t.leftOut, value: one.leftOut ? <Words text={one.leftOut} /> : <Missing /> },
              { label: t.remains, value: one.remains ? <Words text={one.remains} /> : <Missing /> },
            ]}
          />
        </Fragment>
      ))}
    </Stack>
  );
}

function PlanView({ sections: { plan }, names, level, has }: Props) {
  const t = useTexts(applicationTexts);
  return (
    <Stack>
      {has("longTermPlan") && <Text label={t.fields.longTermPlan} text={plan.longTermPlan} level={level} />}
      {!has("risks") ? null : plan.risks.length === 0 ? (
        <Text label={t.fields.risks} text="" level={level} />
      ) : (
        <DataTable
          caption={t.fields.risks}
          rows={plan.risks}
          rowKey={(_, index) => `${index}`}
          columns={[
            { key: "risk", label: t.fields.risk, rowHeader: true, cell: (row) => <bdi>{row.risk}</bdi> },
            { key: "measure", label: t.fields.measure, cell: (row) => (row.measure ? <bdi>{row.measure}</bdi> : "–") },
          ]}
        />
      )}
      {has("equality") && <Text label={t.fields.equality} text={plan.equality} level={level} />}
      {has("sustainability") && <Text label={t.fields.sustainability} text={plan.sustainability} level={level} />}
      {has("stateAid") && !names.stateAid?.required && <Text label={t.fields.stateAid} text={plan.stateAid} level={level} />}
    </Stack>
  );
}

function QuestionsView({ sections: { questions }, names, level, has }: Props) {
  const common = useTexts(commonTexts);
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const Under = deeper(level);
  const asked = visible(names.questions, questions.answers).filter(({ key }) => has(key));
  const above = headings(asked);
  return (
    <Stack>
      {asked.map((question) => {
        const label = inLanguage(question.text, language);
        const answer = shownAnswer(question, questions.answers, language, common);
        return (
          <Fragment key={question.key}>
            {above.has(question.key) && (
              <Under className="question__heading">{inLanguage(above.get(question.key) as Bilingual, language)}</Under>
            )}
            {answer?.kind === "table" ? (
              <DataTable<readonly string[]>
                caption={label}
                rows={answer.rows}
                rowKey={(_, index) => `${index}`}
                columns={answer.columns.map((column, index) => ({
                  key: `${index}`,
                  label: column,
                  rowHeader: index === 0,
                  numeric: answer.sum !== null && index === answer.columns.length - 1,
                  cell: (row) => <bdi>{row[index]}</bdi>,
                }))}
                {...(answer.sum === null
                  ? {}
                  : {
                      foot: {
                        ...(answer.columns.length > 1 ? { 0: t.sums.total } : {}),
                        [answer.columns.length - 1]: answer.sum,
                      },
                    })}
              />
            ) : (
              <div className="answer">
                <p className="answer__label">{label}</p>
                {question.kind === "file" ? (
                  <p>{t.questions.inFiles}</p>
                ) : answer === null ? (
                  <Missing />
                ) : answer.kind === "list" ? (
                  <ul>
                    {answer.items.map((item) => (
                      <li key={item}>{item}</li>
                    ))}
                  </ul>
                ) : (
                  <Words text={answer.text} />
                )}
              </div>
            )}
          </Fragment>
        );
      })}
    </Stack>
  );
}

const views: Readonly<Record<SectionKey, (props: Props) => ReactNode>> = {
  project: ProjectView,
  need: NeedView,
  strategy: StrategyView,
  municipalities: MunicipalitiesView,
  goals: GoalsView,
  budget: BudgetView,
  financing: FinancingView,
  support: SupportView,
  plan: PlanView,
  aid: AidView,
  questions: QuestionsView,
};
