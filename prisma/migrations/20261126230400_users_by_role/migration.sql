-- Staff are few among all who have an account. One statement, so that it stands outside a transaction: sign-ins go on while
-- it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "User_role_email_idx" ON "User" ("role", "email");
