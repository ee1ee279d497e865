-- Each month of the log promises the times of its rows (20261126121000_month_times). The two partitions that are no month,
-- what was there before them and what fits none, promise here that an id tells its row's time, give or take a day. So
-- whoever asks for a time may ask for the ids of its months as well, and PostgreSQL plans for those months alone.
ANALYZE "User"; -- how common a part of a name is, for 20261126230000_people_named_index

DO $$
DECLARE
  partition regclass;
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  FOR partition IN SELECT c.oid FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass AND pg_get_expr(c.relpartbound, c.oid) ~ '^DEFAULT|MINVALUE|MAXVALUE'
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND conname = 'PortalSession_id_tells_time') LOOP
    FOR attempt IN 1..120 LOOP
      BEGIN
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT "PortalSession_id_tells_time" CHECK
          (abs(extract(epoch FROM moment_of_uuid("id") - "requestedAt")) < 86400) NOT VALID', partition);
        EXIT;
      EXCEPTION WHEN lock_not_available THEN
        IF attempt = 120 THEN RAISE; END IF;
        PERFORM pg_sleep(1);
      END;
    END LOOP;
  END LOOP;
END $$;

-- The first id of the months in which rows of a moment, and of later ones, can lie.
CREATE FUNCTION log_ids_since(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT first_uuid_at(date_trunc('month', greatest(moment - interval '24 hours', '1970-01-01 00:00Z'), 'UTC'))
$$;
-- The first id of the months in which no row of a moment before this one can lie. (A UUIDv7 ends in the year 10889.)
CREATE FUNCTION log_ids_before(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT first_uuid_at((date_trunc('month', (least(moment, '9999-01-01 00:00Z') + interval '24 hours') AT TIME ZONE 'UTC')
    + interval '1 month') AT TIME ZONE 'UTC')
$$;
