-- A subscription under a schedule, or billed by usage: Stripe's portal cancels it and changes nothing else. Constant defaults, so
-- that no row is written anew; the next re-read of each customer fills them in.
ALTER TABLE "Subscription"
  ADD COLUMN "isScheduled" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "isMetered" BOOLEAN NOT NULL DEFAULT false;
