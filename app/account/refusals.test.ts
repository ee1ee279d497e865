import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { errorSentence } from "@/app/_ui/error-messages";
import { db } from "@/lib/db/client";
import type { AppError, ErrorCode } from "@/lib/errors";
import { forgetPortalConfiguration } from "@/lib/portal/configuration";
import type { PortalFlow } from "@/lib/portal/flows";
import { openPortalSession } from "@/lib/portal/open-session";
import { operatorLine } from "@/lib/portal/operator-lines";
import { stripe } from "@/lib/stripe/client";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { type Fault, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

let person: Awaited<ReturnType<typeof newSubscriber>>;
beforeEach(async () => {
  await forgetFaults();
  await prepareStripe();
  forgetPortalConfiguration();
  person = await newSubscriber("starter");
});

type Case = {
  flow?: PortalFlow;
  plan?: "pro";
  /** Behind our back: what we know of Stripe is from before. */
  meanwhile: () => Promise<unknown>;
  code: ErrorCode;
  status: number | null;
};

const sessions = "POST /v1/billing_portal/sessions";
const fault = (more: Omit<Fault, "operation">) => () => inject({ operation: sessions, times: 5, ...more });
const configuration = async () => (await findConfiguration()) ?? expect.fail("no configuration");
const switchOff = (feature: string) => async () =>
  stripe().billingPortal.configurations.update((await configuration()).id, {
    features: { [feature]: { enabled: false } },
  });
const forgetMark = async () => {
  const { id } = await configuration();
  await stripe().billingPortal.configurations.update(id, { metadata: { portico_configuration: "" } });
  forgetPortalConfiguration();
};
const pointAt = (stripeCustomerId: string) => () =>
  db().customer.updateMany({ where: { userId: person.user.id }, data: { stripeCustomerId } });
const subscription = () => person.subscription.id;

const cases: Record<string, Case> = {
  "no such customer": { meanwhile: pointAt("cus_nobody"), code: "customer_missing", status: 400 },
  "customer deleted": {
    meanwhile: () => stripe().customers.del(person.stripeCustomerId),
    code: "customer_missing",
    status: 400,
  },
  "customer of the other mode": {
    meanwhile: fault({
      status: 400,
      code: "resource_missing",
      message:
        "No such customer: 'cus_x'; a similar object exists in live mode, but a test mode key was used to make this request.",
    }),
    code: "wrong_mode",
    status: 400,
  },
  "no default configuration": { meanwhile: forgetMark, code: "configuration_missing", status: 400 },
  "configuration archived": {
    meanwhile: async () => stripe().billingPortal.configurations.update((await configuration()).id, { active: false }),
    code: "configuration_inactive",
    status: 400,
  },
  "card updates switched off": {
    flow: "payment_method_update",
    meanwhile: switchOff("payment_method_update"),
    code: "feature_off",
    status: 400,
  },
  "details switched off": {
    flow: "customer_update",
    meanwhile: switchOff("customer_update"),
    code: "feature_off",
    status: 400,
  },
  "plan changes switched off": {
    flow: "subscription_update",
    meanwhile: switchOff("subscription_update"),
    code: "feature_off",
    status: 400,
  },
  "pausing switched off": {
    flow: "subscription_pause",
    meanwhile: switchOff("subscription_pause"),
    code: "feature_off",
    status: 400,
  },
  "canceling switched off": {
    flow: "subscription_cancel",
    meanwhile: switchOff("subscription_cancel"),
    code: "feature_off",
    status: 400,
  },
  "price not offered": {
    flow: "subscription_update_confirm",
    plan: "pro",
    meanwhile: async () => {
      const { id, features } = await configuration();
      const pro = await db().price.findFirstOrThrow({ where: { lookupKey: "portico_pro_month" } });
      const others = features.subscription_update.products?.filter(({ prices }) => !prices.includes(pro.id));
      const products = others?.map(({ product, prices }) => ({ product, prices }));
      await stripe().billingPortal.configurations.update(id, { features: { subscription_update: { products } } });
    },
    code: "price_not_offered",
    status: 400,
  },
  "nothing to change": {
    flow: "subscription_update_confirm",
    plan: "pro",
    meanwhile: async () => {
      const price = await db().price.findFirstOrThrow({ where: { lookupKey: "portico_pro_month" } });
      const id = person.subscription.items.data[0]?.id;
      await stripe().subscriptions.update(subscription(), { items: [{ id, price: price.id }] });
    },
    code: "nothing_to_change",
    status: 400,
  },
  "already canceling": {
    flow: "subscription_cancel",
    meanwhile: () => stripe().subscriptions.update(subscription(), { cancel_at_period_end: true }),
    code: "already_canceling",
    status: 400,
  },
  "canceled meanwhile": {
    flow: "subscription_update",
    meanwhile: () => stripe().subscriptions.cancel(subscription()),
    code: "flow_not_available",
    status: 400,
  },
  "another customer's subscription": {
    flow: "subscription_cancel",
    meanwhile: async () => pointAt((await stripe().customers.create({})).id)(),
    code: "flow_not_available",
    status: 400,
  },
  "permission missing": {
    meanwhile: fault({ status: 403, message: "The provided key does not have the required permissions." }),
    code: "permission_missing",
    status: 403,
  },
  "a key that is none": { meanwhile: fault({ status: 401 }), code: "permission_missing", status: 401 },
  "unknown parameter": {
    meanwhile: fault({
      status: 400,
      code: "parameter_unknown",
      message: "Received unknown parameter: after_expiration",
    }),
    code: "invalid_request",
    status: 400,
  },
  "bad enum": {
    meanwhile: fault({ status: 400, message: "Invalid locale: must be one of auto, …, or zh-TW" }),
    code: "invalid_request",
    status: 400,
  },
  "bad URL": {
    meanwhile: fault({ status: 400, code: "url_invalid", message: "Not a valid URL" }),
    code: "invalid_request",
    status: 400,
  },
  "key in flight for longer than a click may take": {
    meanwhile: fault({ status: 409, code: "idempotency_key_in_use", times: 50 }),
    code: "stripe_timeout",
    status: null,
  },
  "key used with other parameters": {
    meanwhile: fault({ status: 400, body: '{ "error": { "type": "idempotency_error", "message": "Keys for …" } }' }),
    code: "request_conflict",
    status: 400,
  },
  "too many requests": { meanwhile: fault({ status: 429 }), code: "stripe_busy", status: 429 },
  "5xx": { meanwhile: fault({ status: 500 }), code: "stripe_unavailable", status: 500 },
  "no connection": { meanwhile: fault({ reset: true }), code: "stripe_unavailable", status: null },
  "no answer": { meanwhile: fault({ hang: true }), code: "stripe_timeout", status: null },
  "a gateway's page": {
    meanwhile: fault({ status: 502, body: "<h1>Bad gateway</h1>" }),
    code: "stripe_unavailable",
    status: null,
  },
  "a page instead of an answer": {
    meanwhile: fault({ body: "<h1>Welcome to the hotel's network</h1>" }),
    code: "stripe_unavailable",
    status: null,
  },
  "an answer that is no portal session": {
    meanwhile: fault({ status: 502, body: '{ "message": "Bad gateway" }' }),
    code: "stripe_unavailable",
    status: 502,
  },
  "an answer that never ends": { meanwhile: fault({ drip: true }), code: "stripe_timeout", status: null },
  "a refusal of tomorrow": {
    meanwhile: fault({ status: 400, code: "of_tomorrow" }),
    code: "stripe_refused",
    status: 400,
  },
};

const open = ({ flow = undefined, plan }: Case) =>
  openPortalSession({
    user: person.user,
    intentKey: randomUUID(),
    flow: flow ?? null,
    plan,
    locale: null,
    source: "/account",
    request: { userAgent: null, networkAddress: null },
  }).then(
    () => expect.fail("Stripe took it"),
    (error: AppError) => error,
  );

describe("A refusal of Stripe", () => {
  it.each(Object.entries(cases))("%s: a row, a code, a sentence, a line for the operator", async (_, asked) => {
    // one visit before: what the configuration allows is known, and soon out of date
    await openPortalSession({
      user: person.user,
      intentKey: randomUUID(),
      flow: null,
      locale: null,
      source: "/account",
      request: { userAgent: null, networkAddress: null },
    });
    const before = await db().portalSession.findFirst({ where: { userId: person.user.id } });
    await asked.meanwhile();
    const failure = await open(asked);
    const row = await db().portalSession.findFirst({
      where: { userId: person.user.id },
      orderBy: { requestedAt: "desc" },
    });
    expect(failure.code).toBe(asked.code);
    expect(row).toMatchObject({ state: "failed", errorCode: asked.code, stripeStatus: asked.status });
    expect(row?.askedConfigurationId).toBe(asked.meanwhile === forgetMark ? null : before?.configurationId);
    expect(errorSentence(asked.code)).not.toMatch(/stripe|cus_|bpc_|parameter/i);
    expect(operatorLine(asked.code)).toMatch(/^[A-Z].+\.$/);
  });
});
