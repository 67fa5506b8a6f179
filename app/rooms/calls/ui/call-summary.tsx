import { paths } from "#app/paths.ts";
import type { CallWithRules, Phase } from "#app/rooms/calls/call.ts";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
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
import { Timeline } from "#app/ui/timeline.tsx";

/** The first sentence says it in short; the whole text stands further down the page. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

function Closed({
  call,
  phase,
  fullOpen,
}: {
  call: CallWithRules;
  phase: Exclude<Phase, "open"> | "withdrawn";
  fullOpen: boolean;
}) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const decision = call.decisionOn ? t.closedDecision(formatDate(call.decisionOn, language)) : `${t.decisionUnknown}.`;
  if (phase === "withdrawn")
    return (
      <Notice tone="warning" title={t.withdrawnTitle}>
        {t.withdrawnText}
      </Notice>
    );
  const { sketchClosesAt } = call;
  return phase === "coming" ? (
    <Notice title={t.comingTitleOne}>
      <p>{t.opensAt(formatInstant(call.opensAt, language))}.</p>
      <p>
        {sketchClosesAt ? t.twoSteps.lastDay : t.lastDay}: {formatInstant(sketchClosesAt ?? call.closesAt, language)}.
      </p>
    </Notice>
  ) : sketchClosesAt && fullOpen ? (
    <Notice title={t.twoSteps.sketchClosed}>
      <p>{t.twoSteps.sketchClosedText(formatInstant(sketchClosesAt, language), formatInstant(call.closesAt, language))}</p>
      <p>
        <a href={paths.mine()}>{t.twoSteps.toMine}</a>
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

/** Both steps with both last days, and what the answer between them means: told before anybody writes. */
function TwoSteps({ call: { sketchClosesAt, sketchAnswerOn, closesAt, rules } }: { call: CallWithRules }) {
  const language = useLanguage();
  const t = useTexts(callsTexts).twoSteps;
  const { sketch } = rules;
  if (!sketchClosesAt || !sketchAnswerOn || !sketch) return null;
  const asked = [
    ...sketch.sections.map((key) => t.sections[key]),
    ...(sketch.questions.length > 0 ? [t.questions(sketch.questions.length)] : []),
  ];
  return (
    <section aria-label={t.title}>
      <Timeline
        items={[
          {
            title: t.sketch,
            time: { datetime: sketchClosesAt.toISOString(), text: t.sketchText(formatInstant(sketchClosesAt, language)) },
            body: t.asks(asked.join(", ")),
          },
          {
            title: t.answer,
            time: { datetime: sketchAnswerOn, text: t.answerText(formatDate(sketchAnswerOn, language)) },
            body: <strong>{sketch.binding ? t.binding : t.advice}</strong>,
          },
          {
            title: t.full,
            time: { datetime: closesAt.toISOString(), text: t.fullText(formatInstant(closesAt, language)) },
            body: t.onlyFull,
          },
        ]}
      />
    </section>
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
  /** of a call in two steps: full applications can still come in */
  fullOpen?: boolean;
  /** the reader's organisation has been let in after the last day, until then */
  lateUntil?: Date | null;
};

export function CallSummary({ call, phase, daysLeft, invited, preview, fullOpen = false, lateUntil }: CallSummaryProps) {
  const language = useLanguage();
  const news = useTexts(callNewsTexts);
  const late = useTexts(callAdmissionTexts);
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
        {phase === "open" ? (
          <Deadline call={{ ...call, phase, daysLeft, limits }} />
        ) : (
          <Closed call={call} phase={phase} fullOpen={fullOpen} />
        )}
        {lateUntil && (
          <Notice tone="success" title={late.yoursTitle}>
            <p>{late.yours(formatInstant(lateUntil, language))}</p>
            <p>
              <a href={paths.startApplication(call.slug)}>{late.yoursApply}</a> · <a href={paths.mine()}>{late.yoursMine}</a>
            </p>
          </Notice>
        )}
        {call.kind === "limited" && (
          <Notice title={news.limitedTitle}>{news.limitedText(invited.map((one) => one.name).join(", "))}</Notice>
        )}
        <TwoSteps call={call} />
        <SummaryList rows={rows} />
        {!preview && <CallTools call={call} phase={phase} />}
      </Stack>
    </>
  );
}
