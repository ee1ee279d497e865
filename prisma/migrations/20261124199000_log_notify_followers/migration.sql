-- Commits that notify go one after the other. Where nobody follows the log, a click's commit is like any other: who
-- follows holds a shared lock on this number, and a lock that cannot be had alone for a moment says so. Two clicks of the
-- same moment may take each other for a follower: a notification that nobody hears.
CREATE OR REPLACE FUNCTION portal_session_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_try_advisory_lock(hashtext('portal_session')) THEN
    PERFORM pg_advisory_unlock(hashtext('portal_session'));
  ELSE
    PERFORM pg_notify('portal_session', NEW."id"::text);
  END IF;
  RETURN NULL;
END $$;
