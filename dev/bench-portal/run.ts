import { join } from "node:path";
import { clone } from "../processes";
import { startApp } from "../stage/app";
import { formIn, press } from "../stage/form";
import { at, report, type Stage } from "../stage/harness";
import { buildMinimalApp } from "../stage/minimal-app";
import { onStage } from "../stage/on-stage";
import { clicksOfEach, signedInSubscribers } from "../stage/people";
import { stripeOf } from "../stage/stage";
import { accountPage } from "./account-page";

// npm run bench:portal [-- 20]: what a click on "Manage subscription" costs beside Stripe's answer, which takes 50 ms here.
// Each click of the production build over HTTP stands beside the same call without us, and beside a server action of Next's
// that does nothing; then the account page with its history, beside a page of Next's that shows one row. Everything is new and of its own; the machine should have nothing else to do.

const count = Number(process.argv[2] ?? 20);
const dir = join(clone, `.local/bench-portal-${process.pid}`);
const stripeMs = 50;

await onStage(dir, measure);

async function measure(stage: Stage) {
  const minimal = await startApp(stage, {}, await buildMinimalApp(dir));
  const app = await startApp(stage, { WORKER: "off" });
  const stripe = stripeOf(stage);
  const people = await signedInSubscribers(stage, count + 1);
  const [configuration] = (await stripe.billingPortal.configurations.list({ active: true })).data;
  await delayStripe(stage.services);

  const host = new URL(stage.services.app).host; // the app answers to its own address alone
  const nothing = await formIn({ url: minimal.url, host: new URL(minimal.url).host, button: "Go" });
  const clicks: number[] = [];
  const calls: number[] = [];
  const actions: number[] = [];
  for (const [order, { cookie, customer }] of people.entries()) {
    const form = await formIn({ url: `${app.url}/account`, host, cookie, button: "Manage subscription" });
    for (let click = 0; click < clicksOfEach; click++) {
      const ms = {
        click: await press(form),
        call: await timed(() =>
          stripe.billingPortal.sessions.create({
            customer,
            configuration: configuration?.id,
            return_url: stage.services.app,
          }),
        ),
        action: await press(nothing),
      };
      if (order === 0) continue; // opens connections, reads the configuration, warms the machine
      clicks.push(ms.click);
      calls.push(ms.call);
      actions.push(ms.action);
    }
  }
  const over = clicks.map((ms, index) => ms - (calls[index] ?? 0));
  report("a click, ms", { clicks: clicks.length, p50: at(0.5, clicks), p95: at(0.95, clicks) }, "the next two");
  report("Stripe's call alone, ms", { p50: at(0.5, calls), p95: at(0.95, calls) }, `${stripeMs}`);
  report("an action that does nothing, ms", { p50: at(0.5, actions), p95: at(0.95, actions) }, "itself");
  const ratio = Math.round((100 * at(0.5, over)) / at(0.5, actions)) / 100;
  report("a click over Stripe's call, ms", { p50: at(0.5, over), p95: at(0.95, over), ratio }, "p50 6, p95 15; 1.1");
  const { cookie } = people[0] ?? {};
  await accountPage(
    { url: `${app.url}/account`, host, cookie },
    { url: `${minimal.url}/row`, host: new URL(minimal.url).host },
  );
  await Promise.all([app.stop(), minimal.stop()]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** From here on Stripe takes its time, as the real one does. */
async function delayStripe({ stripe, stripeSecretKey }: { stripe: string; stripeSecretKey: string }) {
  await fetch(`${stripe}/_local/faults`, {
    method: "POST",
    headers: { authorization: `Bearer ${stripeSecretKey}`, "content-type": "application/json" },
    body: JSON.stringify({ operation: "POST /v1/billing_portal/sessions", times: 1_000_000, delayMs: stripeMs }),
  });
}
