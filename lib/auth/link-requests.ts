import { createHmac } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** How many links may be asked for: enough for somebody who cannot find the mail, too few to flood a mailbox. */
export const linkLimits = { perAddress: 10, perNetwork: 100, seconds: 60 * 60 };

/**
 * Counts a request for a sign-in link, whether or not the address is known to us.
 * @throws {AppError} rate_limited, with the seconds to wait
 */
export async function countLinkRequest(email: string, networkAddress: string | null): Promise<void> {
  limiters ??= {
    address: limiter("address", linkLimits.perAddress),
    network: limiter("network", linkLimits.perNetwork),
  };
  // the network first: one that asks too often must not use up other people's addresses
  if (networkAddress) await consume(limiters.network, networkAddress);
  await consume(limiters.address, email);
}

// kept, because each clears the table of what is over from time to time
let limiters: { address: RateLimiterPrisma; network: RateLimiterPrisma } | undefined;

const limiter = (of: string, points: number) =>
  new RateLimiterPrisma({
    storeClient: db(),
    tableName: "rateLimiterFlexible",
    keyPrefix: `sign-in-link:${of}`,
    points,
    duration: linkLimits.seconds,
  });

async function consume(limit: RateLimiterPrisma, key: string): Promise<void> {
  // hashed: the table is no list of who wanted to sign in
  const hash = createHmac("sha256", env().AUTH_SECRET).update(key).digest("base64url");
  try {
    await limit.consume(hash);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) });
  }
}
