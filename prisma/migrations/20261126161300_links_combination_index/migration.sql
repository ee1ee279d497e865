CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_combination_requestedAt_portalSessionI_idx"
  ON "PortalSessionOutcome" ("combination", "requestedAt" DESC, "portalSessionId" DESC);
