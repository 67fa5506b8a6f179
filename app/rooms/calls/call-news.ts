import type { Calendar, CalendarEvent } from "#app/documents/calendar.ts";
import type { NewsEntry, NewsFeed } from "#app/documents/news-feed.ts";
import { paths } from "#app/paths.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { beginsUntil } from "#app/rooms/calls/two-step.ts";
import { formatInstant, formatTime } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, type Language, languageIn } from "#app/texts/language.ts";

type Announced = Pick<
  Call,
  "id" | "slug" | "state" | "title" | "summary" | "opensAt" | "closesAt" | "sketchClosesAt" | "decisionOn"
> & {
  readonly publishedAt: Date;
};
type Changed = {
  readonly id: string;
  readonly callId: string;
  readonly at: Date;
  readonly kind: "text" | "deadline" | "rules" | "withdrawal";
  readonly note: Bilingual;
};
type Answered = {
  readonly id: string;
  readonly callId: string;
  readonly answeredAt: Date;
  readonly changedAt: Date | null;
} & Readonly<Record<"question" | "answer", Bilingual>>;
type Body = { readonly region: string; readonly name: string; readonly board: string };

/** `?sprak=en` and nothing else: an address that is followed by a machine must not depend on a cookie. */
export const newsLanguage = (url: URL): Language => (url.searchParams.get("sprak") === "en" ? "en" : "sv");

/** When each call opens, closes and is decided. A moved day keeps its identity, so that a calendar moves it and does not add a second. */
export function calendarOf(
  calls: readonly Announced[],
  changes: readonly Changed[],
  site: string,
  language: Language,
  body: Body,
  only?: Announced,
): Calendar {
  const t = callNewsTexts[language];
  const events = calls.flatMap((call): CalendarEvent[] => {
    const title = inLanguage(call.title, language);
    const own = changes.filter((change) => change.callId === call.id);
    const common = {
      url: site + paths.call(call.slug),
      sequence: own.length,
      changedAt: own.reduce((latest, { at }) => (at > latest ? at : latest), call.publishedAt),
      cancelled: call.state === "withdrawn",
    };
    const uid = (what: string) => `${call.id}-${what}@drum`;
    return [
      {
        ...common,
        uid: uid("opens"),
        title: t.opens(title),
        about: t.opensAbout(formatInstant(call.opensAt, language)),
        at: call.opensAt,
      },
      ...(call.sketchClosesAt
        ? [
            {
              ...common,
              uid: uid("sketch-closes"),
              title: t.sketchCloses(title, formatTime(call.sketchClosesAt, language)),
              about: t.sketchClosesAbout(formatInstant(call.sketchClosesAt, language)),
              at: call.sketchClosesAt,
            },
          ]
        : []),
      {
        ...common,
        uid: uid("closes"),
        title: t.closes(title, formatTime(call.closesAt, language)),
        about: t.closesAbout(formatInstant(call.closesAt, language)),
        at: call.closesAt,
      },
      ...(call.decisionOn === null
        ? []
        : [
            {
              ...common,
              uid: uid("decision"),
              title: t.decides(title),
              about: t.decidesAbout(body.board),
              at: { day: call.decisionOn },
            },
          ]),
    ];
  });
  return only
    ? { name: inLanguage(only.title, language), url: site + paths.call(only.slug), events }
    : { name: t.calendar(body.region), url: site + paths.calls(), events };
}

/** One entry for each call, one for each change in it and one for each answered question, in the words that stand on the call's page. */
export function newsOf(
  calls: readonly Announced[],
  changes: readonly Changed[],
  questions: readonly Answered[],
  site: string,
  language: Language,
  body: Body,
): NewsFeed {
  const t = callNewsTexts[language];
  const entries = calls.flatMap((call): NewsEntry[] => {
    const title = inLanguage(call.title, language);
    const url = site + paths.call(call.slug);
    return [
      {
        id: `urn:uuid:${call.id}`,
        title: t.published(title),
        text: t.publishedText(
          inLanguage(call.summary, language),
          formatInstant(call.opensAt, language),
          formatInstant(beginsUntil(call), language),
        ),
        url,
        at: call.publishedAt,
      },
      ...changes
        .filter((change) => change.callId === call.id)
        .map((change) => ({
          id: `urn:uuid:${change.id}`,
          title: t.changedTitle(t.changed[change.kind], title),
          text: inLanguage(change.note, language),
          textLanguage: languageIn(change.note, language),
          url: `${url}#changes`,
          at: change.at,
        })),
      ...questions
        .filter((one) => one.callId === call.id)
        .map((one) => ({
          id: `urn:uuid:${one.id}`,
          title: callQuestionsTexts[language].feedTitle(title),
          text: `${inLanguage(one.question, language)}\n\n${inLanguage(one.answer, language)}`,
          textLanguage: languageIn(one.answer, language),
          url: `${url}#fraga-${one.id}`,
          at: one.changedAt ?? one.answeredAt,
          published: one.answeredAt,
        })),
    ];
  });
  return {
    title: t.feed(body.region),
    about: t.feedAbout,
    author: body.name,
    url: site + paths.calls(),
    selfUrl: site + paths.callNews(language),
    language,
    entries: entries.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 100),
  };
}
