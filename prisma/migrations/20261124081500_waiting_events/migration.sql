-- What waits is a handful of rows among all that were worked off: the health check and the list of failed events find them
-- here. Alone in its migration, because only a single statement runs outside a transaction, and CONCURRENTLY needs that.
CREATE INDEX CONCURRENTLY "StripeEvent_waiting_idx" ON "StripeEvent"("receivedAt" DESC, "id" DESC) WHERE "processedAt" IS NULL;
