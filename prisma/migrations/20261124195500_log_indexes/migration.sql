-- An index for each filter of the log, in the log's order. CONCURRENTLY is impossible on a partitioned table, so each
-- partition's index is built by itself and committed: what is locked, against writing only, is one month for the second
-- that one index of it takes. This file is one statement, since only then may it commit in between. Run again after a
-- failure it goes on where it stopped.
DO $$
DECLARE
  wanted record;
  leaf regclass;
  is_partitioned boolean := (SELECT relkind = 'p' FROM pg_class WHERE oid = '"PortalSession"'::regclass);
  leaf_index text;
BEGIN
  FOR wanted IN SELECT * FROM (VALUES
    ('PortalSession_flow_requestedAt_id_idx', '(coalesce("flowType", "requestedFlow", ''none''), "requestedAt" DESC, "id" DESC)'),
    ('PortalSession_errorCode_requestedAt_id_idx', '("errorCode", "requestedAt" DESC, "id" DESC) WHERE "errorCode" IS NOT NULL'),
    ('PortalSession_configurationId_requestedAt_id_idx', '("configurationId", "requestedAt" DESC, "id" DESC)'),
    ('PortalSession_locale_requestedAt_id_idx', '("locale", "requestedAt" DESC, "id" DESC)'),
    ('PortalSession_livemode_requestedAt_id_idx', '("livemode", "requestedAt" DESC, "id" DESC)'),
    ('PortalSession_onBehalfOf_requestedAt_id_idx', '("onBehalfOf", "requestedAt" DESC, "id" DESC) WHERE "onBehalfOf" IS NOT NULL'),
    ('PortalSession_staff_requestedAt_id_idx', '("requestedAt" DESC, "id" DESC) WHERE "reason" IS NOT NULL'),
    ('PortalSession_stripeRequestId_idx', '("stripeRequestId") WHERE "stripeRequestId" IS NOT NULL')
  ) AS list("name", "definition") LOOP
    IF NOT is_partitioned THEN
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON "PortalSession" %s', wanted."name", wanted."definition");
      COMMIT;
      CONTINUE;
    END IF;
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
