import { parseAtomFeed } from "feedsmith";
import { JSDOM } from "jsdom";
import { expect } from "vitest";

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const iri = /^(urn:uuid:[0-9a-f-]{36}|https?:\/\/\S+)$/;

/** A feed as a feed reader of others' sees it (feedsmith), held to what RFC 4287 says must be. Only our own strictness is asked of the XML itself. */
export function followed(xml: string) {
  const root = new JSDOM(xml, { contentType: "application/xml" }).window.document.documentElement;
  expect([root.namespaceURI, root.localName]).toEqual(["http://www.w3.org/2005/Atom", "feed"]);
  // Each no more than once (§4.1.1, §4.1.2): a reader would take the last and say nothing.
  for (const part of [root, ...root.querySelectorAll("entry")])
    for (const once of ["id", "title", "updated", "published", "summary", "subtitle", "generator"])
      expect([...part.children].filter((child) => child.localName === once).length, once).toBeLessThanOrEqual(1);

  const feed = parseAtomFeed(xml);
  const entries = feed.entries ?? [];
  const linkOf = (links: typeof feed.links, rel: string) => {
    const found = (links ?? []).filter((one) => (one.rel ?? "alternate") === rel);
    expect(found.length, rel).toBeLessThanOrEqual(1);
    return found[0];
  };
  expect(feed.xml?.lang).toMatch(/^(sv|en)$/);
  // An author for the feed is every entry's (§4.1.1).
  expect(feed.authors?.map((one) => one.name)).toEqual([expect.stringMatching(/\S/)]);
  const self = linkOf(feed.links, "self");
  expect(self).toMatchObject({ type: "application/atom+xml", href: feed.id });
  for (const part of [feed, ...entries]) {
    expect(part.id).toMatch(iri);
    expect(part.title).toMatchObject({ type: "text", value: expect.stringMatching(/\S/) });
    expect(part.updated).toMatch(instant);
    // Without content, an entry must have the page that it tells of (§4.1.2).
    expect(linkOf(part.links, "alternate")?.href).toMatch(/^https?:\/\/\S+$/);
  }
  expect(new Set([feed.id, ...entries.map((one) => one.id)]).size).toBe(entries.length + 1);
  for (const one of entries) {
    expect(one.published).toMatch(instant);
    expect(`${one.published}` <= `${one.updated}`).toBe(true);
  }
  // The newest first, and the feed is as new as its newest.
  const updated = entries.map((one) => `${one.updated}`);
  expect(updated).toEqual(updated.toSorted().reverse());
  if (entries.length > 0) expect(feed.updated).toBe(updated[0]);
  const titleLanguageOf = [...root.querySelectorAll("entry > title")].map((title) => title.getAttribute("xml:lang"));
  return {
    language: feed.xml?.lang,
    title: feed.title?.value,
    about: feed.subtitle?.value,
    author: feed.authors?.[0]?.name,
    updated: feed.updated,
    self: self?.href,
    page: linkOf(feed.links, "alternate")?.href,
    entries: entries.map((one, index) => ({
      id: one.id,
      title: one.title?.value,
      titleLanguage: titleLanguageOf[index],
      summary: one.summary?.value,
      published: one.published,
      updated: one.updated,
      link: linkOf(one.links, "alternate")?.href,
      type: linkOf(one.links, "alternate")?.type,
      enclosure: linkOf(one.links, "enclosure"),
    })),
  };
}
