-- The one before it.
DROP INDEX CONCURRENTLY IF EXISTS "User_email_name_idx";
