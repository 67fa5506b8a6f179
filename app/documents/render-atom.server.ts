import { Feed } from "feed";
import type { NewsFeed } from "#app/documents/news-feed.ts";
import { withoutUnseen } from "#app/kernel/typed-text.ts";

/** A character that XML 1.0 cannot hold would make the whole feed unreadable. */
const plain = (text: string) => withoutUnseen(text).replace(/[\ufffe\uffff]/g, "");
const escaped = (text: string) => plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Entries are written as HTML by the library: what people wrote is escaped, so that a reader shows it as it stands. */
export function renderAtom(news: NewsFeed): string {
  const newest = news.entries.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null);
  const feed = new Feed({
    id: news.selfUrl,
    title: plain(news.title),
    description: plain(news.about),
    link: news.url,
    feedLinks: { atom: news.selfUrl },
    language: news.language,
    author: { name: plain(news.author) },
    updated: newest ?? new Date(0),
    generator: "Drum",
  });
  for (const { id, title, text, url, at } of news.entries)
    feed.addItem({ id, title: escaped(title), link: url, date: at, published: at, description: escaped(text) });
  return feed.atom1();
}

/** A feed as it is answered to whoever follows it. */
export const answerAtom = (feed: NewsFeed): Response =>
  new Response(renderAtom(feed), {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, no-cache" },
  });
