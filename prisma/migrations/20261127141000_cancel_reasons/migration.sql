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
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF attempt = 120 THEN RAISE; END IF;
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END $$;

ALTER TABLE "PortalSessionOutcome" ADD COLUMN "cancelReason" TEXT;

-- As in 20261126161000_links_know_combinations, and the reason.
CREATE OR REPLACE FUNCTION portal_session_outcome_copies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  s "PortalSession";
  o record;
BEGIN
  SELECT * INTO s FROM "PortalSession" WHERE "id" = NEW."portalSessionId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF; -- the foreign key refuses it
  SELECT "kind", "reason" INTO o FROM "Outcome" WHERE "id" = NEW."outcomeId";
  NEW."kind" := o."kind";
  NEW."cancelReason" := cancel_reason(o."kind", o."reason");
  NEW."requestedAt" := s."requestedAt";
  NEW."combination" := number_of_combination(s);
  RETURN NEW;
END $$;

-- A reason that was given afterwards is an outcome of its own, and that of the cancellation before it (decision 40, and the same
-- rule as in lib/portal/with-reasons): the visit's cancellations learn it, and lose it with the link. Who writes holds the customer.
CREATE FUNCTION cancel_reasons_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH told AS (
    SELECT o."id", o."reason", o."occurredAt", o."stripeEventId", o."kind" = 'cancellation_reason_given' AS "isReason"
    FROM "PortalSessionOutcome" l JOIN "Outcome" o ON o."id" = l."outcomeId"
    WHERE l."portalSessionId" = coalesce(NEW."portalSessionId", OLD."portalSessionId")
      AND l."kind" IN ('canceled', 'cancellation_scheduled', 'cancellation_reason_given')
  ), numbered AS (
    SELECT *, count(*) FILTER (WHERE NOT "isReason") OVER in_order AS "number" FROM told
    WINDOW in_order AS (ORDER BY "occurredAt", "isReason", "stripeEventId" COLLATE "C")
  ), reasons AS (
    SELECT "number", coalesce((array_agg("reason" ORDER BY "occurredAt", "isReason", "stripeEventId" COLLATE "C")
      FILTER (WHERE "reason" IS NOT NULL))[count("reason")::int], 'none') AS "reason"
    FROM numbered WHERE "number" > 0 GROUP BY "number"
  )
  UPDATE "PortalSessionOutcome" l SET "cancelReason" = r."reason"
  FROM numbered n JOIN reasons r USING ("number")
  WHERE l."portalSessionId" = coalesce(NEW."portalSessionId", OLD."portalSessionId") AND l."outcomeId" = n."id"
    AND NOT n."isReason" AND l."cancelReason" IS DISTINCT FROM r."reason";
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION cancel_reasons_told() FROM PUBLIC;
CREATE TRIGGER "PortalSessionOutcome_reasons_told" AFTER INSERT ON "PortalSessionOutcome" FOR EACH ROW
  WHEN (NEW."kind" IN ('canceled', 'cancellation_scheduled', 'cancellation_reason_given')) EXECUTE FUNCTION cancel_reasons_told();
CREATE TRIGGER "PortalSessionOutcome_reasons_gone" AFTER DELETE ON "PortalSessionOutcome" FOR EACH ROW
  WHEN (OLD."kind" IN ('canceled', 'cancellation_scheduled', 'cancellation_reason_given')) EXECUTE FUNCTION cancel_reasons_told();
