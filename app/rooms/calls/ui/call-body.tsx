import type { ReactNode } from "react";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import type { CallChange } from "#app/rooms/calls/calls.server.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { type CallMoney, MoneyOfCall } from "#app/rooms/calls/ui/call-money.tsx";
import { type CallQuestions, QuestionsAndAnswers } from "#app/rooms/calls/ui/call-questions.tsx";
import {
  AskedQuestions,
  Conditions,
  CostTypes,
  Criteria,
  Financing,
  RankingRules,
  StrategicContribution,
  type StrategyChoice,
  StrategyChoices,
  Timetable,
} from "#app/rooms/calls/ui/call-rules.tsx";
import { TermsText } from "#app/rooms/calls/ui/terms-text.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section, SideNav, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export type CallBodyProps = {
  readonly call: CallWithRules;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: readonly StrategyChoice[];
  readonly money: readonly CallMoney[];
  readonly questions?: CallQuestions;
  readonly changes: readonly CallChange[];
};

/** Everything that stands below the first screen of a call: the same for the public and for the one who previews. */
export function CallBody({ call, names, choices, money, questions, changes }: CallBodyProps) {
  const { rules, texts } = call;
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const revision = useTexts(callRevisionTexts);
  const building = useTexts(buildingTexts);
  const said = (text: typeof texts.purpose) => (
    <Prose>
      <p>{inLanguage(text, language)}</p>
    </Prose>
  );
  const parts: readonly [id: keyof typeof t.sections, content: ReactNode, lead?: string][] = [
    ["purpose", said(texts.purpose)],
    ["who", said(texts.whoMayApply)],
    ["what", said(texts.whatFor)],
    ...(money.length > 0 ? [["money", <MoneyOfCall key="money" money={money} />, t.moneyLead] as const] : []),
    ["strategies", <StrategyChoices key="strategies" choices={choices} />, t.strategiesLead],
    ["conditions", <Conditions key="conditions" rules={rules} />, t.conditionsLead],
    ["judged", said(texts.howJudged)],
    ["criteria", <Criteria key="criteria" rules={rules} />, t.criteriaLead],
    ...(rules.strategic.nodes.length > 0
      ? [["strategic", <StrategicContribution key="strategic" rules={rules} names={names} />] as const]
      : []),
    ["ranking", <RankingRules key="ranking" rules={rules} />],
    ...(rules.questions.length > 0
      ? [["questions", <AskedQuestions key="questions" rules={rules} />, t.questionsLead] as const]
      : []),
    ["costs", <CostTypes key="costs" rules={rules} />, t.costsLead],
    ["financing", <Financing key="financing" rules={rules} />],
    ...(rules.annexes.length > 0
      ? [
          [
            "annexes",
            <SummaryList
              key="annexes"
              rows={rules.annexes.map((annex) => ({
                label: inLanguage(annex.name, language),
                value: `${inLanguage(annex.help, language)} ${annex.required ? t.annexRequired : t.annexVoluntary}`,
              }))}
            />,
          ] as const,
        ]
      : []),
    ["timetable", <Timetable key="timetable" call={call} />],
    ["terms", <TermsText key="terms" terms={rules.terms} summary={t.readTerms} />, t.termsLead],
    ["contact", <Contact key="contact" call={call} />, inLanguage(call.contact.note, language) || t.contactLead],
    ...(questions
      ? [
          [
            "answers",
            <QuestionsAndAnswers key="answers" slug={call.slug} questions={questions} />,
            callQuestionsTexts[language].lead,
          ] as const,
        ]
      : []),
    ...(changes.length > 0
      ? [
          [
            "changes",
            <Timeline
              key="changes"
              items={changes.map((change) => ({
                title: t.changes[change.kind],
                time: { datetime: change.at.toISOString(), text: formatInstant(change.at, language) },
                body:
                  change.changed.length === 0 ? (
                    inLanguage(change.note, language)
                  ) : (
                    <>
                      <p>{revision.parts(change.changed.map((part) => building.parts[part].title).join(", "))}</p>
                      <p>{inLanguage(change.note, language)}</p>
                    </>
                  ),
              }))}
            />,
          ] as const,
        ]
      : []),
  ].map(([id, content, lead]) => [id, content, lead] as [keyof typeof t.sections, ReactNode, string?]);
  return (
    <TwoColumns
      asideFirst
      aside={<SideNav label={t.onThisPage} items={parts.map(([id]) => ({ href: `#${id}`, label: t.sections[id] }))} />}
      main={
        <Stack gap="large">
          {parts.map(([id, content, lead]) => (
            <Section key={id} id={id} title={t.sections[id]}>
              {lead && <Muted>{lead}</Muted>}
              {content}
            </Section>
          ))}
        </Stack>
      }
    />
  );
}

function Contact({ call: { contact, number } }: { call: CallWithRules }) {
  const t = useTexts(callsTexts);
  return (
    <SummaryList
      rows={[
        { label: t.contactPerson, value: <bdi>{contact.name}</bdi> },
        { label: t.email, value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
        { label: t.phone, value: <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a> },
        { label: t.number, value: number },
      ]}
    />
  );
}
