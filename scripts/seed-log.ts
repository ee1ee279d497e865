import { existsSync } from "node:fs";
import pg from "pg";
import { copyInto } from "./seed-log/copy";
import { openMonth } from "./seed-log/month";
import { linkColumns, type Outcomes, outcomeColumns } from "./seed-log/outcomes";
import { customerColumns, makePeople, userColumns } from "./seed-log/people";
import { Random } from "./seed-log/random";
import { makeVisits, visitColumns } from "./seed-log/visits";

// npm run seed:log -- 10_000_000 [--seed 7] [--yes]: fills the log of a local database with believable visits of the last
// 400 days, by COPY. The same number, seed and day make the same rows. Run it as the owner of the tables.

if (existsSync(".env")) process.loadEnvFile(".env");
const args = process.argv.slice(2);
const count = Number((args.find((arg) => /^\d[\d_]*$/.test(arg)) ?? "100_000").replaceAll("_", ""));
const seed = args.includes("--seed") ? Number(args[args.indexOf("--seed") + 1]) : 1;
const url = process.env.DATABASE_URL;
if (!url) throw new Error("Set DATABASE_URL to the database that is to be filled.");
const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
if (!isLocal && !args.includes("--yes"))
  throw new Error("This writes invented people into a database that is not local: say --yes.");

const day = 24 * 60 * 60_000;
const until = new Date(Math.floor(Date.now() / day) * day); // midnight
const since = until.getTime() - 399 * day;
const livemode = false;
const startedAt = performance.now();
const connect = async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET timezone = 'UTC'");
  return client;
};
const client = await connect();
const { rows: asked } = await client.query<{ is: boolean }>(
  "SELECT usesuper AS is FROM pg_user WHERE usename = current_user",
);
const isSuperuser = asked[0]?.is ?? false;

const random = new Random(seed);
const size = Math.max(20, Math.min(200_000, Math.round(count / 40)));
const { people, staff, rows } = makePeople(random, size, livemode, new Date(since));
if (!(await client.query(`SELECT 1 FROM "LogSeal" WHERE "number" > 0`)).rowCount) {
  await client.query("SELECT begin_log_seals($1)", [new Date(since)]); // all of it can be sealed
}
await copyInto(client, "User", userColumns, rows.users);
await copyInto(client, "Customer", customerColumns, rows.customers);

const months: { begins: number; ends: number }[] = [];
for (let begins = since; begins < until.getTime(); begins = months.at(-1)?.ends ?? until.getTime()) {
  const month = new Date(begins);
  const next = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  months.push({ begins, ends: Math.min(next, until.getTime()) });
}

// now, while nobody reads: it gives up where it would have to wait
await client.query("SELECT make_log_partitions($1, $2)", [new Date(since), until]);

let made = 0;
// half as many visits at the beginning as at the end
const grown = (moment: number) => ((moment - since) / (399 * day)) * (1 + (moment - since) / (399 * day)) * 0.5;

async function fillMonth(lane: pg.Client, { begins, ends }: { begins: number; ends: number }) {
  const month = new Date(begins);
  const first = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth()));
  const visits = Math.round(count * grown(ends)) - Math.round(count * grown(begins));
  const changed: Outcomes = { outcomes: [], links: [] };
  const { table, index, attach } = await alone(lane, () => openMonth(lane, first));
  // each month has a chance of its own, so that the rows are the same in whatever order months are filled
  const world = { random: new Random(seed + begins / day), people, staff, until, livemode };
  await copyInto(lane, table, visitColumns, makeVisits(world, begins, ends, visits, changed));
  await index();
  await alone(lane, attach);
  await lane.query("SELECT gather_log_combinations($1, $2)", [new Date(begins), new Date(ends)]); // of rows that COPY wrote past the trigger
  await copyInto(lane, "Outcome", outcomeColumns, changed.outcomes);
  await alone(lane, () => addLinks(lane, changed.links, month, new Date(ends)));
  made += visits;
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${first.toISOString().slice(0, 7)}  ${made.toLocaleString("en")} visits, ${Math.round(made / seconds).toLocaleString("en")} a second`,
  );
}

/** One lane at a time: what locks the log as a whole, in whatever order, would wait for the other lane and it for this one. */
async function alone<T>(lane: pg.Client, work: () => Promise<T>): Promise<T> {
  await lane.query("SELECT pg_advisory_lock(hashtext('portico seed'))");
  try {
    return await work();
  } finally {
    await lane.query("SELECT pg_advisory_unlock(hashtext('portico seed'))");
  }
}

async function addLinks(lane: pg.Client, links: string[], since: Date, before: Date) {
  await lane.query('CREATE TEMP TABLE IF NOT EXISTS "seed_link" (LIKE "PortalSessionOutcome"); TRUNCATE "seed_link"');
  await copyInto(lane, "seed_link", linkColumns, links);
  await lane.query('ANALYZE "seed_link"; ANALYZE "LogCombination"; ANALYZE "Outcome"; ANALYZE "LinkChange"'); // grown by a month
  // each link's two keys were made here, a moment ago; only a superuser may say so, others wait for the check
  if (isSuperuser) await lane.query("SET session_replication_role = replica");
  await lane.query(
    `INSERT INTO "PortalSessionOutcome" ("portalSessionId", "outcomeId", "kind", "requestedAt", "combination",
      "cancelReason")
    SELECT l."portalSessionId", l."outcomeId", l."kind", l."requestedAt", c."id", l."cancelReason" FROM "seed_link" l
    JOIN "PortalSession" s ON s."id" = l."portalSessionId" AND s."id" >= first_uuid_at($1) AND s."id" < first_uuid_at($2)
    JOIN "LogCombination" c ON c."state" = s."state"
      AND c."flow" = coalesce(s."flowType", s."requestedFlow", 'none') AND c."errorCode" = coalesce(s."errorCode", '')
      AND c."configurationId" = coalesce(s."configurationId", s."askedConfigurationId", '') AND c."locale" = coalesce(s."locale", '')
      AND c."livemode" = coalesce(s."livemode"::text, '') AND c."onBehalfOf" = coalesce(s."onBehalfOf", '')
      AND c."isByStaff" = (s."reason" IS NOT NULL)`,
    [since, before],
  );
  if (!isSuperuser) return;
  await lane.query("RESET session_replication_role");
  await lane.query(
    `INSERT INTO "LinkChange" ("portalSessionId", "outcomeId", "isLinked", "at")
     SELECT l."portalSessionId", l."outcomeId", true, o."recordedAt" FROM "PortalSessionOutcome" l
     JOIN "Outcome" o ON o."id" = l."outcomeId" WHERE o."recordedAt" >= $1 AND NOT EXISTS (
       SELECT FROM "LinkChange" c WHERE c."outcomeId" = l."outcomeId")`,
    [since],
  );
}

// two side by side: one's indexes are built while the other's rows are made and written
const lanes = await Promise.all([connect(), connect()]);
await Promise.all(
  lanes.map(async (lane) => {
    for (let month = months.shift(); month; month = months.shift()) await fillMonth(lane, month);
    await lane.end();
  }),
);
await client.query("ANALYZE");
// the overview's counts: of nothing counted, the job counts all
await client.query(`DELETE FROM "LogDay"`);
if ((await client.query(`SELECT to_regnamespace('graphile_worker') AS queue`)).rows[0]?.queue) {
  await client.query(`SELECT graphile_worker.add_job('count_last_days', queue_name := 'count')`);
}
await client.end();
console.log(
  `${made.toLocaleString("en")} visits of ${size.toLocaleString("en")} people in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
);
