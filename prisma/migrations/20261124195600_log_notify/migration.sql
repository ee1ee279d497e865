-- Who follows the log is told that something is new: an id and nothing else, since anybody on the database may listen.
-- Rows of long ago, as an import brings them by the million, are no news.
CREATE FUNCTION portal_session_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('portal_session', NEW."id"::text);
  RETURN NULL;
END $$;

CREATE TRIGGER "PortalSession_notify" AFTER INSERT ON "PortalSession"
  FOR EACH ROW WHEN (NEW."requestedAt" > now() - interval '1 hour') EXECUTE FUNCTION portal_session_notify();
