import { setTimeout as wait } from "node:timers/promises";
import { type App, startApp } from "../stage/app";
import { report, restartPostgres, rows, type Stage } from "../stage/harness";
import { clients, customerEvent, post } from "../stage/load";

/**
 * What was acknowledged must be there, whatever dies: the app is killed and PostgreSQL is stopped in the middle of writing
 * while sixteen clients post. The same with a PostgreSQL that answers before it has written must lose some.
 */
export async function lostEvents(stage: Stage, wanted: number): Promise<void> {
  const app = await startApp(stage, { WORKER: "off" });
  const safe = await torment(stage, app, wanted, ["app", "postgres"]);
  report("acknowledged events lost", safe, "0 of 50,000 and more");
  await rows(stage, "ALTER SYSTEM SET synchronous_commit = off");
  await rows(stage, "ALTER SYSTEM SET wal_writer_delay = '2s'");
  await rows(stage, "SELECT pg_reload_conf()");
  const careless = await torment(stage, app, Math.min(wanted, 5_000), ["postgres"]);
  await rows(stage, "ALTER SYSTEM RESET ALL");
  await rows(stage, "SELECT pg_reload_conf()");
  report("the same with synchronous_commit=off (control)", careless, "more than 0 lost");
  await app.stop();
}

async function torment(stage: Stage, app: App, wanted: number, victims: ("app" | "postgres")[]) {
  const acknowledged: string[] = [];
  const counts = { kills: 0, restarts: 0, refused: 0 };
  const isDone = () => acknowledged.length >= wanted && counts.restarts > 1;
  let nextCustomer = 0;
  const posting = clients(16, async () => {
    const { id, body } = customerEvent(`cus_lost${nextCustomer++ % 500}`);
    const { status } = await post(`${app.url}/api/stripe/webhook`, body, stage.services.webhookSecret);
    if (status === 200) acknowledged.push(id);
    else {
      counts.refused++;
      await wait(20);
    }
    return !isDone();
  });
  for (let turn = 0; !isDone(); turn++) {
    await wait(1_500 + Math.random() * 1_500);
    const victim = victims[turn % victims.length];
    if (victim === "app") {
      await app.kill9();
      await app.start();
      counts.kills++;
    } else {
      await restartPostgres(stage);
      counts.restarts++;
    }
  }
  await posting;
  await restartPostgres(stage);
  const found = await rows<{ id: string }>(stage, `SELECT "id" FROM "StripeEvent" WHERE "id" = ANY($1)`, [
    acknowledged,
  ]);
  const jobs = await rows<{ lost: number }>(
    stage,
    `SELECT count(DISTINCT e."stripeCustomerId")::int AS lost FROM "StripeEvent" e
     WHERE e."id" = ANY($1) AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'customer_' || e."stripeCustomerId")`,
    [acknowledged],
  );
  const result = {
    acknowledged: acknowledged.length,
    lost: acknowledged.length - found.length,
    customersWithoutJob: jobs[0]?.lost,
  };
  await rows(stage, `DELETE FROM "StripeEvent" WHERE "stripeCustomerId" LIKE 'cus_lost%'`);
  await rows(
    stage,
    `SELECT graphile_worker.remove_job("key") FROM graphile_worker.jobs WHERE "key" LIKE 'customer_cus_lost%'`,
  );
  return { ...result, ...counts };
}
