import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { assessmentsOf } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { profileTexts } from "#app/rooms/assessment/profile.texts.ts";
import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import { AssessmentTable } from "#app/rooms/assessment/ui/assessment-table.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { noParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

const query = z.object({
  utlysning: z.uuid().optional().catch(undefined),
  sida: z.coerce.number().int().min(1).max(10_000).catch(1),
  anmalt: z.string().optional(),
});

export const loader = page(noParams, { roles: ["assessor"] }, async ({ actor, url }) => {
  const { utlysning, sida, anmalt } = query.parse(Object.fromEntries(url.searchParams));
  return unsent({
    list: await assessmentsOf(actor, { callId: utlysning, page: sida }),
    callId: utlysning,
    declared: anmalt !== undefined,
  });
});

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.list.title} – Drum` }];

export default function Assessments() {
  const { list, callId, declared } = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts).list;
  const profile = useTexts(profileTexts);
  const sheet = useTexts(scoringSheetTexts);
  const language = useLanguage();
  const href = (call: string | undefined, number = 1) => {
    const wanted = new URLSearchParams({
      ...(call ? { utlysning: call } : {}),
      ...(number > 1 ? { sida: `${number}` } : {}),
    }).toString();
    return paths.assessments() + (wanted && `?${wanted}`);
  };
  const next = list.page === 1 ? list.lines.find(({ state, closed }) => state !== "submitted" && !closed) : undefined;
  const unfinished = list.calls.filter(({ id, open }) => open && (callId === undefined || id === callId));
  return (
    <>
      {declared && (
        <Notice tone="success" title={t.declared} live>
          {t.declaredHint}
        </Notice>
      )}
      <PageHeading title={t.title} lead={t.lead} actions={<a href={paths.ownProfile()}>{profile.ownLink}</a>} />
      {list.calls.length > 1 && (
        <Tabs
          label={t.calls}
          items={[
            { href: href(undefined), label: t.allCalls, current: callId === undefined },
            ...list.calls.map((call) => ({
              href: href(call.id),
              label: inLanguage(call.title, language),
              current: call.id === callId,
            })),
          ]}
        />
      )}
      {list.total === 0 ? (
        <EmptyState title={t.none}>{t.noneHint}</EmptyState>
      ) : (
        <>
          <KeyFigures
            items={[
              { label: t.left, value: `${list.total - list.submitted - list.closed}` },
              { label: t.done, value: `${list.submitted}` },
              ...(list.closed > 0 ? [{ label: t.closed, value: `${list.closed}` }] : []),
            ]}
          />
          {next && (
            <p>
              <LinkButton href={paths.assessment(next.id)}>{t.goOn}</LinkButton>
            </p>
          )}
          <AssessmentTable lines={list.lines} />
          <Pagination page={list.page} pages={list.pages} total={t.total(list.total)} href={(number) => href(callId, number)} />
          {unfinished.length > 0 && (
            <Section title={sheet.linkTitle} lead={<p>{sheet.linkLead}</p>}>
              <ul>
                {unfinished.map((call) => (
                  <li key={call.id}>
                    <a href={paths.scoringSheet(call.id)}>{sheet.link(inLanguage(call.title, language))}</a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </>
  );
}
