import { paths } from "#app/paths.ts";
import type { CallWithRules, Phase } from "#app/rooms/calls/call.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { amountOf, CallTags, Deadline } from "#app/rooms/calls/ui/call-facts.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { IconLink } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, PageHeading, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** The first sentence says it in short; the whole text stands further down the page. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

function Closed({ call, phase }: { call: CallWithRules; phase: Exclude<Phase, "open"> | "withdrawn" }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const decision = call.decisionOn ? t.closedDecision(formatDate(call.decisionOn, language)) : `${t.decisionUnknown}.`;
  if (phase === "withdrawn")
    return (
      <Notice tone="warning" title={t.withdrawnTitle}>
        {t.withdrawnText}
      </Notice>
    );
  return phase === "coming" ? (
    <Notice title={t.comingTitleOne}>
      <p>{t.opensAt(formatInstant(call.opensAt, language))}.</p>
      <p>
        {t.lastDay}: {formatInstant(call.closesAt, language)}.
      </p>
    </Notice>
  ) : (
    <Notice title={t.closedTitleOne}>
      <p>
        {t.closedAt(formatInstant(call.closesAt, language))}. {decision}
      </p>
    </Notice>
  );
}

/** What to take away from the page before one decides to apply. */
function CallTools({ call, phase }: { call: CallWithRules; phase: Phase | "withdrawn" }) {
  const language = useLanguage();
  const t = useTexts(callNewsTexts);
  if (phase === "closed" || phase === "withdrawn") return null;
  return (
    <Cluster>
      <IconLink href={paths.selfCheck(call.slug)} icon="check">
        {t.selfCheck}
      </IconLink>
      <IconLink href={paths.blankForm(call.slug, language)} icon="file">
        {t.wholeForm}
      </IconLink>
      {phase === "coming" && (
        <IconLink href={paths.callReminder(call.slug)} icon="clock">
          {t.remind}
        </IconLink>
      )}
      <IconLink href={paths.callCalendar(call.slug, language)} icon="calendar">
        {t.toCalendar}
      </IconLink>
    </Cluster>
  );
}

/** The first screen: who, for what, how much, by when and how it is judged; then the way in. */
type CallSummaryProps = {
  call: CallWithRules;
  phase: Phase | "withdrawn";
  daysLeft: number;
  invited: readonly { readonly name: string }[];
  preview?: boolean;
};

export function CallSummary({ call, phase, daysLeft, invited, preview }: CallSummaryProps) {
  const language = useLanguage();
  const news = useTexts(callNewsTexts);
  const t = useTexts(callsTexts);
  const { limits, eligibility, criteria, scale } = call.rules;
  const rows = [
    {
      label: t.facts.who,
      value: `${firstSentence(inLanguage(call.texts.whoMayApply, language))} ${limits.minMunicipalities > 0 ? t.municipalities(limits.minMunicipalities) : ""}`,
    },
    { label: t.facts.amount, value: <strong>{amountOf(limits, language)}</strong> },
    {
      label: t.facts.time,
      value: `${t.months(limits.maxMonths)}, ${t.between(formatDate(limits.earliestStart, language), formatDate(limits.latestEnd, language))}`,
    },
    { label: t.facts.judged, value: t.judgedLine(eligibility.length, criteria.length, scale.min, scale.max) },
  ];
  return (
    <>
      <PageHeading
        {...(preview ? {} : { back: { href: paths.calls(), label: t.all } })}
        title={inLanguage(call.title, language)}
        lead={inLanguage(call.summary, language)}
        tag={<CallTags {...call} phase={phase} />}
      />
      <Stack>
        {phase === "open" ? <Deadline call={{ ...call, phase, daysLeft, limits }} /> : <Closed call={call} phase={phase} />}
        {call.kind === "limited" && (
          <Notice title={news.limitedTitle}>{news.limitedText(invited.map((one) => one.name).join(", "))}</Notice>
        )}
        <SummaryList rows={rows} />
        {!preview && <CallTools call={call} phase={phase} />}
      </Stack>
    </>
  );
}
