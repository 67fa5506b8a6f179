/** The caller's network as Express saw it (TRUST_PROXY decides whom to believe); set by the server on every request. */
export const networkHeader = "x-drum-network";
export const networkOf = (request: Request): string => request.headers.get(networkHeader) ?? "unknown";
