/** A text of published minutes that is or has been off the web before its term: the whole, or one paragraph of it. */
export type TakenDown = {
  readonly id: string;
  /** null: the whole text */
  readonly itemId: string | null;
  readonly paragraph: number | null;
  readonly takenDownAt: Date;
  readonly putUpAt: Date | null;
};

const earliest = (instants: readonly Date[]): Date | null =>
  instants.reduce<Date | null>((first, one) => (first && first <= one ? first : one), null);
const latest = (instants: readonly Date[]): Date | null =>
  instants.reduce<Date | null>((last, one) => (last && last >= one ? last : one), null);

/** Since when a paragraph is off the web, by itself or with the whole; without one: the whole. Null: it is not. */
export const downSince = (texts: readonly TakenDown[], itemId: string | null = null): Date | null =>
  earliest(
    texts
      .filter((one) => one.putUpAt === null && (one.itemId === null || one.itemId === itemId))
      .map(({ takenDownAt }) => takenDownAt),
  );

/** When what stands on the web was last taken down or put up again: of one paragraph, or of any. */
export const lastChange = (texts: readonly TakenDown[], itemId?: string): Date | null =>
  latest(
    texts
      .filter((one) => itemId === undefined || one.itemId === null || one.itemId === itemId)
      .flatMap(({ takenDownAt, putUpAt }) => [takenDownAt, ...(putUpAt ? [putUpAt] : [])]),
  );

/** Paragraphs that are off a text that is itself on the web. */
export const paragraphsDown = (texts: readonly TakenDown[]): { readonly paragraph: number; readonly since: Date }[] =>
  texts.flatMap(({ paragraph, putUpAt, takenDownAt }) =>
    paragraph !== null && putUpAt === null ? [{ paragraph, since: takenDownAt }] : [],
  );
