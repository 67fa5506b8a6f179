import { formatNumber } from "#app/texts/format.ts";
import { Button, ButtonGroup, LinkButton } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { BarChart } from "./chart-bars.tsx";
import { ColumnChart } from "./chart-columns.tsx";
import { ShareChart } from "./chart-share.tsx";
import { CommandForm } from "./command-form.tsx";
import { ConfirmPanel } from "./confirm-panel.tsx";
import { Details } from "./details.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Check, Choice, Choices, Field, Fieldset, FileField, Select, TextArea } from "./fields.tsx";
import { Filters } from "./filters.tsx";
import { Card, Cards, KeyFigures } from "./key-figures.tsx";
import { useTexts } from "./language.tsx";
import { Cluster, Grid, PageHeading, Panel, Prose, Section, SideNav, Stack, TwoColumns } from "./layout.tsx";
import { MunicipalityMap } from "./map.tsx";
import { Confirmation, Notice } from "./notice.tsx";
import { Pagination } from "./pagination.tsx";
import { Meter, Progress } from "./progress.tsx";
import { showcaseTexts } from "./showcase.texts.ts";
import { Steps } from "./steps.tsx";
import { SummaryList } from "./summary-list.tsx";
import { type Column, DataTable } from "./table.tsx";
import { Tabs } from "./tabs.tsx";
import { Tag, type Tone } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";
import { Timeline } from "./timeline.tsx";

type ShowcaseTexts = (typeof showcaseTexts)["sv"];
type Row = ShowcaseTexts["table"]["rows"][number];

const tones: readonly Tone[] = ["neutral", "info", "positive", "attention", "negative", "strong"];
const taskTones: readonly (Tone | undefined)[] = [undefined, undefined, "info", "neutral", "neutral"];
const times = ["2027-04-23T10:42+02:00", "2027-01-19T16:20+01:00", "2027-01-11T09:05+01:00", "2026-12-03T14:07+01:00"];

const areas = [
  [3120, 1480],
  [2650, 2210],
  [1790, 930],
  [640, 410],
  [2040, 1265],
];
const years: [string, number][] = [
  ["2020", 18],
  ["2021", 22],
  ["2022", 19],
  ["2023", 27],
  ["2024", 31],
  ["2025", 29],
  ["2026", 37],
];
const perInhabitant: Readonly<Record<string, number | null>> = {
  "1442": 61,
  "1443": 34,
  "1452": 88,
  "1463": 47,
  "1465": 112,
  "1466": 73,
  "1490": 29,
  "1491": 55,
  "1383": null,
};

const ids = ["type", "figures", "forms", "lists", "tables", "messages", "charts"] as const;

