import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { hashSecret } from "#app/platform/secrets.server.ts";

/** Questions to the open data that one network may ask in a minute. */
export const openDataPerMinute = 300;

/** Kept in PostgreSQL: survives a restart and counts for all processes together. Keys are hashed, since they are addresses of people. */
const limits = {
  "code-per-address": { points: 5, duration: 15 * 60 },
  "code-per-network": { points: 30, duration: 15 * 60 },
  "confirmation-per-person": { points: 60, duration: 24 * 3600 },
  "link-per-network": { points: 120, duration: 15 * 60 },
  "question-per-person": { points: 10, duration: 24 * 3600 },
  "invitation-per-person": { points: 30, duration: 24 * 3600 },
  "try-per-network": { points: 60, duration: 15 * 60 },
  "open-data-per-network": { points: openDataPerMinute, duration: 60 },
} as const;

/** Each pool its own: one that has been closed and opened again is another. */
const limiters = new WeakMap<object, Map<string, RateLimiterPostgres>>();

/** True while the caller is within the limit; counts this attempt. */
export async function withinLimit(name: keyof typeof limits, key: string): Promise<boolean> {
  if (!env().DRUM_RATE_LIMITS) return true;
  const storeClient = pool();
  const ofPool = limiters.get(storeClient) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(storeClient, ofPool);
  let limiter = ofPool.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient,
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      ...limits[name],
    });
    ofPool.set(name, limiter);
  }
  try {
    await limiter.consume(hashSecret(key).slice(0, 32));
    return true;
  } catch (fault) {
    if (fault instanceof RateLimiterRes) return false;
    throw fault;
  }
}
