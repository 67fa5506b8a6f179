import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { kronor } from "#app/kernel/money.ts";
import { paths } from "#app/paths.ts";
import { fundTexts } from "#app/rooms/money/fund.texts.ts";
import { type FundBalance, roomOf, totalOf } from "#app/rooms/money/fund.ts";
import { mayCreateFund } from "#app/rooms/money/funds.server.ts";
import type { Balance } from "#app/rooms/money/ledger.ts";
import { fundBalances, nextBudgetYear, verifyLedger } from "#app/rooms/money/money.server.ts";
import { moneyTexts } from "#app/rooms/money/money.texts.ts";
import { formatKronor, formatShare, formatThousands } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

const yearIn = (url: URL) => z.coerce.number().int().safeParse(url.searchParams.get("ar")).data;

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, url, language }) => {
  const [funds, verdict] = await Promise.all([fundBalances(), verifyLedger()]);
  const years = [...new Set(funds.map((fund) => fund.year))];
  const wanted = yearIn(url);
  const year = years.find((one) => one === wanted) ?? years.find((one) => one === nextBudgetYear()) ?? years.at(-1) ?? null;
  return {
    heading: moneyTexts[language].title,
    funds: funds.filter((fund) => fund.year === year),
    years,
    year,
    verdict,
    mayAdd: mayCreateFund(actor),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

const shown = ["available", "reserved", "granted", "paid", "returned"] as const satisfies readonly (keyof Balance)[];

export default function Money() {
  const { funds, years, year, verdict, mayAdd } = useLoaderData<typeof loader>();
  const t = useTexts(moneyTexts);
  const fundTerms = useTexts(fundTexts);
  const language = useLanguage();
  const asKronor = (value: number) => formatThousands(kronor(Math.round(value)), language);
  const used = shown.filter((account) => account === "available" || funds.some((fund) => totalOf(fund)[account] !== 0n));
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          mayAdd ? (
            <LinkButton href={paths.newFund()} kind="secondary">
              {fundTerms.add}
            </LinkButton>
          ) : undefined
        }
      />
      {verdict.fault ? <Notice tone="danger">{t.broken(verdict.fault.where)}</Notice> : null}
      {year === null ? (
        <EmptyState title={t.none}>{mayAdd ? t.noneText : fundTerms.readOnly}</EmptyState>
      ) : (
        <>
          <Tabs
            label={t.years}
            items={years.map((one) => ({ href: paths.money(one), label: `${one}`, current: one === year }))}
          />
          <Section>
            <BarChart
              title={t.chart(year)}
              description={t.chartAbout}
              labelHeading={t.fund}
              valueHeading={t.accounts.available}
              rows={funds.map((fund) => ({
                label: inLanguage(fund.name, language),
                values: used.map((account) => Number(totalOf(fund)[account]) / 100),
              }))}
              series={used.map((account) => t.accounts[account])}
              mode="stacked"
              format={asKronor}
            />
          </Section>
          <Pots funds={funds} year={year} />
          <dl className="summary-list summary-list--compact">
            {shown.map((account) => (
              <div className="summary-list__row" key={account}>
                <dt>{t.accounts[account]}</dt>
                <dd className="summary-list__value">{t.explained[account]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {verdict.fault ? null : <p className="muted">{t.whole(verdict.transactions)}</p>}
    </>
  );
}

function Pots({ funds, year }: { funds: readonly FundBalance[]; year: number }) {
  const t = useTexts(moneyTexts);
  const language = useLanguage();
  const rows = funds.flatMap((fund) => fund.pots.map((pot, index) => ({ fund, pot, first: index === 0 })));
  const sumOf = (account: keyof Balance) => funds.reduce((total, fund) => total + totalOf(fund)[account], 0n);
  const amount = (ore: bigint) => formatKronor(ore, language, false);
  return (
    <DataTable
      caption={t.table(year)}
      wide
      rows={rows}
      rowKey={({ pot }) => pot.potId}
      columns={[
        {
          key: "fund",
          label: t.fund,
          rowHeader: true,
          cell: ({ fund, first }) =>
            first ? (
              <a href={paths.fund(fund.fundId)}>{inLanguage(fund.name, language)}</a>
            ) : (
              <span className="hidden-text">{inLanguage(fund.name, language)}</span>
            ),
        },
        { key: "source", label: t.source, cell: ({ pot }) => pot.source },
        {
          key: "share",
          label: t.share,
          numeric: true,
          nowrap: true,
          cell: ({ pot }) => formatShare(pot.matchingShare, language),
        },
        { key: "funder", label: t.accounts.funder, numeric: true, nowrap: true, cell: ({ pot }) => amount(-pot.balance.funder) },
        ...shown.map((account) => ({
          key: account,
          label: t.accounts[account],
          numeric: true,
          nowrap: true,
          cell: ({ pot }: (typeof rows)[number]) => amount(pot.balance[account]),
        })),
        {
          key: "room",
          label: t.room,
          numeric: true,
          nowrap: true,
          cell: ({ fund, first }) => (first ? amount(roomOf(fund)) : ""),
        },
      ]}
      foot={{
        fund: t.total,
        funder: amount(-sumOf("funder")),
        ...Object.fromEntries(shown.map((account) => [account, amount(sumOf(account))])),
        room: amount(funds.reduce((total, fund) => total + roomOf(fund), 0n)),
      }}
    />
  );
}
