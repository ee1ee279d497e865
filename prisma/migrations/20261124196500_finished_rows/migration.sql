-- The log as evidence (decision 16): what is finished does not change any more. Rules below hold for every role; what the
-- app's own role may do besides is said in prisma/app-role.sql.

-- Who it was stands in a row until the person is erased. A digest over it, with a salt that goes with them, proves it until then.
ALTER TABLE "PortalSession"
  ADD COLUMN "userSalt" UUID, ADD COLUMN "userDigest" BYTEA, ADD COLUMN "openerSalt" UUID, ADD COLUMN "openerDigest" BYTEA,
  ADD COLUMN "objectAt" TIMESTAMPTZ(3); -- when Stripe's object was written into the row
ALTER TABLE "Outcome" ADD COLUMN "privateSalt" UUID, ADD COLUMN "privateDigest" BYTEA;
ALTER TABLE "AdminEvent"
  ADD COLUMN "actorSalt" UUID, ADD COLUMN "actorDigest" BYTEA, ADD COLUMN "subjectSalt" UUID, ADD COLUMN "subjectDigest" BYTEA;

-- Which visit a change is attributed to is a rule's answer, and may become better. Each answer stays written here.
CREATE TABLE "LinkChange" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "portalSessionId" UUID NOT NULL,
    "outcomeId" UUID NOT NULL,
    "isLinked" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "LinkChange_at_id_idx" ON "LinkChange"("at", "id");

CREATE FUNCTION portal_session_user_digest(s "PortalSession") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(ROW(s."userSalt", s."userId", s."stripeCustomerId", s."reason")::text, 'UTF8'))
$$;
CREATE FUNCTION portal_session_opener_digest(s "PortalSession") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(ROW(s."openerSalt", s."openedById")::text, 'UTF8'))
$$;
-- A card's last four, an address: such changes are about the person. What a plan was and costs is not.
CREATE FUNCTION is_personal(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT kind LIKE 'payment\_method\_%' OR kind IN ('details_changed', 'tax_id_changed')
$$;
CREATE FUNCTION outcome_private_digest(o "Outcome") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(ROW(o."privateSalt", o."comment", CASE WHEN is_personal(o."kind") THEN o."before" END,
    CASE WHEN is_personal(o."kind") THEN o."after" END)::text, 'UTF8'))
$$;
CREATE FUNCTION admin_event_actor_digest(e "AdminEvent") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(ROW(e."actorSalt", e."actorId")::text, 'UTF8'))
$$;
CREATE FUNCTION admin_event_subject_digest(e "AdminEvent") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(ROW(e."subjectSalt", e."subjectId", e."before", e."after")::text, 'UTF8'))
$$;

-- Digests are made with the row, and whoever writes the row has no say in it.
CREATE FUNCTION portal_session_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."userSalt" := gen_random_uuid();
  NEW."openerSalt" := gen_random_uuid();
  NEW."userDigest" := sha256(convert_to(ROW(NEW."userSalt", NEW."userId", NEW."stripeCustomerId", NEW."reason")::text, 'UTF8'));
  NEW."openerDigest" := sha256(convert_to(ROW(NEW."openerSalt", NEW."openedById")::text, 'UTF8'));
  NEW."objectAt" := CASE WHEN NEW."stripeSessionId" IS NOT NULL THEN coalesce(NEW."openedAt", now()) END;
  RETURN NEW;
END $$;
CREATE TRIGGER "PortalSession_begins" BEFORE INSERT ON "PortalSession"
  FOR EACH ROW EXECUTE FUNCTION portal_session_begins();

