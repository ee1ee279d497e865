-- The order of the log, with whose visit each is: visits are compared with the persons of a text from this index alone, half a
-- microsecond each; to look into the row takes twice that. Built partition by partition and each committed, as in
-- 20261124195500_log_indexes: one of a million visits is written to again after about a second. This file is one statement, since
-- only then may it commit in between. Run again after a failure it goes on where it stopped.
DO $$
DECLARE
  wanted constant text := 'PortalSession_requestedAt_id_userId_idx';
  definition constant text := '("requestedAt" DESC, "id" DESC) INCLUDE ("userId")';
  leaf regclass;
  leaf_index text;
BEGIN
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON ONLY "PortalSession" %s', wanted, definition);
  COMMIT;
  FOR leaf IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '"PortalSession"'::regclass LOOP
    CONTINUE WHEN EXISTS ( -- a partition that was made meanwhile brought its own
      SELECT FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid
      WHERE i.inhparent = format('%I', wanted)::regclass AND x.indrelid = leaf);
    leaf_index := left(format('%s_%s', leaf::oid, wanted), 63);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %s %s', leaf_index, leaf, definition);
    EXECUTE format('ALTER INDEX %I ATTACH PARTITION %I', wanted, leaf_index);
    COMMIT;
  END LOOP;
END $$;
