import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { callToApplyTo } from "#app/rooms/applications/applications.server.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { asksToBeReminded, remindOfOpening } from "#app/rooms/calls/calls.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const slugParams = z.object({ slug: z.string().max(200) });

export const loader = page(slugParams, {}, async ({ actor, params, language }) => {
  const { id, slug, title, opensAt, phase } = found(await callToApplyTo(params.slug));
  return {
    heading: callNewsTexts[language].reminder.title,
    slug,
    title,
    opensAt,
    coming: phase === "coming",
    asked: await asksToBeReminded(actor, id),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: slugParams,
  form: z.object({ wanted: z.enum(["yes", "no"], "unknown") }),
  run: ({ actor, params, form }) => remindOfOpening({ actor, slug: params.slug, wanted: form.wanted === "yes" }),
  done: ({ params }) => paths.callReminder(params.slug),
});

/** A wish to be told, once, on the day a call opens. */
export default function CallReminder() {
  const { slug, title, opensAt, coming, asked } = useLoaderData<typeof loader>();
  const room = useTexts(callNewsTexts);
  const t = room.reminder;
  const language = useLanguage();
  const { message, code } = useUnaccepted(room);
  return (
    <>
      <PageHeading
        title={t.title}
        {...(coming ? { lead: t.lead(formatInstant(opensAt, language)) } : {})}
        back={{ href: paths.call(slug), label: inLanguage(title, language) }}
      />
      <Answer message={message} code={code} />
      {!coming && <Notice title={t.opened} />}
      {coming && asked && <Notice tone="success" title={t.on} />}
      {coming && (
        <CommandForm hidden={{ wanted: asked ? "no" : "yes" }}>
          <Button kind={asked ? "secondary" : "primary"}>{asked ? t.takeBack : t.ask}</Button>
        </CommandForm>
      )}
    </>
  );
}
