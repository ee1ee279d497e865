-- Half an e-mail address or a name finds a person. Any role that may create tables in a database may create this extension.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Staff are few among many: who they are is read for the log's filter, and before the last admin goes.
CREATE INDEX IF NOT EXISTS "User_role_staff_idx" ON "User" ("role") WHERE "role" <> 'customer';

-- Of connected accounts there are few or none.
CREATE INDEX IF NOT EXISTS "Customer_stripeAccountId_idx" ON "Customer" ("stripeAccountId") WHERE "stripeAccountId" IS NOT NULL;
