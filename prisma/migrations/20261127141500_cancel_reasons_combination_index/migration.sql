CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_cancelReason_combination_idx"
  ON "PortalSessionOutcome" ("cancelReason", "combination", "requestedAt" DESC, "portalSessionId" DESC, "kind")
  WHERE "cancelReason" IS NOT NULL;
