import { Children, type ReactNode } from "react";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { partOfYear, ringsByWord, ringWords, soonDays } from "#app/rooms/reporting/learning.ts";
import type { ShownItem, YearView } from "#app/rooms/reporting/views.ts";
import { formatDate, formatPeriod, formatShortDay, shortMonths } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";
import { wheelChart } from "#app/ui/charts/wheel.ts";
import { Details } from "#app/ui/details.tsx";
import { ResponsiveDrawing } from "#app/ui/drawing.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section, Stack } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Readonly<Record<ShownItem["standing"], Tone>> = {
  done: "positive",
  withdrawn: "neutral",
  over: "neutral",
  late: "attention",
  now: "info",
  soon: "info",
  later: "neutral",
};

export function StandingTag({ standing }: { standing: ShownItem["standing"] }) {
  return <Tag tone={tones[standing]}>{useTexts(learningTexts).standing[standing]}</Tag>;
}

export function useDays() {
  const language = useLanguage();
  return ({ from, to }: Pick<ShownItem, "from" | "to">) =>
    from === to ? formatDate(from, language) : formatPeriod(from, to, language);
}

/** The year is said above: a day of another year says its own. */
const shortDays = ({ from, to }: Pick<ShownItem, "from" | "to">, year: number, language: Language) => {
  const short = (day: string) =>
    day.startsWith(`${year}`) ? formatShortDay(day, language) : `${formatShortDay(day, language)} ${day.slice(0, 4)}`;
  return from === to ? short(from) : `${short(from)}\u2013${short(to)}`;
};

const numbersBySource = (items: readonly ShownItem[]) => {
  const numbers = new Map<string, { written: ShownItem["written"]; of: number[] }>();
  for (const { source, number, written } of items)
    if (source !== "") numbers.set(source, { written, of: [...(numbers.get(source)?.of ?? []), number] });
  return numbers;
};

/** What somebody wrote, told in the language it was written in. */
export function Written({ item: { written }, children }: { item: Pick<ShownItem, "written">; children: ReactNode }) {
  const language = useLanguage();
  return written === null || written === language ? children : <span lang={written}>{children}</span>;
}

const Titled = ({ item }: { item: ShownItem }) => (
  <Written item={item}>{item.href ? <a href={item.href}>{item.title}</a> : item.title}</Written>
);

/** Who does it, who is told and what more there is to say, in one line. */
function About({ item, before, after }: { item: ShownItem; before?: string; after?: string }) {
  const t = useTexts(learningTexts).year;
  const parts = [
    before,
    item.byWhom && <Written item={item}>{item.byWhom}</Written>,
    item.audience && (
      <>
        {`${t.to} `}
        <Written item={item}>{item.audience}</Written>
      </>
    ),
    after,
  ].filter(Boolean);
  return <Muted>{Children.toArray(parts.flatMap((part, index) => (index === 0 ? [part] : [" · ", part])))}</Muted>;
}

function DueList({ title, items }: { title: string; items: readonly ShownItem[] }) {
  const days = useDays();
  if (items.length === 0) return null;
  return (
    <Section title={title} level={3}>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.key}>
            <Titled item={item} />
            <br />
            <About item={item} before={days(item)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is due, the year as a wheel, and all of it as a table. */
export function YearPicture({ view, href, empty }: { view: YearView; href: (query: string) => string; empty: ReactNode }) {
  const language = useLanguage();
  const texts = useTexts(learningTexts);
  const t = texts.year;
  const { year, thisYear, today, rings, due, items } = view;
  const what = t.rings[rings];
  const to = (word: string, of: number) => href(`?visa=${word}${of === thisYear ? "" : `&ar=${of}`}`);
  const ring = ({ plan }: ShownItem) => (ringsByWord[rings].length > 1 ? texts.plans[plan] : "");
  const nothing = due.late.length + due.now.length + due.soon.length === 0;
  if (!view.any) return empty;
  return (
    <>
      <Section title={t.due}>
        {nothing ? (
          <p>{t.nothingDue(soonDays)}</p>
        ) : (
          <Stack>
            <DueList title={t.late} items={due.late} />
            <DueList title={t.now} items={due.now} />
            <DueList title={t.soon(soonDays)} items={due.soon} />
          </Stack>
        )}
      </Section>
      <Section title={t.wheel(what, year)} rule>
        <Tabs
          label={t.ringsLabel}
          items={ringWords.map((word) => ({ href: to(word, year), label: t.rings[word], current: word === rings }))}
        />
        <Tabs
          label={t.yearsLabel}
          items={[year - 1, year, year + 1].map((of) => ({ href: to(rings, of), label: `${of}`, current: of === year }))}
        />
        {items.length === 0 ? (
          <p>{t.noneYear(year)}</p>
        ) : (
          <>
            <Figure caption={<span className="hidden-text">{t.wheel(what, year)}</span>}>
              <ResponsiveDrawing
                wide={600}
                title={t.wheel(what, year)}
                description={t.wheelDescription(items.length)}
                draw={(width) =>
                  wheelChart({
                    width,
                    months: shortMonths(language),
                    year: `${year}`,
                    today: year === thisYear ? { at: partOfYear(today, year), text: formatShortDay(today, language) } : null,
                    doneLabel: texts.standing.done,
                    rings: view.wheel.map((plan) => ({
                      label: texts.plans[plan],
                      marks: items
                        .filter((item) => item.plan === plan)
                        .map(({ number, from, to: until, standing }) => ({
                          number,
                          from: partOfYear(from, year),
                          to: partOfYear(until, year),
                          done: standing === "done",
                        })),
                    })),
                  })
                }
              />
            </Figure>
            <DataTable
              caption={t.table(what, year)}
              columns={[
                { key: "number", label: t.number, numeric: true, cell: ({ number }) => number },
                { key: "when", label: t.when, nowrap: true, cell: (item) => shortDays(item, year, language) },
                {
                  key: "what",
                  label: t.what,
                  rowHeader: true,
                  cell: (item) => (
                    <>
                      <Titled item={item} />
                      {item.words !== "" && (
                        <>
                          <br />
                          <Muted>
                            <Written item={item}>{item.words}</Written>
                          </Muted>
                        </>
                      )}
                      {item.byWhom + item.audience + ring(item) !== "" && (
                        <>
                          <br />
                          <About item={item} after={ring(item)} />
                        </>
                      )}
                    </>
                  ),
                },
                {
                  key: "standing",
                  label: t.standing,
                  cell: ({ standing }) => <StandingTag standing={standing} />,
                },
              ]}
              rows={items}
              rowKey={({ key }) => key}
            />
            <Details summary={t.sources}>
              <Prose>
                <ul>
                  {[...numbersBySource(items)].map(([source, { written, of }]) => (
                    <li key={source}>
                      <Written item={{ written }}>{source}</Written>
                      {` ${t.sourceOf(of)}`}
                    </li>
                  ))}
                </ul>
              </Prose>
            </Details>
          </>
        )}
      </Section>
    </>
  );
}
