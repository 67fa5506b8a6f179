import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import type { Call, Phase } from "#app/rooms/calls/call.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { beginsUntil } from "#app/rooms/calls/two-step.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatInstant, formatKronor, formatTime } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Heading, Panel } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

/** A published call as lists show it. */
export type ListedCall = Pick<
  Call,
  "slug" | "kind" | "title" | "summary" | "opensAt" | "closesAt" | "sketchClosesAt" | "decisionOn" | "demo"
> & {
  readonly phase: Phase;
  /** whole Swedish days from today to the last day to begin, by the server's clock; 0 on the day itself */
  readonly daysLeft: number;
  readonly limits: Pick<CallRules["limits"], "minOre" | "maxOre">;
};

const tones: Record<Phase | "withdrawn", Tone> = { open: "strong", coming: "info", closed: "neutral", withdrawn: "negative" };

export const amountOf = ({ minOre, maxOre }: ListedCall["limits"], language: Language) =>
  callsTexts[language].perProject(formatKronor(minOre, language), formatKronor(maxOre, language));

export function CallTags({ phase, kind, demo }: { phase: Phase | "withdrawn"; kind: Call["kind"]; demo: boolean }) {
  const t = useTexts(callsTexts);
  const common = useTexts(commonTexts);
  return (
    <Cluster>
      <Tag tone={tones[phase]}>{t.phase[phase]}</Tag>
      <Tag>{t.kind[kind]}</Tag>
      {demo && <Tag tone="attention">{common.demoMark}</Tag>}
    </Cluster>
  );
}

/** The one fact an applicant must not miss; a deadline includes its last minute. */
export function Deadline({ call, amount }: { call: ListedCall; amount?: boolean }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const last = beginsUntil(call);
  const inTwo = call.sketchClosesAt !== null;
  return (
    <Callout
      tone="urgent"
      label={inTwo ? t.twoSteps.lastDay : t.lastDay}
      value={
        <time dateTime={last.toISOString()}>{t.until(formatDate(localDate(last), language), formatTime(last, language))}</time>
      }
      note={
        <>
          <strong>{t.daysLeft(call.daysLeft)}</strong> {amount && `${amountOf(call.limits, language)}. `}
          {t.inclusive} {inTwo && t.twoSteps.fullShort(formatInstant(call.closesAt, language))}
        </>
      }
      action={
        <ButtonGroup>
          <LinkButton href={paths.startApplication(call.slug)}>{inTwo ? t.twoSteps.begin : t.apply}</LinkButton>
          {amount && (
            <LinkButton href={paths.call(call.slug)} kind="secondary">
              {t.read}
            </LinkButton>
          )}
        </ButtonGroup>
      }
    />
  );
}

/** An open call: its name, what it is for, and the last day. */
export function OpenCall({ call }: { call: ListedCall }) {
  const language = useLanguage();
  return (
    <Panel>
      <CallTags {...call} />
      <Heading level={3} className="panel__title">
        <a href={paths.call(call.slug)}>{inLanguage(call.title, language)}</a>
      </Heading>
      <p>{inLanguage(call.summary, language)}</p>
      <Deadline call={call} amount />
    </Panel>
  );
}

export function ComingCalls({ calls }: { calls: readonly ListedCall[] }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <Cards>
      {calls.map((call) => (
        <Card
          key={call.slug}
          title={inLanguage(call.title, language)}
          href={paths.call(call.slug)}
          tag={<CallTags {...call} />}
          meta={
            <>
              {t.opensAt(formatInstant(call.opensAt, language))}
              <br />
              {amountOf(call.limits, language)}
            </>
          }
        >
          {inLanguage(call.summary, language)}
        </Card>
      ))}
    </Cards>
  );
}

export function ClosedCalls({ calls }: { calls: readonly ListedCall[] }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const common = useTexts(commonTexts);
  const date = (call: ListedCall) => (call.decisionOn ? formatDate(call.decisionOn, language) : t.decisionUnknown);
  return (
    <DataTable
      caption={t.closedTitle}
      captionHidden
      rows={calls}
      rowKey={(call) => call.slug}
      columns={[
        {
          key: "call",
          label: t.columns.call,
          rowHeader: true,
          cell: (call) => (
            <>
              <a href={paths.call(call.slug)}>{inLanguage(call.title, language)}</a>{" "}
              {call.demo && <Tag tone="attention">{common.demoMark}</Tag>}
            </>
          ),
        },
        {
          key: "amount",
          label: t.columns.amount,
          numeric: true,
          cell: ({ limits }) => t.amount(formatKronor(limits.minOre, language, false), formatKronor(limits.maxOre, language)),
        },
        { key: "closed", label: t.columns.closed, cell: (call) => formatDate(localDate(beginsUntil(call)), language) },
        { key: "decision", label: t.columns.decision, cell: date },
      ]}
    />
  );
}
