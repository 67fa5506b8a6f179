import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { fileKinds } from "#app/kernel/file-kind.ts";

const flag = z.stringbool();

/** Every variable the product reads; `.env.example` has one line of meaning for each (a test compares the two). */
export const variables = z.object({
  DRUM_MODE: z.enum(["demo", "production"]).default("demo"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z.url().optional(),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  JOURNAL_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("Drum <drum@localhost>"),
  DRUM_DATA_DIR: z.string().default("var"),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default("eu-north-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  UPLOAD_MAX_MEGABYTES: z.coerce.number().int().min(1).max(500).default(20),
  UPLOAD_KINDS: z
    .string()
    .default(fileKinds.join(","))
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.enum(fileKinds)).min(1)),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, "must be host:port")
    .optional(),
  TRUST_PROXY: z.string().default("loopback"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  DRUM_RATE_LIMITS: flag.default(true),
  NODE_ENV: z.string().default("development"),
});

export type Environment = ReturnType<typeof readEnvironment>;

/** Throws one line per fault. Production needs what the demo makes up for itself: a secret, a journal key, an address, a mail server. */
export function readEnvironment(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new EnvironmentFault(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const env = parsed.data;
  if (env.DRUM_MODE === "production") {
    const needed = ["PUBLIC_URL", "SESSION_SECRET", "JOURNAL_KEY", "SMTP_URL"] as const;
    const missing = needed.filter((name) => !env[name]).map((name) => `${name}: DRUM_MODE=production does not start without it`);
    if (missing.length > 0) throw new EnvironmentFault(missing);
  }
  return { ...env, demo: env.DRUM_MODE === "demo", dataDir: resolve(env.DRUM_DATA_DIR) };
}

export class EnvironmentFault extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join("\n"));
  }
}

let current: Environment | undefined;

export function env(): Environment {
  if (!current) {
    current = readEnvironment(process.env);
    mkdirSync(current.dataDir, { recursive: true });
  }
  return current;
}

/** The address people use, without a slash at the end. */
export const publicUrl = () => (env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).replace(/\/$/, "");
