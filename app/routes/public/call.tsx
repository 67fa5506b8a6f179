import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { localDate } from "#app/kernel/time.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { callBySlug } from "#app/rooms/calls/calls.server.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import {
  Conditions,
  CostTypes,
  Criteria,
  Financing,
  RankingRules,
  StrategicContribution,
  StrategyChoices,
  Timetable,
} from "#app/rooms/calls/ui/call-rules.tsx";
import { CallSummary } from "#app/rooms/calls/ui/call-summary.tsx";
import { TermsText } from "#app/rooms/calls/ui/terms-text.tsx";
import { daysSince } from "#app/rooms/decisions/decisions.server.ts";
import { frameworkId, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { frameworkById, nodesOf, nodeTitles } from "#app/rooms/strategy/strategy.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section, SideNav, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, publicPage } from "#app/web/doors.server.ts";
import installation from "#data/installation.json";

export const loader = publicPage(z.object({ slug: z.string().max(200) }), async ({ params, language }) => {
  const call = found(await callBySlug(params.slug));
  const [open, names, choices] = await Promise.all([
    callToApplyTo(params.slug),
    nodeTitles(
      call.rules.strategic.nodes.map(({ node }) => node),
      language,
    ),
    Promise.all(
      call.rules.frameworks.map(async ({ framework, version, nodeType, ...choice }) => {
        const id = frameworkId(framework, version);
        const [view, nodes] = await Promise.all([frameworkById(id), nodesOf(framework, version, nodeType)]);
        return {
          ...choice,
          frameworkId: id,
          framework: view ? inLanguage(view.framework.name, language) : framework,
          nodes: nodes.map((node) => nodeLabel(node, language)),
        };
      }),
    ),
  ]);
  return {
    call,
    phase: open?.phase ?? ("withdrawn" as const),
    daysLeft: -daysSince(localDate(call.closesAt)),
    names,
    choices,
    language,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${inLanguage(data.call.title, data.language)} – Drum` },
        { name: "description", content: inLanguage(data.call.summary, data.language) },
      ]
    : [];

export default function CallPage() {
  const { call, phase, daysLeft, names, choices } = useLoaderData<typeof loader>();
  const { rules, texts } = call;
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const said = (text: typeof texts.purpose) => (
    <Prose>
      <p>{inLanguage(text, language)}</p>
    </Prose>
  );
  const parts: readonly [id: keyof typeof t.sections, content: ReactNode, lead?: string][] = [
    ["purpose", said(texts.purpose)],
    ["who", said(texts.whoMayApply)],
    ["what", said(texts.whatFor)],
    ["strategies", <StrategyChoices key="strategies" choices={choices} />, t.strategiesLead],
    ["conditions", <Conditions key="conditions" rules={rules} />, t.conditionsLead],
    ["judged", said(texts.howJudged)],
    ["criteria", <Criteria key="criteria" rules={rules} />, t.criteriaLead],
    ...(rules.strategic.nodes.length > 0
      ? [["strategic", <StrategicContribution key="strategic" rules={rules} names={names} />] as const]
      : []),
    ["ranking", <RankingRules key="ranking" rules={rules} />],
    ["costs", <CostTypes key="costs" rules={rules} />, t.costsLead],
    ["financing", <Financing key="financing" rules={rules} />],
    ["timetable", <Timetable key="timetable" call={call} />],
    ["terms", <TermsText key="terms" terms={rules.terms} summary={t.readTerms} />, t.termsLead],
    ["contact", <Contact key="contact" number={call.number} />, t.contactLead],
  ].map(([id, content, lead]) => [id, content, lead] as [keyof typeof t.sections, ReactNode, string?]);
  return (
    <>
      <CallSummary call={call} phase={phase} daysLeft={daysLeft} />
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
    </>
  );
}

function Contact({ number }: { number: string }) {
  const t = useTexts(callsTexts);
  const { name, contact } = installation;
  return (
    <SummaryList
      rows={[
        { label: t.sections.contact, value: name },
        { label: t.email, value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
        { label: t.phone, value: <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a> },
        { label: t.number, value: number },
      ]}
    />
  );
}
