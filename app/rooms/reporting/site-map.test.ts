import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { robotsOf, siteMapOf } from "#app/rooms/reporting/site-map.ts";

describe("what search engines are told of", () => {
  it("is every page with its whole address, and when it was changed where that is known", () => {
    const changedAt = new Date("2026-11-02T09:00:00Z");
    const xml = siteMapOf("https://drum.example", [{ path: "/" }, { path: "/strategier/a@1&b?<c>", changedAt }]);
    const { document } = new JSDOM(xml, { contentType: "application/xml" }).window;
    const texts = (name: string) => [...document.getElementsByTagName(name)].map((one) => one.textContent);
    expect(document.documentElement.namespaceURI).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
    expect(texts("loc")).toEqual(["https://drum.example/", "https://drum.example/strategier/a@1&b?%3Cc%3E"]);
    expect(texts("lastmod")).toEqual(["2026-11-02T09:00:00.000Z"]);
  });

  it("is no longer than the protocol takes", () => {
    const pages = Array.from({ length: 50_001 }, (_, number) => ({ path: `/projekt/${number}` }));
    expect(siteMapOf("https://drum.example", pages).match(/<url>/g)).toHaveLength(50_000);
  });

  it("is found where they look first", () => {
    expect(robotsOf("https://drum.example/sitemap.xml")).toBe(
      "User-agent: *\nAllow: /\n\nSitemap: https://drum.example/sitemap.xml\n",
    );
  });
});
