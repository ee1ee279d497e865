-- Reads the table and locks nobody out. Should it fail, there are rows whose id is no UUIDv7: see decision 17.
ALTER TABLE "PortalSession" VALIDATE CONSTRAINT "PortalSession_before_partitions";
