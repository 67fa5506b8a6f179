import pino from "pino";
import { env } from "#app/platform/env.server.ts";

/** No names, addresses, person numbers or tokens: ids only. The redaction list is the second lock, not the first. */
export const log = pino({
  level: env().LOG_LEVEL,
  redact: {
    paths: [
      "*.email",
      "*.name",
      "*.recipient",
      "*.token",
      "*.code",
      "*.cookie",
      "req.headers.cookie",
      "req.headers.authorization",
    ],
    censor: "[dold]",
  },
});
