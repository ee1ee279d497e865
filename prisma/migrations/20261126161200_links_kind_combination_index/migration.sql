CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_kind_combination_requestedAt_portalSes_idx"
  ON "PortalSessionOutcome" ("kind", "combination", "requestedAt" DESC, "portalSessionId" DESC);
