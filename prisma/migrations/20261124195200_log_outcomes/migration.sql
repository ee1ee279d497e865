-- "Who canceled last month?" is answered in the order of the log from one index: a link knows its kind and the time of
-- its session. A trigger copies both, so that no writer can forget it; neither ever changes.
ALTER TABLE "PortalSessionOutcome" ADD COLUMN "kind" TEXT, ADD COLUMN "requestedAt" TIMESTAMPTZ(3);

CREATE FUNCTION portal_session_outcome_copies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."kind" := (SELECT "kind" FROM "Outcome" WHERE "id" = NEW."outcomeId");
  NEW."requestedAt" := (SELECT "requestedAt" FROM "PortalSession" WHERE "id" = NEW."portalSessionId");
  RETURN NEW;
END $$;

CREATE TRIGGER "PortalSessionOutcome_copies" BEFORE INSERT ON "PortalSessionOutcome"
  FOR EACH ROW WHEN (NEW."kind" IS NULL OR NEW."requestedAt" IS NULL) EXECUTE FUNCTION portal_session_outcome_copies();