function TypeSection({ t }: { t: ShowcaseTexts }) {
  return (
    <Section title={t.sections.type} id="type" rule>
      <TwoColumns
        main={
          <Prose>
            <h3>{t.type.heading}</h3>
            <p>{t.type.p1}</p>
            <p>{t.type.p2}</p>
            <h3>{t.type.sub}</h3>
            <ul>
              {t.type.list.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
            <p>
              <a href="#type">{t.type.link}</a>
            </p>
          </Prose>
        }
        aside={
          <>
            <Panel title={t.type.panelTitle} level={3} tone="accent">
              <p>{t.type.panel}</p>
              <p>
                <a href="tel:+46330000000">033-00 00 00</a>
              </p>
            </Panel>
            <Panel tone="sunken" title={t.form.area.label} level={3}>
              <SummaryList compact rows={t.summaryRows.slice(1)} />
            </Panel>
          </>
        }
      />
    </Section>
  );
}

function FigureSection({ t }: { t: ShowcaseTexts }) {
  return (
    <Section title={t.sections.figures} id="figures" rule>
      <Stack gap="large">
        <Callout
          tone="urgent"
          label={t.callout.label}
          value={t.callout.value}
          note={t.callout.note}
          action={<LinkButton href="#forms">{t.callout.action}</LinkButton>}
        />
        <KeyFigures items={t.keyFigures} />
        <Grid>
          <Progress label={t.progress.label} text={t.progress.text} value={5} max={8} />
          <Meter label={t.progress.meterLabel} text={t.progress.meterText} value={14.2} max={15} />
        </Grid>
        <Cluster>
          {tones.map((tone) => (
            <Tag key={tone} tone={tone}>
              {t.tags[tone]}
            </Tag>
          ))}
        </Cluster>
        <Cards>
          {t.cards.map((card, index) => (
            <Card
              key={card.title}
              title={card.title}
              href={`#card-${index}`}
              tag={<Tag tone={index === 0 ? "strong" : index === 1 ? "attention" : "neutral"}>{card.tag}</Tag>}
              meta={card.meta}
            >
              {card.text}
            </Card>
          ))}
        </Cards>
      </Stack>
    </Section>
  );
}

function FormSection({ t }: { t: ShowcaseTexts }) {
  const f = t.form;
  return (
    <Section title={t.sections.forms} id="forms" rule>
      <CommandForm
        action="#forms"
        method="get"
        version={3}
        values={{
          amount: f.amount.value,
          summary: f.summary.value,
          share: "60",
          municipalities: ["1490", "1463"],
          "start.year": "2027",
          "start.month": "4",
        }}
        errors={{ amount: f.amount.error, applicant: f.applicant.error }}
      >
        <PageHeading title={f.title} level={3} caption={f.caption} />
        <Field name="name" label={f.name.label} hint={f.name.hint} width="long" />
        <Field name="amount" label={f.amount.label} hint={f.amount.hint} inputMode="numeric" suffix="kr" width="medium" />
        <Field name="share" label={f.share.label} inputMode="decimal" suffix="%" width="tiny" />
        <Field name="email" label={f.email.label} type="email" autoComplete="email" spellCheck={false} width="long" optional />
        <Fieldset legend={f.start.legend} hint={f.start.hint} name="start" legendSize="small">
          <Cluster>
            <Field name="start.day" label={f.start.day} inputMode="numeric" width="tiny" />
            <Field name="start.month" label={f.start.month} inputMode="numeric" width="tiny" />
            <Field name="start.year" label={f.start.year} inputMode="numeric" width="tiny" />
          </Cluster>
        </Fieldset>
        <TextArea name="summary" label={f.summary.label} hint={f.summary.hint} maxLength={1500} />
        <Select name="area" label={f.area.label} placeholder={f.area.choose} groups={f.area.groups} />
        <Choice name="applicant" label={f.applicant.label} hint={f.applicant.hint} options={f.applicant.options} />
        <Choices
          name="municipalities"
          label={f.municipalities.label}
          hint={f.municipalities.hint}
          inline
          options={f.municipalities.options.map((label, index) => ({
            value: ["1443", "1490", "1466", "1463", "1465", "1452", "1491", "1442", "1383"][index] ?? label,
            label,
          }))}
        />
        <FileField name="statement" label={f.file.label} hint={f.file.hint} accept="application/pdf" optional />
        <Check name="certify" label={f.certify.label} />
        <ButtonGroup>
          <Button>{f.save}</Button>
          <Button kind="secondary" name="draft" value="yes" skipValidation>
            {f.draft}
          </Button>
          <LinkButton kind="quiet" href="#forms">
            {f.cancel}
          </LinkButton>
          <Button kind="danger" type="button">
            {f.remove}
          </Button>
        </ButtonGroup>
      </CommandForm>
    </Section>
  );
}

function ListSection({ t }: { t: ShowcaseTexts }) {
  return (
    <Section title={t.sections.lists} id="lists" rule>
      <Stack gap="large">
        <Steps label={t.steps.label} items={t.steps.items} current={2} />
        <TwoColumns
          main={
            <>
              <TaskList
                label={t.tasks.label}
                items={t.tasks.items.map((task, index) => ({
                  title: task.title,
                  hint: task.hint,
                  href: index < 4 ? `#task-${index}` : undefined,
                  status: { label: task.status, tone: taskTones[index] },
                }))}
              />
              <SummaryList
                rows={t.summaryRows.map((row) => ({
                  ...row,
                  action: { href: "#forms", label: t.change, about: row.label.toLowerCase() },
                }))}
              />
            </>
          }
          aside={
            <Timeline
              items={t.timeline.map((event, index) => ({
                title: event.title,
                time: { datetime: times[index] ?? "", text: event.time },
                by: event.by,
                body: event.body || undefined,
                tone: index === 0 ? "positive" : index === 2 ? "attention" : "neutral",
              }))}
            />
          }
        />
      </Stack>
    </Section>
  );
}

function TableSection({ t }: { t: ShowcaseTexts }) {
  const c = t.table.columns;
  const columns: Column<Row>[] = [
    { key: "number", label: c.number, nowrap: true, cell: (row) => row.number, sort: { href: "?sort=number" } },
    { key: "project", label: c.project, rowHeader: true, cell: (row) => <a href="#tables">{row.project}</a> },
    { key: "applicant", label: c.applicant, cell: (row) => row.applicant },
    { key: "status", label: c.status, nowrap: true, cell: (row) => <Tag tone={row.tone as Tone}>{row.status}</Tag> },
    {
      key: "score",
      label: c.score,
      numeric: true,
      cell: (row) => row.score,
      sort: { href: "?sort=score", direction: "descending" },
    },
    { key: "amount", label: c.amount, numeric: true, cell: (row) => row.amount, sort: { href: "?sort=amount" } },
  ];
  return (
    <Section title={t.sections.tables} id="tables" rule>
      <Stack>
        <Tabs
          label={t.sections.tables}
          items={[
            { href: "?tab=all", label: t.table.filters.all, count: 62, current: true },
            { href: "?tab=assessed", label: t.table.filters.assessed, count: 38 },
            { href: "?tab=submitted", label: t.table.filters.submitted },
          ]}
        />
        <Filters label={t.table.filters.search} reset="?">
          <Field name="q" label={t.table.filters.search} type="search" />
          <Select
            name="state"
            label={t.table.filters.status}
            options={[
              { value: "", label: t.table.filters.all },
              { value: "assessed", label: t.table.filters.assessed },
            ]}
          />
        </Filters>
        <DataTable
          caption={t.table.caption}
          columns={columns}
          rows={t.table.rows}
          rowKey={(row) => row.number}
          foot={{ number: t.table.foot.label, amount: t.table.foot.amount }}
        />
        <Pagination page={5} pages={13} href={(page) => `?page=${page}`} total={t.table.total} />
        <DataTable
          caption={t.table.emptyCaption}
          columns={columns.slice(0, 3)}
          rows={[]}
          rowKey={(row) => row.number}
          empty={t.table.empty}
        />
      </Stack>
    </Section>
  );
}

function MessageSection({ t }: { t: ShowcaseTexts }) {
  return (
    <Section title={t.sections.messages} id="messages" rule>
      <Stack>
        {(["info", "success", "warning", "danger"] as const).map((tone) => (
          <Notice key={tone} tone={tone} level={3} title={t.notices[tone].title}>
            {t.notices[tone].text}
          </Notice>
        ))}
        <Confirmation title={t.confirmation.title} level={3} reference={{ label: t.confirmation.label, value: "BR 2027/014" }}>
          <p>{t.confirmation.text}</p>
        </Confirmation>
        <ConfirmPanel title={t.confirm.title} level={3} tone="danger">
          <p>{t.confirm.text}</p>
          <ButtonGroup>
            <Button kind="danger" type="button">
              {t.confirm.yes}
            </Button>
            <LinkButton kind="secondary" href="#messages">
              {t.confirm.no}
            </LinkButton>
          </ButtonGroup>
        </ConfirmPanel>
        <Details summary={t.details.summary}>
          <p>{t.details.text}</p>
        </Details>
        <EmptyState title={t.empty.title} level={3} action={<LinkButton href="#figures">{t.empty.action}</LinkButton>}>
          {t.empty.text}
        </EmptyState>
      </Stack>
    </Section>
  );
}

function ChartSection({ t, topology }: { t: ShowcaseTexts; topology: object }) {
  const c = t.charts;
  const millions = (value: number) => value.toLocaleString("sv-SE", { maximumFractionDigits: 1 });
  return (
    <Section title={t.sections.charts} id="charts" rule>
      <Stack gap="large">
        <BarChart
          title={c.areas.title}
          description={c.areas.description}
          labelHeading={c.areas.label}
          valueHeading={c.areas.value}
          source={c.source}
          rows={c.areas.rows.map((label, index) => ({ label, values: [areas[index]?.[0] ?? 0] }))}
          format={formatNumber}
        />
        <Grid>
          <BarChart
            title={c.areas.title}
            labelHeading={c.areas.label}
            valueHeading={c.areas.value}
            series={c.series}
            rows={c.areas.rows.map((label, index) => ({ label, values: areas[index] ?? [] }))}
            format={formatNumber}
          />
          <BarChart
            title={c.areas.title}
            mode="stacked"
            labelHeading={c.areas.label}
            valueHeading={c.areas.value}
            series={c.series}
            rows={c.areas.rows.map((label, index) => ({ label, values: areas[index] ?? [] }))}
            format={formatNumber}
          />
        </Grid>
        <Grid>
          <ColumnChart
            title={c.years.title}
            description={c.years.description}
            labelHeading={c.years.label}
            valueHeading={c.years.value}
            columns={years.map(([label, value]) => ({ label, values: [value] }))}
            format={formatNumber}
          />
          <ColumnChart
            title={c.money.title}
            description={c.money.description}
            mode="stacked"
            labelHeading={c.money.label}
            valueHeading={c.money.value}
            series={c.series}
            columns={years.map(([label, value], index) => ({ label, values: [value / 3, 2 + (index % 3) * 1.5] }))}
            format={millions}
          />
        </Grid>
        <ShareChart
          title={c.share.title}
          description={c.share.description}
          labelHeading={c.share.label}
          valueHeading={c.share.value}
          source={c.source}
          parts={c.share.parts.map((label, index) => ({
            label,
            value: [6_240_000, 3_910_000, 2_180_000, 1_460_000, 410_000][index] ?? 0,
          }))}
          format={formatNumber}
        />
        <MunicipalityMap
          title={c.map.title}
          description={c.map.description}
          labelHeading={c.map.label}
          valueHeading={c.map.value}
          source={c.source}
          topology={topology}
          values={perInhabitant}
          format={formatNumber}
        />
      </Stack>
    </Section>
  );
}

/** Everything on one page, for those who build pages and those who judge them. `topology` is read by the page: `#data/geo/`. */
export function Showcase({ topology }: { topology: object }) {
  const t = useTexts(showcaseTexts);
  return (
    <>
      <PageHeading
        caption={t.caption}
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonGroup>
            <LinkButton href="#forms">{t.actions.primary}</LinkButton>
            <LinkButton href="#type" kind="secondary">
              {t.actions.secondary}
            </LinkButton>
          </ButtonGroup>
        }
      />
      <TwoColumns
        asideFirst
        aside={<SideNav label={t.contents} items={ids.map((id) => ({ href: `#${id}`, label: t.sections[id] }))} />}
        main={
          <Section title={t.type.heading}>
            <Prose>
              <p>{t.type.p1}</p>
            </Prose>
          </Section>
        }
      />
      <TypeSection t={t} />
      <FigureSection t={t} />
      <FormSection t={t} />
      <ListSection t={t} />
      <TableSection t={t} />
      <MessageSection t={t} />
      <ChartSection t={t} topology={topology} />
    </>
  );
}
