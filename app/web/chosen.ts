import { z } from "zod";

/** Which scenarios an address names: each once, in the order they were chosen, and nothing that is no id. */
export const chosenIn = (url: URL): string[] =>
  [...new Set(url.searchParams.getAll("scenario"))].filter((id) => z.uuid().safeParse(id).success);