CREATE FUNCTION outcome_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."privateSalt" := gen_random_uuid();
  NEW."privateDigest" := outcome_private_digest(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER "Outcome_begins" BEFORE INSERT ON "Outcome" FOR EACH ROW EXECUTE FUNCTION outcome_begins();

CREATE FUNCTION admin_event_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."actorSalt" := gen_random_uuid();
  NEW."subjectSalt" := gen_random_uuid();
  NEW."actorDigest" := admin_event_actor_digest(NEW);
  NEW."subjectDigest" := admin_event_subject_digest(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER "AdminEvent_begins" BEFORE INSERT ON "AdminEvent" FOR EACH ROW EXECUTE FUNCTION admin_event_begins();

-- A visit: what was known at the click never changes. What Stripe answered is written once. A person may be erased, and all
-- of them goes at once, also where a foreign key does it; what is erased does not come back.
CREATE FUNCTION portal_session_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_finished boolean := OLD."state" NOT IN ('creating', 'unknown');
  is_late_object boolean := OLD."state" = 'failed' AND OLD."stripeSessionId" IS NULL AND NEW."stripeSessionId" IS NOT NULL;
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
    OR (is_finished AND ((NOT is_late_object AND (NEW."billingBefore" <> coalesce(OLD."billingBefore", '{}')
        OR NEW."customerAccount" <> coalesce(OLD."customerAccount", '')))
      OR ROW(NEW."openedAt", NEW."failedAt", NEW."errorCode", NEW."stripeRequestId", NEW."stripeStatus", NEW."stripeMs")
        IS DISTINCT FROM
         ROW(OLD."openedAt", OLD."failedAt", OLD."errorCode", OLD."stripeRequestId", OLD."stripeStatus", OLD."stripeMs")
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

CREATE FUNCTION is_same_or_erased(was jsonb, is_now jsonb, columns text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(bool_and(is_now -> c = 'null' OR is_now -> c = was -> c), true) FROM unnest(columns) c
$$;
CREATE TRIGGER "PortalSession_changes" BEFORE UPDATE ON "PortalSession"
  FOR EACH ROW EXECUTE FUNCTION portal_session_changes();

CREATE FUNCTION outcome_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."comment" IS NOT NULL AND NEW."comment" IS NULL) OR (is_personal(OLD."kind")
      AND ((OLD."before" IS NOT NULL AND NEW."before" IS NULL) OR (OLD."after" IS NOT NULL AND NEW."after" IS NULL))) THEN
    NEW."privateSalt" := NULL;
  END IF;
  IF NEW."privateSalt" IS NULL THEN
    NEW."comment" := NULL;
    IF is_personal(OLD."kind") THEN NEW."before" := NULL; NEW."after" := NULL; END IF;
  END IF;
  IF NOT is_same_or_erased(to_jsonb(OLD), to_jsonb(NEW), ARRAY['comment', 'privateSalt'])
    OR NOT is_same_or_erased(to_jsonb(OLD), to_jsonb(NEW), CASE WHEN is_personal(OLD."kind") THEN ARRAY['before', 'after'] ELSE '{}' END)
    OR (NOT is_personal(OLD."kind") AND ROW(NEW."before", NEW."after") IS DISTINCT FROM ROW(OLD."before", OLD."after"))
    OR (to_jsonb(NEW) - '{attribution,comment,privateSalt,before,after}'::text[])
      <> (to_jsonb(OLD) - '{attribution,comment,privateSalt,before,after}'::text[]) THEN
    RAISE EXCEPTION 'outcome %: what is written does not change', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Outcome_changes" BEFORE UPDATE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION outcome_changes();

-- Staff: only people may be taken out of what was done, by them or to them.
CREATE OR REPLACE FUNCTION admin_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."actorId" IS NOT NULL AND NEW."actorId" IS NULL THEN
      NEW."actorSalt" := NULL; NEW."networkAddress" := NULL; NEW."userAgent" := NULL;
    END IF;
    IF (OLD."subjectId" IS NOT NULL AND NEW."subjectId" IS NULL) OR (OLD."before" IS NOT NULL AND NEW."before" IS NULL)
      OR (OLD."after" IS NOT NULL AND NEW."after" IS NULL) THEN
      NEW."subjectId" := NULL; NEW."before" := NULL; NEW."after" := NULL; NEW."subjectSalt" := NULL;
    END IF;
    IF is_same_or_erased(to_jsonb(OLD), to_jsonb(NEW), '{actorId,actorSalt,networkAddress,userAgent,subjectId,before,after,subjectSalt}')
      AND (to_jsonb(NEW) - '{actorId,actorSalt,networkAddress,userAgent,subjectId,before,after,subjectSalt}'::text[])
        = (to_jsonb(OLD) - '{actorId,actorSalt,networkAddress,userAgent,subjectId,before,after,subjectSalt}'::text[]) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'admin events are append-only' USING ERRCODE = 'check_violation';
END $$;

-- A link is made or taken back by the rule of attribution; both are written down by the database itself.
CREATE FUNCTION link_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ROW(NEW."portalSessionId", NEW."outcomeId") IS DISTINCT FROM ROW(OLD."portalSessionId", OLD."outcomeId") THEN
      RAISE EXCEPTION 'a link is made or removed, not moved' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "LinkChange" ("portalSessionId", "outcomeId", "isLinked") VALUES (NEW."portalSessionId", NEW."outcomeId", true);
  ELSIF current_setting('portico.retention', true) IS DISTINCT FROM 'on' THEN
    INSERT INTO "LinkChange" ("portalSessionId", "outcomeId", "isLinked") VALUES (OLD."portalSessionId", OLD."outcomeId", false);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION link_changes() FROM PUBLIC;
CREATE TRIGGER "PortalSessionOutcome_link_changes" AFTER INSERT OR UPDATE OR DELETE ON "PortalSessionOutcome"
  FOR EACH ROW EXECUTE FUNCTION link_changes();

-- Rows go by retention only: in functions of the owner that say so. (An owner who says so by hand may, too: whoever owns the
-- tables can do anything with them, hence the app's own role.)
CREATE FUNCTION log_keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('portico.retention', true) = 'on'
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of "%" stay', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "PortalSession_keeps_rows" BEFORE DELETE ON "PortalSession" FOR EACH ROW EXECUTE FUNCTION log_keeps_rows();
CREATE TRIGGER "Outcome_keeps_rows" BEFORE DELETE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION log_keeps_rows();
CREATE TRIGGER "LinkChange_keeps_rows" BEFORE UPDATE OR DELETE ON "LinkChange" FOR EACH ROW EXECUTE FUNCTION log_keeps_rows();
