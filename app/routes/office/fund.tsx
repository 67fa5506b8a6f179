import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { callsOfFund } from "#app/rooms/calls/calls.server.ts";
import { fundForm } from "#app/rooms/money/fund.forms.ts";
import { fundTexts } from "#app/rooms/money/fund.texts.ts";
import { type PotBalance, roomOf } from "#app/rooms/money/fund.ts";
import { fundPage, keepFund, type PotMove, usedPurposes } from "#app/rooms/money/funds.server.ts";
import { moneyTexts } from "#app/rooms/money/money.texts.ts";
import { FundWords } from "#app/rooms/money/ui/fund-words.tsx";
import { formatInstant, formatKronor, formatShare } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

const sayings = { upplagd: "created", bokfort: "money", rattad: "corrected" } as const;

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, url, language }) => {
  const shown = found(await fundPage(actor, params.id));
  const [calls, purposes] = await Promise.all([callsOfFund(params.id), usedPurposes()]);
  const said = (Object.keys(sayings) as (keyof typeof sayings)[]).find((key) => url.searchParams.has(key));
  return {
    ...shown,
    calls,
    purposes,
    said: said ? sayings[said] : null,
    heading: inLanguage(shown.fund.name, language),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: fundForm,
  roles: officeRoles,
  run: ({ actor, params, form }) => keepFund({ actor, id: params.id, form }),
  done: ({ params, form }) => paths.fund(params.id, form.command === "correct" ? "?rattad" : "?bokfort"),
});

/** One fund: what its pots hold, where the money came from, which calls share it out - and, for the controller, one more voucher. */
export default function Fund() {
  const { fund, moves, may, calls, said, heading } = useLoaderData<typeof loader>();
  const t = useTexts(fundTexts);
  const money = useTexts(moneyTexts);
  const language = useLanguage();
  const { message, code, carried: __, ...unaccepted } = useUnaccepted(t);
  const amount = (ore: bigint) => formatKronor(ore, language, false);
  const room = roomOf(fund);
  const promised = calls.reduce((all, { limitOre, usedOre }) => all + (limitOre === null ? 0n : limitOre - usedOre), 0n);
  const explained = t[`${said === "created" ? "created" : "money"}Text`];
  return (
    <>
      <PageHeading title={heading} lead={money.year(fund.year)} back={{ href: paths.money(fund.year), label: t.back }} />
      <Answer message={message} code={code} />
      {said && !message && (
        <Notice tone="success" title={t[said]} live>
          {said === "corrected" ? null : explained}
        </Notice>
      )}
      {promised > room && (
        <Notice tone="warning" title={t.overdrawn}>
          {t.overdrawnText(formatKronor(room, language))}
        </Notice>
      )}
      <DataTable
        caption={t.table}
        wide
        rows={fund.pots}
        rowKey={(pot) => pot.potId}
        columns={[
          { key: "source", label: t.source, rowHeader: true, cell: (pot: PotBalance) => pot.source },
          {
            key: "share",
            label: money.share,
            numeric: true,
            nowrap: true,
            cell: (pot) => formatShare(pot.matchingShare, language),
          },
          {
            key: "funder",
            label: money.accounts.funder,
            numeric: true,
            nowrap: true,
            cell: (pot) => amount(-pot.balance.funder),
          },
          ...(["available", "reserved", "granted", "paid", "returned"] as const).map((account) => ({
            key: account,
            label: money.accounts[account],
            numeric: true,
            nowrap: true,
            cell: (pot: PotBalance) => amount(pot.balance[account]),
          })),
        ]}
      />
      <Section title={t.calls} rule>
        {calls.length === 0 ? (
          <p>{t.noCalls}</p>
        ) : (
          <DataTable
            caption={t.calls}
            captionHidden
            rows={calls}
            rowKey={(call) => call.id}
            columns={[
              {
                key: "call",
                label: t.call,
                rowHeader: true,
                cell: (call: (typeof calls)[number]) => <a href={paths.round(call.id)}>{inLanguage(call.title, language)}</a>,
              },
              {
                key: "limit",
                label: t.limit,
                numeric: true,
                cell: (call) => (call.limitOre === null ? t.wholeFund : amount(call.limitOre)),
              },
              { key: "used", label: t.used, numeric: true, nowrap: true, cell: (call) => amount(call.usedOre) },
            ]}
          />
        )}
      </Section>
      <Section title={t.given} rule>
        {moves.length === 0 ? (
          <p>{t.noMoves}</p>
        ) : (
          <DataTable
            caption={t.given}
            captionHidden
            wide
            rows={moves}
            rowKey={(move) => move.id}
            columns={[
              {
                key: "day",
                label: t.day,
                rowHeader: true,
                nowrap: true,
                cell: (move: PotMove) => formatInstant(move.at, language),
              },
              { key: "what", label: t.what, cell: (move) => t.kinds[move.kind] },
              { key: "source", label: t.source, cell: (move) => move.source },
              { key: "basis", label: t.basisHeading, cell: (move) => move.basis },
              { key: "by", label: t.by, cell: (move) => move.by ?? t.seeded },
              { key: "amount", label: money.amount, numeric: true, nowrap: true, cell: (move) => amount(move.amountOre) },
            ]}
          />
        )}
      </Section>
      {may.length > 0 ? (
        <Changes unaccepted={unaccepted} />
      ) : (
        <p>
          <Muted>{t.readOnly}</Muted>
        </p>
      )}
    </>
  );
}

type Unaccepted = { values?: Record<string, string | string[]>; errors: Record<string, string> };

/** Two forms on one page: what was refused in one stays in that one. */
function Changes({ unaccepted }: { unaccepted: Unaccepted }) {
  const { fund, version, purposes } = useLoaderData<typeof loader>();
  const t = useTexts(fundTexts);
  const money = useTexts(moneyTexts);
  const correcting = unaccepted.values?.command === "correct";
  return (
    <>
      <Section title={t.moneyTitle} rule>
        <CommandForm version={version} {...(correcting ? {} : unaccepted)}>
          <Choice
            name="command"
            label={t.what}
            defaultValue="add-money"
            options={[
              { value: "add-money", label: t.addMoney },
              { value: "lower", label: t.lower, hint: t.lowerHint },
            ]}
          />
          <Choice
            name="potId"
            label={t.whichPot}
            options={fund.pots.map(({ potId, source }) => ({ value: potId, label: source }))}
          />
          <Field name="amount" label={money.amount} suffix="kr" inputMode="decimal" width="medium" autoComplete="off" />
          <Field name="basis" label={t.basis} hint={t.basisHint} width="long" autoComplete="off" />
          <Button>{t.bookButton}</Button>
        </CommandForm>
      </Section>
      <Details summary={t.correct} open={correcting}>
        <p>
          <Muted>{t.correctHint}</Muted>
        </p>
        <CommandForm version={version} hidden={{ command: "correct" }} {...(correcting ? unaccepted : {})}>
          <FundWords
            year={`${fund.year}`}
            purposes={purposes}
            now={{ purpose: fund.purpose, nameSv: fund.name.sv, nameEn: fund.name.en }}
          />
          <Button kind="secondary">{t.correctButton}</Button>
        </CommandForm>
      </Details>
    </>
  );
}
