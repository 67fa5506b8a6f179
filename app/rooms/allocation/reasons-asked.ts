/** Which reasons an address asks for (`ansokan`: registry numbers), and how long whoever asks may wait, milliseconds. */
const asked = (wait: (of: readonly string[]) => number) => (url: URL, signal: AbortSignal) => {
  const of = url.searchParams.getAll("ansokan");
  return { of, milliseconds: wait(of), signal };
};

export const reasonsAsked = {
  /** a page: as many as there is time for; for one alone there is more */
  atOnce: asked((of) => (of.length === 1 ? 4_000 : 1_000)),
  /** a part of them, for a page that is open already */
  apiece: asked(() => 0),
};

/** Whether all of a reason is told: the rise of a fund may be followed further. */
export const isWhole = ({ riseInFund }: { readonly riseInFund: unknown }): boolean => riseInFund !== "further";
