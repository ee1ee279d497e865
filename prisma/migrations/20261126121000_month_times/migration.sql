-- A partition of the log is a range of ids. That its rows also lie in that range by "requestedAt", give or take a day, is
-- said here as a check of each partition: by it PostgreSQL leaves out months when a time is asked for (decision 17). The
-- default partition has no such check, takes every row and is always read.

-- The moment of a UUIDv7.
CREATE FUNCTION moment_of_uuid(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
$$;

-- A UUIDv7 with the time of that moment, and its other bits as they were.
CREATE FUNCTION uuid_at(moment timestamptz, id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(first_uuid_at(moment)::text, 13) || substr(id::text, 14))::uuid
$$;

-- Promises it of one partition's new rows; VALIDATE CONSTRAINT "PortalSession_times" then looks at those that are there.
CREATE FUNCTION bound_log_times(partition text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
DECLARE
  bound text := (SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE oid = format('%I', partition)::regclass);
  low uuid := substring(bound FROM 'FROM \(''([0-9a-f-]{36})''\)');
  high uuid := substring(bound FROM 'TO \(''([0-9a-f-]{36})''\)');
BEGIN
  EXECUTE format('ALTER TABLE %I ADD CONSTRAINT "PortalSession_times" CHECK ("requestedAt" >= %L AND "requestedAt" < %L) NOT VALID',
    partition, coalesce((moment_of_uuid(low) - interval '1 day')::text, '-infinity'), moment_of_uuid(high) + interval '1 day');
END $$;
REVOKE EXECUTE ON FUNCTION bound_log_times(text) FROM PUBLIC;

-- As in 20261124191200_monthly_partitions, and what is made has its check.
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
