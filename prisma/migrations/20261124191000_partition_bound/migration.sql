-- The log becomes a table of months (decision 17), in four steps that each lock it for a moment only.

-- The smallest UUIDv7 of a moment: a range of ids is a range of time.
CREATE FUNCTION first_uuid_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- What is there now, and what comes within a week, stays in one partition up to the end of a month. That all rows belong
-- into it is promised here, checked in the next step while people go on, and then nothing is left to look at.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_before_partitions" CHECK ("id" < %L) NOT VALID',
    first_uuid_at(date_trunc('month', now() + interval '7 days', 'UTC') + interval '1 month'));
END $$;
