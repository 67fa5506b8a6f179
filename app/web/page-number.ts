import { z } from "zod";

const number = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Which page of a list an address asks for (`sida`); the first when it says none, or something that is no page. */
export const pageNumber = (url: URL) => number.parse(url.searchParams.get("sida") ?? 1);
