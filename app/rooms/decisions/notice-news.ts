import type { NewsEntry, NewsFeed } from "#app/documents/news-feed.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { type Told, toldTitle } from "#app/rooms/decisions/told-title.ts";
import { formatDate } from "#app/texts/format.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

/** A notice as it stands on the board, with what it makes public. */
export type Notice = {
  readonly id: string;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly first: number | null;
  readonly last: number | null;
  readonly announcedAt: Date | null;
  readonly appealUntil: LocalDate | null;
  readonly downSince: Date | null;
  readonly changedAt: Date | null;
  readonly paragraphs: readonly {
    readonly itemId: string;
    readonly paragraph: number;
    readonly title: string;
    readonly callTitle: Bilingual | null;
    readonly downSince: Date | null;
    readonly changedAt: Date | null;
  }[];
};

const titled = (number: string, { text, language }: Told) => ({ title: `${number} ${text}`, titleLanguage: language });

/** How many notices a feed goes back; the board itself shows all. */
const most = 30;

/**
 * One entry for each notice (KL 8:12) and one for each paragraph of its minutes, with a link to that paragraph alone. Nothing stands here
 * that is not on the board: what has not been announced has no entry. What has been taken down keeps its entry, emptied and newly dated, so
 * that a reader who follows the feed writes over what it kept.
 */
export function noticesAsNews(
  notices: readonly Notice[],
  site: string,
  language: Language,
  body: { readonly name: string; readonly region: string },
): NewsFeed {
  const { board: t } = decisionTexts[language];
  const { board: down } = takenDownTexts[language];
  const up = notices.flatMap(({ announcedAt: at, ...notice }) => (at ? [{ ...notice, at }] : []));
  const newest = up.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
  const entries = newest.flatMap((notice): NewsEntry[] => {
    const { at } = notice;
    const of = t.entry(notice.body, formatDate(notice.heldOn, language));
    const until = notice.appealUntil ? `${t.until}: ${formatDate(notice.appealUntil, language)}.` : "";
    return [
      {
        id: `urn:uuid:${notice.id}`,
        title: of,
        text: [
          notice.first !== null && notice.last !== null
            ? `${t.paragraphsLabel}: ${t.paragraphs(notice.first, notice.last)}.`
            : "",
          until,
          notice.downSince ? down.whole(formatDate(localDate(notice.downSince), language)) : "",
        ]
          .filter(Boolean)
          .join(" "),
        url: site + paths.noticeBoard(),
        ...(notice.downSince ? {} : { enclosed: site + paths.publicMinutesPdf(notice.id) }),
        at: notice.changedAt ?? at,
        published: at,
      },
      ...notice.paragraphs.map(
        ({ itemId, paragraph, title, callTitle, downSince, changedAt }): NewsEntry => ({
          id: `urn:uuid:${itemId}`,
          text: [`${of}.`, until].filter(Boolean).join(" "),
          at: changedAt ?? at,
          published: at,
          ...(downSince
            ? { title: down.title(paragraph), url: site + paths.noticeBoard() }
            : {
                ...titled(t.paragraphs(paragraph, paragraph), toldTitle(title, callTitle, language)),
                url: site + paths.publicMinutesExtract(notice.id, itemId),
                pdf: true,
              }),
        }),
      ),
    ];
  });
  return {
    title: t.feed(body.region),
    about: t.lead,
    author: body.name,
    url: site + paths.noticeBoard(),
    selfUrl: site + paths.noticeNews(language),
    language,
    // What is newly taken down or put up again comes first: a feed is read from its newest.
    entries: entries.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
}
