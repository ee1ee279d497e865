-- One statement, so that it stands outside a transaction: sign-ins go on while it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "User_email_name_idx" ON "User" USING gin ("email" gin_trgm_ops, "name" gin_trgm_ops);
