-- The months that are there already. Each check is promised under a lock of a moment, then validated while people go on. A
-- month that holds a row of another time keeps no check: it is read whatever time is asked for. This file is one statement,
-- since only then may it commit in between. Run again after a failure it goes on where it stopped.
DO $$
DECLARE
  partition text;
BEGIN
  FOR partition IN
    SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND conname = 'PortalSession_times' AND convalidated)
    ORDER BY 1 LOOP
    IF NOT EXISTS (SELECT FROM pg_constraint
      WHERE conrelid = format('%I', partition)::regclass AND conname = 'PortalSession_times') THEN
      PERFORM bound_log_times(partition);
      COMMIT;
    END IF;
    BEGIN
      EXECUTE format('ALTER TABLE %I VALIDATE CONSTRAINT "PortalSession_times"', partition);
    EXCEPTION WHEN check_violation THEN
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT "PortalSession_times"', partition);
      RAISE WARNING 'rows of % lie in another time by "requestedAt": it is read whatever time is asked for', partition;
    END;
    COMMIT;
  END LOOP;
END $$;
