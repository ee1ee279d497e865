-- Reads the log once for the combinations that are there, beside the traffic. Then the index over them, in the log's order,
-- partition by partition and each committed, as in 20261124195500_log_indexes; and a staff member's own openings, which are few
-- among many. This file is one statement, since only then may it commit in between. Run again after a failure it goes on where it
-- stopped.
DO $$
DECLARE
  wanted record;
  leaf regclass;
  leaf_index text;
BEGIN
  PERFORM gather_log_combinations('-infinity', 'infinity');
  COMMIT;
  FOR wanted IN SELECT * FROM (VALUES
    ('PortalSession_combination_requestedAt_id_idx', '(log_combination("state", coalesce("flowType", "requestedFlow", ''none''),
      coalesce("errorCode", ''''), coalesce("configurationId", ''''), coalesce("locale", ''''), coalesce("livemode"::text, ''''),
      coalesce("onBehalfOf", ''''), "reason" IS NOT NULL), "requestedAt" DESC, "id" DESC)'),
    ('PortalSession_openedById_requestedAt_id_idx', '("openedById", "requestedAt" DESC, "id" DESC) WHERE "reason" IS NOT NULL')
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
END $$;
