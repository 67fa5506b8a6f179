import { inXml } from "#app/documents/xml-text.ts";

/** A page that search engines are told of; `changedAt` where it is known. */
export type Listed = { readonly path: string; readonly changedAt?: Date };

/** The protocol takes no more in one file (sitemaps.org). */
const most = 50_000;

export const siteMapOf = (site: string, pages: readonly Listed[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.slice(0, most).map(({ path, changedAt }) => {
      const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
      return `<url><loc>${inXml(new URL(path, site).href)}</loc>${changed}</url>`;
    }),
    "</urlset>",
    "",
  ].join("\n");

/** Everything that is open may be read by everybody's programs; what is behind a sign-in needs no word here. */
export const robotsOf = (siteMap: string): string => `User-agent: *\nAllow: /\n\nSitemap: ${siteMap}\n`;
