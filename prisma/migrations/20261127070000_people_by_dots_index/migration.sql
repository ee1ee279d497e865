-- As User_named_idx (20261126230000), with a letter for each dot: a dot is in no trigram, so of "o.berg" only "berg" was looked
-- for, and five times as many people were looked at as have it. The letter is one of ASCII, since no other counts as one everywhere;
-- whose text has that letter where a dot is asked for is found as well, and left out then. An address is in small letters already.
-- One statement, so that it stands outside a transaction: sign-ins go on while it is built.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "User_named_by_dots_idx" ON "User"
  USING gin (replace("email" || E'\n' || lower(coalesce("name", '')), '.', 'q') gin_trgm_ops);
