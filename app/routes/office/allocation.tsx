import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { sum } from "#app/kernel/money.ts";
import { paths } from "#app/paths.ts";
import { allocationForm } from "#app/rooms/allocation/allocation.forms.ts";
import { adjustAllocation, allocationPage, openAllocation, restartAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import { overdrawn, spend, tranchesOf } from "#app/rooms/allocation/allocation.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { AllocationTable, parted, sumOf, typedAmount } from "#app/rooms/allocation/ui/allocation-table.tsx";
import { LeftInPots } from "#app/rooms/allocation/ui/left-in-pots.tsx";
import { putOff } from "#app/rooms/decisions/decisions.server.ts";
import { PutOffNotice } from "#app/rooms/decisions/ui/put-off.tsx";
import { preparationsOfCall } from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { PreparationTag } from "#app/rooms/preparation/ui/preparation-tag.tsx";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const allocation = found(await allocationPage(actor, params.id));
  return {
    heading: allocationTexts[language].title,
    ...allocation,
    putOff: allocation.id === null ? [] : await putOff(actor, { allocationId: allocation.id }),
    preparations: (await preparationsOfCall(actor, params.id)).map(({ id, state, startsAt }) => ({ id, state, startsAt })),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.call.number} – Drum` }];

export const action = command({
  params: idParams,
  form: allocationForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => {
    if (form.do === "open") return openAllocation({ actor, callId: params.id });
    if (form.do === "restart") return restartAllocation({ actor, callId: params.id, version: form.version });
    const lines = form.lines.map(({ amount, ...line }) => ({ ...line, amountOre: amount }));
    return adjustAllocation({ actor, callId: params.id, version: form.version, lines });
  },
  done: ({ params }) => paths.allocation(params.id),
});

const tones = { absent: "neutral", open: "strong", proposed: "info", settled: "positive" } as const;

export default function Allocation() {
  const data = useLoaderData<typeof loader>();
  const { call, state, may, rows, version, partial, stale, scenario } = data;
  const t = useTexts(allocationTexts);
  const best = useTexts(optimumTexts);
  const beredning = useTexts(preparationTexts);
  const { list: whatIf, proposal: scenarioWords } = useTexts(scenarioTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const editable = may.includes("adjust");
  const heading = (
    <PageHeading
      title={t.title}
      caption={`${call.number} · ${inLanguage(call.title, language)}`}
      lead={t.lead}
      tag={<Tag tone={tones[state]}>{t.states[state]}</Tag>}
      back={{ href: paths.round(call.id), label: t.round }}
    />
  );
  const answer = message && (
    <Notice tone={code === "changed-since-read" ? "warning" : "danger"} live>
      {message}
    </Notice>
  );
  const tryOut = !partial && (
    <Section title={whatIf.title} lead={whatIf.linkLead}>
      <LinkButton kind="secondary" href={paths.scenarios(call.id)}>
        {whatIf.link}
      </LinkButton>
    </Section>
  );
  if (state === "absent")
    return (
      <>
        {heading}
        {answer}
        {partial && <Notice>{t.hidden}</Notice>}
        <CommandForm hidden={{ do: "open" }}>
          <EmptyState
            title={t.notOpen}
            action={may.includes("open") ? <Button>{t.open}</Button> : <a href={paths.ranking(call.id)}>{t.ranking}</a>}
          >
            {t.notOpenLead}
          </EmptyState>
        </CommandForm>
        {tryOut}
      </>
    );
  return (
    <>
      {heading}
      {answer}
      {partial && <Notice>{t.hidden}</Notice>}
      <PutOffNotice matters={data.putOff} readsMeetings />
      {stale && <Notice tone="warning">{t.rankingChanged}</Notice>}
      {state === "proposed" && (
        <Notice>
          <p>
            {may.includes("reopen") ? (
              <>
                {t.frozen} <a href={paths.allocationProposal(call.id)}>{t.proposal.reopen}</a>
              </>
            ) : rows.some((row) => row.decided) ? (
              t.partlyDecided
            ) : (
              t.locked
            )}
          </p>
        </Notice>
      )}
      {scenario && (
        <Notice>
          <p>
            {scenarioWords.from} <a href={paths.scenario(scenario.id)}>{scenario.name}</a>.
            {scenario.changed && ` ${scenarioWords.changed}`}
          </p>
        </Notice>
      )}
      {state === "settled" && <Notice tone="success">{t.settledNote}</Notice>}
      <Proposal editable={editable} unaccepted={unaccepted} />
      <Section title={beredning.allocation.title} lead={`${beredning.allocation.lead} ${beredning.decidesNothing}`} rule>
        {data.preparations.length > 0 && (
          <ul className="plain-list">
            {data.preparations.map((one) => (
              <li key={one.id}>
                <a href={paths.preparation(one.id)}>{formatInstant(one.startsAt, language)}</a>{" "}
                <PreparationTag state={one.state} />
              </li>
            ))}
          </ul>
        )}
        {state === "proposed" &&
          !partial &&
          !data.preparations.some((one) => one.state === "planned" || one.state === "open") && (
            <LinkButton kind="secondary" href={paths.newPreparation(call.id)}>
              {beredning.allocation.plan}
            </LinkButton>
          )}
      </Section>
      {!partial && (
        <Section title={best.title} lead={best.linkLead} rule>
          <LinkButton kind="secondary" href={paths.allocationBest(call.id)}>
            {best.link}
          </LinkButton>
        </Section>
      )}
      {tryOut}
      {may.includes("restart") && rows.length > 0 && (
        <Details summary={t.restartTitle}>
          <p>{t.restartLead}</p>
          <CommandForm version={version} hidden={{ do: "restart" }}>
            <Button kind="danger">{t.restart}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}

type Typed = Readonly<Record<string, { amount: string; purpose: string }>>;

/** Table and sums. In a browser with JavaScript the sums follow what is typed; without it they follow what was saved. */
function Proposal({
  editable,
  unaccepted,
}: {
  editable: boolean;
  unaccepted: Pick<ReturnType<typeof useUnaccepted>, "values" | "errors">;
}) {
  const { call, rows, funds, purposes, areas, version, state } = useLoaderData<typeof loader>();
  const t = useTexts(allocationTexts);
  const language = useLanguage();
  const [typed, setTyped] = useState<Typed>({});
  const { mine, fixed } = parted(state, rows);
  const now = rows.map((row) => {
    const change = typed[row.applicationId];
    const amountOre = change ? typedAmount(change.amount) : sumOf(row);
    const purpose = change?.purpose || row.line?.purpose || (purposes[0]?.key ?? "");
    return { row, amountOre, tranches: amountOre > 0n ? tranchesOf(amountOre, row.perYear, purpose, funds) : [] };
  });
  // What the board has decided is already taken from the pots.
  const undecided = state === "settled" ? [] : now.filter(({ row }) => row.standing !== "decided");
  const after = undecided.reduce((left, { tranches }) => spend(left, tranches ?? []), [...funds]);
  const short = overdrawn(after);
  const follow = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    setTyped(
      Object.fromEntries(
        mine.map((row, index) => [
          row.applicationId,
          { amount: String(form.get(`lines.${index}.amount`) ?? ""), purpose: String(form.get(`lines.${index}.purpose`) ?? "") },
        ]),
      ),
    );
  };
  const granted = now.filter(({ amountOre }) => amountOre > 0n);
  const decided = now.filter(({ row }) => row.decided !== null);
  const proposed = sum(now.filter(({ row }) => row.decided === null).map(({ amountOre }) => amountOre));
  const table = <AllocationTable rows={mine} editable={editable} decimals={call.decimals} purposes={purposes} />;
  return (
    <div
      className="stack stack--large allocation"
      onInput={(event) =>
        follow({
          ...event,
          currentTarget: event.currentTarget.querySelector("form") as HTMLFormElement,
        } as FormEvent<HTMLFormElement>)
      }
    >
      <KeyFigures
        items={[
          { label: t.sums.requested, value: formatKronor(sum(rows.map((row) => row.requestedOre)), language) },
          ...(decided.length > 0
            ? [{ label: t.sums.decided, value: formatKronor(sum(decided.map(({ amountOre }) => amountOre)), language) }]
            : []),
          { label: t.sums.proposed, value: formatKronor(proposed, language) },
          { label: t.sums.granted, value: `${granted.length}` },
          { label: t.sums.rejected, value: `${rows.length - granted.length}` },
        ]}
      />
      {state !== "settled" && (
        <Section title={t.left} lead={t.leftLead}>
          <div aria-live="polite">
            {short && <Notice tone="danger">{t.over(inLanguage(short.fund.name, language), short.byOre)}</Notice>}
            {undecided
              .filter(({ tranches }) => tranches === null)
              .map(({ row }) => (
                <Notice key={row.applicationId} tone="danger">
                  {t.noFund(row.title)}
                </Notice>
              ))}
            <LeftInPots before={funds} after={after} />
          </div>
        </Section>
      )}
      <Section
        title={state === "open" && fixed.length > 0 ? t.referred.title : t.table}
        {...(editable ? { lead: `${fixed.length > 0 ? `${t.referred.lead(mine.length)} ` : ""}${t.amountHint}` } : {})}
      >
        {editable ? (
          <CommandForm version={version} hidden={{ do: "adjust" }} {...unaccepted}>
            {table}
            <ButtonGroup>
              <Button>{t.save}</Button>
              <LinkButton kind="secondary" href={paths.allocationProposal(call.id)}>
                {t.toProposal}
              </LinkButton>
            </ButtonGroup>
          </CommandForm>
        ) : (
          table
        )}
      </Section>
      {fixed.length > 0 && (
        <Section title={t.fixed.title} lead={t.fixed.lead}>
          <AllocationTable rows={fixed} editable={false} fixed decimals={call.decimals} purposes={purposes} />
        </Section>
      )}
      {areas.length > 0 && (
        <Section title={t.byFocus}>
          <DataTable
            caption={t.byFocus}
            captionHidden
            rows={areas.map((area) => ({
              ...area,
              mine: now.filter(({ row, amountOre }) => row.area === area.id && amountOre > 0n),
            }))}
            rowKey={(area) => area.id}
            columns={[
              { key: "area", label: t.focusColumns.area, rowHeader: true, cell: (area) => inLanguage(area.title, language) },
              { key: "projects", label: t.focusColumns.projects, numeric: true, cell: (area) => area.mine.length },
              {
                key: "amount",
                label: t.focusColumns.amount,
                numeric: true,
                nowrap: true,
                cell: (area) => formatKronor(sum(area.mine.map(({ amountOre }) => amountOre)), language),
              },
            ]}
          />
        </Section>
      )}
    </div>
  );
}
