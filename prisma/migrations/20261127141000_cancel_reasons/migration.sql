-- "Who canceled, and why?" is asked of the links to what changed, in the log's order: each knows why, as it knows the kind.
-- Null where nobody canceled, 'none' where somebody did and gave no reason.
CREATE FUNCTION cancel_reason(kind text, reason text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN kind IN ('canceled', 'cancellation_scheduled') THEN coalesce(reason, 'none') END
$$;

-- What comes below locks the links for a moment. Who waited for that behind an export would have every change wait, too: so it
-- is tried again and again, each time for a second.
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  FOR attempt IN 1..120 LOOP
    BEGIN
      LOCK TABLE "PortalSessionOutcome" IN ACCESS EXCLUSIVE MODE;
      LOCK TABLE "Outcome" IN SHARE ROW EXCLUSIVE MODE;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF attempt = 120 THEN RAISE; END IF;
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END $$;

ALTER TABLE "PortalSessionOutcome" ADD COLUMN "cancelReason" TEXT;

-- As in 20261126161000_links_know_combinations, and the reason. FOR SHARE there as well: a change whose reason is told at this
-- moment either waits and then finds this link, or is waited for.
CREATE OR REPLACE FUNCTION portal_session_outcome_copies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  s "PortalSession";
  o record;
BEGIN
  SELECT * INTO s FROM "PortalSession" WHERE "id" = NEW."portalSessionId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF; -- the foreign key refuses it
  SELECT "kind", "reason" INTO o FROM "Outcome" WHERE "id" = NEW."outcomeId" FOR SHARE;
  NEW."kind" := o."kind";
  NEW."cancelReason" := cancel_reason(o."kind", o."reason");
  NEW."requestedAt" := s."requestedAt";
  NEW."combination" := number_of_combination(s);
  RETURN NEW;
END $$;

-- A reason that is told later than the change: its links follow it.
CREATE FUNCTION outcome_reason_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "PortalSessionOutcome" SET "cancelReason" = cancel_reason(NEW."kind", NEW."reason") WHERE "outcomeId" = NEW."id";
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION outcome_reason_told() FROM PUBLIC;
CREATE TRIGGER "Outcome_reason_told" AFTER UPDATE ON "Outcome" FOR EACH ROW
  WHEN (NEW."reason" IS DISTINCT FROM OLD."reason") EXECUTE FUNCTION outcome_reason_told();
