-- Each finished hour of the log is sealed: a digest over what happened in it and over the seal before (decision 16).
CREATE TABLE "LogSeal" (
    "number" INTEGER NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "previousDigest" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LogSeal_pkey" PRIMARY KEY ("number")
);
CREATE TRIGGER "LogSeal_keeps_rows" BEFORE UPDATE OR DELETE ON "LogSeal" FOR EACH ROW EXECUTE FUNCTION log_keeps_rows();
CREATE TRIGGER "LogSeal_keeps_all" BEFORE TRUNCATE ON "LogSeal" FOR EACH STATEMENT EXECUTE FUNCTION log_keeps_rows();

CREATE INDEX "LinkChange_outcomeId_id_idx" ON "LinkChange"("outcomeId", "id");

-- What is sealed: facts that never change, each at its own time. Of people only the digests. A record's text is unambiguous:
-- a null is empty, an empty text is quoted. `part` is the table; a partition that is dropped takes its facts with it.
CREATE VIEW log_fact ("kind", "part", "at", "key", "digest") AS
  SELECT 'clicked', tableoid, "requestedAt", uuid_send("id"), sha256(convert_to(ROW("id", "intentKey", "requestedAt",
    "openedByRole", "source", "requestedFlow", "userDigest", "openerDigest")::text, 'UTF8'))
  FROM "PortalSession" WHERE "userDigest" IS NOT NULL
UNION ALL
  SELECT 'refused', tableoid, "requestedAt", uuid_send("id"),
    sha256(convert_to(ROW("id", "state", "errorCode", "stripeRequestId", "stripeStatus", "stripeMs")::text, 'UTF8'))
  FROM "PortalSession" WHERE "state" IN ('failed', 'denied') AND "failedAt" IS NULL AND "userDigest" IS NOT NULL
UNION ALL
  SELECT 'failed', tableoid, "failedAt", uuid_send("id"),
    sha256(convert_to(ROW("id", "state", "errorCode", "failedAt", "stripeRequestId", "stripeStatus", "stripeMs")::text, 'UTF8'))
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

-- The hours of a time in which something happened: { table: { kind: [how many, digest over them in order] } }.
CREATE FUNCTION log_hours(begins timestamptz, ends timestamptz) RETURNS TABLE ("hour" timestamptz, "facts" jsonb)
LANGUAGE sql STABLE SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
  SELECT t."hour", jsonb_object_agg(c.relname, t."kinds")
  FROM (
    SELECT k."hour", k."part", jsonb_object_agg(k."kind", jsonb_build_array(k."rows", k."digest")) AS "kinds"
    FROM (
      SELECT date_trunc('hour', f."at", 'UTC') AS "hour", f."kind", f."part", count(*) AS "rows",
        encode(sha256(string_agg(f."digest", '' ORDER BY f."at", f."key")), 'hex') AS "digest"
      FROM log_fact f WHERE f."at" >= begins AND f."at" < ends GROUP BY 1, 2, 3
    ) k GROUP BY k."hour", k."part"
  ) t JOIN pg_class c ON c.oid = t."part" GROUP BY t."hour"
$$;

CREATE FUNCTION log_seal_digest(s "LogSeal") RETURNS bytea LANGUAGE sql STABLE
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
  SELECT sha256(convert_to(ROW(s."number", s."fromAt", s."toAt", s."facts", s."previousDigest", s."createdAt")::text, 'UTF8'))
$$;

-- Number 0 seals nothing and says where the chain begins. It may begin elsewhere as long as it has not gone on.
CREATE FUNCTION begin_log_seals(moment timestamptz) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  one "LogSeal";
BEGIN
  IF EXISTS (SELECT FROM "LogSeal" WHERE "number" > 0) THEN
    RAISE EXCEPTION 'the chain of seals has begun' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM set_config('portico.retention', 'on', true);
  DELETE FROM "LogSeal";
  PERFORM set_config('portico.retention', 'off', true);
  one."number" := 0;
  one."fromAt" := date_trunc('hour', moment, 'UTC');
  one."toAt" := one."fromAt";
  one."facts" := '{}';
  one."previousDigest" := '';
  one."createdAt" := now()::timestamptz(3);
  one."digest" := log_seal_digest(one);
  INSERT INTO "LogSeal" SELECT one.*;
END $$;
REVOKE EXECUTE ON FUNCTION begin_log_seals(timestamptz) FROM PUBLIC;
SELECT begin_log_seals(now());

-- Seals what is finished, so many hours at most: an hour that is over for five minutes, longer than any transaction of ours
-- lasts, and no click of which still waits for Stripe's answer. Callable by the app's role, which cannot write seals.
CREATE FUNCTION seal_log(hours integer) RETURNS TABLE (sealed integer, until timestamptz, proof text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last "LogSeal";
  one "LogSeal";
  ends timestamptz;
BEGIN
  LOCK TABLE "LogSeal" IN SHARE ROW EXCLUSIVE MODE; -- one at a time
  SELECT * INTO last FROM "LogSeal" ORDER BY "number" DESC LIMIT 1;
  ends := date_trunc('hour', least(now() - interval '5 minutes', last."toAt" + least(hours, 744) * interval '1 hour',
    (SELECT min(s."requestedAt") FROM "PortalSession" s WHERE s."state" = 'creating')), 'UTC');
  FOR one."fromAt", one."facts" IN
    SELECT h.hour, coalesce(l."facts", '{}') FROM generate_series(last."toAt", ends - interval '1 hour', interval '1 hour') AS h(hour)
    LEFT JOIN log_hours(last."toAt", ends) l ON l."hour" = h.hour ORDER BY 1 LOOP
    one."number" := last."number" + 1;
    one."toAt" := one."fromAt" + interval '1 hour';
    one."previousDigest" := last."digest";
    one."createdAt" := now()::timestamptz(3);
    one."digest" := log_seal_digest(one);
    INSERT INTO "LogSeal" SELECT one.*;
    last := one;
    RETURN QUERY SELECT one."number", one."toAt", encode(one."digest", 'hex');
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION seal_log(integer) FROM PUBLIC;
