import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { sentMail } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel, Stack } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, noParams, publicPage } from "#app/web/doors.server.ts";
import { isDemo } from "#app/web/mode.server.ts";

export const meta: MetaFunction = () => [{ title: "Utskick – Drum" }];

export const loader = publicPage(noParams, async () => ({ mail: found(isDemo() ? await sentMail(50) : null) }));

/** Addresses in a mail become links, nothing else does. */
const withLinks = (body: string) =>
  body.split(/(https?:\/\/\S+)/).map((part, index) => {
    const url = index % 2 === 1 && URL.canParse(part) ? new URL(part) : null;
    return url ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <a key={index} href={url.pathname + url.search}>
        {part}
      </a>
    ) : (
      part
    );
  });

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  const t = useTexts(peopleTexts).demo;
  const language = useLanguage();
  return (
    <>
      <PageHeading title={t.mailTitle} lead={t.mailLead} />
      {mail.length === 0 && <EmptyState title={t.mailNone} />}
      <Stack>
        {mail.map((line) => (
          <Panel key={String(line.id)} title={line.subject}>
            <SummaryList
              compact
              rows={[
                { label: t.to, value: line.recipient },
                { label: t.sent, value: formatInstant(line.sentAt, language) },
              ]}
            />
            <pre className="mail-body">{withLinks(line.body)}</pre>
          </Panel>
        ))}
      </Stack>
    </>
  );
}
