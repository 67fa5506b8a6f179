/** Whether a mark (ETag) is among those that who asks has. Behind a packing proxy it may come back as weak; what it is of is the same. */
export const holdsMark = (ifNoneMatch: string | null | undefined, etag: string): boolean =>
  (ifNoneMatch ?? "")
    .split(",")
    .map((mark) => mark.trim().replace(/^W\//, ""))
    .includes(etag);

/** Whether who asks has this already, by its ETag. */
export const isKnown = (request: Request, etag: string): boolean =>
  request.method === "GET" && holdsMark(request.headers.get("if-none-match"), etag);
