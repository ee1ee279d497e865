import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../stage/app";
import { report, rows, type Stage } from "../stage/harness";
import { type Answer, clients, customerEvent, post } from "../stage/load";
import { pausePostgres } from "../stage/pause-postgres";
import { cutConnections, recovery } from "./recovery";

/** The database stops answering for eight seconds, then its connections are cut: how long Stripe waits for our answer. */
export async function stalls(stage: Stage): Promise<void> {
  const app = await startApp(stage, { WORKER: "off" });
  const url = `${app.url}/api/stripe/webhook`;
  const once = () => post(url, customerEvent("cus_stall").body, stage.services.webhookSecret);
  for (let warm = 0; warm < 20; warm++) await once();

  const goOn = await pausePostgres(stage);
  const paused: Answer[] = [];
  const end = Date.now() + 8_000;
  await clients(4, async () => {
    paused.push(await once());
    await wait(100);
    return Date.now() < end;
  });
  const health = await fetch(`${app.url}/api/health`);
  goOn();
  const recovered = await recovery(once);
  const worst = Math.round(Math.max(...paused.map(({ ms }) => ms)));
  const says503 = paused.filter(({ status, retryAfter }) => status === 503 && retryAfter).length;
  const figures = { answers: paused.length, worst, says503, health: health.status, recoveredIn: recovered };
  report("database paused for 8 s, ms", figures, "worst 2000, all 503 with Retry-After, recovered in 500");

  await cutConnections(stage);
  report("database connections cut, ms", { recoveredIn: await recovery(once) }, "recovered in 500");
  await app.stop();
  await rows(stage, `DELETE FROM "StripeEvent" WHERE "stripeCustomerId" = 'cus_stall'`);
}
