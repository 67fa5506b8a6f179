import { paths } from "#app/paths.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import type { Language } from "#app/texts/language.ts";
import { alternate } from "#app/ui/alternate.ts";
import { IconLink } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, Section } from "#app/ui/layout.tsx";

export function alternates(language: Language, slug?: string) {
  const t = callNewsTexts[language];
  return [
    alternate("application/atom+xml", t.feedLink, paths.callNews(language)),
    slug === undefined
      ? alternate("text/calendar", t.calendarLink, paths.callsCalendar(language))
      : alternate("text/calendar", t.toCalendar, paths.callCalendar(slug, language)),
  ];
}

/** The two ways to hear of calls without coming back to look. */
export function FollowCalls() {
  const language = useLanguage();
  const t = useTexts(callNewsTexts);
  return (
    <Section title={t.follow} lead={t.followLead} rule>
      <Cluster>
        <IconLink href={paths.callsCalendar(language)} icon="calendar">
          {t.calendarLink}
        </IconLink>
        <Muted>{t.calendarHint}</Muted>
      </Cluster>
      <Cluster>
        <IconLink href={paths.callNews(language)} icon="info">
          {t.feedLink}
        </IconLink>
        <Muted>{t.feedHint}</Muted>
      </Cluster>
    </Section>
  );
}
