-- Which portal configuration Stripe was asked for, of a visit that failed (decision 34): Stripe names it in its object only, and
-- a failure has none. Null for every row that is there, so that none is written anew and each seal is still that of its rows.

-- What comes below locks the log for a moment. Who waited for that behind an export would have every click wait, too: so it is
-- tried again and again, each time for a second.
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  FOR attempt IN 1..120 LOOP
    BEGIN
      LOCK TABLE "PortalSession", log_fact IN ACCESS EXCLUSIVE MODE;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF attempt = 120 THEN RAISE; END IF;
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END $$;

ALTER TABLE "PortalSession" ADD COLUMN "askedConfigurationId" TEXT;

-- As in 20261124200000_late_answer, and this column.
CREATE OR REPLACE FUNCTION portal_session_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_finished boolean := OLD."state" NOT IN ('creating', 'unknown');
  is_late_object boolean := OLD."state" = 'failed' AND OLD."stripeSessionId" IS NULL AND NEW."stripeSessionId" IS NOT NULL;
  -- long before its hour is sealed
  is_late_answer boolean := OLD."state" IN ('open', 'returned') AND OLD."stripeMs" IS NULL AND NEW."stripeMs" IS NOT NULL
    AND OLD."objectAt" > now() - interval '1 minute';
BEGIN
  IF (OLD."userId" IS NOT NULL AND NEW."userId" IS NULL) OR (OLD."reason" IS NOT NULL AND NEW."reason" IS NULL)
    OR (OLD."stripeCustomerId" IS NOT NULL AND NEW."stripeCustomerId" IS NULL) THEN
    NEW."userId" := NULL; NEW."stripeCustomerId" := NULL; NEW."reason" := NULL; NEW."customerId" := NULL;
    NEW."customerAccount" := NULL; NEW."billingBefore" := NULL; NEW."userSalt" := NULL;
  END IF;
  IF OLD."openedById" IS NOT NULL AND NEW."openedById" IS NULL THEN
    NEW."userAgent" := NULL; NEW."networkAddress" := NULL; NEW."openerSalt" := NULL;
  END IF;
  NEW."objectAt" := CASE WHEN OLD."stripeSessionId" IS NULL AND NEW."stripeSessionId" IS NOT NULL
    THEN coalesce(NEW."openedAt", now()) ELSE OLD."objectAt" END;

  IF ROW(NEW."id", NEW."intentKey", NEW."openedByRole", NEW."source", NEW."requestedFlow", NEW."userDigest", NEW."openerDigest")
      IS DISTINCT FROM
     ROW(OLD."id", OLD."intentKey", OLD."openedByRole", OLD."source", OLD."requestedFlow", OLD."userDigest", OLD."openerDigest")
    OR (NEW."requestedAt" <> OLD."requestedAt" AND OLD."state" <> 'creating')
    -- told together with the failure, once
    OR (NEW."askedConfigurationId" IS DISTINCT FROM OLD."askedConfigurationId" AND (is_finished OR NEW."state" <> 'failed'))
    -- each of these is as it was, or erased
    OR NEW."userId" <> coalesce(OLD."userId", '00000000-0000-0000-0000-000000000000')
    OR NEW."customerId" <> coalesce(OLD."customerId", '00000000-0000-0000-0000-000000000000')
    OR NEW."stripeCustomerId" <> coalesce(OLD."stripeCustomerId", '')
    OR NEW."openedById" <> coalesce(OLD."openedById", '00000000-0000-0000-0000-000000000000')
    OR NEW."reason" <> coalesce(OLD."reason", '')
    OR NEW."userAgent" <> coalesce(OLD."userAgent", '')
    OR NEW."networkAddress" <> coalesce(OLD."networkAddress", '')
    OR NEW."userSalt" <> coalesce(OLD."userSalt", '00000000-0000-0000-0000-000000000000')
    OR NEW."openerSalt" <> coalesce(OLD."openerSalt", '00000000-0000-0000-0000-000000000000')
    OR (is_finished AND ((NOT is_late_object AND NEW."customerAccount" <> coalesce(OLD."customerAccount", ''))
      OR (NOT is_late_object AND NOT is_late_answer AND NEW."billingBefore" <> coalesce(OLD."billingBefore", '{}'))
      OR (NOT is_late_answer AND ROW(NEW."stripeRequestId", NEW."stripeStatus", NEW."stripeMs")
        IS DISTINCT FROM ROW(OLD."stripeRequestId", OLD."stripeStatus", OLD."stripeMs"))
      OR ROW(NEW."openedAt", NEW."failedAt", NEW."errorCode")
        IS DISTINCT FROM ROW(OLD."openedAt", OLD."failedAt", OLD."errorCode")
      OR (NEW."returnedAt" IS DISTINCT FROM OLD."returnedAt" AND OLD."returnedAt" IS NOT NULL)
      OR (NOT is_late_object AND ROW(NEW."stripeSessionId", NEW."object", NEW."configurationId", NEW."stripeCreatedAt",
          NEW."flowType", NEW."flow", NEW."livemode", NEW."locale", NEW."onBehalfOf", NEW."returnUrl", NEW."afterExpiration")
        IS DISTINCT FROM
         ROW(OLD."stripeSessionId", OLD."object", OLD."configurationId", OLD."stripeCreatedAt",
          OLD."flowType", OLD."flow", OLD."livemode", OLD."locale", OLD."onBehalfOf", OLD."returnUrl", OLD."afterExpiration"))))
  THEN
    RAISE EXCEPTION 'portal session %: what is written does not change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- As in 20261124196600_seals. What was asked for is a record of its own behind a failure's; where nothing was, nothing is added.
