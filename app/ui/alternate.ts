/** What a browser or a feed reader is told of in the head of a page: the same as something to follow. */
export const alternate = (type: "application/atom+xml" | "text/calendar", title: string, href: string) => ({
  tagName: "link" as const,
  rel: "alternate",
  type,
  title,
  href,
});
