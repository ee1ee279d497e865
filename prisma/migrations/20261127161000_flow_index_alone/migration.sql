-- The index in which the log's filter finds a flow, with the columns of its expression, so that it answers counts alone: each of ten
-- thousand was a look into the row. Built partition by partition as in 20261127160000_log_in_order_with_persons.
DO $$
DECLARE
  wanted constant text := 'PortalSession_flowName_requestedAt_id_idx';
  definition constant text := '(coalesce("flowType", "requestedFlow", ''none''), "requestedAt" DESC, "id" DESC) INCLUDE ("flowType", "requestedFlow")';
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
