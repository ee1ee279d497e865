-- What somebody wrote when they canceled stands with the change (Outcome), which is read, and in the event for 90 days. Nobody read
-- this copy. The column stays for now: servers of the version before go on writing it until they are restarted, and what they write
-- goes with the next re-read, within a day. A migration of a later release drops it.
UPDATE "Subscription" SET "cancellationComment" = NULL WHERE "cancellationComment" IS NOT NULL;
