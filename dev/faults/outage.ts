import { runToEnd } from "../run-to-end";
import { report, rows, type Stage } from "../stage/harness";
import { readsSince, stripeOf, subscribers } from "../stage/stage";

/** Nothing was delivered for days: one reconcile finds the events and mends the mirror, without asking Stripe too often. */
export async function outage(stage: Stage): Promise<void> {
  const people = await subscribers(stage, 60);
  const stripe = stripeOf(stage);
  for (const [index, id] of people.entries()) {
    await stripe.customers.update(id, { name: `Missed ${index}` });
    const [subscription] = (await stripe.subscriptions.list({ customer: id })).data;
    if (subscription) await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  }
  const begunAt = new Date();
  await runToEnd("npm", ["run", "--silent", "reconcile"], { env: stage.env });
  const seconds = (Date.now() - begunAt.getTime()) / 1_000;
  const calls = await readsSince(stage, begunAt);
  const [state] = await rows<{ drift: number; missed: number }>(
    stage,
    `SELECT count(*) FILTER (WHERE c."name" IS DISTINCT FROM p.name OR s."cancelAtPeriodEnd" IS NOT TRUE)::int AS drift
     FROM unnest($1::text[], $2::text[]) AS p(id, name)
     JOIN "Customer" c ON c."stripeCustomerId" = p.id LEFT JOIN "Subscription" s ON s."customerId" = c."id"`,
    [people, people.map((_, index) => `Missed ${index}`)],
  );
  const [inbox] = await rows<{ events: number }>(
    stage,
    `SELECT count(*)::int AS events FROM "StripeEvent" WHERE "stripeCustomerId" = ANY($1)`,
    [people],
  );
  report(
    "after an outage, one reconcile",
    { ...state, fetchedEvents: inbox?.events, seconds, ...calls },
    "drift 0, 20 calls/s",
  );
}
