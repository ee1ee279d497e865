-- What one of the staff did, the latest first; also what erasing them looks for. Alone, because CONCURRENTLY runs outside a
-- transaction only.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "AdminEvent_actorId_at_id_idx" ON "AdminEvent"("actorId", "at" DESC, "id" DESC);
