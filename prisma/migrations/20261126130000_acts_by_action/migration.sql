-- What staff did, of one kind, the latest first. Alone, because CONCURRENTLY runs outside a transaction only.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "AdminEvent_action_at_id_idx" ON "AdminEvent"("action", "at" DESC, "id" DESC);
