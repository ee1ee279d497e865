-- Links that were made before they knew why somebody canceled. Beside the traffic; a second run finds nothing to do.
UPDATE "PortalSessionOutcome" l SET "cancelReason" = cancel_reason(o."kind", o."reason")
FROM "Outcome" o
WHERE o."id" = l."outcomeId" AND l."kind" IN ('canceled', 'cancellation_scheduled') AND l."cancelReason" IS NULL;