CREATE OR REPLACE VIEW log_fact ("kind", "part", "at", "key", "digest") AS
  SELECT 'clicked', tableoid, "requestedAt", uuid_send("id"), sha256(convert_to(ROW("id", "intentKey", "requestedAt",
    "openedByRole", "source", "requestedFlow", "userDigest", "openerDigest")::text, 'UTF8'))
  FROM "PortalSession" WHERE "userDigest" IS NOT NULL
UNION ALL
  SELECT 'refused', tableoid, "requestedAt", uuid_send("id"),
    sha256(convert_to(ROW("id", "state", "errorCode", "stripeRequestId", "stripeStatus", "stripeMs")::text, 'UTF8'))
  FROM "PortalSession" WHERE "state" IN ('failed', 'denied') AND "failedAt" IS NULL AND "userDigest" IS NOT NULL
UNION ALL
  SELECT 'failed', tableoid, "failedAt", uuid_send("id"),
    sha256(convert_to(ROW("id", "state", "errorCode", "failedAt", "stripeRequestId", "stripeStatus", "stripeMs")::text
      || CASE WHEN "askedConfigurationId" IS NULL THEN '' ELSE ROW("askedConfigurationId")::text END, 'UTF8'))
  FROM "PortalSession" WHERE "failedAt" IS NOT NULL AND "userDigest" IS NOT NULL
UNION ALL
  SELECT 'made', tableoid, "objectAt", uuid_send("id"), sha256(convert_to(ROW("id", "objectAt", "openedAt",
    CASE WHEN "state" IN ('open', 'returned') THEN ROW("errorCode", "stripeRequestId", "stripeStatus", "stripeMs") END,
    "stripeSessionId", "object", "configurationId", "stripeCreatedAt", "flowType", "flow", "livemode", "locale", "onBehalfOf",
    "returnUrl", "afterExpiration")::text, 'UTF8'))
  FROM "PortalSession" WHERE "objectAt" IS NOT NULL AND "userDigest" IS NOT NULL
UNION ALL
  SELECT 'returned', tableoid, "returnedAt", uuid_send("id"), sha256(convert_to(ROW("id", "state", "returnedAt")::text, 'UTF8'))
  FROM "PortalSession" WHERE "returnedAt" IS NOT NULL AND "userDigest" IS NOT NULL
UNION ALL
  SELECT 'outcome', tableoid, "recordedAt", uuid_send("id"), sha256(convert_to(ROW("id", "stripeEventId", "kind", "customerId",
    "occurredAt", "recordedAt", "reason", CASE WHEN NOT is_personal("kind") THEN ROW("before", "after") END,
    "privateDigest")::text, 'UTF8'))
  FROM "Outcome" WHERE "privateDigest" IS NOT NULL
UNION ALL
  SELECT 'link', tableoid, "at", int8send("id"),
    sha256(convert_to(ROW("id", "at", "portalSessionId", "outcomeId", "isLinked")::text, 'UTF8'))
  FROM "LinkChange"
UNION ALL
  SELECT 'act', tableoid, "at", uuid_send("id"), sha256(convert_to(ROW("id", "at", "actorRole", "action", "subjectType",
    "actorDigest", "subjectDigest")::text, 'UTF8'))
  FROM "AdminEvent" WHERE "actorDigest" IS NOT NULL;

-- As in 20261126161000_links_know_combinations. The trigger that calls it when a row changes looks at the state, too, which
-- changes whenever this column is written.
CREATE OR REPLACE FUNCTION number_of_combination(s "PortalSession") RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  number bigint;
BEGIN
  LOOP
    SELECT c."id" INTO number FROM "LogCombination" c WHERE c."state" = s."state"
      AND c."flow" = coalesce(s."flowType", s."requestedFlow", 'none') AND c."errorCode" = coalesce(s."errorCode", '')
      AND c."configurationId" = coalesce(s."configurationId", s."askedConfigurationId", '')
      AND c."locale" = coalesce(s."locale", '')
      AND c."livemode" = coalesce(s."livemode"::text, '') AND c."onBehalfOf" = coalesce(s."onBehalfOf", '')
      AND c."isByStaff" = (s."reason" IS NOT NULL);
    IF FOUND THEN RETURN number; END IF;
    INSERT INTO "LogCombination" VALUES (s."state", coalesce(s."flowType", s."requestedFlow", 'none'),
      coalesce(s."errorCode", ''), coalesce(s."configurationId", s."askedConfigurationId", ''),
      coalesce(s."locale", ''), coalesce(s."livemode"::text, ''), coalesce(s."onBehalfOf", ''), s."reason" IS NOT NULL)
    ON CONFLICT DO NOTHING;
  END LOOP;
END $$;

-- As in 20261126160000_log_combinations.
CREATE OR REPLACE FUNCTION gather_log_combinations(begins timestamptz, ends timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LogCombination"
  SELECT DISTINCT "state", coalesce("flowType", "requestedFlow", 'none'), coalesce("errorCode", ''),
    coalesce("configurationId", "askedConfigurationId", ''), coalesce("locale", ''), coalesce("livemode"::text, ''),
    coalesce("onBehalfOf", ''), "reason" IS NOT NULL
  FROM "PortalSession" WHERE "requestedAt" >= begins AND "requestedAt" < ends
  ON CONFLICT DO NOTHING
$$;
