-- Half a billing address finds a customer. Alone in its migration, because CONCURRENTLY runs outside a transaction only.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Customer_email_name_idx" ON "Customer" USING gin ("email" gin_trgm_ops, "name" gin_trgm_ops);
