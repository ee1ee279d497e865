import { db } from "@/lib/db/client";

const tables = [
  "Customer",
  "Subscription",
  "SubscriptionItem",
  "Invoice",
  "PaymentMethod",
  "Product",
  "Price",
  "Outcome",
  "PortalSessionOutcome",
  "PortalSession",
  "StripeEvent",
  "Mail",
  "AdminEvent",
].map((name) => `"${name}"`);
const queue = ["graphile_worker._private_jobs", "graphile_worker._private_job_queues"];

/**
 * Lets a test crash a worker between any two of its steps. From the chosen write on the database takes none: what was
 * committed before stays, all else is lost, as when the process is killed there. Counted by a sequence, which no
 * transaction takes back.
 */
export async function prepareCrashes(): Promise<void> {
  await db().$executeRawUnsafe(`CREATE TABLE crash ("at" int NOT NULL)`);
  await db().$executeRawUnsafe("CREATE SEQUENCE crash_steps");
  await db().$executeRawUnsafe(`
    CREATE FUNCTION crash_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF EXISTS (SELECT 1 FROM crash) AND nextval('crash_steps') >= (SELECT "at" FROM crash) THEN
        RAISE EXCEPTION 'crashed';
      END IF;
      RETURN NULL;
    END $$`);
  for (const table of [...tables, ...queue]) {
    await db().$executeRawUnsafe(`CREATE TRIGGER crash BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION crash_here()`);
  }
}

/**
 * Runs the work, and ends it at its n-th write.
 * @returns whether it came to its end before
 */
export async function crashingAt(write: number, work: () => Promise<unknown>): Promise<boolean> {
  await db().$executeRaw`WITH again AS (SELECT setval('crash_steps', 1, false))
    INSERT INTO crash SELECT ${write}::int FROM again`;
  const isDone = await work().then(
    () => true,
    (error: unknown) => {
      if (String(error).includes("crashed")) return false;
      throw error;
    },
  );
  await db().$executeRaw`DELETE FROM crash`;
  return isDone;
}
