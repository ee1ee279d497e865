-- The two indexes in which the log's filters find a configuration, now also where it was only asked for: built partition by
-- partition and each committed, as in 20261124195500_log_indexes. A month that is over is not written any more and so not looked
-- at by autovacuum: how often each configuration is in it is counted here. This file is one statement, since only then may it
-- commit in between. Run again after a failure it goes on where it stopped.
DO $$
DECLARE
  wanted record;
  leaf regclass;
  leaf_index text;
BEGIN
  FOR wanted IN SELECT * FROM (VALUES
    ('PortalSession_configuration_requestedAt_id_idx',
      '(coalesce("configurationId", "askedConfigurationId"), "requestedAt" DESC, "id" DESC)
      INCLUDE ("configurationId", "askedConfigurationId")'), -- so that it answers counts alone, which of an expression it does not
    ('PortalSession_combined_requestedAt_id_idx', '(log_combination("state", coalesce("flowType", "requestedFlow", ''none''),
      coalesce("errorCode", ''''), coalesce("configurationId", "askedConfigurationId", ''''), coalesce("locale", ''''),
      coalesce("livemode"::text, ''''), coalesce("onBehalfOf", ''''), "reason" IS NOT NULL), "requestedAt" DESC, "id" DESC)')
  ) AS list("name", "definition") LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON ONLY "PortalSession" %s', wanted."name", wanted."definition");
    COMMIT;
    FOR leaf IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '"PortalSession"'::regclass LOOP
      CONTINUE WHEN EXISTS ( -- a partition that was made meanwhile brought its own
        SELECT FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid
        WHERE i.inhparent = format('%I', wanted."name")::regclass AND x.indrelid = leaf);
      leaf_index := left(format('%s_%s', leaf::oid, wanted."name"), 63);
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %s %s', leaf_index, leaf, wanted."definition");
      EXECUTE format('ALTER INDEX %I ATTACH PARTITION %I', wanted."name", leaf_index);
      COMMIT;
    END LOOP;
  END LOOP;
  FOR leaf IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '"PortalSession"'::regclass LOOP
    EXECUTE format('ANALYZE %s', leaf);
    COMMIT;
  END LOOP;
END $$;
