-- That staff opened a visit is known by its reason, and stays when the person is erased: the reason is then the empty text and
-- no longer null. A seal holds neither (decision 16): its digest over person and reason was made at the click.

-- Of those who were erased before: who clicked is still there, and was not the person, who would have gone from there as well.
-- Few rows, found by the index of persons. What is below forbids this from then on.
UPDATE "PortalSession" SET "reason" = '' WHERE "userId" IS NULL AND "openedById" IS NOT NULL AND "reason" IS NULL;

-- As in 20261126180000_asked_configuration, but for the reason: it is emptied with the person, and only so.
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
    NEW."userId" := NULL; NEW."stripeCustomerId" := NULL; NEW."customerId" := NULL; NEW."customerAccount" := NULL;
    NEW."billingBefore" := NULL; NEW."userSalt" := NULL;
    NEW."reason" := CASE WHEN OLD."reason" IS NOT NULL THEN '' END; -- there was one
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
    OR (NEW."reason" IS DISTINCT FROM OLD."reason"
      AND (OLD."reason" IS NOT NULL AND NEW."reason" = '' AND NEW."userSalt" IS NULL) IS NOT TRUE)
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
