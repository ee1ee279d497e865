import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { next } from "../build";
import { runToEnd } from "../run-to-end";
import { startApp } from "../stage/app";
import { at, folderIn, report, rows, type Stage } from "../stage/harness";
import { clients, customerEvent, post } from "../stage/load";

const layout = `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`;
const page = `export default function Page() { return "bare"; }`;
/** The least that can be done: verify, insert, answer. */
const route = `import pg from "pg";
import Stripe from "stripe";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
export async function POST(request) {
  const body = await request.text();
  const event = Stripe.webhooks.constructEvent(body, request.headers.get("stripe-signature"), process.env.STRIPE_WEBHOOK_SECRET);
  await pool.query('INSERT INTO "BareEvent" ("id", "payload") VALUES ($1, $2) ON CONFLICT DO NOTHING', [event.id, body]);
  return Response.json({ received: true });
}`;

/** How fast events are acknowledged, beside a bare route of Next's in the same run. */
export async function acknowledge(stage: Stage): Promise<void> {
  const folder = await buildBare(stage);
  await rows(stage, `CREATE TABLE IF NOT EXISTS "BareEvent" ("id" text PRIMARY KEY, "payload" jsonb NOT NULL)`);
  const [ours, bare] = [await startApp(stage, { WORKER: "off" }), await startApp(stage, {}, folder)];
  const secret = stage.services.webhookSecret;
  const routes = { ours: `${ours.url}/api/stripe/webhook`, bare: `${bare.url}/hook` };
  const rate = { ours: [] as number[], bare: [] as number[] };
  const alone = { ours: [] as number[], bare: [] as number[] };
  for (let round = -1; round < 3; round++) {
    for (const name of ["ours", "bare"] as const) {
      const end = performance.now() + (round < 0 ? 2_000 : 5_000);
      let done = 0;
      let customer = 0;
      await clients(16, async () => {
        const { body } = customerEvent(`cus_ack${customer++ % 500}`);
        if ((await post(routes[name], body, secret)).status === 200) done++;
        return performance.now() < end;
      });
      if (round >= 0) rate[name].push(done / 5);
      for (let count = 0; count < 100; count++) {
        const { body } = customerEvent(`cus_ack${count}`);
        const { ms } = await post(routes[name], body, secret);
        if (round >= 0) alone[name].push(ms);
      }
    }
  }
  const hundredths = rate.ours.map((own, round) => (100 * own) / (rate.bare[round] ?? own));
  const ratio = Math.round(at(0.5, hundredths)) / 100;
  report("acknowledged events a second", { ours: at(0.5, rate.ours), bare: at(0.5, rate.bare), ratio }, "ratio 0.8");
  report(
    "one acknowledgement alone, ms",
    { p50: at(0.5, alone.ours), p95: at(0.95, alone.ours), bareP50: at(0.5, alone.bare) },
    "p50 2",
  );
  await Promise.all([ours.stop(), bare.stop()]);
  await rows(stage, `DROP TABLE "BareEvent"`);
  await rows(stage, `DELETE FROM "StripeEvent" WHERE "stripeCustomerId" LIKE 'cus_ack%'`);
  await rows(
    stage,
    `SELECT graphile_worker.remove_job("key") FROM graphile_worker.jobs WHERE "key" LIKE 'customer_cus_ack%'`,
  );
}

async function buildBare({ dir }: Stage): Promise<string> {
  const folder = folderIn(dir, "bare");
  writeFileSync(join(folder, "package.json"), `{ "name": "bare", "private": true, "type": "module" }`);
  writeFileSync(join(folder, "next.config.js"), "export default { turbopack: { root: process.env.BARE_ROOT } };");
  writeFileSync(join(folderIn(folder, "app"), "layout.jsx"), layout);
  writeFileSync(join(folder, "app/page.jsx"), page);
  writeFileSync(join(folderIn(folder, "app/hook"), "route.js"), route);
  await runToEnd(process.execPath, [next, "build"], { cwd: folder, env: { BARE_ROOT: process.cwd() } });
  return folder;
}
