-- Whose data was read, the latest first: the person that a page of the log, or of a customer, was narrowed to. Alone, because
-- CONCURRENTLY runs outside a transaction only.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "AdminEvent_person_at_id_idx" ON "AdminEvent" (("after" #>> '{filters,person}'), "at" DESC, "id" DESC)
  WHERE ("after" #>> '{filters,person}') IS NOT NULL;
