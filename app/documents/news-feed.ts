/** What has happened, newest first, as data; `render-atom.server.ts` writes it as Atom (RFC 4287). */
export type NewsEntry = {
  /** a URN that is this entry's for ever */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** of the title and of the text, where they are not in the feed's own language */
  readonly titleLanguage?: string;
  readonly textLanguage?: string;
  readonly url: string;
  /** what `url` leads to, where it is a document by itself and not a page */
  readonly pdf?: true;
  /** the address of a whole document (PDF) that the entry brings with it */
  readonly enclosed?: string;
  /** when it last changed; when it was first told, where that is another time */
  readonly at: Date;
  readonly published?: Date;
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
