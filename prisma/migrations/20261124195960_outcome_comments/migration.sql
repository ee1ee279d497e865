-- What people wrote when they canceled, the latest first. Alone, because CONCURRENTLY runs outside a transaction only.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Outcome_comments_idx" ON "Outcome"("occurredAt" DESC, "id" DESC) WHERE "comment" IS NOT NULL;
