-- One press of a button, once: held here, since a unique key of a partitioned table must contain the column it is
-- partitioned by. Rows older than a day are of no use and go.
CREATE TABLE "PortalIntent" (
    "intentKey" UUID NOT NULL,
    "portalSessionId" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PortalIntent_pkey" PRIMARY KEY ("intentKey")
);
CREATE INDEX "PortalIntent_requestedAt_idx" ON "PortalIntent"("requestedAt");

-- From here on the table is locked until the end of this file. Nothing below reads its rows.
LOCK TABLE "PortalSessionOutcome", "PortalSession" IN ACCESS EXCLUSIVE MODE;

INSERT INTO "PortalIntent" ("intentKey", "portalSessionId", "requestedAt")
SELECT "intentKey", "id", "requestedAt" FROM "PortalSession" WHERE "requestedAt" > now() - interval '1 day';

ALTER TABLE "PortalSessionOutcome" DROP CONSTRAINT "PortalSessionOutcome_portalSessionId_fkey";
DROP TRIGGER "PortalSession_forward_only" ON "PortalSession";
DROP INDEX "PortalSession_intentKey_key";

-- The old table steps aside with its indexes, whose names the new ones take.
ALTER TABLE "PortalSession" RENAME TO "PortalSession_before";
ALTER INDEX "PortalSession_stripeSessionId_key" RENAME TO "PortalSession_before_stripeSessionId_key";
ALTER INDEX "PortalSession_pkey" RENAME TO "PortalSession_before_pkey";
ALTER INDEX "PortalSession_requestedAt_id_idx" RENAME TO "PortalSession_before_requestedAt_id_idx";
ALTER INDEX "PortalSession_userId_requestedAt_id_idx" RENAME TO "PortalSession_before_userId_requestedAt_id_idx";
ALTER INDEX "PortalSession_customerId_requestedAt_id_idx" RENAME TO "PortalSession_before_customerId_requestedAt_id_idx";
ALTER INDEX "PortalSession_stripeCustomerId_requestedAt_idx" RENAME TO "PortalSession_before_stripeCustomerId_requestedAt_idx";
ALTER INDEX "PortalSession_state_requestedAt_id_idx" RENAME TO "PortalSession_before_state_requestedAt_id_idx";

CREATE TABLE "PortalSession" (LIKE "PortalSession_before" INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE ("id");
ALTER TABLE "PortalSession"
  DROP CONSTRAINT "PortalSession_before_partitions",
  ADD CONSTRAINT "PortalSession_pkey" PRIMARY KEY ("id"),
  ADD CONSTRAINT "PortalSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "PortalSession_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "PortalSession_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "PortalSession_requestedAt_id_idx" ON "PortalSession"("requestedAt" DESC, "id" DESC);
CREATE INDEX "PortalSession_userId_requestedAt_id_idx" ON "PortalSession"("userId", "requestedAt" DESC, "id" DESC);
CREATE INDEX "PortalSession_customerId_requestedAt_id_idx" ON "PortalSession"("customerId", "requestedAt" DESC, "id" DESC);
CREATE INDEX "PortalSession_stripeCustomerId_requestedAt_idx" ON "PortalSession"("stripeCustomerId", "requestedAt" DESC);
CREATE INDEX "PortalSession_state_requestedAt_id_idx" ON "PortalSession"("state", "requestedAt" DESC, "id" DESC);
CREATE TRIGGER "PortalSession_forward_only" BEFORE UPDATE ON "PortalSession"
  FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION portal_session_forward_only();

-- What fits no month: rows of a time for which nobody made partitions, and ids that are no UUIDv7.
CREATE TABLE "PortalSession_default" PARTITION OF "PortalSession" DEFAULT;
CREATE UNIQUE INDEX "PortalSession_default_stripeSessionId_key" ON "PortalSession_default"("stripeSessionId");

-- The old rows become the first partition, by what the checked constraint says of them; where there are none, no partition.
DO $$
DECLARE
  bound uuid := (SELECT substring(pg_get_constraintdef(oid) FROM '[0-9a-f-]{36}') FROM pg_constraint
    WHERE conname = 'PortalSession_before_partitions' AND conrelid = '"PortalSession_before"'::regclass);
BEGIN
  IF EXISTS (SELECT FROM "PortalSession_before") THEN
    EXECUTE format('ALTER TABLE "PortalSession" ATTACH PARTITION "PortalSession_before" FOR VALUES FROM (MINVALUE) TO (%L)', bound);
    ALTER TABLE "PortalSession_before" DROP CONSTRAINT "PortalSession_before_partitions"; -- its bound says the same
  ELSE
    DROP TABLE "PortalSession_before";
  END IF;
END $$;

ALTER TABLE "PortalSessionOutcome" ADD CONSTRAINT "PortalSessionOutcome_portalSessionId_fkey"
  FOREIGN KEY ("portalSessionId") REFERENCES "PortalSession"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- Makes the partitions of some months, UTC. A month that is covered already is left alone, and one of which rows came into
-- the default partition meanwhile goes on there. The app's database role may call it, hence the fixed path and the bounds.
CREATE FUNCTION make_log_partitions(first_month date, last_month date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  begins timestamptz := date_trunc('month', first_month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz;
  partition text;
  made integer := 0;
BEGIN
  IF last_month > now() + interval '13 months' OR last_month > first_month + interval '60 months' THEN
    RAISE EXCEPTION 'partitions of a year ahead at most' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  WHILE begins <= last_month::timestamp AT TIME ZONE 'UTC' LOOP
    ends := (begins AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
    partition := to_char(begins AT TIME ZONE 'UTC', '"PortalSession_"YYYY_MM');
    IF to_regclass(format('%I', partition)) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF "PortalSession" FOR VALUES FROM (%L) TO (%L)',
          partition, first_uuid_at(begins), first_uuid_at(ends));
        EXECUTE format('CREATE UNIQUE INDEX %I ON %I ("stripeSessionId")', partition || '_stripeSessionId_key', partition);
        made := made + 1;
      EXCEPTION WHEN invalid_object_definition OR check_violation THEN
        RAISE WARNING 'no partition %: %', partition, SQLERRM;
      END;
    END IF;
    begins := ends;
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION make_log_partitions(date, date) FROM PUBLIC;

SELECT make_log_partitions((now() AT TIME ZONE 'UTC')::date, ((now() + interval '3 months') AT TIME ZONE 'UTC')::date);
