import Stripe from "stripe";
import { services } from "./services";

/** Stripe's API, as the app sees it; another key opens another account. */
export function stripeApi(key = services().stripeSecretKey): Stripe {
  const { hostname, port } = new URL(services().stripe);
  return new Stripe(key, { protocol: "http", host: hostname, port, telemetry: false });
}

/** The ids of the customers that were made for an address. */
export async function customersOf(email: string): Promise<string[]> {
  const { data } = await stripeApi().customers.list({ email });
  return data.map(({ id }) => id);
}

/** How long ago Stripe made the subscription of an address. */
export async function secondsSincePurchase(email: string): Promise<number> {
  const [customer] = await customersOf(email);
  const { data } = await stripeApi().subscriptions.list({ customer });
  return Date.now() / 1000 - (data[0]?.created ?? Number.POSITIVE_INFINITY);
}

export type StripeRequest = {
  method: string;
  path: string;
  status: number;
  idempotencyKey: string | null;
  idempotentReplayed: boolean;
  params: Record<string, unknown>;
};

export type Fault = {
  operation: string;
  times: number;
  status?: number;
  code?: string;
  delayMs?: number;
  hang?: boolean;
  reset?: boolean;
  afterCommit?: boolean;
};

/** What the app asked Stripe for about one customer, newest first. */
export async function requestsAbout(customer: string, operation: string): Promise<StripeRequest[]> {
  const requests = await control<StripeRequest[]>("GET", "/requests");
  return requests.filter(
    ({ method, path, params }) => `${method} ${path}` === operation && params.customer === customer,
  );
}

/** The next calls of an operation fail in the given way. They are everybody's calls: for tests that run alone. */
export const addFault = (fault: Fault) => control("POST", "/faults", fault);
export const removeFaults = () => control("DELETE", "/faults");

/** Waits until every event so far is delivered. */
export const settleDeliveries = () => control("POST", "/deliveries/settle");

/** Lets time pass for the account of a key. */
export const advanceClock = (key: string, seconds: number) => control("POST", "/clock", { advance: seconds }, key);

/** Lets time pass for one customer alone: others go on living today. */
export const advanceCustomer = (customer: string, days: number) =>
  control("POST", "/clock", { advance: days * 24 * 60 * 60, customer });

/** Stripe's setting of what becomes of a subscription when the last try to charge for it failed. It is everybody's. */
export const setStatusAfterRetries = (status_after_retries: "cancel" | "unpaid" | "past_due") =>
  control("POST", "/settings", { status_after_retries });

async function control<Answer>(
  method: string,
  path: string,
  body?: object,
  key = services().stripeSecretKey,
): Promise<Answer> {
  const answer = await fetch(`${services().stripe}/_local${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}` },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
