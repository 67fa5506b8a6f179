import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { publishedCalls, rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { beginsUntil } from "#app/rooms/calls/two-step.ts";
import { ClosedCalls, ComingCalls, OpenCall } from "#app/rooms/calls/ui/call-facts.tsx";
import { alternates, FollowCalls } from "#app/rooms/calls/ui/follow-calls.tsx";
import { daysSince } from "#app/rooms/decisions/decisions.server.ts";
import { publicTexts } from "#app/texts/public.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, async () => {
  const calls = await Promise.all(
    (await publishedCalls()).map(async (call) => ({
      ...call,
      phase: (await callToApplyTo(call.slug))?.phase ?? "closed",
      daysLeft: -daysSince(localDate(beginsUntil(call))),
      limits: (await rulesVersion(call.id, call.rulesVersion)).limits,
    })),
  );
  return { calls };
});

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = callsTexts[languageOfMatches(given.matches)];
  return [...pageMeta(given, t), ...alternates(languageOfMatches(given.matches))];
};

export default function Calls() {
  const { calls } = useLoaderData<typeof loader>();
  const t = useTexts(callsTexts);
  const site = useTexts(publicTexts);
  const [open, coming, closed] = (["open", "coming", "closed"] as const).map((phase) =>
    calls.filter((call) => call.phase === phase),
  ) as [typeof calls, typeof calls, typeof calls];
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.openTitle}>
        {open.length === 0 ? (
          <EmptyState
            level={3}
            title={t.noOpen}
            action={
              <LinkButton kind="secondary" href={paths.register()}>
                {site.home.toRegister}
              </LinkButton>
            }
          >
            {t.noOpenText}
          </EmptyState>
        ) : (
          <Stack>
            {open.toReversed().map((call) => (
              <OpenCall key={call.slug} call={call} />
            ))}
          </Stack>
        )}
      </Section>
      <Section title={t.comingTitle} rule>
        {coming.length === 0 ? <Muted>{t.noComing}</Muted> : <ComingCalls calls={coming.toReversed()} />}
      </Section>
      <Section title={t.closedTitle} rule>
        {closed.length === 0 ? <Muted>{t.noClosed}</Muted> : <ClosedCalls calls={closed} />}
      </Section>
      <FollowCalls />
    </>
  );
}
