-- Half an address or half a name by one look into one index instead of two. One statement, so that it stands outside a
-- transaction: sign-ins go on while it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "User_named_idx" ON "User"
  USING gin (lower("email" || E'\n' || coalesce("name", '')) gin_trgm_ops);
