/** Whether who asks has this already, by its ETag. Behind a packing proxy the mark may come back as weak; what it is of is the same. */
export const isKnown = (request: Request, etag: string): boolean =>
  request.method === "GET" &&
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((mark) => mark.trim().replace(/^W\//, ""))
    .includes(etag);
