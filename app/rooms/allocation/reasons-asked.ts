/** Which reasons an address asks for (`ansokan`: registry numbers), and how long whoever asks may wait for more than the first, milliseconds. */
const asked = (milliseconds: number) => (url: URL, signal: AbortSignal) => ({
  of: url.searchParams.getAll("ansokan"),
  milliseconds,
  signal,
});

export const reasonsAsked = {
  /** a page: as many as there is time for */
  atOnce: asked(1_000),
  /** a part of them, for a page that is open already: so short that officers take turns */
  apiece: asked(250),
};
