/** What has happened, newest first, as data; `render-atom.server.ts` writes it as Atom (RFC 4287). */
export type NewsEntry = {
  /** a URN that is this entry's for ever */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly at: Date;
};

export type NewsFeed = {
  readonly title: string;
  readonly about: string;
  readonly author: string;
  /** the page it tells of, and the feed's own address */
  readonly url: string;
  readonly selfUrl: string;
  readonly language: string;
  readonly entries: readonly NewsEntry[];
};
