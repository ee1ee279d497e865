import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findHome } from "../postgres/home";
import { startApp } from "../stage/app";
import { report, rows, type Stage } from "../stage/harness";
import { type Answer, clients, customerEvent, post } from "../stage/load";

/** The database stops answering for eight seconds, then its connections are cut: how long Stripe waits for our answer. */
export async function stalls(stage: Stage): Promise<void> {
  const app = await startApp(stage, { WORKER: "off" });
  const url = `${app.url}/api/stripe/webhook`;
  const once = () => post(url, customerEvent("cus_stall").body, stage.services.webhookSecret);
  for (let warm = 0; warm < 20; warm++) await once();

  const pids = await processesOf(stage);
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  const paused: Answer[] = [];
  const end = Date.now() + 8_000;
  await clients(4, async () => {
    paused.push(await once());
    await wait(100);
    return Date.now() < end;
  });
  const health = await fetch(`${app.url}/api/health`);
  for (const pid of pids) process.kill(pid, "SIGCONT");
  const recovered = await recovery(once);
  const worst = Math.round(Math.max(...paused.map(({ ms }) => ms)));
  const says503 = paused.filter(({ status, retryAfter }) => status === 503 && retryAfter).length;
  const figures = { answers: paused.length, worst, says503, health: health.status, recoveredIn: recovered };
  report("database paused for 8 s, ms", figures, "worst 2000, all 503 with Retry-After, recovered in 500");

  await rows(
    stage,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
  );
  report("database connections cut, ms", { recoveredIn: await recovery(once) }, "recovered in 500");
  await app.stop();
  await rows(stage, `DELETE FROM "StripeEvent" WHERE "stripeCustomerId" = 'cus_stall'`);
}

/** How long until ten answers in a row are good. */
async function recovery(once: () => Promise<Answer>): Promise<number> {
  const begun = performance.now();
  let last = begun;
  for (let good = 0; good < 10; ) {
    const { status } = await once();
    good = status === 200 ? good + 1 : 0;
    if (good === 1) last = performance.now();
  }
  return Math.round(last - begun);
}

/** The server and all of its children. */
async function processesOf({ dir }: Stage): Promise<number[]> {
  const { data } = await findHome(join(dir, "postgres"));
  const server = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = all.filter((pid) => {
    try {
      return (
        readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(server) &&
        readlinkSync(`/proc/${pid}/exe`)
      );
    } catch {
      return false; // it ended
    }
  });
  return [server, ...children.map(Number)];
}
