-- What changed is filtered by its links, in an order of their own. So that they, too, are read by what the session has besides,
-- each knows its session's combination (decision 33), by the combination's number.
ALTER TABLE "LogCombination" ADD COLUMN "id" BIGINT GENERATED ALWAYS AS IDENTITY;
ALTER TABLE "LogCombination" ADD CONSTRAINT "LogCombination_id_key" UNIQUE ("id");
ALTER TABLE "PortalSessionOutcome" ADD COLUMN "combination" BIGINT;

-- The number of a session's combination, which is made where it is new.
CREATE FUNCTION number_of_combination(s "PortalSession") RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  number bigint;
BEGIN
  LOOP
    SELECT c."id" INTO number FROM "LogCombination" c WHERE c."state" = s."state"
      AND c."flow" = coalesce(s."flowType", s."requestedFlow", 'none') AND c."errorCode" = coalesce(s."errorCode", '')
      AND c."configurationId" = coalesce(s."configurationId", '') AND c."locale" = coalesce(s."locale", '')
      AND c."livemode" = coalesce(s."livemode"::text, '') AND c."onBehalfOf" = coalesce(s."onBehalfOf", '')
      AND c."isByStaff" = (s."reason" IS NOT NULL);
    IF FOUND THEN RETURN number; END IF;
    INSERT INTO "LogCombination" VALUES (s."state", coalesce(s."flowType", s."requestedFlow", 'none'),
      coalesce(s."errorCode", ''), coalesce(s."configurationId", ''), coalesce(s."locale", ''),
      coalesce(s."livemode"::text, ''), coalesce(s."onBehalfOf", ''), s."reason" IS NOT NULL)
    ON CONFLICT DO NOTHING;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION number_of_combination("PortalSession") FROM PUBLIC;

-- A session's links follow it. Where it has none, as at the click, nothing is written.
CREATE OR REPLACE FUNCTION portal_session_combines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  number bigint := number_of_combination(NEW);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE "PortalSessionOutcome" SET "combination" = number WHERE "portalSessionId" = NEW."id" AND "combination" IS DISTINCT FROM number;
  END IF;
  RETURN NULL;
END $$;

-- FOR SHARE: a session that is changed at this moment either waits and then finds this link, or is waited for.
CREATE OR REPLACE FUNCTION portal_session_outcome_copies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  s "PortalSession";
BEGIN
  SELECT * INTO s FROM "PortalSession" WHERE "id" = NEW."portalSessionId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF; -- the foreign key refuses it
  NEW."kind" := (SELECT "kind" FROM "Outcome" WHERE "id" = NEW."outcomeId");
  NEW."requestedAt" := s."requestedAt";
  NEW."combination" := number_of_combination(s);
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION portal_session_outcome_copies() FROM PUBLIC;
DROP TRIGGER "PortalSessionOutcome_copies" ON "PortalSessionOutcome";
CREATE TRIGGER "PortalSessionOutcome_copies" BEFORE INSERT ON "PortalSessionOutcome" FOR EACH ROW
  WHEN (NEW."kind" IS NULL OR NEW."requestedAt" IS NULL OR NEW."combination" IS NULL) EXECUTE FUNCTION portal_session_outcome_copies();
