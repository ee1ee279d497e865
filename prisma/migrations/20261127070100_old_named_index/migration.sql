-- The one before it.
DROP INDEX CONCURRENTLY IF EXISTS "User_named_idx";
