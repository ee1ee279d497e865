-- One statement, so that it stands outside a transaction: sign-ins go on while it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "UserText_text_idx" ON "UserText" USING gin ("text" gin_trgm_ops);
