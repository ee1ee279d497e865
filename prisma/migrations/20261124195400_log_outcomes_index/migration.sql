CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_kind_requestedAt_portalSessionId_idx"
  ON "PortalSessionOutcome" ("kind", "requestedAt" DESC, "portalSessionId" DESC);
