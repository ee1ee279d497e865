import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import { db } from "./client";

type Rule = { of: string; most: number; seconds: number };

/**
 * A limit that is counted in the database, so for all instances together. Made once and kept: each clears the table of what is
 * over from time to time.
 * @returns what counts one for a key; it throws rate_limited, with the seconds to wait, when there were too many
 */
export function limit({ of, most, seconds }: Rule): (key: string) => Promise<void> {
  let counter: RateLimiterPrisma | undefined;
  return async (key) => {
    counter ??= new RateLimiterPrisma({
      storeClient: db(),
      tableName: "rateLimiterFlexible",
      keyPrefix: of,
      points: most,
      duration: seconds,
    });
    try {
      await counter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) });
    }
  };
}
