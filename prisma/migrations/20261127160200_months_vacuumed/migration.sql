-- A visit that no other transaction may still see otherwise is read from an index alone (20261127160000_log_in_order_with_persons), and
-- which ones these are is known since the last vacuum. By itself it comes when a month has grown by a fifth, and so never for the last days
-- of one: here when it has grown by a fiftieth. Nobody waits for this lock who reads or writes.
CREATE OR REPLACE FUNCTION make_log_partitions(first_month date, last_month date) RETURNS integer
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
        EXECUTE format('ALTER TABLE %I SET (autovacuum_vacuum_insert_scale_factor = 0.02)', partition);
        PERFORM bound_log_times(partition);
        EXECUTE format('ALTER TABLE %I VALIDATE CONSTRAINT "PortalSession_times"', partition);
        made := made + 1;
      EXCEPTION WHEN invalid_object_definition OR check_violation THEN
        RAISE WARNING 'no partition %: %', partition, SQLERRM;
      END;
    END IF;
    begins := ends;
  END LOOP;
  RETURN made;
END $$;

DO $$
DECLARE
  leaf regclass;
BEGIN
  FOR leaf IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '"PortalSession"'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_scale_factor = 0.02)', leaf);
  END LOOP;
END $$;
