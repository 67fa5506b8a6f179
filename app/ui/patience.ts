/** So long an answer is waited for, in milliseconds; what has not come then is as lost as without a network. */
const longest = 12_000;

/** Asks the server and never waits for ever: a network that is there and silent ends as one that is gone. */
export async function askServer(url: string, init: RequestInit = {}): Promise<Response> {
  const ours = new AbortController();
  const give = () => ours.abort();
  const timer = setTimeout(give, longest);
  init.signal?.addEventListener("abort", give);
  try {
    return await fetch(url, { ...init, signal: ours.signal });
  } finally {
    clearTimeout(timer);
  }
}
