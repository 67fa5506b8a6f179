import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DocumentView } from "#app/documents/document-view.tsx";
import { sampleDecision, sampleReport } from "#app/documents/sample-documents.ts";

describe("a document on a page", () => {
  const html = renderToStaticMarkup(<DocumentView document={sampleReport()} />);

  test("is the same words and figures as in print", () => {
    for (const text of [
      "Utvecklingsmedel i Sjuhärad 2027",
      "Tabell 2. Projekt som beviljades medel 2027",
      "27\u00a0112\u00a0500",
      "Figur 1. ",
    ])
      expect(html).toContain(text);
  });

  test("obeys the strictest content policy: no style, no script, no handlers", () => {
    expect(html).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/);
  });

  test("has one h1, headings that skip no level, scopes on header cells and words for its figure", () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      if (index > 0) expect(level - (levels[index - 1] as number)).toBeLessThanOrEqual(1);
    for (const [, attributes] of html.matchAll(/<th\b([^>]*)>/g)) expect(attributes).toMatch(/scope="(row|col)"/);
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="[^"]+"[^>]*><title id="[^"]+">Stapeldiagram/);
  });

  test("its contents lead to its headings, also when two documents stand on one page", () => {
    const both = renderToStaticMarkup(
      <>
        <DocumentView document={sampleReport()} />
        <DocumentView document={sampleReport()} titled />
      </>,
    );
    const ids = [...both.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of both.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test("says whether all in it is made up, or what is marked", () => {
    const told = (demo: true | "partly") => renderToStaticMarkup(<DocumentView document={{ ...sampleDecision, demo }} />);
    expect(told(true)).toContain("personer, organisationer och belopp i detta dokument är påhittade");
    expect(told("partly")).toContain("en del av projekten i detta dokument är påhittade. De är märkta");
  });

  test("text is text, and dangerous addresses are no links", () => {
    const page = renderToStaticMarkup(
      <DocumentView
        document={{
          ...sampleDecision,
          blocks: [{ kind: "paragraph", text: [{ kind: "link", text: "<b>hej</b>", href: "javascript:alert(1)" }] }],
        }}
      />,
    );
    expect(page).toContain("&lt;b&gt;hej&lt;/b&gt;");
    expect(page).not.toContain("javascript:");
  });
});
