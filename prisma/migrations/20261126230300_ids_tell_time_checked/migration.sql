-- The promises looked at, while people go on. Where old rows break one of the log's promises, it is taken back, and ids bound
-- no time: everything is looked at for every time, slower and right. This file is one statement, since only then may it
-- commit in between. Run again after a failure it goes on where it stopped.
DO $$
DECLARE
  partition regclass;
  loose text;
BEGIN
  FOR partition IN SELECT conrelid FROM pg_constraint WHERE conname = 'PortalSession_id_tells_time' AND NOT convalidated LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT "PortalSession_id_tells_time"', partition);
    EXCEPTION WHEN check_violation THEN
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT "PortalSession_id_tells_time"', partition);
    END;
    COMMIT;
  END LOOP;
  SELECT string_agg(inhrelid::regclass::text, ', ') INTO loose FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
  WHERE inhparent = '"PortalSession"'::regclass AND NOT EXISTS (
    SELECT FROM pg_constraint t WHERE t.conrelid = c.oid AND t.convalidated AND t.conname =
      CASE WHEN pg_get_expr(c.relpartbound, c.oid) ~ '^DEFAULT|MINVALUE|MAXVALUE' THEN 'PortalSession_id_tells_time'
        ELSE 'PortalSession_times' END);
  IF loose IS NULL THEN RETURN; END IF;
  RAISE WARNING 'ids in % tell other times than their rows: a search by time looks into all months', loose;
  CREATE OR REPLACE FUNCTION log_ids_since(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    'SELECT ''00000000-0000-0000-0000-000000000000''::uuid';
  CREATE OR REPLACE FUNCTION log_ids_before(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    'SELECT ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid';
END $$;
