-- Links are inserted and never changed, so the rows that this locks are nobody's.
UPDATE "PortalSessionOutcome" l SET "kind" = o."kind", "requestedAt" = s."requestedAt"
FROM "Outcome" o, "PortalSession" s
WHERE o."id" = l."outcomeId" AND s."id" = l."portalSessionId" AND l."kind" IS NULL;
