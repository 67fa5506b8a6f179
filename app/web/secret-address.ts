import type { HeadersFunction } from "@remix-run/node";

/** For a page whose address is itself the key: never kept on the way, never searched for. */
export const secretAddress = { "cache-control": "private, no-store", "x-robots-tag": "noindex" };

/** The page answers as its loader did: with the status, and the headers above. */
export const asLoaded: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
