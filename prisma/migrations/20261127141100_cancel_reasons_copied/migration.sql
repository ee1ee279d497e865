-- Links that were made before they knew why somebody canceled. A day at a time, each committed: a visit whose customer comes back
-- just then waits for no more than its day. This file is one statement, since only then may it commit in between; run
-- again, it goes on where it stopped.
DO $$
DECLARE
  begins timestamptz;
BEGIN
  FOR begins IN
    SELECT generate_series(min("requestedAt"), max("requestedAt"), interval '1 day') FROM "PortalSessionOutcome"
  LOOP
    UPDATE "PortalSessionOutcome" l SET "cancelReason" = cancel_reason(o."kind", o."reason")
    FROM "Outcome" o
    WHERE o."id" = l."outcomeId" AND l."kind" IN ('canceled', 'cancellation_scheduled') AND l."cancelReason" IS NULL
      AND l."requestedAt" >= begins AND l."requestedAt" < begins + interval '1 day';
    COMMIT;
  END LOOP;
END $$;
