-- An export of all visits of a time reads what each changed in the same order, beside them.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_requestedAt_portalSessionId_outcomeId_idx"
  ON "PortalSessionOutcome" ("requestedAt" DESC, "portalSessionId" DESC, "outcomeId");
