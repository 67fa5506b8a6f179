import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localDate } from "#app/kernel/time.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { questionsOfCall } from "#app/rooms/calls/call-questions.server.ts";
import { callBySlug, callPageParts, changesOfCall, invitedTo, lateUntilFor } from "#app/rooms/calls/calls.server.ts";
import { beginsUntil } from "#app/rooms/calls/two-step.ts";
import { CallBody } from "#app/rooms/calls/ui/call-body.tsx";
import { CallSummary } from "#app/rooms/calls/ui/call-summary.tsx";
import { alternates } from "#app/rooms/calls/ui/follow-calls.tsx";
import { daysSince } from "#app/rooms/decisions/decisions.server.ts";
import { isDecided } from "#app/rooms/reporting/decision-package.server.ts";
import { DecisionLink } from "#app/rooms/reporting/ui/decision-package-view.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { found, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(z.object({ slug: z.string().max(200) }), async ({ actor, params, language }) => {
  const call = found(await callBySlug(params.slug));
  const [open, own, parts, changes, questions, invited, late, decided] = await Promise.all([
    callToApplyTo(params.slug),
    actor && callToApplyTo(params.slug, actor),
    callPageParts(call.rules, call.id, language),
    changesOfCall(call.id),
    questionsOfCall(call),
    invitedTo(call.id),
    actor && lateUntilFor(actor, call.id),
    isDecided(params.slug),
  ]);
  return {
    call,
    phase: open?.phase ?? ("withdrawn" as const),
    fullOpen: open?.full === "open",
    daysLeft: -daysSince(localDate(beginsUntil(call))),
    ...parts,
    changes,
    questions,
    invited,
    decided,
    // The call is closed for everybody else: only the people of the organisation that has been let in are told of it.
    lateUntil: open?.phase === "closed" && own?.phase === "open" ? late : null,
  };
});

export const meta: MetaFunction<typeof loader> = (given) => {
  const { data } = given;
  if (!data) return [];
  const language = languageOfMatches(given.matches);
  const words = { title: inLanguage(data.call.title, language), description: inLanguage(data.call.summary, language) };
  return [...pageMeta(given, words), ...alternates(language, data.call.slug)];
};

export default function CallPage() {
  const { call, phase, fullOpen, daysLeft, names, choices, money, changes, questions, invited, lateUntil, decided } =
    useLoaderData<typeof loader>();
  return (
    <>
      <CallSummary call={call} phase={phase} fullOpen={fullOpen} daysLeft={daysLeft} invited={invited} lateUntil={lateUntil} />
      {decided && <DecisionLink slug={call.slug} />}
      <CallBody call={call} names={names} choices={choices} money={money} changes={changes} questions={questions} />
    </>
  );
}
