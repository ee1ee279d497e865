CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_cancellations_idx"
  ON "PortalSessionOutcome" ("requestedAt" DESC, "portalSessionId" DESC) WHERE "cancelReason" IS NOT NULL;
