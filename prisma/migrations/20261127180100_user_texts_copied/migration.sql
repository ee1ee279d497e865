-- Of those who were here before, ten thousand at a time, each committed: nobody waits for more than those. Who changes their name
-- meanwhile has their text already, and keeps it. This file is one statement, since only then may it commit in between; run again, it
-- goes on where it stopped.
DO $$
DECLARE
  after uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    WITH next AS MATERIALIZED (
      SELECT "id", "email", "name" FROM "User" WHERE "id" > after ORDER BY "id" LIMIT 10000 FOR KEY SHARE),
    copied AS (
      INSERT INTO "UserText" ("userId", "text") SELECT "id", user_text("email", "name") FROM next ON CONFLICT DO NOTHING)
    SELECT max("id"::text)::uuid INTO after FROM next;
    EXIT WHEN after IS NULL;
    COMMIT;
  END LOOP;
END $$;
