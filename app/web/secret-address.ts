import { data, type HeadersFunction } from "@remix-run/node";

/** For a page whose address is itself the key: never kept on the way, never searched for. */
export const secretAddress = { "cache-control": "private, no-store", "x-robots-tag": "noindex" };

/** A public page whose address asks for something that nobody knows: shown, and neither kept nor searched for. */
export const orPassing = <Value>(unknown: readonly unknown[], value: Value) =>
  data(value, unknown.length === 0 ? {} : { headers: secretAddress });

/** The page answers as its loader did: with the status, and the headers above. */
export const asLoaded: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
