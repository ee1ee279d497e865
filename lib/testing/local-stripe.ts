import type Stripe from "stripe";
import { env } from "@/lib/env";
import { stripe } from "@/lib/stripe/client";

/** A call that the local Stripe answered, newest first. */
export type Call = {
  method: string;
  path: string;
  status: number;
  idempotencyKey: string | null;
  idempotentReplayed: boolean;
};

export async function callsTo(path: string, method = "POST"): Promise<Call[]> {
  const requests = (await control("GET", "/_local/requests")) as Call[];
  return requests.filter((call) => call.method === method && call.path === path);
}

export type Fault = {
  operation: string; // "POST /v1/billing_portal/sessions"
  times?: number;
  status?: number;
  code?: string;
  message?: string;
  body?: string; // any text
  delayMs?: number;
  drip?: boolean;
  hang?: boolean;
  reset?: boolean;
  afterCommit?: boolean;
};

/** Makes the local Stripe fail or dawdle the next times. */
export const inject = (fault: Fault) => control("POST", "/_local/faults", { times: 1, ...fault });

/** Ends what `inject` began. */
export const forgetFaults = () => control("DELETE", "/_local/faults");

/** Moves the local Stripe's clock on. @returns the time it shows, in seconds */
export async function advanceClock(seconds: number): Promise<number> {
  const { now } = (await control("POST", "/_local/clock", { advance: seconds })) as { now: number };
  return now;
}

/** What restricted keys (`rk_…`) may do from now on, as Stripe's messages name it. */
export const allowRestrictedKeys = (permissions: string[]) => control("POST", "/_local/permissions", { permissions });

/** A customer's bank disputes a charge. @returns the dispute's id */
export async function openDispute(charge: string): Promise<string> {
  const { id } = (await control("POST", "/_local/disputes", { charge })) as Stripe.Dispute;
  return id;
}

/** The bank's last word on a dispute. */
export const decideDispute = (id: string, outcome: "won" | "lost") =>
  control("POST", `/_local/disputes/${id}/decide`, { outcome });

/** The newest events of one type about a customer. */
export async function eventsOf(stripeCustomerId: string, type: Stripe.Event.Type): Promise<Stripe.Event[]> {
  const { data } = await stripe().events.list({ type, limit: 100 });
  return data.filter(({ data: { object } }) => JSON.stringify(object).includes(stripeCustomerId));
}

/** An event about a customer that happened just now. */
export async function newEventOf(stripeCustomerId: string): Promise<Stripe.Event> {
  await stripe().customers.update(stripeCustomerId, { name: `Somebody ${Date.now()}` });
  const [event] = await eventsOf(stripeCustomerId, "customer.updated");
  if (!event) throw new Error("the local Stripe sent no event");
  return event;
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const { STRIPE_API_URL, STRIPE_SECRET_KEY } = env();
  const answer = await fetch(`${STRIPE_API_URL}${path}`, {
    method,
    headers: { authorization: `Bearer ${STRIPE_SECRET_KEY}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
