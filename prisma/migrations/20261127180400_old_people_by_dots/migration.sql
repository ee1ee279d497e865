-- The one before it.
DROP INDEX CONCURRENTLY IF EXISTS "User_named_by_dots_idx";
