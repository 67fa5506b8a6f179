/** The server's clock decides, and this is the only place that reads it. */
export const now = (): Date => new Date();
