import type { MetaDescriptor } from "@remix-run/node";
import { isLanguage, type Language } from "#app/texts/language.ts";

type Match = { readonly id: string; readonly data?: unknown };
type Given = { readonly matches: readonly Match[]; readonly location: { readonly pathname: string } };

/** The reader's language as the root found it. */
export function languageOfMatches(matches: readonly Match[]): Language {
  const root = matches.find((match) => match.id === "root")?.data as { language?: unknown } | undefined;
  return isLanguage(root?.language) ? root.language : "sv";
}

const siteOf = (matches: readonly Match[]): string =>
  (matches.find((match) => match.id === "root")?.data as { site?: string } | undefined)?.site ?? "";

/**
 * Title, description and canonical address of a public page. The address is written whole, as search engines want it, but without its question, so that searches and
 * page numbers are not taken for pages of their own; a page that should not be found leaves the description out.
 */
export function pageMeta(
  { matches, location }: Given,
  words: { title: string; description?: string; type?: "website" | "article" },
): MetaDescriptor[] {
  const language = languageOfMatches(matches);
  return [
    { title: `${words.title} – Drum` },
    ...(words.description === undefined
      ? [{ name: "robots", content: "noindex" }]
      : [
          { name: "description", content: words.description },
          { tagName: "link" as const, rel: "canonical", href: siteOf(matches) + location.pathname },
          { property: "og:title", content: words.title },
          { property: "og:description", content: words.description },
          { property: "og:type", content: words.type ?? "website" },
          { property: "og:site_name", content: "Drum" },
          { property: "og:locale", content: language === "sv" ? "sv_SE" : "en_GB" },
        ]),
  ];
}
