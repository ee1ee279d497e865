-- What half an address or half a name is looked for in: both of each person in a narrow table of their own. Beside all else that is
-- known of a person, finding a few thousand of them took half as long again (decision 38).

-- A dot is in no trigram, so a letter stands for it: a large Q, which nothing else here is, and one of ASCII, as no other is a
-- letter in every locale.
CREATE FUNCTION user_text(email text, name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(lower(email || E'\n' || coalesce(name, '')), '.', 'Q')
$$;

-- compared byte by byte, which is all that a part of a text asks for
CREATE TABLE "UserText" ("userId" UUID NOT NULL, "text" TEXT COLLATE "C" NOT NULL, CONSTRAINT "UserText_pkey" PRIMARY KEY ("userId"));

CREATE FUNCTION user_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "UserText" ("userId", "text") VALUES (NEW."id", user_text(NEW."email", NEW."name"))
  ON CONFLICT ("userId") DO UPDATE SET "text" = excluded."text";
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION user_text_kept() FROM PUBLIC;

-- Who waited for this lock behind something long would have every sign-in wait, too: so it is tried again and again, each time for a second.
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  FOR attempt IN 1..120 LOOP
    BEGIN
      LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF attempt = 120 THEN RAISE; END IF;
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END $$;

ALTER TABLE "UserText" ADD CONSTRAINT "UserText_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "User_text_begun" AFTER INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION user_text_kept();
CREATE TRIGGER "User_text_kept" AFTER UPDATE OF "email", "name" ON "User" FOR EACH ROW
  WHEN (ROW(NEW."email", NEW."name") IS DISTINCT FROM ROW(OLD."email", OLD."name")) EXECUTE FUNCTION user_text_kept();
