-- What erasing a person looks for in what staff did: their ids and address may stand anywhere in these two, a typed reason
-- included. 70 MB and eight seconds a million acts. One statement, so that it stands outside a transaction: staff go on reading
-- while it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "AdminEvent_text_idx" ON "AdminEvent"
  USING gin ((coalesce("before"::text, '') || coalesce("after"::text, '')) gin_trgm_ops);
