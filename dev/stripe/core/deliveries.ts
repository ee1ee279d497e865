import type Stripe from "stripe";
import type { Account } from "./account";
import { newId } from "./ids";
import { type Attempt, send } from "./send";

export type Delivery = {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  url: string;
  body: string;
  /** `held`: until released · `waiting`: its turn or its next try will come · `failed`: every try was used. */
  state: "held" | "waiting" | "sending" | "delivered" | "failed" | "dropped";
  attempts: Attempt[];
  createdAt: string;
};

const kept = 2000;
/** Waits before the second, third and fourth try. Stripe takes hours; nobody develops that slowly. */
const backoff = [500, 2_000, 8_000];

/** The tail of each endpoint's queue: first tries reach an endpoint one after the other, in the order of the events. */
const queues = new WeakMap<Account, Map<string, Promise<void>>>();

/** Puts an event in the queue of an endpoint, or holds it when deliveries are held. */
export function deliver(account: Account, event: Stripe.Event, endpoint: Stripe.WebhookEndpoint): Delivery {
  const delivery: Delivery = {
    id: newId("whd"),
    event: event.id,
    type: event.type,
    endpoint: endpoint.id,
    url: endpoint.url,
    body: JSON.stringify(endpoint.api_version ? { ...event, api_version: endpoint.api_version } : event, null, 2),
    state: account.isHolding ? "held" : "waiting",
    attempts: [],
    createdAt: new Date().toISOString(),
  };
  account.deliveries.push(delivery);
  if (account.deliveries.length > kept) account.deliveries.shift();
  if (delivery.state === "held") return delivery;
  if (account.delayMs)
    setTimeout(() => delivery.state === "waiting" && enqueue(account, delivery), account.delayMs).unref();
  else enqueue(account, delivery);
  return delivery;
}

/** Sends nothing more of what is on its way: the account is emptied. */
export function dropAll(account: Account) {
  for (const delivery of account.deliveries) {
    if (delivery.state === "held" || delivery.state === "waiting") delivery.state = "dropped";
  }
}

/** Sends it in its turn; a try that fails comes again later, beside the queue. */
export function enqueue(account: Account, delivery: Delivery) {
  delivery.state = "waiting";
  const tails = queues.get(account) ?? new Map<string, Promise<void>>();
  queues.set(account, tails);
  const tail = tails.get(delivery.endpoint) ?? Promise.resolve();
  tails.set(
    delivery.endpoint,
    tail.then(() => attempt(account, delivery, 0)),
  );
}

async function attempt(account: Account, delivery: Delivery, tries: number): Promise<void> {
  const secret = account.saved.secrets.get(delivery.endpoint);
  if (delivery.state !== "waiting" || account.server.stopping.aborted) return;
  if (!secret) {
    delivery.state = "dropped"; // the endpoint was deleted meanwhile
    return;
  }
  delivery.state = "sending";
  const made = await send(delivery, secret, account.server.stopping);
  delivery.attempts.push(made);
  if (made.status !== null && made.status >= 200 && made.status < 300) return markDelivered(account, delivery);
  const wait = backoff[tries];
  delivery.state = wait === undefined ? "failed" : "waiting";
  if (wait !== undefined) setTimeout(() => attempt(account, delivery, tries + 1), wait).unref();
}

function markDelivered(account: Account, delivery: Delivery) {
  delivery.state = "delivered";
  const event = account.find("event", delivery.event);
  if (event) account.put("event", { ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
}

/** @returns whether everything was delivered, or given up, in time */
export async function settled(account: Account, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  const isBusy = () => account.deliveries.some(({ state }) => state === "waiting" || state === "sending");
  while (isBusy() && Date.now() < end) await new Promise((done) => setTimeout(done, 10));
  return !isBusy();
}
