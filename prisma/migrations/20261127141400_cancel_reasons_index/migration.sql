-- the kind in it, so that a reason of one kind of cancellation is read without a look at each link
CREATE INDEX CONCURRENTLY IF NOT EXISTS "PortalSessionOutcome_cancelReason_idx"
  ON "PortalSessionOutcome" ("cancelReason", "requestedAt" DESC, "portalSessionId" DESC, "kind") WHERE "cancelReason" IS NOT NULL;
