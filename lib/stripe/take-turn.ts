import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

/**
 * Waits for a turn to read from Stripe. Turns are places in a ring that all instances share: with twenty a second, each
 * read begins at least a second after the one twenty before it. A burst waits for nothing, and no second ever sees more.
 */
export async function takeTurn(): Promise<void> {
  const perSecond = env().STRIPE_READS_PER_SECOND;
  // The first row orders those who come, the second says when their place is free again. Nobody waits for the disk
  // meanwhile: a turn that a crash of the database forgets was of a second that is over.
  const [turn] = await db().$queryRaw<[{ waitMs: number }]>`
    WITH hurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)), place AS (
      INSERT INTO "RateLimiterFlexible" AS r ("key", "points") SELECT 'stripe-reads', 0 FROM hurried
      ON CONFLICT ("key") DO UPDATE SET "points" = (r."points" + 1) % ${perSecond}::int
      RETURNING "points"
    )
    INSERT INTO "RateLimiterFlexible" AS r ("key", "points", "expire")
    SELECT 'stripe-reads:' || "points", 1, clock_timestamp() + interval '1 second' FROM place
    ON CONFLICT ("key") DO UPDATE SET "expire" = greatest(r."expire", clock_timestamp()) + interval '1 second'
    RETURNING (extract(epoch FROM "expire" - clock_timestamp()) * 1000 - 1000)::float8 AS "waitMs"`;
  if (turn.waitMs > 0) await wait(Math.ceil(turn.waitMs));
}
