import type { NewsEntry, NewsFeed } from "#app/documents/news-feed.ts";
import { inXml } from "#app/documents/xml-text.ts";

const element = (name: string, text: string) => `<${name}>${inXml(text)}</${name}>`;
/** What people wrote is text and never HTML (RFC 4287 §3.1.1): a reader shows it as it stands. */
const words = (name: string, text: string, language?: string) =>
  `<${name} type="text"${language ? ` xml:lang="${inXml(language)}"` : ""}>${inXml(text)}</${name}>`;
/** The feed's own language need not be said again. */
const other = (language: string | undefined, feed: string) => (language === feed ? undefined : language);
const link = (rel: string, type: string, href: string) => `<link rel="${rel}" type="${type}" href="${inXml(href)}"/>`;

const entryOf = ({ id, title, text, url, pdf, enclosed, at, published = at, ...of }: NewsEntry, language: string): string[] => [
  "<entry>",
  element("id", id),
  words("title", title, other(of.titleLanguage, language)),
  element("published", published.toISOString()),
  element("updated", at.toISOString()),
  link("alternate", pdf ? "application/pdf" : "text/html", url),
  ...(enclosed ? [link("enclosure", "application/pdf", enclosed)] : []),
  ...(text === "" ? [] : [words("summary", text, other(of.textLanguage, language))]),
  "</entry>",
];

/** One element a line. The author stands once, for every entry (§4.1.1). */
export function renderAtom(news: NewsFeed): string {
  const newest = news.entries.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${inXml(news.language)}">`,
    element("id", news.selfUrl),
    words("title", news.title),
    words("subtitle", news.about),
    element("updated", (newest ?? new Date(0)).toISOString()),
    "<author>",
    element("name", news.author),
    "</author>",
    link("self", "application/atom+xml", news.selfUrl),
    link("alternate", "text/html", news.url),
    "<generator>Drum</generator>",
    ...news.entries.flatMap((entry) => entryOf(entry, news.language)),
    "</feed>",
    "",
  ].join("\n");
}

/** A feed as it is answered to whoever follows it. */
export const answerAtom = (feed: NewsFeed): Response =>
  new Response(renderAtom(feed), {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, no-cache" },
  });
