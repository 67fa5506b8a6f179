import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localDate } from "#app/kernel/time.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { questionsOfCall } from "#app/rooms/calls/call-questions.server.ts";
import { callBySlug, callPageParts, changesOfCall, invitedTo } from "#app/rooms/calls/calls.server.ts";
import { CallBody } from "#app/rooms/calls/ui/call-body.tsx";
import { CallSummary } from "#app/rooms/calls/ui/call-summary.tsx";
import { alternates } from "#app/rooms/calls/ui/follow-calls.tsx";
import { daysSince } from "#app/rooms/decisions/decisions.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { found, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(z.object({ slug: z.string().max(200) }), async ({ params, language }) => {
  const call = found(await callBySlug(params.slug));
  const [open, parts, changes, questions, invited] = await Promise.all([
    callToApplyTo(params.slug),
    callPageParts(call.rules, call.id, language),
    changesOfCall(call.id),
    questionsOfCall(call),
    invitedTo(call.id),
  ]);
  return {
    call,
    phase: open?.phase ?? ("withdrawn" as const),
    daysLeft: -daysSince(localDate(call.closesAt)),
    ...parts,
    changes,
    questions,
    invited,
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
  const { call, phase, daysLeft, names, choices, money, changes, questions, invited } = useLoaderData<typeof loader>();
  return (
    <>
      <CallSummary call={call} phase={phase} daysLeft={daysLeft} invited={invited} />
      <CallBody call={call} names={names} choices={choices} money={money} changes={changes} questions={questions} />
    </>
  );
}
