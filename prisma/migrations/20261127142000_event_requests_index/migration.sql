-- the search of the log knows events by the request that caused them
CREATE INDEX CONCURRENTLY IF NOT EXISTS "StripeEvent_requestId_idx" ON "StripeEvent" ("requestId");
