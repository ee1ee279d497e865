import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { startApp } from "../stage/app";
import { at, report, rows, type Stage } from "../stage/harness";
import { clients, customerEvent, post } from "../stage/load";
import { readsSince, subscribers } from "../stage/stage";

type Sent = Map<string, number>;

/** How long it takes from an event to what follows from it, under a steady load, in a burst, and beside a poison event. */
export async function apply(stage: Stage): Promise<void> {
  const app = await startApp(stage, { WORKER: "on" });
  const url = `${app.url}/api/stripe/webhook`;
  let sentAgain = 0;
  const send = async (sent: Sent, customer: string, break_ = false) => {
    const { id, event, body } = customerEvent(customer, randomUUID());
    const poison = {
      ...event,
      type: "customer.subscription.updated",
      data: { object: { ...event.data.object, customer, items: null } },
    };
    sent.set(id, Date.now());
    const sends = () => post(url, break_ ? JSON.stringify(poison) : body, stage.services.webhookSecret);
    let answer = await sends();
    for (; answer.status === 503; answer = await sends()) sentAgain++; // as Stripe does, with more patience
    if (answer.status !== 200) throw new Error(`an event was answered with ${answer.broke ?? answer.status}`);
  };
  const people = await subscribers(stage, 100);
  // the first event of somebody has all of theirs read, and the first of all opens connections
  for (const customer of people) await send(new Map(), customer);
  await drained(stage);
  await wait(1_500);

  // four people a second, of each a dozen events at once: what one change of plan brings
  const steady: Sent = new Map();
  const steadyFrom = new Date();
  for (let turn = 0; turn < 80; turn++) {
    const customer = people[turn % people.length] ?? "";
    await Promise.all([wait(250), ...Array.from({ length: 12 }, () => send(steady, customer))]);
  }
  await drained(stage);
  const delays = await delaysOf(stage, steady);
  const calls = await readsSince(stage, steadyFrom);
  report(
    "event to state and history, 48 events a second, ms",
    { p50: at(0.5, delays), p95: at(0.95, delays), events: steady.size, ...calls },
    "p50 50, p95 250",
  );

  const poisoned: Sent = new Map();
  await send(new Map(), people[99] ?? "", true);
  for (let turn = 0; turn < 20; turn++) await Promise.all([wait(250), send(poisoned, people[turn] ?? "")]);
  await wait(2_000);
  const beside = await delaysOf(stage, poisoned);
  report("beside a poison event, ms", { worst: at(1, beside), p50: at(0.5, beside) }, "worst 1000");
  await rows(stage, `DELETE FROM "StripeEvent" WHERE "processedAt" IS NULL`);

  const begunAt = new Date();
  const burst: Sent = new Map();
  let left = 10_000;
  await clients(16, async () => {
    const customer = people[left-- % people.length] ?? "";
    await send(burst, customer);
    return left > 0;
  });
  const acknowledged = (Date.now() - begunAt.getTime()) / 1_000;
  await drained(stage);
  const seconds = (Date.now() - begunAt.getTime()) / 1_000;
  const { reads, busiestSecond } = await readsSince(stage, begunAt);
  const figures = {
    events: burst.size,
    people: people.length,
    acknowledgedIn: acknowledged,
    seconds,
    reads,
    busiestSecond,
    sentAgain,
  };
  report(
    "a burst, drained",
    { ...figures, eventsPerRead: Math.round((10 * burst.size) / reads) / 10 },
    "30 s, 20 reads/s, 5 events a read",
  );
  await app.stop();
}

async function delaysOf(stage: Stage, sent: Sent): Promise<number[]> {
  const done = await rows<{ id: string; processedAt: Date | null }>(
    stage,
    `SELECT "id", "processedAt" FROM "StripeEvent" WHERE "id" = ANY($1)`,
    [[...sent.keys()]],
  );
  return done.map(({ id, processedAt }) => (processedAt ? processedAt.getTime() : Date.now()) - (sent.get(id) ?? 0));
}

async function drained(stage: Stage): Promise<void> {
  const sql = `SELECT count(*)::int AS left FROM "StripeEvent" WHERE "processedAt" IS NULL`;
  while ((await rows<{ left: number }>(stage, sql))[0]?.left) await wait(50);
}
