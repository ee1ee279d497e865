CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_cancellations_combination_idx"
  ON "PortalSessionOutcome" ("combination", "requestedAt" DESC, "portalSessionId" DESC) WHERE "cancelReason" IS NOT NULL;
