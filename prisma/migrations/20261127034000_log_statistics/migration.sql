-- How the log as a whole is made up. PostgreSQL looks at each month by itself, and at a partitioned table never (Routine
-- Vacuuming: "autovacuum does not process partitioned tables"). Without this it thinks that an export meets each person once, and
-- keeps none of the names that it has looked up. Readers and writers do not wait for it.
CREATE FUNCTION analyze_log() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    EXECUTE 'ANALYZE ONLY "PortalSession"';
  ELSE
    EXECUTE 'ANALYZE "PortalSession"'; -- older ones look at each month again with it
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION analyze_log() FROM PUBLIC;
SELECT analyze_log();
