-- What the log no longer keeps: months that ended so many days ago, never fewer than 400 whoever asks (decision 16).
CREATE FUNCTION log_kept_since(keep_days integer) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('month', now() - greatest(keep_days, 400) * interval '1 day', 'UTC')
$$;

-- Takes out what hangs on such months, and what of them lies in the default partition: so many rows at a time.
CREATE FUNCTION forget_old_log(keep_days integer, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept timestamptz := log_kept_since(keep_days);
  gone integer;
  total integer := 0;
BEGIN
  PERFORM set_config('portico.retention', 'on', true);
  DELETE FROM "PortalSessionOutcome" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "PortalSessionOutcome" WHERE "portalSessionId" < first_uuid_at(kept) LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
  DELETE FROM "LinkChange" WHERE "id" = ANY (ARRAY(SELECT "id" FROM "LinkChange" WHERE "at" < kept LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
  DELETE FROM "Outcome" WHERE "id" = ANY (ARRAY(SELECT "id" FROM "Outcome" WHERE "recordedAt" < kept LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
  DELETE FROM "PortalSession_default" WHERE "id" = ANY (ARRAY(
    SELECT "id" FROM "PortalSession_default" WHERE "requestedAt" < kept LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
  PERFORM set_config('portico.retention', 'off', true);
  RETURN total;
END $$;
REVOKE EXECUTE ON FUNCTION forget_old_log(integer, integer) FROM PUBLIC;

-- Drops the partitions of such months: no row of a later month goes, and nothing is read.
CREATE FUNCTION drop_log_partitions(keep_days integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  partition text;
BEGIN
  FOR partition IN
    SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass
      AND substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''([0-9a-f-]{36})''\)')::uuid <= first_uuid_at(log_kept_since(keep_days))
    ORDER BY 1 LOOP
    EXECUTE format('ALTER TABLE "PortalSession" DETACH PARTITION %I', partition);
    EXECUTE format('DROP TABLE %I', partition);
    RETURN NEXT partition;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION drop_log_partitions(integer) FROM PUBLIC;
