-- Sealing an hour finds it by these: small, since rows lie in the order of time. Each is built by itself and committed, as in
-- 20261124195500_log_indexes; this file is one statement, since only then may it commit in between.
DO $$
DECLARE
  wanted text;
  leaf regclass;
  leaf_index text;
BEGIN
  CREATE INDEX IF NOT EXISTS "Outcome_recordedAt_idx" ON "Outcome" USING brin ("recordedAt");
  COMMIT;
  FOREACH wanted IN ARRAY ARRAY['objectAt', 'returnedAt', 'failedAt'] LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON ONLY "PortalSession" USING brin (%I)', 'PortalSession_' || wanted || '_idx', wanted);
    COMMIT;
    FOR leaf IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '"PortalSession"'::regclass LOOP
      CONTINUE WHEN EXISTS (
        SELECT FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid
        WHERE i.inhparent = format('%I', 'PortalSession_' || wanted || '_idx')::regclass AND x.indrelid = leaf);
      leaf_index := format('%s_%s_idx', leaf::oid, wanted);
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %s USING brin (%I)', leaf_index, leaf, wanted);
      EXECUTE format('ALTER INDEX %I ATTACH PARTITION %I', 'PortalSession_' || wanted || '_idx', leaf_index);
      COMMIT;
    END LOOP;
  END LOOP;
END $$;
