import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newUser } from "@/lib/testing/people";
import { db } from "./client";

// What somebody could do to the log who has got hold of the app's own connection.

const login = `test_app_${randomBytes(6).toString("hex")}`;
const url = Object.assign(new URL(process.env.DATABASE_URL ?? ""), { username: login, password: login }).href;
const app = new pg.Client({ connectionString: url });
const id = uuidv7();

beforeAll(async () => {
  await db().$executeRawUnsafe(`CREATE ROLE ${login} LOGIN PASSWORD '${login}' IN ROLE portico_app`);
  await app.connect();
  const { id: userId } = await newUser();
  await app.query(
    `INSERT INTO "PortalSession" ("id", "intentKey", "userId", "openedById", "openedByRole", "source", "state", "openedAt", "stripeSessionId")
     VALUES ($1, $2, $3, $3, 'customer', '/account', 'open', now(), $4)`,
    [id, randomUUID(), userId, `bps_${id}`],
  );
  const admin = await newUser({ role: "admin" });
  await app.query(
    `INSERT INTO "AdminEvent" ("id", "actorId", "action") VALUES ('${uuidv7()}', '${admin.id}', 'something')`,
  );
});
afterAll(async () => {
  await app.end();
  await db().$executeRawUnsafe(`DROP ROLE ${login}`);
});

describe("the app's database role", () => {
  it.each([
    ["deletes", `DELETE FROM "PortalSession"`],
    ["deletes what staff did", `DELETE FROM "AdminEvent"`],
    ["deletes outcomes", `DELETE FROM "Outcome"`],
    ["says that it is retention", `SET portico.retention = 'on'; DELETE FROM "PortalSession"`],
    ["empties", `TRUNCATE "PortalSession" CASCADE`],
    ["changes the time of a click", `UPDATE "PortalSession" SET "requestedAt" = now() - interval '1 day'`],
    ["changes the digest of a person", `UPDATE "PortalSession" SET "userDigest" = '\\x00'`],
    ["changes what staff did", `UPDATE "AdminEvent" SET "action" = 'nothing'`],
    ["switches a rule off", `ALTER TABLE "PortalSession" DISABLE TRIGGER "PortalSession_changes"`],
    ["switches all rules off", `SET session_replication_role = replica`],
    [
      "replaces a rule",
      `CREATE OR REPLACE FUNCTION portal_session_changes() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    ],
    [
      "puts a function before a rule's",
      `CREATE FUNCTION public.is_personal(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false'`,
    ],
    ["drops a partition", `DROP TABLE "PortalSession_default"`],
    ["detaches a partition", `ALTER TABLE "PortalSession" DETACH PARTITION "PortalSession_default"`],
    ["writes past the parent", `INSERT INTO "PortalSession_default" SELECT * FROM "PortalSession" LIMIT 0`],
    ["alters the table", `ALTER TABLE "PortalSession" DROP COLUMN "errorCode"`],
    [
      "writes links' history",
      `INSERT INTO "LinkChange" ("portalSessionId", "outcomeId", "isLinked") VALUES ('${id}', '${id}', true)`,
    ],
    ["writes a seal", `INSERT INTO "LogSeal" SELECT * FROM "LogSeal"`],
    ["changes a seal", `UPDATE "LogSeal" SET "digest" = '\\x00'`],
    ["cuts the chain", `DELETE FROM "LogSeal"`],
    ["empties the chain", `TRUNCATE "LogSeal"`],
    ["begins a chain of its own", `SELECT begin_log_seals(now())`],
    ["hides rows from the log's filters", `DELETE FROM "LogCombination"`],
    ["makes somebody be found by another name", `UPDATE "UserText" SET "text" = 'nobody'`],
    ["reads migrations", `SELECT * FROM "_prisma_migrations"`],
  ])("is refused when it %s", async (_, sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: "42501" }); // insufficient privilege
    await app.query("RESET ALL");
  });

  it.each([
    ["the error", `"errorCode" = 'stripe_timeout'`],
    ["what Stripe answered", `"configurationId" = 'bpc_other'`],
    ["what was asked for", `"askedConfigurationId" = 'bpc_other'`],
    ["Stripe's id", `"stripeSessionId" = 'bps_other'`],
    ["whose it was", `"userId" = (SELECT "id" FROM "User" WHERE "role" = 'admin' LIMIT 1)`],
    ["the state, back", `"state" = 'creating'`],
    ["the opening", `"openedAt" = now() - interval '1 hour'`],
    ["the reason", `"reason" = 'because'`],
  ])("may not change %s of a finished row", async (_, set) => {
    await expect(app.query(`UPDATE "PortalSession" SET ${set} WHERE "id" = $1`, [id])).rejects.toMatchObject({
      code: "23514",
    });
  });

  it("says with a failure what was asked for, once", async () => {
    const failed = uuidv7();
    await app.query(
      `INSERT INTO "PortalSession" ("id", "intentKey", "openedByRole", "source") VALUES ($1, $2, 'customer', '/account')`,
      [failed, randomUUID()],
    );
    const ask = (id: string, set = "") =>
      app.query(`UPDATE "PortalSession" SET "askedConfigurationId" = $2 ${set} WHERE "id" = $1`, [failed, id]);
    const refused = { code: "23514" };
    await expect(ask("bpc_1")).rejects.toMatchObject(refused); // it has not failed
    await ask("bpc_1", `, "state" = 'failed', "failedAt" = now(), "errorCode" = 'stripe_timeout'`);
    await expect(ask("bpc_2")).rejects.toMatchObject(refused);
    await app.query(
      `UPDATE "PortalSession" SET "stripeSessionId" = 'bps_late', "configurationId" = 'bpc_2' WHERE "id" = $1`,
      [failed],
    );
    await expect(ask("bpc_2")).rejects.toMatchObject(refused);
  });

  it("notes the return, once, and takes a person out, all of them", async () => {
    const back = `UPDATE "PortalSession" SET "state" = 'returned', "returnedAt" = now() + interval '1 second' WHERE "id" = $1`;
    await app.query(back, [id]);
    await expect(app.query(back.replace("1 second", "9 seconds"), [id])).rejects.toMatchObject({ code: "23514" });
    await app.query(`UPDATE "PortalSession" SET "userId" = NULL, "openedById" = NULL WHERE "id" = $1`, [id]);
    const { rows } = await db().$queryRaw<object[]>`
      SELECT "state"::text, "userSalt", "openerSalt", "userDigest" IS NOT NULL AS "isProven" FROM "PortalSession"
      WHERE "id" = ${id}::uuid`.then((found) => ({ rows: found }));
    expect(rows).toEqual([{ state: "returned", userSalt: null, openerSalt: null, isProven: true }]);
  });

  it("seals by the function that is for it, and reads what is sealed", async () => {
    await app.query("SELECT * FROM seal_log(1)");
    expect((await app.query("SELECT * FROM log_hours(now() - interval '1 hour', now())")).rowCount).toBeGreaterThan(0);
  });

  it("has the log looked at by the function that is for it, makes partitions likewise, and works with the job queue", async () => {
    await app.query("SELECT analyze_log()");
    await app.query("SELECT make_log_partitions(current_date, current_date)");
    await app.query(`SELECT graphile_worker.add_job('tidy', '{}', job_key => 'of the test')`);
    const { rows } = await app.query("SELECT task_identifier FROM graphile_worker.jobs WHERE key = 'of the test'");
    expect(rows).toEqual([{ task_identifier: "tidy" }]);
    const { rowCount } = await app.query("SELECT * FROM graphile_worker._private_jobs");
    expect(rowCount).toBeGreaterThan(0);
  });
});
