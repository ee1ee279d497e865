-- Stripe's event of a portal session may be worked off before Stripe's answer to the click is: it opens the row, and the answer
-- adds what only it knows (how long Stripe took, the request's id, the billing before), once and within the minute.
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
